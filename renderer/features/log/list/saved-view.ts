import { z } from 'zod';
import { consentStates } from '../../../../shared/model/consent-state.ts';
import { incidentTypeIds } from '../../../../shared/model/incident-types.ts';
import { reviewStates } from '../../../../shared/model/views.ts';
import { incidentSorts } from '../../../../shared/vault-api/log-api.ts';
import { type ListQuery, quickFilters } from './list-query.ts';

/** A view of the Log under a name of the person's own. */
export type SavedView = { readonly id: string; readonly name: string; readonly query: ListQuery };

export const longestViewName = 80;
export const mostViews = 50;

const exactly = z.strictObject;
const query = exactly({
  quick: z.enum(quickFilters),
  text: z.string().max(1000),
  chosen: exactly({
    type: z.array(z.enum(incidentTypeIds)),
    state: z.array(z.enum(reviewStates)),
    dates: exactly({ from: z.string(), to: z.string() }),
    place: exactly({ code: z.string(), name: z.string() }),
    person: exactly({ id: z.string(), name: z.string() }),
    reliability: z.array(z.string()),
    credibility: z.array(z.string()),
    evidence: z.array(z.enum(['yes', 'no'])),
    consent: z.array(z.enum(consentStates)),
  }).partial(),
  sort: z.enum(incidentSorts),
  descending: z.boolean(),
});
const view = exactly({ id: z.string(), name: z.string().min(1).max(longestViewName), query });

/** What stands in the vault as views; what is none, such as one of a later version, is left out. */
export const parseViews = (stored: unknown): readonly SavedView[] =>
  Array.isArray(stored)
    ? stored.flatMap((one) => {
        const read = view.safeParse(one);
        return read.success ? [read.data as SavedView] : [];
      })
    : [];

/** Whether the list shows this view just now. */
export const isShown = ({ query: saved }: SavedView, shown: ListQuery): boolean =>
  JSON.stringify(query.parse(saved)) === JSON.stringify(query.parse(shown));
