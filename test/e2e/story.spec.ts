import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkAsStranger, digestsBelow, sha256, unpack, verifyWithZapys } from './harness/bundle-checks.ts';
import { photograph } from './harness/log-steps.ts';
import { readNetLog } from './harness/net-log.ts';
import { tellStory } from './harness/story.ts';
import { incidents } from './harness/story-data.ts';
import { expect, test } from './harness/test.ts';
import { stageOn } from './harness/vault-steps.ts';

/** The spell checker's dictionary, which Electron asks for before the app's first line runs: spell checking is off,
 * and the request must have failed with no name looked up and nothing sent. */
const dictionary = /^https:\/\/redirector\.gvt1\.com\/edgedl\/chrome\/dict\//;

test('an incident goes from the first word to a bundle that strangers can verify, and nothing goes over the network', async ({
  open,
  home,
}) => {
  test.setTimeout(300_000);
  const zip = join(home, 'Documents/case.zip');
  const netLog = join(home, 'net-log.json');
  const running = await open({ netLog });
  // Told once more elsewhere, passphrases need not cost again what a person's do.
  const tuned = process.env.ZAPYS_PASSPHRASES !== 'light';
  const stage = { ...stageOn(running.window), tuned };
  const { publicKey, numbers } = await tellStory(running, stage, zip);
  expect(numbers).toHaveLength(incidents.length);
  await running.close();

  const { requests, wire } = readNetLog(netLog);
  expect(requests.filter(({ url, error }) => !(dictionary.test(url) && error !== undefined))).toEqual([]);
  expect(wire).toEqual([]);

  expect(await verifyWithZapys(zip, publicKey)).toMatchObject({ code: 0 });
  const unpacked = join(home, 'unpacked');
  await mkdir(unpacked);
  const folder = await unpack(zip, unpacked);
  await checkAsStranger(folder, publicKey);
  expect(await verifyWithZapys(folder, publicKey)).toMatchObject({ code: 0 });
  const digests = digestsBelow(folder);
  for (const name of incidents.flatMap((incident) => incident.photographs)) {
    expect(digests, `${name} leaves as it came`).toContain(sha256(photograph(name)));
  }
  expect(readFileSync(join(folder, 'data/dossier.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-');
});
