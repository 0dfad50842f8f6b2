import workerUrl from './vault/worker.ts?worker&url';

/** The Trusted Types policy `zapys`: the only script URL the window may make is its own vault worker's. */

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
};

const onlyTheVaultWorker = (url: string): string => {
  if (url !== workerUrl || new URL(url, location.href).origin !== location.origin) {
    throw new TypeError('Only the vault worker of this application may be started');
  }
  return url;
};

/** A policy's name may be taken once, so it is made with the module. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('zapys', {
  createScriptURL: onlyTheVaultWorker,
});

/** The URL as `Worker` wants it: where Trusted Types are enforced it is an object that TypeScript knows as text. */
export const vaultWorkerUrl = (): string =>
  policy ? (policy.createScriptURL(workerUrl) as string) : onlyTheVaultWorker(workerUrl);
