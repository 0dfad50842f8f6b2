import 'vitest';

declare module 'vitest' {
  /** What a run by hand may make larger; see vitest.config.ts. */
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to that of another module
  interface ProvidedContext {
    /** Attachments on one incident. */
    readonly attachments: number;
    /** Rows damaged by chance, one after another, and the seed of the first. */
    readonly flips: number;
    readonly seed: number;
  }
}
