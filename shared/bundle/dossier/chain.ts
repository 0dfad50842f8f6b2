import { isUnanswered } from '../../model/fields.ts';
import { optionInWords } from '../../model/value-words.ts';
import type { BundleIncident } from '../input.ts';
import { type Block, paragraph, type Text } from './blocks.ts';
import type { Subject } from './subject.ts';

/** Incidents that were recorded to belong together: demand, threat, denial, response, consequence. */

/** Where an incident stands in its chain, in words; undefined when nobody said. */
export const stepInWords = ({ fields }: BundleIncident, { words }: Subject): string | undefined => {
  const step = fields['coercion.step'];
  return typeof step === 'string' && !isUnanswered(step)
    ? optionInWords('coercion.step', step, words)
    : undefined;
};

/** The incidents that one is linked with, whichever of the two the link stands on. */
export const linkedWith = (incident: BundleIncident, { contents }: Subject): readonly BundleIncident[] => {
  const out = new Set(incident.links.map((link) => link.incident));
  return contents.incidents.filter(
    (other) => out.has(other.record) || other.links.some((link) => link.incident === incident.record),
  );
};

/** Every chain of two incidents or more, each in the order given. */
const chainsOf = (ordered: readonly BundleIncident[], subject: Subject): BundleIncident[][] => {
  const placed = new Set<BundleIncident>();
  return ordered.flatMap((first) => {
    if (placed.has(first)) return [];
    const chain = new Set([first]);
    // A set gives out what is added to it while it is walked through.
    for (const incident of chain) for (const other of linkedWith(incident, subject)) chain.add(other);
    for (const incident of chain) placed.add(incident);
    return chain.size > 1 ? [ordered.filter((incident) => chain.has(incident))] : [];
  });
};

/** Chains as lists, after the chronology; nothing when no incidents are linked. `ordered`: as they happened. */
export const chainBlocks = (
  ordered: readonly BundleIncident[],
  dateOf: (incident: BundleIncident) => Text,
  subject: Subject,
): readonly Block[] => {
  const { words, anchorOf } = subject;
  const chains = chainsOf(ordered, subject);
  const outside = subject.contents.incidents.reduce(
    (sum, { withheld }) => sum + withheld.filter(({ reason }) => reason === 'link_outside').length,
    0,
  );
  return [
    ...(chains.length > 0 ? [paragraph(words.t('chronology.chains'))] : []),
    ...chains.map(
      (chain): Block => ({
        block: 'list',
        numbered: true,
        items: chain.map(
          (incident): Text => [
            { text: stepInWords(incident, subject) ?? words.t('chronology.noStep'), as: 'strong' },
            { text: '. ' },
            ...dateOf(incident),
            { text: '. ' },
            { text: incident.number, to: anchorOf(incident) },
          ],
        ),
      }),
    ),
    ...(outside > 0 ? [paragraph(words.t('chronology.outside', { count: outside }))] : []),
  ];
};
