import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../shared/ledger/canonical.ts';
import type { EntryHeader, Json } from '../../../shared/ledger/entry.ts';
import { entryId, withIds } from '../../../shared/ledger/entry-id.ts';
import { type EntryProof, proveEntry, verifyEntryProof } from '../../../shared/ledger/proof.ts';
import { commitMessage } from '../../../shared/ledger/signature.ts';
import { recordId } from './people.ts';
import { sampleLogs } from './sample-logs.ts';

const { olena, taras } = sampleLogs();
const [first, second] = olena.commits;
if (!first || !second) throw new Error('no commits');

const copy = (proof: EntryProof): EntryProof => JSON.parse(JSON.stringify(proof)) as EntryProof;
const nothing = () => false;
const everything = () => true;
const ruleOf = (proof: unknown) => verifyEntryProof(proof as EntryProof)?.rule;

describe('a proof holds', () => {
  test('for every entry of every commit, whatever is shown of it', () => {
    for (const commit of [...olena.commits, ...taras.commits])
      commit.entries.forEach((_, index) => {
        for (const discloses of [nothing, everything, (name: string) => name === 'account.place'])
          expect(verifyEntryProof(copy(proveEntry(commit, index, discloses)))).toBeUndefined();
      });
  });

  test('whatever was erased of the commit around it', () => {
    const commit = [...olena.commits, ...taras.commits].find(({ entries }) => entries.length > 1);
    if (!commit) throw new Error('no commit of several entries');
    commit.entries.forEach((_, index) => {
      const entries = commit.entries.map((entry, at) =>
        at === index ? entry : { header: entry.header, erased: true as const },
      );
      expect(verifyEntryProof(copy(proveEntry({ ...commit, entries }, index, everything)))).toBeUndefined();
    });
  });

  test('and shows a withheld field by its name and a digest and nothing else', () => {
    const proof = proveEntry(first, 0, (name) => name === 'account.date');
    expect(proof.withheld).toEqual([['account.place', expect.stringMatching(/^[0-9a-f]{64}$/)]]);
    expect(proof.disclosed.map(([, name]) => name)).toEqual(['account.date']);
    expect(JSON.stringify(proof)).not.toContain('Мелітополь');
    const salt = first.entries[0]?.fields.find(([, name]) => name === 'account.place')?.[0];
    expect(JSON.stringify(proof)).not.toContain(salt);
  });

  test('an erased entry, or one that is not there, cannot be proved', () => {
    const header = first.entries[0]?.header;
    if (!header) throw new Error('no entry');
    const erased = { ...first, entries: [{ header, erased: true as const }] };
    expect(() => proveEntry(erased, 0, everything)).toThrow('erased');
    expect(() => proveEntry(first, 1, everything)).toThrow('no entry 1');
  });
});

describe('P1: a proof has its form', () => {
  test.each([[null], ['proof'], [[]], [{}], [{ ...proveEntry(first, 0, everything), note: '' }]])(
    '%j is refused',
    (proof) => {
      expect(ruleOf(proof)).toBe('P1');
    },
  );

  test('fields out of order, a name twice, or a name both shown and withheld are refused', () => {
    const shown = proveEntry(first, 0, everything);
    const sealed = proveEntry(first, 0, nothing);
    for (const forged of [
      { ...shown, disclosed: [...shown.disclosed].reverse() },
      { ...shown, disclosed: [...shown.disclosed, ...shown.disclosed.slice(1)] },
      { ...sealed, withheld: [...sealed.withheld].reverse() },
      { ...sealed, withheld: [...sealed.withheld, ...sealed.withheld.slice(1)] },
      { ...shown, withheld: sealed.withheld },
      { ...sealed, withheld: [['Марія', 'f'.repeat(64)]] },
    ])
      expect(ruleOf(forged)).toBe('P1');
  });

  test('whatever stands where a proof should be is refused and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        expect(ruleOf(anything)).toBe('P1');
      }),
    );
  });
});

