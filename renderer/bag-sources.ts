import { type BagSource, mostFiles } from '../shared/bundle/bag-source.ts';
import { Unreadable } from '../shared/bundle/verdict.ts';
import { zipSource } from '../shared/bundle/zip-read.ts';

/** What a person gave to be verified: a zip, or a folder's files. Nothing is read before it is needed, nor kept. */
export type Given = { readonly name: string; readonly source: BagSource };

const step = 4 * 1024 * 1024;

const part = async (file: Blob, start: number, length: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(start, start + length).arrayBuffer());

export const givenZip = (file: File): Given => ({
  name: file.name,
  source: zipSource({ size: file.size, read: (offset, length) => part(file, offset, length) }),
});

const folder = (files: ReadonlyMap<string, File>): Given => ({
  name: [...files.keys()][0]?.split('/')[0] ?? '',
  source: {
    list: async () => {
      if (files.size === 0) throw new Unreadable('empty');
      if (files.size > mostFiles) throw new Unreadable('too_many_files', String(mostFiles));
      return { files: [...files].map(([path, { size }]) => ({ path, size })), problems: [] };
    },
    open: async function* (path) {
      const file = files.get(path);
      if (!file) throw new Error(`Not listed: ${path}`);
      for (let at = 0; at < file.size; at += step) yield await part(file, at, step);
    },
  },
});

/** From a file input: one zip, or the files of a folder with their paths. */
export const fromInput = (files: FileList): Given | undefined => {
  const [first] = files;
  if (!first) return undefined;
  if (first.webkitRelativePath === '') return givenZip(first);
  return folder(new Map([...files].map((file) => [file.webkitRelativePath, file])));
};

/** From a drop: a zip or a folder. The entries must be taken before the event ends. */
export const fromDrop = (data: DataTransfer): Promise<Given | undefined> => {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [file] = data.files;
  if (entries.some((entry) => entry.isDirectory)) return fromEntries(entries);
  return Promise.resolve(file && givenZip(file));
};

const fromEntries = async (entries: readonly FileSystemEntry[]): Promise<Given> => {
  const files = new Map<string, File>();
  for (const entry of entries) await collect(entry, files);
  return folder(files);
};

const collect = async (entry: FileSystemEntry, files: Map<string, File>): Promise<void> => {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    files.set(entry.fullPath.replace(/^\//, ''), file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const read = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  // A reader gives some entries at a time and none at the end.
  for (let some = await read(); some.length > 0; some = await read())
    for (const inside of some) await collect(inside, files);
};
