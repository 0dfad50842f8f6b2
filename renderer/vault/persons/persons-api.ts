import type { Draft } from '../../../shared/ledger/append.ts';
import type { EntryId, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { chainFrom, inChainOrder, isChainStep } from '../../../shared/model/chain.ts';
import { erasureOf } from '../../../shared/model/erasure.ts';
import { roleField } from '../../../shared/model/incident-links.ts';
import { mayEdit } from '../../../shared/model/review.ts';
import { validatePersonChanges } from '../../../shared/model/validate.ts';
import type { ChainLink } from '../../../shared/model/views.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import type { PersonsApi } from '../../../shared/vault-api/persons-api.ts';
import { VaultFailure } from '../failure.ts';
import { editDraft, realChanges, refuseBadChanges, refuseUnknownHeads } from '../log/edits.ts';
import { incidentSummary } from '../log/incident-view.ts';
import { incidentRecord, myRole, refuseUnlessMay } from '../log/log-api.ts';
import { newPseudonym } from '../log/numbers.ts';
import type { OpenVault } from '../open-vault.ts';
import { findPersons } from './find-persons.ts';
import { personView } from './person-view.ts';

/** Persons, stored once, and the incidents they are in; chains of incidents. */

/** @throws VaultFailure not_found, also of somebody who was erased. */
const personRecord = async (vault: OpenVault, id: RecordId): Promise<FoldedRecord> => {
  const record = await vault.ledger.load(id);
  if (record?.type !== 'person' || erasureOf(record)) throw new VaultFailure('not_found');
  return record;
};

/** @throws VaultFailure bad_value; the pseudonym is the vault's to give, and stays. */
const refuseBadPerson = (changes: FieldChanges): void => {
  if ('person.pseudonym' in changes) throw new VaultFailure('bad_value', 'person.pseudonym');
  const problem = validatePersonChanges(changes);
  if (problem) throw new VaultFailure('bad_value', problem.field);
};

/** @throws VaultFailure read_only or not_permitted. */
const refuseUnlessEditor = (vault: OpenVault): void => {
  if (vault.ledger.problems.length > 0) throw new VaultFailure('read_only');
  if (!mayEdit(myRole(vault))) throw new VaultFailure('not_permitted');
};

const draft = (record: RecordId, parents: readonly EntryId[], fields: FieldChanges): Draft => ({
  record,
  type: 'person',
  kind: 'edit',
  parents,
  fields,
});

/** A new person's first entry, with a pseudonym that nobody in the vault has ever had. */
const newPersonDraft = (vault: OpenVault, id: RecordId, changes: FieldChanges): Draft =>
  draft(id, [], {
    ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)),
    'person.pseudonym': newPseudonym(vault),
  });

const chainOf = async (vault: OpenVault, id: RecordId): Promise<readonly ChainLink[]> => {
  const { linkedTo } = vault.index.incidents;
  const direct = linkedTo(id);
  const reached = chainFrom((await incidentRecord(vault, id)).record, linkedTo);
  const context = { records: await vault.ledger.around(reached), people: vault.people() };
  const links = [...reached].flatMap((one) => {
    const record = context.records.record(one);
    if (record?.type !== 'incident') return [];
    const incident = incidentSummary(context, record);
    const step = fieldValue(record, 'coercion.step');
    return [
      {
        incident,
        step: isChainStep(step) ? step : undefined,
        direct: direct.has(one),
        date: incident.date,
        number: incident.number,
      },
    ];
  });
  return inChainOrder(links).map(({ incident, step, direct: isDirect }) => ({
    incident,
    step,
    direct: isDirect,
  }));
};

export const personsApi = (open: () => OpenVault): PersonsApi => ({
  chain: async ({ id }) => chainOf(open(), id),
  persons: async (query) => findPersons(open(), query),
  person: async ({ id }) => {
    const vault = open();
    return personView(vault, await personRecord(vault, id));
  },
  createPerson: async ({ changes, role }) => {
    const vault = open();
    const id = crypto.randomUUID();
    refuseBadPerson(changes);
    const link = { [roleField(id)]: role?.roles ?? null };
    refuseBadChanges(link);
    await vault.ledger.write(async () => {
      refuseUnlessEditor(vault);
      const person = newPersonDraft(vault, id, changes);
      if (!role) return [person];
      await refuseUnlessMay(vault, role.incident, 'edit');
      refuseUnknownHeads(await incidentRecord(vault, role.incident), role.heads);
      return [person, editDraft(role.incident, role.heads, link)];
    });
    return personView(vault, await personRecord(vault, id));
  },
  editPerson: async ({ id, heads, changes }) => {
    const vault = open();
    refuseBadPerson(changes);
    await vault.ledger.write(async () => {
      const record = await personRecord(vault, id);
      refuseUnlessEditor(vault);
      refuseUnknownHeads(record, heads);
      const real = realChanges(record, heads, changes);
      return Object.keys(real).length === 0 ? [] : [draft(id, heads, real)];
    });
    return personView(vault, await personRecord(vault, id));
  },
});
