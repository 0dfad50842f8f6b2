/** After how many wrong passphrases for one profile, in a row, the vault removes itself, where its people chose so. */
export const removalLimits = [10, 20, 50] as const;
export type RemovalLimit = (typeof removalLimits)[number];

/** The limit that a signed entry or a stored row names; undefined, and so none, for anything else. */
export const removalLimitOf = (value: unknown): RemovalLimit | undefined =>
  removalLimits.find((limit) => limit === value);
