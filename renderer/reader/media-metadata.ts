import type { ExhibitMetadata } from '../../shared/evidence/metadata.ts';
import { metadataInstant, metadataText } from '../../shared/evidence/metadata.ts';
import type { ByteSource } from './byte-source.ts';
import { onlyValid } from './image-metadata.ts';
import { movieCreated } from './iso-boxes.ts';
import { inputOf, mediaTracks } from './media.ts';

/** What a recording says of itself: length, codecs, size of the picture, when and where it was made. */

const place = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)(?:([+-]\d+(?:\.\d+)?))?/;

/** `+47.1234+034.5678+012.3/` (ISO 6709 Annex H), as telephones write it. */
export const positionOf = (
  iso6709: string | undefined,
): Pick<ExhibitMetadata, 'latitude' | 'longitude' | 'altitude'> => {
  const [, latitude, longitude, altitude] = place.exec(iso6709 ?? '') ?? [];
  if (latitude === undefined || longitude === undefined) return {};
  const degrees = { latitude: Number(latitude), longitude: Number(longitude) };
  if (degrees.latitude === 0 && degrees.longitude === 0) return {};
  return { ...degrees, ...(altitude === undefined ? {} : { altitude: Number(altitude) }) };
};

type Raw = Readonly<Record<string, unknown>>;

const textIn = (raw: Raw, ...keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const value = raw[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    // `©xyz` of `udta`: two bytes of length, two of language, then the text (QuickTime File Format, user data).
    if (value instanceof Uint8Array && value.length > 4) return new TextDecoder().decode(value.subarray(4));
  }
  return undefined;
};

/** @throws Refusal unsupported, or what the library throws for a damaged file. */
export const mediaMetadata = async (source: ByteSource): Promise<Partial<ExhibitMetadata>> => {
  const input = inputOf(source);
  try {
    const { video, audio } = await mediaTracks(input);
    const { raw = {}, title, artist, date } = await input.getMetadataTags();
    const duration = await input.computeDuration();
    const written = textIn(raw, 'com.apple.quicktime.creationdate');
    return onlyValid({
      duration: Math.round(duration * 1000) / 1000,
      video_codec: video ? ((await video.getCodec()) ?? undefined) : undefined,
      audio_codec: audio ? ((await audio.getCodec()) ?? undefined) : undefined,
      width: video ? await video.getDisplayWidth() : undefined,
      height: video ? await video.getDisplayHeight() : undefined,
      created: metadataInstant(
        (written ? new Date(written) : undefined) ?? (await movieCreated(source)) ?? date,
      ),
      ...positionOf(textIn(raw, 'com.apple.quicktime.location.ISO6709', '©xyz', 'location')),
      camera_make: metadataText(textIn(raw, 'com.apple.quicktime.make', '©mak')),
      camera_model: metadataText(textIn(raw, 'com.apple.quicktime.model', '©mod')),
      software: metadataText(textIn(raw, 'com.apple.quicktime.software', '©swr', 'encoder', 'ISFT')),
      title: metadataText(title),
      author: metadataText(artist),
    });
  } finally {
    input.dispose();
  }
};
