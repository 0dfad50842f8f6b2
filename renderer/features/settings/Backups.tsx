import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupCheck, BackupMade } from '../../../shared/model/backup.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { readBackupNote, useBackupNote, useBackupState } from '../../app/backups.ts';
import { today, useFormat } from '../../app/format.ts';
import { openBackupTarget } from '../../app/ports.ts';
import { session, useReadOnly } from '../../app/session.ts';
import { dismissTask, runTask, type TaskTitle } from '../../app/tasks.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { BackupFileInput } from '../vault/BackupFileInput.tsx';
import { Drill } from './Drill.tsx';
import classes from './settings.module.css';

type Outcome =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'stopped'; readonly what: 'backup' | 'check' }
  | { readonly kind: 'made'; readonly made: BackupMade }
  | { readonly kind: 'tried'; readonly check: BackupCheck }
  | { readonly kind: 'failed'; readonly error: VaultError };

/** When the vault was last backed up, and what has come since. */
const LastBackup = () => {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const note = useBackupNote();
  const state = useBackupState();
  if (note === undefined || state === undefined) return null;
  if (note === null) return <p>{t('never')}</p>;
  return (
    <>
      <p>
        {t('last', {
          when: format.instant(note.at),
          entries: t('entries', { count: note.entries }),
          files: t('files', { count: note.evidence }),
        })}{' '}
        {state.newEntries === 0 ? t('nothingSince') : t('since', { count: state.newEntries })}
      </p>
      {note.path === '' ? null : <p className={classes.path}>{t('where', { path: note.path })}</p>}
    </>
  );
};

/** Makes backups, and tries them without touching the vault. */
export const Backups = () => {
  const { t } = useTranslation(['backup', 'app']);
  const format = useFormat();
  const note = useBackupNote();
  const readOnly = useReadOnly();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const busy = outcome.kind === 'busy';

  const work = async (
    what: 'backup' | 'check',
    title: TaskTitle,
    ask: (task: string) => Promise<Outcome>,
  ): Promise<void> => {
    let id: string | undefined;
    setOutcome({ kind: 'busy' });
    try {
      setOutcome(
        await runTask(
          title,
          (task) => {
            id = task;
            return ask(task);
          },
          { onlyReads: what === 'check' },
        ),
      );
    } catch (reason) {
      const error = asVaultError(reason);
      // Said here, where it was asked for.
      if (id !== undefined) dismissTask(id);
      setOutcome(error.code === 'cancelled' ? { kind: 'stopped', what } : { kind: 'failed', error });
    }
  };
  const backUp = async (mode: 'new' | 'existing') => {
    try {
      const name = t('fileName', { day: today() });
      const port = await openBackupTarget(mode, name, t(mode === 'new' ? 'dialog' : 'dialogAdd'));
      if (!port) return;
      await work(
        'backup',
        (say) => say('backup:task'),
        async (task) => {
          const made = await vault.backUp({ task, port });
          // It is made, whatever comes of what is asked after it.
          await readBackupNote();
          // Damage that was not known before is told where all damage is.
          if (made.damaged > 0 && !readOnly)
            await session.verify(crypto.randomUUID()).catch(() => session.unchecked());
          return { kind: 'made', made };
        },
      );
    } catch (reason) {
      setOutcome({ kind: 'failed', error: asVaultError(reason) });
    }
  };
  const tryOut = (file: File) =>
    work(
      'check',
      (say) => say('backup:checkTask'),
      async (task) => ({
        kind: 'tried',
        check: await vault.checkBackup({ task, file }),
      }),
    );

  const wordsOn = ({ how, damaged, ...made }: BackupMade): string => {
    const held = {
      entries: t('entries', { count: made.entries }),
      files: t('files', { count: made.evidence }),
      size: format.size(made.size),
    };
    return damaged > 0 ? t('made.damaged', { ...held, count: damaged }) : t(`made.${how}`, held);
  };

  const isNewFirst = note === null || readOnly;
  return (
    <div className={classes.text}>
      <p>{t('body')}</p>
      <LastBackup />
      {readOnly ? <p>{t('onlyNew')}</p> : null}
      <div className={classes.buttons}>
        <Button
          variant={isNewFirst ? 'default' : 'filled'}
          disabled={busy || readOnly}
          onClick={() => void backUp('existing')}
        >
          {t('add')}
        </Button>
        <Button
          variant={isNewFirst ? 'filled' : 'default'}
          disabled={busy}
          onClick={() => void backUp('new')}
        >
          {t('make')}
        </Button>
        <BackupFileInput
          label={t('check')}
          variant="default"
          disabled={busy}
          onFile={(file) => void tryOut(file)}
        />
      </div>
      <div className={classes.result}>
        {outcome.kind === 'failed' ? <ErrorNotice error={outcome.error} /> : null}
        <div role="status">
          {outcome.kind === 'stopped' ? (
            <p>{t(outcome.what === 'backup' ? 'stopped' : 'checkStopped')}</p>
          ) : null}
          {outcome.kind === 'made' ? <p className={classes.done}>{wordsOn(outcome.made)}</p> : null}
          {outcome.kind === 'tried' ? <Drill check={outcome.check} /> : null}
        </div>
      </div>
      <p className="zapys-quiet">{t('checkBody')}</p>
      <p className="zapys-quiet">{t('erased')}</p>
    </div>
  );
};
