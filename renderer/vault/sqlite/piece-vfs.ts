import type { Sqlite3Result, Sqlite3Static, sqlite3_file } from '@sqlite.org/sqlite-wasm';
import type { PieceFile } from './piece-file.ts';

/**
 * The way in which SQLite reads and writes a file in pieces: a VFS of its own, whose only files are those given to it.
 * What SQLite would put beside a database stays in its memory (see the settings of a database).
 */
export type PieceVfs = {
  readonly name: string;
  /** Opens under this name until it is taken back. */
  give(name: string, file: PieceFile): void;
  takeBack(name: string): void;
};

const vfsName = 'pieces';
const longestName = 64;

export const installPieceVfs = ({ capi, wasm, vfs }: Sqlite3Static): PieceVfs => {
  const given = new Map<string, PieceFile>();
  /** By the address of SQLite's own note of an open file. */
  const open = new Map<number, PieceFile>();

  const fileAt = (pointer: number): PieceFile => {
    const file = open.get(Number(pointer));
    if (!file) throw new Error('SQLite asks for a file that is not open');
    return file;
  };

  const bytesAt = (pointer: number, length: number): Uint8Array =>
    wasm.heap8u().subarray(Number(pointer), Number(pointer) + length);

  /** SQLite is answered with a number whatever happens. */
  const answering = (refusal: Sqlite3Result, work: () => Sqlite3Result): Sqlite3Result => {
    try {
      return work();
    } catch {
      // The statement that runs fails with this number.
      return refusal;
    }
  };

  // The members of SQLite's structures stand under these names, whatever the types say.
  const io = Object.assign(new capi.sqlite3_io_methods(), { $iVersion: 1 });
  const { structInfo } = capi.sqlite3_file as unknown as Pick<sqlite3_file, 'structInfo'>;
  vfs.installVfs({
    io: {
      struct: io,
      methods: {
        xClose: (pointer) => {
          open.delete(Number(pointer));
          return capi.SQLITE_OK;
        },
        xRead: (pointer, into, length, at) =>
          answering(capi.SQLITE_IOERR_READ, () => {
            const room = bytesAt(into, length);
            const read = fileAt(pointer).read(Number(at), room);
            if (read === undefined) return capi.SQLITE_IOERR_READ;
            if (read === length) return capi.SQLITE_OK;
            room.fill(0, read);
            return capi.SQLITE_IOERR_SHORT_READ;
          }),
        xWrite: (pointer, from, length, at) =>
          answering(capi.SQLITE_IOERR_WRITE, () => {
            fileAt(pointer).write(Number(at), bytesAt(from, length));
            return capi.SQLITE_OK;
          }),
        xTruncate: (pointer, size) =>
          answering(capi.SQLITE_IOERR_TRUNCATE, () => {
            fileAt(pointer).truncate(Number(size));
            return capi.SQLITE_OK;
          }),
        xFileSize: (pointer, size) =>
          answering(capi.SQLITE_IOERR_FSTAT, () => {
            wasm.poke64(size, BigInt(fileAt(pointer).size()));
            return capi.SQLITE_OK;
          }),
        xSync: () => capi.SQLITE_OK,
        // Nobody else has the file.
        xLock: () => capi.SQLITE_OK,
        xUnlock: () => capi.SQLITE_OK,
        xCheckReservedLock: (_pointer, answer) => {
          wasm.poke32(answer, 0);
          return capi.SQLITE_OK;
        },
        xFileControl: () => capi.SQLITE_NOTFOUND,
        // None that it need know.
        xDeviceCharacteristics: () => capi.SQLITE_OK,
      },
    },
  });

  const nameAt = (pointer: number): string => (pointer ? (wasm.cstrToJs(pointer) ?? '') : '');

  // The time and chance that SQLite asks for are those of its own default.
  const struct = new capi.sqlite3_vfs();
  struct.$iVersion = 1;
  struct.$szOsFile = structInfo.sizeof;
  struct.$mxPathname = longestName;
  vfs.installVfs({
    vfs: {
      struct,
      name: vfsName,
      methods: {
        xOpen: (_vfs, name, pointer, flags, flagsTaken) => {
          const file = given.get(nameAt(name));
          if (!file) return capi.SQLITE_CANTOPEN;
          open.set(Number(pointer), file);
          const noted = new capi.sqlite3_file(pointer);
          noted.$pMethods = io.pointer;
          noted.dispose();
          wasm.poke32(flagsTaken, flags);
          return capi.SQLITE_OK;
        },
        xAccess: (_vfs, name, _flags, answer) => {
          wasm.poke32(answer, given.has(nameAt(name)) ? 1 : 0);
          return capi.SQLITE_OK;
        },
        xDelete: () => capi.SQLITE_IOERR_DELETE_NOENT,
        xFullPathname: (_vfs, name, room, into) =>
          wasm.cstrncpy(into, name, room) < room ? capi.SQLITE_OK : capi.SQLITE_CANTOPEN,
        xGetLastError: () => 0,
      },
    },
  });
  return {
    name: vfsName,
    give: (name, file) => given.set(name, file),
    takeBack: (name) => given.delete(name),
  };
};
