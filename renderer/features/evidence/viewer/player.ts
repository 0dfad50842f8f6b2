import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaFacts } from '../../../../shared/evidence/reader-api.ts';
import type { BrowserReaderApi } from '../../../reader-client.ts';

/**
 * Plays what the reader decodes. The sound card's clock is the time; without sound, the window's. Nothing is kept
 * beyond a second or two ahead.
 */

export type PlayerState = {
  readonly playing: boolean;
  /** Seconds. */
  readonly time: number;
  /** 0…1. */
  readonly volume: number;
  /** The bytes ran out or could not be decoded on the way. */
  readonly broken: boolean;
};

export type Player = {
  readonly store: StoreApi<PlayerState>;
  play(): void;
  pause(): void;
  seek(time: number): void;
  setVolume(volume: number): void;
  /** Draws the first frame. */
  begin(): void;
  end(): void;
};

/** Seconds of sound handed to the sound card ahead of the moment. */
const ahead = 1.5;
/** Between looks at whether more is needed. */
const pauseMs = 100;

type Clock = { now(): number; stop(): void };

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const nextPaint = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** `draw` takes a frame and closes it. */
export const createPlayer = (
  reader: BrowserReaderApi,
  facts: MediaFacts,
  draw: (bitmap: ImageBitmap) => void,
): Player => {
  const store = createStore<PlayerState>()(() => ({ playing: false, time: 0, volume: 1, broken: false }));
  const hasSound = facts.audio?.decodable ?? false;
  const hasPicture = facts.video?.decodable ?? false;
  let context: AudioContext | undefined;
  let gain: GainNode | undefined;
  /** Whoever plays stops when this has moved on. */
  let turn = 0;
  let clock: Clock | undefined;
  let jobs: Promise<unknown> = Promise.resolve();

  const stopped = () => {
    turn += 1;
    clock?.stop();
    clock = undefined;
  };

  const startClock = (from: number): Clock => {
    if (!hasSound) {
      const start = performance.now();
      return { now: () => from + (performance.now() - start) / 1000, stop: () => undefined };
    }
    context ??= new AudioContext();
    const { currentTime } = context;
    gain = context.createGain();
    gain.gain.value = store.getState().volume;
    gain.connect(context.destination);
    const playing = gain;
    void context.resume();
    return {
      now: () => from + Math.max(0, (context?.currentTime ?? 0) - currentTime),
      // Cuts off what was handed over ahead.
      stop: () => playing.disconnect(),
    };
  };

  const playSound = async (mine: number, at: Clock): Promise<void> => {
    const output = gain;
    if (!hasSound || !context || !output) return;
    for (let sound = await reader.sound(); sound && mine === turn; sound = await reader.sound()) {
      const { channels, sampleRate, time } = sound;
      const length = channels[0]?.length ?? 0;
      if (length === 0) continue;
      const buffer = context.createBuffer(channels.length, length, sampleRate);
      channels.forEach((samples, channel) => void buffer.copyToChannel(samples, channel));
      const node = context.createBufferSource();
      node.buffer = buffer;
      node.connect(output);
      const wait = time - at.now();
      if (wait >= 0) node.start(context.currentTime + wait);
      else if (-wait < buffer.duration) node.start(0, -wait);
      while (mine === turn && time + buffer.duration - at.now() > ahead) await later(pauseMs);
    }
  };

  const playPicture = async (mine: number, at: Clock): Promise<void> => {
    if (!hasPicture) return;
    let waiting = await reader.frame();
    while (waiting && mine === turn) {
      const following = await reader.frame();
      while (mine === turn && at.now() < waiting.time) await nextPaint();
      // Of frames that come too late only the last is shown.
      if (mine === turn && (!following || following.time > at.now())) draw(waiting.bitmap);
      else waiting.bitmap.close();
      waiting = following;
    }
    waiting?.bitmap.close();
  };

  const tellTime = async (mine: number, at: Clock): Promise<void> => {
    while (mine === turn) {
      const time = Math.min(facts.duration, at.now());
      store.setState({ time });
      if (time >= facts.duration) {
        stopped();
        store.setState({ playing: false });
        return;
      }
      await nextPaint();
    }
  };

  /** One job at a time: the reader has one place in the recording. */
  const enqueue = (job: () => Promise<void>): void => {
    jobs = jobs.then(job).catch(() => {
      stopped();
      store.setState({ playing: false, broken: true });
    });
  };

  const start = (from: number): void => {
    stopped();
    const mine = turn;
    enqueue(async () => {
      if (mine !== turn) return;
      await reader.seek({ time: from });
      if (mine !== turn) return;
      clock = startClock(from);
      await Promise.all([playSound(mine, clock), playPicture(mine, clock), tellTime(mine, clock)]);
    });
  };

  const still = (time: number): void => {
    stopped();
    const mine = turn;
    enqueue(async () => {
      if (mine !== turn || !hasPicture) return;
      await reader.seek({ time });
      const frame = await reader.frame();
      if (frame && mine === turn) draw(frame.bitmap);
      else frame?.bitmap.close();
    });
  };

  return {
    store,
    play: () => {
      const { time } = store.getState();
      const from = time >= facts.duration ? 0 : time;
      store.setState({ playing: true, time: from, broken: false });
      start(from);
    },
    pause: () => {
      stopped();
      store.setState({ playing: false });
    },
    seek: (wanted) => {
      const time = Math.max(0, Math.min(facts.duration, wanted));
      store.setState({ time });
      if (store.getState().playing) start(time);
      else still(time);
    },
    setVolume: (volume) => {
      store.setState({ volume });
      if (gain) gain.gain.value = volume;
    },
    begin: () => still(0),
    end: () => {
      stopped();
      void context?.close();
    },
  };
};
