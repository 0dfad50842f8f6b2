import { fieldDigest, payloadCommitment, sealedDigest, sealField } from './commitment.ts';
import type { Disclosure, EntryHeader, Hex, SealedField, StoredCommit } from './entry.ts';
import { entryId } from './entry-id.ts';
import type { LedgerProblem, LedgerRule } from './problem.ts';
import { areProvenFields, hasMembers, isHeader, isSeq, isSignature } from './shape.ts';
import { type Verify, verifyCommitSignature, verifyEd25519 } from './signature.ts';

/**
 * One entry as it leaves the vault: enough to check it against its author's signature, with only the chosen
 * fields' values shown. The name of every field is shown, so that nobody can hide that a field was changed here. What it proves and what it does not: SPEC.md, "Proofs".
 */
export type EntryProof = {
  readonly header: EntryHeader;
  /** By name. */
  readonly disclosed: readonly Disclosure[];
  /** All the other fields, by name. */
  readonly withheld: readonly SealedField[];
  /** Headers after this one, to the end of its commit. */
  readonly chain: readonly EntryHeader[];
  readonly signature: Hex;
  /** `seq` of the commit's first entry. */
  readonly firstSeq: number;
};

/**
 * The proof of a commit's entry that shows the fields `discloses` lets through.
 * @throws when there is no such entry or it was erased: there is nothing left to prove its fields with.
 */
export const proveEntry = (
  commit: StoredCommit,
  index: number,
  discloses: (name: string) => boolean,
): EntryProof => {
  const entry = commit.entries[index];
  const first = commit.entries[0];
  if (!entry || !first) throw new Error(`The commit has no entry ${index}`);
  if (!entry.fields) throw new Error(`Entry ${entry.header.seq} was erased`);
  const fields = [...entry.fields].sort(([, a], [, b]) => (a < b ? -1 : 1));
  return {
    header: entry.header,
    disclosed: fields.filter(([, name]) => discloses(name)),
    withheld: fields.filter(([, name]) => !discloses(name)).map(sealField),
    chain: commit.entries.slice(index + 1).map((after) => after.header),
    signature: commit.signature,
    firstSeq: first.header.seq,
  };
};

const members = ['header', 'disclosed', 'withheld', 'chain', 'signature', 'firstSeq'];

/** Whether any JSON has the form of a proof (rule P1). */
export const isEntryProof = (value: unknown): value is EntryProof =>
  hasMembers(value, members) &&
  isHeader(value.header) &&
  areProvenFields(value.disclosed, value.withheld) &&
  Array.isArray(value.chain) &&
  value.chain.every(isHeader) &&
  isSignature(value.signature) &&
  isSeq(value.firstSeq);

const hasWhatWasCommitted = ({ header, disclosed, withheld }: EntryProof): boolean =>
  payloadCommitment([...disclosed.map(fieldDigest), ...withheld.map(sealedDigest)]) === header.payload;

const isSigned = (proof: EntryProof, verify: Verify): boolean => {
  const { author } = proof.header;
  if (proof.firstSeq > proof.header.seq) return false;
  let before = proof.header;
  let last = entryId(before);
  for (const header of proof.chain) {
    if (header.prev !== last || header.seq !== before.seq + 1 || header.author !== author) return false;
    before = header;
    last = entryId(header);
  }
  return verifyCommitSignature(
    { author, firstSeq: proof.firstSeq, last, signature: proof.signature },
    verify,
  );
};

/** The first rule the proof breaks, or undefined when it holds. Takes whatever a file held; never throws. */
export const verifyEntryProof = (
  proof: EntryProof,
  verify: Verify = verifyEd25519,
): LedgerProblem | undefined => {
  if (!isEntryProof(proof)) return { rule: 'P1', author: '', seq: 0, id: undefined, record: undefined };
  const { author, seq, record } = proof.header;
  const problem = (rule: LedgerRule): LedgerProblem => ({
    rule,
    author,
    seq,
    id: entryId(proof.header),
    record,
  });
  if (!hasWhatWasCommitted(proof)) return problem('P2');
  return isSigned(proof, verify) ? undefined : problem('P3');
};
