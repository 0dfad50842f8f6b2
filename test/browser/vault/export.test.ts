import { afterEach, expect, test, vi } from 'vitest';
import type { VaultClient } from '../../../renderer/vault-client.ts';
import { verifyBag } from '../../../shared/bundle/verify.ts';
import { zipSource } from '../../../shared/bundle/zip-read.ts';
import type { TypesetRequest } from '../../../shared/ipc.ts';
import type { PersonRole } from '../../../shared/model/person.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import {
  foundOffice,
  lesia,
  login,
  loginAs,
  madeOnce,
  olha,
  petro,
  refusal,
  whole,
  wipe,
} from './fresh-vault.ts';
import { saving } from './save-target.ts';

afterEach(wipe);

/** Its code in the codifier of places. */
const melitopol = 'UA23080070010092407';

const request = { locale: 'uk', purpose: 'criminal_accountability', recipient: 'icc_otp' } as const;

const consent = (purpose: string, recipient: string): FieldChanges => ({
  'consent.for_criminal_accountability': purpose,
  'consent.to_icc_otp': recipient,
});

const replaced = 'Замінена-Канарка';

const secrets = (index: number): FieldChanges => ({
  'property_seizure.registry_number': `Марія Таємна-${index}`,
  'source.interpreter': `Перекладач-${replaced}`,
  'consent.explained_by': olha.name,
  'account.narrative': `Приходив ${replaced}`,
  'deportation_threat.order_number': '+380 50 0000001',
  'consent.to_ua_prosecutor': 'no',
});

/** Olha records these incidents, each with a text file attached; Petro approves them; Lesia makes a case of all. */
const caseOf = async (recorded: readonly FieldChanges[], approve = recorded.length) => {
  const made = await madeOnce(JSON.stringify([recorded, approve]), () => makeCase(recorded, approve));
  return { vault: await login(lesia), ...made };
};

const makeCase = async (recorded: readonly FieldChanges[], approve: number) => {
  let vault = await foundOffice();
  const ids: string[] = [];
  for (const changes of recorded) {
    const made = await vault.api.createIncident({
      changes: { ...whole, ...secrets(ids.length), ...changes },
    });
    const { heads } = await vault.api.editIncident({
      id: made.id,
      heads: made.heads,
      changes: { 'account.narrative': whole['account.narrative'] ?? null },
    });
    expect(heads).toHaveLength(1);
    const file = new File([`доказ ${ids.length}`], `доказ-${ids.length}.txt`, { type: 'text/plain' });
    await vault.api.submitIncident(await vault.api.attach({ task: 'a', incident: made.id, file }));
    ids.push(made.id);
  }
  vault = await loginAs(vault, petro);
  for (const id of ids.slice(0, approve)) await vault.api.approveIncident(await vault.api.incident({ id }));
  vault = await loginAs(vault, lesia);
  const { id, heads } = await vault.api.createCase({ title: replaced });
  const said = await vault.api.editCase({ id, heads, summary: replaced, incidentIds: ids });
  await vault.api.editCase({
    id,
    heads: said.heads,
    title: 'Примус у Мелітополі',
    summary: 'Два випадки.',
  });
  return { caseId: id, ids };
};

/** The typesetting process's end, which answers with a page that says nothing. */
const typesetter = (seen: TypesetRequest[] = []): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<TypesetRequest>) => {
    seen.push(data);
    port1.postMessage({ id: data.id, ok: true, pdf: new TextEncoder().encode('%PDF-1.7\n%%EOF\n') });
  };
  return port2;
};

const exported = async (vault: VaultClient, caseId: string, task = 'x') => {
  const target = saving();
  const seen: TypesetRequest[] = [];
  const result = await vault.api.exportCase({
    ...request,
    caseId,
    task,
    port: target.port,
    typeset: typesetter(seen),
  });
  return { result, bytes: target.bytes(), seen };
};

