import { z } from 'zod';
import type { ExhibitKind } from '../model/exhibit.ts';

/**
 * What a file says of itself, read once when it is attached and never corrected: it is evidence of its own, and may
 * be wrong or forged. Kept as the field `exhibit.metadata`. A key that the file does not have is absent.
 */

/** Characters (UTF-16 units) kept of any one text in a file. */
export const longestMetadataText = 500;

const loneSurrogate = /\p{Surrogate}/u;
const text = z
  .string()
  .min(1)
  .max(longestMetadataText)
  .refine((said) => !loneSurrogate.test(said));
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** An instant, in UTC. */
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);
/** What a clock showed, with no zone. */
const clock = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
/** An instant where the zone is known, a clock's time otherwise. */
const moment = z.union([instant, clock]);

export const metadataSchema = z.strictObject({
  /**
   * `read`: what the file's format can say was read. `none`: a format that says nothing, or that we do not read.
   * `failed`: it could not be read, damaged or not what it claims to be.
   */
  outcome: z.enum(['read', 'none', 'failed']),
  /** When the file was last changed on the device it was attached from. */
  file_modified: instant.optional(),
  /** Local time of the camera's own clock when the picture was taken (EXIF DateTimeOriginal). */
  taken: clock.optional(),
  /** Its difference from UTC, `+02:00`, where the camera recorded it (EXIF OffsetTimeOriginal). */
  taken_offset: z
    .string()
    .regex(/^[+-]\d\d:\d\d$/)
    .optional(),
  /** By the satellites' clock, when the camera fixed its position (EXIF GPSDateStamp, GPSTimeStamp). */
  gps_time: instant.optional(),
  /** Degrees, WGS 84, north and east positive. */
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  /** Metres above sea level. */
  altitude: z.number().min(-20_000).max(1_000_000).optional(),
  camera_make: text.optional(),
  camera_model: text.optional(),
  /** The program that wrote the file last. */
  software: text.optional(),
  /** EXIF orientation, 1 to 8. */
  orientation: z.int().min(1).max(8).optional(),
  /** Pixels. */
  width: count.optional(),
  height: count.optional(),
  /** Seconds. */
  duration: z.number().min(0).max(1e9).optional(),
  video_codec: text.optional(),
  audio_codec: text.optional(),
  pages: count.optional(),
  title: text.optional(),
  author: text.optional(),
  /** Office files: who saved it last. */
  last_author: text.optional(),
  /** As the document or recording says of itself. */
  created: moment.optional(),
  modified: moment.optional(),
});

export type ExhibitMetadata = z.output<typeof metadataSchema>;
export type MetadataKey = keyof ExhibitMetadata;

/** The metadata as a field's value holds it: what is absent is not named. */
export const metadataValue = (metadata: ExhibitMetadata): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(metadata).filter((one): one is [string, string | number] => one[1] !== undefined),
  );

/** The metadata in a record, or undefined where there is none or it is not of this version's shape. */
export const readMetadata = (value: unknown): ExhibitMetadata | undefined => {
  const read = metadataSchema.safeParse(value);
  return read.success ? read.data : undefined;
};

/** One line of readable text as metadata keeps it: no control characters, cut to size; undefined when empty. */
export const metadataText = (said: unknown): string | undefined => {
  if (typeof said !== 'string') return undefined;
  const line = said
    .slice(0, 4 * longestMetadataText)
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...line].slice(0, longestMetadataText / 2).join('');
  return short === '' ? undefined : short;
};

/** The instant as metadata keeps it; undefined for a date that no calendar has or a year outside 0–9999. */
export const metadataInstant = (date: Date | undefined): string | undefined => {
  if (!date || Number.isNaN(date.getTime())) return undefined;
  const written = date.toISOString();
  return instant.safeParse(written).success ? written : undefined;
};

/** What kind of exhibit a file most likely is; undefined where it takes a person to say. */
export const likelyKind = (
  mediaType: string,
  metadata: ExhibitMetadata | undefined,
): ExhibitKind | undefined => {
  if (mediaType.startsWith('video/')) return 'video';
  if (mediaType.startsWith('audio/')) return 'audio';
  if (mediaType === 'application/pdf' || /officedocument|opendocument|msword/.test(mediaType))
    return 'document';
  // A screenshot and a scan are images too.
  return metadata?.camera_model === undefined ? undefined : 'photograph';
};
