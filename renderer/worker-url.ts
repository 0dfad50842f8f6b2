import readerUrl from './reader/worker.ts?worker&url';
import tableReaderUrl from './table-reader/worker.ts?worker&url';
import vaultUrl from './vault/worker.ts?worker&url';

/** The Trusted Types policy `zapys`: the only script URLs the window may make are those of its own workers. */

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
};

const ourWorkers: readonly string[] = [vaultUrl, readerUrl, tableReaderUrl];

const onlyOurWorkers = (url: string): string => {
  if (!ourWorkers.includes(url) || new URL(url, location.href).origin !== location.origin) {
    throw new TypeError('Only the workers of this application may be started');
  }
  return url;
};

/** A policy's name may be taken once, so it is made with the module. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('zapys', {
  createScriptURL: onlyOurWorkers,
});

/** The URL as `Worker` wants it: where Trusted Types are enforced it is an object that TypeScript knows as text. */
const scriptUrl = (url: string): string =>
  policy ? (policy.createScriptURL(url) as string) : onlyOurWorkers(url);

export const vaultWorkerUrl = (): string => scriptUrl(vaultUrl);
export const readerWorkerUrl = (): string => scriptUrl(readerUrl);
/** Reads tables that strangers made; holds no keys. */
export const tableReaderWorkerUrl = (): string => scriptUrl(tableReaderUrl);
