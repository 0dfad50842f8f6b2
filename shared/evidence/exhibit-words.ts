import type { Json } from '../ledger/entry.ts';
import { exhibitField } from '../model/exhibit.ts';
import { readMetadata } from './metadata.ts';

/** Every text of an exhibit that a search may find its incident by: what was recorded, and what the file says. */
export const exhibitWords = (fields: Readonly<Record<string, Json>>): readonly string[] => {
  const recorded = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' && (exhibitField(name)?.kind === 'text' || name === 'exhibit.file_name')
      ? [value]
      : [],
  );
  const metadata = readMetadata(fields['exhibit.metadata']);
  if (!metadata) return recorded;
  const { camera_make, camera_model, software, title, author, last_author } = metadata;
  return [...recorded, camera_make, camera_model, software, title, author, last_author].filter(
    (text): text is string => text !== undefined,
  );
};
