import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../shared/model/fields.ts';
import { consentAnswers } from '../../../../shared/model/incident.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { controlId } from '../fields/FieldRow.tsx';
import { useFormWords } from '../form-words.ts';
import classes from './consent.module.css';

/** One purpose or recipient: real radio buttons under the answers. Without an answer, "no" is marked as what counts. */
export const ConsentRow = ({ field }: { field: Field }) => {
  const { t } = useTranslation('log');
  const { editor, readOnly } = useForm();
  const words = useFormWords();
  const value = useEditorState(editor, (state) => state.values[field.name]);
  const conflict = useEditorState(editor, ({ view }) => view?.conflicts.includes(field.name) ?? false);
  const id = controlId(field.name);
  const blank = value === undefined || value === null;
  const hint = words.hint(field.name);
  const notes = [
    ['default', blank ? t('consent.default') : undefined],
    ['hint', readOnly ? undefined : hint],
    ['conflict', conflict ? t('field.conflict') : undefined],
  ].filter((note): note is [string, string] => note[1] !== undefined);
  return (
    <div
      id={id}
      className={classes.row}
      role="radiogroup"
      data-field={field.name}
      aria-labelledby={`${id}-label`}
      aria-describedby={notes.length > 0 ? notes.map(([kind]) => `${id}-${kind}`).join(' ') : undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) editor.leave();
      }}
      onKeyDown={(event) => {
        if (readOnly || (event.key !== 'Delete' && event.key !== 'Backspace' && event.key !== 'Enter'))
          return;
        if (event.key !== 'Enter') editor.set(field.name, null);
        // Enter would otherwise open the chosen row of the list.
        event.preventDefault();
      }}
    >
      <div className={classes.name}>
        <span id={`${id}-label`}>{words.field(field.name)}</span>
        {notes.map(([kind, text]) => (
          <p key={kind} id={`${id}-${kind}`} className={kind === 'default' ? 'zapys-spoken' : classes[kind]}>
            {kind === 'conflict' ? <IconUsers size={15} aria-hidden /> : null}
            {text}
          </p>
        ))}
      </div>
      {consentAnswers.map((answer) => (
        <label
          key={answer}
          className={classes.cell}
          data-answer={answer}
          data-default={(blank && answer === 'no') || undefined}
        >
          <input
            type="radio"
            name={id}
            value={answer}
            checked={value === answer}
            disabled={readOnly}
            onChange={() => editor.set(field.name, answer)}
            onClick={() => {
              if (value === answer) editor.set(field.name, null);
            }}
          />
          <span className={classes.mark} aria-hidden />
          <span className="zapys-spoken">{words.option(field.name, answer)}</span>
        </label>
      ))}
    </div>
  );
};
