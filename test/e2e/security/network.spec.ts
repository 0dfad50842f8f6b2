import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../harness/probe.ts';

const attempts: Readonly<Record<string, string>> = {
  fetch: `fetch(url).then(() => 'reached', () => 'refused')`,
  'a request without CORS': `fetch(url, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')`,
  XMLHttpRequest: `new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.onload = () => resolve('reached');
    request.onerror = () => resolve('refused');
    request.open('GET', url);
    request.send();
  })`,
  'a WebSocket': `new Promise((resolve) => {
    try {
      const socket = new WebSocket(url.replace('http', 'ws'));
      socket.onopen = () => resolve('reached');
      socket.onerror = () => resolve('refused');
    } catch { resolve('refused'); }
  })`,
  'an EventSource': `new Promise((resolve) => {
    const source = new EventSource(url);
    source.onopen = () => resolve('reached');
    source.onerror = () => { source.close(); resolve('refused'); };
  })`,
  'an image': `new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve('reached');
    image.onerror = () => resolve('refused');
    image.src = url;
  })`,
  'a stylesheet': `new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.onload = () => resolve('reached');
    link.onerror = () => resolve('refused');
    link.href = url;
    document.head.append(link);
  })`,
  'a font': `new FontFace('x', 'url(' + url + ')').load().then(() => 'reached', () => 'refused')`,
  'a video': `new Promise((resolve) => {
    const video = document.createElement('video');
    video.onloadeddata = () => resolve('reached');
    video.onerror = () => resolve('refused');
    video.src = url;
  })`,
  'a local file': `fetch('file:///etc/hostname').then(() => 'reached', () => 'refused')`,
};

for (const [what, code] of Object.entries(attempts)) {
  test(`the page reaches nothing by ${what}`, async ({ probe, ear }) => {
    const run = `(async () => { const url = ${JSON.stringify(ear.url)}; return ${code}; })()`;
    expect(await probe.window.evaluate(run)).toBe('refused');
  });

  test(`without the page’s content policy, the session refuses ${what}`, async ({ bare, ear }) => {
    const run = `(async () => { const url = ${JSON.stringify(ear.url)}; return ${code}; })()`;
    expect(await bare.evaluate(run)).toBe('refused');
  });

  test(`without any filter of requests, the network itself has no way out for ${what}`, async ({
    bare,
    ear,
  }) => {
    await bare.unfilter();
    const run = `(async () => { const url = ${JSON.stringify(ear.url)}; return ${code}; })()`;
    expect(await bare.evaluate(run)).toBe('refused');
  });
}

test('hints to connect early connect to nothing', async ({ bare, ear }) => {
  await bare.unfilter();
  const done = await bare.evaluate(`(async () => {
    const url = ${JSON.stringify(ear.url)};
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload']) {
      const link = document.createElement('link');
      link.rel = rel;
      link.as = 'image';
      link.href = url;
      document.head.append(link);
    }
    navigator.sendBeacon(url, 'x');
    // Anything asked for after them is refused after them.
    return fetch(url).then(() => 'reached', () => 'refused');
  })()`);
  expect(done).toBe('refused');
});

test('WebRTC sends no packet, neither datagrams nor over TCP', async ({ bare, ear }) => {
  await bare.unfilter();
  const socket = createSocket('udp4');
  let datagrams = 0;
  socket.on('message', () => {
    datagrams += 1;
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  const candidates = await bare.evaluate(`(async () => {
    const connection = new RTCPeerConnection({ iceServers: [
      { urls: 'stun:127.0.0.1:${port}' },
      { urls: 'turn:127.0.0.1:${port}?transport=udp', username: 'u', credential: 'p' },
      { urls: 'turn:127.0.0.1:${ear.port}?transport=tcp', username: 'u', credential: 'p' },
    ] });
    const found = [];
    connection.onicecandidate = ({ candidate }) => candidate?.candidate && found.push(candidate.candidate);
    const gathered = new Promise((resolve) => {
      connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve();
    });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await gathered;
    return found;
  })()`);
  expect(candidates).toEqual([]);
  expect(datagrams).toBe(0);
  socket.close();
});

test('main itself reaches nothing through Chromium’s network', async ({ probe, ear }) => {
  const refused = await probe.app.evaluate(async ({ net, session }, url) => {
    const failure = (error: Error) => error.message;
    const viaNet = await net.fetch(url).then(() => 'reached', failure);
    const viaSession = await session
      .fromPartition('another')
      .fetch(url)
      .then(() => 'reached', failure);
    return [viaNet, viaSession];
  }, ear.url);
  expect(refused).toEqual(['net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_BLOCKED_BY_CLIENT']);
});

test('no name resolves', async ({ probe }) => {
  const outcome = await probe.app.evaluate(({ session }) =>
    session.defaultSession.resolveProxy('http://127.0.0.1/').then(async (proxy) => ({
      proxy,
      names: await Promise.all(
        ['example.org', 'localhost', 'nowhere.invalid'].map((name) =>
          (session.defaultSession as unknown as { resolveHost(name: string): Promise<unknown> })
            .resolveHost(name)
            .then(
              () => 'resolved',
              (error: Error) => error.message,
            ),
        ),
      ),
    })),
  );
  expect(outcome.proxy).toBe('PROXY nowhere.invalid:1');
  expect(outcome.names).toEqual(Array(3).fill('net::ERR_NAME_NOT_RESOLVED'));
});

test('a download is refused', async ({ probe }) => {
  const refused = await probe.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return new Promise<boolean>((resolve) => {
      contents?.session.once('will-download', (event) => resolve(event.defaultPrevented));
      void contents?.executeJavaScript(
        `const link = document.createElement('a'); link.href = './probe.css'; link.download = 'x.css'; link.click(); 0`,
      );
    });
  });
  expect(refused).toBe(true);
});
