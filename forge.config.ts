import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseVersion } from '@electron/fuses';
import { MakerDeb } from '@electron-forge/maker-deb';
import { MakerDMG } from '@electron-forge/maker-dmg';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { VitePlugin } from '@electron-forge/plugin-vite';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { appTargets, buildVerifyPage } from './build/app.ts';
import { allFuses, fuses } from './build/fuses.ts';
import { licenceTexts } from './build/licences.ts';
import { MakerElectronBuilder } from './build/maker-electron-builder.ts';
import { isPackaged, packagedManifest } from './build/packaged-files.ts';
import { type StandIn, standInFromEnvironment } from './build/stand-in.ts';

const standIn: StandIn | undefined = standInFromEnvironment();
/** What stands in .vite/ is to be packaged as it is. */
const built = process.env.ZAPYS_BUILT === '1';
const icon = join(import.meta.dirname, 'build/icons/icon');
const description =
  'Document coercion in occupied territory: an encrypted, signed record that any court can verify';

const linux = {
  icon: `${icon}.png`,
  categories: ['Office' as const],
  homepage: '',
  maintainer: 'Zapys contributors',
  description,
  productDescription: description,
  section: 'misc' as const,
};

const config: ForgeConfig = {
  outDir: process.env.ZAPYS_OUT ?? 'out',
  packagerConfig: {
    name: 'Zapys',
    executableName: 'zapys',
    appBundleId: 'org.zapys.Zapys',
    appCategoryType: 'public.app-category.productivity',
    appCopyright: 'Copyright Zapys contributors. Apache-2.0',
    icon,
    // A native module is loaded by the system, which reads no archive.
    asar: { unpack: '**/*.node' },
    ignore: (path) => !isPackaged(path),
    // `isPackaged` is the whole list: there is nothing left to prune.
    prune: false,
    derefSymlinks: true,
    extraResource: ['LICENSE'],
    // After the Vite plugin, which puts the whole package.json there.
    afterCopy: [
      async ({ buildPath }) => {
        await writeFile(
          join(buildPath, 'package.json'),
          `${JSON.stringify(packagedManifest(), undefined, 2)}\n`,
        );
        await writeFile(join(buildPath, '../licences.txt'), licenceTexts());
      },
    ],
    ...(standIn ? { electronZipDir: standIn.folder } : {}),
  },
  hooks: {
    // Before the plugin's own builds.
    prePackage: async () => {
      if (!built) await buildVerifyPage();
    },
    // Forge leaves the folder closed to everyone but the one who packaged it.
    postPackage: async (_, { outputPaths }) => {
      for (const path of outputPaths) await chmod(path, 0o755);
    },
  },
  plugins: [
    ...(built ? [] : [new VitePlugin(appTargets)]),
    new FusesPlugin(
      standIn
        ? {
            version: FuseVersion.V1,
            ...Object.fromEntries(standIn.fuses.map((fuse) => [fuse, fuses[fuse]])),
          }
        : { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses },
    ),
  ],
  makers: [
    new MakerDeb({ options: linux }),
    new MakerZIP({}, ['darwin', 'linux', 'win32']),
    new MakerDMG({ icon: `${icon}.icns` }),
    new MakerElectronBuilder({ module: 'electron-forge-maker-appimage' }, ['linux']),
    new MakerElectronBuilder({ module: 'electron-forge-maker-nsis' }, ['win32']),
  ],
};

if (standIn && allFuses.length !== standIn.fuses.length) {
  process.stderr.write('The stand-in Electron lacks some fuses; a release has them all.\n');
}

export default config;
