import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imageMetadata } from '../../../renderer/reader/image-metadata.ts';

/** What our reader takes from photographs, against ExifTool, the reference of this field. */

const photos = join(import.meta.dirname, '../../fixtures/photos');

type Said = Readonly<Record<string, string | number | undefined>>;

const exiftool = (path: string): Said => {
  const tags = [
    'Make',
    'Model',
    'Software',
    'DateTimeOriginal',
    'GPSLatitude',
    'GPSLongitude',
    'GPSDateTime',
  ];
  const output = execFileSync('exiftool', [
    '-json',
    '-n',
    ...tags.map((tag) => `-${tag}`),
    '-Orientation',
    path,
  ]);
  return (JSON.parse(output.toString()) as readonly Said[])[0] ?? {};
};

const ours = (path: string) => {
  const file = readFileSync(path);
  return imageMetadata(new Uint8Array(file));
};

/** `2008:10:22 16:28:39` with or without what follows, as ISO 8601 writes it to the second. */
const iso = (said: string | number | undefined): string | undefined =>
  typeof said === 'string'
    ? said.replace(/^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d).*$/, '$1-$2-$3T$4')
    : undefined;

test.each(['DSCN0010.jpg', 'DSCN0021.jpg', 'DSCN0021.heic', 'jolla.jpg', 'portrait_6.jpg', 'BlueSquare.jpg'])(
  'camera, position and times of %s are those that ExifTool reads',
  (name) => {
    const path = join(photos, name);
    const theirs = exiftool(path);
    const mine = ours(path);
    expect({
      make: mine.camera_make,
      model: mine.camera_model,
      software: mine.software,
      orientation: mine.orientation,
      taken: mine.taken,
      satellites: mine.gps_time?.slice(0, 19),
    }).toEqual({
      make: theirs.Make,
      model: theirs.Model,
      software: theirs.Software,
      orientation: theirs.Orientation,
      taken: iso(theirs.DateTimeOriginal),
      satellites: iso(theirs.GPSDateTime),
    });
    if (theirs.GPSLatitude === undefined) expect(mine.latitude).toBeUndefined();
    else {
      expect(mine.latitude).toBeCloseTo(Number(theirs.GPSLatitude), 5);
      expect(mine.longitude).toBeCloseTo(Number(theirs.GPSLongitude), 5);
    }
  },
);
