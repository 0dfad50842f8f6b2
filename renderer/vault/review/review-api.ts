import type { EntryId, EntryKind, RecordId } from '../../../shared/ledger/entry.ts';
import { fieldValues } from '../../../shared/ledger/fold.ts';
import { completeness } from '../../../shared/model/completeness.ts';
import type { IncidentView } from '../../../shared/model/views.ts';
import type { ReviewApi } from '../../../shared/vault-api/review-api.ts';
import { VaultFailure } from '../failure.ts';
import { refuseOldHeads } from '../log/edits.ts';
import { incidentRecord, refuseUnlessMay, viewIncident } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';

/** Decisions on an incident: each a signed entry on exactly the version the person saw. */

const longestReason = 10_000;

/** @throws VaultFailure bad_value; the detail is `field`. */
export const givenReason = (reason: string, field: string): string => {
  const text = reason.trim();
  if (text === '' || text.length > longestReason || /\p{Surrogate}/u.test(text))
    throw new VaultFailure('bad_value', field);
  return text;
};

const reasonFields = (reason: string) => ({ 'review.reason': givenReason(reason, 'review.reason') });

export const reviewApi = (open: () => OpenVault): ReviewApi => {
  const decide = async (
    input: { id: RecordId; heads: readonly EntryId[] },
    kind: Extract<EntryKind, 'submit' | 'return' | 'approve' | 'retract'>,
    may: keyof IncidentView['may'],
    fields: Readonly<Record<string, string>>,
  ): Promise<IncidentView> => {
    const vault = open();
    await vault.ledger.write(async () => {
      const record = await incidentRecord(vault, input.id);
      await refuseUnlessMay(vault, input.id, may);
      refuseOldHeads(record, input.heads);
      if (kind === 'submit') {
        const [needed] = completeness(fieldValues(record)).needed;
        if (needed !== undefined) throw new VaultFailure('bad_value', needed);
      }
      return [{ record: input.id, type: 'incident', kind, parents: record.heads, fields }];
    });
    return viewIncident(vault, input.id);
  };
  return {
    submitIncident: (input) => decide(input, 'submit', 'submit', {}),
    returnIncident: async (input) => decide(input, 'return', 'decide', reasonFields(input.reason)),
    approveIncident: (input) => decide(input, 'approve', 'decide', {}),
    retractIncident: async (input) => decide(input, 'retract', 'retract', reasonFields(input.reason)),
  };
};
