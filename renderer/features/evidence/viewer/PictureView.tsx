import { IconMaximize, IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exhibitPicture } from '../../../app/exhibit-picture.ts';
import { useBitmap } from '../../../components/use-bitmap.ts';
import { NoView } from './NoView.tsx';
import { Stage } from './Stage.tsx';
import { Tool } from './Tool.tsx';
import { useFrameSize } from './use-frame-size.ts';
import type { ViewProps } from './Viewer.tsx';
import { fitZoom, startingView, turn, turnedSize, zoomIn, zoomOut } from './view-state.ts';
import classes from './viewer.module.css';

/** Enough to read a photographed page, and small enough for any graphics memory. */
const maxPixels = 24_000_000;

/** A picture: zoom, fit, turn the view. */
export const PictureView = ({ exhibit, shell }: ViewProps) => {
  const { t } = useTranslation('log');
  const { canvas, state, size } = useBitmap(exhibit.id, () => exhibitPicture(exhibit.id, maxPixels));
  const { frame, size: frameSize } = useFrameSize();
  const [view, setView] = useState(startingView);
  const zoom = view.zoom === 'fit' ? fitZoom(size, frameSize, view.turned) : view.zoom;
  const larger = () => setView({ ...view, zoom: zoomIn(zoom) });
  const smaller = () => setView({ ...view, zoom: zoomOut(zoom) });
  const fit = () => setView({ ...view, zoom: 'fit' });
  const turnView = () => setView(turn(view));
  const shown = turnedSize(size, view.turned);
  return (
    <Stage
      shell={shell}
      keys={{
        '+': larger,
        '=': larger,
        '-': smaller,
        '0': fit,
        '1': () => setView({ ...view, zoom: 1 }),
        KeyR: turnView,
      }}
      tools={
        <>
          <span className={classes.zoom}>{state === 'shown' ? `${Math.round(zoom * 100)} %` : ''}</span>
          <Tool label={t('viewer.out')} run={smaller} icon={<IconZoomOut size={18} aria-hidden />} />
          <Tool label={t('viewer.in')} run={larger} icon={<IconZoomIn size={18} aria-hidden />} />
          <Tool label={t('viewer.fit')} run={fit} icon={<IconMaximize size={18} aria-hidden />} />
          <Tool
            label={t('viewer.turn')}
            run={turnView}
            icon={<IconRotateClockwise size={18} aria-hidden />}
          />
        </>
      }
    >
      <section
        ref={frame}
        className={classes.frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        data-autofocus
        aria-label={t('viewer.picture')}
      >
        <div
          className={classes.sheet}
          style={{ width: shown.width * zoom, height: shown.height * zoom }}
          hidden={state !== 'shown'}
        >
          <canvas
            ref={canvas}
            role="img"
            aria-label={exhibit.fileName}
            style={{
              width: size.width * zoom,
              height: size.height * zoom,
              transform: `translate(-50%, -50%) rotate(${view.turned}deg)`,
            }}
          />
        </div>
        {state === 'none' ? <NoView exhibit={exhibit} why="unsupported" /> : null}
        {state === 'failed' ? <p role="alert">{t('viewer.failed')}</p> : null}
      </section>
    </Stage>
  );
};
