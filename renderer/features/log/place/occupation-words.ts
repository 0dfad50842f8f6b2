import type { TFunction } from 'i18next';
import { dateInWords } from '../../../../shared/model/date-words.ts';
import type { HostilitiesAnswer, StatusAnswer } from '../../../../shared/places/occupation.ts';
import { listOrder, type OccupationList } from '../../../../shared/places/occupation-list.ts';
import type { Period } from '../../../../shared/places/periods.ts';

type Say = { readonly t: TFunction<'places'>; readonly locale: 'uk' | 'en' };

/** Whether the place was occupied on the date, as sentences: the answer with the order it rests on first. */
export const occupationInWords = (
  answer: StatusAnswer,
  list: OccupationList,
  { t, locale }: Say,
): readonly string[] => {
  const day = (date: string) => dateInWords(date, locale);
  const order = t('order', {
    number: listOrder.number,
    date: day(listOrder.date),
    amended: day(list.state),
  });
  if (answer.answer === 'yes') {
    const { from, to } = answer.period;
    return to === undefined
      ? [t('occupied.yes', { from: day(from), order })]
      : [t('occupied.yesEnded', { from: day(from), to: day(to), order })];
  }
  const periods = answer.periods.map((period) => periodInWords(period, { t, locale })).join('; ');
  const was = periods === '' ? [] : [t('occupied.periods', { periods })];
  if (answer.answer === 'no') return [t('occupied.no', { order }), ...was];
  const said = t(`occupied.unknown.${answer.because}`, { order, state: day(list.state) });
  const last = answer.atState;
  if (!last) return [said, ...was];
  const from = last.answer === 'yes' ? day(last.period.from) : '';
  return [said, t(`occupied.atState.${last.answer}`, { from })];
};

const periodInWords = ({ from, to }: Period, { t, locale }: Say): string =>
  to === undefined
    ? t('occupied.periodOpen', { from: dateInWords(from, locale) })
    : t('occupied.period', { from: dateInWords(from, locale), to: dateInWords(to, locale) });

/** Undefined where there is nothing to say. */
export const hostilitiesInWords = (answer: HostilitiesAnswer, { t, locale }: Say): string | undefined => {
  if (!('period' in answer)) return undefined;
  const { from, to } = answer.period;
  const days = { from: dateInWords(from, locale), to: to === undefined ? '' : dateInWords(to, locale) };
  return t(`hostilities.${answer.status}${to === undefined ? '' : 'Ended'}`, days);
};
