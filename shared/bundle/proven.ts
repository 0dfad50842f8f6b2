import type { EntryHeader, EntryId, KnownEntry, RecordId } from '../ledger/entry.ts';
import { entryId } from '../ledger/entry-id.ts';
import { type FoldedRecord, foldRecord } from '../ledger/fold.ts';
import { type EntryProof, verifyEntryProof } from '../ledger/proof.ts';
import type { ProofsDocument } from './documents.ts';
import type { Problem } from './verdict.ts';

/** What the proofs of a bundle establish: records folded from the fields that authors signed and the bundle shows. */
export type Proven = {
  readonly records: ReadonlyMap<RecordId, FoldedRecord>;
  readonly headers: ReadonlyMap<EntryId, EntryHeader>;
  /** Entries of which some field is withheld. */
  readonly partial: ReadonlySet<EntryId>;
  readonly entries: number;
  readonly fields: number;
  readonly withheld: number;
  readonly problems: readonly Problem[];
};

export const proven = ({ records }: ProofsDocument): Proven => {
  const problems: Problem[] = [];
  const folded = new Map<RecordId, FoldedRecord>();
  const headers = new Map<EntryId, EntryHeader>();
  const partial = new Set<EntryId>();
  let fields = 0;
  let withheld = 0;
  for (const { record, type, proofs } of records) {
    const known: KnownEntry[] = [];
    for (const proof of proofs as readonly EntryProof[]) {
      const broken = verifyEntryProof(proof);
      const id = entryId(proof.header);
      if (broken) problems.push({ code: 'proof_invalid', at: record, detail: `${broken.rule} ${id}` });
      else if (proof.header.record !== record || proof.header.type !== type || headers.has(id))
        problems.push({ code: 'proof_wrong_record', at: record, detail: id });
      else {
        headers.set(id, proof.header);
        known.push(asKnown(proof, id));
        fields += proof.disclosed.length;
        withheld += proof.digests.length - proof.disclosed.length;
        if (proof.digests.length > proof.disclosed.length) partial.add(id);
      }
    }
    if (folded.has(record)) problems.push({ code: 'proof_wrong_record', at: record });
    else if (known.length > 0) folded.set(record, foldRecord(known));
  }
  return { records: folded, headers, partial, entries: headers.size, fields, withheld, problems };
};

/** A decision whose reason is withheld is read as one whose payload is gone: it stands, its words do not. */
const asKnown = ({ header, disclosed, digests }: EntryProof, id: EntryId): KnownEntry =>
  header.kind !== 'edit' && digests.length > disclosed.length
    ? { header, erased: true, id }
    : { header, fields: disclosed, id };

/** Whether two JSON values are the same, member order aside. */
export const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) =>
      same((a as Readonly<Record<string, unknown>>)[key], (b as Readonly<Record<string, unknown>>)[key]),
    )
  );
};
