import { Refusal } from './byte-source.ts';

/** HEIC pictures decoded by libheif, upright as the file says; this browser has no decoder of its own. */

/** A picture larger than this would take gigabytes. */
const mostPixels = 150_000_000;

type HeifImage = {
  get_width(): number;
  get_height(): number;
  is_primary?(): boolean;
  display(target: ImageData, done: (image: ImageData | null) => void): void;
  free(): void;
};
type Libheif = {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] };
};

/** @throws Refusal damaged, too_large. */
export const drawHeic = async (bytes: Uint8Array): Promise<OffscreenCanvas> => {
  const { default: start } = await import('libheif-js/libheif-wasm/libheif-bundle.mjs');
  // Synchronous in this build: the module comes with its WASM.
  const libheif = start() as Libheif;
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((one) => one.is_primary?.()) ?? images[0];
  if (!image) throw new Refusal('damaged');
  try {
    const width = image.get_width();
    const height = image.get_height();
    if (width * height > mostPixels) throw new Refusal('too_large');
    const pixels = await new Promise<ImageData | null>((resolve) =>
      image.display(new ImageData(width, height), resolve),
    );
    if (!pixels) throw new Refusal('damaged');
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
    return canvas;
  } finally {
    for (const one of images) one.free();
  }
};
