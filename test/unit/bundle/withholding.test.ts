import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicKeyLine, readPublicKey } from '../../../shared/bundle/minisign.ts';
import { verifyBag } from '../../../shared/bundle/verify.ts';
import { entryId } from '../../../shared/ledger/entry-id.ts';
import { filesSource, unzip, writeToMemory } from '../../fixtures/bag-files.ts';
import { makeCaseHistory, replaced } from '../../fixtures/case-history.ts';
import { documentsAsTold } from '../../fixtures/documents-as-told.ts';
import type { Loose } from '../../fixtures/remake.ts';

/** What an exporter may leave out, and what they cannot leave out or show without the verifier saying so. */

const evidence = [1, 2].map((number) => ({
  fileName: `photo ${number}.jpg`,
  mediaType: 'image/jpeg',
  bytes: utf8ToBytes(`photograph ${number}`),
}));

const made = makeCaseHistory(evidence);
const { original, problemsOf, proofsOf, seal, unseal, sealEverywhere, withhold } = documentsAsTold(made);

const number = 'ORG-2025-0001';
const firstIncident = ({ incidents }: Record<string, Loose>): Loose => incidents.incidents[0];

test('what was typed and then replaced leaves in no file of the bundle', async () => {
  const { zip } = await writeToMemory(made.input);
  expect(JSON.stringify(made.history.commits)).toContain(replaced);
  expect(Buffer.from(zip).includes(replaced)).toBe(false);
  expect(Buffer.from(zip).includes('Канарка Прізвище')).toBe(true);
  for (const hidden of ['Документатор', 'Інше Прізвище', '+380 00 000 00 00', 'Марко Керівник'])
    expect([hidden, Buffer.from(zip).includes(hidden)]).toEqual([hidden, false]);
});

/** Fields of the first incident that no rule wants shown. */
const free = () =>
  Object.keys(original.incidents.incidents[0]?.fields ?? {}).filter(
    (name) =>
      !/^consent\.(for_|to_|voluntary|expires|form|language|risks_explained)/.test(name) &&
      name !== 'assessment.contrary_evidence',
  );

test('whatever is withheld and declared verifies, and each field that is not declared is named', () => {
  fc.assert(
    fc.property(fc.subarray(free()), fc.func(fc.boolean()), (hidden, isDeclared) => {
      const problems = problemsOf((documents) => {
        for (const field of hidden) withhold(documents, firstIncident(documents), field, isDeclared(field));
        const incident = firstIncident(documents);
        incident.type = incident.fields['account.type'] ?? null;
      });
      const silent = hidden.filter((field) => !isDeclared(field));
      expect(problems.sort()).toEqual(silent.map((field) => `field_hidden ${number} ${field}`).sort());
    }),
    { numRuns: 8 },
  );
});

describe('an exporter with their own key', () => {
  test('cannot show an earlier value and seal the one that replaced it', () => {
    const problems = problemsOf((documents) => {
      const { record, fields } = firstIncident(documents);
      fields['account.date'] = '2025-02-XX';
      const proofs = proofsOf(documents, record);
      const last = proofs.findLastIndex(({ header }) => header.kind === 'edit');
      seal(proofs[last], 'account.date');
      unseal(proofs[0], 'account.date');
    });
    expect(problems).toContainEqual(expect.stringMatching(/^field_replaced \S+ account\.date /));
    expect(problems).toContain(`field_hidden ${number} account.date`);
    expect(problems).toContain(`field_unproven ${number} account.date`);
  });

  test('cannot show an earlier value even beside the current one', () => {
    const problems = problemsOf((documents) =>
      unseal(proofsOf(documents, firstIncident(documents).record)[0], 'account.narrative'),
    );
    expect(problems).toEqual([expect.stringMatching(/^field_replaced \S+ account\.narrative /)]);
  });

  test('cannot declare withheld what is shown or was never recorded', () => {
    for (const field of ['account.place', 'source.reliability']) {
      const problems = problemsOf((documents) => {
        const said = { field, reason: 'identifying' };
        firstIncident(documents).withheld.push(said);
        documents.omissions.fields.unshift({ number, ...said });
      });
      const code = field === 'account.place' ? 'field_differs' : 'field_unproven';
      expect(problems).toContain(`${code} ${number} ${field}`);
    }
  });

  test('cannot withhold that an exhibit is attached, or the number, though they declare it', () => {
    const exhibit = `exhibit.${original.incidents.exhibits[0]?.record}`;
    for (const field of [exhibit, 'incident.number'])
      expect(problemsOf((documents) => withhold(documents, firstIncident(documents), field, true))).toContain(
        `field_hidden ${number} ${field}`,
      );
  });

  test('cannot withhold a field of the case', () => {
    const { record } = original.incidents.case;
    const field = `case.incident.${original.incidents.incidents[0]?.record}`;
    expect(problemsOf((documents) => sealEverywhere(documents, record, field))).toContain(
      `case_differs ORG-CASE-0001 ${field}`,
    );
  });

  test('cannot hide why an incident was returned without saying so', () => {
    const hide = (documents: Record<string, Loose>) => {
      const incident = firstIncident(documents);
      sealEverywhere(documents, incident.record, 'review.reason');
      return incident.decisions.find(({ kind }: Loose) => kind === 'return');
    };
    const undeclared = problemsOf((documents) => {
      hide(documents).reason = null;
    });
    expect(undeclared).toEqual([`decisions_differ ${number}`]);
    const declared = problemsOf((documents) => {
      Object.assign(hide(documents), { reason: null, reasonWithheld: 'identifying' });
    });
    expect(declared).toEqual([]);
    const shown = problemsOf((documents) => {
      firstIncident(documents).decisions[1].reasonWithheld = 'identifying';
    });
    expect(shown).toEqual([`decisions_differ ${number}`]);
  });

  test.each(['for_criminal_accountability', 'to_icc_otp', 'voluntary', 'expires'])(
    'cannot withhold what became of the consent: %s',
    (term) => {
      const field = `consent.${term}`;
      expect(problemsOf((documents) => withhold(documents, firstIncident(documents), field, true))).toContain(
        `consent_hidden ${number} ${field}`,
      );
    },
  );

  test('cannot show what identifies the person of an anonymised incident, nor why it was returned', () => {
    const second = 'ORG-2025-0002';
    const record = original.incidents.incidents[1]?.record ?? '';
    for (const field of [
      'property_seizure.registry_number',
      'deportation_threat.order_number',
      'review.reason',
    ])
      expect(
        problemsOf((documents) => {
          for (const proof of proofsOf(documents, record)) unseal(proof, field);
        }),
      ).toContain(`field_exposed ${second} ${field}`);
    const claimed = problemsOf((documents) => {
      firstIncident(documents).anonymised = true;
    });
    expect(claimed).toContain(`field_exposed ${number} property_seizure.registry_number`);
    expect(claimed).toContain(`field_exposed ${number} ORG-CASE-0001-E001`);
  });

  test('cannot show who explained the consent, nor name anyone but themselves', () => {
    const explained = problemsOf((documents) => {
      for (const proof of proofsOf(documents, firstIncident(documents).record))
        unseal(proof, 'consent.explained_by');
    });
    expect(explained).toContain(`field_exposed ${number} consent.explained_by`);
    const { record, publicKey } = made.people.supervisor;
    const named = problemsOf((documents) => unseal(proofsOf(documents, record)[0], 'profile.name'));
    expect(named).toEqual([`name_exposed ${publicKey}`]);
  });

  test('cannot hide who held which role', () => {
    const { record } = made.people.supervisor;
    const problems = problemsOf((documents) => sealEverywhere(documents, record, 'profile.role'));
    expect(problems).toContain(`profile_differs ${made.people.founder.publicKey} profile.role`);
  });
});

