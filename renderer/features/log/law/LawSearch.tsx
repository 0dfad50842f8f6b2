import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../editor/use-editor.ts';
import classes from './law.module.css';
import { findItems, type LawItem } from './law-items.ts';

/** More than these are a reason to type another word. */
const mostShown = 8;

/** Adds what nothing suggested: typed words lead to it, and adding it accepts it. */
export const LawSearch = ({ items, label }: { items: readonly LawItem[]; label: string }) => {
  const { t } = useTranslation('law');
  const { editor } = useForm();
  const [typed, setTyped] = useState('');
  const found = findItems(items, typed);
  const add = (field: string) => {
    editor.set(field, 'accepted');
    editor.leave();
    setTyped('');
  };
  return (
    <div className={classes.search}>
      <TextInput
        size="xs"
        label={label}
        placeholder={t('search.hint')}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p className="zapys-quiet" role="status">
        {typed.trim() === '' ? '' : t('search.found', { count: found.length })}
      </p>
      <ul className={classes.found}>
        {found.slice(0, mostShown).map(({ field, title, subject }) => (
          <li key={field}>
            <button type="button" className={classes.add} onClick={() => add(field)}>
              <IconPlus size={14} aria-hidden />
              <span>
                <strong>{title}</strong> {subject}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
