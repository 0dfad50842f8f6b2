import packageJson from '../../../package.json' with { type: 'json' };
import {
  BundleCancelled,
  type BundleExhibit,
  BundleFailed,
  type BundleResult,
  type BundleSink,
} from '../../../shared/bundle/input.ts';
import { bundleFileName, writeBundle } from '../../../shared/bundle/write.ts';
import type { Draft } from '../../../shared/ledger/append.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import type { ExportApi, ExportRequest, ExportResult } from '../../../shared/vault-api/cases-api.ts';
import { concat } from '../bytes.ts';
import { caseRecord, refuseUnlessLegal } from '../cases/cases-api.ts';
import type { WorkerTransferred } from '../evidence/evidence-api.ts';
import { VaultFailure } from '../failure.ts';
import { deviceTime } from '../ledger/device-time.ts';
import { exhibitFields } from '../log/exhibits.ts';
import type { OpenVault } from '../open-vault.ts';
import type { Task } from '../task-list.ts';
import { bundleContents } from './contents.ts';
import { numberingDrafts } from './exhibit-numbers.ts';
import { type Selection, selectForExport } from './plan.ts';
import { typesetDossier } from './typesetting.ts';
import { verifyPage } from './verify-page.ts';
import { loadWhereabouts } from './whereabouts.ts';
import { type FileSink, writeFile } from './write-port.ts';

/** A case out of the vault as a bundle: consent decides what is in it, the ledger records it before it leaves. */

const chunkLength = 1024 * 1024;

/** Gathers what the zip writer writes in small pieces: every chunk down the port waits for the answer to the one before. */
const buffered = (sink: FileSink): BundleSink & { flush(): Promise<void> } => {
  let parts: Uint8Array[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (length === 0) return;
    const bytes = concat(...parts);
    parts = [];
    length = 0;
    await sink.write(bytes);
  };
  return {
    write: async (bytes) => {
      parts.push(bytes.slice());
      length += bytes.length;
      if (length >= chunkLength) await flush();
    },
    flush,
  };
};

/** What the interface has a sentence for. */
const asVaultFailure = (error: unknown): unknown => {
  if (error instanceof BundleCancelled) return new VaultFailure('cancelled', undefined, error);
  if (!(error instanceof BundleFailed)) return error;
  if (error.cause instanceof VaultFailure && error.cause.code !== 'evidence_damaged') return error.cause;
  const damaged = error.reason === 'exhibit_changed' || error.reason === 'exhibit_unreadable';
  return damaged
    ? new VaultFailure('evidence_damaged', error.item, error)
    : new VaultFailure('export_failed', error.reason, error);
};

const exportDraft = (
  caseFile: FoldedRecord,
  request: ExportRequest,
  { included, omitted }: Selection,
  sha256: string,
): Draft => ({
  record: request.caseId,
  type: 'case',
  kind: 'export',
  parents: caseFile.heads,
  fields: {
    'export.sha256': sha256,
    'export.recipient': request.recipient,
    'export.purpose': request.purpose,
    'export.locale': request.locale,
    'export.included': included.flatMap(({ record, exhibits }) => [
      record.record,
      ...exhibits.map((exhibit) => exhibit.record),
    ]),
    'export.omitted': [
      ...omitted.map(({ record }) => record.record),
      ...included.flatMap(({ leftOut }) => leftOut.map(({ record }) => record.record)),
    ],
  },
});

/**
 * The entry says that this bundle was signed for export, and is on the disk before the file has its name: no bundle
 * leaves that the ledger does not know of. An entry whose file was not saved stays, as an attempt.
 * @throws VaultFailure cancelled before the entry; after it nothing stops the file but export_unsaved.
 */
const recordAndSave = async (
  vault: OpenVault,
  task: Task,
  sink: FileSink,
  draft: () => Promise<Draft>,
): Promise<void> => {
  // What can fail in writing has failed by now: what is left is the name.
  await sink.sync();
  await vault.ledger.write(async () => {
    const entry = await draft();
    task.settle();
    return [entry];
  });
  try {
    await sink.end();
  } catch (error) {
    const detail = error instanceof VaultFailure ? error.detail : undefined;
    throw new VaultFailure('export_unsaved', detail, error);
  }
};

type Ports = { readonly typeset: MessagePort; readonly sink: FileSink };

/** What leaves, with a number for each exhibit: selected while nobody writes, so that all of it is of one moment. */
const numbered = async (vault: OpenVault, request: ExportRequest): Promise<Selection> => {
  const selected: Selection[] = [];
  await vault.ledger.write(async () => {
    const selection = await selectForExport(vault, request);
    selected.push(selection);
    return numberingDrafts(
      await caseRecord(vault, request.caseId),
      selection.included.flatMap(({ exhibits }) => exhibits.map((exhibit) => exhibit.record)),
    );
  });
  const [selection] = selected;
  if (!selection || selection.included.length === 0) throw new VaultFailure('nothing_to_export');
  return selection;
};

const exportBundle = async (
  vault: OpenVault,
  request: ExportRequest,
  task: Task,
  { typeset, sink }: Ports,
): Promise<ExportResult> => {
  task.progress({ stage: 'collecting', done: 0, total: 1 });
  refuseUnlessLegal(vault);
  await vault.checked(task.signal);
  const [page, places] = await Promise.all([verifyPage(), loadWhereabouts(request.locale)]);
  const first = await numbered(vault, request);
  const software = `Zapys ${packageJson.version}`;
  const contents = await bundleContents(vault, request, first, deviceTime(), software, places);
  task.progress({ stage: 'collecting', done: 1, total: 1 });
  const open = (exhibit: BundleExhibit) => {
    const record = first.records.record(exhibit.record);
    if (!record) throw new VaultFailure('not_found');
    return vault.evidence.read(exhibitFields(record).evidence);
  };
  const target = buffered(sink);
  let result: BundleResult;
  try {
    result = await writeBundle(
      {
        contents,
        verifyPage: page,
        open,
        typeset: (said) => typesetDossier(typeset, said, open, task.signal),
        sign: vault.keyring.sign,
        cancelled: task.signal,
        progress: task.progress,
      },
      target,
    );
    await target.flush();
  } catch (error) {
    throw asVaultFailure(error);
  }
  await recordAndSave(vault, task, sink, async () =>
    exportDraft(await caseRecord(vault, request.caseId), request, first, result.sha256),
  );
  return { fileName: bundleFileName(contents.case.number), ...result };
};

type ExportCase = Omit<Parameters<ExportApi<WorkerTransferred>['exportCase']>[0], 'task'>;

export const exportCase = async (
  vault: OpenVault,
  { port, typeset, ...request }: ExportCase,
  task: Task,
): Promise<ExportResult> =>
  writeFile(port, vault.journal, task.signal, (sink) =>
    exportBundle(vault, request, task, { typeset, sink }),
  );
