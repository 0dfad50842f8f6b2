import {
  ALL_FORMATS,
  type AudioSample,
  AudioSampleSink,
  CanvasSink,
  CustomSource,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
} from 'mediabunny';
import type { Frame, MediaFacts, Sound } from '../../shared/evidence/reader-api.ts';
import { type ByteSource, Refusal } from './byte-source.ts';

/** Sound and moving pictures, taken apart by Mediabunny and decoded by the browser's own codecs (WebCodecs). */

/** Seconds of sound in one answer. */
const soundLength = 0.25;
/** Pixels of a frame's longer side: more than the window shows is not worth carrying. */
const longestSide = 1920;

export type OpenMedia = {
  readonly facts: MediaFacts;
  seek(time: number): Promise<void>;
  sound(): Promise<Sound | undefined>;
  frame(): Promise<Frame<{ file: File; bitmap: ImageBitmap; port: MessagePort }> | undefined>;
};

export const inputOf = (source: ByteSource): Input =>
  new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => source.size,
      read: (start, end) => source.read(start, end),
      prefetchProfile: 'fileSystem',
    }),
  });

/** What the tracks are. @throws Refusal unsupported when it is no recording that can be read. */
export const mediaTracks = async (input: Input) => {
  if (!(await input.canRead())) throw new Refusal('unsupported');
  const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
  if (!video && !audio) throw new Refusal('unsupported');
  return { video, audio };
};

const codecOf = async (track: InputVideoTrack | InputAudioTrack): Promise<string> =>
  (await track.getCodec()) ?? String((await track.getInternalCodecId()) ?? '?');

const planes = (sample: AudioSample): Float32Array<ArrayBuffer>[] =>
  Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
    const plane = new Float32Array(sample.numberOfFrames);
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    return plane;
  });

const joined = (parts: readonly Float32Array[]): Float32Array<ArrayBuffer> => {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Until enough are there or the stream ends. */
const soundFrom = async (samples: AsyncGenerator<AudioSample>): Promise<Sound | undefined> => {
  const parts: Float32Array<ArrayBuffer>[][] = [];
  let time: number | undefined;
  let sampleRate = 0;
  let length = 0;
  while (length < soundLength) {
    const { value: sample, done } = await samples.next();
    if (done) break;
    time ??= sample.timestamp;
    sampleRate = sample.sampleRate;
    length += sample.duration;
    parts.push(planes(sample));
    sample.close();
  }
  const [first] = parts;
  if (time === undefined || !first) return undefined;
  const channels = first.map((_, channel) => joined(parts.flatMap((planesOf) => planesOf[channel] ?? [])));
  return { time, sampleRate, channels };
};

/** @throws Refusal unsupported. */
export const openMedia = async (source: ByteSource): Promise<OpenMedia> => {
  const input = inputOf(source);
  const { video, audio } = await mediaTracks(input);
  const [width, height] = video ? [await video.getDisplayWidth(), await video.getDisplayHeight()] : [0, 0];
  const facts: MediaFacts = {
    duration: await input.computeDuration(),
    video: video
      ? { codec: await codecOf(video), decodable: await video.canDecode(), width, height }
      : undefined,
    audio: audio ? { codec: await codecOf(audio), decodable: await audio.canDecode() } : undefined,
  };
  const scale = Math.min(1, longestSide / Math.max(1, width, height));
  const frameSink =
    video && facts.video?.decodable ? new CanvasSink(video, { width: Math.round(width * scale) }) : undefined;
  const soundSink = audio && facts.audio?.decodable ? new AudioSampleSink(audio) : undefined;
  let frames = frameSink?.canvases(0);
  let sounds = soundSink?.samples(0);

  return {
    facts,
    seek: async (time) => {
      await Promise.all([frames?.return(undefined), sounds?.return(undefined)]);
      frames = frameSink?.canvases(time);
      sounds = soundSink?.samples(time);
    },
    sound: async () => sounds && soundFrom(sounds),
    frame: async () => {
      const next = await frames?.next();
      if (!next || next.done) return undefined;
      const { canvas, timestamp } = next.value;
      if (!(canvas instanceof OffscreenCanvas)) throw new Refusal('unsupported');
      return { time: timestamp, bitmap: canvas.transferToImageBitmap() };
    },
  };
};
