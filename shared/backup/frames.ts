/**
 * The outer form of a backup file: a CBOR sequence (RFC 8742) that only grows. First one item that names the format,
 * `55799("zapys backup 1")`, then frames. A frame is the CBOR array `[digest, body]` with heads of fixed length:
 *
 *     82 5820 <digest, 32 bytes> 5a <length of the body, 4 bytes, big-endian> <body>
 *
 * The digest is SHA-256 of the frame before's digest (of the first frame: 32 zero bytes) ‖ length ‖ body. So no frame
 * can be changed, dropped, repeated or put elsewhere unnoticed, and what one bad frame holds is all that is lost.
 */

export type Sha256 = (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array;

/** A file's bytes; `read` resolves to exactly what was asked for. */
export type ByteSource = {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
};

export type Frame =
  | { readonly kind: 'whole'; readonly offset: number; readonly end: number; readonly body: Uint8Array }
  /** The bytes are not those that were written. */
  | { readonly kind: 'damaged'; readonly offset: number; readonly end: number }
  /** From here to the end of the file stands no whole frame. Always the last. */
  | { readonly kind: 'cut'; readonly offset: number };

/** Where the next frame goes, and what its digest continues. */
export type Tip = { readonly offset: number; readonly digest: Uint8Array };

const digestLength = 32;
const headLength = 3 + digestLength + 1 + 4;
/** A frame is read whole: none is longer than a machine of the field has memory for. */
export const longestBody = 512 * 1024 * 1024;

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const named = 'zapys backup ';
const version = '1';

/** The first bytes of every backup file. */
export const preamble: Uint8Array = Uint8Array.from([
  0xd9,
  0xd9,
  0xf7,
  0x60 + named.length + version.length,
  ...ascii(named + version),
]);

/** As many bytes as `formOf` needs. */
export const preambleLength = preamble.length;

/** What a file is by its first bytes. A file of ours that ends within them was cut short as it was begun. */
export const formOf = (first: Uint8Array): 'backup' | 'newer' | 'begun' | 'foreign' => {
  if (first.length < preamble.length) {
    return first.length > 0 && first.every((byte, at) => byte === preamble[at]) ? 'begun' : 'foreign';
  }
  const isAt = (at: number) => first[at] === preamble[at];
  const nameEnd = 4 + named.length;
  for (let at = 0; at < nameEnd; at++) if (at !== 3 && !isAt(at)) return 'foreign';
  return isAt(3) && isAt(nameEnd) ? 'backup' : 'newer';
};

export const firstTip: Tip = { offset: preamble.length, digest: new Uint8Array(digestLength) };

const lengthBytes = (length: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
};

const digestOf = async (before: Uint8Array, body: Uint8Array, sha256: Sha256): Promise<Uint8Array> => {
  const all = new Uint8Array(digestLength + 4 + body.length);
  all.set(before);
  all.set(lengthBytes(body.length), digestLength);
  all.set(body, digestLength + 4);
  return sha256(all);
};

export const areSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** The bytes of the frame after `tip`, and the tip after it. @throws RangeError for a body over `longestBody`. */
export const frameOf = async (
  tip: Tip,
  body: Uint8Array,
  sha256: Sha256,
): Promise<{ bytes: Uint8Array; tip: Tip }> => {
  if (body.length > longestBody) throw new RangeError('A frame too long');
  const digest = await digestOf(tip.digest, body, sha256);
  const bytes = new Uint8Array(headLength + body.length);
  bytes.set([0x82, 0x58, digestLength]);
  bytes.set(digest, 3);
  bytes[3 + digestLength] = 0x5a;
  bytes.set(lengthBytes(body.length), 4 + digestLength);
  bytes.set(body, headLength);
  return { bytes, tip: { offset: tip.offset + bytes.length, digest } };
};

type Head = { readonly digest: Uint8Array; readonly length: number };

const headOf = (bytes: Uint8Array): Head | undefined => {
  const isHead =
    bytes[0] === 0x82 && bytes[1] === 0x58 && bytes[2] === digestLength && bytes[3 + digestLength] === 0x5a;
  if (!isHead) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4 + digestLength);
  return length > longestBody ? undefined : { digest: bytes.slice(3, 3 + digestLength), length };
};

/**
 * The frames from `from` on, each checked, with the tip after it. A frame with a wrong digest is passed over by the
 * length it states; a head that is none ends the reading, since nobody knows where the next one stands.
 */
export async function* readFrames(
  source: ByteSource,
  sha256: Sha256,
  from: Tip = firstTip,
): AsyncGenerator<Frame & { readonly tip: Tip }> {
  let tip = from;
  while (tip.offset < source.size) {
    const { offset } = tip;
    const room = source.size - offset;
    const head = room < headLength ? undefined : headOf(await source.read(offset, headLength));
    if (!head || headLength + head.length > room) {
      yield { kind: 'cut', offset, tip };
      return;
    }
    const body = await source.read(offset + headLength, head.length);
    const isWhole = areSame(await digestOf(tip.digest, body, sha256), head.digest);
    tip = { offset: offset + headLength + head.length, digest: head.digest };
    yield isWhole
      ? { kind: 'whole', offset, end: tip.offset, body, tip }
      : { kind: 'damaged', offset, end: tip.offset, tip };
  }
}
