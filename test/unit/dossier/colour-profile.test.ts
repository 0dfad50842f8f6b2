import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersOfProfile } from '../../../electron/typesetting/picture/colour-profile.ts';
import { photograph } from '../../interop/dossier/sample.ts';
import { segmentsOf } from './picture-samples.ts';

const profileOf = (name: string): Buffer => {
  const jpeg = Buffer.from(photograph(name));
  const segment = segmentsOf(jpeg).find(({ marker }) => marker === 0xe2);
  if (!segment) throw new Error(`${name} has no colour profile`);
  return jpeg.subarray(segment.from + 18, segment.to);
};

const tagsOf = (profile: Buffer): ReadonlyMap<string, Buffer> =>
  new Map(
    Array.from({ length: profile.readUInt32BE(128) }, (_, index) => {
      const at = 132 + 12 * index;
      const from = profile.readUInt32BE(at + 4);
      return [
        profile.toString('latin1', at, at + 4),
        profile.subarray(from, from + profile.readUInt32BE(at + 8)),
      ];
    }),
  );

/** The profile with one more tag, as screens have them: who made it, which one it is. */
const withTag = (profile: Buffer, name: string, body: Buffer): Buffer => {
  const entry = Buffer.alloc(12);
  entry.write(name, 'latin1');
  const table = Buffer.from(profile.subarray(132, 132 + 12 * profile.readUInt32BE(128)));
  for (let at = 4; at < table.length; at += 12) table.writeUInt32BE(table.readUInt32BE(at) + 12, at);
  entry.writeUInt32BE(profile.length + 12, 4);
  entry.writeUInt32BE(body.length, 8);
  const head = Buffer.from(profile.subarray(0, 132));
  head.writeUInt32BE(profile.readUInt32BE(128) + 1, 128);
  return Buffer.concat([head, table, entry, profile.subarray(132 + table.length), body]);
};

describe('a colour profile written anew', () => {
  it.each(['BlueSquare', 'portrait_6'])('keeps the numbers of %s and none of its names', (name) => {
    const original = profileOf(name);
    const written = Buffer.from(numbersOfProfile(original) ?? []);
    const [before, after] = [tagsOf(original), tagsOf(written)];
    for (const tag of ['wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC']) {
      const body = after.get(tag) ?? Buffer.alloc(0);
      expect(body.length).toBeGreaterThan(11);
      expect(before.get(tag)?.subarray(0, body.length)).toEqual(body);
    }
    expect(written.readUInt32BE(0)).toBe(written.length);
    for (const word of ['IEC', 'Copyright', 'Apple', 'APPL', 'Hewlett', 'HP', 'Generic'])
      expect(written.includes(word), word).toBe(false);
  });

  it('leaves out the maker, the model and the serial number of a screen', () => {
    const original = profileOf('portrait_6');
    const named = withTag(original, 'mmod', Buffer.from('mmod\0\0\0\0SERIAL 0123456789'));
    expect(named.includes('SERIAL')).toBe(true);
    expect(numbersOfProfile(named)).toEqual(numbersOfProfile(original));
  });

  it('is the same when it is written again', () => {
    const once = numbersOfProfile(profileOf('BlueSquare')) ?? new Uint8Array();
    expect(numbersOfProfile(once)).toEqual(once);
  });

  it('does not exist for what is no profile, and never grows from damage', () => {
    const original = profileOf('portrait_6');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(numbersOfProfile(bytes)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.nat(255), fc.nat(original.length), (at, byte, length) => {
        const damaged = Buffer.from(original.subarray(0, length));
        if (at < length) damaged[at] = byte;
        const written = numbersOfProfile(damaged);
        if (written) expect(written.length).toBeLessThanOrEqual(original.length);
      }),
    );
  });
});
