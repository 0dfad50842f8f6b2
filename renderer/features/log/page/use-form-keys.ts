import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentField } from '../../../../shared/model/incident.ts';
import { personField } from '../../../../shared/model/person.ts';
import { useActions } from '../../../app/actions.ts';
import type { EditedView, Editor } from '../editor/editor.ts';
import { unansweredKinds } from '../fields/answers.ts';

const controls = 'input:not([type="file"]), textarea, select, button';

/** Puts the focus into a field of the page, or another thing that `data-step` names, and brings it into view. */
export const focusField = (name: string): void => {
  const rows = document.querySelectorAll<HTMLElement>(`[data-field="${name}"], [data-step="${name}"]`);
  // A dialog over the page has fields of its own, and comes after it in the document.
  const row = rows[rows.length - 1];
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>(controls)?.focus();
};

/** The first field with nothing in it: where one would go on writing. */
export const focusFirstBlank = (page: HTMLElement | null): void => {
  const rows = [...(page?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  const blank = rows.find((row) => {
    const control = row.querySelector<HTMLInputElement>('input, textarea, select');
    if (control?.type === 'radio' || control?.type === 'checkbox')
      return row.querySelector('input:checked') === null;
    return control?.value === '';
  });
  (blank ?? rows[0])?.querySelector<HTMLElement>(controls)?.focus();
};

const fieldInFocus = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field;

/** The keys of the form: edit, undo and redo of fields, and why a field has no answer. */
export const useFormKeys = (
  editor: Editor<EditedView>,
  readOnly: boolean,
  page: RefObject<HTMLElement | null>,
): void => {
  const { t } = useTranslation('log');

  const unanswer = (kind: 'unknown' | 'declined') => {
    const name = fieldInFocus() ?? '';
    const field = incidentField(name) ?? personField(name);
    if (!field) return;
    // Where "unknown" is one of the options, it is the option that is meant.
    const isOption = 'options' in field && field.options.includes(kind);
    if (isOption) editor.set(field.name, field.kind === 'many' ? [kind] : kind);
    else if (unansweredKinds(field).includes(kind)) editor.set(field.name, { unanswered: kind });
    else return;
    requestAnimationFrame(() => focusField(field.name));
  };
  const clear = () => {
    const name = fieldInFocus();
    if (name === undefined) return;
    editor.set(name, null);
    requestAnimationFrame(() => focusField(name));
  };
  const goTo = (changed: string | undefined) => {
    // Another control may stand in the field once the change is drawn.
    if (changed !== undefined) requestAnimationFrame(() => focusField(changed));
  };

  useActions(
    readOnly
      ? []
      : [
          {
            id: 'incident.edit',
            label: t('keys.edit'),
            keys: ['e'],
            run: () => focusFirstBlank(page.current),
          },
          { id: 'incident.undo', label: t('keys.undo'), keys: ['mod+z'], run: () => goTo(editor.undo()) },
          {
            id: 'incident.redo',
            label: t('keys.redo'),
            keys: ['mod+shift+z', 'mod+y'],
            run: () => goTo(editor.redo()),
          },
          {
            id: 'field.unknown',
            label: t('keys.unknown'),
            keys: ['alt+u'],
            always: true,
            run: () => unanswer('unknown'),
          },
          {
            id: 'field.declined',
            label: t('keys.declined'),
            keys: ['alt+d'],
            always: true,
            run: () => unanswer('declined'),
          },
          { id: 'field.clear', label: t('keys.clear'), keys: ['alt+delete'], always: true, run: clear },
        ],
  );
};
