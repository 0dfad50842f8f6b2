import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';

/** Small files of every kind that the reader takes apart, made here. */

/** Cyrillic in one byte a letter, as older Windows programs write it. */
export const windows1251 = (text: string): Uint8Array<ArrayBuffer> => {
  const decoder = new TextDecoder('windows-1251');
  const byLetter = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte] as const),
  );
  return Uint8Array.from([...text].map((letter) => byLetter.get(letter) ?? 63));
};

const core = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Наказ &amp; додаток</dc:title>
<dc:creator>Іван</dc:creator><cp:lastModifiedBy>Petro</cp:lastModifiedBy>
<dcterms:created xsi:type="dcterms:W3CDTF">2025-03-01T09:00:00Z</dcterms:created></cp:coreProperties>`;

export const docxOf = async (): Promise<Blob> => {
  const zip = new ZipWriter(new BlobWriter());
  await zip.add('word/document.xml', new TextReader('<w:document/>'));
  await zip.add('docProps/core.xml', new TextReader(core));
  return zip.close();
};
