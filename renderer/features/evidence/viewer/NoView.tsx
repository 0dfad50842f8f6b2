import { useTranslation } from 'react-i18next';
import type { NoView as Why } from '../../../../shared/evidence/reader-api.ts';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import { SaveOriginal } from './SaveOriginal.tsx';
import classes from './viewer.module.css';

type Props = {
  readonly exhibit: ExhibitView;
  readonly why: Why;
  /** What it is that is not shown, where that is known: a format, or a recording's codecs. */
  readonly of?: { readonly format: string } | { readonly codecs: string } | undefined;
};

/** Why this exhibit cannot be shown here, and what can be done instead. */
export const NoView = ({ exhibit, why, of }: Props) => {
  const { t } = useTranslation('evidence');
  const said =
    of === undefined ? t(`noView.${why}`) : 'format' in of ? t('noView.format', of) : t('noView.codecs', of);
  return (
    <div className={classes.noView} role={why === 'damaged' ? 'alert' : undefined}>
      <p>{said}</p>
      <SaveOriginal exhibit={exhibit} />
    </div>
  );
};
