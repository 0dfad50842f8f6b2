import { configure, Reader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { type ExhibitMetadata, metadataInstant, metadataText } from '../../shared/evidence/metadata.ts';
import type { ByteSource } from './byte-source.ts';
import { onlyValid } from './image-metadata.ts';

/** Who wrote an office file and when: `docProps/core.xml` (ECMA-376 part 2) or `meta.xml` (OpenDocument 1.3). */

// Its own workers would need addresses that the content policy refuses.
configure({ useWebWorkers: false });

/** Bytes a metadata part may have, unpacked: a bomb stops here. */
const largestPart = 1024 * 1024;

class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#source.read(index, index + length);
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** Text of the first element of this name; a worker has no XML parser, and these files have no nesting. */
const element = (xml: string, name: string): string | undefined => {
  const [, text] = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml) ?? [];
  return text === undefined ? undefined : unescaped(text);
};

const moment = (said: string | undefined): string | undefined => {
  if (said === undefined) return undefined;
  // Without a zone it is the clock of whoever saved it.
  const [, clock] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?$/.exec(said) ?? [];
  return clock ?? metadataInstant(new Date(said));
};

/** @throws when it is no zip that can be read. */
export const officeMetadata = async (source: ByteSource): Promise<Partial<ExhibitMetadata>> => {
  const zip = new ZipReader(new SourceReader(source));
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (entry.directory || !['docProps/core.xml', 'meta.xml'].includes(entry.filename)) continue;
      if (entry.uncompressedSize > largestPart) return {};
      return fieldsOf(await entry.getData(new TextWriter()));
    }
    return {};
  } finally {
    await zip.close();
  }
};

const fieldsOf = (xml: string): Partial<ExhibitMetadata> =>
  onlyValid({
    title: metadataText(element(xml, 'dc:title')),
    author: metadataText(element(xml, 'meta:initial-creator') ?? element(xml, 'dc:creator')),
    last_author: metadataText(element(xml, 'cp:lastModifiedBy')),
    created: moment(element(xml, 'dcterms:created') ?? element(xml, 'meta:creation-date')),
    modified: moment(element(xml, 'dcterms:modified') ?? element(xml, 'dc:date')),
    software: metadataText(element(xml, 'meta:generator')),
  });
