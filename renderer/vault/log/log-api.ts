import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { mayEdit } from '../../../shared/model/review.ts';
import type { IncidentView } from '../../../shared/model/views.ts';
import { searchTerms } from '../../../shared/search/search-terms.ts';
import type { VaultApi } from '../../../shared/vault-api.ts';
import { VaultFailure } from '../failure.ts';
import { foundText } from '../index/found-text.ts';
import { incidentTexts } from '../index/incident-texts.ts';
import { today } from '../ledger/device-time.ts';
import type { OpenVault } from '../open-vault.ts';
import { editDraft, realChanges, refuseBadChanges, refuseStrangers, refuseUnknownHeads } from './edits.ts';
import { historyOf } from './history.ts';
import { incidentSummary, incidentView } from './incident-view.ts';
import { nextIncidentNumber } from './numbers.ts';

/** Recording incidents: the list, one incident, its history, creating and editing. */

/** @throws VaultFailure not_found. */
export const incidentRecord = (vault: OpenVault, id: RecordId): FoldedRecord => {
  const record = vault.ledger.record(id);
  if (record?.type !== 'incident') throw new VaultFailure('not_found');
  return record;
};

export const viewIncident = (vault: OpenVault, id: RecordId): IncidentView =>
  incidentView(
    { ledger: vault.ledger, evidence: vault.evidence, people: vault.people(), me: vault.keyring.author },
    incidentRecord(vault, id),
  );

/** The role of whoever opened the vault. */
export const myRole = (vault: OpenVault) => vault.people().profiles.get(vault.keyring.author)?.role;

/** @throws VaultFailure not_permitted for those who record nothing. */
export const refuseUnlessMayRecord = (vault: OpenVault): void => {
  if (!mayEdit(myRole(vault))) throw new VaultFailure('not_permitted');
};

/** @throws VaultFailure not_permitted, or read_only when the ledger has problems. */
export const refuseUnlessMay = (vault: OpenVault, id: RecordId, act: keyof IncidentView['may']): void => {
  if (vault.ledger.problems.length > 0) throw new VaultFailure('read_only');
  if (!viewIncident(vault, id).may[act]) throw new VaultFailure('not_permitted');
};

type LogApi = Pick<
  VaultApi,
  'incidents' | 'incidentCounts' | 'incident' | 'history' | 'createIncident' | 'editIncident'
>;

export const logApi = (open: () => OpenVault): LogApi => ({
  incidents: async (query) => {
    const vault = open();
    const { total, ids } = vault.index.find(query, { me: vault.keyring.profile, today: today() });
    const context = { ledger: vault.ledger, people: vault.people() };
    const records = ids.map((id) => incidentRecord(vault, id));
    const terms = searchTerms(query.text ?? '');
    return {
      total,
      rows: records.map((record) => incidentSummary(context, record)),
      found:
        terms.length === 0
          ? []
          : records.map((record) => foundText(incidentTexts(vault.ledger, record), terms)),
    };
  },
  incidentCounts: async ({ filter, by }) => {
    const vault = open();
    return vault.index.count(filter, by, { me: vault.keyring.profile, today: today() });
  },
  incident: async ({ id }) => viewIncident(open(), id),
  history: async ({ id }) => {
    const vault = open();
    const record = vault.ledger.record(id);
    if (!record) throw new VaultFailure('not_found');
    return historyOf(record, vault.people(), vault.ledger.record);
  },
  createIncident: async ({ changes }) => {
    const vault = open();
    const id = crypto.randomUUID();
    refuseBadChanges(changes);
    await vault.ledger.write(() => {
      refuseUnlessMayRecord(vault);
      refuseStrangers(vault.ledger, id, changes);
      const incidents = vault.ledger.recordsOf('incident');
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
      const fields = {
        ...given,
        'incident.number': nextIncidentNumber(vault.people().organisation, incidents),
      };
      return [editDraft(id, [], fields)];
    });
    return viewIncident(vault, id);
  },
  editIncident: async ({ id, heads, changes }) => {
    const vault = open();
    refuseBadChanges(changes);
    await vault.ledger.write(() => {
      const record = incidentRecord(vault, id);
      refuseUnlessMay(vault, id, 'edit');
      refuseUnknownHeads(record, heads);
      refuseStrangers(vault.ledger, id, changes);
      const real = realChanges(record, heads, changes);
      return Object.keys(real).length === 0 ? [] : [editDraft(id, heads, real)];
    });
    return viewIncident(vault, id);
  },
});
