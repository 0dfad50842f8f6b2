import { openDisplay } from '../../../build/display.ts';
import { type Launcher, launcher } from '../../../build/launch.ts';
import { findRuntime } from '../../../build/runtime.ts';

/** What this machine starts the app with: found once, shared by every test of a worker. */
export type Machine = {
  readonly launcher: Launcher;
  readonly env: Readonly<Record<string, string>>;
  readonly release: () => Promise<void>;
};

export async function prepareMachine(): Promise<Machine> {
  const [found, display] = await Promise.all([
    findRuntime().then(launcher),
    // Always a display of our own: windows that come and go disturb the person at this machine.
    openDisplay({ virtual: process.platform === 'linux' }),
  ]);
  return { launcher: found, env: display.env, release: display.stop };
}
