import type { Draft } from '../../../shared/ledger/append.ts';
import type { KnownEntry, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import type { ImportView } from '../../../shared/model/imports.ts';
import { mayEdit } from '../../../shared/model/review.ts';
import { VaultFailure } from '../failure.ts';
import { placeOf } from '../ledger/entry-places.ts';
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
export const importRecord = async (vault: OpenVault, id: RecordId): Promise<FoldedRecord> => {
  const record = await vault.ledger.load(id);
  if (record?.type !== 'import') throw new VaultFailure('not_found');
  return record;
};

/** Whether an entry was written by an import or its undo. */
export const isImported = (ledger: Ledger, entry: KnownEntry): boolean => ledger.isImport(placeOf(entry).seq);

/** Position of the commit that brought the rows in. */
export const commitOf = (record: FoldedRecord): number => {
  const [first] = record.entries;
  if (!first) throw new Error('A record has at least one entry');
  return placeOf(first).seq;
};

/** Records of what the import wrote besides its own, in the order of its rows. */
export const writtenBy = (ledger: Ledger, record: FoldedRecord): readonly RecordId[] =>
  ledger.recordsIn(commitOf(record)).slice(1);

const isUndone = (record: FoldedRecord): boolean => fieldValue(record, 'import.undone') !== undefined;

export const importView = (vault: OpenVault, record: FoldedRecord): ImportView => {
  const people = vault.people();
  const [first] = record.entries;
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
    ...vault.ledger.importedIn(commitOf(record)),
    undone: last && { by: people.view(last.header.author), time: last.header.time },
    mayUndo: vault.ledger.problems.length === 0 && !isUndone(record) && mayEdit(role),
  };
};
