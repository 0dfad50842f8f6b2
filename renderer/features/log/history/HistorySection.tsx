import { Button } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import type { HistoryEntry } from '../../../../shared/model/views.ts';
import type { Integrity } from '../../../../shared/vault-api/session-api.ts';
import { useOpenSession } from '../../../app/session.ts';
import { useVaultQuery } from '../../../app/vault-query.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Section } from '../../../components/Section.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import classes from './history.module.css';
import { readHistories, type ToldEntry } from './record-histories.ts';
import { SittingLine } from './SittingLine.tsx';
import { beginningOf, keptWhereSame, type Sitting, sittingsOf } from './sittings.ts';
import { VersionDialog } from './VersionDialog.tsx';

/** Who did what and when, entry by entry, as it stands in the ledger; the latest first. */
export const HistorySection = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const id = useEditorState(editor, ({ view }) => view?.id);
  return (
    <Section id="history" title={t('section.history')}>
      {id === undefined ? (
        <p className="zapys-quiet">{t('history.none')}</p>
      ) : (
        <Entries id={id} editor={editor} />
      )}
    </Section>
  );
};

/** So many are shown before one asks for more: a record of a thousand entries opens as fast as a new one. */
const pageLength = 12;
const nextPage = 50;

const none: readonly ToldEntry[] = [];

/** Sittings of what is told, those that are the same as before as the same objects. */
const useSittings = (told: readonly ToldEntry[]): readonly Sitting[] => {
  const held = useRef<readonly Sitting[]>([]);
  return useMemo(() => {
    held.current = keptWhereSame(held.current, sittingsOf(told));
    return held.current;
  }, [told]);
};

const Entries = ({ id, editor }: { readonly id: RecordId; readonly editor: Editor }) => {
  const { t } = useTranslation('history');
  const { integrity } = useOpenSession();
  const isErased = useEditorState(editor, ({ view }) => view?.erased !== undefined);
  const { answer, reload } = useVaultQuery(id, () => readHistories(id));
  const [shownCount, setShownCount] = useState(pageLength);
  const [version, setVersion] = useState<HistoryEntry>();
  const showVersion = useCallback(([entry]: Sitting) => setVersion(entry), []);
  const sittings = useSittings(answer.state === 'ready' ? answer.value.told : none);
  if (answer.state === 'loading') return <Waiting lines={3} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={() => void reload()} />;
  const shown = sittings.slice(0, shownCount);
  const more = Math.min(nextPage, sittings.length - shown.length);
  return (
    <>
      <ol className={classes.entries}>
        {shown.map((sitting) => (
          <SittingLine
            key={beginningOf(sitting)}
            sitting={sitting}
            onVersion={isErased || sitting[0].exhibit ? undefined : showVersion}
            damaged={sitting.some((entry) => isDamaged(entry, integrity))}
          />
        ))}
      </ol>
      {more > 0 ? (
        <Button variant="default" size="xs" onClick={() => setShownCount(shownCount + nextPage)}>
          {t('more', { count: more, rest: sittings.length - shown.length })}
        </Button>
      ) : null}
      {version ? (
        <VersionDialog
          editor={editor}
          history={answer.value.incident}
          entry={version}
          onClose={() => setVersion(undefined)}
        />
      ) : null}
    </>
  );
};

/** Of a commit that cannot be read whole no signature holds, whatever can still be read of it. */
const isDamaged = ({ id, place: { commit, index } }: HistoryEntry, { problems }: Integrity): boolean => {
  const names = [id, `commit ${commit}`, `commit ${commit}, payload ${index + 1}`];
  return problems.some(({ at }) => names.includes(at));
};
