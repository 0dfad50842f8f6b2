import { Dexie } from 'dexie';
import { argon2id, saltLength } from '../../../renderer/vault/keys/argon2id.ts';
import { leastCost } from '../../../renderer/vault/keys/least-cost.ts';
import { pieceLength } from '../../../renderer/vault/sqlite/piece-file.ts';
import { startVault, type VaultClient } from '../../../renderer/vault-client.ts';
import { importLimits } from '../../../shared/import/table.ts';
import type { IncidentQuery } from '../../../shared/vault-api/log-api.ts';
import { imageLeft, keptImages } from '../../kept-image.ts';
import type { SampleRecord } from './sample-records.ts';

/** The vault as the window has it: its worker, asked through its interface. */

const passphrase = 'bench correct horse battery';
const newest: Pick<IncidentQuery, 'sort' | 'descending' | 'offset' | 'limit'> = {
  sort: 'changed',
  descending: true,
  offset: 0,
  limit: 50,
};

const start = (): VaultClient => startVault({ kdf: 'floor', reload: () => undefined });

/** Milliseconds that deriving a passphrase key takes at the cost the bench's keyslots have. */
export const measureDerivation = async (): Promise<number> => {
  const began = performance.now();
  await argon2id(new TextEncoder().encode(passphrase), new Uint8Array(saltLength), leastCost);
  return performance.now() - began;
};

/** Opens the vault that this browser has; resolves when all of it has been read and checked. */
export const openedAndChecked = async (): Promise<void> => {
  const client = start();
  const status = await client.api.status();
  const keyslot = status.state === 'locked' ? status.keyslots[0]?.id : undefined;
  if (keyslot === undefined) throw new Error(`The vault is ${status.state}`);
  await new Promise<void>((resolve, reject) => {
    client.on(({ type }) => {
      if (type === 'checked') resolve();
    });
    client.api.unlock({ keyslot, passphrase }).catch(reject);
  });
};

export type ZapysVault = ReturnType<typeof vaultFrom>;

export const foundZapysVault = async () => {
  const client = start();
  await client.api.create({
    organisation: 'BENCH',
    profile: { name: 'Bench', role: 'documenter', passphrase, showName: true },
  });
  return vaultFrom(client);
};

const vaultFrom = (first: VaultClient) => {
  let client = first;
  return {
    import: async (records: readonly SampleRecord[], from: number): Promise<void> => {
      for (let at = 0; at < records.length; at += importLimits.rows) {
        const rows = records
          .slice(at, at + importLimits.rows)
          .map(({ changes }, index) => ({ line: from + at + index + 1, changes }));
        await client.api.importIncidents({
          task: crypto.randomUUID(),
          file: { name: 'bench.csv', sha256: '0'.repeat(64), rows: rows.length },
          rows,
        });
      }
    },
    /** A commit of its own. */
    record: (changes: SampleRecord['changes']) => client.api.createIncident({ changes }),
    /** Locks the vault; resolves when a new worker stands where a person would type the passphrase. */
    lock: async (): Promise<void> => {
      client.terminate();
      client = start();
      await client.api.status();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    },
    close: () => client.terminate(),
    unlock: async (): Promise<void> => {
      const status = await client.api.status();
      const keyslot = status.state === 'locked' ? status.keyslots[0]?.id : undefined;
      if (keyslot === undefined) throw new Error(`The vault is ${status.state}`);
      const { integrity } = await client.api.unlock({ keyslot, passphrase });
      if (integrity.problems.length > 0) throw new Error(JSON.stringify(integrity.problems.slice(0, 5)));
    },
    firstPage: () => client.api.incidents(newest),
    statistics: () => client.api.statistics(),
    /** Resolves when the image of the index is on the disk, as in a vault that was open for a few seconds. */
    rest: () => imageLeft(keptImages),
    /** Megabytes of the image on the disk, before it is encrypted. */
    imageLength: async (): Promise<number> => {
      const index = await new Dexie('zapys-index').open();
      const pieces = await index.table('pieces').count();
      index.close();
      return (pieces * pieceLength) / 1e6;
    },
    /** Of a vault that is closed. */
    forgetImage: () => Dexie.delete('zapys-index'),
    search: (text: string) => client.api.incidents({ ...newest, text }),
    filter: (type: string, place: string, from: string, to: string) =>
      client.api.incidents({
        ...newest,
        sort: 'date',
        types: [type] as NonNullable<IncidentQuery['types']>,
        states: ['draft'],
        place,
        dates: { from, to },
      }),
    /** Resolves when the edit is signed, indexed and on the disk for good. */
    save: async (id: string, heads: readonly string[], narrative: string): Promise<readonly string[]> =>
      (await client.api.editIncident({ id, heads, changes: { 'account.narrative': narrative } })).heads,
    incident: (id: string) => client.api.incident({ id }),
  };
};
