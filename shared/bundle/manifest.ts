import type { Algorithm } from './digest.ts';

/** Manifests and tag files as BagIt writes them: RFC 8493, sections 2.1.3, 2.2.1, 2.2.2 and 2.2.4. */

export type ManifestLine = { readonly digest: string; readonly path: string; readonly line: number };

/** BagIt 1.0 encodes CR, LF and `%`, and nothing else. */
export const encodePath = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');

export const decodePath = (path: string): string =>
  path.replace(/%(0A|0D|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** One manifest, sorted by path in code unit order, as `sha256sum -c` reads it. */
export const manifestText = (lines: readonly { readonly digest: string; readonly path: string }[]): string =>
  [...lines]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ digest, path }) => `${digest}  ${encodePath(path)}\n`)
    .join('');

export const digestLength: { readonly [A in Algorithm]: number } = {
  md5: 32,
  sha1: 40,
  sha256: 64,
  sha512: 128,
};

export type ManifestReading = {
  readonly lines: readonly ManifestLine[];
  /** Numbers of lines that are no manifest line. */
  readonly bad: readonly number[];
};

/** Lines end with LF, CR or CRLF; a digest may be upper-case; paths stay as written (see `decodePath`). */
export const readManifest = (text: string, algorithm: Algorithm): ManifestReading => {
  const lines: ManifestLine[] = [];
  const bad: number[] = [];
  for (const [index, row] of text.split(/\r\n|\r|\n/).entries()) {
    if (row.trim() === '') continue;
    const [, digest, path] = /^([0-9a-fA-F]+)[ \t]+(.+)$/.exec(row) ?? [];
    if (digest?.length === digestLength[algorithm] && path)
      lines.push({ digest: digest.toLowerCase(), path, line: index + 1 });
    else bad.push(index + 1);
  }
  return { lines, bad };
};

export type Tag = { readonly label: string; readonly value: string };

/** `bag-info.txt`; a value's lines after the first are indented. */
export const tagText = (tags: readonly Tag[]): string =>
  tags.map(({ label, value }) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('');

export const readTags = (
  text: string,
): { readonly tags: readonly Tag[]; readonly bad: readonly number[] } => {
  const tags: { label: string; value: string }[] = [];
  const bad: number[] = [];
  for (const [index, row] of text.split(/\r\n|\r|\n/).entries()) {
    if (row.trim() === '') continue;
    const last = tags.at(-1);
    const [, label, value] = /^([^\s:][^:]*?)\s*:\s*(.*)$/.exec(row) ?? [];
    if (/^[ \t]/.test(row) && last) last.value += ` ${row.trim()}`;
    else if (label !== undefined && value !== undefined) tags.push({ label, value: value.trim() });
    else bad.push(index + 1);
  }
  return { tags, bad };
};

/** Payload-Oxum: octets and number of payload files (RFC 8493, 2.2.2). */
export const readOxum = (value: string): { readonly bytes: number; readonly files: number } | undefined => {
  const [, bytes, files] = /^(\d+)\.(\d+)$/.exec(value.trim()) ?? [];
  return bytes && files ? { bytes: Number(bytes), files: Number(files) } : undefined;
};

export type FetchLine = { readonly url: string; readonly path: string };

export const readFetch = (
  text: string,
): { readonly lines: readonly FetchLine[]; readonly bad: readonly number[] } => {
  const lines: FetchLine[] = [];
  const bad: number[] = [];
  for (const [index, row] of text.split(/\r\n|\r|\n/).entries()) {
    if (row.trim() === '') continue;
    const [, url, path] = /^(\S+)[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(row) ?? [];
    if (url && path) lines.push({ url, path });
    else bad.push(index + 1);
  }
  return { lines, bad };
};
