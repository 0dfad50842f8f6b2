import type { Json } from '../ledger/entry.ts';
import type { RememberedKey } from '../model/remembered.ts';

/** What the interface keeps for whoever is logged in. */
export type RememberedApi = {
  /** What the open profile keeps for itself under this key; null when nothing. No other profile can read it. */
  remembered(input: { key: RememberedKey }): Promise<Json>;
  /** Keeps it, encrypted, until it is replaced; null forgets it. Rejects with `bad_value` when it is too long. */
  remember(input: { key: RememberedKey; value: Json }): Promise<void>;
};
