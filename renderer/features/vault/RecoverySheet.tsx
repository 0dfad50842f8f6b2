import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { PaperWords } from './PaperWords.tsx';
import classes from './RecoverySheet.module.css';

export type SheetOwner = {
  readonly name: string;
  /** The vault's name: its organisation code, where it is known. */
  readonly organisation: string | undefined;
};

const Paper = ({ words, owner }: { words: readonly string[]; owner: SheetOwner }) => {
  const { t } = useTranslation('vault');
  const format = useFormat();
  return createPortal(
    <article className={`zapys-paper ${classes.paper}`} aria-hidden>
      <h1>{t('sheet.title')}</h1>
      <dl className={classes.facts}>
        {owner.organisation ? (
          <div>
            <dt>{t('sheet.vault')}</dt>
            <dd>{owner.organisation}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('sheet.profile')}</dt>
          <dd>{owner.name}</dd>
        </div>
        <div>
          <dt>{t('sheet.date')}</dt>
          <dd>{format.day(new Date())}</dd>
        </div>
      </dl>
      <PaperWords words={words} label={t('sheet.words')} />
      <p>{t('sheet.how')}</p>
      <p>{t('sheet.keep')}</p>
    </article>,
    document.body,
  );
};

type Props = { readonly words: readonly string[]; readonly owner: SheetOwner };

/** The 24 words, to be printed or copied by hand, shown this once. */
export const RecoverySheet = ({ words, owner }: Props) => {
  const { t } = useTranslation('vault');
  return (
    <div>
      <p>{t('sheet.why')}</p>
      <div className={classes.sheet}>
        <PaperWords words={words} label={t('sheet.words')} />
      </div>
      <p className="zapys-quiet">{t('sheet.keep')}</p>
      <div className={classes.print}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('sheet.print')}
        </Button>
        <p className={classes.note}>{t('sheet.printNote')}</p>
      </div>
      <Paper words={words} owner={owner} />
    </div>
  );
};
