import type { EntryId, KnownEntry, RecordId } from '../ledger/entry.ts';
import { entryId } from '../ledger/entry-id.ts';
import { changesContent, type FoldedRecord, foldRecord, standingEdits } from '../ledger/fold.ts';
import { type EntryProof, verifyEntryProof } from '../ledger/proof.ts';
import { keepsHistory } from './disclosure.ts';
import type { ProofsDocument } from './documents.ts';
import type { Problem } from './verdict.ts';

/**
 * A record folded from the fields that its authors signed and the bundle shows. A field that a sealed edit changed
 * last, or in conflict, has no value here: whatever an earlier edit shows, it is not what the field says.
 */
export type ProvenRecord = FoldedRecord & { readonly sealed: ReadonlySet<string> };

/** What the proofs of a bundle establish. */
export type Proven = {
  readonly records: ReadonlyMap<RecordId, ProvenRecord>;
  readonly proofs: ReadonlyMap<EntryId, EntryProof>;
  readonly fields: number;
  readonly withheld: number;
  readonly problems: readonly Problem[];
};

export const proven = ({ records }: ProofsDocument): Proven => {
  const problems: Problem[] = [];
  const folded = new Map<RecordId, ProvenRecord>();
  const byId = new Map<EntryId, EntryProof>();
  for (const { record, type, proofs } of records) {
    const known: KnownEntry[] = [];
    for (const proof of proofs as readonly EntryProof[]) {
      const broken = verifyEntryProof(proof);
      const id = entryId(proof.header);
      if (broken) problems.push({ code: 'proof_invalid', at: record, detail: `${broken.rule} ${id}` });
      else if (proof.header.record !== record || proof.header.type !== type || byId.has(id))
        problems.push({ code: 'proof_wrong_record', at: record, detail: id });
      else {
        byId.set(id, proof);
        known.push(asKnown(proof, id));
      }
    }
    if (folded.has(record)) problems.push({ code: 'proof_wrong_record', at: record });
    else if (known.length > 0) folded.set(record, recordOf(foldRecord(known), byId, problems));
  }
  const count = (of: (proof: EntryProof) => number) =>
    [...byId.values()].reduce((sum, proof) => sum + of(proof), 0);
  return {
    records: folded,
    proofs: byId,
    fields: count(({ disclosed }) => disclosed.length),
    withheld: count(({ withheld }) => withheld.length),
    problems,
  };
};

/** Name of every field an entry sets, and whether its value is shown. */
export const namesIn = ({ disclosed, withheld }: EntryProof): readonly (readonly [string, boolean])[] => [
  ...disclosed.map(([, name]) => [name, true] as const),
  ...withheld.map(([name]) => [name, false] as const),
];

/** A bundle shows what stands: an earlier value beside it would say what someone took back. */
const recordOf = (
  shown: FoldedRecord,
  proofs: ReadonlyMap<EntryId, EntryProof>,
  problems: Problem[],
): ProvenRecord => {
  const namesOf = ({ id }: KnownEntry) => {
    const proof = proofs.get(id);
    return proof ? namesIn(proof) : [];
  };
  const standing = standingEdits(shown.entries, namesOf);
  const sealed = new Set([...standing].flatMap(([name, edits]) => (edits.every(isShown) ? [] : [name])));
  for (const entry of shown.entries.filter(changesContent))
    for (const [name, isDisclosed] of namesOf(entry)) {
      const stands = standing.get(name)?.some((edit) => edit.entry.id === entry.id);
      if (isDisclosed && !stands && !keepsHistory(shown, name))
        problems.push({ code: 'field_replaced', at: shown.record, detail: `${name} ${entry.id}` });
    }
  const unsealed = (entry: KnownEntry): KnownEntry =>
    changesContent(entry) && entry.fields
      ? { ...entry, fields: entry.fields.filter(([, name]) => !sealed.has(name)) }
      : entry;
  return { ...(sealed.size > 0 ? foldRecord(shown.entries.map(unsealed)) : shown), sealed };
};

const isShown = ({ value }: { readonly value: boolean }): boolean => value;

/** A decision whose reason is withheld is read as one whose payload is gone: it stands, its words do not. */
const asKnown = ({ header, disclosed, withheld }: EntryProof, id: EntryId): KnownEntry =>
  header.kind !== 'edit' && withheld.length > 0
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