/** All that verification finds wrong with the bundle. */
const problemsOf = async (bytes: Uint8Array): Promise<unknown> => {
  const verdict = await verifyBag(
    zipSource({ size: bytes.length, read: async (at, length) => bytes.slice(at, at + length) }),
  );
  return verdict.state === 'valid' ? [] : verdict;
};

const says = (bytes: Uint8Array, text: string): boolean => new TextDecoder().decode(bytes).includes(text);

test('an approval by someone removed since still counts, in the vault and in a bundle that verifies', async () => {
  const { vault: before, caseId } = await caseOf([consent('yes', 'yes')]);
  let vault = await loginAs(before, olha);
  const his = (await vault.api.profiles()).find(({ name }) => name === petro.name);
  await vault.api.removeProfile({ profile: his?.id ?? '' });
  vault = await loginAs(vault, lesia);
  const { result, bytes } = await exported(vault, caseId);
  expect(result).toMatchObject({ incidents: 1, omitted: 0 });
  expect(await problemsOf(bytes)).toEqual([]);
});

test('an erased incident stays out with its reason, and a bundle of what is left of its author still verifies', async () => {
  const made = await caseOf([consent('yes', 'yes'), consent('yes', 'yes')]);
  const { caseId, ids } = made;
  const [erased = '', left = ''] = ids;
  await exported(made.vault, caseId);
  let vault = await loginAs(made.vault, petro);
  expect(await vault.api.erasurePlan({ id: erased })).toMatchObject({
    cases: [{ id: caseId }],
    bundles: [{ caseNumber: 'ORG-CASE-0001', recipient: request.recipient, purpose: request.purpose }],
  });
  const { heads } = await vault.api.incident({ id: erased });
  await vault.api.eraseIncident({ id: erased, heads, reason: 'Згоду відкликано.' });
  vault = await loginAs(vault, lesia);
  const plan = await vault.api.planExport({ ...request, caseId });
  expect(plan.included.map(({ incident }) => incident.id)).toEqual([left]);
  expect(plan.omitted).toMatchObject([{ incident: { id: erased }, reasons: ['erased'] }]);
  const { bytes, result } = await exported(vault, caseId, 'y');
  expect(result).toMatchObject({ incidents: 1, omitted: 1 });
  expect(await problemsOf(bytes)).toEqual([]);
});

test('only approved incidents with an unexpired yes for both purpose and recipient leave', async () => {
  const { vault, caseId, ids } = await caseOf(
    [
      consent('yes', 'yes'),
      consent('yes', 'no'),
      { 'consent.for_criminal_accountability': 'yes' },
      consent('ask_again', 'yes'),
      { ...consent('yes', 'yes'), 'consent.expires': '2024-01' },
      { ...consent('yes', 'yes'), 'consent.voluntary': false },
      consent('anonymised', 'yes'),
      consent('yes', 'yes'),
    ],
    7,
  );
  const plan = await vault.api.planExport({ ...request, caseId });
  expect(plan.included.map(({ incident, anonymised }) => [ids.indexOf(incident.id), anonymised])).toEqual([
    [0, false],
    [6, true],
  ]);
  expect(plan.omitted.map(({ incident, reasons }) => [ids.indexOf(incident.id), reasons])).toEqual([
    [1, ['no_consent']],
    [2, ['no_consent']],
    [3, ['no_consent']],
    [4, ['consent_expired']],
    [5, ['no_consent']],
    [7, ['not_approved']],
  ]);
  const of = (index: number) =>
    plan.withheldFields
      .filter(({ record }) => record === ids[index])
      .map(({ field }) => field)
      .sort();
  const always = ['source.interpreter'];
  expect(of(0)).toEqual(['consent.explained_by', 'consent.to_ua_prosecutor', ...always]);
  expect(of(6)).toEqual([
    'consent.explained_by',
    'consent.to_ua_prosecutor',
    'deportation_threat.order_number',
    'property_seizure.registry_number',
    ...always,
  ]);
  expect(plan.exhibits).toBe(1);
  expect(plan.exhibitsOmitted).toMatchObject([{ fileName: 'доказ-6.txt', reasons: ['anonymised'] }]);
  const other = await vault.api.planExport({ ...request, recipient: 'media', caseId });
  expect(other.included).toEqual([]);
});

