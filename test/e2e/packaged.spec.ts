import { chmodSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState } from '@electron/fuses';
import { allFuses, fuseName, fuses, fusesOf } from '../../build/fuses.ts';
import { type PackagedApp, packageApp } from '../../build/package.ts';
import { root } from '../../build/root.ts';
import { findRuntime } from '../../build/runtime.ts';
import { attachedIncidents, dossierData } from '../../shared/bundle/dossier-data.ts';
import { sampleContents, photograph as sampleJpeg } from '../interop/dossier/sample.ts';
import { answer } from './harness/incident-form.ts';
import {
  attach,
  beginIncident,
  incidentNumber,
  openIncident,
  photograph,
  record,
} from './harness/log-steps.ts';
import { openPackaged, start } from './harness/packaged-app.ts';
import { expect, test } from './harness/test.ts';
import { typesetInApp } from './harness/typeset-in-app.ts';
import { createVault, unlock } from './harness/vault-steps.ts';
import { wordsIn } from './harness/words.ts';

const person = {
  name: 'Олена Ткачук',
  role: 'documenter',
  passphrase: 'клен-вітрило-обрій-самовар-29',
} as const;

test.describe('the packaged app', () => {
  let out: string;
  let packaged: PackagedApp;
  let resources: string;
  let archive: string;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    out = await mkdtemp(join(tmpdir(), 'zapys-packaged-'));
    chmodSync(out, 0o755);
    packaged = await packageApp({ out, built: true });
    resources = join(dirname(packaged.executable), 'resources');
    archive = join(resources, 'app.asar');
  });
  test.afterAll(() => rm(out, { recursive: true, force: true }));

  test('unlocks a vault made by the unpackaged app and shows its incident', async ({
    open,
    machine,
    home,
  }) => {
    const t = wordsIn('en');
    const shown = () => Promise.resolve();
    const unpackaged = await open();
    const stage = { window: unpackaged.window, t, shown };
    await createVault(stage, 'ZPS', person);
    await beginIncident(stage);
    const number = await record(stage, {
      'account.type': 'conscription',
      'account.place': 'Скадовськ, Херсонська область',
    });
    await attach(stage, [photograph('BlueSquare.jpg')]);
    await unpackaged.close();

    const { window, close } = await openPackaged(machine, packaged.executable, { home });
    const inside = { window, t, shown };
    expect(window.url()).toBe('app://zapys/index.html');
    await unlock(inside, person);
    await openIncident(inside, number);
    expect(await incidentNumber(inside)).toBe(number);
    await expect(
      window.getByRole('button', { name: t('log:evidence.view', { name: 'BlueSquare.jpg' }) }),
    ).toBeVisible();
    await answer(window, { 'account.narrative': 'Написано у спакованому застосунку' });
    await close();
  });

  test('has every fuse as the policy wants it', async () => {
    const states = await fusesOf(packaged.executable);
    // The stand-in lacks the two newest; a release must have them all.
    expect(states.size).toBe(packaged.official ? allFuses.length : allFuses.length - 2);
    for (const [fuse, state] of states)
      expect([fuseName(fuse), state]).toEqual([
        fuseName(fuse),
        fuses[fuse] ? FuseState.ENABLE : FuseState.DISABLE,
      ]);
  });

  test('holds what was built and Typst’s native module, and nothing else', async () => {
    const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
    expect(files.filter((path) => /\.(ts|tsx|mts|cts|map|typ|md)$/.test(path))).toEqual([]);
    expect(
      files.filter((path) => /^\/(test|build|shared|electron|renderer|docs)\b|\.test\.|\.spec\./.test(path)),
    ).toEqual([]);
    expect([...new Set(files.map((path) => path.split('/')[1]))].sort()).toEqual([
      '.vite',
      'node_modules',
      'package.json',
    ]);
    const modules = files.flatMap((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    expect(
      [...new Set(modules)].filter(
        (name) => !/^@myriaddreamin(\/typst-ts-node-compiler(-[a-z0-9-]+)?)?$/.test(name),
      ),
    ).toEqual([]);
    expect(files).toContain('/.vite/build/main.cjs');
    expect(files).toContain('/.vite/renderer/index.html');
    const unpacked = await readdir(join(`${archive}.unpacked`, 'node_modules/@myriaddreamin'));
    expect(unpacked.some((name) => name.startsWith('typst-ts-node-compiler-'))).toBe(true);
    const beside = await readdir(resources);
    expect(beside.sort()).toEqual(['LICENSE', 'app.asar', 'app.asar.unpacked', 'licences.txt']);
  });

  test('says of itself no more than it needs to run', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<
      string,
      unknown
    >;
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['devDependencies']));
    expect(Object.keys(manifest).filter((key) => /scripts|devDependencies|config/i.test(key))).toEqual([]);
    expect(manifest.main).toBe('.vite/build/main.cjs');
  });

  test('typesets a dossier with the native module beside its archive', async ({ machine, home }) => {
    const { window, close } = await openPackaged(machine, packaged.executable, { home });
    const data = JSON.stringify(dossierData(sampleContents({ exhibits: 1 })));
    const pdf = Buffer.from(
      await typesetInApp(window, data, [
        { path: attachedIncidents, base64: Buffer.from('{}').toString('base64') },
        {
          path: '/img/ORG-CASE-0001-E001.jpg',
          base64: Buffer.from(sampleJpeg('DSCN0010')).toString('base64'),
        },
      ]),
      'base64',
    );
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    await close();
  });

  test('is not a Node that runs what it is given', async ({ machine, home }) => {
    const { executable } = await findRuntime();
    const switches = ['-e', 'console.log("ran as " + "node")'];
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    // The same Electron before the fuse: it does.
    const before = await start(machine, executable, { home, switches, env });
    await before.says(/ran as node/);
    await before.stop();

    const after = await openPackaged(machine, packaged.executable, { home, switches, env });
    expect(after.window.url()).toBe('app://zapys/index.html');
    expect(after.started.output()).not.toContain('ran as node');
    await after.close();
  });

  test('opens no inspector of its main process', async ({ machine, home }) => {
    const { executable } = await findRuntime();
    const before = await start(machine, executable, { home, switches: ['--inspect=0', root] });
    await before.says(/Debugger listening on/);
    await before.stop();

    const after = await openPackaged(machine, packaged.executable, { home, switches: ['--inspect=0'] });
    expect(after.window.url()).toBe('app://zapys/index.html');
    expect(after.started.output()).not.toContain('Debugger listening on');
    await after.close();
  });

  test('loads its archive and no folder put beside it', async ({ machine, home }) => {
    const folder = join(resources, 'app');
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), '{ "name": "other", "main": "index.cjs" }');
    await writeFile(
      join(folder, 'index.cjs'),
      'console.log("another app"); require("electron").app.exit(9);',
    );
    const { window, started, close } = await openPackaged(machine, packaged.executable, { home });
    expect(window.url()).toBe('app://zapys/index.html');
    expect(started.output()).not.toContain('another app');
    await close();
    await rm(folder, { recursive: true });
  });
});
