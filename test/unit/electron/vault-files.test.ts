import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { vaultFiles } from '../../../electron/vault-files.ts';

let home = '';
let minute = 0;

const level = 'IndexedDB/app_zapys_0.indexeddb.leveldb';
const evidence = 'IndexedDB/app_zapys_0.indexeddb.blob/2/00/1';
const inHome = (...path: readonly string[]): string => join(home, ...path);
const put = (path: string, text: string): void => {
  mkdirSync(dirname(inHome(path)), { recursive: true });
  writeFileSync(inHome(path), text);
};
const log = (): string => readFileSync(inHome(level, '000003.log'), 'utf8');
const copies = (): readonly string[] =>
  existsSync(inHome('vault-copies')) ? readdirSync(inHome('vault-copies')).sort() : [];
const kinds = (): readonly string[] => copies().map((name) => name.split('-')[0] ?? '');
const nameOf = (kind: string): string => copies().find((name) => name.startsWith(`${kind}-`)) ?? 'none';
const inCopy = (kind: string, name: string): string =>
  readFileSync(inHome('vault-copies', nameOf(kind), level.slice('IndexedDB/'.length), name), 'utf8');
const inode = (path: string): number => statSync(inHome(path)).ino;

/** One run of the app, some time after the last: what it finds, what the person then writes. */
const run = () => {
  minute += 1;
  vi.setSystemTime(new Date(Date.UTC(2025, 2, 14, 10, minute)));
  const files = vaultFiles(home);
  files.start();
  return files;
};
const unlockedRun = (writes: string) => {
  const files = run();
  files.found('locked');
  files.opened();
  appendFileSync(inHome(level, '000003.log'), writes);
  return files;
};
const quit = (files: ReturnType<typeof run>): void => {
  vi.setSystemTime(Date.now() + 1000);
  files.quit();
};
/** What Chromium does with a store it finds damaged. */
const destroyStore = (): void => {
  rmSync(inHome('IndexedDB'), { recursive: true });
  put(`${level}/000003.log`, 'empty');
};

beforeEach(() => {
  minute = 0;
  home = mkdtempSync(join(tmpdir(), 'zapys-files-'));
  vi.useFakeTimers({ toFake: ['Date'] });
  put(`${level}/CURRENT`, 'MANIFEST-000001\n');
  put(`${level}/LOCK`, '');
  put(`${level}/000003.log`, 'a');
  put(`${level}/000005.ldb`, 'table');
  put(evidence, 'picture');
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true });
});

describe('copies', () => {
  test('evidence is linked; a table is copied once and shared by copies; the lock is left', () => {
    quit(unlockedRun('b'));
    quit(unlockedRun('c'));
    const good = join('vault-copies', nameOf('good'));
    const last = join('vault-copies', nameOf('quit'));
    const below = (copy: string, path: string): string => join(copy, path.slice('IndexedDB/'.length));
    expect(inode(below(good, evidence))).toBe(inode(evidence));
    const table = `${level}/000005.ldb`;
    expect(inode(below(good, table))).not.toBe(inode(table));
    expect(inode(below(last, table))).toBe(inode(below(good, table)));
    expect(existsSync(inHome(below(good, `${level}/LOCK`)))).toBe(false);
    expect(existsSync(inHome(below(good, `${level}/CURRENT`)))).toBe(true);
  });

  test('one good copy is kept, and the one made on quitting while it is newer', () => {
    quit(unlockedRun('b'));
    expect(kinds()).toEqual(['good', 'quit']);
    quit(unlockedRun('c'));
    expect(kinds()).toEqual(['good', 'quit']);
    expect(inCopy('good', '000003.log')).toBe('ab');
    expect(inCopy('quit', '000003.log')).toBe('abc');
    unlockedRun('d');
    expect(kinds()).toEqual(['good']);
    expect(inCopy('good', '000003.log')).toBe('abc');
  });

  test('a vault that was not opened whole makes no copy good', () => {
    const files = run();
    files.found('locked');
    quit(files);
    expect(kinds()).toEqual(['readable']);
  });

  test('a first run leaves neither a copy nor the expectation of a vault', () => {
    expect(run().found('absent')).toBeUndefined();
    expect(copies()).toEqual([]);
    expect(run().found('absent')).toBeUndefined();
  });
});

