import type { BagFile, BagSource } from './bag-source.ts';
import type { Algorithm } from './digest.ts';
import { algorithms } from './digest.ts';
import {
  decodePath,
  type FetchLine,
  type ManifestLine,
  readFetch,
  readManifest,
  readTags,
  type Tag,
} from './manifest.ts';
import { fromEncoding } from './text.ts';
import { type Note, type Problem, Unreadable } from './verdict.ts';

/** A bag as its tag files describe it, before any payload file is read. */
export type Bag = {
  /** Folder the bag is in, ending with `/`, or empty. */
  readonly base: string;
  readonly version: '0.97' | '1.0' | string;
  /** Path inside the bag → bytes. */
  readonly files: ReadonlyMap<string, number>;
  readonly open: (path: string) => AsyncIterable<Uint8Array>;
  readonly manifests: readonly Manifest[];
  readonly info: readonly Tag[] | undefined;
  readonly fetch: readonly FetchLine[];
};

export type Manifest = {
  readonly file: string;
  readonly kind: 'payload' | 'tag';
  readonly algorithm: Algorithm;
  readonly lines: readonly ManifestLine[];
  /** As read, to tell whether it stands exactly as a bundle's manifests are written. */
  readonly text: string;
};

/** Tag files are read whole; a manifest of a hundred thousand lines is well below this. */
const longestTagFile = 256 * 1024 * 1024;

export const readWhole = async (
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array | 'too_large'> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) return 'too_large';
    parts.push(part.slice());
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** The bag's folder: the root, or the only folder that has a `bagit.txt`. */
const findBase = (files: readonly BagFile[]): string => {
  if (files.some(({ path }) => path === 'bagit.txt')) return '';
  const found = files.flatMap(({ path }) => (/^[^/]+\/bagit\.txt$/.test(path) ? [path.slice(0, -9)] : []));
  const [base] = found;
  if (base === undefined || found.length > 1) throw new Unreadable('not_a_bag', found.join(', '));
  return base;
};

/**
 * Reads the tag files that BagIt defines.
 * @throws Unreadable when this is no bag.
 */
export const readBag = async (
  source: BagSource,
): Promise<{ readonly bag: Bag; readonly problems: readonly Problem[]; readonly notes: readonly Note[] }> => {
  const listed = await source.list();
  const problems: Problem[] = [...listed.problems];
  const notes: Note[] = [];
  const base = findBase(listed.files);
  const files = new Map<string, number>();
  for (const { path, size } of listed.files)
    if (path.startsWith(base)) files.set(path.slice(base.length), size);
    else problems.push({ code: 'outside_bag', at: path });
  const open = (path: string) => source.open(base + path);

  const text = async (path: string, encoding: string): Promise<string | undefined> => {
    try {
      const bytes = await readWhole(open(path), longestTagFile);
      if (bytes === 'too_large') {
        problems.push({ code: 'too_large', at: path });
        return undefined;
      }
      const decoded = fromEncoding(bytes, encoding);
      if (!decoded.startsWith('\uFEFF')) return decoded;
      if (path === 'bagit.txt') problems.push({ code: 'bagit_txt', at: path, detail: 'BOM' });
      else notes.push({ code: 'byte_order_mark', at: path });
      return decoded.slice(1);
    } catch (error) {
      problems.push(
        error instanceof TypeError && /decod|encod/i.test(error.message)
          ? { code: 'text_undecodable', at: path, detail: encoding }
          : { code: 'file_unreadable', at: path, detail: error instanceof Error ? error.message : '' },
      );
      return undefined;
    }
  };

  const { version, encoding } = declaration((await text('bagit.txt', 'utf-8')) ?? '', problems);

  const manifests: Manifest[] = [];
  for (const file of [...files.keys()].sort()) {
    const [, tag, name] = /^(tag)?manifest-([A-Za-z0-9-]+)\.txt$/.exec(file) ?? [];
    if (!name) continue;
    const algorithm = algorithms.find((known) => known === name.toLowerCase().replace(/^sha-/, 'sha'));
    if (!algorithm) {
      notes.push({ code: 'algorithm_unknown', at: file, detail: name });
      continue;
    }
    const contents = await text(file, encoding);
    if (contents === undefined) continue;
    const reading = readManifest(contents, algorithm);
    for (const line of reading.bad) problems.push({ code: 'manifest_line', at: file, detail: String(line) });
    const lines = reading.lines.map((line) => ({ ...line, path: listedPath(line.path, version, files) }));
    manifests.push({ file, kind: tag ? 'tag' : 'payload', algorithm, lines, text: contents });
  }

  let info: readonly Tag[] | undefined;
  if (files.has('bag-info.txt')) {
    const reading = readTags((await text('bag-info.txt', encoding)) ?? '');
    for (const line of reading.bad)
      problems.push({ code: 'bag_info_line', at: 'bag-info.txt', detail: String(line) });
    info = reading.tags;
  } else notes.push({ code: 'no_bag_info', at: '' });

  const fetch = readFetch(files.has('fetch.txt') ? ((await text('fetch.txt', encoding)) ?? '') : '');
  for (const line of fetch.bad) problems.push({ code: 'fetch_line', at: 'fetch.txt', detail: String(line) });

  return { bag: { base, version, files, open, manifests, info, fetch: fetch.lines }, problems, notes };
};

/** `bagit.txt`: exactly two lines (RFC 8493, 2.1.1); 0.97 and before left the spaces free. */
const declaration = (
  text: string,
  problems: Problem[],
): { readonly version: string; readonly encoding: string } => {
  const [first = '', second = '', ...rest] = text.split(/\r\n|\r|\n/);
  const version = /^BagIt-Version\s*:\s*(\d+\.\d+)\s*$/.exec(first)?.[1];
  const encoding = /^Tag-File-Character-Encoding\s*:\s*(\S+)\s*$/.exec(second)?.[1];
  const strict = /^BagIt-Version: \d+\.\d+$/.test(first) && /^Tag-File-Character-Encoding: \S+$/.test(second);
  if (!version || !encoding || rest.join('').trim() !== '' || (version === '1.0' && !strict))
    problems.push({ code: 'bagit_txt', at: 'bagit.txt' });
  if (version && !['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'].includes(version))
    problems.push({ code: 'version_unknown', at: 'bagit.txt', detail: version });
  try {
    fromEncoding(new Uint8Array(0), encoding ?? 'utf-8');
  } catch {
    // No runtime knows this encoding; the tag files are tried as UTF-8.
    problems.push({ code: 'encoding_unknown', at: 'bagit.txt', detail: encoding ?? '' });
    return { version: version ?? '1.0', encoding: 'utf-8' };
  }
  return { version: version ?? '1.0', encoding: encoding ?? 'utf-8' };
};

/**
 * The file a manifest line means. 1.0 encodes CR, LF and `%`; before it nobody agreed, so that what is there
 * decides. Old tools wrote `./` in front, or `*` for "read as binary".
 */
const listedPath = (written: string, version: string, files: ReadonlyMap<string, number>): string => {
  const plain = version === '1.0' ? decodePath(written) : files.has(written) ? written : decodePath(written);
  if (files.has(plain)) return plain;
  const stripped = plain.replace(/^\*/, '').replace(/^\.\//, '');
  return files.has(stripped) ? stripped : plain;
};
