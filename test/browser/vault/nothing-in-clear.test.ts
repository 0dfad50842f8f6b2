import { afterEach, expect, test } from 'vitest';
import { incidentFields } from '../../../shared/model/incident.ts';
import { foundVault, olha, petro, start, wipe } from './fresh-vault.ts';
import { rowsOf, storesOf } from './raw-rows.ts';

afterEach(wipe);

const canary = 'Канарка-QZX7';

/** The text as it would lie on a disk. */
const encodings = (text: string): Uint8Array[] => {
  const utf16 = new Uint8Array(text.length * 2);
  const swapped = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    new DataView(utf16.buffer).setUint16(2 * i, text.charCodeAt(i), true);
    new DataView(swapped.buffer).setUint16(2 * i, text.charCodeAt(i), false);
  }
  return [new TextEncoder().encode(text), utf16, swapped];
};

const holds = (hay: Uint8Array, needle: Uint8Array): boolean => {
  for (let at = hay.indexOf(needle[0] ?? 0); at >= 0; at = hay.indexOf(needle[0] ?? 0, at + 1)) {
    if (needle.every((byte, index) => hay[at + index] === byte)) return true;
  }
  return false;
};

/** Every text and every byte array in a stored row. */
const leaves = (value: unknown): (string | Uint8Array)[] => {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [value];
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => [key, ...leaves(inner)]);
  }
  return [];
};

const everyRow = async (): Promise<{ place: string; leaf: string | Uint8Array }[]> => {
  const found: { place: string; leaf: string | Uint8Array }[] = [];
  for (const { name } of await indexedDB.databases()) {
    for (const store of await storesOf(name ?? '')) {
      for (const row of await rowsOf(name ?? '', store)) {
        for (const leaf of leaves(row)) found.push({ place: `${name} ${store}`, leaf });
      }
    }
  }
  return found;
};

const placesOf = (rows: Awaited<ReturnType<typeof everyRow>>, text: string): string[] => {
  const needles = encodings(text);
  return rows
    .filter(({ leaf }) =>
      typeof leaf === 'string' ? leaf.includes(text) : needles.some((needle) => holds(leaf, needle)),
    )
    .map(({ place }) => place);
};

test('no word of any field, file name, file body, profile, reason or export path is stored in clear', async () => {
  const { vault } = await foundVault();
  await vault.api.addProfile({ ...petro, name: `${canary} Петро`, showName: false });
  const texts = [...incidentFields.values()].filter((field) => field.kind === 'text');
  const changes = Object.fromEntries(texts.map(({ name }) => [name, `${canary} ${name}`]));
  const made = await vault.api.createIncident({
    changes: { ...changes, 'account.type': 'conscription', 'account.date': '2025-03' },
  });
  const file = new File([`${canary} body `.repeat(1000)], `${canary}.txt`, { type: 'text/plain' });
  const attached = await vault.api.attach({ task: 'a', incident: made.id, file });
  const submitted = await vault.api.submitIncident(attached);
  await vault.api.retractIncident({ ...submitted, reason: `${canary} reason` });
  await vault.api.incidents({ text: canary, sort: 'date', descending: false, offset: 0, limit: 10 });

  const { port1, port2 } = new MessageChannel();
  port1.postMessage({ type: 'opened', temporaryPath: `/home/${canary}/.zapys.part` });
  port1.onmessage = ({ data }) => {
    if (data.type === 'chunk') port1.postMessage({ type: 'failed', reason: 'io' });
  };
  await vault.api
    .saveOriginal({ task: 's', exhibit: attached.exhibitList[0]?.id ?? '', port: port2 })
    .catch(() => undefined);
  expect(await vault.api.leftovers()).toEqual([`/home/${canary}/.zapys.part`]);
  vault.terminate();

  const rows = await everyRow();
  expect(rows.length).toBeGreaterThan(20);
  expect(placesOf(rows, canary)).toEqual([]);
  for (const inside of [made.number, made.id, 'conscription', 'account.', 'text/plain', olha.passphrase]) {
    expect(placesOf(rows, inside)).toEqual([]);
  }
  // The scan finds what is there: the name that its owner chose to show.
  expect(placesOf(rows, olha.name)).toEqual(['zapys-ledger keyslots']);
});

test('a name its owner did not choose to show is not told before unlock', async () => {
  const { vault } = await foundVault();
  await vault.api.addProfile({ ...petro, showName: false });
  await vault.lock();
  expect(await start().api.status()).toMatchObject({
    state: 'locked',
    keyslots: [{ label: 'Ольга' }, { label: undefined }],
  });
});
