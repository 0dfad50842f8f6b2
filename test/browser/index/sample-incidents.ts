import type { IndexedPlaces } from '../../../renderer/vault/index/incident-index.ts';
import type { IndexedIncident } from '../../../renderer/vault/index/incident-row.ts';
import type { Json } from '../../../shared/ledger/entry.ts';
import { completeness } from '../../../shared/model/completeness.ts';
import { isIncidentType } from '../../../shared/model/incident-types.ts';
import type { ReviewState } from '../../../shared/model/views.ts';

/** Incidents as the vault hands them to its index. */

const text = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);

type Told = {
  readonly state?: ReviewState;
  readonly author?: string;
  readonly exhibits?: number;
};

export const indexed = (
  serial: number,
  fields: Readonly<Record<string, Json>>,
  told: Told = {},
): IndexedIncident => {
  const lacking = completeness(fields);
  const type = fields['account.type'];
  return {
    fields,
    texts: Object.entries(fields).map(([where, value]) => ({ where, text: String(value) })),
    author: { id: told.author ?? 'olha', name: told.author ?? 'olha' },
    summary: {
      id: String(serial),
      number: `ORG-2025-${String(serial).padStart(4, '0')}`,
      type: isIncidentType(type) ? type : undefined,
      date: text(fields['account.date']),
      place: text(fields['account.place']),
      placeCode: undefined,
      pseudonym: '',
      persons: [],
      excerpt: '',
      state: told.state ?? 'draft',
      author: told.author ?? 'olha',
      changed: new Date(Date.UTC(2025, 0, 1, 0, serial)).toISOString(),
      exhibits: told.exhibits ?? 0,
      reliability: text(fields['source.reliability']),
      credibility: text(fields['source.credibility']),
      lacking: { needed: lacking.needed.length, useful: lacking.useful.length },
      conflicts: [],
    },
  };
};

/** Two settlements of one oblast. */
export const places: IndexedPlaces = {
  words: (code) => (code.startsWith('UA23') ? ['Запорізька область'] : []),
  indexOf: (code) => Number(code.slice(2, 9)),
  oblastOf: (code) => code.slice(0, 4),
  spanOf: (code) =>
    code.endsWith('64947') ? [2_300_000, 2_399_999] : [Number(code.slice(2, 9)), Number(code.slice(2, 9))],
};
