import type { EntryId, Json } from '../../ledger/entry.ts';
import type { Locale } from '../../locale.ts';
import { dateInWords } from '../../model/date-words.ts';
import { type Field, isUnanswered } from '../../model/fields.ts';
import { coercionSection } from '../../model/incident.ts';
import { incidentTypes, isIncidentType } from '../../model/incident-types.ts';
import { fieldInWords, valueInWords } from '../../model/value-words.ts';
import { hashGroups, shortId } from '../dossier/blocks.ts';
import { occupiedInWords, orderInWords, pathInWords } from '../dossier/occupation.ts';
import { utcParts } from '../dossier/times.ts';
import { wordsOf } from '../dossier/words.ts';
import type { Whereabouts } from '../input.ts';
import { tellsPlace } from '../place-fields.ts';
import { type StatementWords, statementWords } from './statement-words.ts';

/** What a statement is printed from. Nothing of the persons is in here but the one name, where it is wanted. */
export type StatementSource = {
  readonly locale: Locale;
  readonly organisation: string;
  readonly number: string;
  /** The incident's fields as they stand. */
  readonly fields: Readonly<Record<string, Json>>;
  /** The latest entries of its record: more than one while a conflict is open. */
  readonly heads: readonly EntryId[];
  /** Where it was, by the state's lists; undefined when it is withheld or no place was chosen. */
  readonly whereabouts: Whereabouts | undefined;
  /** Then no answer that tells the place is printed. */
  readonly placeWithheld: boolean;
  /** Of whoever signs; undefined leaves the line to be written by hand. */
  readonly name: string | undefined;
  /** RFC 3339, of the printing. */
  readonly printed: string;
};

type Fact = { readonly label: string; readonly value: string };
type Paragraph = { readonly number: number; readonly text: string };

/** All that the template `statement.typ` reads: layout is its own, every word and every order is settled here. */
export type StatementData = {
  readonly lang: 'uk' | 'en';
  readonly region: 'UA' | 'GB';
  readonly document: {
    readonly title: string;
    readonly author: string;
    readonly description: string;
    readonly date: ReturnType<typeof utcParts>;
  };
  readonly organisation: string;
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Paragraphs are numbered through, so that each can be named by its number alone. */
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly Paragraph[] }[];
  readonly knowledge: { readonly title: string; readonly lines: readonly string[] };
  readonly corrections: string;
  readonly declaration: {
    readonly title: string;
    readonly points: readonly string[];
    readonly language: string;
  };
  readonly signatures: readonly {
    readonly who: string;
    /** A declaration of theirs, with room to write after it. */
    readonly declares: string;
    readonly nameLabel: string;
    /** Empty: to be written by hand. */
    readonly name: string;
    readonly signature: string;
    readonly date: string;
    readonly place: string;
  }[];
  /** What the office looked up and nobody who signs vouches for; no rows where there is nothing. */
  readonly reference: { readonly title: string; readonly note: string; readonly rows: readonly Fact[] };
  readonly version: {
    readonly title: string;
    readonly note: string;
    readonly short: string;
    readonly full: readonly string[];
  };
  readonly footer: { readonly left: string; readonly initials: string };
  /** What stands before, between and after the page number and the number of pages. */
  readonly page: readonly [string, string, string];
};

/** The statement of one incident, for whoever gave the account to read and sign. Pure. */
export const statementData = (source: StatementSource): StatementData => {
  const words = statementWords(source.locale);
  const { number, heads } = source;
  const [latest = ''] = heads;
  const [before = '', between = '', after = ''] = words.t('page', { page: '|', pages: '|' }).split('|');
  return {
    lang: source.locale,
    region: source.locale === 'uk' ? 'UA' : 'GB',
    document: {
      title: words.t('documentTitle', { number }),
      author: source.organisation,
      description: words.t('description', { number }),
      date: utcParts(source.printed),
    },
    organisation: source.organisation,
    title: words.t('title'),
    facts: factsOf(source, words),
    sections: sectionsOf(source, words),
    knowledge: {
      title: words.t('knowledge.title'),
      lines: [words.t('knowledge.own'), words.t('knowledge.hearsay')],
    },
    corrections: words.t('corrections.title'),
    declaration: {
      title: words.t('declaration.title'),
      points: [
        words.t('declaration.readBack'),
        ...(isInterpreted(source.fields) ? [words.t('declaration.interpreted')] : []),
        words.t('declaration.true'),
        words.t('declaration.free'),
        words.t('declaration.consent'),
      ],
      language: words.t('declaration.language'),
    },
    signatures: signaturesOf(source, words),
    reference: referenceOf(source, words),
    version: {
      title: words.t('version.title'),
      note: [words.t('version.note'), ...(heads.length > 1 ? [words.t('version.conflict')] : [])].join(' '),
      short: shortId(latest),
      full: heads.map(hashGroups),
    },
    footer: { left: `${number} · ${shortId(latest)}`, initials: words.t('initials') },
    page: [before, between, after],
  };
};

