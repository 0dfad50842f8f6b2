import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { openPassphraseSlot } from '../../renderer/vault/keys/keyslot.ts';
import type { KeyslotRow } from '../../renderer/vault/store/rows.ts';
import { imported, isIndexKept, logOf, rowsOfTable, tableIn } from './harness/import-steps.ts';
import { beginIncident, record } from './harness/log-steps.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, lock, type Person, stageOn, unlock } from './harness/vault-steps.ts';

/** Every string that the window's own heap holds, its worker's not among them. */
async function heapOf(window: Page): Promise<string> {
  const debug = await window.context().newCDPSession(window);
  const chunks: string[] = [];
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await debug.detach();
  // Its letters beyond ASCII stand escaped in what is sent.
  return (JSON.parse(chunks.join('')) as { readonly strings: readonly string[] }).strings.join('\n');
}

/** The keyslots as they lie on the disk. */
async function keyslotsIn(window: Page): Promise<readonly KeyslotRow[]> {
  const rows = await window.evaluate(
    () =>
      new Promise<object[]>((resolve, reject) => {
        const opening = indexedDB.open('zapys-ledger');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction('keyslots').objectStore('keyslots').getAll();
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result);
          };
        };
      }),
  );
  return rows.map((row) => {
    const { salt, box } = row as Record<'salt' | 'box', Uint8Array>;
    return { ...row, salt: new Uint8Array(salt), box: new Uint8Array(box) } as KeyslotRow;
  });
}

const writtenAs = (key: Uint8Array): readonly string[] => {
  const bytes = Buffer.from(key);
  return [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.join(','),
  ];
};

/** Whatever opens the vault with this passphrase, in every form in which it might stand in a text. */
async function keysOf(window: Page, passphrase: string): Promise<readonly string[]> {
  const slot = (await keyslotsIn(window)).find(({ kind }) => kind === 'passphrase');
  if (slot === undefined) throw new Error('The vault has no keyslot');
  const { vaultKey, seed } = await openPassphraseSlot(slot, passphrase);
  return [vaultKey, seed].flatMap(writtenAs);
}

test('the window’s heap holds no key while the vault is open, and nothing of it once it is locked', async ({
  open,
}) => {
  const canary = `zq${randomBytes(9).toString('hex')}`;
  const repeated = `Клен-вітрило-${canary}`;
  const person: Person = {
    name: `Олена ${canary}`,
    role: 'admin',
    // What repeats in it the strength meter judges apart.
    passphrase: repeated + repeated,
    showName: false,
  };
  const { window } = await open();
  const stage = stageOn(window);
  const words = await createVault(stage, 'ZPS', person);
  await beginIncident(stage);
  await record(stage, { 'account.narrative': `Told once, ${canary}.` });
  const keys = await keysOf(window, person.passphrase);

  const whileOpen = await heapOf(window);
  // The text on the screen is there: the snapshot shows what the window knows.
  expect(whileOpen.includes(`Told once, ${canary}`)).toBe(true);
  expect(keys.filter((key) => whileOpen.includes(key))).toEqual([]);
  expect(whileOpen.toLowerCase().includes(repeated.toLowerCase())).toBe(false);
  // Four of them in a row are no accident, whatever stands between them.
  expect(new RegExp(words.slice(0, 4).join('[^a-z]{1,4}')).test(whileOpen)).toBe(false);

  await lock(stage);
  expect((await heapOf(window)).includes(canary)).toBe(false);
});

test('of a large vault that was opened from its index the heap holds no key either, and nothing once it is locked', async ({
  open,
  home,
}) => {
  const person: Person = { name: 'Олена', role: 'admin', passphrase: 'клен-вітрило-обрій-самовар-29' };
  const { window } = await open();
  const stage = stageOn(window);
  await createVault(stage, 'ZPS', person);
  await imported(stage, tableIn(home, 7));
  await expect.poll(() => isIndexKept(window), { timeout: 20_000 }).toBe(true);
  await lock(stage);
  await unlock(stage, person);
  await goTo(stage, 'log');
  await expect(logOf(window)).toHaveAttribute('aria-rowcount', String(rowsOfTable + 1));
  const keys = await keysOf(window, person.passphrase);

  const whileOpen = await heapOf(window);
  expect(whileOpen.includes('Таблиця 7, рядок')).toBe(true);
  expect(keys.filter((key) => whileOpen.includes(key))).toEqual([]);
  expect(whileOpen.includes(person.passphrase)).toBe(false);

  await lock(stage);
  const whenLocked = await heapOf(window);
  const secrets = ['Таблиця 7, рядок', person.passphrase, ...keys];
  expect(secrets.filter((secret) => whenLocked.includes(secret))).toEqual([]);
});
