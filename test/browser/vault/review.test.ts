import { afterEach, expect, test } from 'vitest';
import { foundOffice, lesia, loginAs, olha, petro, refusal, submitted, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

test('a supervisor returns with a reason, the documenter corrects, the supervisor approves', async () => {
  let vault = await foundOffice();
  const waiting = await submitted(vault);
  expect(waiting.state).toBe('waiting');
  expect(waiting.may.decide).toBe(false);

  vault = await loginAs(vault, petro);
  const seen = await vault.api.incident({ id: waiting.id });
  expect(seen.may).toEqual({ edit: true, submit: false, decide: true, retract: true, erase: true });
  const returned = await vault.api.returnIncident({ ...seen, reason: 'Де це сталося?' });
  expect(returned.state).toBe('returned');
  expect(returned.decisions.at(-1)).toMatchObject({
    kind: 'return',
    reason: 'Де це сталося?',
    by: { name: 'Петро' },
  });

  vault = await loginAs(vault, olha);
  const mine = await vault.api.incident({ id: waiting.id });
  const corrected = await vault.api.editIncident({ ...mine, changes: { 'account.place': 'Бердянськ' } });
  expect((await vault.api.submitIncident(corrected)).state).toBe('waiting');

  vault = await loginAs(vault, petro);
  const again = await vault.api.incident({ id: waiting.id });
  expect((await vault.api.approveIncident(again)).state).toBe('approved');
  expect((await vault.api.history({ id: waiting.id })).map(({ kind }) => kind)).toEqual([
    'approve',
    'submit',
    'edit',
    'return',
    'submit',
    'edit',
  ]);

  vault = await loginAs(vault, olha);
  const approved = await vault.api.incident({ id: waiting.id });
  const edited = await vault.api.editIncident({ ...approved, changes: { 'account.date': '2025-04' } });
  expect(edited.state).toBe('draft');
});

test('nobody decides on what they wrote, whatever their role', async () => {
  const vault = await foundOffice(petro);
  const own = await submitted(vault);
  expect(own.may.decide).toBe(false);
  expect(await refusal(vault.api.approveIncident(own))).toEqual({ code: 'not_permitted' });
  expect(await refusal(vault.api.returnIncident({ ...own, reason: 'ні' }))).toEqual({
    code: 'not_permitted',
  });
});

test('a supervisor who edited another person’s incident no longer decides on it', async () => {
  let vault = await foundOffice();
  const waiting = await submitted(vault);
  vault = await loginAs(vault, petro);
  const seen = await vault.api.incident({ id: waiting.id });
  const edited = await vault.api.editIncident({ ...seen, changes: { 'account.date': '2025-05' } });
  const again = await vault.api.submitIncident(edited);
  expect(again.may.decide).toBe(false);
  expect(await refusal(vault.api.approveIncident(again))).toEqual({ code: 'not_permitted' });
});

test('a documenter decides nothing and the legal team records nothing', async () => {
  let vault = await foundOffice();
  const waiting = await submitted(vault);
  expect(await refusal(vault.api.approveIncident(waiting))).toEqual({ code: 'not_permitted' });
  vault = await loginAs(vault, lesia);
  expect(await refusal(vault.api.createIncident({ changes: whole }))).toEqual({ code: 'not_permitted' });
  const seen = await vault.api.incident({ id: waiting.id });
  expect(seen.may).toEqual({ edit: false, submit: false, decide: false, retract: false, erase: false });
  expect(await refusal(vault.api.editIncident({ ...seen, changes: whole }))).toEqual({
    code: 'not_permitted',
  });
  expect(await refusal(vault.api.addProfile(olha))).toEqual({ code: 'not_permitted' });
});

test('a decision on a version that is no longer the newest is refused as stale', async () => {
  let vault = await foundOffice();
  const waiting = await submitted(vault);
  const edited = await vault.api.editIncident({ ...waiting, changes: { 'account.date': '2024' } });
  await vault.api.submitIncident(edited);
  vault = await loginAs(vault, petro);
  expect(await refusal(vault.api.approveIncident(waiting))).toEqual({ code: 'stale' });
});

test('an incident without a type, a date or a place is not submitted, and what it lacks is named', async () => {
  const vault = await foundOffice();
  const { 'account.place': _place, ...rest } = whole;
  const made = await vault.api.createIncident({ changes: rest });
  expect(await refusal(vault.api.submitIncident(made))).toEqual({
    code: 'bad_value',
    detail: 'account.place',
  });
});

test('a retracted incident stays, says why, and takes no more edits', async () => {
  const vault = await foundOffice();
  const made = await vault.api.createIncident({ changes: whole });
  const retracted = await vault.api.retractIncident({ ...made, reason: 'Записано двічі' });
  expect(retracted.state).toBe('retracted');
  expect(await refusal(vault.api.editIncident({ ...retracted, changes: whole }))).toEqual({
    code: 'not_permitted',
  });
  const next = await vault.api.createIncident({ changes: whole });
  expect(next.number).not.toBe(made.number);
});

test('an incident with a provision rejected without a reason is not submitted, and is once the reason is given', async () => {
  const vault = await foundOffice();
  const rejected = { ...whole, 'law.hague_45': 'rejected', 'rd4u.a2_7': 'rejected' };
  const made = await vault.api.createIncident({ changes: rejected });
  expect(made.lacking.needed).toBe(2);
  expect(await refusal(vault.api.submitIncident(made))).toEqual({
    code: 'bad_value',
    detail: 'law.hague_45_reason',
  });
  const half = await vault.api.editIncident({
    ...made,
    changes: { 'law.hague_45_reason': 'Присяги не вимагали.' },
  });
  expect((await refusal(vault.api.submitIncident(half))).detail).toBe('rd4u.a2_7_reason');
  const said = await vault.api.editIncident({ ...half, changes: { 'rd4u.a2_7_reason': 'Не служив.' } });
  expect((await vault.api.submitIncident(said)).state).toBe('waiting');
});
