import { afterEach, expect, test } from 'vitest';
import { foundVault, keyslotOf, olha, refusal, start, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

test('a vault that was made opens with its passphrase and holds what was recorded', async () => {
  const { vault, recoveryWords } = await foundVault();
  expect(recoveryWords).toHaveLength(24);
  const made = await vault.api.createIncident({ changes: whole });
  expect(made.number).toMatch(/^ORG-\d{4}-0001$/);
  await vault.lock();

  const again = start();
  const status = await again.api.status();
  expect(status.state).toBe('locked');
  const { profile, integrity } = await again.api.unlock({
    keyslot: await keyslotOf(again, olha),
    passphrase: olha.passphrase,
  });
  expect(profile).toMatchObject({ name: 'Ольга', role: 'documenter' });
  expect(integrity).toEqual({ entries: 2, checked: true, problems: [] });
  expect(await again.api.incident({ id: made.id })).toEqual(made);
  const page = await again.api.incidents({
    text: 'melitopol',
    sort: 'number',
    descending: false,
    offset: 0,
    limit: 10,
  });
  expect(page.rows.map((row) => row.id)).toEqual([made.id]);
});

test('everything but the status is refused while the vault is locked', async () => {
  const { vault } = await foundVault();
  await vault.lock();
  expect(await refusal(vault.api.profiles())).toEqual({ code: 'locked' });
  expect(await refusal(start().api.profiles())).toEqual({ code: 'locked' });
});
