import { IconFile } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './VaultPicture.module.css';

type Props = {
  /** Asks the vault for the decoded picture; undefined when the format has none. */
  readonly ask: () => Promise<ImageBitmap | undefined>;
  /** Read out for the picture. */
  readonly name: string;
};

/** A picture from the vault on a canvas: a Blob of its bytes might be paged to the disk, a bitmap is not. */
export const VaultPicture = ({ ask, name }: Props) => {
  const { t } = useTranslation('app');
  const canvas = useRef<HTMLCanvasElement>(null);
  const question = useRef(ask);
  const [state, setState] = useState<'asking' | 'shown' | 'none' | 'failed'>('asking');
  useEffect(() => {
    let gone = false;
    const show = (bitmap: ImageBitmap | undefined) => {
      if (gone || !bitmap || !canvas.current) {
        bitmap?.close();
        if (!gone) setState('none');
        return;
      }
      canvas.current.width = bitmap.width;
      canvas.current.height = bitmap.height;
      canvas.current.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
      setState('shown');
    };
    question.current().then(show, () => {
      if (!gone) setState('failed');
    });
    return () => {
      gone = true;
    };
  }, []);
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
