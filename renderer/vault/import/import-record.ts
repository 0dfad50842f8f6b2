import type { Draft } from '../../../shared/ledger/append.ts';
import type { EntryId, KnownEntry, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import type { ImportView } from '../../../shared/model/imports.ts';
import { mayEdit } from '../../../shared/model/review.ts';
import { VaultFailure } from '../failure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OpenVault } from '../open-vault.ts';

/**
 * An import's own record. Its first entry stands first in the commit that brought the rows in, an undo's in the commit
 * that took them back: which entries belong to an import is read from the commits and kept nowhere else.
 */

export type ImportedFile = { readonly name: string; readonly sha256: string; readonly rows: number };

export const importDraft = (id: RecordId, file: ImportedFile): Draft => ({
  record: id,
  type: 'import',
  kind: 'edit',
  parents: [],
  fields: { 'import.file': file.name, 'import.sha256': file.sha256, 'import.rows': file.rows },
});

export const undoDraft = (record: FoldedRecord, reason: string): Draft => ({
  record: record.record,
  type: 'import',
  kind: 'edit',
  parents: record.heads,
  fields: { 'import.undone': reason },
});

/** @throws VaultFailure not_found. */
export const importRecord = (vault: OpenVault, id: RecordId): FoldedRecord => {
  const record = vault.ledger.record(id);
  if (record?.type !== 'import') throw new VaultFailure('not_found');
  return record;
};

/** Whether an entry was written by an import or its undo. */
export const isImported = (ledger: Ledger, entry: EntryId): boolean =>
  ledger.commitOf(entry)?.commit.entries[0]?.header.type === 'import';

/** What the import wrote besides its own entry, in the order of its rows. */
export const writtenBy = (ledger: Ledger, record: FoldedRecord): readonly KnownEntry[] => {
  const [first] = record.entries;
  const seqs = first && ledger.commitOf(first.id)?.commit.entries.map(({ header }) => header);
  if (!first || !seqs) return [];
  return seqs.slice(1).flatMap(({ record: id, seq, author }) => {
    const entry = ledger
      .record(id)
      ?.entries.find(({ header }) => header.seq === seq && header.author === author);
    return entry ? [entry] : [];
  });
};

const isUndone = (record: FoldedRecord): boolean => fieldValue(record, 'import.undone') !== undefined;

export const importView = (vault: OpenVault, record: FoldedRecord): ImportView => {
  const people = vault.people();
  const [first] = record.entries;
  const written = writtenBy(vault.ledger, record).map(({ header }) => header);
  const last = isUndone(record) ? record.entries.at(-1) : undefined;
  const text = (name: string): string => String(fieldValue(record, name) ?? '');
  const role = people.profiles.get(vault.keyring.author)?.role;
  return {
    id: record.record,
    fileName: text('import.file'),
    sha256: text('import.sha256'),
    by: people.view(first?.header.author ?? ''),
    time: first?.header.time ?? '',
    rows: Number(fieldValue(record, 'import.rows') ?? 0),
    created: written.filter(({ type, parents }) => type === 'incident' && parents.length === 0).length,
    updated: written.filter(({ type, parents }) => type === 'incident' && parents.length > 0).length,
    persons: written.filter(({ type, parents }) => type === 'person' && parents.length === 0).length,
    undone: last && { by: people.view(last.header.author), time: last.header.time },
    mayUndo: vault.ledger.problems.length === 0 && !isUndone(record) && mayEdit(role),
  };
};
