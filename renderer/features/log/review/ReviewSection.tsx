import { useTranslation } from 'react-i18next';
import { completeness } from '../../../../shared/model/completeness.ts';
import { Section } from '../../../components/Section.tsx';
import { StateBadge } from '../../../components/StateBadge.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import { MissingFields } from '../page/MissingFields.tsx';
import classes from './review.module.css';

/** Where the incident stands in review: its state, what it still lacks, every decision ever made. */
export const ReviewSection = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const { readOnly } = useForm();
  const values = useEditorState(editor, (state) => state.values);
  const view = useEditorState(editor, (state) => state.view);
  const { needed } = completeness(values);
  return (
    <Section id="review" title={t('section.review')}>
      {view ? (
        <p className={classes.state}>
          <StateBadge state={view.state} /> {t(`stateMeans.${view.state}`)}
        </p>
      ) : (
        <p className="zapys-quiet">{t('stateMeans.new')}</p>
      )}
      {readOnly || (view && !view.may.submit) ? null : (
        <MissingFields title={t('submit.needed')} names={needed} />
      )}
      {view && view.decisions.length > 0 ? (
        <ol className={classes.decisions}>
          {view.decisions.map((decision) => (
            <li key={decision.entry} className={classes.decision}>
              <p>
                {t(`decision.${decision.kind}`, { name: decision.by.name })}{' '}
                <span className="zapys-quiet">{words.time(decision.time)}</span>
              </p>
              {decision.reason ? (
                <p className={classes.reason} dir="auto">
                  {decision.reason}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
    </Section>
  );
};
