import { join } from 'node:path';
import { root } from '../../build/root.ts';
import { networkUses } from './harness/net-log.ts';
import { expect, test } from './harness/test.ts';

test('the net log of an app that asks for a page says so', async ({ open, home }) => {
  const netLog = join(home, 'net-log.json');
  const loud = await open({ appPath: join(root, 'test/e2e/harness/loud-app'), netLog });
  await loud.window.evaluate(() =>
    fetch('http://127.0.0.1:9/canary', { mode: 'no-cors' }).catch(() => undefined),
  );
  await loud.close();
  expect(networkUses(netLog).map((use) => use.detail)).toContainEqual(
    expect.stringContaining('127.0.0.1:9/canary'),
  );
});
