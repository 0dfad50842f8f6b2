import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { giveToApp } from '../../../build/launch.ts';
import { answerSaveDialog } from '../../e2e/harness/dialogs.ts';
import { appears, goes } from '../../e2e/harness/expect.ts';
import { beginIncident, record } from '../../e2e/harness/log-steps.ts';
import { openApp } from '../../e2e/harness/running-app.ts';
import { createVault } from '../../e2e/harness/vault-steps.ts';
import { type BenchHome, person, stageOf, withHome } from './bench-home.ts';
import { type Compared, compared } from './comparison.ts';

/** A large file attached and saved again in the app, beside sha256sum and age, one after the other, on the same file. */

const turns = 3;
const patience = 600_000;
const mebibyte = 1024 * 1024;

const timed = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const makeFile = async (path: string, megabytes: number): Promise<void> => {
  const file = await open(path, 'w');
  for (let index = 0; index < megabytes; index += 1) await file.write(randomBytes(mebibyte));
  await file.sync();
  await file.close();
  giveToApp(path);
};

/** `sha256sum` of the file, then `age -e`; and back again. */
const throughAge = async (place: BenchHome, path: string): Promise<readonly [into: number, out: number]> => {
  const [identity, sealed, opened] = ['identity', 'sealed', 'opened'].map((name) => join(place.home, name));
  if (!identity || !sealed || !opened) throw new Error('no paths');
  execFileSync('age-keygen', ['-o', identity], { stdio: 'ignore' });
  const recipient = execFileSync('age-keygen', ['-y', identity], { encoding: 'utf8' }).trim();
  const into = await timed(() => {
    execFileSync('sha256sum', [path]);
    execFileSync('age', ['-e', '-r', recipient, '-o', sealed, path]);
  });
  const out = await timed(() => {
    execFileSync('age', ['-d', '-i', identity, '-o', opened, sealed]);
    execFileSync('sha256sum', [opened]);
  });
  for (const made of [identity, sealed, opened]) await rm(made);
  return [into, out];
};

export const benchEvidence = (megabytes: number): Promise<readonly Compared[]> =>
  withHome(async (place) => {
    const running = await openApp(place.machine, place);
    const stage = stageOf(running);
    const { window, t } = stage;
    await createVault(stage, 'BENCH', person);
    const [into, out, ageInto, ageOut]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let turn = 0; turn < turns; turn += 1) {
      const name = `film-${turn}.bin`;
      const path = join(place.documents, name);
      await makeFile(path, megabytes);
      await beginIncident(stage);
      await record(stage, { 'account.type': 'benefit_denial' });
      into.push(
        await timed(async () => {
          await window
            .getByLabel(t('log:evidence.attach'), { exact: true })
            .and(window.locator('input'))
            .setInputFiles(path);
          await appears(
            window.getByRole('button', { name: t('log:evidence.view', { name }), exact: true }),
            patience,
          );
        }),
      );
      const saved = join(place.documents, `out-${name}`);
      await answerSaveDialog(running.app, saved);
      const tray = window.getByRole('complementary', { name: t('app:tray.label') });
      await goes(tray.getByRole('progressbar').first());
      out.push(
        await timed(async () => {
          await window.getByRole('button', { name: t('log:evidence.save') }).click();
          while (!existsSync(saved)) await new Promise((resolve) => setTimeout(resolve, 10));
        }),
      );
      const [a, b] = await throughAge(place, path);
      ageInto.push(a);
      ageOut.push(b);
      await rm(path);
      await rm(saved);
    }
    await running.close();
    return [
      compared('evidence-in', into, 'sha256sum, age -e', ageInto),
      compared('evidence-out', out, 'age -d, sha256sum', ageOut),
    ];
  });
