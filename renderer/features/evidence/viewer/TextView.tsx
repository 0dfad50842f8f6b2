import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextPart, NoView as Why } from '../../../../shared/evidence/reader-api.ts';
import type { BrowserReaderApi } from '../../../reader-client.ts';
import { NoView } from './NoView.tsx';
import { Frame, Pager } from './Pager.tsx';
import { Stage } from './Stage.tsx';
import { useReader, whyNoView } from './use-reader.ts';
import type { ViewProps } from './Viewer.tsx';
import classes from './viewer.module.css';

/** Text of any length, a part at a time, in the encoding it has. */
export const TextView = (props: ViewProps) => {
  const answer = useReader(props.exhibit.id, (reader) => reader.text({ part: 0 }));
  if (answer.state === 'ready') return <Parts {...props} reader={answer.reader} first={answer.value} />;
  return (
    <Stage shell={props.shell}>
      {answer.state === 'refused' ? <NoView exhibit={props.exhibit} why={answer.why} /> : null}
    </Stage>
  );
};

type PartsProps = ViewProps & { readonly reader: BrowserReaderApi; readonly first: TextPart };

const Parts = ({ exhibit, shell, reader, first }: PartsProps) => {
  const { t } = useTranslation('evidence');
  const [shown, setShown] = useState(first);
  const [refused, setRefused] = useState<Why>();
  const wanted = useRef(0);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.scrollTo(0, 0), []);
  const go = (part: number) => {
    wanted.current = part;
    reader.text({ part }).then(
      (next) => {
        if (wanted.current !== part) return;
        setShown(next);
        frame.current?.scrollTo(0, 0);
      },
      (reason) => setRefused(whyNoView(reason)),
    );
  };
  const previous = shown.part > 0 ? () => go(shown.part - 1) : undefined;
  const next = shown.part + 1 < shown.parts ? () => go(shown.part + 1) : undefined;
  return (
    <Stage
      shell={shell}
      keys={{ ArrowLeft: previous, ArrowRight: next }}
      tools={
        <>
          <span className="zapys-quiet">{shown.encoding}</span>
          {shown.parts > 1 ? (
            <Pager
              said={t('viewer.part', { at: shown.part + 1, of: shown.parts })}
              previous={{ label: t('viewer.previousPart'), run: previous }}
              next={{ label: t('viewer.nextPart'), run: next }}
            />
          ) : null}
        </>
      }
    >
      <Frame frame={frame} label={t('viewer.text')}>
        {refused ? (
          <NoView exhibit={exhibit} why={refused} />
        ) : (
          <pre className={classes.text} dir="auto">
            {shown.text}
          </pre>
        )}
      </Frame>
    </Stage>
  );
};
