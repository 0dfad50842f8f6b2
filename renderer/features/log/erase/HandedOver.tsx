import { useTranslation } from 'react-i18next';
import type { ErasurePlan } from '../../../../shared/model/erasure.ts';
import { useWords } from '../../../components/use-words.ts';
import classes from './erase.module.css';

type Props = {
  readonly plan: ErasurePlan;
  /** One below the heading it stands under. */
  readonly heading: 'h2' | 'h3';
};

/** What no erasure reaches: bundles that left, with whom they are, and the cases that name the incident. */
export const HandedOver = ({ plan, heading: Heading }: Props) => {
  const { t } = useTranslation(['erase', 'cases']);
  const words = useWords();
  return (
    <section>
      <Heading className={classes.heading}>{t('erase:remains')}</Heading>
      {plan.bundles.length === 0 ? (
        <p>{t('erase:noBundles')}</p>
      ) : (
        <>
          <p>{t('erase:bundles')}</p>
          <ul className={classes.list}>
            {plan.bundles.map(({ sha256, caseNumber, recipient, time }) => (
              <li key={sha256}>
                {caseNumber} · {t(`cases:recipient.${recipient}`)} · {words.time(time)}
              </li>
            ))}
          </ul>
        </>
      )}
      {plan.cases.length > 0 ? (
        <p>{t('erase:cases', { cases: plan.cases.map(({ number }) => number).join(', ') })}</p>
      ) : null}
    </section>
  );
};
