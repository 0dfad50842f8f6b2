import { startVault } from '../vault-client.ts';

/** The window's one vault: its worker starts with the window and ends with the lock. */
const client = startVault();

/** Every question the interface may ask; each rejects with a `VaultError` (see vault-error.ts). */
export const vault = client.api;
/** Progress and changes; returns the function that ends the subscription. */
export const onVaultEvent = client.on;
/** Zeroes the keys and starts the window anew. Screens call `session.lock`, which saves open forms first. */
export const lockVault = client.lock;