describe('custody', () => {
  const custodyOf = ({ incidents }: Record<string, Loose>): Loose[] => incidents.exhibits[0].custody;
  const profileEntry = ({ proofs }: Record<string, Loose>) => {
    const { header } = proofs.records[0].proofs[0];
    const { time, zone, author } = header;
    return { time, zone, by: author, entry: entryId(header) };
  };

  test.each<[string, (documents: Record<string, Loose>) => void]>([
    ['lose its beginning', (documents) => custodyOf(documents).splice(0, 1)],
    ['lose its end', (documents) => custodyOf(documents).pop()],
    [
      'begin with another exhibit’s entry',
      (documents) => {
        custodyOf(documents)[0] = documents.incidents.exhibits[1].custody[0];
      },
    ],
    [
      'gain a hop from another record',
      (documents) => custodyOf(documents).splice(1, 0, { action: 'attached', ...profileEntry(documents) }),
    ],
    [
      'gain an export that is none',
      (documents) => custodyOf(documents).splice(1, 0, { action: 'exported', ...profileEntry(documents) }),
    ],
    ['repeat an event', (documents) => custodyOf(documents).splice(1, 0, custodyOf(documents)[0])],
    [
      'end in another time zone',
      (documents) => {
        custodyOf(documents)[1].zone = 'Europe/London';
      },
    ],
  ])('cannot %s', (_, change) => {
    expect(problemsOf(change)).toEqual(['exhibit_differs ORG-CASE-0001-E001 custody']);
  });
});

describe('the founding key', () => {
  test('is a limit of every verdict until it is compared, and a stranger’s is refused', async () => {
    const source = filesSource(await unzip((await writeToMemory(made.input)).zip));
    const verdictWith = async (founderKey?: Uint8Array) => {
      const verdict = await verifyBag(source, founderKey ? { founderKey } : {});
      if (verdict.state === 'unreadable') throw new Error(verdict.code);
      const { state, problems, limits, bundle } = verdict;
      const codes = problems.map(({ code }) => code);
      return { state, codes, limited: limits.includes('founder_key'), founder: bundle?.founder };
    };
    const alone = await verdictWith();
    expect(alone).toMatchObject({ state: 'valid', limited: true, founder: { compared: false } });
    const founderKey = readPublicKey(alone.founder?.publicKey ?? '') ?? new Uint8Array();
    expect(publicKeyLine(founderKey)).toBe(alone.founder?.publicKey);
    expect(await verdictWith(founderKey)).toMatchObject({
      state: 'valid',
      limited: false,
      founder: { compared: true },
    });
    expect(await verdictWith(founderKey.map((byte) => byte ^ 1))).toMatchObject({
      state: 'invalid',
      codes: ['founder_differs'],
      limited: true,
    });
  });

  test('cannot be said to be another', () => {
    const { publicKey } = made.people.legal;
    expect(
      problemsOf(({ incidents }) => {
        incidents.founder = publicKey;
      }),
    ).toEqual([`profile_unproven ${publicKey}`]);
  });
});