const factsOf = (source: StatementSource, words: StatementWords): readonly Fact[] => {
  const { fields, number, printed, locale } = source;
  const answer = (name: string): string => valueInWords(name, fields[name], words);
  const place: readonly (readonly [string, string])[] = source.placeWithheld
    ? [['place', words.t('placeWithheld')]]
    : [
        ['place', answer('account.place')],
        ['placeNamed', source.whereabouts ? pathInWords(source.whereabouts) : ''],
        ['precision', source.whereabouts ? answer('account.place_precision') : ''],
      ];
  const rows: readonly (readonly [string, string])[] = [
    ['number', number],
    ['type', answer('account.type')],
    ['date', answer('account.date')],
    ['dateWords', answer('account.date_words')],
    ...place,
    ['given', answer('source.date')],
    ['language', answer('source.language')],
    ['interpreter', answer('source.interpreter')],
    ['printed', dateInWords(printed.slice(0, 10), locale)],
  ];
  return factRows(rows, words);
};

const factRows = (rows: readonly (readonly [string, string])[], words: StatementWords): readonly Fact[] =>
  rows.filter(([, value]) => value !== '').map(([key, value]) => ({ label: words.t(`facts.${key}`), value }));

/** Whose hand the place was in that day is the state's list to say, not the person's: it stands below what they sign. */
const referenceOf = (
  { whereabouts, locale }: StatementSource,
  words: StatementWords,
): StatementData['reference'] => {
  const dossier = wordsOf(locale);
  const rows: readonly (readonly [string, string])[] = whereabouts
    ? [
        ['code', whereabouts.code],
        ['occupied', occupiedInWords(whereabouts.occupied, dossier)],
        ['order', orderInWords(dossier)],
      ]
    : [];
  return { title: words.t('reference.title'), note: words.t('reference.note'), rows: factRows(rows, words) };
};

/** What is not the person's to say: the office's sorting, a clinician's finding. What is sealed stays off paper. */
const notTheirs = new Set(['coercion.step', 'detention_ill_treatment.consistency']);

const mayPrint = ({ name, privacy }: Field, placeWithheld: boolean): boolean =>
  privacy !== 'sealed' && !notTheirs.has(name) && !(placeWithheld && tellsPlace(name));

const sectionsOf = (
  { fields, placeWithheld }: StatementSource,
  words: StatementWords,
): StatementData['sections'] => {
  const type = fields['account.type'];
  const narrative = fields['account.narrative'];
  const account = isUnanswered(narrative)
    ? [valueInWords('account.narrative', narrative, words)]
    : String(narrative ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
  const said = (all: readonly Field[]): readonly string[] =>
    all
      .filter((field) => mayPrint(field, placeWithheld) && (fields[field.name] ?? null) !== null)
      .map((field) =>
        words.t('said', {
          field: fieldInWords(field.name, words),
          answer: valueInWords(field.name, fields[field.name], words),
        }),
      );
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['account', account.length > 0 ? account : [words.t('noAccount')]],
    ['coercion', said(coercionSection.fields)],
    ['details', isIncidentType(type) ? said(incidentTypes[type].fields) : []],
  ];
  let number = 0;
  return parts
    .filter(([, texts]) => texts.length > 0)
    .map(([key, texts]) => ({
      title: words.t(`section.${key}`),
      paragraphs: texts.map((text) => {
        number += 1;
        return { number, text };
      }),
    }));
};

const isInterpreted = (fields: StatementSource['fields']): boolean => {
  const interpreter = fields['source.interpreter'];
  return (interpreter ?? null) !== null && !isUnanswered(interpreter);
};

const signaturesOf = (
  { fields, name }: StatementSource,
  words: StatementWords,
): StatementData['signatures'] => {
  const lines = {
    nameLabel: words.t('sign.name'),
    name: '',
    signature: words.t('sign.signature'),
    date: words.t('sign.date'),
    place: words.t('sign.place'),
    declares: '',
  };
  const guarded = (fields['consent.guardian'] ?? null) !== null;
  return [
    { ...lines, who: words.t('sign.person'), name: name ?? '' },
    ...(guarded ? [{ ...lines, who: words.t('sign.guardian') }] : []),
    { ...lines, who: words.t('sign.interpreter'), declares: words.t('sign.interpreterDeclares') },
    { ...lines, who: words.t('sign.documenter') },
  ];
};
