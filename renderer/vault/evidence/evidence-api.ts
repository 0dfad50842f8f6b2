import { headLength, typeByBytes } from '../../../shared/evidence/file-type.ts';
import type { ExhibitMetadata } from '../../../shared/evidence/metadata.ts';
import { likelyKind, metadataSchema, metadataValue } from '../../../shared/evidence/metadata.ts';
import type { Draft } from '../../../shared/ledger/append.ts';
import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import type { EvidenceApi } from '../../../shared/vault-api/evidence-api.ts';
import type { TaskId } from '../../../shared/vault-api/long-work.ts';
import { writeFile } from '../export/write-port.ts';
import { VaultFailure } from '../failure.ts';
import { exhibitField, exhibitFields } from '../log/exhibits.ts';
import { exhibitView } from '../log/incident-view.ts';
import { incidentRecord, refuseUnlessMay, viewIncident } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import type { Task } from '../task-list.ts';
import { editExhibit } from './edit-exhibit.ts';
import type { StoredEvidence } from './evidence-store.ts';
import { fileChunks, readSlice } from './file-chunks.ts';
import { drawPicture, withinPixels } from './picture.ts';
import { serveEvidence } from './serve-evidence.ts';
import { startSha256 } from './streaming-hash.ts';
import { keepThumbnail, pictureBytes } from './thumbnails.ts';

/** Exhibits: bytes in, a picture of them, the same bytes out. */

export type WorkerTransferred = { file: File; bitmap: ImageBitmap; port: MessagePort };

/** @throws VaultFailure not_found. */
const exhibitRecord = async (vault: OpenVault, id: RecordId): Promise<FoldedRecord> => {
  const record = await vault.ledger.load(id);
  if (record?.type !== 'exhibit') throw new VaultFailure('not_found');
  return record;
};

/** The person knows the file by its name, not by the id of its bytes. */
const namingFile = async <T>(fileName: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof VaultFailure) || error.code !== 'evidence_damaged') throw error;
    throw new VaultFailure('evidence_damaged', fileName, error);
  }
};

const longestFileName = 1000;
/** A name may hold what is no character; the ledger's texts may not. */
const tidyName = (name: string): string =>
  name.slice(0, longestFileName).replace(/\p{Surrogate}/gu, '\uFFFD');

const attachmentDrafts = (
  incident: FoldedRecord,
  { name, mediaType }: { name: string; mediaType: string },
  metadata: ExhibitMetadata | undefined,
  stored: StoredEvidence,
): readonly Draft[] => {
  const exhibit = crypto.randomUUID();
  const kind = likelyKind(mediaType, metadata);
  return [
    {
      record: exhibit,
      type: 'exhibit',
      kind: 'edit',
      parents: [],
      fields: {
        'exhibit.file_name': tidyName(name),
        'exhibit.media_type': mediaType,
        'exhibit.size': stored.size,
        'exhibit.sha256': stored.sha256,
        'exhibit.evidence': stored.id,
        'exhibit.incident': incident.record,
        ...(metadata ? { 'exhibit.metadata': metadataValue(metadata) } : {}),
        ...(kind ? { 'exhibit.kind': kind } : {}),
      },
    },
    {
      record: incident.record,
      type: 'incident',
      kind: 'edit',
      parents: incident.heads,
      fields: { [exhibitField(exhibit)]: true },
    },
  ];
};

/** The type by its first bytes where they tell, by its name otherwise. */
const mediaTypeOf = async (file: File): Promise<string> => {
  const head = await readSlice(file, 0, Math.min(headLength, file.size));
  return typeByBytes(head) ?? (file.type || 'application/octet-stream');
};

type Attachment = Omit<Parameters<EvidenceApi<WorkerTransferred>['attach']>[0], 'task'>;

