import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdDrive, leaveDrive } from '../../../electron/drive-lock.ts';
import { driveProblem, portableFolder, watchDrive } from '../../../electron/portable.ts';

let drive = '';
const data = (): string => join(drive, 'zapys-data');

beforeEach(() => {
  drive = mkdtempSync(join(tmpdir(), 'zapys-drive-'));
  mkdirSync(data());
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(drive, { recursive: true, force: true });
});

test('a folder beside the program makes it portable; a file, a link or nothing does not, nor macOS', () => {
  const program = join(drive, 'Zapys.AppImage');
  expect(portableFolder(program, 'linux')).toBe(data());
  expect(portableFolder(program, 'win32')).toBe(data());
  expect(portableFolder(program, 'darwin')).toBeUndefined();
  renameSync(data(), join(drive, 'elsewhere'));
  expect(portableFolder(program, 'linux')).toBeUndefined();
  symlinkSync(join(drive, 'elsewhere'), data());
  expect(portableFolder(program, 'linux')).toBeUndefined();
  rmSync(data());
  writeFileSync(data(), '');
  expect(portableFolder(program, 'linux')).toBeUndefined();
});

test('a drive that takes what is written is left as it was; one that is full or failing is told of', () => {
  expect(driveProblem(data())).toBeUndefined();
  expect(readdirSync(data())).toEqual([]);
  mkdirSync(join(data(), 'write-probe'));
  expect(driveProblem(data())).toBe('io');
  rmSync(join(data(), 'write-probe'), { recursive: true });
  // Every write to it finds no room.
  symlinkSync('/dev/full', join(data(), 'write-probe'));
  expect(driveProblem(data())).toBe('full');
  expect(readdirSync(data())).toEqual([]);
});

test('a drive that may not be written to is told of', () => {
  chmodSync(data(), 0o500);
  // Root may write anywhere but where nobody may.
  expect(driveProblem(process.getuid?.() === 0 ? '/sys/kernel' : data())).toBe('read_only');
});

test('taking the drive out is noticed once, and so is another in its place', () => {
  vi.useFakeTimers();
  const gone = vi.fn();
  watchDrive(data(), gone);
  vi.advanceTimersByTime(5000);
  expect(gone).not.toHaveBeenCalled();
  renameSync(data(), join(drive, 'out'));
  vi.advanceTimersByTime(1000);
  expect(gone).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5000);
  expect(gone).toHaveBeenCalledTimes(1);

  mkdirSync(data());
  watchDrive(data(), gone);
  renameSync(data(), join(drive, 'first'));
  mkdirSync(data());
  vi.advanceTimersByTime(1000);
  expect(gone).toHaveBeenCalledTimes(2);
});

test('one process has the drive; what a kill or another computer left holds nobody up', async () => {
  const lock = join(data(), 'in-use');
  const source = join(import.meta.dirname, '../../../electron/drive-lock.ts');
  const script = `import { holdDrive } from ${JSON.stringify(source)};
    process.stdout.write(String(holdDrive(${JSON.stringify(data())}))); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(other.stdout, 'data');
  expect(String(said)).toBe('true');
  expect(holdDrive(data())).toBe(false);
  const ended = once(other, 'exit');
  other.kill('SIGKILL');
  await ended;
  expect(existsSync(lock)).toBe(true);
  expect(holdDrive(data())).toBe(true);
  const own = readFileSync(lock, 'utf8');
  // The same number on a computer that started another time, and a file cut short.
  for (const left of [own.replace(/^[^ ]+/, 'another-start'), own.replace(/\d+$/, '1'), '']) {
    writeFileSync(lock, left);
    expect(holdDrive(data())).toBe(true);
    expect(readFileSync(lock, 'utf8')).toBe(own);
  }
  expect(holdDrive(data())).toBe(false);
  leaveDrive(data());
  expect(existsSync(lock)).toBe(false);
});
