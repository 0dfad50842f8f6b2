import { lstatSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { folderForApp } from '../../build/launch.ts';
import { expectAccessible } from './harness/accessible.ts';
import { attach, beginIncident, openIncident, photograph, record } from './harness/log-steps.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;

const below = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));

/** The computer's own cache of its fonts, made by whatever program first needs it. */
const ofTheSystem = /^\.cache(\/fontconfig(\/.*)?)?$/;

test('with a folder beside it the program keeps everything there, goes on elsewhere, and tells when the drive is gone', async ({
  open,
  home,
}) => {
  const drive = join(home, 'drive');
  await folderForApp(drive);
  await folderForApp(join(drive, 'zapys-data'));
  const env = (folder: string) => ({ APPIMAGE: join(folder, 'Zapys.AppImage') });
  const onComputer = () =>
    below(home).filter((path) => !/^(drive|elsewhere)(\/|$)/.test(path) && !ofTheSystem.test(path));
  const first = await open({ env: env(drive) });
  const stage = stageOn(first.window);
  const before = ['Documents', 'tmp'];
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  const number = await record(stage, { 'account.type': 'benefit_denial' });
  await attach(stage, [photograph('DSCN0010.jpg')]);
  await goTo(stage, 'settings');
  await expect(first.window.getByText(join(drive, 'zapys-data'))).toBeVisible();
  await expect(first.window.getByText(t('vault:settings.vault.portable'))).toBeVisible();
  await expectAccessible(first.window);
  expect(onComputer().sort()).toEqual(before);
  // Drives formatted for every system hold files and folders, and nothing else.
  const odd = below(drive).filter((path) => {
    const entry = lstatSync(join(drive, path));
    return !entry.isFile() && !entry.isDirectory();
  });
  expect(odd).toEqual([]);
  await first.close();
  expect(onComputer().sort()).toEqual(before);
  expect(below(drive)).not.toContain('zapys-data/in-use');

  const elsewhere = join(home, 'elsewhere');
  renameSync(drive, elsewhere);
  const second = await open({ env: env(elsewhere) });
  await unlock(stageOn(second.window), person);
  await openIncident(stageOn(second.window), number);
  const said: string[] = [];
  second.app.process().stderr?.on('data', (text) => said.push(String(text)));
  // A box would wait for somebody to press its button.
  await second.app.evaluate(({ dialog }) => {
    dialog.showErrorBox = (title) => void process.stderr.write(`told: ${title}\n`);
  });
  const closed = second.app.waitForEvent('close');
  renameSync(elsewhere, join(home, 'drive'));
  await closed;
  expect(said.join('')).toContain(`told: ${t('app:closing.drive.gone.title')}`);
  expect(onComputer().sort()).toEqual(before);
});
