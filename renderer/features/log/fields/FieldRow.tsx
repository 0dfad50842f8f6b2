import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconDots, IconHelp, IconUsers } from '@tabler/icons-react';
import { type ComponentType, memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, isUnanswered, type Unanswered } from '../../../../shared/model/fields.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import { PlaceFacts } from '../place/PlaceFacts.tsx';
import { takesUnanswered, unansweredKinds } from './answers.ts';
import { Control } from './Control.tsx';
import type { ControlProps } from './control-props.ts';
import classes from './fields.module.css';
import { ReadValue } from './ReadValue.tsx';

export const controlId = (field: string, scope = 'field'): string => `${scope}-${field.replaceAll('.', '-')}`;

type FieldRowProps = {
  readonly field: Field;
  /** A control of its own, where the field's kind does not say all. */
  readonly as?: ComponentType<ControlProps>;
};

/**
 * A field of the form: its name, its control, and beneath it what it means, lacks or conflicts with. A page has a
 * hundred of them: one is drawn anew only when it says something else.
 */
export const FieldRow = memo(({ field, as: Answer = Control }: FieldRowProps) => {
  const { t } = useTranslation('log');
  const { editor, readOnly, scope } = useForm();
  const words = useFormWords();
  const value = useEditorState(editor, (state) => state.values[field.name]);
  const problem = useEditorState(editor, (state) => state.rough[field.name]?.code);
  const conflict = useEditorState(editor, (state) => state.view?.conflicts.includes(field.name) ?? false);
  const id = controlId(field.name, scope);
  const hint = words.hint(field.name);
  const unanswered = isUnanswered(value) ? value : undefined;
  const inWords = field.kind === 'date' && typeof value === 'string' ? words.date(value) : undefined;
  const notes = [
    ['problem', problem && words.problem(problem)],
    ['words', problem ? undefined : inWords],
    ['conflict', conflict ? t('field.conflict') : undefined],
    ['hint', readOnly ? undefined : hint],
  ].filter((note): note is [string, string] => note[1] !== undefined);

  return (
    <div className={classes.row} data-field={field.name} data-kind={readOnly ? undefined : field.kind}>
      <label
        className={classes.name}
        id={`${id}-label`}
        htmlFor={hasOwnLabel(field, unanswered) && !readOnly ? id : undefined}
      >
        {words.field(field.name)}
      </label>
      <div className={classes.answer}>
        {readOnly ? (
          <ReadValue field={field} value={value} />
        ) : (
          <div className={classes.line}>
            <div className={classes.control}>
              {unanswered && isTyped(field) ? (
                <Reason id={id} labelId={`${id}-label`} unanswered={unanswered} field={field.name} />
              ) : (
                <Answer
                  field={field}
                  id={id}
                  labelId={`${id}-label`}
                  describedBy={
                    notes.length > 0 ? notes.map(([kind]) => `${id}-${kind}`).join(' ') : undefined
                  }
                  invalid={problem !== undefined}
                  value={value}
                  onSet={(next) => editor.set(field.name, next)}
                  onLeave={() => editor.leave()}
                />
              )}
            </div>
            {isTyped(field) && takesUnanswered(field) ? <NoAnswer field={field} /> : null}
          </div>
        )}
        {field.kind === 'place' && typeof value === 'string' ? <PlaceFacts code={value} /> : null}
        <div className={classes.notes}>
          {notes.map(([kind, text]) => (
            <p key={kind} id={`${id}-${kind}`} className={classes[kind]}>
              {kind === 'conflict' ? <IconUsers size={15} aria-hidden /> : null}
              {text}
            </p>
          ))}
        </div>
      </div>
    </div>
  );
});

/** Fields one types into; the others have "unknown" and "declined" among their options. */
const isTyped = ({ kind }: Field): boolean =>
  kind === 'text' || kind === 'date' || kind === 'number' || kind === 'money' || kind === 'place';

const hasOwnLabel = (field: Field, unanswered: Unanswered | undefined): boolean =>
  isTyped(field) ? !unanswered : field.kind === 'one' && field.options.length > 4;

type ReasonProps = {
  readonly id: string;
  readonly labelId: string;
  readonly unanswered: Unanswered;
  readonly field: string;
};

/** Why there is no answer, where the answer would stand; pressing it takes it back. */
const Reason = ({ id, labelId, unanswered, field }: ReasonProps) => {
  const { t } = useTranslation('log');
  const { editor } = useForm();
  const words = useFormWords();
  const ReasonIcon = unanswered.unanswered === 'unknown' ? IconHelp : IconBan;
  return (
    <button
      id={id}
      type="button"
      className={classes.reason}
      aria-labelledby={`${labelId} ${id}-reason`}
      title={t('field.clear')}
      onClick={() => editor.set(field, null)}
      onBlur={() => editor.leave()}
      onKeyDown={(event) => {
        if (event.key === 'Delete' || event.key === 'Backspace') editor.set(field, null);
      }}
    >
      <ReasonIcon size={16} aria-hidden />
      <span id={`${id}-reason`}>{words.unanswered(unanswered.unanswered)}</span>
    </button>
  );
};

/** Says why a typed field has no answer. Off the Tab path: Alt U, Alt D and Alt Delete do the same. */
const NoAnswer = ({ field }: { field: Field }) => {
  const { t } = useTranslation('log');
  const { editor } = useForm();
  const words = useFormWords();
  const target = useRef<HTMLButtonElement>(null);
  const [pressed, setPressed] = useState(false);
  // A page has a hundred of these buttons: the menu is made for the one that was pressed.
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      tabIndex={-1}
      className={classes.noAnswer}
      aria-label={t('field.noAnswer', { field: words.field(field.name) })}
      ref={target}
      aria-haspopup="menu"
      onClick={pressed ? undefined : () => setPressed(true)}
    >
      <IconDots size={16} aria-hidden />
    </ActionIcon>
  );
  if (!pressed) return button;
  return (
    <Menu position="bottom-end" withinPortal defaultOpened onClose={() => target.current?.focus()}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {unansweredKinds(field).map((kind) => (
          <Menu.Item
            key={kind}
            leftSection={kind === 'unknown' ? <IconHelp size={16} /> : <IconBan size={16} />}
            rightSection={<kbd className={classes.key}>{kind === 'unknown' ? 'Alt U' : 'Alt D'}</kbd>}
            onClick={() => {
              editor.set(field.name, { unanswered: kind });
              editor.leave();
            }}
          >
            {words.unanswered(kind)}
          </Menu.Item>
        ))}
        <Menu.Item
          rightSection={<kbd className={classes.key}>Alt Del</kbd>}
          onClick={() => {
            editor.set(field.name, null);
            editor.leave();
          }}
        >
          {t('field.clear')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
