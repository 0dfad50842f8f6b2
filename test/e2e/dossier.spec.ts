import { createHash } from 'node:crypto';
import { createServer, type ViteDevServer } from 'vite';
import { root } from '../../build/root.ts';
import { attachedIncidents, dossierData } from '../../shared/bundle/dossier-data.ts';
import { photograph, sampleContents } from '../interop/dossier/sample.ts';
import { expect, test } from './harness/test.ts';
import { typesetInApp } from './harness/typeset-in-app.ts';

test.describe('the dossier typeset by the app', () => {
  let server: ViteDevServer;
  test.beforeAll(async () => {
    server = await createServer({
      configFile: false,
      root,
      logLevel: 'error',
      server: { middlewareMode: true, ws: false, watch: null },
      appType: 'custom',
      optimizeDeps: { noDiscovery: true },
    });
  });
  test.afterAll(() => server.close());

  test('is the same, byte for byte, as the one typeset outside it', async ({ open }) => {
    const contents = sampleContents({ locale: 'uk', exhibits: 2 });
    const data = JSON.stringify(dossierData(contents));
    const files = [
      { path: attachedIncidents, bytes: Buffer.from('{}\n') },
      { path: `/img/${contents.exhibits[0]?.number}.jpg`, bytes: Buffer.from(photograph('DSCN0010')) },
      { path: `/img/${contents.exhibits[1]?.number}.jpg`, bytes: Buffer.from(photograph('portrait_6')) },
    ];
    const { typesetDossier } = await server.ssrLoadModule('/electron/typesetting/typeset.ts');
    const outside: Uint8Array = typesetDossier(data, files);

    const { window } = await open();
    const inside = Buffer.from(
      await typesetInApp(
        window,
        data,
        files.map(({ path, bytes }) => ({ path, base64: bytes.toString('base64') })),
      ),
      'base64',
    );
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(inside.subarray(0, 5).toString()).toBe('%PDF-');
    expect(hash(inside)).toBe(hash(outside));
  });

  test('is refused with a reason when the data is no dossier', async ({ open }) => {
    const { window } = await open();
    await expect(typesetInApp(window, '{}', [])).rejects.toThrow(/dictionary|key|document/);
  });
});
