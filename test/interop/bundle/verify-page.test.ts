import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hexToBytes } from '@noble/hashes/utils.js';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromiumSandbox, findChromium, quietChromium } from '../../../build/chromium.ts';
import verifyPage from '../../../build/vite.verify-page.ts';
import { publicKeyLine } from '../../../shared/bundle/minisign.ts';
import { writeToMemory } from '../../fixtures/bag-files.ts';
import { makeCaseHistory } from '../../fixtures/case-history.ts';
import { photoEvidence } from '../../fixtures/photo-evidence.ts';
import { temporaryFolder } from '../../fixtures/temporary.ts';

const folder = temporaryFolder();
const zip = join(folder.path, 'ORG-CASE-0001.zip');
const tampered = join(folder.path, 'tampered.zip');
const bag = join(folder.path, 'ORG-CASE-0001');
let browser: Browser;
let page: Page;
let publicKey = '';
let founderKey = '';
const complaints: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  const built = join(folder.path, 'built');
  await build({ ...verifyPage, build: { ...verifyPage.build, outDir: built } });
  const { input } = makeCaseHistory(photoEvidence());
  founderKey = publicKeyLine(hexToBytes(input.contents.founder));
  const written = await writeToMemory({
    ...input,
    verifyPage: readFileSync(join(built, 'index.html'), 'utf8'),
  });
  publicKey = written.result.publicKey;
  writeFileSync(zip, written.zip);
  spawnSync('unzip', ['-q', zip], { cwd: folder.path });
  copyFileSync(zip, tampered);
  appendFileSync(join(bag, 'data/custody.csv'), ' ');
  spawnSync('zip', ['-q', tampered, 'ORG-CASE-0001/data/custody.csv'], { cwd: folder.path });
  const executablePath = findChromium();
  browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox,
    args: [...quietChromium],
  });
});

afterAll(async () => {
  await browser?.close();
  folder.remove();
});

beforeEach(async () => {
  complaints.length = 0;
  requests.length = 0;
  const context = await browser.newContext({ offline: true, locale: 'en-GB' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(bag, 'verify.html')).href);
  return () => context.close();
});

const problems = () => page.locator('h2:text-is("Problems") + ul > li').allTextContents();

