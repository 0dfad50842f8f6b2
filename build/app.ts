import { VitePlugin } from '@electron-forge/plugin-vite';
import { Listr } from 'listr2';
import { build } from 'vite';
import { root } from './root.ts';
import verifyPage from './vite.verify-page.ts';

/** What Forge's Vite plugin builds into .vite/: the Node side into build/, the window into renderer/. */
export const appTargets: ConstructorParameters<typeof VitePlugin>[0] = {
  build: [
    { entry: 'electron/main.ts', config: 'build/vite.main.ts', target: 'main' },
    { entry: 'electron/preload.ts', config: 'build/vite.main.ts', target: 'preload' },
    {
      entry: { typesetting: 'electron/typesetting/process.ts' },
      config: 'build/vite.main.ts',
      target: 'main',
    },
  ],
  renderer: [{ name: 'window', config: 'build/vite.renderer.ts' }],
};

/** Comes before the rest: the window carries the page in every bundle. */
export const buildVerifyPage = async (): Promise<void> => {
  await build(verifyPage);
};

/** Builds the whole app as packaging does, by the same plugin: what is tested is what is shipped. */
export async function buildApp(): Promise<void> {
  await buildVerifyPage();
  const plugin = new VitePlugin(appTargets);
  plugin.setDirectories(root);
  const hooks = [plugin.getHooks().prePackage ?? []].flat();
  // Forge gives a hook its place in the list of tasks as `this`.
  const tasks = hooks.map((hook) => ({
    title: 'Building the app',
    task: (_: unknown, task: unknown) => Reflect.apply(hook, task, []),
  }));
  await new Listr(tasks, { renderer: 'silent' }).run();
}

if (import.meta.main) await buildApp();
