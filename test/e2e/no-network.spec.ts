import { join } from 'node:path';
import { root } from '../../build/root.ts';
import { readNetLog } from './harness/net-log.ts';
import { expect, test } from './harness/test.ts';

test('the net log of an app that asks for a page tells of the request and of the wire', async ({
  open,
  home,
}) => {
  const netLog = join(home, 'net-log.json');
  const loud = await open({ appPath: join(root, 'test/e2e/harness/loud-app'), netLog });
  await loud.window.evaluate(() =>
    fetch('http://127.0.0.1:59999/canary', { mode: 'no-cors' }).catch(() => undefined),
  );
  await loud.close();
  const { requests, wire } = readNetLog(netLog);
  expect(requests).toContainEqual({ url: 'http://127.0.0.1:59999/canary', error: expect.any(Number) });
  expect(wire.join('\n')).toContain('127.0.0.1:59999');
});
