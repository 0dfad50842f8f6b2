import { hexToBytes } from '@noble/hashes/utils.js';
import { checkCase } from './check-case.ts';
import { crc32, digestStream } from './digest.ts';
import {
  BundleCancelled,
  type BundleExhibit,
  BundleFailed,
  type BundleInput,
  type BundleResult,
  type BundleSink,
} from './input.ts';
import { exhibitPath, names } from './layout.ts';
import { fingerprintOf, minisignSignature, publicKeyLine, trustedCommentOf } from './minisign.ts';
import {
  checkedDocuments,
  documentFiles,
  inMemory,
  manifestFiles,
  type PlannedFile,
  tagFiles,
} from './plan.ts';
import { openZip } from './zip-write.ts';

/**
 * Writes a case bundle: a BagIt 1.0 zip whose tag manifest is signed. Equal input gives equal bytes. Every
 * exhibit is read once to be hashed, before the first byte goes out, and once to be packed; memory stays flat.
 * Whoever owns the sink throws its bytes away when this rejects.
 *
 * @throws BundleFailed when an item cannot go in as it was recorded, or the bundle would not verify.
 * @throws BundleCancelled
 */
export const writeBundle = async (input: BundleInput, sink: BundleSink): Promise<BundleResult> => {
  const { contents } = input;
  const { time } = contents.exported;
  const documents = checkedDocuments(contents);
  const exhibits = await hashExhibits(input);

  const digests = new Map(exhibits.map(({ path, size, digests: { sha256 } }) => [path, { size, sha256 }]));
  const [problem] = checkCase(documents, digests).problems;
  if (problem)
    throw new BundleFailed('bad_contents', `${problem.code} ${problem.at} ${problem.detail ?? ''}`.trim());
  input.progress?.({ stage: 'proving', done: 1, total: 1 });

  stopIfCancelled(input);
  input.progress?.({ stage: 'typesetting', done: 0, total: 1 });
  const dossier = await typeset(input);
  input.progress?.({ stage: 'typesetting', done: 1, total: 1 });

  const payload = [dossier, ...documentFiles(documents), ...exhibits];
  const tags = tagFiles(contents, input.verifyPage, payload);
  const manifests = manifestFiles(payload, tags);
  const [signed] = manifests.tag;
  if (!signed) throw new Error('A bundle has a tag manifest');
  const publicKey = hexToBytes(contents.exporter);
  const signature = inMemory(
    names.signature,
    minisignSignature({
      file: signed.bytes,
      publicKey,
      trustedComment: trustedCommentOf(contents.case.number, time),
      sign: input.sign,
    }),
  );

  const files = [...tags, ...manifests.payload, ...manifests.tag, signature, ...payload];
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const zip = openZip(sink, time, input.digester);
  for (const file of files)
    await zip.add({
      ...file,
      path: `${contents.case.number}/${file.path}`,
      open: () =>
        watched(input, file, (bytes) => {
          done += bytes;
          input.progress?.({ stage: 'packing', done, total });
        }),
    });
  stopIfCancelled(input);
  const { size, sha256 } = await zip.close();
  return {
    size,
    sha256,
    publicKey: publicKeyLine(publicKey),
    fingerprint: fingerprintOf(publicKey),
    incidents: contents.incidents.length,
    exhibits: exhibits.length,
    omitted: contents.omissions.length,
  };
};

/** `ORG-CASE-0001.zip` */
export const bundleFileName = (caseNumber: string): string => `${caseNumber}.zip`;

const stopIfCancelled = ({ cancelled }: BundleInput): void => {
  if (cancelled?.aborted) throw new BundleCancelled();
};

const hashExhibits = async (input: BundleInput): Promise<readonly PlannedFile[]> => {
  const total = input.contents.exhibits.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const files: PlannedFile[] = [];
  for (const exhibit of input.contents.exhibits) {
    let crc = 0;
    const open = () => reading(exhibit, input.open(exhibit));
    const { size, digests } = await digestStream(open(), ['sha256', 'sha512'], input.digester, (bytes) => {
      stopIfCancelled(input);
      crc = crc32(bytes, crc);
      done += bytes.length;
      input.progress?.({ stage: 'hashing', done, total });
    });
    const { sha256, sha512 } = digests;
    if (size !== exhibit.size || sha256 !== exhibit.sha256 || sha512 === undefined)
      throw new BundleFailed('exhibit_changed', exhibit.number);
    files.push({ path: exhibitPath(exhibit), size, crc32: crc, digests: { sha256, sha512 }, open });
  }
  return files;
};

/** Names the exhibit when its bytes cannot be read. */
const reading = async function* (exhibit: BundleExhibit, stream: AsyncIterable<Uint8Array>) {
  try {
    yield* stream;
  } catch (cause) {
    throw new BundleFailed('exhibit_unreadable', exhibit.number, cause);
  }
};

const typeset = async (input: BundleInput): Promise<PlannedFile> => {
  try {
    return inMemory(names.dossier, await input.typeset(input.contents));
  } catch (cause) {
    stopIfCancelled(input);
    throw new BundleFailed('typesetting', names.dossier, cause);
  }
};

/** The second reading must give the bytes of the first. */
const watched = async function* (input: BundleInput, file: PlannedFile, each: (bytes: number) => void) {
  let crc = 0;
  let size = 0;
  for await (const bytes of file.open()) {
    stopIfCancelled(input);
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (size >= file.size && (size > file.size || crc !== file.crc32))
      throw new BundleFailed('exhibit_changed', file.path);
    each(bytes.length);
    yield bytes;
  }
};
