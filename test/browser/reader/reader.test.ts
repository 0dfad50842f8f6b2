import { BufferTarget, CanvasSource, Output, WebMOutputFormat } from 'mediabunny';
import { afterEach, expect, test } from 'vitest';
import { ReaderRefusal, readBeforeAttaching, startReader } from '../../../renderer/reader-client.ts';
import { formatName, viewerFor } from '../../../shared/evidence/file-type.ts';
import heic from '../../fixtures/photos/DSCN0021.heic?url';
import jpeg from '../../fixtures/photos/DSCN0021.jpg?url';
import avi from '../../fixtures/recordings/CAM0001.AVI?url';
import iphone from '../../fixtures/recordings/IMG_0417.MOV?url';
import scan from '../../fixtures/recordings/scan.tif?url';
import android from '../../fixtures/recordings/VID_20250314_101530.mp4?url';
import { foundVault, whole, wipe } from '../vault/fresh-vault.ts';
import { pdfOf } from './pdf-sample.ts';
import { docxOf, windows1251 } from './samples.ts';
import { tone } from './tone.ts';

afterEach(wipe);

const fetched = async (url: string, name: string, type = ''): Promise<File> =>
  new File([await (await fetch(url)).arrayBuffer()], name, { type, lastModified: Date.UTC(2025, 2, 14, 8) });

/** The file attached to an incident, and a reader that asks the vault for its bytes. */
const opened = async (file: File) => {
  const { vault } = await foundVault();
  const { id: incident } = await vault.api.createIncident({ changes: whole });
  const reading = await readBeforeAttaching(file);
  const { exhibitList } = await vault.api.attach({ task: 'a', incident, file, reading });
  const [exhibit] = exhibitList;
  if (!exhibit) throw new Error('Nothing was attached');
  const reader = startReader();
  const { port1, port2 } = new MessageChannel();
  const facts = await vault.api.openEvidence({ exhibit: exhibit.id, port: port1 });
  await reader.api.open({ facts, port: port2 });
  return { vault, exhibit, reader };
};

const pixelAt = (bitmap: ImageBitmap, x: number, y: number): readonly number[] => {
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const data = context?.getImageData(Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1).data;
  return [...(data ?? [])].slice(0, 3);
};

const refused = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof ReaderRefusal) return error.why;
    throw error;
  }
  throw new Error('The call was not refused');
};

test('a HEIC photograph says where and when it was taken, has a thumbnail, and shows as its JPEG does', async () => {
  const { vault, exhibit, reader } = await opened(await fetched(heic, 'IMG_0021.HEIC'));
  expect(exhibit).toMatchObject({ mediaType: 'image/heic', hasThumbnail: true });
  expect(exhibit.fields).toMatchObject({
    'exhibit.kind': 'photograph',
    'exhibit.metadata': {
      outcome: 'read',
      file_modified: '2025-03-14T08:00:00.000Z',
      taken: '2008-10-22T16:38:20',
      camera_make: 'NIKON',
      camera_model: 'COOLPIX P6000',
      width: 640,
      height: 480,
    },
  });
  const thumbnail = await vault.api.thumbnail({ exhibit: exhibit.id });
  expect([thumbnail?.width, thumbnail?.height]).toEqual([256, 192]);
  const picture = await reader.api.picture({ maxPixels: 24_000_000 });
  const original = await createImageBitmap(await (await fetch(jpeg)).blob());
  expect([picture.width, picture.height]).toEqual([original.width, original.height]);
  for (const [x, y] of [
    [0.1, 0.1],
    [0.5, 0.5],
    [0.9, 0.8],
  ] as const) {
    const wanted = pixelAt(original, x, y);
    for (const [channel, value] of pixelAt(picture, x, y).entries())
      expect(Math.abs(value - (wanted[channel] ?? 0))).toBeLessThan(40);
  }
  expect((await reader.api.picture({ maxPixels: 1000 })).width).toBeLessThan(40);
});

