import type { Json } from '../../../../shared/ledger/entry.ts';
import type { Field } from '../../../../shared/model/fields.ts';

/** What every kind of field gets from its row. */
export type ControlProps<F extends Field = Field> = {
  readonly field: F;
  /** Id of the control, which the label names. */
  readonly id: string;
  readonly labelId: string;
  /** Ids of hint, words and problem. */
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly value: Json | undefined;
  readonly onSet: (value: Json) => void;
  readonly onLeave: () => void;
};
