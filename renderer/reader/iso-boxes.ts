import type { ByteSource } from './byte-source.ts';

/** The creation time of an MP4 or QuickTime movie: box `mvhd` in box `moov` (ISO/IEC 14496-12, 8.2.2). */

/** Seconds from 1904, where its clock begins, to 1970. */
const epoch = 2_082_844_800;
/** A file with more boxes than this at one level is no recording of a camera. */
const mostBoxes = 1000;

type Box = { readonly type: string; readonly from: number; readonly end: number };

async function* boxesIn(source: ByteSource, start: number, end: number): AsyncGenerator<Box> {
  let at = start;
  for (let count = 0; count < mostBoxes && at + 8 <= end; count++) {
    const head = await source.read(at, Math.min(end, at + 16));
    const view = new DataView(head.buffer);
    const short = view.getUint32(0);
    const isLong = short === 1 && head.length === 16;
    const size = isLong ? Number(view.getBigUint64(8)) : short === 0 ? end - at : short;
    if (size < 8 || at + size > end) return;
    yield {
      type: String.fromCharCode(...head.subarray(4, 8)),
      from: at + (isLong ? 16 : 8),
      end: at + size,
    };
    at += size;
  }
}

const find = async (
  source: ByteSource,
  type: string,
  start: number,
  end: number,
): Promise<Box | undefined> => {
  for await (const box of boxesIn(source, start, end)) if (box.type === type) return box;
  return undefined;
};

/** Undefined when it is not such a file, or the camera's clock was never set (time 0). */
export const movieCreated = async (source: ByteSource): Promise<Date | undefined> => {
  const movie = await find(source, 'moov', 0, source.size);
  const header = movie && (await find(source, 'mvhd', movie.from, movie.end));
  if (!header || header.end - header.from < 20) return undefined;
  const view = new DataView((await source.read(header.from, header.from + 20)).buffer);
  const seconds = view.getUint8(0) === 1 ? Number(view.getBigUint64(4)) : view.getUint32(4);
  return seconds === 0 ? undefined : new Date((seconds - epoch) * 1000);
};
