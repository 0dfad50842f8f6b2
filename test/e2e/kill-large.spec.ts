import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { giveToApp } from '../../build/launch.ts';
import { sha256 } from './harness/bundle-checks.ts';
import { chance } from './harness/chance.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import {
  beginImport,
  checkImport,
  forgetIndex,
  imported,
  logOf,
  rowsOfTable,
  tableIn,
} from './harness/import-steps.ts';
import { killedDuring, victims } from './harness/kill-at.ts';
import { attach, beginIncident, openIncident, record } from './harness/log-steps.ts';
import type { RunningApp } from './harness/running-app.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, lock, type Stage, stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const t = wordsIn('en');
const name = 'Олена Ткачук';

/** What was acknowledged, and what may have got through unacknowledged. */
type Promised = {
  imports: number;
  passphrases: readonly string[];
  /** Incidents with a film or without. */
  begun: number;
  /** Paths of those that were attached, and the numbers of their incidents. */
  readonly films: { readonly path: string; readonly incident: string }[];
};
type Round = {
  readonly stage: Stage;
  readonly number: number;
  readonly home: string;
  readonly promised: Promised;
  readonly arm: () => void;
};
type Act = { readonly within: number; readonly work: (round: Round) => Promise<void> };

const importTable: Act = {
  within: 3000,
  work: async ({ stage, number, home, promised, arm }) => {
    await beginImport(stage, tableIn(home, number));
    const begin = await checkImport(stage);
    arm();
    await begin.click();
    await expect(stage.window.getByRole('row', { name: `table-${number}.csv` })).toBeVisible();
    promised.imports += 1;
  },
};

/** An unlock that reads everything leaves the image of the index anew. */
const leaveImage: Act = {
  within: 4000,
  work: async ({ stage, promised, arm }) => {
    await lock(stage);
    await forgetIndex(stage.window);
    arm();
    await unlock(stage, { name, passphrase: promised.passphrases[0] ?? '' });
  },
};

const changePassphrase: Act = {
  within: 1000,
  work: async ({ stage, number, promised, arm }) => {
    const { window } = stage;
    const [current = ''] = promised.passphrases;
    const next = `клен-вітрило-обрій-${number}`;
    await goTo(stage, 'settings');
    await window.getByLabel(t('vault:settings.passphrase.current'), { exact: true }).fill(current);
    await window.getByLabel(t('vault:passphrase.new'), { exact: true }).fill(next);
    await window.getByLabel(t('vault:passphrase.repeat'), { exact: true }).fill(next);
    promised.passphrases = [current, next];
    arm();
    await window.getByRole('button', { name: t('vault:settings.passphrase.change') }).click();
    await expect(window.getByText(t('vault:settings.passphrase.changed'))).toBeVisible();
    promised.passphrases = [next];
  },
};

/** Megabytes: many times what is hashed, encrypted and stored at once. */
const filmLength = 48;

async function attachTo({ stage, number, home, promised, arm }: Round): Promise<void> {
  const path = join(home, `film-${number}.bin`);
  writeFileSync(path, randomBytes(filmLength * 1024 * 1024));
  giveToApp(path);
  await beginIncident(stage);
  const incident = await record(stage, { 'account.narrative': 'Знято на відео.' });
  promised.begun += 1;
  arm();
  await attach(stage, [path]);
  promised.films.push({ path, incident });
}

const attachFilm: Act = { within: 3000, work: attachTo };

const acts = [importTable, leaveImage, changePassphrase, attachFilm];

/** With the passphrase that was acknowledged last, or the one that was on its way. */
async function unlockKept(stage: Stage, promised: Promised): Promise<void> {
  const { window } = stage;
  const isOpen = window.getByRole('navigation', { name: t('app:rail.label') });
  const isRefused = window.getByRole('alert');
  for (const passphrase of promised.passphrases) {
    await window.getByLabel(t('vault:unlock.passphrase'), { exact: true }).fill(passphrase);
    await window.getByRole('button', { name: t('vault:unlock.unlock'), exact: true }).click();
    await expect(isOpen.or(isRefused)).toBeVisible({ timeout: 30_000 });
    if (!(await isOpen.isVisible())) continue;
    promised.passphrases = [passphrase];
    return;
  }
  throw new Error('None of the passphrases opens the vault');
}

/** Each import is there whole or not at all, none that was acknowledged is missing, and all of it verifies. */
async function expectKept(stage: Stage, promised: Promised): Promise<void> {
  const { window } = stage;
  await unlockKept(stage, promised);
  await expect(window.getByRole('contentinfo')).toContainText('entries verified', { timeout: 30_000 });
  await goTo(stage, 'import');
  const past = window.getByRole('row', { name: /table-\d+\.csv/ });
  await expect(past.first()).toBeVisible();
  const there = await past.count();
  expect(there).toBeGreaterThanOrEqual(promised.imports);
  promised.imports = there;
  await goTo(stage, 'log');
  await expect(logOf(window)).toHaveAttribute(
    'aria-rowcount',
    String(there * rowsOfTable + promised.begun + 1),
  );
}

/** Each film that was acknowledged comes back byte for byte. */
async function expectFilms({ app }: RunningApp, stage: Stage, home: string, { films }: Promised) {
  const { window } = stage;
  for (const { path, incident } of films) {
    await goTo(stage, 'log');
    await window.getByRole('textbox', { name: t('log:list.search') }).fill(incident);
    await openIncident(stage, incident);
    const out = join(home, 'Documents', basename(path));
    await answerSaveDialog(app, out);
    await window.getByRole('button', { name: t('log:evidence.save') }).click();
    await expect.poll(() => existsSync(out) && sha256(out), { timeout: 30_000 }).toBe(sha256(path));
  }
}

const kills = Number(process.env.ZAPYS_KILLS ?? 8);

test(`${kills} kills during imports, images of the index, changes of the passphrase and large files lose nothing`, async ({
  open,
  home,
}) => {
  test.setTimeout(120_000 + kills * 60_000);
  const seed = Number(process.env.ZAPYS_SEED ?? 20250315);
  test.info().annotations.push({ type: 'ZAPYS_SEED', description: String(seed) });
  const random = chance(seed);
  const promised: Promised = {
    imports: 1,
    passphrases: ['клен-вітрило-обрій-самовар-29'],
    begun: 0,
    films: [],
  };

  const first = await open();
  await createVault(stageOn(first.window), 'ZPS', {
    name,
    role: 'admin',
    passphrase: promised.passphrases[0] ?? '',
  });
  await imported(stageOn(first.window), tableIn(home, 0));
  await attachTo({ stage: stageOn(first.window), number: 0, home, promised, arm: () => undefined });
  await first.close();

  for (let number = 1; number <= kills; number += 1) {
    const running = await open();
    const stage = stageOn(running.window);
    await expectKept(stage, promised);
    const { work, within } = acts[(number - 1) % acts.length] ?? importTable;
    const victim = victims[Math.floor((number - 1) / acts.length) % victims.length] ?? 'app';
    await killedDuring(running, victim, random() * within, (arm) =>
      work({ stage, number, home, promised, arm }),
    );
  }

  const reopened = await open();
  const last = stageOn(reopened.window);
  await expectKept(last, promised);
  await expectFilms(reopened, last, home, promised);
  await goTo(last, 'settings');
  await last.window.getByRole('button', { name: t('vault:settings.vault.verify') }).click();
  await expect(last.window.getByText(/are whole and signed as they should be/)).toBeVisible({
    timeout: 30_000,
  });
});