describe('P2: what is shown is what was committed to', () => {
  const proof = proveEntry(first, 0, everything);
  const [one, two] = proof.disclosed;

  test('another value, another name and another salt are refused', () => {
    if (!one || !two) throw new Error('no fields');
    for (const forged of [
      [one[0], one[1], 'Токмак'],
      [one[0], 'account.narrative', one[2]],
      [two[0], one[1], one[2]],
    ] as const)
      expect(ruleOf({ ...proof, disclosed: [forged, two] })).toBe('P2');
  });

  test('a field more or a field less is refused, shown or withheld', () => {
    const { withheld } = proveEntry(first, 0, nothing);
    const another = ['source.language', 'f'.repeat(64)] as const;
    expect(ruleOf({ ...proof, disclosed: proof.disclosed.slice(1) })).toBe('P2');
    expect(ruleOf({ ...proof, withheld: [another] })).toBe('P2');
    expect(ruleOf({ ...proof, disclosed: [], withheld: withheld.slice(1) })).toBe('P2');
    expect(ruleOf({ ...proof, disclosed: [], withheld: [...withheld, another] })).toBe('P2');
  });

  test('a withheld field cannot pass under another name', () => {
    const { withheld } = proveEntry(first, 0, (name) => name === 'account.date');
    const renamed = withheld.map(([, inner]) => ['account.zone', inner] as const);
    const date = proof.disclosed.filter(([, name]) => name === 'account.date');
    expect(ruleOf({ ...proof, disclosed: date, withheld })).toBeUndefined();
    expect(ruleOf({ ...proof, disclosed: date, withheld: renamed })).toBe('P2');
  });

  test('a problem names the entry', () => {
    const [{ id } = { id: '' }] = withIds(first);
    expect(verifyEntryProof({ ...proof, disclosed: [] })).toEqual({
      rule: 'P2',
      author: olena.author,
      seq: 1,
      id,
      record: recordId(1),
    });
  });
});

describe('P3: the author signed it', () => {
  const proof = proveEntry(second, 0, everything);

  test('a chain that is shorter, longer or in another order is refused', () => {
    const other = proveEntry(first, 0, everything).header;
    for (const chain of [[], proof.chain.slice(1), [...proof.chain, other], [...proof.chain].reverse()])
      expect(ruleOf({ ...proof, chain })).toBe('P3');
  });

  test('another start, another signature and another author are refused', () => {
    expect(ruleOf({ ...proof, firstSeq: 1 })).toBe('P3');
    expect(ruleOf({ ...proof, firstSeq: 3 })).toBe('P3');
    expect(ruleOf({ ...proof, signature: first.signature })).toBe('P3');
    expect(ruleOf({ ...proof, header: { ...proof.header, author: taras.author } })).toBe('P3');
  });
});

describe('P3: a chain that its author signed all the same', () => {
  const secret = ed25519.keygen().secretKey;
  const author = bytesToHex(ed25519.getPublicKey(secret));
  const proof = proveEntry(first, 0, everything);
  const header = { ...proof.header, author };
  const signed = (after: Partial<EntryHeader>, firstSeq = 1): EntryProof => {
    const next = { ...header, seq: 2, prev: entryId(header), ...after };
    const message = commitMessage(author, firstSeq, entryId(next));
    return {
      ...proof,
      header,
      chain: [next],
      firstSeq,
      signature: bytesToHex(ed25519.sign(message, secret)),
    };
  };

  test('holds when it goes on place by place', () => {
    expect(ruleOf(signed({}))).toBeUndefined();
  });

  test('is refused when it leaves out a place, changes its author or begins after the entry', () => {
    expect(ruleOf(signed({ seq: 3 }))).toBe('P3');
    expect(ruleOf(signed({ author: taras.author }))).toBe('P3');
    expect(ruleOf(signed({}, 2))).toBe('P3');
  });
});

test('any changed bit of a proof’s text is detected, or leaves it unreadable', () => {
  const proof = proveEntry(second, 1, (name) => name === 'conscription.age');
  const text = canonical(proof as unknown as Json);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.nat(6), (at, bit) => {
      const flipped =
        text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1);
      const read = readJson(flipped);
      if (read === undefined || JSON.stringify(read) === text) return;
      expect(verifyEntryProof(read as EntryProof)).toBeDefined();
    }),
    { numRuns: 500 },
  );
});

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