test('a bundle verifies without the vault, holds what may leave and nothing else, and is recorded', async () => {
  const { vault, caseId } = await caseOf([
    consent('yes', 'yes'),
    consent('anonymised', 'yes'),
    consent('no', 'yes'),
  ]);
  const { result, bytes, seen } = await exported(vault, caseId);
  expect(result).toMatchObject({
    fileName: 'ORG-CASE-0001.zip',
    incidents: 2,
    exhibits: 1,
    size: bytes.length,
  });
  expect(await problemsOf(bytes)).toEqual([]);
  expect(says(bytes, 'доказ 0')).toBe(true);
  expect(says(bytes, 'доказ 1')).toBe(false);
  expect(says(bytes, 'consent.to_ua_prosecutor","no')).toBe(false);
  expect(says(bytes, 'Марія Таємна-0')).toBe(true);
  expect(says(bytes, 'Марія Таємна-1')).toBe(false);
  expect(says(bytes, 'Марія Таємна-2')).toBe(false);
  expect(says(bytes, lesia.name)).toBe(true);
  for (const hidden of [olha.name, petro.name, replaced])
    expect([hidden, says(bytes, hidden)]).toEqual([hidden, false]);
  expect(seen).toHaveLength(1);
  const file = await vault.api.caseFile({ id: caseId });
  expect(file.exports).toMatchObject([{ sha256: result.sha256, recipient: 'icc_otp', by: { name: 'Леся' } }]);

  const second = await exported(vault, caseId, 'y');
  expect(await problemsOf(second.bytes)).toEqual([]);
  expect(says(second.bytes, 'ORG-CASE-0001-E001')).toBe(true);
  expect(says(second.bytes, result.sha256)).toBe(false);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
});

test('an anonymised incident leaves without its name in any version, and its exhibits stay', async () => {
  const { vault, caseId } = await caseOf([consent('anonymised', 'anonymised')]);
  const { result, bytes } = await exported(vault, caseId);
  expect(result).toMatchObject({ incidents: 1, exhibits: 0 });
  expect(await problemsOf(bytes)).toEqual([]);
  for (const hidden of ['Марія Таємна-0', '+380 50 0000001', 'доказ-0.txt', 'доказ 0']) {
    expect(says(bytes, hidden)).toBe(false);
  }
});

