import { excerptAround, termsFoundIn } from '../../../shared/search/highlight.ts';
import type { SearchTerm } from '../../../shared/search/search-terms.ts';
import type { FoundText } from '../../../shared/vault-api/log-api.ts';

/** Told by the row itself, so that a second line need not repeat them. */
const onTheRow = new Set(['incident.number', 'account.type']);

/** The text that holds most of what was looked for, cut to what stands around it; null when none does. */
export const foundText = (texts: readonly FoundText[], terms: readonly SearchTerm[]): FoundText | null => {
  let best: FoundText | undefined;
  let most = 0;
  for (const text of texts) {
    if (onTheRow.has(text.where)) continue;
    const count = termsFoundIn(text.text, terms);
    if (count <= most) continue;
    best = text;
    most = count;
    if (most === terms.length) break;
  }
  return best ? { where: best.where, text: excerptAround(best.text, terms) } : null;
};
