import type { Hex, KnownEntry } from '../ledger/entry.ts';
import { genesis } from '../ledger/entry-id.ts';
import { type FoldedRecord, fieldValue } from '../ledger/fold.ts';
import { type Profiles, profilesOf } from '../model/profiles.ts';
import { keepsHistory } from './disclosure.ts';
import type { IncidentsDocument } from './documents.ts';
import type { Proven } from './proven.ts';
import type { Problem } from './verdict.ts';

/**
 * Who may sign: the founding profile, which signed its own first entry, and the profiles it or an admin added
 * (rules R1 to R3). Everyone whose signature the bundle shows must be one of them.
 */
export const peopleOf = (
  document: IncidentsDocument,
  { records, proofs }: Proven,
): { readonly people: Profiles; readonly founder: Hex; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const founding = [...records.values()].filter(isFounding);
  const founder = founding[0]?.entries[0]?.header.author ?? '';
  if (founding.length !== 1) problems.push({ code: 'profile_unproven', at: document.organisation });
  if (document.founder !== founder) problems.push({ code: 'profile_unproven', at: document.founder });
  const { profiles: people, problems: broken } = profilesOf([...records.values()].map(named), founder);
  for (const { rule, entry, author } of broken)
    problems.push({ code: 'profile_unproven', at: author, detail: `${rule} ${entry}` });
  if (people.get(founder)?.organisation !== document.organisation)
    problems.push({ code: 'profile_differs', at: document.organisation, detail: 'profile.organisation' });

  // Who held which role when decides which approvals count: none of it may be sealed.
  for (const { header, withheld } of proofs.values())
    for (const [detail] of withheld)
      if (keepsHistory(header, detail)) problems.push({ code: 'profile_differs', at: header.author, detail });
  for (const { publicKey, name, role } of document.profiles) {
    const profile = people.get(publicKey);
    if (!profile) problems.push({ code: 'profile_unproven', at: publicKey });
    else if (profile.role !== role)
      problems.push({ code: 'profile_differs', at: publicKey, detail: 'profile.role' });
    else if (name !== null && profile.name !== name)
      problems.push({ code: 'profile_differs', at: publicKey, detail: 'profile.name' });
  }
  for (const { publicKey, name } of people.values())
    if (name !== '' && publicKey !== document.exporter)
      problems.push({ code: 'name_exposed', at: publicKey });
  const signers = new Set([...records.values()].flatMap(({ authors }) => authors));
  for (const author of signers)
    if (!people.has(author)) problems.push({ code: 'signer_unknown', at: author });
  if (!people.has(document.exporter)) problems.push({ code: 'exporter_unknown', at: document.exporter });
  return { people, founder, problems };
};

/** The founding profile's record starts the vault: first in its own log, signed by the key it names. */
const isFounding = (record: FoldedRecord): boolean => {
  const first = record.entries[0]?.header;
  return (
    first?.type === 'profile' &&
    first.seq === 1 &&
    first.prev === genesis &&
    fieldValue(record, 'profile.public_key') === first.author
  );
};

/** A withheld name is still a name: an empty one stands for it. */
const named = (record: FoldedRecord): FoldedRecord => {
  const name = (entry: KnownEntry): KnownEntry =>
    entry.fields?.some(([, field]) => field === 'profile.public_key') &&
    !entry.fields.some(([, field]) => field === 'profile.name')
      ? { ...entry, fields: [...entry.fields, ['', 'profile.name', '']] }
      : entry;
  return record.type === 'profile' ? { ...record, entries: record.entries.map(name) } : record;
};
