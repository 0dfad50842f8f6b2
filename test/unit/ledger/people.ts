import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { shake256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Draft, headOf, makeCommit } from '../../../shared/ledger/append.ts';
import type { Commit, EntryId, Hex, Json, KnownEntry, LogHead } from '../../../shared/ledger/entry.ts';
import { withIds } from '../../../shared/ledger/entry-id.ts';
import type { Sign } from '../../../shared/ledger/signature.ts';

/** People who keep a log, with real keys made from their names so that a failing history can be repeated. */

export type Person = {
  readonly author: Hex;
  readonly commits: Commit[];
  /** Commits the drafts and gives the entries back with their ids. */
  readonly commit: (drafts: readonly Draft[], time?: string) => KnownEntry[];
};

const defaultTime = '2025-03-14T10:02:11.120+02:00';

const unsigned: Sign = () => new Uint8Array(64);

/** @param signs false where a test does not look at signatures, which cost more than all the rest */
export const person = (name: string, signs = true): Person => {
  const secret = sha256(utf8ToBytes(name));
  const author = bytesToHex(ed25519.getPublicKey(secret));
  const commits: Commit[] = [];
  let head: LogHead | undefined;
  let drawn = 0;
  return {
    author,
    commits,
    commit: (drafts, time = defaultTime) => {
      const commit = makeCommit({
        author,
        head,
        time,
        zone: 'Europe/Kyiv',
        drafts,
        randomBytes: (length) =>
          shake256(utf8ToBytes(`${name} ${drawn++}`), { dkLen: Math.max(1, length) }).slice(0, length),
        sign: signs ? (message) => ed25519.sign(message, secret) : unsigned,
      });
      head = headOf(commit);
      commits.push(commit);
      return withIds(commit);
    },
  };
};

/** A fixed version 4 UUID. */
export const recordId = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const edit = (
  record: string,
  fields: Readonly<Record<string, Json>>,
  parents: readonly EntryId[] = [],
): Draft => ({ record, type: 'incident', kind: 'edit', parents, fields });

/** Minutes after the start of a day, as device time. */
export const timeAt = (minute: number): string =>
  new Date(Date.UTC(2025, 2, 14) + minute * 60_000).toISOString();
