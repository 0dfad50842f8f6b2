import { createHash } from 'node:crypto';
import type { InlineConfig, Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { root } from './root.ts';

/**
 * verify.html: one file without a network, a server or a neighbour, opened from a folder in any browser. Its
 * policy names the hash of its one script and its one style sheet; nothing else runs, nothing is loaded.
 */
function contentPolicy(): Plugin {
  const hashes = (html: string, pattern: RegExp) =>
    [...html.matchAll(pattern)].map(
      ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    );
  return {
    name: 'content-policy',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = Object.values(bundle).find(({ fileName }) => fileName === 'index.html');
        if (page?.type !== 'asset') throw new Error('The verify page was not built');
        const html = String(page.source);
        const scripts = hashes(html, /<script\b[^>]*>([\s\S]*?)<\/script>/g);
        const styles = hashes(html, /<style\b[^>]*>([\s\S]*?)<\/style>/g);
        if (scripts.length !== 1 || styles.length !== 1 || /\b(src|href)="\.\//.test(html))
          throw new Error('The verify page is not one file with one script and one style sheet');
        page.source = html.replace(
          '%CSP%',
          [
            "default-src 'none'",
            `script-src ${scripts.join(' ')}`,
            `style-src ${styles.join(' ')}`,
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
          ].join('; '),
        );
      },
    },
  };
}

const config: InlineConfig = {
  configFile: false,
  root: `${root}/renderer/verify-page`,
  publicDir: false,
  base: './',
  logLevel: 'warn',
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), contentPolicy()],
  build: {
    // Oldest browsers with all that is used here; the newest release of each a year before the first version.
    target: ['chrome114', 'firefox115', 'safari16.4'],
    outDir: `${root}/dist/verify-page`,
    emptyOutDir: true,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
  },
};

export default config;
