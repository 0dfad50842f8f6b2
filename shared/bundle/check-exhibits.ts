import type { EntryId } from '../ledger/entry.ts';
import { fieldValue, fieldValues } from '../ledger/fold.ts';
import { sealedProblems } from './check-sealed.ts';
import { isDescription, vaultsOwn, whyExhibitWithheld } from './disclosure.ts';
import { confidentialityReasons, type ExhibitTerms } from './exhibit-gate.ts';
import type { Documents } from './make-documents.ts';
import { isPlaceWithheld } from './place-fields.ts';
import { namesIn, type Proven, type ProvenRecord, same } from './proven.ts';
import type { Problem } from './verdict.ts';

/** Path in the bag → what its bytes are. */
export type FileFacts = ReadonlyMap<string, { readonly size: number; readonly sha256: string }>;

type Exhibit = Documents['incidents']['exhibits'][number];

/** Each exhibit's bytes are those whose hash its author signed, and its incident, as signed, has it. */
export const checkExhibits = (
  { incidents: document, omissions, consent }: Documents,
  { records, proofs }: Proven,
  files: FileFacts,
): readonly Problem[] => {
  const problems: Problem[] = [];
  const differs = (exhibit: Exhibit, detail: string) =>
    problems.push({ code: 'exhibit_differs', at: exhibit.number, detail });
  const once = (key: 'number' | 'record' | 'path') =>
    new Set(document.exhibits.map((exhibit) => exhibit[key])).size === document.exhibits.length;
  if (!once('number') || !once('record') || !once('path'))
    problems.push({ code: 'counts_differ', at: 'data/incidents.json', detail: 'exhibits' });

  for (const exhibit of document.exhibits) {
    const record = records.get(exhibit.record);
    if (record?.type !== 'exhibit' || record.missing.length > 0) {
      problems.push({ code: 'exhibit_unproven', at: exhibit.number });
      continue;
    }
    const signed = (name: string) => fieldValue(record, `exhibit.${name}`);
    if (signed('sha256') !== exhibit.sha256) differs(exhibit, 'exhibit.sha256');
    if (signed('size') !== exhibit.size) differs(exhibit, 'exhibit.size');
    if (signed('media_type') !== exhibit.mediaType) differs(exhibit, 'exhibit.media_type');
    if (signed('incident') !== exhibit.incident) differs(exhibit, 'exhibit.incident');
    if ((signed('file_name') ?? null) !== exhibit.fileName) differs(exhibit, 'exhibit.file_name');
    if (numberInCase(document, records, exhibit.record) !== exhibit.number) differs(exhibit, 'number');
    const first = record.entries[0]?.header;
    if (first?.time !== exhibit.attachedAt) differs(exhibit, 'attachedAt');
    if (first?.author !== exhibit.attachedBy) differs(exhibit, 'attachedBy');

    problems.push(...describedProblems(exhibit, record, termsOf(exhibit, consent, records), proofs));
    const incident = document.incidents.find(({ record: id }) => id === exhibit.incident);
    const holder = records.get(exhibit.incident);
    if (!incident || !holder || fieldValue(holder, `exhibit.${exhibit.record}`) !== true)
      problems.push({ code: 'exhibit_uninvited', at: exhibit.number });
    if (
      incident &&
      (incident.number !== exhibit.incidentNumber || !incident.exhibits.includes(exhibit.number))
    )
      differs(exhibit, 'incidentNumber');

    const file = files.get(exhibit.path);
    if (!file) problems.push({ code: 'exhibit_dropped', at: exhibit.number, detail: exhibit.path });
    else if (file.sha256 !== exhibit.sha256 || file.size !== exhibit.size) differs(exhibit, exhibit.path);

    const caseFile = records.get(document.case.record);
    if (!isCustodyTrue(document, exhibit, { exhibit: record, incident: holder, caseFile }, proofs))
      differs(exhibit, 'custody');
  }

  for (const path of files.keys())
    if (path.startsWith('data/exhibits/') && !document.exhibits.some((exhibit) => exhibit.path === path))
      problems.push({ code: 'exhibit_uninvited', at: path });

  const accounted = new Set([
    ...document.exhibits.map(({ record }) => record),
    ...omissions.items.filter(({ what }) => what === 'exhibit').map(({ record }) => record),
  ]);
  for (const incident of document.incidents) {
    if (incident.exhibits.some((number) => !document.exhibits.some((exhibit) => exhibit.number === number)))
      problems.push({ code: 'exhibit_dropped', at: incident.number });
    for (const [name, { value }] of records.get(incident.record)?.fields ?? [])
      if (name.startsWith('exhibit.') && value === true && !accounted.has(name.slice('exhibit.'.length)))
        problems.push({ code: 'exhibit_dropped', at: incident.number, detail: name });
  }
  return problems;
};

