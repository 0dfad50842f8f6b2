import { joined, latin, startsWith, viewOf } from './bytes.ts';

/**
 * A colour profile written anew from its numbers alone: what a device or a person is named in a profile (maker,
 * model, serial number of a screen, descriptions, dates) stays out. Undefined for what is not a profile by matrix
 * or grey curve; the picture is then shown as sRGB. ICC.1:2022, 7 and 10.
 */
export const numbersOfProfile = (profile: Uint8Array): Uint8Array | undefined => {
  try {
    return written(profile);
  } catch (error) {
    // Offsets that point outside the profile.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const written = (profile: Uint8Array): Uint8Array | undefined => {
  const version = viewOf(profile).getUint8(8);
  const space = ['RGB ', 'GRAY'].find((name) => startsWith(profile, name, 16));
  const kind = ['mntr', 'scnr', 'spac'].find((name) => startsWith(profile, name, 12));
  if (!startsWith(profile, 'acsp', 36) || !startsWith(profile, 'XYZ ', 20)) return undefined;
  if (!space || !kind || (version !== 2 && version !== 4)) return undefined;
  const tags = new Map(numericTags(profile));
  const needed = space === 'GRAY' ? ['kTRC'] : ['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'];
  if (![...needed, 'wtpt'].every((name) => tags.has(name))) return undefined;
  const all = [
    ['desc', version === 2 ? oldDescription : unicodeText] as const,
    ['cprt', version === 2 ? oldText : unicodeText] as const,
    ...tags,
  ];
  let end = 132 + 12 * all.length;
  const table = new DataView(new ArrayBuffer(end));
  table.setUint8(8, version);
  table.setUint8(9, profile[9] ?? 0);
  const put = (at: number, text: string): void => new Uint8Array(table.buffer).set(latin(text), at);
  put(12, `${kind}${space}XYZ `);
  put(36, 'acsp');
  // The white of the connection space, D50, is the same for all.
  [0xf6d6, 0x10000, 0xd32d].forEach((value, index) => {
    table.setUint32(68 + 4 * index, value);
  });
  table.setUint32(128, all.length);
  const bodies = all.map(([name, body], index) => {
    put(132 + 12 * index, name);
    table.setUint32(136 + 12 * index, end);
    table.setUint32(140 + 12 * index, body.length);
    end += Math.ceil(body.length / 4) * 4;
    return joined([body, new Uint8Array(-body.length & 3)]);
  });
  table.setUint32(0, end);
  return joined([new Uint8Array(table.buffer), ...bodies]);
};

function* numericTags(profile: Uint8Array): Generator<readonly [string, Uint8Array]> {
  const view = viewOf(profile);
  const count = view.getUint32(128);
  for (let entry = 132; entry < 132 + 12 * count; entry += 12) {
    const name = String.fromCharCode(...profile.subarray(entry, entry + 4));
    const body = profile.subarray(view.getUint32(entry + 4));
    const length = kept.has(name) ? numericLength(body) : undefined;
    if (length === undefined) continue;
    if (length > Math.min(body.length, view.getUint32(entry + 8))) throw new RangeError(name);
    yield [name, joined([body.subarray(0, 4), new Uint8Array(4), body.subarray(8, length)])];
  }
}

const kept = new Set(['wtpt', 'chad', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC', 'kTRC']);

/** The bytes a value of a numeric type takes, so that nothing after its numbers is taken along. */
const numericLength = (body: Uint8Array): number | undefined => {
  if (startsWith(body, 'XYZ ')) return 20;
  if (startsWith(body, 'sf32')) return 44;
  if (startsWith(body, 'curv')) return 12 + 2 * viewOf(body).getUint32(8);
  const parameters = startsWith(body, 'para') ? [1, 3, 4, 5, 7][viewOf(body).getUint16(8)] : undefined;
  return parameters === undefined ? undefined : 12 + 4 * parameters;
};

const oldText = latin('text\0\0\0\0-\0');
const oldDescription = latin(`desc\0\0\0\0\0\0\0\x02-\0${'\0'.repeat(78)}`);
const unicodeText = latin('mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x02\0\0\0\x1c\0-');
