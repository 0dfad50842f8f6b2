import { useTranslation } from 'react-i18next';
import type { Json } from '../../../shared/ledger/entry.ts';
import { changesSinceDecision } from '../../../shared/model/changes-since.ts';
import { incidentField } from '../../../shared/model/incident.ts';
import type { HistoryEntry } from '../../../shared/model/views.ts';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../components/use-words.ts';
import classes from './review.module.css';

/** What differs from the version that was last decided on, so that a second reading is a short one. */
export const Changes = ({ history }: { history: readonly HistoryEntry[] }) => {
  const { t } = useTranslation('review');
  const words = useWords();
  // The vault tells the newest first.
  const all = changesSinceDecision([...history].reverse());
  if (!all) return null;
  const fields = all.filter(({ field }) => incidentField(field));
  const exhibits = all.length - fields.length;
  const said = (field: string, value: Json) => words.value(field, value) || t('changes.blank');
  return (
    <Section id="changes" title={t('changes.title')}>
      {all.length === 0 ? <p className="zapys-quiet">{t('changes.none')}</p> : null}
      {fields.length > 0 ? (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">{t('changes.field')}</th>
              <th scope="col">{t('changes.before')}</th>
              <th scope="col">{t('changes.after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, names, before, after }) => (
              <tr key={field}>
                <th scope="row" dir="auto">
                  {words.changed({ field, names })}
                </th>
                <td dir="auto">{said(field, before)}</td>
                <td dir="auto">{said(field, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {exhibits > 0 ? <p>{t('changes.exhibits', { count: exhibits })}</p> : null}
    </Section>
  );
};
