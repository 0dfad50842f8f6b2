import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findRuntime } from './runtime.ts';
import { runTool } from './stages.ts';
import { ensureSystem } from './system.ts';

/** `npm run demo [-- --out DIR]`: builds the app and shows the whole story in it. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } });
ensureSystem({ runtime: await findRuntime(), tests: true });
// npm runs scripts from the project's folder; a path is meant from where the person stands.
const out = resolve(process.env.INIT_CWD ?? '.', values.out);
const built = await runTool(['node', 'build/app.ts']);
process.exitCode = built === 0 ? await runTool(['node', 'test/demo/demo.ts', out]) : built;
