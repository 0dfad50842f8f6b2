import { Modal } from '@mantine/core';
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatName, viewerFor } from '../../../../shared/evidence/file-type.ts';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import { MediaView } from './MediaView.tsx';
import { NoView } from './NoView.tsx';
import { PdfView } from './PdfView.tsx';
import { PictureView } from './PictureView.tsx';
import { type Shell, Stage } from './Stage.tsx';
import { TextView } from './TextView.tsx';
import classes from './viewer.module.css';

type Props = {
  readonly exhibits: readonly ExhibitView[];
  readonly index: number;
  /** What is recorded of the exhibit, to fill in or to read; an `aside`. */
  readonly panel: (exhibit: ExhibitView) => ReactNode;
  readonly onMove: (index: number) => void;
  readonly onClose: () => void;
};

/** One exhibit large, and beside it what is recorded of it. The exhibit itself is never changed. */
export const Viewer = ({ exhibits, index, panel, onMove, onClose }: Props) => {
  const { t } = useTranslation('log');
  const [panelOpen, setPanelOpen] = useState(true);
  const exhibit = exhibits[index];
  const id = exhibit?.id;
  const viewer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The view of the exhibit before took the focus with it: the keys go on working from this one.
    if (id !== undefined && document.activeElement === document.body)
      viewer.current?.querySelector<HTMLElement>('[data-stage]')?.focus();
  }, [id]);
  if (!exhibit) return null;
  const shell: Shell = {
    name: exhibit.fileName,
    place: exhibits.length > 1 ? t('viewer.place', { at: index + 1, of: exhibits.length }) : undefined,
    onPrevious: index > 0 ? () => onMove(index - 1) : undefined,
    onNext: index + 1 < exhibits.length ? () => onMove(index + 1) : undefined,
    onClose,
    panelOpen,
    onPanel: () => setPanelOpen(!panelOpen),
  };
  // The first Esc leaves the field, the next one the viewer.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    const aside = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('aside') : null;
    if (aside && event.target !== aside) aside.focus();
    else onClose();
  };
  return (
    <Modal.Root
      opened
      onClose={onClose}
      fullScreen
      closeOnEscape={false}
      trapFocus
      returnFocus
      lockScroll={false}
    >
      <Modal.Content aria-label={exhibit.fileName}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc works wherever the focus is */}
        <div
          ref={viewer}
          className={classes.viewer}
          data-panel={panelOpen || undefined}
          onKeyDown={onKeyDown}
        >
          <View key={exhibit.id} exhibit={exhibit} shell={shell} />
          {panelOpen ? <Fragment key={`panel ${exhibit.id}`}>{panel(exhibit)}</Fragment> : null}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
};

export type ViewProps = { readonly exhibit: ExhibitView; readonly shell: Shell };

const View = (props: ViewProps) => {
  const { exhibit, shell } = props;
  switch (viewerFor(exhibit.mediaType, exhibit.fileName)) {
    case 'picture':
      return <PictureView {...props} />;
    case 'pdf':
      return <PdfView {...props} />;
    case 'media':
      return <MediaView {...props} />;
    case 'text':
      return <TextView {...props} />;
    case 'none': {
      const format = formatName(exhibit.mediaType, exhibit.fileName);
      return (
        <Stage shell={shell}>
          <NoView exhibit={exhibit} why="unsupported" of={format === undefined ? undefined : { format }} />
        </Stage>
      );
    }
  }
};
