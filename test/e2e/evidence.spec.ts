import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderForApp } from '../../build/launch.ts';
import { pdfOf } from '../browser/reader/pdf-sample.ts';
import { tone } from '../browser/reader/tone.ts';
import { expectAccessible } from './harness/accessible.ts';
import { controlOf, expectSaved } from './harness/incident-form.ts';
import { attach, beginIncident, photograph, record } from './harness/log-steps.ts';
import { inBothLooks, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault } from './harness/vault-steps.ts';

const person = { name: 'Олена Ткачук', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;

const shared = shareVault({ language: 'en' }, async ({ stage, documents }) => {
  await createVault(stage, 'ORG', person);
  await beginIncident(stage);
  await record(stage, { 'account.type': 'conscription', 'account.date': '14.03.2025' });
  const folder = await folderForApp(join(documents, 'evidence'));
  const pdf = join(folder, 'povistka.pdf');
  const sound = join(folder, 'rozmova.wav');
  await writeFile(pdf, pdfOf(['Povistka No 17', 'Second page']));
  await writeFile(sound, new Uint8Array(tone(3)));
  await attach(stage, [photograph('DSCN0010.jpg'), photograph('DSCN0021.heic'), pdf, sound]);
});

test('a photograph taken long before the incident says so, beside what is recorded of it', async () => {
  const { stage } = shared();
  const { window, t } = stage;
  const differences = window.getByRole('list', { name: t('evidence:differs.title') }).first();
  await expect(differences).toContainText('22 October 2008');
  await expect(differences).toContainText('14 March 2025');
  await window
    .getByRole('button', { name: t('evidence:card.openOf', { name: 'DSCN0010.jpg' }) })
    .press('Enter');
  const viewer = window.getByRole('dialog', { name: 'DSCN0010.jpg' });
  await expect(viewer.getByRole('img', { name: 'DSCN0010.jpg' })).toBeVisible();
  await expect(viewer.getByText('NIKON, COOLPIX P6000')).toBeVisible();
  await expect(viewer.getByText('43.46745, 11.88513')).toBeVisible();
  await inBothLooks(shared(), ({ window: shown }) => expectAccessible(shown));
});

test('custody is filled in by keyboard, saves itself and can be undone', async () => {
  const { stage } = shared();
  const { window } = stage;
  const viewer = window.getByRole('dialog', { name: 'DSCN0010.jpg' });
  await controlOf(window, 'exhibit.title').focus();
  await window.keyboard.type('Photograph of the summons');
  await controlOf(window, 'exhibit.from_whom').focus();
  await window.keyboard.type('Neighbour');
  await window.keyboard.press('Escape');
  await expectSaved(stage);
  await expect(viewer).toBeVisible();
  await window.keyboard.press('Control+z');
  await expect(controlOf(window, 'exhibit.from_whom')).toHaveValue('');
  await window.keyboard.press('Control+y');
  await expect(controlOf(window, 'exhibit.from_whom')).toHaveValue('Neighbour');
  await window.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(window.locator('#section-evidence')).toContainText('Photograph of the summons');
});

test('HEIC, PDF and sound open one after another, turned over and played by keyboard', async () => {
  const { stage } = shared();
  const { window, t } = stage;
  await window
    .getByRole('button', { name: t('evidence:card.openOf', { name: 'DSCN0021.heic' }) })
    .press('Enter');
  await expect(window.getByRole('dialog').getByRole('img', { name: 'DSCN0021.heic' })).toBeVisible();
  await window.keyboard.press('PageDown');
  const pdf = window.getByRole('dialog', { name: 'povistka.pdf' });
  await expect(pdf.getByRole('img', { name: t('evidence:viewer.page', { at: '1', of: '2' }) })).toBeVisible();
  await expect(pdf.getByText('Povistka No 17')).toBeAttached();
  await pdf.getByRole('region', { name: t('evidence:viewer.document') }).focus();
  await window.keyboard.press('ArrowRight');
  await expect(pdf.getByText('Second page')).toBeAttached();
  await expectAccessible(window);
  await window.keyboard.press('PageDown');
  const sound = window.getByRole('dialog', { name: 'rozmova.wav' });
  const position = sound.getByRole('slider', { name: t('evidence:viewer.position') });
  await expect(position).toHaveAttribute('max', '3');
  await sound.getByRole('region', { name: t('evidence:viewer.recording') }).focus();
  await window.keyboard.press('Space');
  await expect(sound.getByRole('button', { name: t('evidence:viewer.pause') })).toBeVisible();
  // It plays to its end, and stops there.
  await expect(sound.getByRole('button', { name: t('evidence:viewer.play') })).toBeVisible();
  await expect(position).toHaveValue('3');
  await expectAccessible(window);
});
