import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { whyPersonWithheld } from '../../../shared/bundle/disclosure.ts';
import { linkField, roleField } from '../../../shared/model/incident-links.ts';
import type { PersonRole } from '../../../shared/model/person.ts';
import { makeCaseHistory } from '../../fixtures/case-history.ts';
import { documentsAsTold } from '../../fixtures/documents-as-told.ts';
import type { Loose } from '../../fixtures/remake.ts';

/** Persons, chains, withheld places and described exhibits: what leaves, and what an exporter cannot do to it. */

const made = makeCaseHistory([
  { fileName: 'photo.jpg', mediaType: 'image/jpeg', bytes: utf8ToBytes('photograph') },
]);
const { original, problemsOf, proofsOf, seal, unsealEverywhere, withhold } = documentsAsTold(made);

const [first, second] = original.incidents.incidents;
const personOf = ({ incidents }: Record<string, Loose>, pseudonym: string): Loose =>
  incidents.persons.find((person: Loose) => person.pseudonym === pseudonym);
const recordOf = (pseudonym: string): string =>
  original.incidents.persons.find((person) => person.pseudonym === pseudonym)?.record ?? '';

const anonymised = (...roles: PersonRole[]) => ({ roles, anonymised: true });
const open = (...roles: PersonRole[]) => ({ roles, anonymised: false });

describe('of a person', () => {
  test('the name of somebody affected leaves where no incident that names them is anonymised', () => {
    expect(whyPersonWithheld('person.name', [open('victim')])).toBeUndefined();
    expect(whyPersonWithheld('person.name', [open('victim'), anonymised('victim')])).toBe('anonymised');
  });

  test('contact and safety notes never leave, nor any field this version does not know', () => {
    for (const name of ['person.contact', 'person.safety_notes', 'person.later'])
      expect([name, whyPersonWithheld(name, [open('victim')])]).toEqual([name, 'identifying']);
  });

  test('the office of who only acted leaves in every case, the name only with full consent', () => {
    const acted = [anonymised('alleged_perpetrator')];
    for (const name of ['person.office', 'person.unit', 'person.rank'])
      expect(whyPersonWithheld(name, acted)).toBeUndefined();
    expect(whyPersonWithheld('person.name', acted)).toBe('anonymised');
    expect(whyPersonWithheld('person.name', [open('alleged_perpetrator')])).toBeUndefined();
  });

  test('an interpreter, a witness or a contact is never named: nobody asked them', () => {
    for (const role of ['interpreter', 'witness', 'contact'] as const)
      expect(whyPersonWithheld('person.name', [open('victim'), open(role)])).toBe('identifying');
  });

  test('the pseudonym always leaves', () => {
    expect(whyPersonWithheld('person.pseudonym', [anonymised('interpreter')])).toBeUndefined();
  });
});

describe('the bundle', () => {
  test('names whom it may, says of the others what stays out, and verifies', () => {
    expect(problemsOf(() => undefined)).toEqual([]);
    const shown = Object.fromEntries(
      original.incidents.persons.map(({ pseudonym, fields, withheld }) => [
        pseudonym,
        [fields['person.name'] ?? null, withheld.map(({ field, reason }) => `${field} ${reason}`)],
      ]),
    );
    expect(shown).toEqual({
      'P-7K3M': ['Галина Ґудзенко', ['person.contact identifying', 'person.safety_notes identifying']],
      'P-X2QF': [null, ['person.name anonymised']],
      'P-9D4C': [null, ['person.name identifying']],
      'P-H4TN': [null, ['person.name anonymised']],
    });
  });

  test('shows a link where both incidents are in it, and says where one is not', () => {
    expect(second?.links).toEqual([{ record: first?.record, number: 'ORG-2025-0001' }]);
    expect(first?.links).toEqual([]);
    expect(first?.withheld.filter(({ reason }) => reason === 'link_outside')).toHaveLength(1);
  });

  test('withholds every field that tells a withheld place', () => {
    const reasons = second?.withheld.filter(({ reason }) => reason === 'place_withheld');
    expect(reasons?.map(({ field }) => field)).toEqual([
      'account.place',
      'account.place_code',
      'conscription.commissariat',
    ]);
  });
});

