import { ActionIcon, Modal } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconMaximize,
  IconRotateClockwise,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import { vault } from '../../../app/vault.ts';
import { useBitmap } from '../../../components/use-bitmap.ts';
import classes from './evidence.module.css';
import { fitZoom, startingView, turn, turnedSize, zoomIn, zoomOut } from './view-state.ts';

/** Enough to read a photographed page, and small enough for any graphics memory. */
const maxPixels = 24_000_000;

type Props = {
  readonly exhibits: readonly ExhibitView[];
  readonly index: number;
  readonly onMove: (index: number) => void;
  readonly onClose: () => void;
};

/** One exhibit large: zoom, fit, turn the view; the exhibit itself is never changed. */
export const Viewer = ({ exhibits, index, onMove, onClose }: Props) => {
  const { t } = useTranslation('log');
  const exhibit = exhibits[index];
  if (!exhibit) return null;
  return (
    <Modal.Root opened onClose={onClose} fullScreen closeOnEscape trapFocus returnFocus lockScroll={false}>
      <Modal.Content aria-label={exhibit.fileName}>
        <Look
          key={exhibit.id}
          exhibit={exhibit}
          place={exhibits.length > 1 ? t('viewer.place', { at: index + 1, of: exhibits.length }) : undefined}
          onPrevious={index > 0 ? () => onMove(index - 1) : undefined}
          onNext={index + 1 < exhibits.length ? () => onMove(index + 1) : undefined}
          onClose={onClose}
        />
      </Modal.Content>
    </Modal.Root>
  );
};

type LookProps = {
  readonly exhibit: ExhibitView;
  readonly place: string | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
};

const Look = ({ exhibit, place, onPrevious, onNext, onClose }: LookProps) => {
  const { t } = useTranslation('log');
  const { canvas, state, size } = useBitmap(exhibit.id, () =>
    vault.picture({ exhibit: exhibit.id, maxPixels }),
  );
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(startingView);
  const [frameSize, setFrameSize] = useState({ width: 0, height: 0 });

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setFrameSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const zoom = view.zoom === 'fit' ? fitZoom(size, frameSize, view.turned) : view.zoom;
  const turnView = () => setView(turn(view));
  const actions: Readonly<Record<string, (() => void) | undefined>> = {
    '+': () => setView({ ...view, zoom: zoomIn(zoom) }),
    '=': () => setView({ ...view, zoom: zoomIn(zoom) }),
    '-': () => setView({ ...view, zoom: zoomOut(zoom) }),
    '0': () => setView({ ...view, zoom: 'fit' }),
    '1': () => setView({ ...view, zoom: 1 }),
    PageUp: onPrevious,
    PageDown: onNext,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key] ?? (event.code === 'KeyR' ? turnView : undefined);
    if (!action) return;
    event.preventDefault();
    action();
  };

  const shown = turnedSize(size, view.turned);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the viewer work wherever its focus is
    <div className={classes.viewer} onKeyDown={onKeyDown}>
      <div className={classes.viewerBar}>
        <p className={classes.viewerName} dir="auto">
          {exhibit.fileName}
        </p>
        {place ? <span className="zapys-quiet">{place}</span> : null}
        <span className={classes.zoom}>{state === 'shown' ? `${Math.round(zoom * 100)} %` : ''}</span>
        <Tool label={t('viewer.out')} run={actions['-']} icon={<IconZoomOut size={18} aria-hidden />} />
        <Tool label={t('viewer.in')} run={actions['+']} icon={<IconZoomIn size={18} aria-hidden />} />
        <Tool label={t('viewer.fit')} run={actions['0']} icon={<IconMaximize size={18} aria-hidden />} />
        <Tool label={t('viewer.turn')} run={turnView} icon={<IconRotateClockwise size={18} aria-hidden />} />
        <Tool label={t('viewer.previous')} run={onPrevious} icon={<IconArrowLeft size={18} aria-hidden />} />
        <Tool label={t('viewer.next')} run={onNext} icon={<IconArrowRight size={18} aria-hidden />} />
        <Tool label={t('viewer.close')} run={onClose} icon={<IconX size={18} aria-hidden />} />
      </div>
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
        {state === 'none' ? <p>{t('viewer.none')}</p> : null}
        {state === 'failed' ? <p role="alert">{t('viewer.failed')}</p> : null}
      </section>
    </div>
  );
};

type ToolProps = { readonly label: string; readonly run: (() => void) | undefined; readonly icon: ReactNode };

const Tool = ({ label, run, icon }: ToolProps) => (
  <ActionIcon
    variant="subtle"
    color="gray"
    size="lg"
    aria-label={label}
    title={label}
    disabled={!run}
    onClick={run}
  >
    {icon}
  </ActionIcon>
);
