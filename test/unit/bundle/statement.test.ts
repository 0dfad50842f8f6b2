import { describe, expect, it } from 'vitest';
import { type StatementSource, statementData } from '../../../shared/bundle/statement/statement-data.ts';

const head = 'ab12'.repeat(16);
const source = (fields: StatementSource['fields'], more: Partial<StatementSource> = {}): StatementSource => ({
  locale: 'en',
  organisation: 'ORG',
  number: 'ORG-2025-0001',
  fields,
  heads: [head],
  name: undefined,
  printed: '2025-05-02T11:00:00.000+03:00',
  whereabouts: undefined,
  placeWithheld: false,
  ...more,
});
const paragraphs = (data: ReturnType<typeof statementData>) =>
  data.sections.flatMap((section) => section.paragraphs.map(({ number, text }) => `${number} ${text}`));

describe('a statement', () => {
  const fields = {
    'account.type': 'detention_ill_treatment',
    'account.narrative': '  I was stopped.\n\nThey took my phone.\n',
    'coercion.demand': ['oath', 'apply_passport'],
    'coercion.deadline': { unanswered: 'declined' },
    'coercion.step': 'threat',
    'detention_ill_treatment.facility': 'Tokmak, school no. 2',
    'detention_ill_treatment.consistency': 'typical',
    'detention_ill_treatment.sexual_violence_flag': true,
    'conscription.stage': 'summons',
    'account.referral': ['sexual_violence_specialist'],
    'person.pseudonym': 'P-7K3M',
    'assessment.reasons': 'The office believes it.',
    'source.reliability': 'B',
  };

  it('numbers the account, the coercion and the details through, in the person’s words and order', () => {
    expect(paragraphs(statementData(source(fields)))).toEqual([
      '1 I was stopped.',
      '2 They took my phone.',
      '3 What was demanded: Take an oath; Apply for a Russian passport',
      '4 Deadline: Declined to answer',
      '5 Place of detention: Tokmak, school no. 2',
    ]);
  });

  it('holds nothing that is not the person’s to say, nothing sealed and no pseudonym', () => {
    const text = JSON.stringify(statementData(source(fields)));
    for (const kept of [
      'P-7K3M',
      'exual violence',
      'office believes',
      'Typical',
      'Summons',
      'Step in',
      'Reliab',
    ])
      expect(text).not.toContain(kept);
  });

  it('leaves every name to be written by hand unless the signer’s is asked for', () => {
    const names = (data: ReturnType<typeof statementData>) => data.signatures.map(({ name }) => name);
    expect(names(statementData(source(fields)))).toEqual(['', '', '']);
    expect(names(statementData(source(fields, { name: 'Марія Ї.' })))).toEqual(['Марія Ї.', '', '']);
  });

  it('asks a guardian to sign where one consented, and says it was interpreted where it was', () => {
    const plain = statementData(source(fields));
    const helped = statementData(
      source({ ...fields, 'consent.guardian': 'grandmother', 'source.interpreter': 'O. P.' }),
    );
    expect(helped.signatures).toHaveLength(plain.signatures.length + 1);
    expect(helped.declaration.points).toHaveLength(plain.declaration.points.length + 1);
    expect(JSON.stringify(helped)).not.toContain('grandmother');
  });

  it('names the version it was printed from in short and in full, every one of a conflict', () => {
    const other = 'cd34'.repeat(16);
    const { version, footer } = statementData(source(fields, { heads: [head, other] }));
    expect(version.full.map((hash) => hash.replaceAll(' ', ''))).toEqual([head, other]);
    expect(version.note).toContain('more than one latest entry');
    expect(footer.left).toBe('ORG-2025-0001 · ab12 ab12 ab12 ab12 …');
  });

  it('says that there is no account where none was written, or why', () => {
    expect(paragraphs(statementData(source({})))).toEqual(['1 The account has not been written down yet.']);
    expect(paragraphs(statementData(source({ 'account.narrative': { unanswered: 'declined' } })))).toEqual([
      '1 Declined to answer',
    ]);
  });

  describe('of a place', () => {
    const code = 'UA23080070010092407';
    const since = { from: '2022-02-25', to: undefined };
    const placed = {
      ...fields,
      'account.place': 'the market by the bridge',
      'account.place_code': code,
      'account.place_precision': 'settlement',
    };
    const found: Partial<StatementSource> = {
      whereabouts: {
        code,
        path: ['Melitopol', 'Melitopolska hromada'],
        occupied: { answer: 'yes', period: since, periods: [since] },
      },
    };
    const said = (data: ReturnType<typeof statementData>) =>
      data.facts.map(({ label, value }) => `${label}: ${value}`);

    it('has its words, its path and how exactly it is known above the signatures', () => {
      expect(said(statementData(source(placed, found)))).toEqual(
        expect.arrayContaining([
          'Where it happened: the market by the bridge',
          'Place by the state codifier: Melitopol, Melitopolska hromada',
          'How exactly the place is known: To a settlement',
        ]),
      );
    });

    it('says below them, as no part of the statement, whether it was occupied and by what list', () => {
      const { facts, reference } = statementData(source(placed, found));
      expect(JSON.stringify(facts)).not.toContain('ccupied');
      expect(reference.title).toContain('not part of the statement');
      expect(reference.rows.map(({ value }) => value)).toEqual([
        code,
        'Yes: temporarily occupied since 25 February 2022.',
        expect.stringContaining('order no. 376'),
      ]);
      expect(statementData(source(fields)).reference.rows).toEqual([]);
    });

    it('tells nothing where it is withheld, in no answer and no status, and says that it is', () => {
      const data = statementData(
        source(
          { ...placed, 'account.place_withheld': true },
          { ...found, placeWithheld: true, whereabouts: undefined },
        ),
      );
      const text = JSON.stringify(data);
      for (const kept of ['market', 'Melitopol', code, 'settlement', 'Tokmak', 'ccupied'])
        expect(text).not.toContain(kept);
      expect(said(data)).toContain('Where it happened: Withheld: it is not printed on this paper');
      expect(paragraphs(data)).toContain('1 I was stopped.');
    });
  });
});
