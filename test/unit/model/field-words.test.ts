import { describe, expect, it } from 'vitest';
import { lawField } from '../../../shared/law/law-fields.ts';
import en from '../../../shared/locales/en/fields.json' with { type: 'json' };
import uk from '../../../shared/locales/uk/fields.json' with { type: 'json' };
import { exhibitFields, exhibitSections } from '../../../shared/model/exhibit.ts';
import { importSection } from '../../../shared/model/imported.ts';
import { incidentFields, sectionsOf } from '../../../shared/model/incident.ts';
import { incidentTypeIds, incidentTypes } from '../../../shared/model/incident-types.ts';
import { personFields, personRoles, personSections } from '../../../shared/model/person.ts';
import { fieldProblemCodes } from '../../../shared/model/validate.ts';
import { placeLevels } from '../../../shared/places/levels.ts';

const at = (words: unknown, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>(
      (node, part) =>
        typeof node === 'object' && node
          ? Object.entries(node).find(([name]) => name === part)?.[1]
          : undefined,
      words,
    );

const keysOf = (node: unknown, prefix = ''): readonly string[] =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([name, child]) => keysOf(child, prefix ? `${prefix}.${name}` : name))
    : [prefix];

const optional = /^hint\./;
const needed = new Set([
  ...incidentTypeIds.map((id) => `type.${id}`),
  ...[
    ...sectionsOf(undefined),
    ...Object.values(incidentTypes),
    ...exhibitSections,
    ...personSections,
    importSection,
  ].map(({ id }) => `section.${id}`),
  'field.incident.number',
  'field.review.reason',
  'field.role',
  'field.link',
  // Lacking while nobody is named to whom it happened.
  'field.people.affected',
  ...personRoles.map((role) => `option.role.${role}`),
  // The provisions and categories bring their own words (shared/law).
  ...['field.law.reason', 'option.law.accepted', 'option.law.rejected'],
  ...[...incidentFields.values(), ...exhibitFields.values(), ...personFields.values()]
    .filter(({ name }) => !lawField(name))
    .flatMap((field) => [
      `field.${field.name}`,
      ...('options' in field && field.name !== 'account.type'
        ? field.options.map((option) => `option.${field.name}.${option}`)
        : []),
    ]),
  ...['unanswered.unknown', 'unanswered.declined', 'yesno.yes', 'yesno.no', 'record.erased'],
  ...fieldProblemCodes.map((code) => `problem.${code}`),
  ...placeLevels.map((level) => `place_level.${level}`),
]);

describe.each([
  ['Ukrainian', uk, /[А-ЯІЇЄҐа-яіїєґ]/],
  ['English', en, /[A-Za-z]/],
])('the words of the fields in %s', (_, words, script) => {
  it('name every type, section, field, option, answer and problem', () => {
    const missing = [...needed].filter((key) => typeof at(words, key) !== 'string' || at(words, key) === '');
    expect(missing).toEqual([]);
  });

  it('name nothing that is not there', () => {
    const extra = keysOf(words).filter((key) => !needed.has(key) && !optional.test(key));
    expect(extra).toEqual([]);
  });

  it('give hints only to fields that exist', () => {
    const fields = keysOf(words)
      .filter((key) => optional.test(key))
      .map((key) => key.replace(optional, ''));
    const known = [incidentFields, exhibitFields, personFields];
    expect(fields.filter((name) => !known.some((those) => those.has(name)))).toEqual([]);
  });

  it('are written in its own script, with typographic marks and without shouting', () => {
    for (const key of keysOf(words)) {
      expect(at(words, key), key).toMatch(script);
      expect(at(words, key), key).not.toMatch(/["'!]/);
    }
  });

  it('never label two fields of a section alike', () => {
    for (const section of [...sectionsOf(undefined), ...exhibitSections]) {
      const labels = section.fields
        .filter(({ name }) => !lawField(name))
        .map((field) => at(words, `field.${field.name}`));
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

it('both languages have the same words', () => {
  expect(keysOf(uk)).toEqual(keysOf(en));
});