test('a PDF says who wrote it and when, and its pages are drawn with their words', async () => {
  const file = new File([pdfOf(['Povistka No 17', 'Second page'])], 'повістка.pdf');
  const { exhibit, reader } = await opened(file);
  expect(exhibit).toMatchObject({ mediaType: 'application/pdf', hasThumbnail: true });
  expect(exhibit.fields).toMatchObject({
    'exhibit.kind': 'document',
    'exhibit.metadata': {
      outcome: 'read',
      pages: 2,
      title: 'Повістка',
      author: 'Commissariat',
      created: '2025-03-14T08:15:00.000Z',
    },
  });
  expect(await reader.api.pdf()).toEqual({ pages: 2 });
  const page = await reader.api.page({ index: 0, width: 600 });
  expect(page).toMatchObject({ width: 300, height: 400, text: 'Povistka No 17' });
  expect([page.bitmap.width, page.bitmap.height]).toEqual([600, 800]);
  expect(pixelAt(page.bitmap, 0.02, 0.02)).toEqual([255, 255, 255]);
  // The sample draws a filled square at its foot.
  expect(pixelAt(page.bitmap, 0.5, 0.9)).toEqual([0, 0, 0]);
  expect((await reader.api.page({ index: 1, width: 300 })).text).toBe('Second page');
});

test('a recording of sound plays from any second as it was recorded', async () => {
  const { exhibit, reader } = await opened(new File([tone(3)], 'розмова.wav'));
  expect(exhibit.fields).toMatchObject({
    'exhibit.kind': 'audio',
    'exhibit.metadata': { outcome: 'read', duration: 3, audio_codec: 'pcm-s16' },
  });
  expect(await reader.api.media()).toEqual({
    duration: 3,
    video: undefined,
    audio: { codec: 'pcm-s16', decodable: true },
  });
  const first = await reader.api.sound();
  expect(first).toMatchObject({ time: 0, sampleRate: 8000 });
  await reader.api.seek({ time: 2 });
  const later = await reader.api.sound();
  const [samples] = later?.channels ?? [];
  // The tone grows louder by the second: see samples.ts.
  expect(later?.time).toBeGreaterThan(1.7);
  expect(Math.max(...(samples ?? []))).toBeGreaterThan(0.5);
  let end = 0;
  for (let sound = later; sound; sound = await reader.api.sound())
    end = sound.time + (sound.channels[0]?.length ?? 0) / sound.sampleRate;
  expect(end).toBeCloseTo(3, 3);
});

/** One second of video: red, then blue. */
const film = async (): Promise<ArrayBuffer> => {
  const canvas = new OffscreenCanvas(64, 48);
  const context = canvas.getContext('2d');
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const track = new CanvasSource(canvas, { codec: 'vp8', bitrate: 500_000 });
  output.addVideoTrack(track);
  await output.start();
  for (let frame = 0; frame < 10; frame++) {
    if (context) context.fillStyle = frame < 5 ? '#f00' : '#00f';
    context?.fillRect(0, 0, 64, 48);
    await track.add(frame / 10, 0.1);
  }
  await output.finalize();
  if (!target.buffer) throw new Error('No film was made');
  return target.buffer;
};

test('a video shows its frames in order, and from where one seeks', async () => {
  const { exhibit, reader } = await opened(new File([await film()], 'відео.webm'));
  expect(exhibit).toMatchObject({ mediaType: 'video/webm', hasThumbnail: true });
  expect(exhibit.fields).toMatchObject({
    'exhibit.kind': 'video',
    'exhibit.metadata': { outcome: 'read', video_codec: 'vp8', width: 64, height: 48 },
  });
  expect(await reader.api.media()).toMatchObject({
    video: { codec: 'vp8', decodable: true, width: 64, height: 48 },
    audio: undefined,
  });
  const first = await reader.api.frame();
  expect(first?.time).toBe(0);
  const [red = 0, , blue = 0] = first ? pixelAt(first.bitmap, 0.5, 0.5) : [];
  expect(red).toBeGreaterThan(blue + 100);
  await reader.api.seek({ time: 0.75 });
  const later = await reader.api.frame();
  expect(later?.time).toBeCloseTo(0.7, 1);
  const [laterRed = 0, , laterBlue = 0] = later ? pixelAt(later.bitmap, 0.5, 0.5) : [];
  expect(laterBlue).toBeGreaterThan(laterRed + 100);
  while (await reader.api.frame());
  expect(await reader.api.frame()).toBeUndefined();
});

