import { basename, dirname, join } from 'node:path';
import sirv from 'sirv';
import { build, type Plugin } from 'vite';
import { lightPassphrases } from './light-passphrases.ts';
import { root } from './root.ts';

const served = '/built-workers/';
const named = /^\.\/(vault|reader|table-reader)\/worker\.ts\?worker&url$/;
const virtual = '\0built-worker:';

/** The entry of each of our workers is called worker.ts: its file is named after its folder. */
const fileOf = ({ facadeModuleId }: { readonly facadeModuleId: string | null }): string =>
  facadeModuleId?.endsWith('/worker.ts')
    ? `${basename(dirname(facadeModuleId))}.js`
    : 'assets/[name]-[hash].js';

/**
 * Serves the workers to browser tests as the application has them, each in one file: from the modules one by one a
 * worker takes several times as long to start, and the tests start hundreds.
 * @param folder where they are built
 */
export const builtWorkers = (folder: string): Plugin => ({
  name: 'built-workers',
  enforce: 'pre',
  async configureServer(server) {
    await build({
      configFile: false,
      root: join(root, 'renderer'),
      publicDir: false,
      base: './',
      logLevel: 'warn',
      plugins: [lightPassphrases()],
      build: {
        target: 'chrome114',
        outDir: folder,
        emptyOutDir: true,
        minify: false,
        assetsInlineLimit: 0,
        modulePreload: false,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 8192,
        rolldownOptions: { input: join(root, 'renderer/worker-url.ts') },
      },
      worker: {
        format: 'es',
        plugins: () => [lightPassphrases()],
        rolldownOptions: { output: { entryFileNames: fileOf } },
      },
    });
    server.middlewares.use(served, sirv(folder, { maxAge: 3600, immutable: true }));
  },
  resolveId(id) {
    const name = named.exec(id)?.[1];
    return name === undefined ? null : `${virtual}${name}`;
  },
  load(id) {
    if (!id.startsWith(virtual)) return null;
    return `export default ${JSON.stringify(`${served}${id.slice(virtual.length)}.js`)};`;
  },
});
