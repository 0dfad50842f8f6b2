import { afterEach, expect, test } from 'vitest';
import type { EvidenceAnswer } from '../../../shared/evidence/port.ts';
import { foundOffice, foundVault, loginAs, petro, refusal, submitted, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

const paper = () => new File([new Uint8Array(2000).fill(7)], 'повістка.bin');

const described = async () => {
  const { vault } = await foundVault();
  const { id: incident } = await vault.api.createIncident({ changes: whole });
  const { exhibitList } = await vault.api.attach({
    task: 'a',
    incident,
    file: paper(),
    reading: { metadata: { outcome: 'read', camera_model: 'X', latitude: 46.8, longitude: 35.4 } },
  });
  const [exhibit] = exhibitList;
  if (!exhibit) throw new Error('Nothing was attached');
  return { vault, incident, exhibit };
};

test('what is recorded of an exhibit stands beside what its file says, in its own history', async () => {
  const { vault, exhibit } = await described();
  const { id, heads } = exhibit;
  const changes = { 'exhibit.title': 'Повістка', 'exhibit.from_whom': 'Сусідка' };
  const edited = await vault.api.editExhibit({ id, heads, changes });
  expect(edited.fields).toEqual({
    ...changes,
    'exhibit.kind': 'photograph',
    'exhibit.metadata': { outcome: 'read', camera_model: 'X', latitude: 46.8, longitude: 35.4 },
  });
  const history = await vault.api.history({ id });
  expect(history.map((entry) => entry.changes.length)).toEqual([2, 8]);
});

test('what the vault alone sets of an exhibit cannot be edited', async () => {
  const { vault, exhibit } = await described();
  const { id, heads } = exhibit;
  for (const field of ['exhibit.sha256', 'exhibit.metadata', 'exhibit.incident']) {
    const call = vault.api.editExhibit({ id, heads, changes: { [field]: 'x' } });
    expect(await refusal(call)).toEqual({ code: 'bad_value', detail: field });
  }
});

test('metadata of another shape than it may have is refused with its file', async () => {
  const { vault } = await foundVault();
  const { id: incident } = await vault.api.createIncident({ changes: whole });
  const reading = { metadata: { outcome: 'read' as const, latitude: 400 } };
  const call = vault.api.attach({ task: 'a', incident, file: paper(), reading });
  expect(await refusal(call)).toEqual({ code: 'bad_value', detail: 'exhibit.metadata' });
  expect((await vault.api.incident({ id: incident })).exhibits).toBe(0);
});

test('who describes an exhibit of a submitted incident makes it a draft again and may not approve it', async () => {
  const office = await foundOffice();
  const { id: incident } = await office.api.createIncident({ changes: whole });
  const { exhibitList, heads } = await office.api.attach({ task: 'a', incident, file: paper() });
  await office.api.submitIncident({ id: incident, heads });
  const [exhibit] = exhibitList;
  if (!exhibit) throw new Error('Nothing was attached');
  const supervisor = await loginAs(office, petro);
  expect(await supervisor.api.incident({ id: incident })).toMatchObject({ may: { decide: true } });
  await supervisor.api.editExhibit({
    id: exhibit.id,
    heads: exhibit.heads,
    changes: { 'exhibit.transcript': 'З’явитися до військкомату' },
  });
  const draft = await supervisor.api.incident({ id: incident });
  expect(draft.state).toBe('draft');
  const again = await supervisor.api.submitIncident({ id: incident, heads: draft.heads });
  expect(again.may.decide).toBe(false);
  expect((await submitted(supervisor)).state).toBe('waiting');
});

test('a range of the bytes is answered from any place, and none larger than agreed', async () => {
  const { vault } = await foundVault();
  const { id: incident } = await vault.api.createIncident({ changes: whole });
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 7919) >> 5);
  const { exhibitList } = await vault.api.attach({ task: 'a', incident, file: new File([bytes], 'a.bin') });
  const { port1, port2 } = new MessageChannel();
  const facts = await vault.api.openEvidence({ exhibit: exhibitList[0]?.id ?? '', port: port1 });
  expect(facts).toMatchObject({ fileName: 'a.bin', size: bytes.length });
  const ask = (offset: number, length: number) =>
    new Promise<EvidenceAnswer>((resolve) => {
      port2.onmessage = ({ data }) => resolve(data);
      port2.postMessage({ id: offset, offset, length });
    });
  for (const [offset, length] of [
    [0, 10],
    [1_048_570, 20],
    [1_000_000, 1_500_000],
    [2_999_990, 100],
    [4_000_000, 5],
  ] as const) {
    const answer = await ask(offset, length);
    if (!('bytes' in answer)) throw new Error(answer.error);
    expect([...new Uint8Array(answer.bytes)]).toEqual([...bytes.subarray(offset, offset + length)]);
  }
  expect(await ask(0, 9 * 1024 * 1024)).toEqual({ id: 0, error: 'bad_range' });
});
