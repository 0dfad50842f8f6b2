import type { z } from 'zod';
import { consentDocument, incidentsDocument, omissionsDocument, proofsDocument } from './documents.ts';
import { names } from './layout.ts';
import type { Documents } from './make-documents.ts';
import { type Bag, readWhole } from './read-bag.ts';
import { custodyTable, exhibitsTable, incidentsTable, omissionsTable, personsTable } from './tables.ts';
import { fromUtf8 } from './text.ts';
import type { Problem } from './verdict.ts';

const longestDocument = 512 * 1024 * 1024;

/** Reads the documents by their schemas, and makes the tables again from them to compare. */
export const readDocuments = async (
  bag: Bag,
): Promise<{ readonly documents: Documents | undefined; readonly problems: readonly Problem[] }> => {
  const problems: Problem[] = [];

  const text = async (path: string): Promise<string | undefined> => {
    if (!bag.files.has(path)) {
      problems.push({ code: 'document_missing', at: path });
      return undefined;
    }
    try {
      const bytes = await readWhole(bag.open(path), longestDocument);
      if (bytes !== 'too_large') return fromUtf8(bytes);
      problems.push({ code: 'too_large', at: path });
    } catch (error) {
      problems.push({
        code: 'document_unreadable',
        at: path,
        detail: error instanceof Error ? error.message : '',
      });
    }
    return undefined;
  };

  const document = async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | undefined> => {
    const contents = await text(path);
    if (contents === undefined) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(contents);
    } catch (error) {
      problems.push({
        code: 'document_unreadable',
        at: path,
        detail: error instanceof Error ? error.message : '',
      });
      return undefined;
    }
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues.slice(0, 20))
      problems.push({
        code: 'document_invalid',
        at: path,
        detail: `${issue.path.map(String).join('.')}: ${issue.message}`,
      });
    return undefined;
  };

  const incidents = await document(names.incidents, incidentsDocument);
  const consent = await document(names.consent, consentDocument);
  const omissions = await document(names.omissions, omissionsDocument);
  const proofs = await document(names.proofs, proofsDocument);
  for (const path of [names.dossier, names.incidentsSchema, names.proofsSchema])
    if (!bag.files.has(path)) problems.push({ code: 'document_missing', at: path });

  const table = async (path: string, expected: string | undefined): Promise<void> => {
    const contents = await text(path);
    if (contents !== undefined && expected !== undefined && contents !== expected)
      problems.push({ code: 'table_differs', at: path });
  };
  await table(names.incidentsTable, incidents && incidentsTable(incidents));
  await table(names.personsTable, incidents && personsTable(incidents));
  await table(names.exhibitsTable, incidents && exhibitsTable(incidents));
  await table(names.custodyTable, incidents && custodyTable(incidents));
  await table(names.omissionsTable, omissions && omissionsTable(omissions));

  const documents =
    incidents && consent && omissions && proofs ? { incidents, consent, omissions, proofs } : undefined;
  return { documents, problems };
};
