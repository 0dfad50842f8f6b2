import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveToApp } from '../../build/launch.ts';
import type { Field } from '../../shared/model/fields.ts';
import { sectionsOf } from '../../shared/model/incident.ts';
import { incidentTypeIds } from '../../shared/model/incident-types.ts';
import { answer, controlOf, expectSaved } from './harness/incident-form.ts';
import { attach, beginIncident, openIncident, photograph, record } from './harness/log-steps.ts';
import { expect, test } from './harness/test.ts';
import { encodings, scanForTraces } from './harness/trace-scan.ts';
import { createVault, lock, type Person, type Stage, stageOn, unlock } from './harness/vault-steps.ts';

/** A secret that nothing else on the machine contains. */
const canary = (): string => `zq${randomBytes(9).toString('hex')}`;

test('the scan finds a secret in every encoding, in file names and in the middle of other bytes', ({
  home,
}) => {
  const secret = canary();
  writeFileSync(join(home, `before-${secret}-after`), '');
  encodings(secret).forEach(({ pattern }, index) => {
    const around = randomBytes(100_000);
    writeFileSync(join(home, `planted-${index}`), Buffer.concat([around, pattern, around]));
  });
  for (const offset of [0, 1, 2]) {
    const text = Buffer.from(`${'x'.repeat(30 + offset)}${secret} and more`).toString('base64');
    writeFileSync(join(home, `encoded-${offset}`), text);
  }
  const found = scanForTraces(home, [secret]);
  expect(new Set(found.map(({ encoding }) => encoding))).toEqual(
    new Set(['file name', ...encodings(secret).map(({ encoding }) => encoding)]),
  );
  for (const offset of [0, 1, 2])
    expect(found.map(({ file }) => file)).toContain(join(home, `encoded-${offset}`));
  expect(scanForTraces(home, [canary()])).toEqual([]);
});

test('the scan finds what Chromium itself keeps of a page', async ({ open, home }) => {
  const stored = { local: canary(), indexed: canary() };
  const running = await open();
  await running.window.evaluate(async ({ local, indexed }) => {
    localStorage.setItem('note', local);
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('careless', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('notes');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction('notes', 'readwrite');
        writing.objectStore('notes').put({ text: `In the middle ${indexed} of a note` }, 1);
        writing.oncomplete = () => resolve();
      };
    });
  }, stored);
  await running.close();
  const found = scanForTraces(home, Object.values(stored)).map(({ secret }) => secret);
  expect(new Set(found)).toEqual(new Set(Object.values(stored)));
});

test('nothing that was typed or attached lies in clear on the disk, after closing and after a kill in mid-edit', async ({
  open,
  home,
}) => {
  test.setTimeout(240_000);
  const secrets: string[] = [];
  const secret = (): string => {
    const made = canary();
    secrets.push(made);
    return made;
  };
  const person: Person = {
    name: `Anna ${secret()}`,
    role: 'documenter',
    passphrase: `maple orbit ${secret()}`,
    showName: false,
  };
  const evidence = mkdtempSync(join(tmpdir(), 'zapys-evidence-'));
  const file = (extension: string, body: Buffer): string => {
    const path = join(evidence, `${secret()}.${extension}`);
    writeFileSync(path, body);
    return path;
  };
  const text = file('txt', Buffer.from(`${secret()}\n`.repeat(2000)));
  const picture = file(
    'jpg',
    Buffer.concat([readFileSync(photograph('DSCN0010.jpg')), Buffer.from(secret())]),
  );
  giveToApp(evidence);

  const first = await open();
  const stage = stageOn(first.window);
  const words = await createVault(stage, 'ZPS', person);
  secrets.push(words.slice(0, 3).join(' '));
  await beginIncident(stage);
  for (const type of incidentTypeIds) {
    await answer(stage.window, { 'account.type': type });
    const fields = sectionsOf(type).flatMap((section) => section.fields);
    for (const field of fields) await writeSecret(stage, field, secret);
  }
  const number = await record(stage, { 'account.date': '2025-03-14' });
  await attach(stage, [text, picture]);
  await stage.window.getByLabel(stage.t('log:list.search')).fill(secret());
  await expect(stage.window.getByText(stage.t('log:noMatch.title'))).toBeVisible();
  expect(secrets.length).toBeGreaterThan(30);

  await first.close();
  expect(scanForTraces(home, secrets)).toEqual([]);

  const second = await open();
  const again: Stage = { ...stage, window: second.window };
  await unlock(again, { ...person, name: stage.t('vault:unlock.unnamed', { number: '1' }) });
  await openIncident(again, number);
  await answer(again.window, { 'coercion.legal_basis_cited': secret() });
  await expectSaved(again);
  await controlOf(again.window, 'account.narrative').pressSequentially(`Half a sentence ${secret()}`);
  await second.kill();
  expect(scanForTraces(home, secrets)).toEqual([]);

  // What was acknowledged is there, and locking leaves nothing behind either.
  const third = await open();
  const last: Stage = { ...stage, window: third.window };
  await unlock(last, { ...person, name: stage.t('vault:unlock.unnamed', { number: '1' }) });
  await openIncident(last, number);
  await expect(controlOf(last.window, 'coercion.legal_basis_cited')).toHaveValue(/^zq/);
  await lock(last);
  expect(scanForTraces(home, secrets)).toEqual([]);
  await third.close();
  expect(scanForTraces(home, secrets)).toEqual([]);
  rmSync(evidence, { recursive: true });
});

/** Texts take any secret; a date, a number or an amount keeps it as what is not understood. Choices take none. */
async function writeSecret({ window }: Stage, { kind, name }: Field, secret: () => string): Promise<void> {
  const control = controlOf(window, name);
  if (kind !== 'text' && kind !== 'date' && kind !== 'number' && kind !== 'money') return;
  if ((await control.inputValue()) !== '') return;
  await control.fill(secret());
}
