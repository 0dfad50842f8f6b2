import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/model/views.ts';
import { trackSave } from '../../app/saving.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { CaseExports } from './CaseExports.tsx';
import { CaseIncidents } from './CaseIncidents.tsx';
import classes from './cases.module.css';
import { ExportPanel } from './ExportPanel.tsx';
import { SavedText } from './SavedText.tsx';
import { titleProblem } from './title.ts';

type Props = { readonly id: string; readonly mayEdit: boolean };

export type CaseEdit = { title?: string; summary?: string; incidentIds?: readonly string[] };

/** Edits of one case go one after another, each on the version the one before it made. */
const useCaseEdits = (current: CaseView | undefined) => {
  const latest = useRef<CaseView | undefined>(undefined);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  if (current && (!latest.current || current.changed >= latest.current.changed)) latest.current = current;
  return (edit: CaseEdit): Promise<void> => {
    const run = async () => {
      const base = latest.current;
      if (!base) return;
      latest.current = await trackSave(vault.editCase({ id: base.id, heads: base.heads, ...edit }));
    };
    const done = queue.current.then(run, run);
    queue.current = done.catch(() => undefined);
    return done;
  };
};

/** One case: what it is, which incidents, what was exported, and the next export. */
export const CasePage = ({ id, mayEdit }: Props) => {
  const { t } = useTranslation('cases');
  const { answer, reload } = useVaultQuery(id, () => vault.caseFile({ id }));
  const edit = useCaseEdits(answer.state === 'ready' ? answer.value : undefined);
  if (answer.state === 'loading') return <Waiting lines={12} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={reload} />;
  const file = answer.value;
  return (
    <article className={classes.page} aria-labelledby="case-title">
      <h1 id="case-title" dir="auto">
        {file.number} · {file.title}
      </h1>
      {mayEdit ? (
        <div className={classes.texts}>
          <SavedText
            label={t('field.title')}
            value={file.title}
            problem={(title) => titleProblem(title, t)}
            save={(title) => edit({ title })}
          />
          <SavedText
            label={t('field.summary')}
            value={file.summary}
            lines={4}
            save={(summary) => edit({ summary })}
          />
        </div>
      ) : (
        <p className={classes.summary} dir="auto">
          {file.summary}
        </p>
      )}
      <Section id="incidents" title={t('incidents.title')}>
        <CaseIncidents file={file} mayEdit={mayEdit} edit={edit} />
      </Section>
      <Section id="export" title={t('export.title')}>
        {mayEdit ? <ExportPanel file={file} /> : <p className="zapys-quiet">{t('export.onlyLegal')}</p>}
      </Section>
      <Section id="exports" title={t('exports.title')}>
        <CaseExports exports={file.exports} />
      </Section>
    </article>
  );
};
