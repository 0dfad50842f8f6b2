import type { Json } from '../ledger/entry.ts';
import { answersTo, type FoldedRecord, fieldValue } from '../ledger/fold.ts';
import type { OmissionReason } from '../model/reasons.ts';
import type { BundleConsent } from './input.ts';

/** What of an incident decides which of its exhibits leave with it. */
export type ExhibitTerms = {
  readonly anonymised: boolean;
  readonly placeWithheld: boolean;
  readonly toRecipient: BundleConsent['toRecipient'];
};

/** Whether an exhibit that somebody marked so may leave, by what everyone recorded of it. */
export const confidentialityReasons = (
  exhibit: FoldedRecord,
  { toRecipient }: Pick<ExhibitTerms, 'toRecipient'>,
): readonly OmissionReason[] => {
  const marked = answersTo(exhibit, 'exhibit.confidentiality');
  return [
    ...(marked.includes('confidential') ? (['confidential'] as const) : []),
    ...(marked.includes('restricted') && toRecipient !== 'yes' ? (['restricted'] as const) : []),
  ];
};

/** Why an exhibit stays out of the bundle that its incident leaves in; empty when it leaves. */
export const exhibitReasons = (exhibit: FoldedRecord, terms: ExhibitTerms): readonly OmissionReason[] =>
  exhibit.erased
    ? ['erased']
    : [
        // Nobody can say that a picture shows no one.
        ...(terms.anonymised ? (['anonymised'] as const) : []),
        ...confidentialityReasons(exhibit, terms),
        ...(terms.placeWithheld && !isKnownPlaceless(exhibit) ? (['place_withheld'] as const) : []),
      ];

/** The file was read when it was attached, and says no position. What its picture shows, only a person can tell. */
const isKnownPlaceless = (exhibit: FoldedRecord): boolean => {
  const metadata = fieldValue(exhibit, 'exhibit.metadata');
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return false;
  const said = metadata as Readonly<Record<string, Json>>;
  return said.outcome === 'read' && said.latitude === undefined && said.longitude === undefined;
};
