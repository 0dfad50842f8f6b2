import { fieldsCommitment } from './commitment.ts';
import type { Entry, EntryHeader, EntryId, Hex, LogHead, StoredCommit } from './entry.ts';
import { genesis } from './entry-id.ts';
import type { LedgerProblem, LedgerRule } from './problem.ts';
import { hasMembers, shapeProblem } from './shape.ts';
import { type Verify, verifyEd25519 } from './signature.ts';
import { type PlacedCommit, type PlacedEntry, vouch } from './vouch.ts';

export type VerifyOptions = {
  /** Where an earlier verification got to: the commits given are those after it. */
  readonly from?: LogHead;
  /** What the log is known to have reached; without it, commits cut off the end cannot be missed. Rule L13. */
  readonly reached?: LogHead;
  /** An entry verified earlier: signatures up to it are not computed again, the chain must still lead to it. */
  readonly trusted?: LogHead;
  /** A faster Ed25519 with the same answers. */
  readonly verify?: Verify;
};

/**
 * Every rule one log breaks (L1 to L10, L13), in the log's order; empty when it holds. Linear in its entries.
 * Takes whatever was stored and never throws.
 */
export const verifyLog = (
  author: Hex,
  commits: readonly StoredCommit[],
  options: VerifyOptions = {},
): LedgerProblem[] => {
  const from = options.from ?? { seq: 0, id: genesis };
  const log = vouch(author, commits, from, options.verify ?? verifyEd25519, options.trusted);
  const walk = new LogWalk(author, log, from);
  log.forEach((commit, index) => {
    walk.commit(commits[index], commit, log[index + 1]);
  });
  if (options.reached) walk.end(options.reached);
  return walk.problems;
};

/** Forward through the log, naming what is out of place or not as signed. */
class LogWalk {
  readonly problems: LedgerProblem[] = [];
  readonly #author: Hex;
  readonly #vouchedAt = new Map<number, EntryId>();
  #seq: number;
  /** Id that the next entry's `prev` must be; undefined when the entry before is not to be trusted. */
  #prev: EntryId | undefined;

  constructor(author: Hex, log: readonly PlacedCommit[], from: LogHead) {
    this.#author = author;
    this.#seq = from.seq;
    this.#prev = from.id;
    this.#vouchedAt.set(from.seq, from.id);
    for (const { header, id, standing } of log.flatMap((commit) => commit.entries))
      if (header && id && standing === 'vouched') this.#vouchedAt.set(header.seq, id);
  }

  commit(stored: unknown, placed: PlacedCommit, next: PlacedCommit | undefined): void {
    if (!hasMembers(stored, ['entries', 'signature']) || placed.entries.length === 0)
      this.#name('L10', this.#seq + 1);
    for (const entry of placed.entries) this.#entry(entry);
    const last = placed.entries.at(-1);
    if (!last?.header || placed.signed || gapBetween(last, next?.entries[0])) return;
    if (last.standing === 'vouched' || last.standing === 'assumed') this.#name('L9', last.header.seq, last);
  }

  end(reached: LogHead): void {
    if (this.#seq < reached.seq) this.#name('L13', this.#seq + 1);
    const there = this.#vouchedAt.get(reached.seq);
    if (there && there !== reached.id) this.#name('L13', reached.seq);
  }

  #entry(entry: PlacedEntry): void {
    const { header, standing } = entry;
    if (!header || standing === 'altered' || standing === 'unsigned') {
      this.#seq += 1;
      this.#prev = undefined;
      this.#name(header ? (standing === 'unsigned' ? 'L9' : 'L8') : 'L2', this.#seq, entry);
      return;
    }
    this.#place(entry, header);
    if (header.author !== this.#author) this.#name('L5', header.seq, entry);
    const broken = shapeProblem(entry.stored) ?? payloadProblem(entry.stored as Entry);
    if (broken) this.#name(broken, header.seq, entry);
  }

  #place(entry: PlacedEntry, { seq, prev }: EntryHeader): void {
    const expected = this.#seq + 1;
    if (seq === expected && this.#prev && prev !== this.#prev) this.#name('L7', seq, entry);
    if (seq > expected && !this.#vouchedAt.has(expected))
      this.#name('L6', expected, undefined, seq === expected + 1 ? prev : undefined);
    else if (seq !== expected) this.#name('L6', seq, entry);
    if (seq < expected) return;
    this.#seq = seq;
    this.#prev = entry.id;
  }

  #name(rule: LedgerRule, seq: number, entry?: PlacedEntry, id?: EntryId): void {
    this.problems.push({
      rule,
      author: this.#author,
      seq,
      id: entry?.id ?? id,
      record: entry?.header?.record,
    });
  }
}

const gapBetween = (last: PlacedEntry, next: PlacedEntry | undefined): boolean =>
  next?.header !== undefined && last.header !== undefined && next.header.seq !== last.header.seq + 1;

const payloadProblem = (entry: Entry): LedgerRule | undefined =>
  entry.fields && fieldsCommitment(entry.fields) !== entry.header.payload ? 'L4' : undefined;
