import { IconHeartHandshake } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { owedReferrals } from '../../../../shared/model/referral.ts';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import classes from './page.module.css';
import { focusField } from './use-form-keys.ts';

/** Beneath the details of the type: whom the person should be offered, and the way to where it is recorded. */
export const OwedReferrals = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const { readOnly } = useForm();
  const words = useFormWords();
  const values = useEditorState(editor, (state) => state.values);
  const owed = useMemo(() => owedReferrals(values), [values]);
  if (readOnly || owed.length === 0) return null;
  return (
    <div className={classes.notice} role="status">
      <IconHeartHandshake size={18} aria-hidden />
      <div>
        {owed.map(({ to }) => (
          <p key={to}>{t(`referral.${to}`)}</p>
        ))}
        <button type="button" className={classes.link} onClick={() => focusField('account.referral')}>
          {words.field('account.referral')}
        </button>
      </div>
    </div>
  );
};
