import type { WithheldField } from './input.ts';
import type { ProvenRecord } from './proven.ts';
import type { Problem } from './verdict.ts';

type Declaration = {
  /** Number or pseudonym of the record, by which problems name it. */
  readonly at: string;
  readonly withheld: readonly WithheldField[];
  /** Whether a field of this record may be withheld at all, when it is said. */
  readonly mayWithhold: (name: string) => boolean;
};

/** Every field whose current value is sealed is declared, may be, and nothing else is declared (rule P5). */
export const sealedProblems = (
  { at, withheld, mayWithhold }: Declaration,
  { sealed, fields }: ProvenRecord,
): readonly Problem[] => {
  const declared = new Set(withheld.map(({ field }) => field));
  const hidden = [...sealed].filter((name) => !declared.has(name) || !mayWithhold(name));
  const untrue = [...declared].filter((name) => !sealed.has(name));
  return [
    ...hidden.map((detail): Problem => ({ code: 'field_hidden', at, detail })),
    ...untrue.map(
      (detail): Problem => ({ code: fields.has(detail) ? 'field_differs' : 'field_unproven', at, detail }),
    ),
  ];
};
