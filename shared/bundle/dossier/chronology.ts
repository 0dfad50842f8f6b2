import { dateInWords } from '../../model/date-words.ts';
import { dateBounds } from '../../model/dates.ts';
import { isUnanswered } from '../../model/fields.ts';
import type { BundleIncident } from '../input.ts';
import { type DossierSection, paragraph, plain, quiet, type Text } from './blocks.ts';
import type { Subject } from './subject.ts';
import { dayInWords } from './times.ts';

/** Events in the order in which they happened, apart from the order in which they were recorded. */
export const chronologySection = (subject: Subject): DossierSection => {
  const { contents, words, anchorOf } = subject;
  return {
    title: words.t('chronology.title'),
    anchor: 'chronology',
    newPage: false,
    blocks: [
      paragraph(words.t('chronology.rule')),
      {
        block: 'table',
        columns: [
          { head: words.t('chronology.event'), share: 3 },
          { head: words.t('chronology.what'), share: 5 },
          { head: words.t('chronology.recorded'), share: 3 },
          { head: words.t('chronology.cites'), share: 4 },
        ],
        rows: inOrder(contents.incidents).map((incident) => [
          eventDate(incident, subject),
          whatHappened(incident, subject),
          plain(dayInWords(incident.created, words)),
          [
            { text: incident.number, to: anchorOf(incident) },
            ...subject
              .exhibitsOf(incident)
              .flatMap((exhibit): Text => [{ text: '\n' }, { text: exhibit.number, to: anchorOf(exhibit) }]),
          ],
        ]),
      },
    ],
  };
};

/** By the first day each may mean, then by number; those without a date come last. */
const inOrder = (incidents: readonly BundleIncident[]): readonly BundleIncident[] => {
  const key = ({ fields, number }: BundleIncident): string =>
    `${dateBounds(String(fields['account.date'] ?? '')).earliest ?? dateBounds(String(fields['account.date'] ?? '')).latest ?? '9999'} ${number}`;
  return [...incidents].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

const eventDate = ({ fields }: BundleIncident, { words }: Subject): Text => {
  const date = fields['account.date'];
  if (date === undefined || date === null) return quiet(words.t('chronology.noDate'));
  if (isUnanswered(date)) return [{ text: words.t(`answer.${date.unanswered}`), as: 'unanswered' }];
  return plain(dateInWords(String(date), words.locale));
};

const whatHappened = ({ type, fields }: BundleIncident, { words }: Subject): Text => {
  const place = fields['account.place'];
  return plain(
    [
      type ? words.field(`type.${type}`, type) : words.t('incident.noType'),
      ...(typeof place === 'string' ? [place] : []),
    ].join('. '),
  );
};
