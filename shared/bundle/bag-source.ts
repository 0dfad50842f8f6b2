import type { Problem } from './verdict.ts';

/** Where a bag is read from: a folder, a zip, files dropped into a page. Paths use `/`. */
export type BagFile = {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
};

export type BagSource = {
  /** Every file, with what is wrong with the container. @throws Unreadable when there is nothing to read. */
  readonly list: () => Promise<{ readonly files: readonly BagFile[]; readonly problems: readonly Problem[] }>;
  /** A listed file's bytes. Iteration throws when they cannot be read whole. */
  readonly open: (path: string) => AsyncIterable<Uint8Array>;
};

/** More than any bundle has, fewer than would exhaust a browser. */
export const mostFiles = 200_000;

/** Whether a path stays inside the folder it is unpacked into, on every system. */
export const isSafePath = (path: string): boolean =>
  path !== '' &&
  !path.startsWith('/') &&
  !path.startsWith('~') &&
  !/^[A-Za-z]:/.test(path) &&
  !path.includes('\\') &&
  !path.includes('\0') &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
