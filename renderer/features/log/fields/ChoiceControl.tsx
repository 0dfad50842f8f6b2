import { NativeSelect } from '@mantine/core';
import type { Json } from '../../../../shared/ledger/entry.ts';
import {
  isUnanswered,
  type ManyField,
  type OneField,
  type YesNoField,
} from '../../../../shared/model/fields.ts';
import { useFormWords } from '../form-words.ts';
import { unansweredKinds } from './answers.ts';
import type { ControlProps } from './control-props.ts';
import { type Pill, Pills } from './Pills.tsx';

/** More options than this are a list to open. */
const mostPills = 4;

const reason = (kind: string): string => `unanswered:${kind}`;
const chosenOf = (value: Json | undefined): string | undefined => {
  if (isUnanswered(value)) return reason(value.unanswered);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : undefined;
};

const useReasons = (field: OneField | ManyField | YesNoField): readonly Pill[] => {
  const words = useFormWords();
  return unansweredKinds(field).map((kind) => ({
    value: reason(kind),
    label: words.unanswered(kind),
    apart: true,
  }));
};

/** The value a pill or a list entry stands for. */
const valueFor = (chosen: string): Json => {
  if (chosen === reason('unknown')) return { unanswered: 'unknown' };
  if (chosen === reason('declined')) return { unanswered: 'declined' };
  return chosen;
};

export const YesNoControl = (props: ControlProps<YesNoField>) => {
  const words = useFormWords();
  const reasons = useReasons(props.field);
  const chosen = chosenOf(props.value);
  return (
    <Pills
      {...props}
      kind="radio"
      pills={[
        { value: 'yes', label: words.yesNo(true) },
        { value: 'no', label: words.yesNo(false) },
        ...reasons,
      ]}
      chosen={chosen ? [chosen] : []}
      onChoose={(value) => props.onSet(value === 'yes' ? true : value === 'no' ? false : valueFor(value))}
      onClear={() => props.onSet(null)}
    />
  );
};

export const OneControl = (props: ControlProps<OneField>) => {
  const { field, value, onSet, onLeave } = props;
  const words = useFormWords();
  const reasons = useReasons(field);
  const options = field.options.map((option) => ({ value: option, label: words.option(field.name, option) }));
  const chosen = chosenOf(value);
  if (options.length <= mostPills)
    return (
      <Pills
        {...props}
        kind="radio"
        pills={[...options, ...reasons]}
        chosen={chosen ? [chosen] : []}
        onChoose={(one) => onSet(valueFor(one))}
        onClear={() => onSet(null)}
      />
    );
  return (
    <NativeSelect
      id={props.id}
      aria-describedby={props.describedBy}
      error={props.invalid}
      value={chosen ?? ''}
      data-unanswered={isUnanswered(value) || undefined}
      onChange={(event) =>
        onSet(event.currentTarget.value === '' ? null : valueFor(event.currentTarget.value))
      }
      onBlur={onLeave}
    >
      <option value="">—</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {reasons.length > 0 ? <hr /> : null}
      {reasons.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
};

export const ManyControl = (props: ControlProps<ManyField>) => {
  const { field, value, onSet } = props;
  const words = useFormWords();
  const reasons = useReasons(field);
  const held: readonly string[] = Array.isArray(value) ? value.map(String) : [];
  const choose = (one: string) => {
    if (reasons.some((pill) => pill.value === one)) {
      onSet(chosenOf(value) === one ? null : valueFor(one));
      return;
    }
    // Always in the order of the field's own list, so that the same answer is the same value.
    const next = field.options.filter((option) => held.includes(option) !== (option === one));
    onSet(next.length === 0 ? null : next);
  };
  return (
    <Pills
      {...props}
      kind="checkbox"
      pills={[
        ...field.options.map((option) => ({ value: option, label: words.option(field.name, option) })),
        ...reasons,
      ]}
      chosen={isUnanswered(value) ? [reason(value.unanswered)] : held}
      onChoose={choose}
      onClear={() => onSet(null)}
    />
  );
};
