import type { IpcCall, IpcEvent } from './ipc.ts';

/** The names alone, so that preload carries no validator. `satisfies` fails the build when one is missing or extra. */
const calls = {
  'app:info': true,
  'app:busy': true,
  'file:save': true,
  'file:backup': true,
  'file:remove-leftover': true,
  'file:reveal': true,
  'typeset:open': true,
  'vault:found': true,
  'vault:opened': true,
  'vault:erased': true,
  'vault:put-back': true,
  'vault:start-over': true,
} satisfies Record<IpcCall, true>;

const events = { 'session:lock': true } satisfies Record<IpcEvent, true>;

export const isIpcCall = (name: unknown): name is IpcCall =>
  typeof name === 'string' && Object.hasOwn(calls, name);

export const isIpcEvent = (name: unknown): name is IpcEvent =>
  typeof name === 'string' && Object.hasOwn(events, name);

/** Main → preload only: hands a port over; the payload is its id. Preload passes it on to the window. */
export const portChannel = 'port';
