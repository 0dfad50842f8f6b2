import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../build/root.ts';
import type { StoredDatabase } from '../../browser/vault/raw-rows.ts';

/** Vaults as earlier versions wrote them, row by row: see test/fixtures/vaults/README.md. */

const textOf = (format: 'format-1'): string =>
  readFileSync(join(root, 'test/fixtures/vaults', `${format}.json`), 'utf8');

/** Lays its databases into the app's own, which has no vault. The app takes notice at its next start or reload. */
export const layOlderVault = (window: Page, format: 'format-1'): Promise<void> =>
  window.evaluate(async (text) => {
    const withBytes = (_: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && '$bytes' in value
        ? Uint8Array.from(atob(String(value.$bytes)), (unit) => unit.charCodeAt(0))
        : value;
    const settled = (request: IDBOpenDBRequest): Promise<void> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error ?? new Error('database'));
      });
    for (const { name } of await indexedDB.databases())
      if (name !== undefined) await settled(indexedDB.deleteDatabase(name));
    for (const { name, version, stores } of JSON.parse(text, withBytes) as readonly StoredDatabase[]) {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => {
        for (const { name: store, keyPath, autoIncrement, indexes, rows } of stores) {
          const made = request.result.createObjectStore(store, { keyPath, autoIncrement });
          for (const index of indexes) made.createIndex(index.name, index.keyPath, index);
          for (const row of rows) made.put(row);
        }
      };
      await settled(request);
      request.result.close();
    }
  }, textOf(format));

/** The versions that the databases now have. */
export const versionsIn = (window: Page): Promise<Readonly<Record<string, number>>> =>
  window.evaluate(async () =>
    Object.fromEntries((await indexedDB.databases()).map(({ name, version }) => [name ?? '', version ?? 0])),
  );
