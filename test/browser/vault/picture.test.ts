import { afterEach, expect, test } from 'vitest';
import plain from '../../fixtures/photos/BlueSquare.jpg?url';
import portrait from '../../fixtures/photos/portrait_6.jpg?url';
import { foundVault, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

const attached = async (url: string, name: string) => {
  const { vault } = await foundVault();
  const bytes = await (await fetch(url)).arrayBuffer();
  const { id } = await vault.api.createIncident({ changes: whole });
  const { exhibitList } = await vault.api.attach({ task: 'a', incident: id, file: new File([bytes], name) });
  const [exhibit] = exhibitList;
  if (!exhibit) throw new Error('Nothing was attached');
  return { vault, exhibit, bytes };
};

/** Average colour of a part of the picture, 0–255. */
const colourAt = (bitmap: ImageBitmap, x: number, y: number): number[] => {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1);
  return [...data.subarray(0, 3)];
};

test('a photograph taken sideways stands upright, as the browser itself shows it', async () => {
  const { vault, exhibit, bytes } = await attached(portrait, 'photo.JPG');
  expect(exhibit).toMatchObject({ hasThumbnail: true, mediaType: 'image/jpeg' });
  const picture = await vault.api.picture({ exhibit: exhibit.id, maxPixels: 24_000_000 });
  const thumbnail = await vault.api.thumbnail({ exhibit: exhibit.id });
  const shown = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), {
    imageOrientation: 'from-image',
  });
  if (!picture || !thumbnail) throw new Error('No picture');
  expect([picture.width, picture.height]).toEqual([shown.width, shown.height]);
  expect(picture.height).toBeGreaterThan(picture.width);
  expect(Math.max(thumbnail.width, thumbnail.height)).toBe(256);
  for (const [x, y] of [
    [0.1, 0.1],
    [0.9, 0.1],
    [0.1, 0.9],
    [0.9, 0.9],
    [0.5, 0.5],
  ] as const) {
    const wanted = colourAt(shown, x, y);
    for (const [channel, value] of colourAt(picture, x, y).entries()) {
      expect(Math.abs(value - (wanted[channel] ?? 0))).toBeLessThan(24);
    }
  }
});

test('a picture is no larger than asked for', async () => {
  const { vault, exhibit } = await attached(plain, 'blue.jpg');
  const picture = await vault.api.picture({ exhibit: exhibit.id, maxPixels: 900 });
  const pixels = (picture?.width ?? 0) * (picture?.height ?? 0);
  expect(pixels).toBeGreaterThan(700);
  expect(pixels).toBeLessThanOrEqual(900);
});

test('a file that only calls itself a picture is kept and has no view', async () => {
  const { vault } = await foundVault();
  const { id } = await vault.api.createIncident({ changes: whole });
  const fake = new File([new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3])], 'fake.jpg', { type: 'image/jpeg' });
  const text = new File(['text'], 'text.jpg', { type: 'image/jpeg' });
  await vault.api.attach({ task: 'a', incident: id, file: fake });
  const { exhibitList } = await vault.api.attach({ task: 'b', incident: id, file: text });
  expect(exhibitList).toHaveLength(2);
  for (const exhibit of exhibitList) {
    expect(exhibit.hasThumbnail).toBe(false);
    expect(await vault.api.picture({ exhibit: exhibit.id, maxPixels: 100 })).toBeUndefined();
    expect(await vault.api.thumbnail({ exhibit: exhibit.id })).toBeUndefined();
  }
});