describe('an exporter cannot', () => {
  test('drop somebody an incident names, nor slip somebody in', () => {
    const gone = recordOf('P-9D4C');
    const dropped = problemsOf(({ incidents, proofs, omissions }) => {
      incidents.persons = incidents.persons.filter(({ record }: Loose) => record !== gone);
      proofs.records = proofs.records.filter(({ record }: Loose) => record !== gone);
      omissions.included.persons--;
    });
    expect(dropped).toContain(`person_dropped ORG-2025-0001 ${gone}`);
    const stranger = made.history.uuid();
    const added = problemsOf(({ omissions }) => {
      omissions.items.push({
        what: 'person',
        record: stranger,
        number: 'ORG-2025-0001',
        reasons: ['erased'],
      });
      omissions.omitted.persons++;
    });
    expect(added).toEqual([`person_uninvited ${stranger}`]);
  });

  test('give somebody another role, seal it, or take them out of one incident', () => {
    const relabelled = problemsOf((documents) => {
      documents.incidents.incidents[0].persons[0].roles = ['witness'];
      personOf(documents, documents.incidents.incidents[0].persons[0].pseudonym).roles[0].roles = ['witness'];
    });
    expect(relabelled).toContainEqual(expect.stringMatching(/^field_differs ORG-2025-0001 role$/));
    expect(relabelled).toContainEqual(expect.stringMatching(/^person_differs P-\w+ roles$/));
    const field = roleField(recordOf('P-X2QF'));
    const sealed = problemsOf((documents) => {
      withhold(documents, documents.incidents.incidents[0], field, true);
    });
    expect(sealed).toContain(`field_hidden ORG-2025-0001 ${field}`);
  });

  test('leave an entry of a person out, or change what it says', () => {
    const shortened = problemsOf((documents) => proofsOf(documents, recordOf('P-7K3M')).shift());
    expect(shortened).toContain('person_unproven P-7K3M');
    const renamed = problemsOf((documents) => {
      personOf(documents, 'P-7K3M').fields['person.name'] = 'Хтось Інший';
    });
    expect(renamed).toEqual(['field_differs P-7K3M person.name']);
    const forged = problemsOf((documents) => {
      for (const proof of proofsOf(documents, recordOf('P-7K3M')))
        for (const field of proof.disclosed) if (field[1] === 'person.name') field[2] = 'Хтось Інший';
    });
    expect(forged).toContainEqual(expect.stringMatching(/^proof_invalid /));
  });

  test('give a person another pseudonym, or two persons one', () => {
    const renamed = problemsOf((documents) => {
      personOf(documents, 'P-H4TN').pseudonym = 'P-QQQQ';
      documents.incidents.incidents[1].persons.find((row: Loose) => row.pseudonym === 'P-H4TN').pseudonym =
        'P-QQQQ';
      for (const row of documents.omissions.fields) if (row.number === 'P-H4TN') row.number = 'P-QQQQ';
    });
    expect(renamed).toContain('field_differs P-QQQQ person.pseudonym');
    const hidden = problemsOf((documents) => {
      withhold(documents, personOf(documents, 'P-H4TN'), 'person.pseudonym', true);
    });
    expect(hidden).toContain('field_hidden P-H4TN person.pseudonym');
  });

  test('show a name that consent or a role keeps in, or a contact', () => {
    for (const [pseudonym, field] of [
      ['P-H4TN', 'person.name'],
      ['P-X2QF', 'person.name'],
      ['P-9D4C', 'person.name'],
      ['P-7K3M', 'person.contact'],
      ['P-7K3M', 'person.safety_notes'],
    ] as const)
      expect(problemsOf((documents) => unsealEverywhere(documents, recordOf(pseudonym), field))).toContain(
        `field_exposed ${pseudonym} ${field}`,
      );
  });

  test('show and withhold a field at once, or withhold one without saying so', () => {
    const both = problemsOf((documents) => {
      const person = personOf(documents, 'P-7K3M');
      person.withheld.push({ field: 'person.name', reason: 'identifying' });
    });
    expect(both).toContain('field_differs P-7K3M person.name');
    const silent = problemsOf((documents) =>
      withhold(documents, personOf(documents, 'P-7K3M'), 'person.birth', false),
    );
    expect(silent).toEqual(['field_hidden P-7K3M person.birth']);
    const said = problemsOf((documents) =>
      withhold(documents, personOf(documents, 'P-7K3M'), 'person.birth', true),
    );
    expect(said).toEqual([]);
  });

  test('add a link, drop one, or seal one whose ends are both here', () => {
    const added = problemsOf(({ incidents }) => {
      incidents.incidents[0].links.push({ record: second?.record, number: 'ORG-2025-0002' });
    });
    expect(added).toEqual(['link_differs ORG-2025-0001']);
    const dropped = problemsOf(({ incidents }) => incidents.incidents[1].links.pop());
    expect(dropped).toEqual(['link_differs ORG-2025-0002']);
    const field = linkField(first?.record ?? '');
    const sealed = problemsOf((documents) => {
      const incident = documents.incidents.incidents[1];
      incident.links = [];
      withhold(documents, incident, field, true, 'link_outside');
    });
    expect(sealed).toContain(`field_hidden ORG-2025-0002 ${field}`);
  });

  test('show where a chain goes on outside', () => {
    const field = first?.withheld.find(({ reason }) => reason === 'link_outside')?.field ?? '';
    expect(problemsOf((documents) => unsealEverywhere(documents, first?.record ?? '', field))).toContain(
      `field_exposed ORG-2025-0001 ${field}`,
    );
  });

  test('show a withheld place, or hide that it is withheld', () => {
    const record = second?.record ?? '';
    for (const field of ['account.place', 'account.place_code', 'conscription.commissariat'])
      expect(problemsOf((documents) => unsealEverywhere(documents, record, field))).toContain(
        `field_exposed ORG-2025-0002 ${field}`,
      );
    const hidden = problemsOf((documents) =>
      withhold(documents, documents.incidents.incidents[1], 'account.place_withheld', true),
    );
    expect(hidden).toContain('field_hidden ORG-2025-0002 account.place_withheld');
  });

  test('withhold the contrary evidence of an assessment that is shown', () => {
    const problems = problemsOf((documents) =>
      withhold(documents, documents.incidents.incidents[0], 'assessment.contrary_evidence', true),
    );
    expect(problems).toEqual(['field_hidden ORG-2025-0001 assessment.contrary_evidence']);
  });

  test('say a provision was accepted that was rejected', () => {
    const problems = problemsOf(({ incidents }) => {
      incidents.incidents[0].fields['law.gciv_31'] = 'accepted';
    });
    expect(problems).toEqual(['field_differs ORG-2025-0001 law.gciv_31']);
  });
});

