import { type Bytes, concat, hexOf, randomBytes, textOf, utf8 } from '../bytes.ts';

/**
 * AES-256-GCM boxes: `nonce (12) ‖ ciphertext ‖ tag (16)`. The associated data names what the box is and where it
 * belongs, so that a box moved to another row does not open.
 */

const nonceLength = 12;

export const seal = async (key: CryptoKey, plain: Bytes, context: string): Promise<Bytes> => {
  const nonce = randomBytes(nonceLength);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: utf8(context) },
    key,
    plain,
  );
  return concat(nonce, new Uint8Array(sealed));
};

/** @throws OperationError when the key, the context or the bytes are not those that were sealed. */
export const unseal = async (key: CryptoKey, box: Uint8Array, context: string): Promise<Bytes> => {
  const bytes = new Uint8Array(box);
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.subarray(0, nonceLength), additionalData: utf8(context) },
    key,
    bytes.subarray(nonceLength),
  );
  return new Uint8Array(plain);
};

/** JSON is padded with spaces to whole blocks, so that a box's length tells little about the text in it. */
const paddingBlock = 256;

export const sealJson = (key: CryptoKey, value: unknown, context: string): Promise<Bytes> => {
  const text = utf8(JSON.stringify(value));
  const padded = new Uint8Array(Math.ceil(text.length / paddingBlock) * paddingBlock).fill(0x20);
  padded.set(text);
  return seal(key, padded, context);
};

export const unsealJson = async (key: CryptoKey, box: Uint8Array, context: string): Promise<unknown> =>
  JSON.parse(textOf(await unseal(key, box, context)));

export const importKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** HKDF-SHA-256 (RFC 5869) with the purpose as its info. */
const hkdf = (salt: Bytes, purpose: string): HkdfParams => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt,
  info: utf8(`zapys v1 ${purpose}`),
});

/** One key per purpose from one secret. */
export const deriveKey = async (secret: Bytes, salt: Bytes, purpose: string): Promise<CryptoKey> => {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(hkdf(salt, purpose), base, aes, false, ['encrypt', 'decrypt']);
};

/** An id of 128 bits in hex that only who has the secret can tell from a random one. */
export const deriveId = async (secret: Bytes, salt: Bytes, purpose: string): Promise<string> => {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return hexOf(new Uint8Array(await crypto.subtle.deriveBits(hkdf(salt, purpose), base, 128)));
};
