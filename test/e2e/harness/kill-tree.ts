import { readdirSync, readFileSync } from 'node:fs';

/** SIGKILL to a process and all that it started, the first one first so that it cannot notice. */
export function killTree(pid: number): void {
  for (const victim of [pid, ...descendants(pid)]) kill(victim);
}

/** Chromium's processes of this type below an app. */
export const processesOf = (type: 'renderer' | 'gpu-process', app: number): readonly number[] =>
  descendants(app).filter((pid) => commandOf(pid).includes(`--type=${type}`));

/** SIGKILL to these processes, and to nothing else of the app. */
export function killOnly(type: 'renderer' | 'gpu-process', app: number): void {
  const victims = processesOf(type, app);
  if (victims.length === 0) throw new Error(`The app has no ${type}`);
  for (const victim of victims) kill(victim);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Gone already is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Its arguments, one after another; empty when it ended while we looked. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

export function descendants(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(name);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (id: number): number[] =>
    (children.get(id) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

function parentOf(pid: string): number | undefined {
  try {
    // The command may hold spaces and brackets: fields count from the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It ended while we looked.
    return undefined;
  }
}
