import { spawnSync } from 'node:child_process';
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

test('the whole story can be told where there is no network at all', () => {
  test.setTimeout(300_000);
  // Own namespace: no interface but loopback, which is how the test itself speaks to the app.
  const privileged = process.getuid?.() === 0 && spawnSync('unshare', ['--net', 'true']).status === 0;
  const namespace = privileged ? ['--net'] : ['--user', '--map-current-user', '--keep-caps', '--net'];
  const script = 'ip link set lo up && test "$(ip -o link | wc -l)" = 1 && exec "$@"';
  const told = spawnSync(
    'unshare',
    [
      ...namespace,
      'sh',
      '-c',
      script,
      'sh',
      join(root, 'node_modules/.bin/playwright'),
      'test',
      'story.spec.ts',
      '--reporter=line',
      '--output=test-results/no-network',
    ],
    { cwd: root, encoding: 'utf8', env: { ...outsideThisRun(), ZAPYS_PASSPHRASES: 'light' } },
  );
  expect(`${told.stdout}\n${told.stderr}`).toContain('1 passed');
  expect(told.status).toBe(0);
});

/** The environment without what this runner tells its own workers. */
const outsideThisRun = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(TEST_|PW_|PLAYWRIGHT_|ZAPYS_REPORT$)/.test(name)),
  );
