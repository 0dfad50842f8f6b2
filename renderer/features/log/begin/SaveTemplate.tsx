import { Checkbox, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startingValues } from '../../../../shared/model/starting-values.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import classes from './begin.module.css';
import { longestTemplateName } from './template.ts';
import { saveTemplate, useTemplates } from './templates.ts';

type Props = { readonly editor: Editor; readonly opened: boolean; readonly onClose: () => void };

/** Keeps what is chosen of this incident's circumstances for others to begin with. */
export const SaveTemplate = ({ editor, opened, onClose }: Props) => {
  const { t } = useTranslation('log');
  const all = useEditorState(editor, (state) => state.values);
  const values = useMemo(() => startingValues(all), [all]);
  const templates = useTemplates();
  const [name, setName] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const kept = Object.fromEntries(Object.entries(values).filter(([field]) => !left.includes(field)));
  const replaces = templates.some((template) => template.name === name.trim());
  const toggle = (field: string) =>
    setLeft(left.includes(field) ? left.filter((one) => one !== field) : [...left, field]);
  return (
    <ConfirmDialog
      opened={opened}
      title={t('template.save')}
      confirm={t('template.confirm')}
      disabled={name.trim() === '' || Object.keys(kept).length === 0}
      onConfirm={() => {
        saveTemplate(name, kept);
        setName('');
        onClose();
      }}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        <TextInput
          label={t('template.name')}
          description={replaces ? t('template.replaces') : t('template.kept')}
          data-autofocus
          maxLength={longestTemplateName}
          spellCheck={false}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {Object.keys(values).length === 0 ? <p>{t('template.nothing')}</p> : null}
        <Choices values={values} left={left} onToggle={toggle} />
      </div>
    </ConfirmDialog>
  );
};

type ChoicesProps = {
  readonly values: ReturnType<typeof startingValues>;
  readonly left: readonly string[];
  readonly onToggle: (field: string) => void;
};

/** What the template may keep, each to be left out. */
const Choices = ({ values, left, onToggle }: ChoicesProps) => {
  const words = useFormWords();
  return (
    <ul className={classes.fields}>
      {Object.entries(values).map(([field, value]) => (
        <li key={field}>
          <Checkbox
            size="sm"
            checked={!left.includes(field)}
            label={`${words.field(field)}: ${words.value(field, value)}`}
            onChange={() => onToggle(field)}
          />
        </li>
      ))}
    </ul>
  );
};