describe('verify.html opened from a file without a network', () => {
  test('shows the verdict on the bundle’s own zip', async () => {
    await page.locator('#zip').setInputFiles(zip);
    const verdict = page.locator('#verdict');
    await verdict.waitFor();
    expect(await verdict.textContent()).toMatch(/^Valid\. .*ORG-CASE-0001/);
    expect(await problems()).toEqual([]);
    expect(await page.locator('#part-key code').first().textContent()).toMatch(
      /^([0-9a-f]{4} ){7}[0-9a-f]{4}$/,
    );
    expect(await page.locator('main').textContent()).toContain('Whose key it is.');
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  test('says that the key is the one received, and says so when it is not', async () => {
    await page.locator('#key').fill(publicKey);
    await page.locator('#zip').setInputFiles(zip);
    await page.getByText('This is the key you gave.').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('Whose key it is.');
    await page.getByRole('button', { name: 'Check another bundle' }).click();
    const other = (await writeToMemory(makeCaseHistory([], 'another').input)).result.publicKey;
    await page.locator('#key').fill(other);
    await page.locator('#zip').setInputFiles(zip);
    await page.locator('#verdict.invalid').waitFor();
    expect((await problems()).join()).toContain('signed with another key than the one you gave');
  });

  test('says whether the founder’s key is the one received', async () => {
    await page.locator('#founder').fill(founderKey);
    await page.locator('#zip').setInputFiles(zip);
    await page.locator('#verdict.valid').waitFor();
    const said = await page.locator('main').textContent();
    expect(said).toContain('the key you gave');
    expect(said).not.toContain('Who the authors and approvers are.');
    await page.getByRole('button', { name: 'Check another bundle' }).click();
    await page.locator('#founder').fill(publicKey);
    await page.locator('#zip').setInputFiles(zip);
    await page.locator('#verdict.invalid').waitFor();
    expect((await problems()).join()).toContain('founded with another key than the one you gave');
  });

  test.each(['key', 'founder'])('refuses what is no %s instead of leaving the comparison out', async (id) => {
    await page.locator(`#${id}`).fill('RWnonsense');
    await page.locator('#zip').setInputFiles(zip);
    await page.getByText('This is not a minisign public key').waitFor();
    expect(await page.locator('#verdict').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(id);
  });

  test('names the file of a tampered zip', async () => {
    await page.locator('#zip').setInputFiles(tampered);
    await page.locator('#verdict.invalid').waitFor();
    expect((await problems()).join('\n')).toContain('data/custody.csv: has been changed.');
  });

  test('checks the unpacked folder it stands in, compressed or not', async () => {
    await page.locator('#folder').setInputFiles(bag);
    await page.locator('#verdict.invalid').waitFor();
    expect((await problems()).join('\n')).toContain('data/custody.csv: has been changed.');
  });

  test('says in one sentence that a photograph is no bundle', async () => {
    await page.locator('#zip').setInputFiles(join(bag, 'data/exhibits/ORG-CASE-0001-E001.jpg'));
    await page.locator('#verdict').waitFor();
    expect(await page.locator('main').textContent()).toContain('The file is not a zip.');
  });

  test('speaks Ukrainian when asked, before and after the verdict', async () => {
    await page.getByRole('button', { name: 'Українська' }).click();
    expect(await page.title()).toBe('Перевірити пакет справи');
    await page.locator('#zip').setInputFiles(zip);
    await page.locator('#verdict').waitFor();
    expect(await page.locator('#verdict').textContent()).toMatch(/^Пакет пройшов перевірку\./);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('#verdict').textContent()).toMatch(/^Valid\./);
  });

  test('works by keyboard alone', async () => {
    const focused = () =>
      page.evaluate(() => `${document.activeElement?.id}|${document.activeElement?.textContent}`);
    // Asked for before the first key, so that the browser hands its choosers over by then.
    const chooser = page.waitForEvent('filechooser');
    const order: string[] = [];
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual([
      'language-uk|Українська',
      'language-en|English',
      'zip|',
      'folder|',
      'key|',
      'founder|',
    ]);
    await page.locator('#zip').focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(zip);
    await page.locator('#verdict').waitFor();
    expect(await focused()).toMatch(/^verdict\|Valid/);
  });

  test.each(['light', 'dark'] as const)(
    'passes axe in %s, before and after the verdict',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
      const violations = async () => {
        // Run in the page by the inspector, which the page's policy does not bind.
        const session = await page.context().newCDPSession(page);
        await session.send('Runtime.evaluate', { expression: axe });
        const { result } = await session.send('Runtime.evaluate', {
          expression:
            'axe.run().then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes.map((n) => n.html)])))',
          awaitPromise: true,
        });
        return JSON.parse(String(result.value));
      };
      expect(await violations()).toEqual([]);
      await page.locator('#zip').setInputFiles(tampered);
      await page.locator('#verdict').waitFor();
      expect(await violations()).toEqual([]);
    },
  );

  test('lets nothing run or load that it did not come with', async () => {
    const refused = await page.evaluate(async () => {
      const outcome: string[] = [];
      try {
        await fetch('https://example.org/');
        outcome.push('fetched');
      } catch {
        outcome.push('fetch refused');
      }
      const script = document.createElement('script');
      try {
        script.text = 'globalThis.ran = true';
        document.head.append(script);
      } catch {
        // Trusted Types.
      }
      outcome.push('ran' in globalThis ? 'ran' : 'script refused');
      return outcome;
    });
    expect(refused).toEqual(['fetch refused', 'script refused']);
  });
});
