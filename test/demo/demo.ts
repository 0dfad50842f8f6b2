import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { windowCrashed } from '../../build/demo-outcome.ts';
import { folderForApp, giveToApp } from '../../build/launch.ts';
import { checkAsStranger, sha256, unpack, verifyWithZapys } from '../e2e/harness/bundle-checks.ts';
import { speak } from '../e2e/harness/language.ts';
import { prepareMachine } from '../e2e/harness/machine.ts';
import { openApp } from '../e2e/harness/running-app.ts';
import { tellStory } from '../e2e/harness/story.ts';
import { organisation } from '../e2e/harness/story-data.ts';
import type { Stage } from '../e2e/harness/vault-steps.ts';
import { wordsIn } from '../e2e/harness/words.ts';
import { pictureTaker } from './pictures.ts';

/** Goes through the whole story in the built app, in Ukrainian; the folder given receives bundle and pictures. */
const out = resolve(process.argv[2] ?? 'demo-out');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const started = Date.now();
const seconds = (): string => ((Date.now() - started) / 1000).toFixed(0);

mkdirSync(out, { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'zapys-demo-'));
giveToApp(home);
const written = join(await folderForApp(join(home, 'Documents')), 'case.zip');
const machine = await prepareMachine();
try {
  const running = await openApp(machine, { home, language: 'uk' });
  const { app, window } = running;
  try {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1440, 900));
    await speak(window, 'uk');
    const picture = pictureTaker(window, join(out, 'screens'), 'uk');
    const shown: Stage['shown'] = async (screen, parts) => {
      say(`  ${seconds()} s  ${screen}`);
      await picture(screen, parts);
    };
    const { publicKey } = await tellStory(running, { window, t: wordsIn('uk'), shown, tuned: true }, written);
    await running.close();

    const bundle = join(out, `${organisation}-CASE-0001.zip`);
    copyFileSync(written, bundle);
    const unpacked = mkdtempSync(join(home, 'unpacked-'));
    const [verdict] = await Promise.all([
      verifyWithZapys(bundle, publicKey),
      unpack(bundle, unpacked).then((folder) => checkAsStranger(folder, publicKey)),
    ]);
    say('sha256sum -c, minisign -V: every file and the signature are right');
    if (verdict.code !== 0) throw new Error(`zapys verify refused the bundle:\n${verdict.output}`);
    say('zapys verify: valid');
    say(`SHA-256 ${sha256(bundle)}`);
    say(`${seconds()} s; pictures of the screens: ${join(out, 'screens')}`);
    say(bundle);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('Target crashed'))) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = windowCrashed;
  } finally {
    await running.kill();
  }
} finally {
  await machine.release();
  rmSync(home, { recursive: true, force: true });
}
