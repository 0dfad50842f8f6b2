import { fieldDigest, payloadCommitment } from './commitment.ts';
import type { Disclosure, EntryHeader, Hex, StoredCommit } from './entry.ts';
import { entryId } from './entry-id.ts';
import type { LedgerProblem, LedgerRule } from './problem.ts';
import { areDisclosures, hasMembers, isDigestSet, isHeader, isSeq, isSignature } from './shape.ts';
import { type Verify, verifyCommitSignature, verifyEd25519 } from './signature.ts';

/**
 * One entry as it leaves the vault: enough to check it against its author's signature, with only the chosen
 * fields shown. What it proves and what it does not: SPEC.md, "Proofs".
 */
export type EntryProof = {
  readonly header: EntryHeader;
  /** Digests of all the payload's fields, sorted; a withheld field is here and nowhere else. */
  readonly digests: readonly Hex[];
  readonly disclosed: readonly Disclosure[];
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
  return {
    header: entry.header,
    digests: entry.fields.map(fieldDigest).sort(),
    disclosed: entry.fields.filter(([, name]) => discloses(name)),
    chain: commit.entries.slice(index + 1).map((after) => after.header),
    signature: commit.signature,
    firstSeq: first.header.seq,
  };
};

const members = ['header', 'digests', 'disclosed', 'chain', 'signature', 'firstSeq'];

/** Whether any JSON has the form of a proof (rule P1). */
export const isEntryProof = (value: unknown): value is EntryProof =>
  hasMembers(value, members) &&
  isHeader(value.header) &&
  isDigestSet(value.digests) &&
  areDisclosures(value.disclosed) &&
  Array.isArray(value.chain) &&
  value.chain.every(isHeader) &&
  isSignature(value.signature) &&
  isSeq(value.firstSeq);

const showsWhatWasCommitted = (proof: EntryProof): boolean => {
  const digests = new Set(proof.digests);
  return (
    payloadCommitment(proof.digests) === proof.header.payload &&
    proof.disclosed.every((disclosure) => digests.has(fieldDigest(disclosure)))
  );
};

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
  if (!showsWhatWasCommitted(proof)) return problem('P2');
  return isSigned(proof, verify) ? undefined : problem('P3');
};
