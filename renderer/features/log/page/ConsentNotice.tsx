import { IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ConsentClosed, consentClosed } from '../../../../shared/model/consent.ts';
import { today } from '../../../app/format.ts';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import classes from './page.module.css';
import { focusField } from './use-form-keys.ts';

const fieldOf: Readonly<Record<ConsentClosed, string>> = {
  withdrawn: 'consent.withdrawn',
  not_voluntary: 'consent.voluntary',
  child_refused: 'consent.child_assent',
  expired: 'consent.expires',
  end_unknown: 'consent.expires',
};

/** The consent no longer lets anything leave: said at the top of the page, with the way to the answer that says so. */
export const ConsentNotice = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const values = useEditorState(editor, (state) => state.values);
  const closed = consentClosed(values, today());
  if (!closed) return null;
  const field = fieldOf[closed];
  return (
    <div className={classes.notice} data-kind="returned">
      <IconShieldOff size={18} aria-hidden />
      <div>
        <strong>{t(`consentClosed.${closed}`)}</strong>
        <p>{t('consentClosed.means')}</p>
        <button type="button" className={classes.link} onClick={() => focusField(field)}>
          {words.field(field)}: {words.value(field, values[field])}
        </button>
      </div>
    </div>
  );
};
