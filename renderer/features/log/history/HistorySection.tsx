import { Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import type { HistoryEntry, IncidentView } from '../../../../shared/model/views.ts';
import type { Integrity } from '../../../../shared/vault-api.ts';
import { useOpenSession } from '../../../app/session.ts';
import { useVaultQuery } from '../../../app/vault-query.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Section } from '../../../components/Section.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import { ChangeLine } from './ChangeLine.tsx';
import classes from './history.module.css';
import { readHistories } from './record-histories.ts';
import { type Sitting, sittingsOf } from './sittings.ts';
import { VersionDialog } from './VersionDialog.tsx';

/** Who did what and when, entry by entry, as it stands in the ledger; the latest first. */
export const HistorySection = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const view = useEditorState(editor, (state) => state.view);
  return (
    <Section id="history" title={t('section.history')}>
      {view ? (
        <Entries view={view} id={view.id} editor={editor} />
      ) : (
        <p className="zapys-quiet">{t('history.none')}</p>
      )}
    </Section>
  );
};

/** So many are shown before one asks for more: a record of a thousand entries opens as fast as a new one. */
const pageLength = 12;
const nextPage = 50;

type EntriesProps = { readonly id: RecordId; readonly view: IncidentView; readonly editor: Editor };

const Entries = ({ id, view, editor }: EntriesProps) => {
  const { t } = useTranslation(['log', 'history']);
  const { integrity } = useOpenSession();
  const { answer, reload } = useVaultQuery(id, () => readHistories(id));
  const [shownCount, setShownCount] = useState(pageLength);
  const [version, setVersion] = useState<HistoryEntry>();
  if (answer.state === 'loading') return <Waiting lines={3} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={() => void reload()} />;
  const { told, incident } = answer.value;
  const sittings = sittingsOf(told);
  const shown = sittings.slice(0, shownCount);
  const more = Math.min(nextPage, sittings.length - shown.length);
  return (
    <>
      <ol className={classes.entries}>
        {shown.map((sitting) => (
          <Entry
            key={sitting[0].id}
            sitting={sitting}
            view={view}
            onVersion={view.erased || sitting[0].exhibit ? undefined : () => setVersion(sitting[0])}
            damaged={sitting.some((entry) => isDamaged(entry, integrity))}
          />
        ))}
      </ol>
      {more > 0 ? (
        <Button variant="default" size="xs" onClick={() => setShownCount(shownCount + nextPage)}>
          {t('history:more', { count: more, rest: sittings.length - shown.length })}
        </Button>
      ) : null}
      {version ? (
        <VersionDialog
          editor={editor}
          history={incident}
          entry={version}
          onClose={() => setVersion(undefined)}
        />
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
  /** Shows the record as it stood then; undefined where there is nothing to show. */
  readonly onVersion: (() => void) | undefined;
};

const Entry = ({ sitting, view, damaged, onVersion }: EntryProps) => {
  const [entry] = sitting;
  const { t } = useTranslation(['log', 'history']);
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
        {onVersion ? (
          <button type="button" className={classes.link} onClick={onVersion}>
            {t('history:version.show')}
            <span className="zapys-spoken">{words.time(entry.time)}</span>
          </button>
        ) : null}
      </p>
      {entry.exhibit ? (
        <p className="zapys-quiet" dir="auto">
          {t('history:ofExhibit', {
            name: view.exhibitList.find(({ id }) => id === entry.exhibit)?.fileName ?? t('history.noLonger'),
          })}
        </p>
      ) : null}
      {sitting.some(({ erased }) => erased) ? <p className={classes.blank}>{t('history:erased')}</p> : null}
      <dl className={classes.changes}>
        {sitting.flatMap(({ id, changes }) =>
          changes.map((change) => <ChangeLine key={`${id} ${change.field}`} change={change} view={view} />),
        )}
      </dl>
    </li>
  );
};
