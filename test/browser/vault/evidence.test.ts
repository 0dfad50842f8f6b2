import { afterEach, expect, test } from 'vitest';
import { foundVault, login, olha, refusal, whole, wipe } from './fresh-vault.ts';
import { alter, corruptChunk, flipped, rowsOf } from './raw-rows.ts';
import { saving } from './save-target.ts';

afterEach(wipe);

const incidentIn = async () => {
  const { vault } = await foundVault();
  return { vault, incident: await vault.api.createIncident({ changes: whole }) };
};

/** Bytes that do not repeat, so that a chunk out of place is seen. */
const noise = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

test('a file of 41 MB comes back byte for byte after the vault was closed', async () => {
  const { vault, incident } = await incidentIn();
  const bytes = noise(41 * 1024 * 1024 + 5);
  const hash = await sha256(bytes);
  const steps: number[] = [];
  vault.on((event) => {
    if (event.type === 'progress') steps.push(event.progress.done);
  });
  const file = new File([bytes], 'запис.bin');
  const { exhibitList } = await vault.api.attach({ task: 't', incident: incident.id, file });
  expect(exhibitList).toMatchObject([
    { fileName: 'запис.bin', size: bytes.length, sha256: hash, hasThumbnail: false },
  ]);
  expect(steps.at(-1)).toBe(bytes.length);
  vault.terminate();

  const again = await login(olha);
  const target = saving();
  const exhibit = exhibitList[0]?.id ?? '';
  expect(await again.api.saveOriginal({ task: 's', exhibit, port: target.port })).toEqual({ sha256: hash });
  expect(await target.outcome).toBe('done');
  expect(await sha256(target.bytes())).toBe(hash);
  expect(await again.api.leftovers()).toEqual([]);
});

test('the same bytes attached twice are stored once', async () => {
  const { vault, incident } = await incidentIn();
  const bytes = noise(3 * 1024 * 1024);
  await vault.api.attach({ task: 'a', incident: incident.id, file: new File([bytes], 'a.bin') });
  const after = (await rowsOf('zapys-evidence', 'chunks')).length;
  const { exhibitList } = await vault.api.attach({
    task: 'b',
    incident: incident.id,
    file: new File([bytes], 'b.bin'),
  });
  expect(exhibitList.map(({ fileName }) => fileName)).toEqual(['a.bin', 'b.bin']);
  expect(await rowsOf('zapys-evidence', 'chunks')).toHaveLength(after);
});

test('a file of 0 bytes is refused and leaves nothing', async () => {
  const { vault, incident } = await incidentIn();
  const file = new File([], 'порожній.jpg');
  expect(await refusal(vault.api.attach({ task: 'a', incident: incident.id, file }))).toEqual({
    code: 'empty_file',
    detail: 'порожній.jpg',
  });
  expect(await rowsOf('zapys-evidence', 'chunks')).toEqual([]);
  expect(await vault.api.incident({ id: incident.id })).toEqual(incident);
});

test('a file that disappears while it is read is refused and leaves nothing', async () => {
  const { vault, incident } = await incidentIn();
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('vanishing.bin', { create: true });
  const writable = await handle.createWritable();
  await writable.write(noise(24 * 1024 * 1024));
  await writable.close();
  const file = await handle.getFile();
  const removed = new Promise<void>((resolve) => {
    const stop = vault.on((event) => {
      if (event.type !== 'progress') return;
      stop();
      resolve(folder.removeEntry('vanishing.bin'));
    });
  });
  expect(await refusal(vault.api.attach({ task: 'a', incident: incident.id, file }))).toEqual({
    code: 'file_unreadable',
    detail: 'vanishing.bin',
  });
  await removed;
  expect(await rowsOf('zapys-evidence', 'chunks')).toEqual([]);
  expect(await rowsOf('zapys-evidence', 'evidence')).toEqual([]);
});

test('an attachment cancelled on the way leaves nothing', async () => {
  const { vault, incident } = await incidentIn();
  vault.on((event) => {
    if (event.type === 'progress') void vault.api.cancel({ task: event.task });
  });
  const file = new File([noise(24 * 1024 * 1024)], 'a.bin');
  expect(await refusal(vault.api.attach({ task: 'a', incident: incident.id, file }))).toEqual({
    code: 'cancelled',
  });
  expect(await rowsOf('zapys-evidence', 'chunks')).toEqual([]);
  expect((await vault.api.incident({ id: incident.id })).exhibits).toBe(0);
});

test('an attachment cut short by the end of the worker is gone when the vault opens again', async () => {
  const { vault, incident } = await incidentIn();
  // Eight megabytes are on the disk before the eight after them are sent there.
  const stored = new Promise<void>((resolve) => {
    vault.on((event) => {
      if (event.type === 'progress' && event.progress.done > 20 * 1024 * 1024) resolve();
    });
  });
  const cut = refusal(
    vault.api.attach({
      task: 'a',
      incident: incident.id,
      file: new File([noise(40 * 1024 * 1024)], 'a.bin'),
    }),
  );
  await stored;
  vault.terminate();
  expect((await cut).code).toBe('locked');
  expect((await rowsOf('zapys-evidence', 'chunks')).length).toBeGreaterThan(0);
  const again = await login(olha);
  expect(await rowsOf('zapys-evidence', 'chunks')).toEqual([]);
  expect(await again.api.incident({ id: incident.id })).toEqual(incident);
});

