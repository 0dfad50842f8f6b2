import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mediaMetadata } from '../../../renderer/reader/media-metadata.ts';

/** What our reader takes from recordings, against ExifTool, the reference of this field. */

const recordings = join(import.meta.dirname, '../../fixtures/recordings');

type Said = Readonly<Record<string, string | number | undefined>>;

const exiftool = (path: string): Said => {
  const output = execFileSync('exiftool', ['-json', '-n', '-api', 'QuickTimeUTC=1', path], {
    env: { ...process.env, TZ: 'UTC' },
  });
  return (JSON.parse(output.toString()) as readonly Said[])[0] ?? {};
};

const ours = (path: string) => {
  const bytes = new Uint8Array(readFileSync(path));
  return mediaMetadata({ size: bytes.length, read: async (start, end) => bytes.slice(start, end) });
};

/** `2025:03:14 10:20:05+02:00`, with a zone, as an instant in UTC. */
const instant = (said: string | number | undefined): string =>
  new Date(
    String(said).replace(/^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)(.*)$/, '$1-$2-$3T$4$5'),
  ).toISOString();

test.each([
  ['VID_20250314_101530.mp4', 'avc', 'avc1'],
  ['IMG_0417.MOV', 'hevc', 'hvc1'],
])(
  'position, times, length and telephone of %s are those that ExifTool reads',
  async (name, codec, fourCc) => {
    const path = join(recordings, name);
    const theirs = exiftool(path);
    const mine = await ours(path);
    expect(theirs.CompressorID).toBe(fourCc);
    expect(mine).toMatchObject({ video_codec: codec, audio_codec: 'aac' });
    expect({ make: mine.camera_make, model: mine.camera_model, software: mine.software }).toEqual({
      make: theirs.Make,
      model: theirs.Model,
      software: theirs.Software === undefined ? undefined : String(theirs.Software),
    });
    expect(mine.created).toBe(instant(theirs.CreationDate ?? theirs.CreateDate));
    expect(mine.latitude).toBeCloseTo(Number(theirs.GPSLatitude), 4);
    expect(mine.longitude).toBeCloseTo(Number(theirs.GPSLongitude), 4);
    // ExifTool tells the length of the movie's header; the sound may end a frame later.
    expect(Math.abs((mine.duration ?? 0) - Number(theirs.Duration))).toBeLessThan(0.1);
    const upright = [Number(theirs.ImageWidth), Number(theirs.ImageHeight)];
    expect([mine.width, mine.height]).toEqual(theirs.Rotation === 90 ? upright.reverse() : upright);
  },
);
