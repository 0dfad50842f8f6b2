import { Textarea, TextInput } from '@mantine/core';
import type { TextField } from '../../../../shared/model/fields.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import type { ControlProps } from './control-props.ts';

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
      autosize
      minRows={field.lines === 12 ? 6 : 2}
      maxRows={24}
      onChange={(event) => typed(event.currentTarget.value)}
    />
  );
};
