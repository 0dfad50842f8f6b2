import { bytesToHex } from '@noble/hashes/utils.js';
import { fieldsCommitment } from './commitment.ts';
import type {
  Commit,
  Disclosure,
  Entry,
  EntryHeader,
  EntryId,
  EntryKind,
  Hex,
  Json,
  LogHead,
  RecordId,
  RecordType,
  StoredCommit,
} from './entry.ts';
import { entryId, genesis } from './entry-id.ts';
import { shapeProblem } from './shape.ts';
import { commitMessage, type Sign } from './signature.ts';

/** One entry to be: what it does to which record, and the entries of that record it was based on. */
export type Draft = {
  readonly record: RecordId;
  readonly type: RecordType;
  readonly kind: EntryKind;
  /** The record's heads the person was looking at; empty for a new record. Any order. */
  readonly parents: readonly EntryId[];
  /** Field name → new value; null clears. */
  readonly fields: Readonly<Record<string, Json>>;
};

export type CommitInput = {
  readonly author: Hex;
  /** Where the author's log has got to; undefined before its first entry. */
  readonly head: LogHead | undefined;
  /** Device time, RFC 3339 with milliseconds and offset. */
  readonly time: string;
  /** IANA zone. */
  readonly zone: string;
  readonly drafts: readonly Draft[];
  readonly randomBytes: (length: number) => Uint8Array;
  readonly sign: Sign;
};

const saltBytes = 16;

const disclose = (fields: Draft['fields'], randomBytes: CommitInput['randomBytes']): Disclosure[] => {
  const named = Object.entries(fields);
  // Asked for together: asking takes longer than what is asked for.
  const salts = bytesToHex(randomBytes(named.length * saltBytes));
  return named.map(([name, value], at) => [
    salts.slice(at * 2 * saltBytes, (at + 1) * 2 * saltBytes),
    name,
    value,
  ]);
};

/**
 * The entries of one user action, chained onto the author's log and signed once.
 * @throws when there is nothing to commit or a draft breaks a rule of form (L1 to L3): a defect of the caller.
 */
export const makeCommit = (input: CommitInput): Commit => {
  if (input.drafts.length === 0) throw new Error('A commit has at least one entry');
  const firstSeq = (input.head?.seq ?? 0) + 1;
  let prev = input.head?.id ?? genesis;
  const entries: Entry[] = input.drafts.map((draft, index) => {
    const fields = disclose(draft.fields, input.randomBytes);
    const header: EntryHeader = {
      v: 1,
      author: input.author,
      seq: firstSeq + index,
      prev,
      time: input.time,
      zone: input.zone,
      record: draft.record,
      type: draft.type,
      kind: draft.kind,
      parents: [...new Set(draft.parents)].sort(),
      payload: fieldsCommitment(fields),
    };
    const entry: Entry = { header, fields };
    const broken = shapeProblem(entry);
    if (broken) throw new Error(`${broken}: an entry of ${draft.type} ${draft.record} is not well formed`);
    prev = entryId(header);
    return entry;
  });
  const signature = bytesToHex(input.sign(commitMessage(input.author, firstSeq, prev)));
  return { entries, signature };
};

/** Where the log is after this commit. @throws for a commit without entries. */
export const headOf = (commit: StoredCommit): LogHead => {
  const last = commit.entries.at(-1);
  if (!last) throw new Error('A commit has at least one entry');
  return { seq: last.header.seq, id: entryId(last.header) };
};