test('a damaged chunk is named, and the file it is in; nothing of it is written out', async () => {
  const { vault, incident } = await incidentIn();
  const file = new File([noise(5 * 1024 * 1024)], 'повістка.bin');
  const { exhibitList } = await vault.api.attach({ task: 'a', incident: incident.id, file });
  vault.terminate();
  await corruptChunk(2);
  const again = await login(olha);
  const { problems } = await again.api.verify({ task: 'verify' });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ rule: 'evidence', record: exhibitList[0]?.id });
  expect(problems[0]?.at).toMatch(/^повістка\.bin: evidence [0-9a-f-]{36} chunk 2$/);
  const target = saving();
  const exhibit = exhibitList[0]?.id ?? '';
  expect(await refusal(again.api.saveOriginal({ task: 's', exhibit, port: target.port }))).toEqual({
    code: 'evidence_damaged',
    detail: 'повістка.bin',
  });
  expect(await target.outcome).toBe('aborted');
});

test('attaching the same file again mends an exhibit whose stored bytes were damaged', async () => {
  const { vault, incident } = await incidentIn();
  const bytes = noise(3 * 1024 * 1024);
  const attached = await vault.api.attach({
    task: 'a',
    incident: incident.id,
    file: new File([bytes], 'a.bin'),
  });
  const first = attached.exhibitList[0]?.id ?? '';
  vault.terminate();
  await corruptChunk(1);
  const again = await login(olha);
  expect((await again.api.verify({ task: 'verify' })).problems).toHaveLength(1);
  const { exhibitList } = await again.api.attach({
    task: 'b',
    incident: incident.id,
    file: new File([bytes], 'b.bin'),
  });
  expect(exhibitList).toHaveLength(2);
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect(await rowsOf('zapys-evidence', 'chunks')).toHaveLength(3);
  expect(await rowsOf('zapys-evidence', 'evidence')).toHaveLength(1);
  again.terminate();

  // The chunks that took their place are nobody's orphans.
  const later = await login(olha);
  const target = saving();
  await later.api.saveOriginal({ task: 's', exhibit: first, port: target.port });
  expect(await sha256(target.bytes())).toBe(await sha256(bytes));
});

test('attaching the same file again mends an exhibit whose key was damaged or whose row is gone', async () => {
  const { vault, incident } = await incidentIn();
  const file = () => new File([new Uint8Array(1000).fill(7)], 'a.bin');
  await vault.api.attach({ task: 'a', incident: incident.id, file: file() });
  vault.terminate();
  for (const damage of ['key', 'row']) {
    await alter('zapys-evidence', 'evidence', (row) =>
      damage === 'key' ? { ...row, box: flipped(row.box) } : undefined,
    );
    const again = await login(olha);
    expect((await again.api.verify({ task: 'verify' })).problems.length).toBeGreaterThan(0);
    await again.api.attach({ task: damage, incident: incident.id, file: file() });
    expect([damage, (await again.api.verify({ task: 'verify' })).problems]).toEqual([damage, []]);
    again.terminate();
  }
});

test('a damaged thumbnail is made again when its picture is attached again', async () => {
  const { vault, incident } = await incidentIn();
  const canvas = new OffscreenCanvas(40, 30);
  canvas.getContext('2d')?.fillRect(0, 0, 20, 30);
  const file = new File([await canvas.convertToBlob()], 'a.png', { type: 'image/png' });
  const { exhibitList } = await vault.api.attach({ task: 'a', incident: incident.id, file });
  const exhibit = exhibitList[0]?.id ?? '';
  vault.terminate();
  await corruptChunk(0);
  const again = await login(olha);
  expect((await refusal(again.api.thumbnail({ exhibit }))).code).toBe('evidence_damaged');
  await again.api.attach({ task: 'b', incident: incident.id, file });
  expect((await again.api.thumbnail({ exhibit }))?.width).toBe(40);
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
});

test('a detached exhibit leaves the incident and its bytes stay', async () => {
  const { vault, incident } = await incidentIn();
  const file = new File([noise(1000)], 'a.bin');
  const { exhibitList } = await vault.api.attach({ task: 'a', incident: incident.id, file });
  const exhibit = exhibitList[0]?.id ?? '';
  const after = await vault.api.detach({ incident: incident.id, exhibit, reason: 'Не той файл' });
  expect(after.exhibitList).toEqual([]);
  await vault.lock();
  await login(olha);
  expect(await rowsOf('zapys-evidence', 'chunks')).toHaveLength(1);
});

test('saving stops when the disk is full, says so, and keeps the path to be removed', async () => {
  const { vault, incident } = await incidentIn();
  const file = new File([noise(4 * 1024 * 1024)], 'a.bin');
  const { exhibitList } = await vault.api.attach({ task: 'a', incident: incident.id, file });
  const target = saving({ failAfter: 2 });
  const exhibit = exhibitList[0]?.id ?? '';
  expect(await refusal(vault.api.saveOriginal({ task: 's', exhibit, port: target.port }))).toEqual({
    code: 'export_failed',
    detail: 'disk_full',
  });
  expect(await vault.api.leftovers()).toEqual([target.path]);
  await vault.api.leftoverRemoved({ path: target.path });
  expect(await vault.api.leftovers()).toEqual([]);
});

test('a save cut short by the end of the worker is listed among the leftovers afterwards', async () => {
  const { vault, incident } = await incidentIn();
  const file = new File([noise(4 * 1024 * 1024)], 'a.bin');
  const { exhibitList } = await vault.api.attach({ task: 'a', incident: incident.id, file });
  const target = saving({ onChunk: () => vault.terminate() });
  const cut = refusal(
    vault.api.saveOriginal({ task: 's', exhibit: exhibitList[0]?.id ?? '', port: target.port }),
  );
  expect((await cut).code).toBe('locked');
  expect(await (await login(olha)).api.leftovers()).toEqual([target.path]);
});
