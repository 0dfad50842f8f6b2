import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { mayEdit } from '../../../shared/model/review.ts';
import type { IncidentView } from '../../../shared/model/views.ts';
import { searchTerms } from '../../../shared/search/search-terms.ts';
import type { LogApi } from '../../../shared/vault-api/log-api.ts';
import { VaultFailure } from '../failure.ts';
import { foundText } from '../index/found-text.ts';
import { incidentTexts } from '../index/incident-texts.ts';
import { today } from '../ledger/device-time.ts';
import { type Records, recordsIn } from '../ledger/records.ts';
import type { OpenVault } from '../open-vault.ts';
import { refuseClockBack } from '../profiles/members.ts';
import { editDraft, realChanges, refuseBadChanges, refuseStrangers, refuseUnknownHeads } from './edits.ts';
import { historyOf } from './history.ts';
import { foundSummary, incidentView } from './incident-view.ts';
import { nextIncidentNumber } from './numbers.ts';

/** Recording incidents: the list, one incident, its history, creating and editing. */

/** @throws VaultFailure not_found. */
export const incidentIn = (records: Records, id: RecordId): FoldedRecord => {
  const record = records.record(id);
  if (record?.type !== 'incident') throw new VaultFailure('not_found');
  return record;
};

/** @throws VaultFailure not_found. */
export const incidentRecord = async (vault: OpenVault, id: RecordId): Promise<FoldedRecord> =>
  incidentIn(recordsIn(await vault.ledger.loadAll([id])), id);

/** What is known of an incident to whoever is looking, from records that hold it and all that it names. */
export const viewFrom = (vault: OpenVault, records: Records, id: RecordId): IncidentView =>
  incidentView(
    {
      records,
      sound: vault.ledger.problems.length === 0,
      evidence: vault.evidence,
      people: vault.people(),
      me: vault.keyring.author,
    },
    incidentIn(records, id),
  );

export const viewIncident = async (vault: OpenVault, id: RecordId): Promise<IncidentView> =>
  viewFrom(vault, await vault.ledger.around([id]), id);

/** The role of whoever opened the vault. */
export const myRole = (vault: OpenVault) => vault.people().profiles.get(vault.keyring.author)?.role;

/** @throws VaultFailure not_permitted for those who record nothing. */
export const refuseUnlessMayRecord = (vault: OpenVault): void => {
  if (!mayEdit(myRole(vault))) throw new VaultFailure('not_permitted');
};

/** @throws VaultFailure not_permitted, clock_back, or read_only when the ledger has problems. */
export const refuseUnlessMay = async (
  vault: OpenVault,
  id: RecordId,
  act: keyof IncidentView['may'],
): Promise<void> => {
  if (vault.ledger.problems.length > 0) throw new VaultFailure('read_only');
  if (!(await viewIncident(vault, id)).may[act]) throw new VaultFailure('not_permitted');
  // An edit is content whatever the clock says; a decision may not count.
  if (act !== 'edit') refuseClockBack(vault);
};

export const logApi = (open: () => OpenVault): LogApi => ({
  incidents: async (query) => {
    const vault = open();
    const day = today();
    const { total, ids } = vault.index.incidents.find(query, { me: vault.keyring.profile, today: day });
    const people = vault.people();
    return { total, rows: vault.index.incidents.summaries(ids, day).map((row) => foundSummary(row, people)) };
  },
  foundTexts: async ({ ids, text }) => {
    const records = await open().ledger.around(ids);
    const terms = searchTerms(text);
    return ids.map((id) => {
      const record = records.record(id);
      return record?.type === 'incident' ? foundText(incidentTexts(records, record), terms) : null;
    });
  },
  incidentCounts: async ({ filter, by }) => {
    const vault = open();
    return vault.index.incidents.count(filter, by, { me: vault.keyring.profile, today: today() });
  },
  statistics: async () => open().index.incidents.statistics(),
  incident: async ({ id }) => viewIncident(open(), id),
  history: async ({ id }) => {
    const vault = open();
    const records = await vault.ledger.around([id]);
    const record = records.record(id);
    if (!record) throw new VaultFailure('not_found');
    return historyOf(record, vault.people(), records.record);
  },
  createIncident: async ({ changes }) => {
    const vault = open();
    const id = crypto.randomUUID();
    refuseBadChanges(changes);
    await vault.ledger.write(() => {
      refuseUnlessMayRecord(vault);
      refuseStrangers(vault.index, id, changes);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
      return [editDraft(id, [], { ...given, 'incident.number': nextIncidentNumber(vault) })];
    });
    return viewIncident(vault, id);
  },
  editIncident: async ({ id, heads, changes }) => {
    const vault = open();
    refuseBadChanges(changes);
    await vault.ledger.write(async () => {
      const record = await incidentRecord(vault, id);
      await refuseUnlessMay(vault, id, 'edit');
      refuseUnknownHeads(record, heads);
      refuseStrangers(vault.index, id, changes);
      const real = realChanges(record, heads, changes);
      return Object.keys(real).length === 0 ? [] : [editDraft(id, heads, real)];
    });
    return viewIncident(vault, id);
  },
});
