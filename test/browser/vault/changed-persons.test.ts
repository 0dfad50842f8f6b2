import { afterEach, expect, test } from 'vitest';
import { foundOffice, lesia, login, loginAs, madeOnce, olha, petro, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

const request = { locale: 'uk', purpose: 'criminal_accountability', recipient: 'icc_otp' } as const;

/** Olha's incident with an officer and a witness, approved by Petro; then Olha is at the vault again. */
const approved = async () => ({ ...(await madeOnce('approved', approve)), vault: await login(olha) });

const approve = async () => {
  let vault = await foundOffice();
  const officer = await vault.api.createPerson({
    changes: { 'person.name': 'Сергій Невідомий', 'person.rank': 'капітан', 'person.contact': '+380 50' },
  });
  const witness = await vault.api.createPerson({ changes: { 'person.name': 'Ганна' } });
  const { id, heads } = await vault.api.createIncident({
    changes: {
      ...whole,
      'consent.for_criminal_accountability': 'yes',
      'consent.to_icc_otp': 'yes',
      [`role.${officer.id}`]: ['alleged_perpetrator'],
      [`role.${witness.id}`]: ['witness'],
    },
  });
  await vault.api.submitIncident({ id, heads });
  vault = await loginAs(vault, petro);
  await vault.api.approveIncident(await vault.api.incident({ id }));
  return { id, officer, witness };
};

test('a person changed after the approval is told to reviewers and, where it leaves, to the legal team', async () => {
  const { vault: before, id, officer, witness } = await approved();
  let vault = before;
  expect((await vault.api.incident({ id })).personsChanged).toEqual([]);
  const renamed = await vault.api.editPerson({
    ...officer,
    changes: { 'person.name': 'Інший Чоловік', 'person.contact': '+380 67' },
  });
  await vault.api.editPerson({ ...witness, changes: { 'person.name': 'Ганна Л.' } });

  vault = await loginAs(vault, petro);
  const seen = await vault.api.incident({ id });
  expect(seen.state).toBe('approved');
  expect(
    seen.personsChanged.map(({ id: who, changes }) => [
      who,
      changes.map(({ by, time, ...change }) => {
        expect(Date.parse(time)).toBeGreaterThan(0);
        return { ...change, by: by.name };
      }),
    ]),
  ).toEqual([
    [witness.id, [{ field: 'person.name', before: 'Ганна', after: 'Ганна Л.', by: olha.name }]],
    [
      officer.id,
      [
        { field: 'person.name', before: 'Сергій Невідомий', after: 'Інший Чоловік', by: olha.name },
        { field: 'person.contact', before: '+380 50', after: '+380 67', by: olha.name },
      ],
    ],
  ]);

  vault = await loginAs(vault, lesia);
  const made = await vault.api.createCase({ title: 'Справа' });
  await vault.api.editCase({ id: made.id, heads: made.heads, incidentIds: [id] });
  // The witness is sealed and contact details never leave: nothing unapproved of them does.
  expect((await vault.api.planExport({ ...request, caseId: made.id })).personsChanged).toEqual([
    {
      incident: id,
      number: seen.number,
      person: officer.id,
      pseudonym: officer.pseudonym,
      fields: ['person.name'],
    },
  ]);

  vault = await loginAs(vault, petro);
  await vault.api.editPerson({
    ...renamed,
    changes: { 'person.name': 'Сергій Невідомий', 'person.contact': '+380 50' },
  });
  expect((await vault.api.incident({ id })).personsChanged.map((person) => person.id)).toEqual([witness.id]);
});

test('a new approval covers what was changed before it', async () => {
  const { vault: before, id, officer } = await approved();
  await before.api.editPerson({ ...officer, changes: { 'person.rank': 'майор' } });
  const seen = await before.api.incident({ id });
  const edited = await before.api.editIncident({ ...seen, changes: { 'account.date': '2025-04' } });
  expect(edited.personsChanged).toHaveLength(1);
  await before.api.submitIncident(edited);
  const vault = await loginAs(before, petro);
  const again = await vault.api.approveIncident(await vault.api.incident({ id }));
  expect([again.state, again.personsChanged]).toEqual(['approved', []]);
});
