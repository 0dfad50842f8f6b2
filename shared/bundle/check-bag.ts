import { isSafePath } from './bag-source.ts';
import { type Algorithm, type Digester, type Digests, digestStream } from './digest.ts';
import { decodePath, readOxum } from './manifest.ts';
import type { Bag, Manifest } from './read-bag.ts';
import type { BagFacts, Note, Problem } from './verdict.ts';

/** Whether a bag is complete and valid (RFC 8493, section 3), told file by file. */

export type BagCheck = {
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  readonly facts: BagFacts;
  /** Digests of every file that was read. */
  readonly digests: ReadonlyMap<string, Digests>;
  readonly payloadFiles: number;
  readonly tagFiles: number;
};

export type BagCheckOptions = {
  readonly digester?: Digester;
  readonly cancelled?: { readonly aborted: boolean };
  /** Bytes hashed so far, of how many. */
  readonly progress?: (done: number, total: number) => void;
};

const isPayload = (path: string) => path.startsWith('data/');
const normalised = (path: string) => path.normalize('NFC');

export const checkBag = async (bag: Bag, options: BagCheckOptions = {}): Promise<BagCheck> => {
  const problems: Problem[] = [];
  const notes: Note[] = [];
  const payload = [...bag.files.keys()].filter(isPayload);
  const payloadManifests = bag.manifests.filter(({ kind }) => kind === 'payload');
  const anyManifest = [...bag.files.keys()].some((path) => /^manifest-[^/]+\.txt$/.test(path));
  if (payloadManifests.length === 0)
    problems.push({ code: anyManifest ? 'no_known_manifest' : 'no_payload_manifest', at: bag.base });
  if (payloadManifests.length > 0 && payloadManifests.every(({ algorithm }) => isWeak(algorithm)))
    notes.push({ code: 'weak_digest', at: payloadManifests.map(({ file }) => file).join(', ') });

  const elsewhere = fetched(bag, payloadManifests, problems);
  const expected = expectations(bag, elsewhere, problems, notes);

  const total = [...expected.keys()].reduce((sum, path) => sum + (bag.files.get(path) ?? 0), 0);
  const digests = new Map<string, Digests>();
  let done = 0;
  for (const [path, wanted] of expected) {
    if (options.cancelled?.aborted) throw new Error('cancelled');
    const needed = [...new Set(wanted.map(({ algorithm }) => algorithm))];
    try {
      const read = await digestStream(bag.open(path), needed, options.digester, (bytes) => {
        done += bytes.length;
        options.progress?.(done, total);
      });
      digests.set(path, read.digests);
      const wrong = wanted.filter(({ algorithm, digest }) => read.digests[algorithm] !== digest);
      if (wrong.length > 0)
        problems.push({ code: 'changed', at: path, detail: wrong.map(({ file }) => file).join(', ') });
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      problems.push({ code: 'file_unreadable', at: path, detail });
    }
  }

  for (const path of payload) if (!expected.has(path)) problems.push({ code: 'extra', at: path });
  clashes(bag, notes);

  const bytes = payload.reduce((sum, path) => sum + (bag.files.get(path) ?? 0), 0);
  for (const { value } of bag.info?.filter(({ label }) => label.toLowerCase() === 'payload-oxum') ?? []) {
    const oxum = readOxum(value);
    if (oxum?.bytes !== bytes || oxum.files !== payload.length)
      problems.push({ code: 'oxum', at: 'bag-info.txt', detail: `${value} ≠ ${bytes}.${payload.length}` });
  }
  return {
    problems,
    notes,
    digests,
    payloadFiles: [...digests.keys()].filter(isPayload).length,
    tagFiles: [...digests.keys()].filter((path) => !isPayload(path)).length,
    facts: {
      base: bag.base.replace(/\/$/, ''),
      version: bag.version,
      algorithms: payloadManifests.map(({ algorithm }) => algorithm),
      files: payload.length,
      bytes,
    },
  };
};

const isWeak = (algorithm: Algorithm) => algorithm === 'md5' || algorithm === 'sha1';

type Expected = { readonly file: string; readonly algorithm: Algorithm; readonly digest: string };

/** What each manifest says of each file that is there; everything else it says is a problem. */
const expectations = (
  bag: Bag,
  elsewhere: ReadonlySet<string>,
  problems: Problem[],
  notes: Note[],
): ReadonlyMap<string, readonly Expected[]> => {
  const byNormalised = new Map([...bag.files.keys()].map((path) => [normalised(path), path] as const));
  const expected = new Map<string, Expected[]>();
  const missing = new Set<string>();
  for (const manifest of bag.manifests) {
    const { file, kind, algorithm, lines } = manifest;
    const listed = new Map<string, string>();
    for (const { digest, path: written } of lines) {
      if (!isSafePath(written)) {
        problems.push({ code: 'manifest_unsafe', at: file, detail: written });
        continue;
      }
      if ((kind === 'payload') !== isPayload(written)) {
        problems.push({ code: 'manifest_outside', at: file, detail: written });
        continue;
      }
      const same = bag.files.has(written) ? written : byNormalised.get(normalised(written));
      const path = same ?? written;
      if (same && same !== written) notes.push({ code: 'name_normalised', at: same, detail: file });
      if (listed.has(path)) {
        if (bag.version === '1.0' || listed.get(path) !== digest)
          problems.push({ code: 'listed_twice', at: file, detail: path });
        continue;
      }
      listed.set(path, digest);
      if (same) expected.set(same, [...(expected.get(same) ?? []), { file, algorithm, digest }]);
      else missing.add(path);
    }
    if (kind === 'payload' && bag.version === '1.0')
      for (const path of bag.files.keys())
        if (isPayload(path) && !listed.has(path) && isListedElsewhere(bag, manifest, path))
          problems.push({ code: 'not_in_every_manifest', at: path, detail: file });
  }
  for (const path of missing)
    problems.push({ code: elsewhere.has(path) ? 'not_fetched' : 'missing', at: path });
  return expected;
};

const isListedElsewhere = (bag: Bag, but: Manifest, path: string) =>
  bag.manifests.some(
    (other) =>
      other !== but &&
      other.kind === 'payload' &&
      other.lines.some((line) => normalised(line.path) === normalised(path)),
  );

/** Paths that `fetch.txt` says are to be had from elsewhere. They are not fetched: there is no network here. */
const fetched = (bag: Bag, manifests: readonly Manifest[], problems: Problem[]): ReadonlySet<string> => {
  const paths = bag.fetch.map(({ path }) => decodePath(path));
  for (const path of paths) {
    if (!isSafePath(path) || !isPayload(path))
      problems.push({ code: 'manifest_unsafe', at: 'fetch.txt', detail: path });
    else if (manifests.some(({ lines }) => !lines.some((line) => line.path === path)))
      problems.push({ code: 'fetch_unlisted', at: path });
  }
  return new Set(paths);
};

/** Names that become one on a file system that folds case or normalises Unicode. */
const clashes = (bag: Bag, notes: Note[]): void => {
  const folded = new Map<string, string>();
  for (const path of bag.files.keys()) {
    const key = normalised(path).toLowerCase();
    const other = folded.get(key);
    if (other !== undefined) notes.push({ code: 'names_clash', at: path, detail: other });
    folded.set(key, path);
  }
};
