import { dateInWords } from '../../model/date-words.ts';
import type { StatusAnswer } from '../../places/occupation.ts';
import { listOrder } from '../../places/occupation-list.ts';
import type { BundleIncident, Whereabouts } from '../input.ts';
import { type Block, paragraph, plain, quiet, type Text } from './blocks.ts';
import { eventDate } from './event-date.ts';
import type { Subject } from './subject.ts';
import type { Words } from './words.ts';

/** Whose hand a place was in on the day: what makes the law of occupation apply. */

/** "Melitopol, Melitopol hromada, …": from the place up to the oblast. */
export const pathInWords = ({ path }: Whereabouts): string => path.join(', ');

/** The answer for the incident's date in a sentence. */
export const occupiedInWords = (answer: StatusAnswer, words: Words): string => {
  if (answer.answer === 'yes') {
    const from = dateInWords(answer.period.from, words.locale);
    const { to } = answer.period;
    return to === undefined
      ? words.t('occupation.yes', { from })
      : words.t('occupation.yesUntil', { from, to: dateInWords(to, words.locale) });
  }
  if (answer.answer === 'no') return words.t('occupation.no');
  const because = words.t(`occupation.${answer.because}`);
  const atState = answer.atState
    ? ` ${words.t('occupation.atState')} ${occupiedInWords(answer.atState, words)}`
    : '';
  return `${words.t('occupation.unknown', { because })}${atState}`;
};

/** The order that the answers rest on, with its dates. */
export const orderInWords = (words: Words): string =>
  words.t('occupation.order', {
    number: listOrder.number,
    date: dateInWords(listOrder.date, words.locale),
    amendments: listOrder.amendments
      .map(({ number, date }) =>
        words.t('occupation.amendment', { number, date: dateInWords(date, words.locale) }),
      )
      .join(', '),
  });

/** Every incident with the status of its place on its date, for the part on law. */
export const occupationTable = (subject: Subject): readonly Block[] => {
  const { contents, words, anchorOf } = subject;
  return [
    paragraph(words.t('occupation.rule')),
    paragraph(orderInWords(words)),
    {
      block: 'table',
      columns: [
        { head: words.t('law.incident'), share: 0 },
        { head: words.t('occupation.when'), share: 3 },
        { head: words.t('occupation.where'), share: 4 },
        { head: words.t('occupation.status'), share: 5 },
      ],
      rows: contents.incidents.map((incident) => [
        [{ text: incident.number, to: anchorOf(incident) }],
        eventDate(incident, subject),
        where(incident, subject),
        incident.whereabouts
          ? plain(occupiedInWords(incident.whereabouts.occupied, words))
          : quiet(words.t('occupation.notDetermined')),
      ]),
    },
  ];
};

const where = (incident: BundleIncident, { words }: Subject): Text => {
  if (incident.withheld.some(({ reason }) => reason === 'place_withheld'))
    return [{ text: words.t('occupation.placeWithheld'), as: 'withheld' }];
  if (incident.whereabouts) return plain(pathInWords(incident.whereabouts));
  const place = incident.fields['account.place'];
  return typeof place === 'string' ? plain(place) : quiet(words.t('occupation.noPlace'));
};
