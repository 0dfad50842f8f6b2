import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../build/root.ts';
import type { StoredDatabase } from '../../browser/vault/raw-rows.ts';
import { appears } from './expect.ts';
import type { Stage } from './vault-steps.ts';

/** Vaults as earlier versions wrote them, row by row: see test/fixtures/vaults/README.md. */

const textOf = (format: 'format-1'): string =>
  readFileSync(join(root, 'test/fixtures/vaults', `${format}.json`), 'utf8');

/**
 * Lays its databases in the place of the app's own, which has no vault and stands at its first screen: it has made
 * what it needs then and asks for nothing more. It takes notice of them at its next start or reload.
 */
export async function layOlderVault({ window, t }: Stage, format: 'format-1'): Promise<void> {
  await appears(window.getByRole('heading', { name: t('vault:firstRun.about') }));
  await window.evaluate(async (text) => {
    const withBytes = (_: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && '$bytes' in value
        ? Uint8Array.from(atob(String(value.$bytes)), (unit) => unit.charCodeAt(0))
        : value;
    for (const { name, version, stores } of JSON.parse(text, withBytes) as readonly StoredDatabase[])
      await new Promise<void>((resolve, reject) => {
        // The second request waits for the first: nobody's own comes between them.
        indexedDB.deleteDatabase(name);
        const request = indexedDB.open(name, version);
        request.onupgradeneeded = () => {
          for (const { name: store, keyPath, autoIncrement, indexes, rows } of stores) {
            const made = request.result.createObjectStore(store, { keyPath, autoIncrement });
            for (const index of indexes) made.createIndex(index.name, index.keyPath, index);
            for (const row of rows) made.put(row);
          }
        };
        request.onerror = () => reject(request.error ?? new Error(name));
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      });
  }, textOf(format));
}

/** The versions that the databases now have. */
export const versionsIn = (window: Page): Promise<Readonly<Record<string, number>>> =>
  window.evaluate(async () =>
    Object.fromEntries((await indexedDB.databases()).map(({ name, version }) => [name ?? '', version ?? 0])),
  );
