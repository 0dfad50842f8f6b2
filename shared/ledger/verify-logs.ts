import type { EntryHeader, EntryId, Hex, RecordId, RecordType, StoredCommit } from './entry.ts';
import { entryId, genesis } from './entry-id.ts';
import type { LedgerProblem, LedgerRule } from './problem.ts';
import { isHeader, shapeProblem } from './shape.ts';
import { type VerifyOptions, verifyLog } from './verify.ts';

/** One author's commits, oldest first, with what is known of the log beforehand. */
export type Log = Pick<VerifyOptions, 'from' | 'reached' | 'trusted'> & {
  readonly author: Hex;
  readonly commits: readonly StoredCommit[];
};

/** What earlier verifications know of the entries before the logs' checkpoints. */
export type Earlier = {
  readonly entry: (id: EntryId) => { readonly record: RecordId; readonly type: RecordType } | undefined;
  /** Whether the record has an entry of kind `erase`. */
  readonly isErased: (record: RecordId) => boolean;
  /** Whether the record has any entry. */
  readonly hasRecord: (record: RecordId) => boolean;
};

const nothingEarlier: Earlier = {
  entry: () => undefined,
  isErased: () => false,
  hasRecord: () => false,
};

export type VerifyLogsOptions = Pick<VerifyOptions, 'verify'> & { readonly earlier?: Earlier };

type Sound = { readonly header: EntryHeader; readonly id: EntryId; readonly erased: boolean };

/**
 * Every rule that the logs break: each alone (`verifyLog`), then between them (L11, L12, L14). The rules between
 * logs are asked of entries that are sound in their own log, so that one alteration is one problem.
 */
export const verifyLogs = (logs: readonly Log[], options: VerifyLogsOptions = {}): LedgerProblem[] => {
  const verify = options.verify ? { verify: options.verify } : {};
  const problems = logs.flatMap((log) => {
    const { from, reached, trusted } = log;
    return verifyLog(log.author, log.commits, {
      ...verify,
      ...(from ? { from } : {}),
      ...(reached ? { reached } : {}),
      ...(trusted ? { trusted } : {}),
    });
  });
  const faulty = new Set(problems.map((problem) => problem.id));
  const sound = logs.flatMap(soundEntries).filter((entry) => !faulty.has(entry.id));
  // An altered entry is named once, in its own log: the one it replaced is still known by its id.
  const known = new Set([genesis, ...sound.map((entry) => entry.id), ...logs.map((log) => log.from?.id)]);
  const replaced = new Set(sound.map((entry) => entry.header.prev).filter((prev) => !known.has(prev)));
  return [...problems, ...problemsBetween(sound, replaced, options.earlier ?? nothingEarlier)];
};

const soundEntries = (log: Log): Sound[] =>
  log.commits.flatMap((commit) =>
    (Array.isArray(commit?.entries) ? commit.entries : []).flatMap((entry) =>
      shapeProblem(entry) === 'L2' || !isHeader(entry.header)
        ? []
        : [{ header: entry.header, id: entryId(entry.header), erased: !entry.fields }],
    ),
  );

const problemsBetween = (
  entries: readonly Sound[],
  replaced: ReadonlySet<EntryId>,
  earlier: Earlier,
): LedgerProblem[] => {
  const byId = new Map(entries.map((entry) => [entry.id, entry.header]));
  const erasures = new Set(
    entries.filter((entry) => entry.header.kind === 'erase').map((entry) => entry.header.record),
  );
  const isKnownParent = (header: EntryHeader, parent: EntryId): boolean => {
    const found = byId.get(parent) ?? earlier.entry(parent);
    if (!found) return replaced.has(parent);
    return found.record === header.record && found.type === header.type;
  };
  const begun = new Map<RecordId, EntryId>();
  const begins = (entry: Sound): boolean => {
    const { record, kind } = entry.header;
    const first = begun.get(record) ?? entry.id;
    begun.set(record, first);
    return kind === 'edit' && first === entry.id && !earlier.hasRecord(record);
  };
  return entries.flatMap((entry) => {
    const { header, id, erased } = entry;
    const { author, seq, record, parents } = header;
    const rules: LedgerRule[] = [];
    if (!parents.every((parent) => isKnownParent(header, parent))) rules.push('L11');
    if (parents.length === 0 && !begins(entry)) rules.push('L12');
    if (erased && !erasures.has(record) && !earlier.isErased(record)) rules.push('L14');
    return rules.map((rule) => ({ rule, author, seq, id, record }));
  });
};
