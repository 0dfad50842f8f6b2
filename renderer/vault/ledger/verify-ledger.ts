import type { Hex, LogHead, StoredCommit } from '../../../shared/ledger/entry.ts';
import { entryId } from '../../../shared/ledger/entry-id.ts';
import { type Log, verifyLogs } from '../../../shared/ledger/verify-logs.ts';
import type { Keyring } from '../keys/keyring.ts';
import { strictVerify } from '../keys/verify-signature.ts';
import type { Checkpoints } from './checkpoint.ts';
import { unfoundedEpochs } from './epoch-order.ts';
import type { ReadLedger, RowProblem } from './read-ledger.ts';

/** Commits by the log they stand in, in their order. */
export const logsOf = (commits: readonly StoredCommit[]): Map<Hex, StoredCommit[]> => {
  const logs = new Map<Hex, StoredCommit[]>();
  for (const commit of commits) {
    const author = commit.entries[0]?.header.author;
    if (author === undefined) continue;
    const log = logs.get(author);
    if (log) log.push(commit);
    else logs.set(author, [commit]);
  }
  return logs;
};

/** Where a log should have got to and does not; undefined when it does. */
const missing = (author: Hex, log: readonly StoredCommit[], head: LogHead): RowProblem | undefined => {
  const there = log
    .flatMap(({ entries }) => entries)
    .some(({ header }) => header.seq === head.seq && entryId(header) === head.id);
  return there ? undefined : { rule: 'L13', at: `${author.slice(0, 16)} ${head.seq}`, record: undefined };
};

/** Whether signatures that this profile has verified before are spared. */
export type Trust = 'known signatures' | 'every signature';

/**
 * Checks every log by the rules of SPEC.md. Of known signatures, those up to this profile's own checkpoint are not
 * computed again: its owner verified or made them, the chain must still lead to its heads, and everything else is
 * checked in full. What everyone's checkpoint names must be there too, but it spares no signature: every profile can
 * write it.
 */
export const verifyLedger = async (
  commits: readonly StoredCommit[],
  { shared, own }: Checkpoints,
  trust: Trust,
): Promise<readonly RowProblem[]> => {
  const byAuthor = logsOf(commits);
  const authors = new Set([...byAuthor.keys(), ...Object.keys(own?.heads ?? {})]);
  const logs = [...authors].map((author): Log => {
    const reached = own?.heads[author];
    return {
      author,
      commits: byAuthor.get(author) ?? [],
      ...(reached ? { reached } : {}),
      ...(reached && trust === 'known signatures' ? { trusted: reached } : {}),
    };
  });
  const broken = verifyLogs(logs, { verify: await strictVerify() });
  const cutShort = new Set(broken.filter(({ rule }) => rule === 'L13').map(({ author }) => author));
  return [
    ...broken.map(({ rule, author, seq, id, record }) => ({
      rule,
      at: id ?? `${author.slice(0, 16)} ${seq}`,
      record,
    })),
    ...Object.entries(shared?.heads ?? {}).flatMap(([author, head]) =>
      cutShort.has(author) ? [] : (missing(author, byAuthor.get(author) ?? [], head) ?? []),
    ),
  ];
};

/** Public key of the profile that began the vault, by what this profile knows best. */
export const founderOf = ({ checkpoints: { own, shared }, commits }: ReadLedger): Hex =>
  (own ?? shared)?.founder ?? commits[0]?.entries[0]?.header.author ?? '';

/** What is wrong on the disk and by the rules of SPEC.md; an unreadable payload is named once. */
export const problemsIn = async (
  read: ReadLedger,
  keyring: Keyring,
  trust: Trust,
): Promise<readonly RowProblem[]> => {
  const broken = await verifyLedger(read.commits, read.checkpoints, trust);
  const named = new Set(read.problems.map((problem) => problem.record));
  return [
    ...read.problems,
    ...unfoundedEpochs(read, keyring, founderOf(read)),
    ...broken.filter(({ rule, record }) => !(rule === 'L14' && record && named.has(record))),
  ];
};
