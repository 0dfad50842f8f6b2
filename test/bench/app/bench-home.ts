import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderForApp, giveToApp } from '../../../build/launch.ts';
import { type Machine, prepareMachine } from '../../e2e/harness/machine.ts';
import type { RunningApp } from '../../e2e/harness/running-app.ts';
import type { Person, Stage } from '../../e2e/harness/vault-steps.ts';
import { wordsIn } from '../../e2e/harness/words.ts';

export type BenchHome = { readonly machine: Machine; readonly home: string; readonly documents: string };

/** A person's home for as long as `work` takes. */
export const withHome = async <T>(work: (home: BenchHome) => Promise<T>): Promise<T> => {
  const home = mkdtempSync(join(tmpdir(), 'zapys-bench-'));
  giveToApp(home);
  const machine = await prepareMachine();
  try {
    return await work({ machine, home, documents: await folderForApp(join(home, 'Documents')) });
  } finally {
    await machine.release();
    rmSync(home, { recursive: true, force: true });
  }
};

export const person: Person = { name: 'Bench', role: 'admin', passphrase: 'bench correct horse battery' };

export const stageOf = ({ window }: RunningApp): Stage => ({
  window,
  t: wordsIn('en'),
  shown: async () => undefined,
});
