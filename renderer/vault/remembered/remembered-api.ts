import type { Json } from '../../../shared/ledger/entry.ts';
import { isRememberedKey, longestRemembered, type RememberedKey } from '../../../shared/model/remembered.ts';
import type { RememberedApi } from '../../../shared/vault-api/remembered-api.ts';
import { VaultFailure } from '../failure.ts';
import { sealJson, unsealJson } from '../keys/box.ts';
import type { OpenVault } from '../open-vault.ts';

/**
 * What the open profile asked to be kept for it, a row for each key, sealed under a key from the profile's own seed:
 * another profile can neither read it nor tell whose it is.
 */

const contextOf = (id: string) => `meta|remembered|${id}`;

/** @throws VaultFailure bad_value for a key that is not in the list. */
const refuseUnknownKey = (key: RememberedKey): void => {
  if (!isRememberedKey(key)) throw new VaultFailure('bad_value', 'remembered');
};

export const rememberedApi = (open: () => OpenVault): RememberedApi => ({
  remembered: async ({ key }) => {
    refuseUnknownKey(key);
    const vault = open();
    const place = await vault.keyring.rememberedPlace(key);
    const row = await vault.database.meta.get(place.id);
    if (!row) return null;
    // A damaged row is habit lost, not testimony: the profile starts again from nothing.
    return unsealJson(place.key, row.box, contextOf(place.id)).then(
      (value) => value as Json,
      () => null,
    );
  },
  remember: async ({ key, value }) => {
    refuseUnknownKey(key);
    if (JSON.stringify(value).length > longestRemembered) throw new VaultFailure('bad_value', key);
    const vault = open();
    const { id, key: boxKey } = await vault.keyring.rememberedPlace(key);
    if (value === null) await vault.database.meta.delete(id);
    else await vault.database.meta.put({ id, box: await sealJson(boxKey, value, contextOf(id)) });
  },
});
