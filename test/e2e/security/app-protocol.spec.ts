import { expect, test } from '../harness/probe.ts';

const outside = [
  '../package.json',
  '../../package.json',
  '%2e%2e/secret.txt',
  '%2e%2e%2fsecret.txt',
  '..%2fsecret.txt',
  '..%5csecret.txt',
  '..\\secret.txt',
  './/../secret.txt',
  'assets/..%2f..%2fsecret.txt',
  '%252e%252e%252fsecret.txt',
  '/etc/passwd',
  '//etc/passwd',
  '%2fetc%2fpasswd',
  'index.html%00.css',
  'index.html%00',
  'index.html/',
  'index.html/../../secret.txt',
  'INDEX.HTML',
  'index.html?x',
  'link.txt',
  'up/secret.txt',
  'up/main/main.cjs',
  '',
];

/** No such file; the spellings that are no addresses at all (a NUL, an empty host) are refused before that. */
const refused = /^(404 |Invalid URL|Failed to execute 'fetch' on 'Window': Failed to parse URL.*)$/;

test('nothing outside the app’s own folder is served to the page, however it is spelled', async ({
  probe,
}) => {
  const answers = await probe.window.evaluate(
    (paths) =>
      Promise.all(
        paths.map((path) =>
          fetch(`app://zapys/${path}`).then(
            async (answer) => `${answer.status} ${await answer.text()}`,
            (error: Error) => error.message,
          ),
        ),
      ),
    outside,
  );
  for (const [index, answer] of answers.entries()) expect(answer, outside[index]).toMatch(refused);
});

test('nothing outside the app’s own folder is served to main either', async ({ probe }) => {
  const answers = await probe.app.evaluate(
    ({ net }, paths) =>
      Promise.all(
        paths.map(async (path) => {
          try {
            const answer = await net.fetch(`app://zapys/${path}`);
            return `${answer.status} ${await answer.text()}`;
          } catch (error) {
            return (error as Error).message;
          }
        }),
      ),
    outside,
  );
  for (const [index, answer] of answers.entries()) expect(answer, outside[index]).toMatch(refused);
});

test('only our own host is served', async ({ probe }) => {
  const foreign = ['app://other/index.html', 'app://zapys.example/index.html'];
  const statuses = await probe.app.evaluate(
    ({ net }, all) =>
      Promise.all(
        all.map((address) =>
          net.fetch(address).then(
            (answer) => answer.status,
            (error: Error) => error.message,
          ),
        ),
      ),
    foreign,
  );
  expect(statuses).toEqual([404, 404]);
  const page = await probe.window.evaluate(
    (all) =>
      Promise.all(
        all.map((address) =>
          fetch(address).then(
            () => 'served',
            () => 'refused',
          ),
        ),
      ),
    foreign,
  );
  expect(page).toEqual(['refused', 'refused']);
});

test('only GET is answered', async ({ probe }) => {
  const statuses = await probe.window.evaluate(() =>
    Promise.all(
      ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'].map((method) =>
        fetch('./index.html', { method }).then(async (answer) => [
          method,
          answer.status,
          await answer.text(),
        ]),
      ),
    ),
  );
  expect(statuses).toEqual(
    ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'].map((method) => [method, 405, '']),
  );
});

test('every file comes with its type and its policy', async ({ probe }) => {
  const headers = await probe.window.evaluate(() =>
    Promise.all(
      ['index.html', 'probe.js', 'probe.css', 'nothing.txt'].map(async (name) => {
        const answer = await fetch(`./${name}`);
        return Object.fromEntries(answer.headers);
      }),
    ),
  );
  const [page, script, style, nothing] = headers;
  expect(page).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types zapys",
  });
  expect(script).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  });
  expect(style?.['content-type']).toBe('text/css; charset=utf-8');
  for (const other of [style, nothing]) {
    expect(other?.['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  }
  for (const all of headers) {
    expect(all).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect(all['permissions-policy']).toContain('camera=()');
  }
});
