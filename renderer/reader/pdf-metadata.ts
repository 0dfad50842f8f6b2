import { type ExhibitMetadata, metadataInstant, metadataText } from '../../shared/evidence/metadata.ts';
import { onlyValid } from './image-metadata.ts';

/** What a PDF says of itself, from its information dictionary (PDF 32000-1, 14.3.3). */

/** `D:20250314101500+02'00'` as an instant, or as a clock's time where the zone is left out; undefined for others. */
export const pdfMoment = (said: string | undefined): string | undefined => {
  const [, year, month = '01', day = '01', hour, minute, second = '00', zone] =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'?\d\d)?/.exec(said ?? '') ?? [];
  if (year === undefined || hour === undefined || minute === undefined) return undefined;
  const clock = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const offset = zone?.replace(/^([+-]\d\d)'?(\d\d)$/, '$1:$2');
  const written = metadataInstant(new Date(`${clock}${offset ?? 'Z'}`));
  return offset === undefined && written !== undefined ? clock : written;
};

/** `meta` gives an entry of the dictionary by its key. */
export const pdfMetadata = (
  pages: number,
  meta: (key: string) => string | undefined,
): Partial<ExhibitMetadata> =>
  onlyValid({
    pages,
    title: metadataText(meta('Title')),
    author: metadataText(meta('Author')),
    software: metadataText(meta('Producer')) ?? metadataText(meta('Creator')),
    created: pdfMoment(meta('CreationDate')),
    modified: pdfMoment(meta('ModDate')),
  });
