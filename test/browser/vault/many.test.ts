import { afterEach, expect, inject, test } from 'vitest';
import { foundVault, login, olha, whole, wipe } from './fresh-vault.ts';
import { saving } from './save-target.ts';

afterEach(wipe);

const attachments = inject('attachments');
const edits = 1000;
/** A thousand take minutes. */
const patience = 60_000 + 1000 * attachments;

test(
  `an incident with ${attachments} attachments has every one of them, under its own name and byte for byte`,
  async () => {
    const { vault } = await foundVault();
    const { id } = await vault.api.createIncident({ changes: whole });
    const bytesOf = (index: number) => `Доказ ${index}\n`;
    for (let index = 0; index < attachments; index++) {
      const file = new File([bytesOf(index)], `доказ-${index}.txt`);
      await vault.api.attach({ task: `t${index}`, incident: id, file });
    }
    vault.terminate();
    const again = await login(olha);
    expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
    const { exhibitList, heads } = await again.api.incident({ id });
    expect(heads).toHaveLength(1);
    expect(exhibitList.map(({ fileName }) => fileName)).toEqual(
      Array.from({ length: attachments }, (_, index) => `доказ-${index}.txt`),
    );
    expect(new Set(exhibitList.map(({ sha256 }) => sha256)).size).toBe(attachments);
    for (const index of [0, attachments >> 1, attachments - 1]) {
      const target = saving();
      const exhibit = exhibitList[index]?.id ?? '';
      await again.api.saveOriginal({ task: `s${index}`, exhibit, port: target.port });
      expect(new TextDecoder().decode(target.bytes())).toBe(bytesOf(index));
    }
  },
  patience,
);

test('a record edited a thousand times says what was said last, and its history says the rest in order', async () => {
  const { vault } = await foundVault();
  let view = await vault.api.createIncident({ changes: whole });
  const said = (index: number) => `Розповідь, версія ${index}.`;
  for (let index = 1; index <= edits; index++)
    view = await vault.api.editIncident({
      id: view.id,
      heads: view.heads,
      changes: { 'account.narrative': said(index) },
    });
  vault.terminate();
  const again = await login(olha);
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
  const { fields, conflicts, heads } = await again.api.incident({ id: view.id });
  expect({ narrative: fields['account.narrative'], conflicts, heads }).toEqual({
    narrative: said(edits),
    conflicts: [],
    heads: view.heads,
  });
  const history = await again.api.history({ id: view.id });
  const versions = history.flatMap(({ changes }) =>
    changes.flatMap(({ field, after }) => (field === 'account.narrative' ? [after] : [])),
  );
  expect(versions).toEqual([
    ...Array.from({ length: edits }, (_, index) => said(edits - index)),
    whole['account.narrative'],
  ]);
}, 120_000);