export const evidenceApi = (open: () => OpenVault): EvidenceApi<WorkerTransferred> => {
  const isStill = (vault: OpenVault): boolean => {
    try {
      return open() === vault;
    } catch {
      // Locked.
      return false;
    }
  };

  const attach = async (vault: OpenVault, input: Attachment, task: Task): Promise<void> => {
    const { incident, file, reading } = input;
    await refuseUnlessMay(vault, incident, 'edit');
    const metadata = reading && metadataSchema.safeParse(reading.metadata);
    if (metadata && !metadata.success) throw new VaultFailure('bad_value', 'exhibit.metadata');
    const { evidence, ledger } = vault;
    const mediaType = await mediaTypeOf(file);
    const stored = await evidence.add(
      fileChunks(file, task.signal),
      (done) => task.progress({ stage: 'reading', done, total: file.size }),
      vault.index.exhibits.evidenceWith,
    );
    try {
      await keepThumbnail(evidence, stored.id, reading?.thumbnail);
      await ledger.write(async () => {
        if (task.signal.aborted) throw new VaultFailure('cancelled');
        await refuseUnlessMay(vault, incident, 'edit');
        const record = await incidentRecord(vault, incident);
        return attachmentDrafts(record, { name: file.name, mediaType }, metadata?.data, stored);
      });
    } catch (error) {
      if (stored.isNew) await evidence.discard(stored.id);
      throw error;
    }
  };

  const saveOriginal = async (
    vault: OpenVault,
    id: RecordId,
    port: MessagePort,
    task: Task,
  ): Promise<{ sha256: string }> => {
    const { fileName, evidence: stored, sha256, size } = exhibitFields(await exhibitRecord(vault, id));
    return writeFile(port, vault.journal, task.signal, async (sink) =>
      namingFile(fileName, async () => {
        const hash = await startSha256();
        let done = 0;
        for await (const bytes of vault.evidence.read(stored)) {
          hash.update(bytes);
          await sink.write(bytes);
          done += bytes.length;
          task.progress({ stage: 'packing', done, total: size });
        }
        if (hash.digest() !== sha256) throw new VaultFailure('evidence_damaged');
        await sink.end();
        return { sha256 };
      }),
    );
  };

  const withTask = <T>(id: TaskId, work: (vault: OpenVault, task: Task) => Promise<T>): Promise<T> => {
    const vault = open();
    return vault.tasks.run(id, (task) => work(vault, task));
  };

  return {
    attach: ({ task, ...input }) =>
      withTask(task, async (vault, running) => {
        // One file at a time: what is in memory stays small, and the same bytes twice are seen to be the same.
        await vault.evidenceQueue(() => attach(vault, input, running));
        return viewIncident(vault, input.incident);
      }),
    editExhibit: async ({ id, heads, changes }) => {
      const vault = open();
      await editExhibit(vault, () => exhibitRecord(vault, id), heads, changes);
      return exhibitView(vault.evidence, vault.people(), await exhibitRecord(vault, id));
    },
    detach: async ({ incident, exhibit, reason }) => {
      const vault = open();
      const text = reason.trim();
      if (text === '' || text.length > 10_000) throw new VaultFailure('bad_value', 'exhibit.reason');
      await vault.ledger.write(async () => {
        const record = await incidentRecord(vault, incident);
        await refuseUnlessMay(vault, incident, 'edit');
        const attached = await exhibitRecord(vault, exhibit);
        if (record.fields.get(exhibitField(exhibit))?.value !== true) throw new VaultFailure('not_found');
        return [
          {
            record: exhibit,
            type: 'exhibit',
            kind: 'edit',
            parents: attached.heads,
            fields: { 'exhibit.detach_reason': text },
          },
          {
            record: incident,
            type: 'incident',
            kind: 'edit',
            parents: record.heads,
            fields: { [exhibitField(exhibit)]: null },
          },
        ];
      });
      return viewIncident(vault, incident);
    },
    picture: async ({ exhibit, maxPixels }) => {
      const vault = open();
      const { fileName, evidence: id } = exhibitFields(await exhibitRecord(vault, exhibit));
      return namingFile(fileName, async () => {
        const bytes = await pictureBytes(vault.evidence, id);
        return bytes && (await drawPicture(bytes, withinPixels(maxPixels)))?.transferToImageBitmap();
      });
    },
    thumbnail: async ({ exhibit }) => {
      const vault = open();
      const { fileName, evidence: original } = exhibitFields(await exhibitRecord(vault, exhibit));
      const id = vault.evidence.thumbnailOf(original);
      if (id === undefined) return undefined;
      return namingFile(fileName, async () => {
        const bytes = await pictureBytes(vault.evidence, id);
        return bytes && (await drawPicture(bytes, () => 1))?.transferToImageBitmap();
      });
    },
    openEvidence: async ({ exhibit, port }) => {
      const vault = open();
      const { fileName, mediaType, evidence: id } = exhibitFields(await exhibitRecord(vault, exhibit));
      const size = vault.evidence.size(id);
      if (size === undefined) throw new VaultFailure('evidence_damaged', fileName);
      serveEvidence(vault.evidence, id, port, () => isStill(vault));
      return { fileName, mediaType, size };
    },
    saveOriginal: ({ task, exhibit, port }) =>
      withTask(task, (vault, running) => saveOriginal(vault, exhibit, port, running)),
  };
};
