import type { Draft } from '../../../shared/ledger/append.ts';
import type { EntryId, Json, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { nextCaseNumber } from '../../../shared/model/numbers.ts';
import type { CaseView } from '../../../shared/model/views.ts';
import type { CasesApi } from '../../../shared/vault-api/cases-api.ts';
import { VaultFailure } from '../failure.ts';
import { refuseUnknownHeads } from '../log/edits.ts';
import type { OpenVault } from '../open-vault.ts';
import { caseSummary, caseText, caseView, incidentField, incidentsOf } from './case-view.ts';

/** Cases: which incidents go to a court together. Made and changed by the legal team and admins. */

const longestTitle = 500;
const longestSummary = 100_000;

/** @throws VaultFailure not_permitted. */
export const refuseUnlessLegal = (vault: OpenVault): void => {
  const role = vault.people().profiles.get(vault.keyring.author)?.role;
  if (role !== 'legal' && role !== 'admin') throw new VaultFailure('not_permitted');
};

/** Every case, in the order in which they were begun. */
export const allCases = async ({ ledger }: Pick<OpenVault, 'ledger'>): Promise<readonly FoldedRecord[]> => {
  const found = await ledger.loadAll(ledger.idsOf('case'));
  return [...found.values()];
};

/** @throws VaultFailure not_found. */
export const caseRecord = async (vault: OpenVault, id: RecordId): Promise<FoldedRecord> => {
  const record = await vault.ledger.load(id);
  if (record?.type !== 'case') throw new VaultFailure('not_found');
  return record;
};

const textWithin = (name: string, text: string, longest: number): string => {
  if (text.length > longest || /\p{Surrogate}/u.test(text)) throw new VaultFailure('bad_value', name);
  return text;
};

const titleOf = (title: string): string => {
  const text = textWithin('case.title', title.trim(), longestTitle);
  if (text === '') throw new VaultFailure('bad_value', 'case.title');
  return text;
};

const draft = (record: RecordId, parents: readonly EntryId[], fields: Draft['fields']): Draft => ({
  record,
  type: 'case',
  kind: 'edit',
  parents,
  fields,
});

/** Order numbers of the incidents that change, null for those taken out. @throws VaultFailure bad_value. */
const incidentChanges = (
  vault: OpenVault,
  record: FoldedRecord,
  ids: readonly RecordId[],
): Record<string, Json> => {
  const stranger = ids.find((id) => vault.ledger.typeOf(id) !== 'incident');
  if (stranger !== undefined || new Set(ids).size !== ids.length) {
    throw new VaultFailure('bad_value', 'case.incident');
  }
  const changes: Record<string, Json> = {};
  for (const id of incidentsOf(record)) if (!ids.includes(id)) changes[incidentField(id)] = null;
  ids.forEach((id, index) => {
    if (fieldValue(record, incidentField(id)) !== index + 1) changes[incidentField(id)] = index + 1;
  });
  return changes;
};

export const casesApi = (open: () => OpenVault): CasesApi => {
  const view = async (vault: OpenVault, id: RecordId): Promise<CaseView> =>
    caseView(await caseRecord(vault, id), vault.people());
  return {
    cases: async () =>
      (await allCases(open())).map(caseSummary).sort((a, b) => (a.number < b.number ? -1 : 1)),
    caseFile: async ({ id }) => view(open(), id),
    createCase: async ({ title }) => {
      const vault = open();
      const text = titleOf(title);
      const id = crypto.randomUUID();
      await vault.ledger.write(async () => {
        refuseUnlessLegal(vault);
        const given = (await allCases(vault)).map((one) => caseText(one, 'number'));
        const number = nextCaseNumber(vault.people().organisation, given);
        return [draft(id, [], { 'case.number': number, 'case.title': text })];
      });
      return view(vault, id);
    },
    editCase: async ({ id, heads, title, summary, incidentIds }) => {
      const vault = open();
      const texts: Record<string, Json> = {};
      if (title !== undefined) texts['case.title'] = titleOf(title);
      if (summary !== undefined) {
        texts['case.summary'] = textWithin('case.summary', summary, longestSummary) || null;
      }
      await vault.ledger.write(async () => {
        refuseUnlessLegal(vault);
        const record = await caseRecord(vault, id);
        refuseUnknownHeads(record, heads);
        const changed = Object.entries(texts).filter(
          ([name, value]) => (fieldValue(record, name) ?? null) !== value,
        );
        const fields = {
          ...Object.fromEntries(changed),
          ...(incidentIds ? incidentChanges(vault, record, incidentIds) : {}),
        };
        return Object.keys(fields).length === 0 ? [] : [draft(id, heads, fields)];
      });
      return view(vault, id);
    },
  };
};
