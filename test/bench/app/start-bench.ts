import { join } from 'node:path';
import { root } from '../../../build/root.ts';
import { appears } from '../../e2e/harness/expect.ts';
import { openApp } from '../../e2e/harness/running-app.ts';
import { createVault } from '../../e2e/harness/vault-steps.ts';
import { type BenchHome, person, stageOf, withHome } from './bench-home.ts';
import { type Compared, compared } from './comparison.ts';

/** From the start of the process until a person may type the passphrase, beside an Electron window with nothing in it. */

const turns = 7;

const startOfApp = async ({ machine, home }: BenchHome): Promise<number> => {
  const began = performance.now();
  const running = await openApp(machine, { home });
  const { window, t } = stageOf(running);
  await appears(window.getByLabel(t('vault:unlock.passphrase'), { exact: true }));
  const took = performance.now() - began;
  await running.close();
  return took;
};

const startOfNothing = async ({ machine, home }: BenchHome): Promise<number> => {
  const began = performance.now();
  const running = await openApp(machine, {
    home,
    appPath: join(root, 'test/bench/window'),
    switches: ['--bench-url=data:text/html,<h1>nothing</h1>'],
  });
  await appears(running.window.getByRole('heading'));
  const took = performance.now() - began;
  await running.close();
  return took;
};

export const benchStart = (): Promise<Compared> =>
  withHome(async (place) => {
    const first = await openApp(place.machine, place);
    await createVault(stageOf(first), 'BENCH', person);
    await first.close();
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < turns; turn += 1) {
      ours.push(await startOfApp(place));
      theirs.push(await startOfNothing(place));
    }
    return compared('start', ours, 'empty window', theirs);
  });
