import { hexToBytes } from '@noble/hashes/utils.js';
import type { Hex, RecordId } from '../../ledger/entry.ts';
import type { BundleContents, BundleExhibit, BundleIncident } from '../input.ts';
import { fingerprintOf } from '../minisign.ts';
import type { Span } from './blocks.ts';
import type { Words } from './words.ts';

/** What every section of the dossier is written from. */
export type Subject = {
  readonly contents: BundleContents;
  readonly words: Words;
  /** A signer's name, or what stands for it when it is withheld. */
  nameOf(publicKey: Hex): string;
  anchorOf(item: BundleIncident | BundleExhibit): string;
  /** Leads to where the persons chapter speaks of somebody; to nowhere of a person who is not in the bundle. */
  toPerson(person: RecordId): Pick<Span, 'to'>;
  exhibitsOf(incident: BundleIncident): readonly BundleExhibit[];
  incidentOf(exhibit: BundleExhibit): BundleIncident | undefined;
};

export const subjectOf = (contents: BundleContents, words: Words): Subject => {
  const profiles = new Map(contents.profiles.map((profile) => [profile.publicKey, profile]));
  const incidents = new Map(
    contents.incidents.map((incident, index) => [incident.record, { incident, index }]),
  );
  const exhibits = new Map(contents.exhibits.map((exhibit, index) => [exhibit.record, index]));
  return {
    contents,
    words,
    nameOf: (publicKey) =>
      profiles.get(publicKey)?.name ??
      words.t('signers.nameWithheld', { fingerprint: shortFingerprint(publicKey) }),
    anchorOf: (item) => {
      const exhibit = exhibits.get(item.record);
      return exhibit === undefined
        ? `incident-${(incidents.get(item.record)?.index ?? 0) + 1}`
        : `exhibit-${exhibit + 1}`;
    },
    toPerson: (person) => {
      const index = contents.persons.findIndex(({ record }) => record === person);
      return index < 0 ? {} : { to: `person-${index + 1}` };
    },
    exhibitsOf: (incident) => contents.exhibits.filter((exhibit) => exhibit.incident === incident.record),
    incidentOf: (exhibit) => incidents.get(exhibit.incident)?.incident,
  };
};

export const longFingerprint = (publicKey: Hex): string => fingerprintOf(hexToBytes(publicKey));
const shortFingerprint = (publicKey: Hex): string => longFingerprint(publicKey).slice(0, 19);
