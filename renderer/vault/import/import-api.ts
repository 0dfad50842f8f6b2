import { importLimits } from '../../../shared/import/table.ts';
import type { ImportApi } from '../../../shared/vault-api/import-api.ts';
import type { WorkerTransferred } from '../evidence/evidence-api.ts';
import { writeFile } from '../export/write-port.ts';
import { VaultFailure } from '../failure.ts';
import { refuseUnlessMayRecord } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { importDrafts, refuseBadRow } from './import-drafts.ts';
import { importDraft, importRecord, importView, undoDraft } from './import-record.ts';
import { knownIncidents } from './known-incidents.ts';
import { personsNamed } from './persons-named.ts';
import { type Undo, undoOf } from './undo.ts';

/** Rows of a file become incidents in one signed commit, and can be taken back in another. */

/** Rows checked between two looks at whether the person cancelled. */
const batch = 200;

const longestName = 1000;
const tidyName = (name: string): string => name.slice(0, longestName).replace(/\p{Surrogate}/gu, '\uFFFD');

export const importApi = (open: () => OpenVault): ImportApi<WorkerTransferred> => ({
  imports: async () => {
    const vault = open();
    const records = await vault.ledger.loadAll(vault.ledger.idsOf('import'));
    const views = [...records.values()].map((record) => importView(vault, record));
    return views.sort((a, b) => Date.parse(b.time) - Date.parse(a.time));
  },

  importedBefore: async ({ source, keys }) => knownIncidents(open(), source, keys),

  personsNamed: async ({ names, fields }) => personsNamed(open(), names, fields),

  importIncidents: async ({ task: id, file, rows }) => {
    const vault = open();
    if (rows.length === 0 || rows.length > importLimits.rows)
      throw new VaultFailure('bad_value', 'import.rows');
    if (!/^[0-9a-f]{64}$/.test(file.sha256)) throw new VaultFailure('bad_value', 'import.sha256');
    return vault.tasks.run(id, async (task) => {
      for (let at = 0; at < rows.length; at += batch) {
        for (const row of rows.slice(at, at + batch)) refuseBadRow(row);
        task.progress({ stage: 'checking', done: Math.min(at + batch, rows.length), total: rows.length });
        // A message that cancels is heard only between two pieces of work.
        await new Promise((resolve) => setTimeout(resolve));
        task.signal.throwIfAborted();
      }
      const record = crypto.randomUUID();
      await vault.ledger.write(async () => {
        refuseUnlessMayRecord(vault);
        task.settle();
        task.progress({ stage: 'signing', done: rows.length, total: rows.length });
        const drafts = await importDrafts(vault, rows);
        if (drafts.length === 0) throw new VaultFailure('bad_value', 'import.rows');
        return [importDraft(record, { ...file, name: tidyName(file.name) }), ...drafts];
      });
      return importView(vault, await importRecord(vault, record));
    });
  },

  undoImport: async ({ import: id, reason }) => {
    const vault = open();
    const why = tidyName(reason.trim());
    if (why === '') throw new VaultFailure('bad_value', 'review.reason');
    let kept: Undo['kept'] = [];
    await vault.ledger.write(async () => {
      const record = await importRecord(vault, id);
      if (!importView(vault, record).mayUndo) throw new VaultFailure('not_permitted');
      const undo = await undoOf(vault, record, why);
      kept = undo.kept;
      return [undoDraft(record, why), ...undo.drafts];
    });
    return { import: importView(vault, await importRecord(vault, id)), kept };
  },

  saveTable: async ({ task: id, port, text }) => {
    const vault = open();
    await vault.tasks.run(id, (task) =>
      writeFile(port, vault.journal, task.signal, async (sink) => {
        const bytes = new TextEncoder().encode(text);
        const step = 1024 * 1024;
        for (let at = 0; at < bytes.length; at += step) await sink.write(bytes.slice(at, at + step));
        await sink.sync();
        await sink.end();
      }),
    );
  },
});
