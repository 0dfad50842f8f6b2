import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentView } from '../../../../shared/model/views.ts';
import { vault } from '../../../app/vault.ts';
import { useVaultQuery } from '../../../app/vault-query.ts';
import { StateBadge } from '../../../components/StateBadge.tsx';
import { useWords } from '../../../components/use-words.ts';
import type { Editor } from '../editor/editor.ts';
import { HistorySection } from '../history/HistorySection.tsx';
import classes from './erase.module.css';
import type { Leftovers } from './erase-incident.ts';
import { HandedOver } from './HandedOver.tsx';

type Props = {
  readonly view: IncidentView;
  readonly editor: Editor;
  /** Told once, where it was erased. */
  readonly left: Leftovers | undefined;
  readonly onBack: () => void;
};

/** What is left of an erased incident: its number, who erased it, when and why, and the bare history. */
export const ErasedPage = ({ view, editor, left, onBack }: Props) => {
  const { t } = useTranslation(['erase', 'log']);
  const words = useWords();
  const page = useRef<HTMLElement>(null);
  const { answer } = useVaultQuery(view.id, () => vault.erasurePlan({ id: view.id }));
  useEffect(() => page.current?.focus({ preventScroll: true }), []);
  const erased = view.erased;
  if (!erased) return null;
  return (
    <article ref={page} className={classes.page} tabIndex={-1} aria-labelledby="erased-title">
      <header className={classes.header}>
        <ActionIcon variant="subtle" color="gray" aria-label={t('log:page.back')} onClick={onBack}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <h1 id="erased-title">{view.number}</h1>
        <StateBadge state={view.state} />
      </header>
      <p>
        <strong>{t('erase:erased', { name: erased.by.name, time: words.time(erased.time) })}</strong>
      </p>
      <p className={classes.reason} dir="auto">
        {erased.reason}
      </p>
      <p className="zapys-quiet">{t('erase:tombstone')}</p>
      {left ? <Left left={left} /> : null}
      {answer.state === 'ready' ? <HandedOver plan={answer.value} heading="h2" /> : null}
      <HistorySection editor={editor} />
    </article>
  );
};

const Left = ({ left }: { left: Leftovers }) => {
  const { t } = useTranslation('erase');
  if (left.copiesFailed) return <p className={classes.warning}>{t('copiesFailed')}</p>;
  if (left.folders.length === 0) return null;
  return (
    <div className={classes.warning}>
      <p>{t('foldersLeft')}</p>
      <ul className={classes.list}>
        {left.folders.map((folder) => (
          <li key={folder}>{folder}</li>
        ))}
      </ul>
    </div>
  );
};
