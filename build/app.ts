import { build } from 'vite';
import { mainConfig, mainEntries } from './vite.main.ts';
import renderer from './vite.renderer.ts';
import verifyPage from './vite.verify-page.ts';

/** Builds the whole app into dist/. The verify page comes first: the renderer carries it in every bundle. */
export async function buildApp(): Promise<void> {
  await build(verifyPage);
  await Promise.all([build(renderer), ...mainEntries.map((entry) => build(mainConfig(entry)))]);
}

if (import.meta.main) await buildApp();
