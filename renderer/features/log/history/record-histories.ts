import type { RecordId } from '../../../../shared/ledger/entry.ts';
import type { HistoryEntry, NamedRecord } from '../../../../shared/model/views.ts';
import { vault } from '../../../app/vault.ts';

/** An entry of the incident or of one of its exhibits. */
export type ToldEntry = HistoryEntry & {
  /** The exhibit it is about; undefined for the incident itself. */
  readonly exhibit?: RecordId | undefined;
  /** What that exhibit is called now. */
  readonly of?: NamedRecord | undefined;
};

export type Histories = {
  /** The incident's own, latest first. */
  readonly incident: readonly HistoryEntry[];
  /** All entries, the exhibits' among them. */
  readonly told: readonly ToldEntry[];
};

const exhibitIn = (field: string): RecordId | undefined => /^exhibit\.([0-9a-f-]{36})$/.exec(field)?.[1];

/** Exhibits ever attached, by the entries that attached them. */
const exhibitsIn = (history: readonly HistoryEntry[]): ReadonlyMap<RecordId, NamedRecord | undefined> =>
  new Map(
    history.flatMap(({ changes }) =>
      changes.flatMap(({ field, names }) => {
        const exhibit = exhibitIn(field);
        return exhibit === undefined ? [] : [[exhibit, names] as const];
      }),
    ),
  );

/** The incident's history with its exhibits'. An exhibit's first entry is the attachment, told by the incident. */
export const readHistories = async (id: RecordId): Promise<Histories> => {
  const incident = await vault.history({ id });
  const exhibits = await Promise.all(
    [...exhibitsIn(incident)].map(async ([exhibit, of]) =>
      (await vault.history({ id: exhibit })).slice(0, -1).map((entry) => ({ ...entry, exhibit, of })),
    ),
  );
  return { incident, told: [...incident, ...exhibits.flat()] };
};