test('persons leave by pseudonym, a confidential exhibit stays, and a chain is shown as far as it is in the case', async () => {
  let vault = await foundOffice();
  const make = (changes: FieldChanges) =>
    vault.api.createIncident({ changes: { ...whole, ...consent('yes', 'yes'), ...changes } });
  const first = await make({ 'coercion.step': 'demand', 'account.place_code': melitopol });
  const outside = await make({});
  const second = await make({
    'coercion.step': 'threat',
    [`link.${first.id}`]: true,
    [`link.${outside.id}`]: true,
  });
  const named = async (incident: string, roles: readonly PersonRole[], changes: FieldChanges) => {
    const { heads } = await vault.api.incident({ id: incident });
    return vault.api.createPerson({ changes, role: { incident, heads, roles } });
  };
  const affected = await named(first.id, ['victim'], {
    'person.name': 'Галина Названа',
    'person.contact': '+380 50 0000009',
    'person.safety_notes': 'Не дзвонити вдень',
  });
  const interpreter = await named(first.id, ['interpreter'], { 'person.name': 'Перекладач Неназваний' });
  for (const [index, confidentiality] of ['open', 'confidential'].entries()) {
    const file = new File([`аркуш ${index}`], `аркуш-${index}.txt`, { type: 'text/plain' });
    const { exhibitList } = await vault.api.attach({ task: `a${index}`, incident: first.id, file });
    const exhibit = exhibitList.at(-1);
    if (!exhibit) throw new Error('The file was attached');
    await vault.api.editExhibit({
      id: exhibit.id,
      heads: exhibit.heads,
      changes: { 'exhibit.title': `Назва-${index}`, 'exhibit.confidentiality': confidentiality },
    });
  }
  for (const { id } of [first, second]) await vault.api.submitIncident(await vault.api.incident({ id }));
  vault = await loginAs(vault, petro);
  for (const { id } of [first, second]) await vault.api.approveIncident(await vault.api.incident({ id }));
  vault = await loginAs(vault, lesia);
  const { id, heads } = await vault.api.createCase({ title: 'Ланцюг' });
  await vault.api.editCase({ id, heads, incidentIds: [first.id, second.id] });

  const plan = await vault.api.planExport({ ...request, caseId: id });
  expect(plan.persons).toEqual({ included: 2, byPseudonymOnly: 1, omitted: 0 });
  expect(plan.exhibitsOmitted).toMatchObject([{ fileName: 'аркуш-1.txt', reasons: ['confidential'] }]);
  const outsideLinks = plan.withheldFields.filter(({ reason }) => reason === 'link_outside');
  expect(outsideLinks).toEqual([{ record: second.id, field: `link.${outside.id}`, reason: 'link_outside' }]);

  const { bytes, seen } = await exported(vault, id);
  expect(await problemsOf(bytes)).toEqual([]);
  expect(seen[0]?.data).toContain('Мелітопольський район, Запорізька область');
  expect(seen[0]?.data).toContain('Так: тимчасово окуповано з 25 лютого 2022 року.');
  for (const shown of [affected.pseudonym, interpreter.pseudonym, 'Галина Названа', 'Назва-0', 'аркуш 0'])
    expect([shown, says(bytes, shown)]).toEqual([shown, true]);
  for (const hidden of ['Перекладач Неназваний', '+380 50 0000009', 'Не дзвонити', 'Назва-1', 'аркуш 1'])
    expect([hidden, says(bytes, hidden)]).toEqual([hidden, false]);
});

test('an exhibit keeps its number when others come before it', async () => {
  const { vault, caseId, ids } = await caseOf([consent('yes', 'yes'), consent('yes', 'yes')]);
  const { heads } = await vault.api.caseFile({ id: caseId });
  await vault.api.editCase({ id: caseId, heads, incidentIds: ids.slice(1) });
  await exported(vault, caseId);
  const later = await vault.api.caseFile({ id: caseId });
  await vault.api.editCase({ id: caseId, heads: later.heads, incidentIds: ids });
  const { bytes } = await exported(vault, caseId, 'y');
  expect(await problemsOf(bytes)).toEqual([]);
  const [first] = await vault.api
    .history({ id: caseId })
    .then((history) =>
      history.filter(({ changes }) => changes.some(({ field }) => field.startsWith('case.exhibit.'))),
    );
  expect(first?.changes).toMatchObject([{ after: 2 }]);
});

test('an export without anything that may leave is refused and leaves no file', async () => {
  const { vault, caseId } = await caseOf([consent('no', 'yes')]);
  const target = saving();
  const call = vault.api.exportCase({
    ...request,
    caseId,
    task: 'x',
    port: target.port,
    typeset: typesetter(),
  });
  expect(await refusal(call)).toEqual({ code: 'nothing_to_export' });
  expect(await target.outcome).toBe('aborted');
});

test('an export can be cancelled at every stage and leaves no file and no entry', async () => {
  const { vault, caseId } = await caseOf([consent('yes', 'yes')]);
  for (const stage of ['collecting', 'hashing', 'typesetting', 'packing']) {
    let heard: Promise<void> | undefined;
    const stop = vault.on((event) => {
      if (event.type === 'progress' && event.progress.stage === stage)
        heard ??= vault.api.cancel({ task: stage });
    });
    // However fast the stages go by, the disk answers only once the worker has heard the cancel.
    const target = saving({
      on: { sync: () => vi.waitUntil(() => heard, { timeout: 10_000 }).then(() => heard) },
    });
    // Silent at the stage of typesetting: only the cancel ends it.
    const silent = new MessageChannel();
    const typeset = stage === 'typesetting' ? silent.port1 : typesetter();
    const call = vault.api.exportCase({ ...request, caseId, task: stage, port: target.port, typeset });
    expect([stage, await refusal(call)]).toEqual([stage, { code: 'cancelled' }]);
    expect(await target.outcome).toBe('aborted');
    stop();
  }
  expect((await vault.api.caseFile({ id: caseId })).exports).toEqual([]);
});

