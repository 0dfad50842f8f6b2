import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { withheldRows } from '../../../shared/bundle/make-documents.ts';
import { readPublicKey } from '../../../shared/bundle/minisign.ts';
import { verifyBag } from '../../../shared/bundle/verify.ts';
import { filesSource, unzip, writeToMemory } from '../../fixtures/bag-files.ts';
import { type CaseHistory, makeCaseHistory } from '../../fixtures/case-history.ts';
import { base, type Files, json, type Loose, remake, setJson, sign } from '../../fixtures/remake.ts';

const evidence = [1, 2].map((number) => ({
  fileName: `photo ${number}.jpg`,
  mediaType: 'image/jpeg',
  bytes: utf8ToBytes(`photograph ${number}`),
}));

let made: CaseHistory;
let original: Files;
let publicKey: Uint8Array;

beforeAll(async () => {
  made = makeCaseHistory(evidence);
  const written = await writeToMemory(made.input);
  original = await unzip(written.zip);
  publicKey = readPublicKey(written.result.publicKey) ?? new Uint8Array();
});

const verdictOf = async (files: Files, options = {}) => {
  const verdict = await verifyBag(filesSource(files), options);
  if (verdict.state === 'unreadable') throw new Error(verdict.code);
  return verdict;
};

const problemsOf = async (files: Files, options = {}) =>
  (await verdictOf(files, options)).problems.map(({ code, at }) => `${code} ${at}`);

/** The bundle with its JSON changed and everything that follows remade, signed by the true exporter. */
const forged = (change: (documents: Record<string, Loose>, files: Files) => void): Files => {
  const files = new Map(original);
  const documents = {
    incidents: json(files, 'data/incidents.json'),
    consent: json(files, 'data/consent.json'),
    omissions: json(files, 'data/omissions.json'),
    proofs: json(files, 'data/ledger/proofs.json'),
  };
  change(documents, files);
  setJson(files, 'data/incidents.json', documents.incidents);
  setJson(files, 'data/consent.json', documents.consent);
  setJson(files, 'data/omissions.json', documents.omissions);
  setJson(files, 'data/ledger/proofs.json', documents.proofs);
  sign(files, made.people.legal.secret);
  return files;
};

describe('a bundle as written', () => {
  test('is valid, and remaking it unchanged changes nothing', async () => {
    expect(await problemsOf(original, { publicKey })).toEqual([]);
    expect(forged(() => undefined)).toEqual(original);
  });
});

