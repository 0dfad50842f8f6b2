import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './harness/accessible.ts';
import { unpack } from './harness/bundle-checks.ts';
import { chooseExport, createCase, exportBundle } from './harness/case-steps.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { tabTo } from './harness/keyboard.ts';
import { attach, beginIncident, photograph, record, submit } from './harness/log-steps.ts';
import { approve } from './harness/review-steps.ts';
import { becomes, inBothLooks, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { addProfile, createVault, goTo, type Stage } from './harness/vault-steps.ts';

const documenter = { name: 'Олена', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;
const admin = { name: 'Ірина', role: 'admin', passphrase: 'смерека повінь годинник' } as const;
const number = 'ORG-CASE-0001';

let zip = '';
let publicKey = '';

const get = shareVault({ language: 'uk' }, async ({ stage, running, documents }) => {
  await createVault(stage, 'ORG', documenter);
  await addProfile(stage, admin);
  await beginIncident(stage);
  const incident = await record(stage, {
    'account.type': 'conscription',
    'account.date': '2025-02',
    'account.place': 'Нікольське',
    'consent.for_criminal_accountability': 'yes',
    'consent.to_icc_otp': 'yes',
  });
  await attach(stage, [photograph('BlueSquare.jpg')]);
  await submit(stage);
  await becomes(stage, admin);
  await approve(stage, incident);
  await createCase(stage, 'Повістки', 'Один випадок', [incident]);
  await chooseExport(stage, {
    recipient: 'icc_otp',
    purpose: 'criminal_accountability',
    language: 'uk',
  });
  zip = join(documents, 'case.zip');
  await answerSaveDialog(running.app, zip);
  publicKey = await exportBundle(stage);
  await goTo(stage, 'verify');
});

const keyField = ({ window, t }: Stage) => window.getByLabel(t('verify:page.keyLabel'));
const give = ({ window }: Stage, path: string) =>
  window.locator('main input[type="file"][accept]').setInputFiles(path);
/** The verdict's one sentence: it takes the focus when it is there. */
const sentence = ({ window }: Stage) => window.locator('main article').getByRole('heading', { level: 2 });

test('a bundle just exported is valid, and compared with the key received by another way', async () => {
  const shared = get();
  const { stage } = shared;
  const { window, t } = stage;
  await give(stage, zip);
  await expect(sentence(stage)).toHaveText(t('verify:verdict.bundle', { number }));
  await expect(sentence(stage)).toBeFocused();
  await keyField(stage).fill(publicKey);
  await expect(sentence(stage)).toHaveText(t('verify:verdict.bundleCompared', { number }));
  await expect(keyField(stage)).toBeFocused();
  await inBothLooks(shared, () => expectAccessible(window));
});

test('another key than the signer’s is told, and what is no key is not used', async () => {
  const { stage } = get();
  const { window, t } = stage;
  // Not the signer’s: a letter of the key itself is another one.
  const other = `${publicKey.slice(0, -2)}${publicKey.at(-2) === 'A' ? 'B' : 'A'}${publicKey.at(-1)}`;
  await keyField(stage).fill(other);
  await expect(window.locator('main article')).toHaveAttribute('data-state', 'invalid');
  await expect(window.locator('main article')).toContainText(
    t('verify:problem.key_differs').split('.')[0] ?? '',
  );
  await keyField(stage).fill('RWsomething');
  await expect(window.getByText(t('verify:page.keyBad'))).toBeVisible();
  await expect(window.locator('main article')).toHaveCount(0);
  await expect(window.getByRole('button', { name: t('verify:page.chooseZip') })).toBeDisabled();
  await keyField(stage).fill('');
  await expect(sentence(stage)).toHaveText(t('verify:verdict.bundle', { number }));
});

test('the screen works by keyboard alone', async () => {
  const { stage } = get();
  const { window, t } = stage;
  // Awaited from the first: a key pressed in the same breath may open the system's own dialog before.
  const chooser = window.waitForEvent('filechooser');
  await window.locator('main').focus();
  await tabTo(window.getByRole('button', { name: t('verify:page.chooseZip') }));
  await window.keyboard.press('Enter');
  await (await chooser).setFiles(zip);
  await expect(sentence(stage)).toBeFocused();
  await tabTo(keyField(stage), 'Shift+Tab');
  await window.keyboard.insertText(publicKey);
  await expect(sentence(stage)).toHaveText(t('verify:verdict.bundleCompared', { number }));
  await keyField(stage).fill('');
});

test('the unpacked folder is checked like the zip, and a changed file is named', async () => {
  const { stage, running } = get();
  const { window, t } = stage;
  const folder = await unpack(zip, await made(join(running.home, 'unpacked')));
  const choose = async () => {
    const chooser = window.waitForEvent('filechooser');
    await window.getByRole('button', { name: t('verify:page.chooseFolder') }).click();
    await (await chooser).setFiles(folder);
  };
  await choose();
  await expect(sentence(stage)).toHaveText(t('verify:verdict.bundle', { number }));
  const changed = join(folder, 'data/omissions.csv');
  await writeFile(changed, `${readFileSync(changed, 'utf8')}x`);
  await choose();
  await expect(window.locator('main article')).toContainText('data/omissions.csv');
  await expect(window.locator('main article')).toHaveAttribute('data-state', 'invalid');
});

const made = async (path: string): Promise<string> => {
  await mkdir(path);
  return path;
};

test('what is no bundle gets a clear sentence, and a dangerous zip is refused', async () => {
  const { stage, running } = get();
  const { window, t } = stage;
  const folder = await made(join(running.home, 'zips'));
  const bytes = readFileSync(zip);
  const verdict = window.locator('main article');
  const given = async (name: string, content?: Uint8Array): Promise<void> => {
    const path = join(folder, name);
    if (content) await writeFile(path, content);
    await give(stage, path);
    await expect(verdict).toContainText(name);
  };

  await given('truncated.zip', bytes.subarray(0, Math.floor(bytes.length * 0.7)));
  await expect(sentence(stage)).toHaveText(t('verify:verdict.unreadable'));
  await expect(verdict).toContainText(t('verify:unreadable.truncated_zip'));
  await given('words.zip', Buffer.from('Це не архів'));
  await expect(verdict).toContainText(t('verify:unreadable.not_a_zip'));
  await given('nothing.zip', new Uint8Array());
  await expect(sentence(stage)).toHaveText(t('verify:verdict.unreadable'));
  await expect(verdict).toContainText(t('verify:unreadable.empty'));

  const inner = await made(join(folder, 'inner'));
  await writeFile(join(folder, 'evil.txt'), 'evil');
  await writeFile(join(inner, 'letter.txt'), 'Добрий день');
  execFileSync('zip', ['-q', '../letters.zip', 'letter.txt'], { cwd: inner });
  await given('letters.zip');
  await expect(verdict).toContainText(t('verify:unreadable.not_a_bag'));
  await expectAccessible(window);

  await writeFile(join(inner, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  execFileSync('zip', ['-q', '../traversing.zip', 'bagit.txt', '../evil.txt'], { cwd: inner });
  await given('traversing.zip');
  await expect(verdict).toContainText(t('verify:problem.unsafe_path', { at: '../evil.txt' }));
  await expect(verdict).toHaveAttribute('data-state', 'invalid');
  await expectAccessible(window);

  // After all of it, a good one is still good.
  await give(stage, zip);
  await expect(sentence(stage)).toHaveText(t('verify:verdict.bundle', { number }));
  expect(readFileSync(zip)).toEqual(bytes);
});
