import { existsSync } from 'node:fs';
import { build } from 'vite';
import { root } from './root.ts';
import { mainConfig, mainEntries, mainSources } from './vite.main.ts';
import renderer from './vite.renderer.ts';

/** Builds the whole app into dist/. The verify page comes first: the renderer carries it in every bundle. */
export async function buildApp(): Promise<void> {
  if (existsSync(`${root}/build/vite.verify-page.ts`)) {
    const page: { default: Parameters<typeof build>[0] } = await import(`${root}/build/vite.verify-page.ts`);
    await build(page.default);
  }
  await Promise.all([
    build(renderer),
    ...mainEntries
      .filter((entry) => existsSync(`${root}/${mainSources[entry]}`))
      .map((entry) => build(mainConfig(entry))),
  ]);
}

if (import.meta.main) await buildApp();