describe('without the key', () => {
  test('any flipped bit in any file is found and the file named', async () => {
    const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    for (const [path, contents] of original)
      await fc.assert(
        fc.asyncProperty(place, fc.integer({ min: 0, max: 7 }), async (where, bit) => {
          const bytes = new Uint8Array(contents);
          const at = Math.floor(where * bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          const verdict = await verdictOf(new Map(original).set(path, bytes));
          expect(verdict.state).toBe('invalid');
          const named = verdict.problems.map(({ at, detail }) => `${at} ${detail}`).join('\n');
          expect(named).toContain(path.slice(base.length));
        }),
        { numRuns: 2 },
      );
  }, 120_000);

  test('any file taken away or added is found and named', async () => {
    for (const path of original.keys()) {
      const files = new Map(original);
      files.delete(path);
      if (path.endsWith('/bagit.txt'))
        expect(await verifyBag(filesSource(files))).toMatchObject({ state: 'unreadable', code: 'not_a_bag' });
      else expect((await problemsOf(files)).join('\n')).toContain(path.slice(base.length));
    }
    for (const path of ['note.txt', 'data/note.txt', 'data/exhibits/ORG-CASE-0001-E009.jpg', '../note.txt']) {
      const problems = await problemsOf(new Map(original).set(`${base}${path}`, utf8ToBytes('x')));
      expect(problems.join('\n')).toContain(path);
    }
    expect(await problemsOf(new Map(original).set('beside.txt', utf8ToBytes('x')))).toEqual([
      'outside_bag beside.txt',
    ]);
  }, 120_000);

  test('remaking every manifest after a change breaks the signature', async () => {
    const files = new Map(original);
    files.set(`${base}data/dossier.pdf`, utf8ToBytes('%PDF-1.7 another\n'));
    remake(files);
    expect(await problemsOf(files)).toEqual(['signature_wrong tagmanifest-sha256.txt.minisig']);
  });

  test('signing with another key is found, and not only by the fingerprint', async () => {
    const files = new Map(original);
    files.set(`${base}data/dossier.pdf`, utf8ToBytes('%PDF-1.7 another\n'));
    sign(files, new Uint8Array(32).fill(7));
    expect(await problemsOf(files)).toEqual(['signature_other_key data/incidents.json']);
    expect(await problemsOf(files, { publicKey })).toContain('key_differs zapys.pub');
    const incidents = json(files, 'data/incidents.json');
    const stranger = makeCaseHistory([], 'stranger').people.legal;
    setJson(files, 'data/incidents.json', { ...incidents, exporter: stranger.publicKey });
    sign(files, stranger.secret);
    expect(await problemsOf(files)).toContain(`exporter_unknown ${stranger.publicKey}`);
  });

  test('taking the signature, the key and the tag away does not make it a plain bag', async () => {
    const files = new Map(original);
    files.delete(`${base}tagmanifest-sha256.txt.minisig`);
    remake(files);
    expect(await problemsOf(files)).toEqual(['not_signed tagmanifest-sha256.txt.minisig']);
    files.delete(`${base}zapys.pub`);
    const info = new TextDecoder().decode(files.get(`${base}bag-info.txt`));
    files.set(`${base}bag-info.txt`, utf8ToBytes(info.replace(/Zapys-.*\n/, '')));
    remake(files);
    expect(await problemsOf(files)).toContain('not_signed tagmanifest-sha256.txt.minisig');
  });

  test('the signature of one export does not fit another', async () => {
    const later = {
      ...made.input.contents,
      exported: { ...made.input.contents.exported, time: '2025-04-01T09:00:00.000+03:00' },
    };
    const other = await unzip((await writeToMemory({ ...made.input, contents: later })).zip);
    const signature = 'tagmanifest-sha256.txt.minisig';
    const files = new Map(original).set(
      `${base}${signature}`,
      other.get(`${base}${signature}`) ?? new Uint8Array(),
    );
    expect(await problemsOf(files)).toEqual([`signature_wrong ${signature}`]);
    const renamed = new Map(original);
    sign(
      renamed,
      made.people.legal.secret,
      'case:ORG-CASE-0002 exported:2025-03-15T11:22:33.444+02:00 file:tagmanifest-sha256.txt',
    );
    expect(await problemsOf(renamed)).toEqual([`comment_differs ${signature}`]);
  });
});

describe('with the exporter’s own key', () => {
  test('a field cannot be made to say what its author did not sign', async () => {
    const files = forged(({ incidents }) => {
      incidents.incidents[0].fields['account.place'] = 'Бердянськ';
    });
    expect(await problemsOf(files)).toEqual(['field_differs ORG-2025-0001']);
  });

  test('a field cannot be added, hidden or put back to an earlier value', async () => {
    const added = forged(({ incidents }) => {
      incidents.incidents[0].fields['source.reliability'] = 'A';
    });
    expect(await problemsOf(added)).toEqual(['field_unproven ORG-2025-0001']);
    const hidden = forged(({ incidents }) => {
      delete incidents.incidents[0].fields['account.place'];
    });
    expect(await problemsOf(hidden)).toEqual(['field_differs ORG-2025-0001']);
    const earlier = forged(({ incidents }) => {
      incidents.incidents[0].fields['account.date'] = '2025-02-XX';
    });
    expect(await problemsOf(earlier)).toEqual(['field_differs ORG-2025-0001']);
  });

  test('a value in a proof cannot be changed, nor a header, nor a signature', async () => {
    const group = ({ proofs }: Record<string, Loose>) =>
      proofs.records.find(({ type }: Loose) => type === 'incident');
    const tamper: ((proof: Loose) => void)[] = [
      (proof) => {
        proof.disclosed[0][2] = 'інше';
      },
      (proof) => {
        proof.disclosed[0][0] = '0'.repeat(32);
      },
      (proof) => {
        proof.header.time = '2025-03-14T08:00:00.000+02:00';
      },
      (proof) => {
        proof.header.author = made.people.supervisor.publicKey;
      },
      (proof) => {
        proof.signature = `${proof.signature.slice(0, -2)}00`;
      },
      (proof) => {
        proof.disclosed = proof.disclosed.slice(1);
      },
      (proof) => {
        proof.withheld[0][0] = 'deportation_threat.order_number';
      },
    ];
    for (const change of tamper) {
      const files = forged((documents) => change(group(documents).proofs[0]));
      const problems = await problemsOf(files);
      expect(problems.some((problem) => problem.startsWith('proof_invalid'))).toBe(true);
    }
  });

  test('an entry of an incident’s history cannot be left out', async () => {
    const files = forged(({ proofs }) => {
      proofs.records.find(({ type }: Loose) => type === 'incident').proofs.splice(1, 1);
    });
    expect(await problemsOf(files)).toContain('incident_unproven ORG-2025-0001');
  });

  test('an incident without its approval does not pass for approved', async () => {
    const files = forged(({ proofs, incidents }) => {
      proofs.records.find(({ type }: Loose) => type === 'incident').proofs.pop();
      incidents.incidents[0].decisions.pop();
    });
    expect(await problemsOf(files)).toContain('not_approved ORG-2025-0001');
  });

  test('an incident the case names cannot be dropped silently, nor declared omitted and dropped', async () => {
    const drop = ({ incidents, consent, proofs }: Record<string, Loose>) => {
      const [{ record }] = incidents.incidents.splice(1, 1);
      consent.incidents.splice(1, 1);
      proofs.records = proofs.records.filter((group: Loose) => group.record !== record);
      return record;
    };
    const counted = ({ omissions }: Record<string, Loose>) => {
      omissions.included.incidents = 1;
      omissions.fields = omissions.fields.filter(({ number }: Loose) => number !== 'ORG-2025-0002');
      omissions.omitted.fields = omissions.fields.length;
    };
    let record = '';
    const files = forged((documents) => {
      record = drop(documents);
      counted(documents);
    });
    expect(await problemsOf(files)).toEqual([
      `incident_dropped ${record}`,
      // Who was in it is now named by fewer incidents than the bundle says.
      'person_differs P-X2QF',
      'person_uninvited P-H4TN',
    ]);
    const miscounted = forged((documents) => void drop(documents));
    expect(await problemsOf(miscounted)).toContain('counts_differ data/omissions.json');
  });

  test('an incident the case does not name cannot be slipped in', async () => {
    const files = forged(({ omissions }) => {
      omissions.items.push({ ...omissions.items[0], record: made.history.uuid(), number: 'ORG-2025-0009' });
      omissions.omitted.incidents++;
    });
    expect(await problemsOf(files)).toEqual(['incident_uninvited ORG-2025-0009']);
  });

  test('an exhibit cannot be swapped, even with every hash remade', async () => {
    const other = utf8ToBytes('another photograph');
    const files = forged(({ incidents }, all) => {
      Object.assign(incidents.exhibits[0], { sha256: bytesToHex(sha256(other)), size: other.length });
      all.set(`${base}data/exhibits/ORG-CASE-0001-E001.jpg`, other);
    });
    expect([...new Set(await problemsOf(files))]).toEqual(['exhibit_differs ORG-CASE-0001-E001']);
    const renumbered = forged(({ incidents, omissions }, all) => {
      const [first, second] = incidents.exhibits;
      [first.number, second.number] = [second.number, first.number];
      omissions.fields = withheldRows(incidents);
      [first.path, second.path] = [second.path, first.path];
      const held = all.get(`${base}${first.path}`) ?? other;
      all.set(`${base}${first.path}`, all.get(`${base}${second.path}`) ?? other);
      all.set(`${base}${second.path}`, held);
    });
    expect([...new Set(await problemsOf(renumbered))].sort()).toEqual([
      'exhibit_differs ORG-CASE-0001-E001',
      'exhibit_differs ORG-CASE-0001-E002',
    ]);
    const exchanged = forged((_, all) => {
      const [a, b] = ['E001', 'E002'].map((number) => `${base}data/exhibits/ORG-CASE-0001-${number}.jpg`);
      const first = all.get(a ?? '') ?? other;
      all.set(a ?? '', all.get(b ?? '') ?? other).set(b ?? '', first);
    });
    expect([...new Set(await problemsOf(exchanged))]).toEqual([
      'exhibit_differs ORG-CASE-0001-E001',
      'exhibit_differs ORG-CASE-0001-E002',
    ]);
  });

  test('an exhibit cannot be dropped or added', async () => {
    const dropped = forged(({ incidents, omissions, proofs }, all) => {
      const [exhibit] = incidents.exhibits.splice(1, 1);
      incidents.incidents[0].exhibits.pop();
      omissions.included.exhibits = 1;
      omissions.fields = withheldRows(incidents);
      omissions.omitted.fields = omissions.fields.length;
      proofs.records = proofs.records.filter(({ record }: Loose) => record !== exhibit.record);
      all.delete(`${base}${exhibit.path}`);
    });
    expect(await problemsOf(dropped)).toEqual(['exhibit_dropped ORG-2025-0001']);
    const added = forged((_, all) => {
      all.set(`${base}data/exhibits/ORG-CASE-0001-E003.jpg`, utf8ToBytes('new'));
    });
    expect(await problemsOf(added)).toEqual(['exhibit_uninvited data/exhibits/ORG-CASE-0001-E003.jpg']);
  });

  test('a consent cannot be improved, stretched to another recipient, or outlive its end', async () => {
    const improved = forged(({ consent, incidents }) => {
      consent.incidents[1].forPurpose = 'yes';
      incidents.incidents[1].anonymised = false;
    });
    expect(await problemsOf(improved)).toContain('consent_differs ORG-2025-0002');
    const stretched = forged(({ consent, incidents }) => {
      incidents.recipient = 'media';
      for (const row of consent.incidents) row.recipient = 'media';
    });
    expect(await problemsOf(stretched)).toContain('consent_differs ORG-2025-0001');
    const late = forged(({ incidents }) => {
      incidents.exported.time = '2031-01-01T00:00:00.000+02:00';
      for (const exhibit of incidents.exhibits) exhibit.custody.at(-1).time = incidents.exported.time;
    });
    expect(await problemsOf(late)).toContain('consent_expired ORG-2025-0001');
    const shown = forged(({ incidents }) => {
      incidents.incidents[1].anonymised = false;
    });
    expect(await problemsOf(shown)).toEqual(['consent_refuses ORG-2025-0002']);
  });

  test('custody, decisions, people and the case cannot be rewritten', async () => {
    const cases: readonly [string, (documents: Record<string, Loose>) => void][] = [
      [
        'exhibit_differs ORG-CASE-0001-E001',
        ({ incidents }) => {
          incidents.exhibits[0].custody[0].time = '2025-03-01T09:00:00.000+02:00';
        },
      ],
      [
        'decisions_differ ORG-2025-0001',
        ({ incidents }) => {
          incidents.incidents[0].decisions[1].reason = 'Усе гаразд';
        },
      ],
      [
        `profile_differs ${made.people.legal.publicKey}`,
        ({ incidents }) => {
          incidents.profiles[3].name = 'Хтось';
        },
      ],
      [
        `profile_differs ${made.people.documenter.publicKey}`,
        ({ incidents }) => {
          incidents.profiles[1].role = 'supervisor';
        },
      ],
      [
        'case_differs ORG-CASE-0001',
        ({ incidents }) => {
          incidents.case.title = 'Інша справа';
        },
      ],
      [
        'profile_differs OTHER',
        ({ incidents }) => {
          incidents.organisation = 'OTHER';
        },
      ],
      [
        `profile_unproven ${made.people.supervisor.publicKey}`,
        ({ proofs }) => {
          proofs.records.splice(2, 1);
        },
      ],
    ];
    for (const [problem, change] of cases) expect(await problemsOf(forged(change))).toContain(problem);
  });

  test('a table cannot say what its document does not', async () => {
    const files = new Map(original);
    files.set(`${base}data/custody.csv`, utf8ToBytes('\uFEFFexhibit\r\n'));
    const documents = new Map(files);
    sign(documents, made.people.legal.secret);
    // Remaking puts the true table back: only a forger who leaves it out of the remaking is caught here.
    expect(await problemsOf(documents)).toEqual([]);
    expect(await problemsOf(files)).toContain('table_differs data/custody.csv');
  });

  test('a document that does not fit its schema is named with the place', async () => {
    const files = forged(({ incidents }) => {
      incidents.incidents[0].fields['account.colour'] = 'red';
      incidents.exhibits[0].size = '12';
    });
    const { problems } = await verdictOf(files);
    expect(problems.filter(({ code }) => code === 'document_invalid').map(({ detail }) => detail)).toEqual([
      expect.stringContaining('incidents.0.fields'),
      expect.stringContaining('exhibits.0.size'),
    ]);
  });
});
