import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chance } from './harness/chance.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { killedDuring, victims } from './harness/kill-at.ts';
import { linesOf } from './harness/log-steps.ts';
import { layOlderVault, versionsIn } from './harness/older-vault.ts';
import { expect, test } from './harness/test.ts';
import { folderOf } from './harness/vault-files.ts';
import { stageOn, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

/** A vault of the first format is brought to the one of today when it is first opened. */

const t = wordsIn('en');
/** Its founder, see test/fixtures/vaults/README.md. */
const founder = { name: 'Ольга', passphrase: 'correct horse battery Ольга' };
const kills = Number(process.env.ZAPYS_KILLS ?? 4);
const incidents = 4;
/** Of the first, as it was last told. */
const narrative = 'Прийшли вдруге.';
/** Its file. */
const original = Buffer.from(Uint8Array.from({ length: 20_000 }, (_, at) => (at * 31) % 251));
/** Milliseconds from the moment the app is loaded until it has its databases, and some more. */
const within = 700;

test(`${kills} kills while a vault of the first format is brought up to date lose nothing of it`, async ({
  open,
  home,
}) => {
  test.setTimeout(60_000 + kills * 30_000);
  const seed = Number(process.env.ZAPYS_SEED ?? 20250314);
  test.info().annotations.push({ type: 'ZAPYS_SEED', description: String(seed) });
  const random = chance(seed);
  for (let number = 0; number < kills; number += 1) {
    await rm(folderOf(home), { recursive: true, force: true });
    const running = await open();
    await layOlderVault(stageOn(running.window), 'format-1');
    await killedDuring(running, victims[number % victims.length] ?? 'app', random() * within, async (arm) => {
      arm();
      await running.window.reload();
      await unlock(stageOn(running.window), founder);
    });

    const again = await open();
    const stage = stageOn(again.window);
    await unlock(stage, founder);
    expect((await versionsIn(stage.window))['zapys-ledger']).toBeGreaterThan(10);
    await expect(stage.window.getByRole('contentinfo')).toContainText('entries verified');
    await expect(linesOf(stage.window)).toHaveCount(incidents);
    await linesOf(stage.window).filter({ hasText: '-0001' }).click();
    await expect(stage.window.locator('textarea', { hasText: narrative })).toBeVisible();
    const path = join(home, 'Documents', `original-${number}`);
    await answerSaveDialog(again.app, path);
    await stage.window.getByRole('button', { name: t('log:evidence.save') }).click();
    await expect.poll(() => existsSync(path) && readFileSync(path).equals(original)).toBe(true);
    await again.kill();
  }
});