describe('a lost vault', () => {
  test('the files as they were at the start are kept, however often the app is killed and started', () => {
    quit(unlockedRun('b'));
    run();
    destroyStore();
    // Killed before it could say what it found.
    const next = run();
    expect(next.found('absent')).toMatchObject({ damagedKept: true, requestFailed: false });
    run().found('absent');
    expect(kinds().filter((kind) => kind === 'damaged' || kind === 'start')).toEqual(['damaged']);
    expect(inCopy('damaged', '000003.log')).toBe('ab');
  });

  test('is expected by its copies too, when the marker is gone', () => {
    quit(unlockedRun('b'));
    rmSync(inHome('vault-exists'));
    destroyStore();
    expect(run().found('absent')?.copies).toHaveLength(2);
  });

  test('is expected from the first unlock of a vault older than the copies', () => {
    run().found('locked');
    destroyStore();
    expect(run().found('absent')).toMatchObject({ copies: [] });
  });

  test('what is put back is the copy chosen; what was in its place and what is newer is kept', () => {
    quit(unlockedRun('b'));
    destroyStore();
    const files = run();
    const lost = files.found('absent');
    expect(lost?.copies.map(({ at }) => at)).toEqual([
      '2025-03-14T10:01:01.000Z',
      '2025-03-14T10:01:00.000Z',
    ]);
    files.requestPutBack(lost?.copies[1]?.id ?? '');
    expect(log()).toBe('empty');
    run().found('locked');
    expect(log()).toBe('a');
    expect(readFileSync(inHome(evidence), 'utf8')).toBe('picture');
    expect(kinds()).toEqual(['damaged', 'good', 'kept', 'kept', 'readable']);
  });

  test('a kill between the two renames of putting back ends well at the next start', () => {
    quit(unlockedRun('b'));
    destroyStore();
    const files = run();
    files.requestPutBack(files.found('absent')?.copies[0]?.id ?? '');
    renameSync(inHome('IndexedDB'), inHome('vault-copies', 'kept-2025-03-14T11-00-00.000Z'));
    run();
    expect(log()).toBe('ab');
  });

  test('a copy that is not there is said not to be, and the others stay', () => {
    quit(unlockedRun('b'));
    destroyStore();
    const files = run();
    files.found('absent');
    files.requestPutBack('good-2020-01-01T00-00-00.000Z');
    expect(run().found('absent')).toMatchObject({ requestFailed: true });
    expect(kinds()).toEqual(['damaged', 'good', 'quit']);
  });

  test('damaged files never become a good copy after another was put back', () => {
    quit(unlockedRun('b'));
    appendFileSync(inHome(level, '000003.log'), ' and damage');
    const files = run();
    const lost = files.found('failed');
    files.requestPutBack(lost?.copies[0]?.id ?? '');
    const healed = run();
    healed.found('locked');
    healed.opened();
    expect(kinds()).toEqual(['damaged', 'good', 'kept']);
    expect(inCopy('good', '000003.log')).toBe('ab');
    expect(inCopy('damaged', '000003.log')).toBe('ab and damage');
  });

  test('nothing is put back or moved aside while the vault is found', () => {
    const files = unlockedRun('b');
    expect(() => files.requestPutBack(nameOf('good'))).toThrow('Refused');
    expect(() => files.requestStartOver()).toThrow('Refused');
  });

  test('starting over moves everything aside and keeps it', () => {
    quit(unlockedRun('b'));
    destroyStore();
    const files = run();
    files.found('absent');
    files.requestStartOver();
    expect(run().found('absent')).toBeUndefined();
    expect(copies()).toEqual([]);
    const aside = readdirSync(home).find((name) => name.startsWith('vault-set-aside-')) ?? '';
    expect(
      readdirSync(inHome(aside))
        .map((name) => name.split('-')[0])
        .sort(),
    ).toEqual(['damaged', 'good', 'kept', 'quit']);
  });
});

