import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type BagFile, type BagSource, mostFiles } from '../../shared/bundle/bag-source.ts';
import { type Problem, Unreadable } from '../../shared/bundle/verdict.ts';

/** A bag in a folder. Links are named as a problem and never followed, so nothing outside the folder is read. */
export const folderSource = (folder: string): BagSource => {
  const listed = new Set<string>();
  return {
    list: async () => {
      const root = await realpath(folder);
      const files: BagFile[] = [];
      const problems: Problem[] = [];
      for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
        const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
        if (entry.isDirectory()) continue;
        if (!entry.isFile()) problems.push({ code: 'link', at: path });
        else files.push({ path, size: (await stat(join(root, path))).size });
        if (files.length > mostFiles) throw new Unreadable('too_many_files', String(mostFiles));
      }
      if (files.length + problems.length === 0) throw new Unreadable('empty');
      for (const { path } of files) listed.add(path);
      return { files, problems };
    },
    open: async function* (path) {
      if (!listed.has(path)) throw new Error(`Not listed: ${path}`);
      const file = await open(join(await realpath(folder), path), 'r');
      try {
        for await (const bytes of file.createReadStream({ highWaterMark: 1024 * 1024, autoClose: false }))
          yield bytes as Uint8Array;
      } finally {
        await file.close();
      }
    },
  };
};
