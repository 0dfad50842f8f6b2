import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a secret was found in clear: a file (or its name) and the encoding. */
export type Trace = { readonly file: string; readonly secret: string; readonly encoding: string };

/**
 * Looks for secrets in every file below a folder and in the files' names. Secrets must be ASCII, random and
 * lower-case: then a compressed store (LevelDB's Snappy) keeps their first occurrence as it is, and a folded search
 * index too.
 */
export function scanForTraces(folder: string, secrets: readonly string[]): readonly Trace[] {
  const patterns = byBeginning(secrets);
  const found: Trace[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    for (const secret of secrets) {
      if (entry.name.includes(secret)) found.push({ file, secret, encoding: 'file name' });
    }
    if (!entry.isFile()) continue;
    for (const { secret, encoding } of inBytes(readFileSync(file), patterns)) {
      found.push({ file, secret, encoding });
    }
  }
  return found;
}

type Pattern = { readonly secret: string; readonly encoding: string; readonly pattern: Buffer };

/** By their first two bytes as a number. */
type Patterns = ReadonlyMap<number, readonly Pattern[]>;

function byBeginning(secrets: readonly string[]): Patterns {
  const found = new Map<number, Pattern[]>();
  for (const secret of secrets)
    for (const item of encodings(secret)) {
      const beginning = item.pattern.readUInt16BE();
      found.set(beginning, [...(found.get(beginning) ?? []), { ...item, secret }]);
    }
  return found;
}

/** In one pass, however many patterns there are. */
function inBytes(bytes: Buffer, patterns: Patterns): ReadonlySet<Pattern> {
  const begins = new Uint8Array(2 ** 16);
  for (const beginning of patterns.keys()) begins[beginning] = 1;
  const found = new Set<Pattern>();
  let two = bytes[0] ?? 0;
  for (let at = 1; at < bytes.length; at += 1) {
    two = ((two & 0xff) << 8) | (bytes[at] ?? 0);
    if (begins[two] === 0) continue;
    for (const one of patterns.get(two) ?? []) {
      if (bytes.subarray(at - 1, at - 1 + one.pattern.length).equals(one.pattern)) found.add(one);
    }
  }
  return found;
}

/** A secret as it may lie on a disk. */
export function encodings(secret: string): readonly { encoding: string; pattern: Buffer }[] {
  const wide = Buffer.from(secret, 'utf16le');
  return [
    { encoding: 'utf-8', pattern: Buffer.from(secret) },
    { encoding: 'utf-8 upper case', pattern: Buffer.from(secret.toUpperCase()) },
    { encoding: 'utf-16le', pattern: wide },
    { encoding: 'utf-16be', pattern: Buffer.from(wide).swap16() },
    { encoding: 'hex', pattern: Buffer.from(Buffer.from(secret).toString('hex')) },
    ...base64(secret),
  ];
}

/** Base64 looks different at each of three offsets; of each, the part that its neighbours do not change. */
function base64(secret: string): readonly { encoding: string; pattern: Buffer }[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
      .toString('base64')
      .replace(/=+$/, '');
    const first = offset === 0 ? 0 : offset + 1;
    const whole = Math.floor((offset + secret.length) / 3) * 4;
    return { encoding: `base64 +${offset}`, pattern: Buffer.from(text.slice(first, whole)) };
  });
}
