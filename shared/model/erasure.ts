import type { EntryId, Hex, RecordId } from '../ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../ledger/fold.ts';
import type { ConsentPurpose, ConsentRecipient } from './incident.ts';

/** What the entry that erased a record says: all that is left of it. Rule R10 of shared/ledger/SPEC.md. */
export type Erasure = {
  readonly entry: EntryId;
  readonly author: Hex;
  /** RFC 3339. */
  readonly time: string;
  readonly reason: string;
  /** The number the record had; undefined for records without one. */
  readonly number: string | undefined;
};

/** Fields of an `erase` entry. The number stays, so that it is never given again. */
export const erasureFields = (reason: string, number: string | undefined) => ({
  'erase.reason': reason,
  ...(number === undefined ? {} : { 'incident.number': number }),
});

/** The first erasure of the record that gives a reason; undefined when it was not erased. */
export const erasureOf = ({ entries }: FoldedRecord): Erasure | undefined => {
  for (const { id, header, fields } of entries) {
    if (header.kind !== 'erase') continue;
    const said = new Map((fields ?? []).map(([, name, value]) => [name, value]));
    const [reason, number] = [said.get('erase.reason'), said.get('incident.number')];
    if (typeof reason !== 'string' || reason.trim() === '') continue;
    return {
      entry: id,
      author: header.author,
      time: header.time,
      reason,
      number: typeof number === 'string' ? number : undefined,
    };
  }
  return undefined;
};

/** `ORG-2025-0001`, of an erased incident too; empty when nobody knows. */
export const incidentNumber = (incident: FoldedRecord): string => {
  const number = fieldValue(incident, 'incident.number') ?? erasureOf(incident)?.number;
  return typeof number === 'string' ? number : '';
};

/** What erasing an incident takes with it and what it cannot reach; made by the vault, shown before anything is done. */
export type ErasurePlan = {
  readonly number: string;
  readonly exhibits: readonly {
    readonly id: RecordId;
    readonly fileName: string;
    readonly mediaType: string;
    /** The same bytes belong to another incident as well: they stay. */
    readonly kept: boolean;
  }[];
  /** People who have a role here and nowhere else. */
  readonly persons: readonly { readonly id: RecordId; readonly pseudonym: string }[];
  /** Cases that name the incident. */
  readonly cases: readonly { readonly id: RecordId; readonly number: string; readonly title: string }[];
  /** Bundles it left with: what was handed over stays with those who have it. */
  readonly bundles: readonly {
    readonly time: string;
    readonly caseNumber: string;
    readonly recipient: ConsentRecipient;
    readonly purpose: ConsentPurpose;
    readonly sha256: string;
  }[];
};