test('an export that the typesetter or the disk fails says which, and leaves no entry', async () => {
  const { vault, caseId } = await caseOf([consent('yes', 'yes')]);
  const broken = new MessageChannel();
  broken.port1.onmessage = ({ data }) => broken.port1.postMessage({ id: data.id, ok: false, message: 'no' });
  const first = saving();
  const call = vault.api.exportCase({
    ...request,
    caseId,
    task: 'a',
    port: first.port,
    typeset: broken.port2,
  });
  expect(await refusal(call)).toEqual({ code: 'export_failed', detail: 'typesetting' });
  expect(await first.outcome).toBe('aborted');
  const full = saving({ failAfter: 1 });
  const second = vault.api.exportCase({
    ...request,
    caseId,
    task: 'b',
    port: full.port,
    typeset: typesetter(),
  });
  expect(await refusal(second)).toEqual({ code: 'export_failed', detail: 'disk_full' });
  expect((await vault.api.caseFile({ id: caseId })).exports).toEqual([]);
});

test('an export that ends after its entry leaves the entry, as an attempt; a cancel comes too late then', async () => {
  const { vault, caseId } = await caseOf([consent('yes', 'yes')]);
  const start = (from: VaultClient, task: string, target: ReturnType<typeof saving>) =>
    from.api.exportCase({ ...request, caseId, task, port: target.port, typeset: typesetter() });
  const exportsIn = async (from: VaultClient) => (await from.api.caseFile({ id: caseId })).exports.length;

  const stopped = saving({ on: { sync: () => vault.api.cancel({ task: 'a' }) } });
  expect(await refusal(start(vault, 'a', stopped))).toEqual({ code: 'cancelled' });
  expect(await stopped.outcome).toBe('aborted');
  const full = saving({ failAt: 'sync' });
  expect(await refusal(start(vault, 'b', full))).toEqual({ code: 'export_failed', detail: 'io' });
  expect(await exportsIn(vault)).toBe(0);

  const late = saving({ on: { end: () => vault.api.cancel({ task: 'c' }) } });
  const { sha256 } = await start(vault, 'c', late);
  expect(await late.outcome).toBe('done');
  expect((await vault.api.caseFile({ id: caseId })).exports).toMatchObject([{ sha256 }]);

  const gone = saving({ failAt: 'end' });
  expect(await refusal(start(vault, 'd', gone))).toEqual({ code: 'export_unsaved', detail: 'io' });
  expect(await exportsIn(vault)).toBe(2);

  const killed = saving({ on: { end: () => vault.terminate() } });
  expect(await refusal(start(vault, 'e', killed))).toEqual({ code: 'locked' });
  const again = await login(lesia);
  expect(await exportsIn(again)).toBe(3);
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
});

test('only the legal team makes and exports cases', async () => {
  const { vault, caseId } = await caseOf([consent('yes', 'yes')]);
  const supervisor = await loginAs(vault, petro);
  expect(await refusal(supervisor.api.createCase({ title: 'Ще одна' }))).toEqual({ code: 'not_permitted' });
  expect(await refusal(supervisor.api.planExport({ ...request, caseId }))).toEqual({ code: 'not_permitted' });
  const { heads } = await supervisor.api.caseFile({ id: caseId });
  expect(await refusal(supervisor.api.editCase({ id: caseId, heads, title: 'x' }))).toEqual({
    code: 'not_permitted',
  });
  const target = saving();
  const call = supervisor.api.exportCase({
    ...request,
    caseId,
    task: 'x',
    port: target.port,
    typeset: typesetter(),
  });
  expect(await refusal(call)).toEqual({ code: 'not_permitted' });
  expect(await target.outcome).toBe('aborted');
});
