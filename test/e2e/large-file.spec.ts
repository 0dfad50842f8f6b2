import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveToApp } from '../../build/launch.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { beginIncident, openIncident, record } from './harness/log-steps.ts';
import { expect, test } from './harness/test.ts';
import { createVault, lock, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;

/** Megabytes of one attachment; ZAPYS_MEGABYTES=3072 is a long film, and takes minutes and 9 GB of disk. */
const megabytes = Number(process.env.ZAPYS_MEGABYTES ?? 48);
const patience = 120_000 + 600 * megabytes;

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })) hash.update(part);
  return hash.digest('hex');
};

test(`a file of ${megabytes} MB goes in and comes out byte for byte, and the window stays usable`, async ({
  open,
  home,
}) => {
  test.setTimeout(3 * patience);
  const path = join(home, 'Documents', 'film.bin');
  const file = await openFile(path, 'w');
  // Every megabyte is another, so that a chunk out of place is seen.
  const noise = randomBytes(1024 * 1024);
  for (let index = 0; index < megabytes; index += 1) {
    noise.writeUInt32LE(index, index % 1_000_000);
    await file.write(noise);
  }
  await file.close();
  giveToApp(path);
  const { app, window } = await open();
  const stage = stageOn(window);
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  const number = await record(stage, { 'account.type': 'benefit_denial' });
  const began = performance.now();
  await window
    .getByLabel(t('log:evidence.attach'), { exact: true })
    .and(window.locator('input'))
    .setInputFiles(path);
  // Saved while the file goes in.
  await record(stage, { 'account.narrative': 'Told while the film was attached.' });
  const shown = window.getByRole('button', { name: t('log:evidence.view', { name: 'film.bin' }) });
  await expect(shown).toBeVisible({ timeout: patience });
  const attached = performance.now();
  await lock(stage);
  await unlock(stage, person);
  await openIncident(stage, number);
  const out = join(home, 'Documents', 'out.bin');
  await answerSaveDialog(app, out);
  const saving = performance.now();
  await window.getByRole('button', { name: t('log:evidence.save') }).click();
  await expect.poll(() => hashOf(out).catch(() => ''), { timeout: patience }).toBe(await hashOf(path));
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
  test.info().annotations.push({
    type: 'figure',
    description: `${megabytes} MB in ${seconds(attached - began)} s, out ${seconds(performance.now() - saving)} s`,
  });
  process.stdout.write(`${test.info().annotations.at(-1)?.description}\n`);
});
