import type { Page } from '@playwright/test';

/**
 * A vault made in this window from here asks the least that any vault allows of a passphrase (64 MiB, 3 passes), not
 * what this machine does in a second: the stories unlock hundreds of times. Set through the debugger, by the name of
 * the vault's worker, which the program itself never gives it.
 */
export async function atLeastCost(window: Page): Promise<void> {
  await window.addInitScript(() => {
    const Native = globalThis.Worker;
    globalThis.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options?.name === 'vault' ? { ...options, name: 'vault kdf-floor' } : options);
      }
    };
  });
  await window.reload();
}
