import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { BagSource } from '../../shared/bundle/bag-source.ts';
import { readPublicKey } from '../../shared/bundle/minisign.ts';
import { report } from '../../shared/bundle/report.ts';
import { Unreadable, type Verdict } from '../../shared/bundle/verdict.ts';
import { type VerifyOptions, verifyBag } from '../../shared/bundle/verify.ts';
import { sayIn } from '../../shared/bundle/words.ts';
import { type RandomAccess, zipSource } from '../../shared/bundle/zip-read.ts';
import type { Locale } from '../../shared/locale.ts';
import { folderSource } from './folder-source.ts';

/** `zapys verify PATH`: exit 0 valid, 1 invalid, 2 unreadable, not a bag, or a wrong command line. */

const exitCode = { valid: 0, invalid: 1, unreadable: 2 } as const;

const localeFrom = (asked: string | undefined): Locale => {
  if (asked === 'uk' || asked === 'en') return asked;
  return /^uk/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '') ? 'uk' : 'en';
};

/** Reads from any place of the file, never the whole of it. */
const accessTo = (file: FileHandle, size: number): RandomAccess => ({
  size,
  read: async (offset, length) => {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  },
});

const verifyPath = async (
  path: string,
  keys: Pick<VerifyOptions, 'publicKey' | 'founderKey'>,
): Promise<Verdict> => {
  const options = { digester: (algorithm: string) => createHash(algorithm), ...keys };
  let file: FileHandle | undefined;
  try {
    const facts = await stat(path);
    let source: BagSource;
    if (facts.isDirectory()) source = folderSource(path);
    else {
      file = await open(path, 'r');
      source = zipSource(accessTo(file, facts.size));
    }
    return await verifyBag(source, options);
  } catch (error) {
    return { state: 'unreadable', ...reasonOf(error, path) };
  } finally {
    await file?.close();
  }
};

const reasonOf = (error: unknown, path: string): Pick<Unreadable, 'code' | 'detail'> => {
  if (error instanceof Unreadable) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? { code: 'not_found', detail: path } : { code: 'cannot_read', detail: message };
};

const run = async (args: readonly string[]): Promise<number> => {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const option = error instanceof Error ? error.message : '';
    console.error(`${option}\n\n${sayIn(localeFrom(undefined))('cli.usage')}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const say = sayIn(localeFrom(values.lang));
  const [path, ...rest] = positionals[0] === 'verify' ? positionals.slice(1) : positionals;
  if (values.help || path === undefined || rest.length > 0) {
    console.error(say('cli.usage'));
    return values.help ? 0 : 2;
  }
  const [publicKey, founderKey] = [values['public-key'], values['founder-key']].map((key) =>
    key === undefined ? undefined : (readPublicKey(key) ?? 'bad'),
  );
  if (publicKey === 'bad' || founderKey === 'bad') {
    console.error(say('cli.badKey', { option: publicKey === 'bad' ? '--public-key' : '--founder-key' }));
    return 2;
  }
  const verdict = await verifyPath(path, {
    ...(publicKey ? { publicKey } : {}),
    ...(founderKey ? { founderKey } : {}),
  });
  console.log(values.json ? JSON.stringify(verdict, null, 2) : report(verdict, say));
  return exitCode[verdict.state];
};

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      lang: { type: 'string' },
      'public-key': { type: 'string' },
      'founder-key': { type: 'string' },
    },
  });

process.exitCode = await run(process.argv.slice(2));
