import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { windowCrashed } from './demo-outcome.ts';
import { runTool } from './run-tool.ts';
import { findRuntime } from './runtime.ts';
import { ensureSystem } from './system.ts';

/** `npm run demo [-- --out DIR]`: builds the app and shows the whole story in it. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } });
const runtime = await findRuntime();
ensureSystem({ runtime, tests: true });
// npm runs scripts from the project's folder; a path is meant from where the person stands.
const out = resolve(process.env.INIT_CWD ?? '.', values.out);
const built = await runTool(['node', 'build/app.ts']);
const show = (): Promise<number> => runTool(['node', 'test/demo/demo.ts', out]);
let code = built === 0 ? await show() : built;
if (code === windowCrashed && !runtime.official) {
  process.stderr.write(
    'The window of the stand-in Electron crashed. The story is told once more from its beginning.\n',
  );
  code = await show();
}
process.exitCode = code;
