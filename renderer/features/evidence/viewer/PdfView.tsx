import { IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfPage } from '../../../../shared/evidence/reader-api.ts';
import { useBitmap } from '../../../components/use-bitmap.ts';
import type { BrowserReaderApi } from '../../../reader-client.ts';
import type { BrowserTransferred } from '../../../vault-client.ts';
import { NoView } from './NoView.tsx';
import { Frame, Pager } from './Pager.tsx';
import { Stage } from './Stage.tsx';
import { Tool } from './Tool.tsx';
import { useFrameSize } from './use-frame-size.ts';
import { useReader } from './use-reader.ts';
import type { ViewProps } from './Viewer.tsx';
import { zoomIn, zoomOut } from './view-state.ts';
import classes from './viewer.module.css';

/** A PDF, page by page. */
export const PdfView = (props: ViewProps) => {
  const answer = useReader(props.exhibit.id, (reader) => reader.pdf());
  if (answer.state === 'ready' && answer.value.pages > 0)
    return <Pages {...props} reader={answer.reader} pages={answer.value.pages} />;
  return (
    <Stage shell={props.shell}>
      {answer.state === 'waiting' ? null : (
        <NoView exhibit={props.exhibit} why={answer.state === 'refused' ? answer.why : 'damaged'} />
      )}
    </Stage>
  );
};

type PagesProps = ViewProps & { readonly reader: BrowserReaderApi; readonly pages: number };

/** CSS pixels per point. */
const pointSize = 96 / 72;
/** Around the page, left and right together. */
const margin = 32;

const Pages = ({ exhibit, shell, reader, pages }: PagesProps) => {
  const { t } = useTranslation('log');
  const { t: words } = useTranslation('evidence');
  const { frame, size: frameSize } = useFrameSize();
  const [index, setIndex] = useState(0);
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [points, setPoints] = useState<Pick<PdfPage<BrowserTransferred>, 'width' | 'height' | 'text'>>();
  const latest = useRef('');
  const fit = points ? Math.max(0.1, (frameSize.width - margin) / (points.width * pointSize)) : 1;
  const scale = zoom === 'fit' ? Math.min(fit, 2) : zoom;
  // Asked for anew only when the page or its size in pixels differs; before the first answer, as wide as the frame.
  const across = points ? points.width * pointSize * scale : Math.max(1, frameSize.width - margin);
  const width = Math.round(across * devicePixelRatio);
  const key = `${index} ${frameSize.width === 0 ? 0 : width}`;
  latest.current = key;
  const { canvas, state } = useBitmap(key, async () => {
    if (frameSize.width === 0) return undefined;
    const { bitmap, ...page } = await reader.page({ index, width });
    if (latest.current === key) setPoints(page);
    return bitmap;
  });
  const go = (to: number) => {
    if (to < 0 || to >= pages) return;
    setIndex(to);
    frame.current?.scrollTo(0, 0);
  };
  const larger = () => setZoom(zoomIn(scale));
  const smaller = () => setZoom(zoomOut(scale));
  const previous = index > 0 ? () => go(index - 1) : undefined;
  const first = () => go(0);
  const last = () => go(pages - 1);
  const next = index + 1 < pages ? () => go(index + 1) : undefined;
  return (
    <Stage
      shell={shell}
      keys={{
        ArrowLeft: previous,
        ArrowRight: next,
        Home: first,
        End: last,
        '+': larger,
        '=': larger,
        '-': smaller,
        '0': () => setZoom('fit'),
      }}
      tools={
        <>
          <Pager
            said={words('viewer.page', { at: index + 1, of: pages })}
            previous={{ label: words('viewer.previousPage'), run: previous }}
            next={{ label: words('viewer.nextPage'), run: next }}
          />
          <Tool label={t('viewer.out')} run={smaller} icon={<IconZoomOut size={18} aria-hidden />} />
          <Tool label={t('viewer.in')} run={larger} icon={<IconZoomIn size={18} aria-hidden />} />
          <Tool
            label={t('viewer.fit')}
            run={() => setZoom('fit')}
            icon={<IconMaximize size={18} aria-hidden />}
          />
        </>
      }
    >
      <Frame frame={frame} label={words('viewer.document')}>
        <canvas
          ref={canvas}
          className={classes.paper}
          role="img"
          aria-label={words('viewer.page', { at: index + 1, of: pages })}
          hidden={!points}
          style={
            points
              ? { width: points.width * pointSize * scale, height: points.height * pointSize * scale }
              : undefined
          }
        />
        {points?.text ? <p className="zapys-spoken">{points.text}</p> : null}
        {state === 'failed' ? <NoView exhibit={exhibit} why="damaged" /> : null}
      </Frame>
    </Stage>
  );
};
