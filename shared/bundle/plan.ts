import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { crc32, digester } from './digest.ts';
import {
  consentDocument,
  incidentsDocument,
  jsonSchemaText,
  jsonText,
  omissionsDocument,
  proofsDocument,
} from './documents.ts';
import { type BundleContents, BundleFailed } from './input.ts';
import { bundleAlgorithms, names } from './layout.ts';
import { type Documents, makeDocuments } from './make-documents.ts';
import { manifestText, type Tag, tagText } from './manifest.ts';
import { fingerprintOf, publicKeyFile, publicKeyLine } from './minisign.ts';
import { custodyTable, exhibitsTable, incidentsTable, omissionsTable, personsTable } from './tables.ts';
import { sayIn } from './words.ts';

/** A file of the bundle with all that the manifests and the zip say of it. */
export type PlannedFile = {
  /** Inside the bag. */
  readonly path: string;
  readonly size: number;
  readonly crc32: number;
  readonly digests: { readonly sha256: string; readonly sha512: string };
  readonly open: () => AsyncIterable<Uint8Array>;
};

/** A file that is made here and fits in memory. */
export type MadeFile = PlannedFile & { readonly bytes: Uint8Array };

export const inMemory = (path: string, contents: Uint8Array | string): MadeFile => {
  const bytes = typeof contents === 'string' ? utf8ToBytes(contents) : contents;
  const digest = (algorithm: 'sha256' | 'sha512') => {
    const running = digester(algorithm);
    running.update(bytes);
    return bytesToHex(running.digest());
  };
  return {
    path,
    bytes,
    size: bytes.length,
    crc32: crc32(bytes),
    digests: { sha256: digest('sha256'), sha512: digest('sha512') },
    open: async function* () {
      yield bytes;
    },
  };
};

/** The contents as documents that fit their schemas. @throws BundleFailed `bad_contents` naming document and member. */
export const checkedDocuments = (contents: BundleContents): Documents => {
  const made = makeDocuments(contents);
  const parse = <T>(
    file: string,
    schema: {
      safeParse(
        value: unknown,
      ):
        | { success: true; data: T }
        | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
    },
    value: unknown,
  ): T => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw new BundleFailed('bad_contents', `${file} ${issue?.path.map(String).join('.')}: ${issue?.message}`);
  };
  return {
    incidents: parse(names.incidents, incidentsDocument, made.incidents),
    consent: parse(names.consent, consentDocument, made.consent),
    omissions: parse(names.omissions, omissionsDocument, made.omissions),
    proofs: parse(names.proofs, proofsDocument, made.proofs),
  };
};

/** Payload files that are made here: everything but the dossier and the exhibits. */
export const documentFiles = (documents: Documents): readonly MadeFile[] => [
  inMemory(names.incidents, jsonText(documents.incidents)),
  inMemory(names.incidentsSchema, jsonSchemaText(incidentsDocument, 'Incidents of a case')),
  inMemory(names.incidentsTable, incidentsTable(documents.incidents)),
  inMemory(names.personsTable, personsTable(documents.incidents)),
  inMemory(names.exhibitsTable, exhibitsTable(documents.incidents)),
  inMemory(names.custodyTable, custodyTable(documents.incidents)),
  inMemory(names.consent, jsonText(documents.consent)),
  inMemory(names.omissions, jsonText(documents.omissions)),
  inMemory(names.omissionsTable, omissionsTable(documents.omissions)),
  inMemory(names.proofs, jsonText(documents.proofs)),
  inMemory(names.proofsSchema, jsonSchemaText(proofsDocument, 'Ledger proofs')),
];

/** How a verifier tells a case bundle from another bag, and which rules it was made by. */
export const formatTag: Tag = { label: 'Zapys-Bundle-Format', value: '1' };

/** The base files of the bag, before its manifests. */
export const tagFiles = (
  contents: BundleContents,
  verifyPage: string,
  payload: readonly PlannedFile[],
): readonly MadeFile[] => {
  const bytes = payload.reduce((sum, { size }) => sum + size, 0);
  const key = hexToBytes(contents.exporter);
  const founder = hexToBytes(contents.founder);
  const readme = (['uk', 'en'] as const)
    .map((locale) =>
      sayIn(locale)('readme', {
        number: contents.case.number,
        key: publicKeyLine(key),
        founder: publicKeyLine(founder),
        founderFingerprint: fingerprintOf(founder),
      }),
    )
    .join(`\n${'-'.repeat(72)}\n\n`);
  return [
    inMemory(names.bagit, 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    inMemory(
      names.bagInfo,
      tagText([
        { label: 'Source-Organization', value: contents.organisation },
        { label: 'External-Identifier', value: contents.case.number },
        { label: 'External-Description', value: contents.case.title },
        { label: 'Bagging-Date', value: contents.exported.time.slice(0, 10) },
        { label: 'Bag-Software-Agent', value: contents.software },
        { label: 'Payload-Oxum', value: `${bytes}.${payload.length}` },
        formatTag,
      ]),
    ),
    inMemory(names.readme, readme),
    inMemory(names.verifyPage, verifyPage),
    inMemory(names.publicKey, publicKeyFile(key)),
  ];
};

/** Payload manifests over `payload`, tag manifests over `tags` and the payload manifests. */
export const manifestFiles = (
  payload: readonly PlannedFile[],
  tags: readonly PlannedFile[],
): { readonly payload: readonly MadeFile[]; readonly tag: readonly MadeFile[] } => {
  const over = (prefix: string, files: readonly PlannedFile[]) =>
    bundleAlgorithms.map((algorithm) =>
      inMemory(
        `${prefix}-${algorithm}.txt`,
        manifestText(files.map(({ path, digests }) => ({ path, digest: digests[algorithm] }))),
      ),
    );
  const manifests = over('manifest', payload);
  return { payload: manifests, tag: over('tagmanifest', [...tags, ...manifests]) };
};
