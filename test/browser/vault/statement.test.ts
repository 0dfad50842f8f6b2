import { afterEach, expect, test } from 'vitest';
import type { VaultClient } from '../../../renderer/vault-client.ts';
import type { StatementData } from '../../../shared/bundle/statement/statement-data.ts';
import type { TypesetRequest, TypesetResponse } from '../../../shared/ipc.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import { foundOffice, foundVault, lesia, loginAs, refusal, whole, wipe } from './fresh-vault.ts';
import { saving } from './save-target.ts';

/** `printStatement`: what it hands to the typesetter, what it saves, and to whom it is refused. */

afterEach(wipe);

const melitopol = 'UA23080070010092407';
const pdf = '%PDF-1.7 of a statement\n%%EOF\n';

/** The typesetting process's end, which keeps what it is asked and answers with a page that says nothing. */
const typesetter = (answer: (id: number) => TypesetResponse) => {
  const { port1, port2 } = new MessageChannel();
  const asked: TypesetRequest[] = [];
  port1.onmessage = ({ data }: MessageEvent<TypesetRequest>) => {
    asked.push(data);
    port1.postMessage(answer(data.id));
  };
  return { port: port2, asked };
};

const print = async (
  vault: VaultClient,
  id: string,
  options: { readonly locale?: 'uk' | 'en'; readonly printName?: boolean; readonly fails?: boolean } = {},
) => {
  const target = saving();
  const typeset = typesetter((asked) =>
    options.fails
      ? { id: asked, ok: false, message: 'Мелітополь' }
      : { id: asked, ok: true, pdf: new TextEncoder().encode(pdf) },
  );
  const { locale = 'uk', printName = false } = options;
  const call = vault.api.printStatement({
    id,
    locale,
    printName,
    task: crypto.randomUUID(),
    port: target.port,
    typeset: typeset.port,
  });
  return {
    call,
    saved: () => new TextDecoder().decode(target.bytes()),
    outcome: target.outcome,
    asked: typeset.asked,
    data: () => JSON.parse(typeset.asked[0]?.data ?? '{}') as StatementData,
  };
};

const recorded = async (vault: VaultClient, changes: FieldChanges = {}): Promise<string> => {
  const { id } = await vault.api.createIncident({
    changes: { ...whole, 'account.date': '2025-03', 'account.place_code': melitopol, ...changes },
  });
  return id;
};

test('a statement is typeset from what the ledger holds, with the place and its status, and saved whole', async () => {
  const { vault } = await foundVault();
  const id = await recorded(vault, { 'account.place_precision': 'settlement' });
  const printed = await print(vault, id);
  await printed.call;
  expect(await printed.outcome).toBe('done');
  expect(printed.saved()).toBe(pdf);
  expect(printed.asked).toMatchObject([{ template: 'statement', files: [] }]);
  const { facts, reference, version } = printed.data();
  expect(facts.map(({ value }) => value)).toEqual(
    expect.arrayContaining([
      'Мелітополь, Мелітопольська громада, Мелітопольський район, Запорізька область',
      'До населеного пункту',
    ]),
  );
  expect(reference.rows.map(({ value }) => value)).toEqual([
    melitopol,
    expect.stringContaining('25 лютого 2022 року'),
    expect.stringContaining('№ 376'),
  ]);
  const { heads } = await vault.api.incident({ id });
  expect(version.full.map((hash) => hash.replaceAll(' ', ''))).toEqual(heads);
});

test('a place known to its oblast alone is not called occupied because the village that was chosen is', async () => {
  const { vault } = await foundVault();
  const id = await recorded(vault, { 'account.place_precision': 'oblast' });
  const printed = await print(vault, id, { locale: 'en' });
  await printed.call;
  const [, occupied] = printed.data().reference.rows;
  expect(occupied?.value).toContain('Unknown');
});

test('a withheld place stays off the paper, and so does every answer that tells it', async () => {
  const { vault } = await foundVault();
  const id = await recorded(vault, {
    'account.place_withheld': true,
    'conscription.commissariat': 'Мелітопольський військкомат',
  });
  const printed = await print(vault, id);
  await printed.call;
  expect(JSON.stringify(printed.data())).not.toMatch(/Мелітополь|UA23/);
  expect(JSON.stringify(printed.data())).toContain('Не розголошено');
});

test('nobody’s pseudonym is printed, and the signer’s name only where it is asked for', async () => {
  const { vault } = await foundVault();
  const id = await recorded(vault);
  const { heads } = await vault.api.incident({ id });
  const person = await vault.api.createPerson({
    changes: { 'person.name': 'Марія Ґонта' },
    role: { incident: id, heads, roles: ['victim'] },
  });
  const plain = await print(vault, id);
  await plain.call;
  const named = await print(vault, id, { printName: true });
  await named.call;
  expect(JSON.stringify(plain.data())).not.toContain('Ґонта');
  expect(named.data().signatures[0]?.name).toBe('Марія Ґонта');
  for (const data of [plain.data(), named.data()])
    expect(JSON.stringify(data)).not.toContain(person.pseudonym);
});

test('it is refused, and nothing is saved, once consent is withdrawn, of what was retracted, and to legal', async () => {
  let vault = await foundOffice();
  const open = await recorded(vault);
  const withdrawn = await recorded(vault, { 'consent.withdrawn': '2025-05-01' });
  const retracted = await recorded(vault);
  const { heads } = await vault.api.incident({ id: retracted });
  await vault.api.retractIncident({ id: retracted, heads, reason: 'Записано двічі.' });
  const refused = async (id: string, code: string) => {
    const printed = await print(vault, id);
    expect((await refusal(printed.call)).code).toBe(code);
    expect(await printed.outcome).toBe('aborted');
    expect(printed.saved()).toBe('');
    expect(printed.asked).toEqual([]);
  };
  await refused(withdrawn, 'not_permitted');
  await refused(retracted, 'not_permitted');
  await refused('f'.repeat(32), 'not_found');
  vault = await loginAs(vault, lesia);
  await refused(open, 'not_permitted');
});

test('where typesetting fails nothing is left behind, and the words of the failure tell nothing of the record', async () => {
  const { vault } = await foundVault();
  const printed = await print(vault, await recorded(vault), { fails: true });
  expect(await refusal(printed.call)).toEqual({ code: 'export_failed', detail: 'typesetting' });
  expect(await printed.outcome).toBe('aborted');
  expect(printed.saved()).toBe('');
});
