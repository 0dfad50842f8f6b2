/** libsodium as it is compiled, without the wrappers: what Argon2id needs of it. Addresses and lengths are in bytes. */
declare module 'libsodium-sumo' {
  export type RawSodium = {
    /** The memory as it is now: another one once it has grown. */
    readonly HEAPU8: Uint8Array;
    _sodium_init(): number;
    _malloc(length: number): number;
    /** 64-bit numbers are passed as their lower and upper halves. Answers 0 when it is done. */
    _crypto_pwhash(
      out: number,
      outLength: number,
      outLengthUpper: number,
      secret: number,
      secretLength: number,
      secretLengthUpper: number,
      salt: number,
      passes: number,
      passesUpper: number,
      memory: number,
      algorithm: number,
    ): number;
  };
  /** A new instance, with a memory of its own. */
  const instance: (options: { readonly getRandomValue: () => number }) => Promise<RawSodium>;
  export default instance;
}
