import { dateBounds } from '../../model/dates.ts';
import type { BundleIncident } from '../input.ts';
import { type DossierSection, paragraph, plain, type Text } from './blocks.ts';
import { chainBlocks, linkedWith, stepInWords } from './chain.ts';
import { eventDate } from './event-date.ts';
import { pathInWords } from './occupation.ts';
import type { Subject } from './subject.ts';
import { dayInWords } from './times.ts';

/** Events in the order in which they happened, apart from the order in which they were recorded. */
export const chronologySection = (subject: Subject): DossierSection => {
  const { contents, words, anchorOf } = subject;
  const ordered = inOrder(contents.incidents);
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
        rows: ordered.map((incident) => [
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
      ...chainBlocks(ordered, (incident) => eventDate(incident, subject), subject),
    ],
  };
};

/** By the first day each may mean, then by number; those without a date come last. */
const inOrder = (incidents: readonly BundleIncident[]): readonly BundleIncident[] => {
  const key = ({ fields, number }: BundleIncident): string =>
    `${dateBounds(String(fields['account.date'] ?? '')).earliest ?? dateBounds(String(fields['account.date'] ?? '')).latest ?? '9999'} ${number}`;
  return [...incidents].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

const whatHappened = (incident: BundleIncident, subject: Subject): Text => {
  const { type, fields, whereabouts } = incident;
  const { words } = subject;
  const place = whereabouts ? pathInWords(whereabouts) : fields['account.place'];
  const step = stepInWords(incident, subject);
  const linked = linkedWith(incident, subject);
  const said = [
    type ? words.field(`type.${type}`, type) : words.t('incident.noType'),
    ...(typeof place === 'string' ? [place] : []),
  ].join('. ');
  return [
    { text: said },
    ...(step ? [{ text: `\n${words.t('chronology.step', { step })}`, as: 'quiet' } as const] : []),
    ...linked.flatMap(
      (other, index): Text => [
        { text: index === 0 ? `\n${words.t('chronology.linked')} ` : ', ', as: 'quiet' },
        { text: other.number, to: subject.anchorOf(other) },
      ],
    ),
  ];
};
