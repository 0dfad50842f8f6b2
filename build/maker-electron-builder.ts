import { createRequire } from 'node:module';
import { MakerBase, type MakerOptions } from '@electron-forge/maker-base';
import type { ForgePlatform } from '@electron-forge/shared-types';

type Make = (options: { readonly dir: string; readonly targetArch: string }) => Promise<string[]>;

/**
 * electron-builder's makers for Forge are bare functions of an older Forge; this gives them the form that
 * Forge 8 takes. `module` is `electron-forge-maker-appimage` or `electron-forge-maker-nsis`.
 */
export class MakerElectronBuilder extends MakerBase<{ readonly module: string }> {
  name = 'electron-builder';
  defaultPlatforms: ForgePlatform[] = [];

  override isSupportedOnCurrentPlatform(): boolean {
    return true;
  }

  override async make({ dir, targetArch }: MakerOptions): Promise<string[]> {
    const maker: { default: Make } = createRequire(import.meta.url)(this.config.module);
    return maker.default({ dir, targetArch });
  }
}
