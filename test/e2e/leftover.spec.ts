import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { chmod, chown, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderForApp } from '../../build/launch.ts';
import { expectAccessible } from './harness/accessible.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { attach, beginIncident } from './harness/log-steps.ts';
import { expect, test } from './harness/test.ts';
import { createVault, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const person = {
  name: 'Ольга Савчук',
  role: 'documenter',
  passphrase: 'клен-вітрило-обрій-самовар-29',
} as const;
const t = wordsIn('uk');

test('a file of an interrupted save that cannot be removed is named, and is removed once it can be', async ({
  open,
  home,
}) => {
  const folder = await folderForApp(join(home, 'Documents/stick'));
  const large = join(home, 'recording.bin');
  await writeFile(large, randomBytes(48 * 1024 * 1024));
  const first = await open({ language: 'uk' });
  await createVault(stageOn(first.window, 'uk'), 'ORG', person);
  await beginIncident(stageOn(first.window, 'uk'));
  await attach(stageOn(first.window, 'uk'), [large]);
  await answerSaveDialog(first.app, join(folder, 'recording.bin'));
  await first.window.getByRole('button', { name: t('log:evidence.save') }).click();
  await expect
    .poll(() => readdirSync(folder).filter((name) => name.endsWith('.part')), { intervals: [10] })
    .toHaveLength(1);
  await first.kill();
  const [left = ''] = readdirSync(folder);
  expect(left).toMatch(/\.part$/);

  // As on a stick that is locked against writing.
  const { uid, gid } = await stat(folder);
  await chown(folder, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
  await chmod(folder, 0o555);
  const { window } = await open({ language: 'uk' });
  await unlock(stageOn(window, 'uk'), person);
  const notice = window.getByRole('region', { name: t('vault:leftover.title_one', { count: '1' }) });
  await expect(notice).toContainText(join(folder, left));
  await expectAccessible(window);
  expect(readdirSync(folder)).toEqual([left]);

  await chmod(folder, 0o700);
  await chown(folder, uid, gid);
  await notice.getByRole('button', { name: t('app:action.retry') }).click();
  await expect(notice).toHaveCount(0);
  expect(readdirSync(folder)).toEqual([]);
});
