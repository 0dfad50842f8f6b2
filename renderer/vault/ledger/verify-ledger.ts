import type { Hex, StoredCommit } from '../../../shared/ledger/entry.ts';
import type { Verify } from '../../../shared/ledger/signature.ts';
import { type Log, verifyLogs } from '../../../shared/ledger/verify-logs.ts';
import { readySodium } from '../keys/sodium.ts';
import type { Checkpoint, RowProblem } from './read-ledger.ts';

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

/**
 * Checks every log by the rules of SPEC.md. With `trusted`, signatures up to the checkpoint are not computed again:
 * its heads were verified when it was sealed, the chain must still lead to them, and everything else is checked.
 */
export const verifyLedger = async (
  commits: readonly StoredCommit[],
  checkpoint: Checkpoint | undefined,
  trusted: boolean,
): Promise<readonly RowProblem[]> => {
  const sodium = await readySodium();
  const verify: Verify = (signature, message, publicKey) =>
    signature.length === 64 &&
    publicKey.length === 32 &&
    sodium.crypto_sign_verify_detached(signature, message, publicKey);
  const byAuthor = logsOf(commits);
  const authors = new Set([...byAuthor.keys(), ...Object.keys(checkpoint?.heads ?? {})]);
  const logs = [...authors].map((author): Log => {
    const reached = checkpoint?.heads[author];
    return {
      author,
      commits: byAuthor.get(author) ?? [],
      ...(reached ? { reached } : {}),
      ...(reached && trusted ? { trusted: reached } : {}),
    };
  });
  return verifyLogs(logs, { verify }).map(({ rule, author, seq, id, record }) => ({
    rule,
    at: id ?? `${author.slice(0, 16)} ${seq}`,
    record,
  }));
};
