import { Textarea, TextInput } from '@mantine/core';
import type { TextField } from '../../../../shared/model/fields.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import type { ControlProps } from './control-props.ts';
import classes from './fields.module.css';

/** Characters on a line of the form's width, rather too few than too many. */
const lineLength = 76;
const mostRows = 24;

/**
 * How tall a browser without `field-sizing` (before Chrome 123) draws the text. Measuring each of the forty texts
 * of a page made it lay the page out forty times before it could be seen.
 */
const rowsOf = (text: string, fewest: number): number => {
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / lineLength), 0);
  return Math.min(mostRows, Math.max(fewest, lines));
};

/** Any text in any script; it grows with what is written. */
export const TextControl = (props: ControlProps<TextField>) => {
  const { field, id, value, onSet, onLeave } = props;
  const { editor } = useForm();
  const rough = useEditorState(editor, (state) => state.rough[field.name]?.text);
  const text = rough ?? (typeof value === 'string' ? value : '');
  const common = {
    id,
    value: text,
    'aria-describedby': props.describedBy,
    error: props.invalid,
    spellCheck: false,
    autoComplete: 'off',
    onBlur: () => {
      if (text !== '' && text.trim() === '') onSet(null);
      onLeave();
    },
  };
  const typed = (next: string) => onSet(next === '' ? null : next);
  return field.lines === 1 ? (
    <TextInput {...common} onChange={(event) => typed(event.currentTarget.value)} />
  ) : (
    <Textarea
      {...common}
      rows={rowsOf(text, field.lines === 12 ? 6 : 2)}
      classNames={{ input: classes.grows }}
      onChange={(event) => typed(event.currentTarget.value)}
    />
  );
};
