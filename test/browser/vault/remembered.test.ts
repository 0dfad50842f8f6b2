import { afterEach, expect, test } from 'vitest';
import { longestRemembered } from '../../../shared/model/remembered.ts';
import { foundOffice, loginAs, olha, petro, refusal, wipe } from './fresh-vault.ts';
import { alter, flipped, rowsOf } from './raw-rows.ts';

afterEach(wipe);

const views = [{ name: 'Токмак, минулий рік', text: 'канарка' }];

test('what a profile keeps for itself is there after a lock, and for that profile alone', async () => {
  const vault = await foundOffice();
  expect(await vault.api.remembered({ key: 'log.views' })).toBeNull();
  await vault.api.remember({ key: 'log.views', value: views });
  const again = await loginAs(vault, olha);
  expect(await again.api.remembered({ key: 'log.views' })).toEqual(views);
  expect(await again.api.remembered({ key: 'log.templates' })).toBeNull();

  const other = await loginAs(again, petro);
  expect(await other.api.remembered({ key: 'log.views' })).toBeNull();
  await other.api.remember({ key: 'log.views', value: ['Петра'] });
  const third = await loginAs(other, olha);
  expect(await third.api.remembered({ key: 'log.views' })).toEqual(views);
  await third.api.remember({ key: 'log.views', value: null });
  expect(await third.api.remembered({ key: 'log.views' })).toBeNull();
});

test('what is kept lies encrypted, under an id that names neither key nor profile', async () => {
  const vault = await foundOffice();
  const before = new Set((await rowsOf('zapys-ledger', 'meta')).map(({ id }) => id));
  await vault.api.remember({ key: 'log.views', value: views });
  const added = (await rowsOf('zapys-ledger', 'meta')).filter(({ id }) => !before.has(id));
  expect(added).toHaveLength(1);
  expect(added[0]?.id).toMatch(/^[0-9a-f]{32}$/);
  const text = new TextDecoder('utf-8', { fatal: false }).decode(added[0]?.box as Uint8Array);
  for (const word of ['Токмак', 'канарка', 'log.views', 'name']) expect(text).not.toContain(word);
});

test('a damaged row is as if nothing had been kept; the vault is whole', async () => {
  const vault = await foundOffice();
  const before = new Set((await rowsOf('zapys-ledger', 'meta')).map(({ id }) => id));
  await vault.api.remember({ key: 'log.views', value: views });
  await alter('zapys-ledger', 'meta', (row) =>
    before.has(row.id) ? row : { ...row, box: flipped(row.box) },
  );
  const again = await loginAs(vault, olha);
  expect(await again.api.remembered({ key: 'log.views' })).toBeNull();
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
  await again.api.remember({ key: 'log.views', value: views });
  expect(await again.api.remembered({ key: 'log.views' })).toEqual(views);
});

test('an unknown key and too long a text are refused, and what was kept stays', async () => {
  const vault = await foundOffice();
  await vault.api.remember({ key: 'log.views', value: views });
  const long = await refusal(vault.api.remember({ key: 'log.views', value: 'а'.repeat(longestRemembered) }));
  expect(long).toMatchObject({ code: 'bad_value', detail: 'log.views' });
  const unknown = await refusal(vault.api.remember({ key: 'checkpoint' as 'log.views', value: 1 }));
  expect(unknown).toMatchObject({ code: 'bad_value' });
  expect(await vault.api.remembered({ key: 'log.views' })).toEqual(views);
});