describe('after an erasure', () => {
  test('no copy with the keys is left, and what a person set aside is named', () => {
    quit(unlockedRun('b'));
    renameSync(
      inHome('vault-copies', nameOf('quit')),
      inHome('vault-copies', nameOf('quit').replace('quit', 'kept')),
    );
    put('vault-set-aside-2024/x', 'old');
    const files = unlockedRun('c');
    expect(kinds()).toEqual(['good', 'kept']);
    expect(files.erased()).toEqual([inHome('vault-copies', nameOf('kept')), inHome('vault-set-aside-2024')]);
    expect(kinds()).toEqual(['kept']);
    quit(files);
    expect(kinds()).toEqual(['kept', 'quit']);
  });
});

describe('a vault that removed itself', () => {
  const everything = (): readonly string[] =>
    readdirSync(home, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .sort();
  /** The store, copies of every kind, and what was set aside before. */
  const lived = () => {
    put('vault-set-aside-2024/000001.log', 'old keys');
    put('Preferences', '{}');
    quit(unlockedRun('b'));
    return unlockedRun('c');
  };

  test('its copies go at once, its store at the next start, and the time is known until there is another', () => {
    const files = lived();
    files.requestRemoval();
    expect(copies()).toEqual([]);
    expect(existsSync(inHome('vault-set-aside-2024'))).toBe(false);
    quit(files);
    expect(copies()).toEqual([]);
    const next = run();
    expect(everything()).toEqual(['Preferences', 'vault-removed']);
    expect(next.found('absent')).toBeUndefined();
    expect(next.removedAt()).toBe('2025-03-14T10:03:00.000Z');
    run().found('locked');
    expect(run().removedAt()).toBeUndefined();
  });

  test('what holds its keys is overwritten before it is removed', () => {
    const files = lived();
    // Another name for the same bytes on the disk shows what becomes of them.
    const names = readdirSync(inHome(level)).filter((name) => /\.(log|ldb)$/.test(name));
    for (const name of names) linkSync(inHome(level, name), inHome(`seen-${name}`));
    const good = inHome('vault-copies', nameOf('good'), level.slice('IndexedDB/'.length));
    for (const name of names) linkSync(join(good, name), inHome(`copied-${name}`));
    files.requestRemoval();
    run();
    expect(names).toEqual(['000003.log', '000005.ldb']);
    for (const name of names.flatMap((one) => [`seen-${one}`, `copied-${one}`]))
      expect(readFileSync(inHome(name)).every((byte) => byte === 0)).toBe(true);
  });

  test('a kill anywhere on the way is made good by the next start', () => {
    for (const gone of [[], ['IndexedDB'], ['IndexedDB', 'vault-exists'], [level, 'vault-exists']]) {
      const files = lived();
      files.requestRemoval();
      put('vault-copies/making-good-2025-03-14T10-01-00.000Z/x.ldb', 'half a copy');
      for (const path of gone) rmSync(inHome(path), { recursive: true });
      run();
      expect(everything()).toEqual(['Preferences', 'vault-removed']);
      put(`${level}/000003.log`, 'a');
      put(`${level}/000005.ldb`, 'table');
    }
  });

  test('files that cannot be removed are tried at every start, and said not to be', () => {
    lived().requestRemoval();
    // A folder where a file is to be overwritten: the removal fails there.
    mkdirSync(inHome(level, '000009.log'));
    const failed = run();
    expect(failed.found('failed')).toMatchObject({ requestFailed: true });
    expect(() => failed.requestRemoval()).toThrow('could not be removed');
    rmSync(inHome(level, '000009.log'), { recursive: true });
    run();
    expect(everything()).toEqual(['Preferences', 'vault-removed']);
  });
});
