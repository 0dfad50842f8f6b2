import type { RecordId } from '../ledger/entry.ts';
import { dateBounds } from './dates.ts';
import { type ChainStep, chainSteps } from './incident.ts';

/** Incidents of one chain: demand, threat, denial, response, consequence. */

/** Every incident reached from this one through any number of links, itself included. Links lead both ways. */
export const chainFrom = (
  start: RecordId,
  linkedTo: (incident: RecordId) => Iterable<RecordId>,
): ReadonlySet<RecordId> => {
  const found = new Set([start]);
  // A set gives out what is added to it while it is walked through.
  for (const incident of found) for (const linked of linkedTo(incident)) found.add(linked);
  return found;
};

export const isChainStep = (value: unknown): value is ChainStep => chainSteps.some((step) => step === value);

export type ChainPlace = {
  readonly step: ChainStep | undefined;
  /** EDTF. */
  readonly date: string | undefined;
  readonly number: string;
};

const placeOf = ({ step, date, number }: ChainPlace): readonly string[] => [
  // Whatever has no step or no date yet stands after what has.
  String(step === undefined ? chainSteps.length : chainSteps.indexOf(step)),
  (date === undefined ? undefined : dateBounds(date).earliest) ?? '\uFFFF',
  number,
];

/** As the chain went on: by step, within a step by the earliest day the date may mean, then by number. */
export const inChainOrder = <T extends ChainPlace>(incidents: readonly T[]): readonly T[] =>
  incidents
    .map((incident) => ({ incident, place: placeOf(incident) }))
    .sort((a, b) => {
      const at = a.place.findIndex((part, index) => part !== b.place[index]);
      return at < 0 ? 0 : (a.place[at] ?? '') < (b.place[at] ?? '') ? -1 : 1;
    })
    .map(({ incident }) => incident);