describe('of an exhibit an exporter cannot', () => {
  const exhibit = original.incidents.exhibits[0];
  const number = exhibit?.number ?? '';
  const record = exhibit?.record ?? '';

  test('change what was recorded of it, or leave it out unsaid', () => {
    const changed = problemsOf(({ incidents }) => {
      incidents.exhibits[0].fields['exhibit.title'] = 'Інший опис';
    });
    expect(changed).toEqual([`exhibit_differs ${number} exhibit.title`]);
    const silent = problemsOf((documents) =>
      withhold(documents, documents.incidents.exhibits[0], 'exhibit.transcript', false),
    );
    expect(silent).toEqual([`field_hidden ${number} exhibit.transcript`]);
    const said = problemsOf((documents) =>
      withhold(documents, documents.incidents.exhibits[0], 'exhibit.transcript', true),
    );
    expect(said).toEqual([]);
  });

  test('hide how confidential it is, or what its file is', () => {
    for (const field of ['exhibit.confidentiality', 'exhibit.sha256', 'exhibit.incident'])
      expect(
        problemsOf((documents) => withhold(documents, documents.incidents.exhibits[0], field, true)),
      ).toContain(`field_hidden ${number} ${field}`);
  });

  test('show who collected it, or an earlier title', () => {
    expect(problemsOf((documents) => unsealEverywhere(documents, record, 'exhibit.collected_by'))).toContain(
      `field_exposed ${number} exhibit.collected_by`,
    );
    const earlier = problemsOf((documents) => {
      unsealEverywhere(documents, record, 'exhibit.title');
    });
    expect(earlier).toContainEqual(expect.stringMatching(/^field_replaced \S+ exhibit\.title /));
  });

  test('pass off an earlier mark as the one that stands', () => {
    const problems = problemsOf((documents) => {
      const proofs = proofsOf(documents, record);
      seal(proofs.at(-1), 'exhibit.confidentiality');
      delete documents.incidents.exhibits[0].fields['exhibit.confidentiality'];
    });
    expect(problems).toEqual([`field_hidden ${number} exhibit.confidentiality`]);
  });

  test.each(['confidential', 'restricted'])('bring one along that is marked %s', (mark) => {
    const marked = makeCaseHistory(
      [{ fileName: 'photo.jpg', mediaType: 'image/jpeg', bytes: utf8ToBytes('photograph') }],
      'marked',
      mark,
    );
    const told = documentsAsTold(marked);
    const problems = told.problemsOf(({ consent }) => {
      if (mark === 'restricted') consent.incidents[0].toRecipient = 'anonymised';
    });
    expect(problems).toContain(`exhibit_exposed ${number} ${mark}`);
  });
});
