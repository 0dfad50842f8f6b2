import { IconArrowsDiff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Disagreement } from '../../../shared/evidence/disagreements.ts';
import classes from './evidence.module.css';
import { useEvidenceWords } from './evidence-words.ts';

/** Where the file and what is recorded say different things: both said, neither called wrong. */
export const DisagreementList = ({ found }: { readonly found: readonly Disagreement[] }) => {
  const { t } = useTranslation('evidence');
  const words = useEvidenceWords();
  const said = (one: Disagreement): string => {
    switch (one.kind) {
      case 'far':
        return t('differs.far', {
          km: words.number(one.km),
          place: one.place,
          position: words.position(one.position),
        });
      case 'before':
      case 'after':
        return t(`differs.${one.kind}`, {
          apart: words.days(one.days),
          made: words.moment(one.made),
          date: words.date(one.date),
        });
      case 'changed_later':
        return t('differs.changed_later', {
          modified: words.moment(one.modified),
          collected: words.date(one.collected),
        });
      case 'clock_differs':
        return t('differs.clock_differs', {
          made: words.moment(one.made),
          satellites: words.moment(one.satellites),
        });
      case 'clock_ahead':
        return t('differs.clock_ahead', {
          made: words.moment(one.made),
          attached: words.time(one.attached),
        });
      case 'no_zone':
        return t('differs.no_zone');
    }
  };
  if (found.length === 0) return null;
  return (
    <ul className={classes.differences} aria-label={t('differs.title')}>
      {found.map((one) => (
        <li key={one.kind} className={classes.difference} data-kind={one.kind}>
          <IconArrowsDiff size={16} aria-hidden />
          <span>{said(one)}</span>
        </li>
      ))}
    </ul>
  );
};
