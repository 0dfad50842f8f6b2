import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconVolume } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MediaFacts } from '../../../../shared/evidence/reader-api.ts';
import type { BrowserReaderApi } from '../../../reader-client.ts';
import { clockLength } from '../evidence-words.ts';
import { NoView } from './NoView.tsx';
import { createPlayer, type Player } from './player.ts';
import { SaveOriginal } from './SaveOriginal.tsx';
import { Stage } from './Stage.tsx';
import { Tool } from './Tool.tsx';
import { useReader } from './use-reader.ts';
import type { ViewProps } from './Viewer.tsx';
import classes from './viewer.module.css';

/** A recording: play, pause, go to any second, volume. */
export const MediaView = (props: ViewProps) => {
  const answer = useReader(props.exhibit.id, (reader) => reader.media());
  if (answer.state === 'ready') {
    const { video, audio } = answer.value;
    if (video?.decodable || audio?.decodable)
      return <Playing {...props} reader={answer.reader} facts={answer.value} />;
  }
  return (
    <Stage shell={props.shell}>
      {answer.state === 'refused' ? <NoView exhibit={props.exhibit} why={answer.why} /> : null}
      {answer.state === 'ready' ? (
        <NoView exhibit={props.exhibit} why="unsupported" of={{ codecs: codecsOf(answer.value) }} />
      ) : null}
    </Stage>
  );
};

const codecsOf = ({ video, audio }: MediaFacts): string =>
  [video, audio].flatMap((track) => (track ? [track.codec] : [])).join(', ');

type PlayingProps = ViewProps & { readonly reader: BrowserReaderApi; readonly facts: MediaFacts };

/** Seconds that one press of an arrow moves. */
const step = 5;

const Playing = ({ exhibit, shell, reader, facts }: PlayingProps) => {
  const { t } = useTranslation('evidence');
  const canvas = useRef<HTMLCanvasElement>(null);
  const player = useMemo(
    () =>
      createPlayer(reader, facts, (bitmap) => {
        const target = canvas.current;
        if (!target) {
          bitmap.close();
          return;
        }
        target.width = bitmap.width;
        target.height = bitmap.height;
        target.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
      }),
    [reader, facts],
  );
  useEffect(() => {
    player.begin();
    return () => player.end();
  }, [player]);
  const { playing, time, broken } = useStore(player.store);
  const toggle = () => (playing ? player.pause() : player.play());
  const back = () => player.seek(time - step);
  const forward = () => player.seek(time + step);
  const toStart = () => player.seek(0);
  const toEnd = () => player.seek(facts.duration);
  const missing = [
    facts.video && !facts.video.decodable ? t('viewer.noPicture', { codec: facts.video.codec }) : undefined,
    facts.audio && !facts.audio.decodable ? t('viewer.noSound', { codec: facts.audio.codec }) : undefined,
    broken ? t('viewer.broken') : undefined,
  ].filter((said) => said !== undefined);
  return (
    <Stage
      shell={shell}
      keys={{
        ' ': toggle,
        ArrowLeft: back,
        ArrowRight: forward,
        Home: toStart,
        End: toEnd,
      }}
    >
      <section
        className={classes.player}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: Space and the arrows work from here
        tabIndex={0}
        data-autofocus
        aria-label={t('viewer.recording')}
      >
        {facts.video?.decodable ? (
          <canvas ref={canvas} className={classes.film} role="img" aria-label={exhibit.fileName} />
        ) : (
          <p className={classes.soundOnly} dir="auto">
            {exhibit.fileName}
          </p>
        )}
        {missing.map((said) => (
          <p key={said} className={classes.missing} role="status">
            {said}
          </p>
        ))}
        {missing.length > 0 ? <SaveOriginal exhibit={exhibit} /> : null}
      </section>
      <Controls player={player} facts={facts} onToggle={toggle} />
    </Stage>
  );
};

type ControlsProps = { readonly player: Player; readonly facts: MediaFacts; readonly onToggle: () => void };

const Controls = ({ player, facts, onToggle }: ControlsProps) => {
  const { t } = useTranslation('evidence');
  const { playing, time, volume } = useStore(player.store);
  const said = `${clockLength(time)} / ${clockLength(facts.duration)}`;
  return (
    <div className={classes.controls}>
      <Tool
        label={playing ? t('viewer.pause') : t('viewer.play')}
        run={onToggle}
        icon={
          playing ? (
            <IconPlayerPauseFilled size={18} aria-hidden />
          ) : (
            <IconPlayerPlayFilled size={18} aria-hidden />
          )
        }
      />
      <input
        type="range"
        className={classes.track}
        min={0}
        max={facts.duration}
        step={0.1}
        value={time}
        aria-label={t('viewer.position')}
        aria-valuetext={said}
        onChange={(event) => player.seek(event.currentTarget.valueAsNumber)}
      />
      <span className={classes.time}>{said}</span>
      {facts.audio?.decodable ? (
        <>
          <IconVolume size={18} aria-hidden />
          <input
            type="range"
            className={classes.volume}
            min={0}
            max={1}
            step={0.05}
            value={volume}
            aria-label={t('viewer.volume')}
            onChange={(event) => player.setVolume(event.currentTarget.valueAsNumber)}
          />
        </>
      ) : null}
    </div>
  );
};
