import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveToApp } from '../../build/launch.ts';
import { expectAccessible } from './harness/accessible.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { answer, controlOf, expectSaved } from './harness/incident-form.ts';
import { attach, beginIncident, openIncident, record } from './harness/log-steps.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;

test('a machine that goes to sleep in the middle of work locks, keeps what was said, and tells what it stopped', async ({
  open,
  home,
}) => {
  const { app, window } = await open();
  const stage = stageOn(window);
  const sleep = async () => {
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await expect(window.getByRole('heading', { name: t('vault:unlock.title') })).toBeVisible();
  };
  const stopped = window.getByText(t('vault:unlock.interrupted_one', { count: '1' }));
  const file = (name: string, bytes: Buffer): string => {
    const path = join(home, 'Documents', name);
    writeFileSync(path, bytes);
    giveToApp(path);
    return path;
  };
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  const number = await record(stage, { 'account.type': 'benefit_denial' });

  // Words on their way: typed and not yet left.
  await controlOf(window, 'account.narrative').fill('Said as the lid was closed.');
  await sleep();
  await expect(stopped).toHaveCount(0);
  await unlock(stage, person);
  await openIncident(stage, number);
  await expect(controlOf(window, 'account.narrative')).toHaveValue('Said as the lid was closed.');

  // A file on its way in: all of it or nothing, and told.
  const large = file('recording.mp4', Buffer.alloc(0));
  truncateSync(large, 256 * 1024 * 1024);
  await window
    .getByLabel(t('log:evidence.attach'), { exact: true })
    .and(window.locator('input'))
    .setInputFiles(large);
  const bar = window.getByRole('complementary', { name: t('app:tray.label') }).getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await sleep();
  await expect(stopped).toBeVisible();
  await expectAccessible(window);
  await unlock(stage, person);
  await openIncident(stage, number);
  const evidence = window.locator('#section-evidence');
  await expect(evidence.getByRole('listitem')).toHaveCount(0);
  const bytes = randomBytes(24 * 1024 * 1024);
  await attach(stage, [file('letter.bin', bytes)]);

  // A file on its way out: whole or not there, and nothing beside it.
  const path = join(home, 'Documents', 'saved.bin');
  await answerSaveDialog(app, path);
  await evidence.getByRole('button', { name: t('log:evidence.save') }).click();
  await sleep();
  await unlock(stage, person);
  await expect
    .poll(() => readdirSync(join(home, 'Documents')).filter((name) => name.endsWith('.part')))
    .toEqual([]);
  const hash = (found: Buffer): string => createHash('sha256').update(found).digest('hex');
  if (existsSync(path)) expect(hash(readFileSync(path))).toBe(hash(bytes));

  await openIncident(stage, number);
  await expect(evidence.getByRole('listitem')).toHaveCount(1);
  await answer(window, { 'account.narrative': 'And work goes on.' });
  await expectSaved(stage);
  await goTo(stage, 'settings');
  await window.getByRole('button', { name: t('vault:settings.vault.verify') }).click();
  await expect(window.getByText('are whole and signed as they should be')).toBeVisible();
});
