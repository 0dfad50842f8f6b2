import { incidentTypeIds } from '../../../shared/model/incident-types.ts';
import { numbersFrom } from '../chance.ts';
import { median, p95 } from '../statistics.ts';
import { type Floors, measureFloors } from './floors.ts';
import { openPlainDexie } from './plain-dexie.ts';
import { queriesOf } from './queries.ts';
import { type Sample, sampleOf } from './sample-records.ts';
import { foundZapysVault, measureDerivation, type ZapysVault } from './zapys-vault.ts';

/** In the page: ours and plain Dexie in turn, on the same records. Milliseconds. */

export type Row = {
  readonly name: string;
  readonly ours_ms: number;
  readonly peer?: 'dexie-plain';
  readonly peer_ms?: number;
  readonly ratio?: number;
};

export type Measured = {
  readonly records: number;
  readonly rows: readonly Row[];
  readonly floors: Floors;
  /** Megabytes of the image of the index. */
  readonly image_mb: number;
};

const timed = async <T>(work: () => Promise<T>): Promise<{ took: number; value: T }> => {
  const began = performance.now();
  const value = await work();
  return { took: performance.now() - began, value };
};

const took = async (work: () => Promise<unknown>): Promise<number> => (await timed(work)).took;

const row = (name: string, ours: number, peer?: number): Row =>
  peer === undefined
    ? { name, ours_ms: ours }
    : { name, ours_ms: ours, peer: 'dexie-plain', peer_ms: peer, ratio: ours / peer };

const batch = 10_000;

const measureImport = async (
  ours: ZapysVault,
  peer: ReturnType<typeof openPlainDexie>,
  { records }: Sample,
): Promise<Row> => {
  let [mine, theirs] = [0, 0];
  for (let at = 0; at < records.length; at += batch) {
    const some = records.slice(at, at + batch);
    mine += await took(() => ours.import(some, at));
    theirs += await took(() => peer.import(some, at));
  }
  return row('import', mine, theirs);
};

/** The first unlock of a profile: there is no image of its index yet. */
const measureFirstOpen = async (ours: ZapysVault): Promise<readonly Row[]> => {
  await ours.rest();
  ours.close();
  await ours.forgetImage();
  await ours.lock();
  const derivation = await measureDerivation();
  const first = (await took(ours.unlock)) - derivation;
  await ours.rest();
  return [row('open-first', first)];
};

const measureStatistics = async (ours: ZapysVault): Promise<Row> => {
  const mine: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) mine.push(await took(ours.statistics));
  return row('stats', median(mine));
};

const measureOpen = async (ours: ZapysVault, sample: Sample): Promise<readonly Row[]> => {
  const [open, search, peerOpen]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < 3; turn += 1) {
    await ours.lock();
    const derivation = median([
      await measureDerivation(),
      await measureDerivation(),
      await measureDerivation(),
    ]);
    const unlocked = await took(ours.unlock);
    const page = await timed(ours.firstPage);
    if (page.value.total !== sample.records.length)
      throw new Error(`The list has ${page.value.total} incidents of ${sample.records.length}`);
    open.push(unlocked - derivation + page.took);
    search.push(unlocked - derivation + page.took + (await took(() => ours.search('паспорт'))));
    const again = openPlainDexie();
    peerOpen.push(await took(again.firstPage));
    again.close();
  }
  return [row('open', median(open), median(peerOpen)), row('open-search', median(search))];
};

const measureSearch = async (
  ours: ZapysVault,
  peer: ReturnType<typeof openPlainDexie>,
  sample: Sample,
): Promise<Row> => {
  const queries = queriesOf(sample, 200, numbersFrom(10));
  const [mine, theirs]: [number[], number[]] = [[], []];
  // The scan of plain Dexie takes seconds: it answers every eighth, of each kind as many.
  for (const [index, { text }] of queries.entries()) {
    mine.push(await took(() => ours.search(text)));
    if (index % 8 === 0) theirs.push(await took(() => peer.search(text.replaceAll('"', '').split(' '))));
  }
  return row('search', p95(mine), p95(theirs));
};

const measureFilter = async (
  ours: ZapysVault,
  peer: ReturnType<typeof openPlainDexie>,
  { records }: Sample,
): Promise<Row> => {
  const pick = numbersFrom(3);
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 100; turn += 1) {
    const type = incidentTypeIds[pick(incidentTypeIds.length)] ?? '';
    const raion = records[pick(records.length)]?.raion ?? '';
    const year = 2022 + pick(3);
    const [from, to] = [`${year}-03-01`, `${year + 1}-06-30`] as const;
    mine.push(await took(() => ours.filter(type, raion, from, to)));
    theirs.push(await took(() => peer.filter(type, raion, from, to)));
  }
  return row('filter', p95(mine), p95(theirs));
};

const measureSave = async (ours: ZapysVault, peer: ReturnType<typeof openPlainDexie>): Promise<Row> => {
  const { rows } = await ours.firstPage();
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (const [index, { id, number }] of rows.entries()) {
    const { heads, fields } = await ours.incident(id);
    const narrative = `${String(fields['account.narrative'])} Уточнено ${number}.`;
    mine.push(await took(() => ours.save(id, heads, narrative)));
    theirs.push(await took(() => peer.put(index, narrative)));
  }
  return row('save', p95(mine), p95(theirs));
};

export const measureVault = async (count: number, say: (line: string) => void): Promise<Measured> => {
  const sample = await sampleOf(count);
  say(`${count} records made`);
  const floors = await measureFloors();
  const [ours, peer] = [await foundZapysVault(), openPlainDexie()];
  const rows: Row[] = [];
  const add = (...more: readonly Row[]) => {
    rows.push(...more);
    for (const { name, ours_ms, peer_ms } of more)
      say(
        `${name}: ${ours_ms.toFixed(1)} ms${peer_ms === undefined ? '' : `, plain Dexie ${peer_ms.toFixed(1)} ms`}`,
      );
  };
  add(await measureImport(ours, peer, sample));
  add(...(await measureFirstOpen(ours)));
  const image_mb = await ours.imageLength();
  add(...(await measureOpen(ours, sample)));
  add(await measureSearch(ours, peer, sample));
  add(await measureFilter(ours, peer, sample));
  add(await measureStatistics(ours));
  add(await measureSave(ours, peer));
  ours.close();
  await peer.remove();
  return { records: count, rows, floors, image_mb };
};
