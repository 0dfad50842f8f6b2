import { createHash } from 'node:crypto';
import { decodeFirst } from 'cborg';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ByteSource,
  firstTip,
  formOf,
  frameOf,
  preamble,
  readFrames,
  type Sha256,
} from '../../../shared/backup/frames.ts';

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
});

const fileOf = async (bodies: readonly Uint8Array[]) => {
  const parts: Uint8Array[] = [preamble];
  const ends = [preamble.length];
  let tip = firstTip;
  for (const body of bodies) {
    const frame = await frameOf(tip, body, sha256);
    parts.push(frame.bytes);
    tip = frame.tip;
    ends.push(tip.offset);
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), ends };
};

const read = async (bytes: Uint8Array) => {
  const frames = [];
  for await (const frame of readFrames(sourceOf(bytes), sha256)) frames.push(frame);
  return frames;
};

const bodies = fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 6 });

test('what was written is read back, frame by frame', () =>
  fc.assert(
    fc.asyncProperty(bodies, async (all) => {
      const frames = await read((await fileOf(all)).bytes);
      expect(frames.map((frame) => (frame.kind === 'whole' ? frame.body : frame.kind))).toEqual(all);
    }),
  ));

test('any byte that is changed is found in the very frame that has it', () =>
  fc.assert(
    fc.asyncProperty(bodies, fc.nat(), fc.integer({ min: 1, max: 255 }), async (all, where, by) => {
      const { bytes, ends } = await fileOf(all);
      const at = preamble.length + (where % (bytes.length - preamble.length));
      bytes[at] = (bytes[at] ?? 0) ^ by;
      const first = (await read(bytes)).find(({ kind }) => kind !== 'whole');
      expect(first?.offset).toBe(ends.findLast((end) => end <= at));
    }),
  ));

test('a changed body costs its own frame and no other', () =>
  fc.assert(
    fc.asyncProperty(bodies, fc.nat(), async (all, which) => {
      const { bytes, ends } = await fileOf(all.map((body) => Uint8Array.of(1, ...body)));
      const index = which % all.length;
      const last = (ends[index + 1] ?? 0) - 1;
      bytes[last] = (bytes[last] ?? 0) ^ 1;
      const kinds = (await read(bytes)).map(({ kind }) => kind);
      expect(kinds).toEqual(all.map((_, at) => (at === index ? 'damaged' : 'whole')));
    }),
  ));

test('wherever the file is cut off, what is before is whole and the cut is where the next frame would be', () =>
  fc.assert(
    fc.asyncProperty(bodies, fc.nat(), async (all, where) => {
      const { bytes, ends } = await fileOf(all);
      const size = preamble.length + (where % (bytes.length - preamble.length));
      const frames = await read(bytes.slice(0, size));
      const wholeEnds = ends.filter((end) => end <= size);
      expect(frames.filter(({ kind }) => kind === 'whole')).toHaveLength(wholeEnds.length - 1);
      const cut = frames.find(({ kind }) => kind === 'cut');
      expect(cut?.offset).toBe(wholeEnds.includes(size) ? undefined : wholeEnds.at(-1));
    }),
  ));

test('frames that changed places, were repeated or left out are found', async () => {
  const { bytes, ends } = await fileOf([1, 2, 3].map((n) => new Uint8Array(20).fill(n)));
  const part = (n: number) => bytes.slice(ends[n - 1], ends[n]);
  const kindsOf = async (...order: readonly number[]) =>
    (await read(new Uint8Array(Buffer.concat([preamble, ...order.map(part)])))).map(({ kind }) => kind);
  expect(await kindsOf(2, 1, 3)).not.toEqual(['whole', 'whole', 'whole']);
  expect(await kindsOf(1, 1, 2)).toContain('damaged');
  expect(await kindsOf(1, 3)).toEqual(['whole', 'damaged']);
});

test('the file is a CBOR sequence that any reader of CBOR takes apart', async () => {
  const { bytes } = await fileOf([Uint8Array.of(0xf6), new Uint8Array(300)]);
  const tags = { 55799: (decode: () => unknown) => decode() };
  let rest: Uint8Array = bytes;
  const items: unknown[] = [];
  while (rest.length > 0) {
    const [item, after] = decodeFirst(rest, { tags, strict: false }) as [unknown, Uint8Array];
    items.push(item);
    rest = after;
  }
  expect(items).toEqual([
    'zapys backup 1',
    [expect.any(Uint8Array), Uint8Array.of(0xf6)],
    [expect.any(Uint8Array), new Uint8Array(300)],
  ]);
});

test('a file is known by its first bytes', () => {
  expect(formOf(preamble)).toBe('backup');
  expect(formOf(Uint8Array.from([...preamble.slice(0, -1), 0x32]))).toBe('newer');
  expect(formOf(preamble.slice(0, 5))).toBe('begun');
  expect(formOf(new Uint8Array())).toBe('foreign');
  expect(formOf(new TextEncoder().encode('PK and whatever a zip has'))).toBe('foreign');
});
