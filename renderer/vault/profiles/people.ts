import { fingerprintOf } from '../../../shared/bundle/minisign.ts';
import type { Hex } from '../../../shared/ledger/entry.ts';
import { type Profile, profilesOf } from '../../../shared/model/profiles.ts';
import type { RemovalLimit } from '../../../shared/model/removal.ts';
import type { ProfileView } from '../../../shared/model/views.ts';
import { fromHex } from '../bytes.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** The people of the vault, by the keys they sign with. */
export type People = {
  readonly profiles: ReadonlyMap<Hex, Profile>;
  /** Short code that numbers begin with. */
  readonly organisation: string;
  /** Wrong passphrases after which the vault removes itself, where that was chosen. */
  readonly removalAfter: RemovalLimit | undefined;
  view(publicKey: Hex): ProfileView;
};

/** The first half of the key's fingerprint: 8 bytes as four groups of four digits. */
const shortFingerprint = (publicKey: Hex): string => fingerprintOf(fromHex(publicKey)).slice(0, 19);

export const profileView = (profile: Profile): ProfileView => ({
  id: profile.record,
  name: profile.name,
  role: profile.role,
  fingerprint: shortFingerprint(profile.publicKey),
});

/** Someone whose profile is not (or no longer readable) in this vault is shown by their key. */
const stranger = (publicKey: Hex): ProfileView => ({
  id: publicKey,
  name: shortFingerprint(publicKey),
  role: 'documenter',
  fingerprint: shortFingerprint(publicKey),
});

export const peopleOf = (ledger: Ledger): People => {
  const { profiles } = profilesOf(ledger.profiles(), ledger.founder);
  const views = new Map([...profiles].map(([key, profile]) => [key, profileView(profile)]));
  const founding = profiles.get(ledger.founder);
  return {
    profiles,
    organisation: founding?.organisation ?? 'ORG',
    removalAfter: founding?.removalAfter,
    view: (publicKey) => {
      const view = views.get(publicKey) ?? stranger(publicKey);
      views.set(publicKey, view);
      return view;
    },
  };
};