test.each([
  [
    android,
    'VID_20250314_101530.mp4',
    'video/mp4',
    'avc',
    '2025-03-14T08:15:30.000Z',
    [46.8489, 35.3653],
    [180, 320],
  ],
  [
    iphone,
    'IMG_0417.MOV',
    'video/quicktime',
    'hevc',
    '2025-03-14T08:20:05.000Z',
    [46.848, 35.3671],
    [320, 180],
  ],
] as const)(
  'a telephone’s recording says where and when it was made, and whether it can be played here: %#',
  async (url, name, mediaType, codec, created, position, size) => {
    const { exhibit, reader } = await opened(await fetched(url, name));
    expect(exhibit.mediaType).toBe(mediaType);
    expect(exhibit.fields).toMatchObject({
      'exhibit.kind': 'video',
      'exhibit.metadata': {
        outcome: 'read',
        created,
        latitude: position[0],
        longitude: position[1],
        width: size[0],
        height: size[1],
        video_codec: codec,
        audio_codec: 'aac',
      },
    });
    // What this browser decodes is for the browser to say: the reader says the same, and gives frames only then.
    const config = { codec: codec === 'avc' ? 'avc1.42c00d' : 'hvc1.1.6.L60.90' };
    const { supported = false } = await VideoDecoder.isConfigSupported(config);
    const { video, duration } = await reader.api.media();
    expect(duration).toBeCloseTo(2, 1);
    expect(video).toMatchObject({ codec, decodable: supported });
    const frame = await reader.api.frame();
    expect(frame && [frame.bitmap.width, frame.bitmap.height]).toEqual(supported ? size : undefined);
    expect(exhibit.hasThumbnail).toBe(supported);
  },
);

test.each([
  [scan, 'scan.jpg', 'image/tiff', 'TIFF', { outcome: 'read', width: 48, height: 32 }],
  [avi, 'CAM0001.AVI', 'video/x-msvideo', 'AVI', { outcome: 'none' }],
] as const)(
  '%#: TIFF and AVI are kept as what they are, and nothing pretends to show them',
  async (url, name, mediaType, format, metadata) => {
    const { exhibit, reader } = await opened(await fetched(url, name));
    expect(exhibit).toMatchObject({ mediaType, hasThumbnail: false });
    expect(exhibit.fields).toMatchObject({ 'exhibit.metadata': metadata });
    expect(viewerFor(exhibit.mediaType, exhibit.fileName)).toBe('none');
    expect(formatName(exhibit.mediaType, exhibit.fileName)).toBe(format);
    expect(await refused(reader.api.picture({ maxPixels: 100 }))).toBe('unsupported');
    expect(await refused(reader.api.media())).toBe('unsupported');
  },
);

test('text is read in the encoding it was written in, a part at a time', async () => {
  const line = 'Заява про відмову в пенсії\n';
  const { reader } = await opened(new File([windows1251(line.repeat(20_000))], 'заява.txt'));
  const first = await reader.api.text({ part: 0 });
  expect(first).toMatchObject({ encoding: 'windows-1251', part: 0, parts: 3 });
  const rest = [await reader.api.text({ part: 1 }), await reader.api.text({ part: 2 })];
  expect([first, ...rest].map(({ text }) => text).join('')).toBe(line.repeat(20_000));
});

test('UTF-8 cut in the middle of a letter loses and repeats nothing', async () => {
  const text = `x${'ї'.repeat(300_000)}`;
  const { reader } = await opened(new File([text], 'a.txt'));
  const parts = [0, 1, 2].map((part) => reader.api.text({ part }));
  expect((await Promise.all(parts)).map((part) => part.text).join('')).toBe(text);
});

test('an office file says who wrote and who saved it', async () => {
  const file = new File([await docxOf()], 'наказ.docx');
  const { exhibit } = await opened(file);
  expect(exhibit.fields['exhibit.metadata']).toMatchObject({
    outcome: 'read',
    title: 'Наказ & додаток',
    author: 'Іван',
    last_author: 'Petro',
    created: '2025-03-01T09:00:00.000Z',
  });
});

test('a file that is not what it claims is attached all the same, and says that it could not be read', async () => {
  const broken = new File([new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3])], 'broken.jpg');
  const { exhibit, reader } = await opened(broken);
  expect(exhibit.fields['exhibit.metadata']).toMatchObject({ outcome: 'failed' });
  expect(await refused(reader.api.picture({ maxPixels: 100 }))).toBe('unsupported');
  expect(await refused(reader.api.pdf())).toBe('damaged');
  expect(await refused(reader.api.media())).toBe('damaged');
});

test('the reader has bytes only as long as the vault is open', async () => {
  const { vault, reader } = await opened(new File([tone(3)], 'розмова.wav'));
  await reader.api.media();
  await vault.lock();
  let answered = false;
  const left = reader.api.text({ part: 0 }).then(
    () => {
      answered = true;
    },
    (error: ReaderRefusal) => error.why,
  );
  // Anything else it does is answered meanwhile: the question for bytes is not.
  expect(await refused(startReader().api.pdf())).toBe('damaged');
  expect(answered).toBe(false);
  reader.end();
  expect(await left).toBe('damaged');
});
