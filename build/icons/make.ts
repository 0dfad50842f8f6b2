import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumSandbox, findChromium, quietChromium } from '../chromium.ts';

/** Draws icon.png, icon.ico and icon.icns from icon.svg. Run it after a change of the drawing: `node build/icons/make.ts`. */

const here = import.meta.dirname;
const svg = await readFile(join(here, 'icon.svg'), 'utf8');

async function draw(sizes: readonly number[]): Promise<ReadonlyMap<number, Buffer>> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox,
    args: [...quietChromium],
  });
  const page = await browser.newPage();
  const drawn = new Map<number, Buffer>();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

type Image = { readonly size: number; readonly png: Buffer };

/** ICO with PNG images (Windows Vista and later): directory entries of 16 bytes, then the images. */
function ico(images: readonly Image[]): Buffer {
  const header = Buffer.alloc(6 + images.length * 16);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const entry = 6 + index * 16;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

/** ICNS with PNG images: a four-letter type and a length before each. */
function icns(images: readonly (Image & { readonly type: string })[]): Buffer {
  const block = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return block('icns', Buffer.concat(images.map(({ type, png }) => block(type, png))));
}

const drawn = await draw([16, 32, 48, 64, 128, 256, 512, 1024]);
const image = (size: number): Image => {
  const png = drawn.get(size);
  if (!png) throw new Error(`The icon was not drawn at ${size} pixels.`);
  return { size, png };
};
await writeFile(join(here, 'icon.png'), image(512).png);
await writeFile(join(here, 'icon.ico'), ico([16, 32, 48, 64, 128, 256].map(image)));
await writeFile(
  join(here, 'icon.icns'),
  icns(
    (
      [
        ['icp4', 16],
        ['icp5', 32],
        ['icp6', 64],
        ['ic07', 128],
        ['ic08', 256],
        ['ic09', 512],
        ['ic10', 1024],
      ] as const
    ).map(([type, size]) => ({ type, ...image(size) })),
  ),
);
