import { type FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/**
 * What is switched on or off in the shipped executable itself, where no argument, environment variable or file
 * beside it can change it back. DESIGN: security policy; names: https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Bounds checks of WebAssembly by the processor: their absence is slower, not safer.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies Record<FuseV1Options, boolean>;

export type Fuse = keyof typeof fuses;

export const allFuses = Object.keys(fuses).map(Number) as readonly Fuse[];

export const fuseName = (fuse: Fuse): string => FuseV1Options[fuse];

/** The state of each fuse that the executable has; an older Electron lacks the newer ones. */
export async function fusesOf(executable: string): Promise<ReadonlyMap<Fuse, FuseState>> {
  const { version: _, ...wire } = await getCurrentFuseWire(executable);
  const states = wire as Partial<Record<Fuse, FuseState>>;
  return new Map(
    allFuses.flatMap((fuse) => {
      const state = states[fuse];
      return state === undefined ? [] : [[fuse, state] as const];
    }),
  );
}