/** Of what its incident says, what an exhibit's leaving depends on. */
const termsOf = (
  { incident }: Exhibit,
  consent: Documents['consent'],
  records: Proven['records'],
): Pick<ExhibitTerms, 'placeWithheld' | 'toRecipient'> => {
  const holder = records.get(incident);
  return {
    placeWithheld: holder !== undefined && isPlaceWithheld(holder),
    toRecipient: consent.incidents.find(({ record }) => record === incident)?.toRecipient ?? 'no',
  };
};

/** Fields that have a member of their own in the document, or decide whether it leaves, cannot be withheld. */
const mayWithhold = (name: string): boolean =>
  name === 'exhibit.file_name' || (isDescription(name) && name !== 'exhibit.confidentiality');

/** What was recorded of it is as signed, what is withheld is said, and nothing confidential is here. */
const describedProblems = (
  { number, fields, withheld }: Exhibit,
  record: ProvenRecord,
  terms: Pick<ExhibitTerms, 'placeWithheld' | 'toRecipient'>,
  proofs: Proven['proofs'],
): readonly Problem[] => {
  const problems: Problem[] = [];
  const shown: Readonly<Record<string, unknown>> = fields;
  const signed = fieldValues(record);
  for (const name of new Set([...Object.keys(shown), ...Object.keys(signed).filter(isDescription)]))
    if (!same(shown[name], signed[name]))
      problems.push({ code: 'exhibit_differs', at: number, detail: name });
  const sealed = new Set([...record.sealed].filter((name) => name !== vaultsOwn));
  problems.push(...sealedProblems({ at: number, withheld, mayWithhold }, { ...record, sealed }));
  const exposed = record.entries.flatMap(({ id }) =>
    (proofs.get(id)?.disclosed ?? []).flatMap(([, name, value]) =>
      value !== null && whyExhibitWithheld(name, terms) ? [name] : [],
    ),
  );
  for (const detail of new Set(exposed)) problems.push({ code: 'field_exposed', at: number, detail });
  for (const detail of confidentialityReasons(record, terms))
    problems.push({ code: 'exhibit_exposed', at: number, detail });
  return problems;
};

/** `ORG-CASE-0001-E001`: an exhibit's place in the case is a signed field of the case. */
const numberInCase = (
  document: Documents['incidents'],
  records: Proven['records'],
  exhibit: string,
): string | undefined => {
  const record = records.get(document.case.record);
  const place = record && fieldValue(record, `case.exhibit.${exhibit}`);
  return typeof place === 'number' ? `${document.case.number}-E${String(place).padStart(3, '0')}` : undefined;
};

type CustodyRecords = {
  readonly exhibit: ProvenRecord;
  readonly incident: ProvenRecord | undefined;
  readonly caseFile: ProvenRecord | undefined;
};

/** The incident's entries that attached or detached the exhibit, after the one made together with its record. */
const movesOf = (exhibit: string, incident: ProvenRecord | undefined, proofs: Proven['proofs']): EntryId[] =>
  (incident?.entries ?? [])
    .flatMap(({ id, header }) => {
      const proof = header.kind === 'edit' ? proofs.get(id) : undefined;
      return proof && namesIn(proof).some(([name]) => name === `exhibit.${exhibit}`) ? [id] : [];
    })
    .slice(1);

/**
 * The chain of custody is the ledger's: it begins with the entry that attached the exhibit, has every later entry of
 * its incident that detached or attached it, and exports of this case alone, each list in the ledger's order, each
 * event as its entry says; it ends with this very export.
 */
const isCustodyTrue = (
  { exporter, exported }: Documents['incidents'],
  { custody }: Exhibit,
  { exhibit, incident, caseFile }: CustodyRecords,
  proofs: Proven['proofs'],
): boolean => {
  const events = custody.slice(0, -1);
  const last = custody.at(-1);
  const [first] = events;
  if (last?.entry !== null || last.action !== 'exported') return false;
  if (last.by !== exporter || last.time !== exported.time || last.zone !== exported.zone) return false;
  if (first?.action !== 'attached' || first.entry !== exhibit.entries[0]?.id) return false;
  const asSigned = events.every((event) => {
    const header = proofs.get(event.entry ?? '')?.header;
    return header?.author === event.by && header.time === event.time && header.zone === event.zone;
  });
  const cited = (exports: boolean): (EntryId | null)[] =>
    events.slice(1).flatMap(({ action, entry }) => ((action === 'exported') === exports ? [entry] : []));
  const exports = (caseFile?.entries ?? []).filter(({ header }) => header.kind === 'export');
  const left = cited(true);
  const inOrder = exports.map(({ id }) => id).filter((id) => left.includes(id));
  return asSigned && same(cited(false), movesOf(exhibit.record, incident, proofs)) && same(left, inOrder);
};
