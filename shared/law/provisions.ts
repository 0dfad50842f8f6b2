import type { Provision } from './provision.ts';
import { additionalProtocol1 } from './provisions/additional-protocol-1.ts';
import { europeanConvention } from './provisions/european-convention.ts';
import { genevaConvention4 } from './provisions/geneva-convention-4.ts';
import { hagueRegulations } from './provisions/hague.ts';
import { humanRights } from './provisions/human-rights.ts';
import { romeStatute } from './provisions/rome-statute.ts';
import { lawOfUkraine } from './provisions/ukraine.ts';

const all = [
  ...hagueRegulations,
  ...genevaConvention4,
  ...additionalProtocol1,
  ...romeStatute,
  ...humanRights,
  ...europeanConvention,
  ...lawOfUkraine,
] as const;

export type ProvisionId = (typeof all)[number]['id'];

/** Every provision, in the order of the page: law of war, crimes, human rights, law of Ukraine. */
export const provisions: readonly Provision<ProvisionId>[] = all;

const byId: ReadonlyMap<string, Provision<ProvisionId>> = new Map(all.map((one) => [one.id, one]));

/** The provision with this id; undefined for one that this version does not know. */
export const provisionById = (id: string): Provision<ProvisionId> | undefined => byId.get(id);
