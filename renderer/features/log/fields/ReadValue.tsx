import { IconBan, IconHelp } from '@tabler/icons-react';
import type { Json } from '../../../../shared/ledger/entry.ts';
import { type Field, isUnanswered } from '../../../../shared/model/fields.ts';
import { useFormWords } from '../form-words.ts';
import classes from './fields.module.css';

/** A value to read: a blank, "unknown" and "declined" look different from each other and from an answer. */
export const ReadValue = ({ field, value }: { field: Field; value: Json | undefined }) => {
  const words = useFormWords();
  const text = words.value(field.name, value);
  if (text === '') return <p className={classes.blank}>—</p>;
  if (isUnanswered(value)) {
    const ReasonIcon = value.unanswered === 'unknown' ? IconHelp : IconBan;
    return (
      <p className={classes.readReason}>
        <ReasonIcon size={16} aria-hidden />
        {text}
      </p>
    );
  }
  return (
    <p className={classes.read} dir={field.kind === 'text' ? 'auto' : undefined}>
      {text}
    </p>
  );
};
