import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { NewShares } from '../../../shared/model/recovery.ts';
import { useFormat } from '../../app/format.ts';
import { PaperWords } from './PaperWords.tsx';
import classes from './RecoverySheet.module.css';

type Props = { readonly made: NewShares /** From 1. */; readonly number: number };

const Marks = ({ made }: { made: NewShares }) => {
  const { t } = useTranslation('recovery');
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('share.vaultMark')}</dt>
        <dd lang="en">{made.vaultMark}</dd>
      </div>
      <div>
        <dt>{t('share.setMark')}</dt>
        <dd lang="en">{made.setMark}</dd>
      </div>
    </dl>
  );
};

/** Says what it is and which set it belongs to, and of whom it is nothing. */
const Paper = ({ made, number }: Props) => {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  const total = made.shares.length;
  return createPortal(
    <article className={`zapys-paper ${classes.paper}`} aria-hidden>
      <h1>{t('share.title', { number, total })}</h1>
      <Marks made={made} />
      <p>{t('share.needed', { count: made.threshold, total })}</p>
      <p>{t('share.made', { day: format.day(new Date()) })}</p>
      <PaperWords words={made.shares[number - 1] ?? []} label={t('share.words', { number })} />
      <p>{t('share.how')}</p>
      <p>{t('share.read')}</p>
      <p>{t('share.keep')}</p>
    </article>,
    document.body,
  );
};

/** One share, to be printed or copied by hand, shown this once. */
export const ShareSheet = ({ made, number }: Props) => {
  const { t } = useTranslation(['recovery', 'vault']);
  const total = made.shares.length;
  return (
    <div>
      <p>{t('share.needed', { count: made.threshold, total })}</p>
      <div className={classes.sheet}>
        <Marks made={made} />
        <PaperWords words={made.shares[number - 1] ?? []} label={t('share.words', { number })} />
      </div>
      <p className="zapys-quiet">{t('share.read')}</p>
      <div className={classes.print}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('share.print')}
        </Button>
        <p className={classes.note}>{t('vault:sheet.printNote')}</p>
      </div>
      <Paper made={made} number={number} />
    </div>
  );
};
