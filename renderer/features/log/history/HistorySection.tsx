import { Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import type { HistoryEntry, IncidentView } from '../../../../shared/model/views.ts';
import type { Integrity } from '../../../../shared/vault-api.ts';
import { useOpenSession } from '../../../app/session.ts';
import { vault } from '../../../app/vault.ts';
import { useVaultQuery } from '../../../app/vault-query.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Section } from '../../../components/Section.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import { ChangeLine } from './ChangeLine.tsx';
import classes from './history.module.css';
import { type Sitting, sittingsOf } from './sittings.ts';

/** Who did what and when, entry by entry, as it stands in the ledger; the latest first. */
export const HistorySection = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const view = useEditorState(editor, (state) => state.view);
  return (
    <Section id="history" title={t('section.history')}>
      {view ? <Entries view={view} id={view.id} /> : <p className="zapys-quiet">{t('history.none')}</p>}
    </Section>
  );
};

/** So many are shown before one asks for all. */
const firstShown = 12;

const Entries = ({ id, view }: { id: RecordId; view: IncidentView }) => {
  const { t } = useTranslation('log');
  const { integrity } = useOpenSession();
  const { answer, reload } = useVaultQuery(id, () => vault.history({ id }));
  const [all, setAll] = useState(false);
  if (answer.state === 'loading') return <Waiting lines={3} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={() => void reload()} />;
  const sittings = sittingsOf(answer.value);
  const shown = all ? sittings : sittings.slice(0, firstShown);
  return (
    <>
      <ol className={classes.entries}>
        {shown.map((sitting) => (
          <Entry
            key={sitting[0].id}
            sitting={sitting}
            view={view}
            damaged={sitting.some((entry) => isDamaged(entry, integrity))}
          />
        ))}
      </ol>
      {shown.length < sittings.length ? (
        <Button variant="default" size="xs" onClick={() => setAll(true)}>
          {t('history.all', { count: answer.value.length })}
        </Button>
      ) : null}
    </>
  );
};

const isDamaged = (entry: HistoryEntry, integrity: Integrity): boolean =>
  integrity.problems.some(({ at }) => at === entry.id);

type EntryProps = {
  readonly sitting: Sitting;
  readonly view: IncidentView;
  readonly damaged: boolean;
};

const Entry = ({ sitting, view, damaged }: EntryProps) => {
  const [entry] = sitting;
  const { t } = useTranslation('log');
  const words = useFormWords();
  const Shield = damaged ? IconAlertTriangle : IconShieldCheck;
  return (
    <li className={classes.entry}>
      <p className={classes.head}>
        <strong>{t(`history.${entry.kind}`, { name: entry.by.name })}</strong>
        <span className="zapys-quiet">{words.time(entry.time)}</span>
        <span className={damaged ? classes.damaged : classes.signed} title={entry.by.fingerprint}>
          <Shield size={15} aria-hidden />
          {damaged ? t('history.damaged') : t('history.signed', { count: sitting.length })}
        </span>
      </p>
      <dl className={classes.changes}>
        {sitting.flatMap(({ id, changes }) =>
          changes.map((change) => <ChangeLine key={`${id} ${change.field}`} change={change} view={view} />),
        )}
      </dl>
    </li>
  );
};
