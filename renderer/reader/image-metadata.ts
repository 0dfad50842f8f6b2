import { load } from 'exifreader';
import {
  type ExhibitMetadata,
  metadataInstant,
  metadataSchema,
  metadataText,
} from '../../shared/evidence/metadata.ts';

/** What a picture says of itself (EXIF 2.32; PNG, WebP and HEIC carry the same block). */

type Tag = { readonly value?: unknown; readonly description?: unknown };
type Tags = Readonly<Record<string, Tag | undefined>>;

const asText = (tag: Tag | undefined): string | undefined => {
  const value = Array.isArray(tag?.value) ? tag.value[0] : tag?.value;
  return typeof value === 'string' ? value : undefined;
};
const asNumber = (tag: Tag | undefined): number | undefined =>
  typeof tag?.value === 'number' && Number.isFinite(tag.value) ? tag.value : undefined;

/** `2008:10:22 16:28:39` as `2008-10-22T16:28:39`; undefined for a clock that was never set. */
const clockOf = (tag: Tag | undefined): string | undefined => {
  const [, year, month, day, time] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(asText(tag)?.trim() ?? '') ?? [];
  const said = `${year}-${month}-${day}T${time}`;
  return metadataInstant(new Date(`${said}Z`))?.startsWith(said) ? said : undefined;
};

const offsetOf = (tag: Tag | undefined): string | undefined => {
  const said = asText(tag)?.trim();
  if (said === 'Z') return '+00:00';
  return said !== undefined && /^[+-]\d\d:\d\d$/.test(said) ? said : undefined;
};

/** Hour, minute and second as pairs of numerator and denominator. */
const secondsOf = (parts: unknown): number | undefined => {
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const numbers = parts.map((part) =>
    Array.isArray(part) ? Number(part[0]) / Number(part[1]) : Number(part),
  );
  const [hours = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = numbers;
  const total = hours * 3600 + minutes * 60 + seconds;
  return Number.isFinite(total) && total >= 0 && total < 86_401 ? total : undefined;
};

/** The satellites' date and time, always UTC. */
const gpsTime = (exif: Tags): string | undefined => {
  const [, year, month, day] = /^(\d{4})[:-](\d\d)[:-](\d\d)/.exec(asText(exif.GPSDateStamp) ?? '') ?? [];
  const seconds = secondsOf(exif.GPSTimeStamp?.value);
  if (year === undefined || seconds === undefined) return undefined;
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return metadataInstant(new Date(midnight + Math.floor(seconds) * 1000));
};

const coordinate = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : undefined;

/** A receiver without a fix writes 0, 0: a place in the Gulf of Guinea. */
const positionOf = (gps: { Latitude?: unknown; Longitude?: unknown } | undefined) => {
  const latitude = coordinate(gps?.Latitude);
  const longitude = coordinate(gps?.Longitude);
  if (latitude === undefined || longitude === undefined) return {};
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180 || (latitude === 0 && longitude === 0)) return {};
  return { latitude, longitude };
};

const fileTag = (name: string, ...groups: readonly (Tags | undefined)[]): number | undefined =>
  groups.map((group) => asNumber(group?.[name])).find((value) => value !== undefined);

/** @throws an error of the library's when there is no metadata or it cannot be read. */
export const imageMetadata = (bytes: Uint8Array<ArrayBuffer>): Partial<ExhibitMetadata> => {
  const tags = load(bytes.buffer, { expanded: true });
  const exif = (tags.exif ?? {}) as Tags;
  const groups = [tags.file, tags.pngFile, tags.riff] as readonly (Tags | undefined)[];
  const altitude = coordinate(tags.gps?.Altitude);
  const orientation = asNumber(exif.Orientation);
  const taken = clockOf(exif.DateTimeOriginal) ?? clockOf(exif.DateTimeDigitized);
  const found: Readonly<Record<string, unknown>> = {
    taken,
    taken_offset: taken && (offsetOf(exif.OffsetTimeOriginal) ?? offsetOf(exif.OffsetTimeDigitized)),
    gps_time: gpsTime(exif),
    ...positionOf(tags.gps),
    altitude: altitude === undefined ? undefined : Math.round(altitude * 10) / 10,
    camera_make: metadataText(asText(exif.Make)),
    camera_model: metadataText(asText(exif.Model)),
    software: metadataText(asText(exif.Software)),
    orientation: orientation !== undefined && orientation >= 1 && orientation <= 8 ? orientation : undefined,
    width:
      fileTag('Image Width', ...groups) ??
      fileTag('ImageWidth', ...groups) ??
      asNumber(exif.PixelXDimension) ??
      asNumber(exif.ImageWidth),
    height:
      fileTag('Image Height', ...groups) ??
      fileTag('ImageHeight', ...groups) ??
      asNumber(exif.PixelYDimension) ??
      asNumber(exif.ImageLength),
    author: metadataText(asText(exif.Artist)),
    modified: clockOf(exif.DateTime),
  };
  return onlyValid(found);
};

/** What is there and of the shape it should have: one odd tag costs itself, not the others. */
export const onlyValid = (found: Readonly<Record<string, unknown>>): Partial<ExhibitMetadata> =>
  Object.fromEntries(
    Object.entries(found).filter(([key, value]) => {
      if (value === undefined || !Object.hasOwn(metadataSchema.shape, key)) return false;
      return metadataSchema.shape[key as keyof typeof metadataSchema.shape].safeParse(value).success;
    }),
  );
