import type { RecoveryState, RecoveryWay, Rehearsal } from '../../../shared/model/recovery.ts';
import { sealJson, unsealJson } from '../keys/box.ts';
import { deviceTime } from '../ledger/device-time.ts';
import type { OpenVault } from '../open-vault.ts';

/** What the open profile keeps of its sheet and its shares: when they were made and proved. Nobody else can read it. */

const contextOf = (id: string) => `meta|recovery|${id}`;

export const keepState = async (vault: OpenVault, state: RecoveryState): Promise<void> => {
  const { id, key } = await vault.keyring.rememberedPlace('recovery');
  await vault.database.meta.put({ id, box: await sealJson(key, state, contextOf(id)) });
};

/** A profile that has none yet, or whose row is damaged, begins one with the sheet as of now. */
export const recoveryState = async (vault: OpenVault): Promise<RecoveryState> => {
  const { id, key } = await vault.keyring.rememberedPlace('recovery');
  const row = await vault.database.meta.get(id);
  const kept = row && (await unsealJson(key, row.box, contextOf(id)).catch(() => undefined));
  if (kept) return kept as RecoveryState;
  const begun: RecoveryState = { sheet: { made: deviceTime().time } };
  await keepState(vault, begun);
  return begun;
};

/** Changes what stands of one of the two; of shares that the profile does not have, nothing. */
export const noteOf = async (
  vault: OpenVault,
  way: RecoveryWay,
  change: Partial<Rehearsal>,
): Promise<RecoveryState> => {
  const state = await recoveryState(vault);
  const next: RecoveryState =
    way === 'sheet'
      ? { ...state, sheet: { ...state.sheet, ...change } }
      : { ...state, ...(state.shares ? { shares: { ...state.shares, ...change } } : {}) };
  await keepState(vault, next);
  return next;
};
