import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './harness/accessible.ts';
import { attach, beginIncident, photograph, record } from './harness/log-steps.ts';
import { inBothLooks } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, lock, type Stage, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const person = { name: 'Oksana', role: 'admin', passphrase: 'four unrelated words here' } as const;

/** Nine wrong attempts were made, and their wait is over: by the clock it takes ten minutes. */
const afterNineAttempts = (window: Stage['window']): Promise<void> =>
  window.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('zapys-ledger');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction(['keyslots', 'attempts'], 'readwrite');
          const keyslots = change.objectStore('keyslots').getAll();
          keyslots.onsuccess = () => {
            const slot = keyslots.result.find(({ kind }) => kind === 'passphrase');
            change.objectStore('attempts').put({ id: slot.id, failures: 9, atGate: 9, lastAt: 0 });
          };
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );

test('the tenth wrong passphrase removes the vault and its files, and the first page says so', async ({
  open,
  home,
}) => {
  const running = await open();
  const { app, window } = running;
  const stage = stageOn(window);
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  await record(stage, { 'account.type': 'benefit_denial' });
  await attach(stage, [photograph('DSCN0010.jpg')]);
  await goTo(stage, 'settings');
  const choice = window.getByRole('combobox', { name: t('vault:settings.removal.label') });
  await choice.click();
  await window
    .getByRole('option', { name: t('vault:settings.removal.after_other', { count: '10' }) })
    .click();
  await expect(window.getByRole('dialog')).toContainText('ten minutes');
  await expectAccessible(window);
  const switchOn = window.getByRole('button', { name: t('vault:settings.removal.do') });
  // Magnified too, both the beginning of the text and the answer to it are in sight.
  const magnify = (factor: number) =>
    app.evaluate(({ webContents }, by) => webContents.getAllWebContents()[0]?.setZoomFactor(by), factor);
  await magnify(1.5);
  await expect.poll(() => window.evaluate(() => devicePixelRatio)).toBe(1.5);
  await expect(window.getByText(t('vault:settings.removal.does').slice(0, 40))).toBeInViewport({ ratio: 1 });
  await expect(switchOn).toBeInViewport({ ratio: 1 });
  await magnify(1);
  await switchOn.click();
  await expect(choice).toHaveValue(t('vault:settings.removal.after_other', { count: '10' }));

  await lock(stage);
  await afterNineAttempts(window);
  await window.reload();
  await expect(window.getByText(t('vault:unlock.lastAttempt'))).toBeVisible();
  await inBothLooks({ running, documents: '', stage }, ({ window: shown }) => expectAccessible(shown));
  // The restarted app is started by the test, which otherwise could not see it.
  await app.evaluate(({ app: electron }) => {
    electron.relaunch = () => undefined;
  });
  const gone = app.waitForEvent('close');
  await window.getByLabel(t('vault:unlock.passphrase'), { exact: true }).fill('not the passphrase');
  await window.keyboard.press('Enter');
  await gone;

  const again = await open();
  const about = again.window.getByRole('heading', { name: t('vault:firstRun.about') });
  await expect(about).toBeVisible();
  await expect(again.window.getByText('a wrong passphrase had been entered')).toBeVisible();
  await expectAccessible(again.window);
  const folder = join(home, '.config/Zapys');
  const copies = join(folder, 'vault-copies');
  // A start after the one that removed them makes the folder, and finds nothing to put in it.
  expect(existsSync(copies) ? readdirSync(copies) : []).toEqual([]);
  expect(existsSync(join(folder, 'vault-exists'))).toBe(false);
  const store = join(folder, 'IndexedDB');
  const kept = existsSync(store) ? readdirSync(store, { recursive: true, withFileTypes: true }) : [];
  for (const file of kept.filter((entry) => entry.isFile()))
    expect(readFileSync(join(file.parentPath, file.name)).includes('keyslots')).toBe(false);

  await createVault(stageOn(again.window), 'NEW', person);
  await lock(stageOn(again.window));
  await unlock(stageOn(again.window), person);
});
