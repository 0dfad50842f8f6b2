import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { openPassphraseSlot } from '../../renderer/vault/keys/keyslot.ts';
import type { KeyslotRow } from '../../renderer/vault/store/rows.ts';
import { beginIncident, record } from './harness/log-steps.ts';
import { expect, test } from './harness/test.ts';
import { createVault, lock, type Person, type Stage } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

/** Every string that the window's own heap holds, its worker's not among them. */
async function heapOf(window: Page): Promise<string> {
  const debug = await window.context().newCDPSession(window);
  const chunks: string[] = [];
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await debug.detach();
  return chunks.join('');
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

test('the window’s heap holds no key while the vault is open, and nothing of it once it is locked', async ({
  open,
}) => {
  const canary = `zq${randomBytes(9).toString('hex')}`;
  const person: Person = {
    name: `Олена ${canary}`,
    role: 'admin',
    passphrase: `клен-вітрило-${canary}`,
    showName: false,
  };
  const { window } = await open();
  const stage: Stage = { window, t: wordsIn('en'), shown: async () => undefined };
  const words = await createVault(stage, 'ZPS', person);
  await beginIncident(stage);
  await record(stage, { 'account.narrative': `Told once, ${canary}.` });
  const slot = (await keyslotsIn(window)).find(({ kind }) => kind === 'passphrase');
  if (slot === undefined) throw new Error('The vault has no keyslot');
  const secrets = await openPassphraseSlot(slot, person.passphrase);
  const keys = [secrets.vaultKey, secrets.seed].flatMap(writtenAs);

  const whileOpen = await heapOf(window);
  // The text on the screen is there: the snapshot shows what the window knows.
  expect(whileOpen.includes(`Told once, ${canary}`)).toBe(true);
  expect(keys.filter((key) => whileOpen.includes(key))).toEqual([]);
  expect(whileOpen.includes(person.passphrase)).toBe(false);
  expect(whileOpen.includes(words.join(' '))).toBe(false);

  await lock(stage);
  expect((await heapOf(window)).includes(canary)).toBe(false);
});
