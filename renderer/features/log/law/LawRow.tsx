import { Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonField } from '../../../../shared/law/law-fields.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { Pills } from '../fields/Pills.tsx';
import { useFormWords } from '../form-words.ts';
import classes from './law.module.css';
import type { LawItem } from './law-items.ts';
import { useReasonWords } from './use-law-words.ts';

/** Suggestions are worked out anew with every answer and mostly say what they said. */
const isSame = (before: { item: LawItem }, now: { item: LawItem }): boolean =>
  JSON.stringify(before.item) === JSON.stringify(now.item);

/** One provision or category: what it is, why it stands here, what to beware of, and what was decided on it. */
export const LawRow = memo(({ item }: { item: LawItem }) => {
  const { t } = useTranslation('law');
  const { editor, readOnly } = useForm();
  const words = useFormWords();
  const why = useReasonWords();
  const decision = useEditorState(editor, ({ values }) => values[item.field]);
  const id = `law-${item.field.replace('.', '-')}`;
  const chosen = typeof decision === 'string' ? [decision] : [];
  const choose = (value: string | null) => {
    editor.set(item.field, value);
    // Whoever rejects is asked why at once; the field is there when the choice is drawn.
    if (value === 'rejected') requestAnimationFrame(() => document.getElementById(`${id}-reason`)?.focus());
  };
  return (
    <li className={classes.row} data-decision={chosen[0]}>
      <div className={classes.what}>
        <h4 id={`${id}-title`} className={classes.title}>
          {item.title}
        </h4>
        <p>{item.subject}</p>
        <ul className={classes.notes}>
          {item.reasons.map((reason) => (
            <li key={JSON.stringify(reason)}>{why(reason)}</li>
          ))}
          {item.reasons.length === 0 ? <li>{t('why.added')}</li> : null}
          {item.cautions.map((code) => (
            <li key={code} className={classes.caution}>
              <IconAlertTriangle size={15} aria-hidden />
              {t(`caution.${code}`)}
            </li>
          ))}
        </ul>
        <p className={classes.source}>
          {item.source}. {t(`status.${item.status}`)}
        </p>
      </div>
      <div className={classes.decision}>
        {readOnly ? (
          <p>{words.value(item.field, decision) || t('undecided')}</p>
        ) : (
          <Pills
            id={id}
            labelId={`${id}-title`}
            describedBy={undefined}
            kind="radio"
            pills={[
              { value: 'accepted', label: words.option(item.field, 'accepted') },
              { value: 'rejected', label: words.option(item.field, 'rejected') },
            ]}
            chosen={chosen}
            onChoose={choose}
            onClear={() => choose(null)}
            onLeave={() => editor.leave()}
          />
        )}
        {chosen.length > 0 ? (
          <Reason id={`${id}-reason`} item={item} rejected={chosen[0] === 'rejected'} />
        ) : null}
      </div>
    </li>
  );
}, isSame);

/** Asked for with a rejection; welcome with an acceptance. */
const Reason = ({ id, item, rejected }: { id: string; item: LawItem; rejected: boolean }) => {
  const { t } = useTranslation('law');
  const { editor, readOnly } = useForm();
  const name = reasonField(item.field);
  const reason = useEditorState(editor, ({ values }) => values[name]);
  const text = typeof reason === 'string' ? reason : '';
  if (readOnly)
    return text === '' ? null : (
      <p className={classes.reason} dir="auto">
        {text}
      </p>
    );
  return (
    <Textarea
      id={id}
      size="xs"
      autosize
      minRows={1}
      maxRows={6}
      spellCheck={false}
      dir="auto"
      required={rejected}
      // Where the focus goes from what is missing; an acceptance needs no reason.
      {...(rejected ? { wrapperProps: { 'data-field': name } } : {})}
      label={rejected ? t('reason.needed') : t('reason.optional')}
      aria-label={`${rejected ? t('reason.needed') : t('reason.optional')}: ${item.title}`}
      description={rejected && text.trim() === '' ? t('reason.missing') : undefined}
      value={text}
      onChange={(event) => editor.set(name, event.currentTarget.value || null)}
      onBlur={() => editor.leave()}
    />
  );
};
