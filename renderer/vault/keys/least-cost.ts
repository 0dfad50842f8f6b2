/** Argon2id costs bytes of memory and passes over them. */
export type PassphraseCost = {
  readonly memory: number;
  readonly passes: number;
};

/** What every vault asks at least of a passphrase: a keyslot below it is refused. */
export const leastCost: PassphraseCost = { memory: 64 * 1024 * 1024, passes: 3 };
