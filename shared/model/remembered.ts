/**
 * What a profile asks the vault to keep for it besides records: how it likes to work, signed by nobody and part of no
 * ledger. A fixed list, so that what is kept stays small.
 */
export const rememberedKeys = ['log.list', 'log.views', 'log.templates', 'import.mappings'] as const;
export type RememberedKey = (typeof rememberedKeys)[number];

export const isRememberedKey = (key: unknown): key is RememberedKey =>
  rememberedKeys.some((known) => known === key);

/** Characters of JSON under one key; the vault refuses more with `bad_value` and the key as its detail. */
export const longestRemembered = 256 * 1024;
