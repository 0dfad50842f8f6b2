import { IconFile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBitmap } from './use-bitmap.ts';
import classes from './VaultPicture.module.css';

type Props = {
  /** The exhibit it shows. */
  readonly id: string;
  readonly ask: () => Promise<ImageBitmap | undefined>;
  /** Read out for the picture. */
  readonly name: string;
};

/** An exhibit's picture in a frame, or the sign of a file that has none. */
export const VaultPicture = ({ id, ask, name }: Props) => {
  const { t } = useTranslation('app');
  const { canvas, state } = useBitmap(id, ask);
  return (
    <div className={classes.frame}>
      <canvas
        ref={canvas}
        className={classes.picture}
        role="img"
        aria-label={name}
        hidden={state !== 'shown'}
      />
      {state === 'none' ? <IconFile size={40} stroke={1.1} aria-hidden /> : null}
      {state === 'failed' ? <p role="alert">{t('picture.failed')}</p> : null}
    </div>
  );
};
