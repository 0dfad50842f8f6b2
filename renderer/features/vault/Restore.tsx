import { Button, Checkbox, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSurvey } from '../../../shared/model/backup.ts';
import type { TaskId } from '../../../shared/vault-api/long-work.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { useFormat } from '../../app/format.ts';
import { session } from '../../app/session.ts';
import { cancelTask, dismissTask, runTask, useTasks } from '../../app/tasks.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { BackupFileInput } from './BackupFileInput.tsx';
import classes from './Gate.module.css';
import { Gate } from './Gate.tsx';

const Working = ({ id, label }: { id: TaskId | undefined; label: string }) => {
  const { t } = useTranslation('app');
  const task = useTasks().find((one) => one.id === id);
  const progress = task?.progress;
  const percent = progress && progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0;
  return (
    <>
      <p role="status">{label}</p>
      <Progress value={percent} aria-label={label} />
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={!task || task.state === 'cancelling'}
          onClick={() => task && cancelTask(task.id)}
        >
          {task?.state === 'cancelling' ? t('tray.cancelling') : t('action.cancel')}
        </Button>
      </div>
    </>
  );
};

type FoundProps = {
  readonly found: BackupSurvey;
  readonly onRestore: (despiteDamage: boolean) => void;
  readonly onFile: (file: File) => void;
  readonly onBack: () => void;
};

/** What the file is, said plainly, before anything of it is put here. */
const Found = ({ found, onRestore, onFile, onBack }: FoundProps) => {
  const { t } = useTranslation(['backup', 'app']);
  const format = useFormat();
  const [despite, setDespite] = useState(false);
  const isDamaged = found.damaged > 0;
  return (
    <>
      <div role="status">
        <p>
          {t('restore.found', {
            profiles: t('restore.profiles', { count: found.profiles }),
            commits: t('restore.commits', { count: found.commits }),
            size: format.size(found.size),
          })}
        </p>
        {isDamaged ? (
          <>
            <p>
              <strong>{t('restore.damaged', { count: found.damaged })}</strong>
            </p>
            <p>{t('restore.damagedBody')}</p>
          </>
        ) : (
          <p>{t('restore.whole')}</p>
        )}
        {found.unfinished ? <p>{t('restore.unfinished')}</p> : null}
      </div>
      <p className="zapys-quiet">{t('restore.after')}</p>
      {isDamaged ? (
        <Checkbox
          label={t('restore.despite')}
          checked={despite}
          onChange={(event) => setDespite(event.currentTarget.checked)}
        />
      ) : null}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('app:action.back')}
        </Button>
        <BackupFileInput label={t('restore.another')} variant="default" disabled={false} onFile={onFile} />
        <Button disabled={isDamaged && !despite} onClick={() => onRestore(despite)}>
          {t('restore.do')}
        </Button>
      </div>
    </>
  );
};

type State =
  | { readonly step: 'choose' }
  | { readonly step: 'reading' | 'restoring'; readonly task: TaskId | undefined }
  | { readonly step: 'found'; readonly file: File; readonly found: BackupSurvey };

/** From a backup file to a vault that is unlocked as usual. Until the last moment this machine has none. */
export const Restore = ({ onBack }: { onBack: () => void }) => {
  const { t } = useTranslation(['backup', 'app']);
  const [state, setState] = useState<State>({ step: 'choose' });
  const [error, setError] = useState<VaultError>();

  const work = async <T,>(
    step: 'reading' | 'restoring',
    ask: (task: TaskId) => Promise<T>,
  ): Promise<T | undefined> => {
    setError(undefined);
    let id: TaskId | undefined;
    try {
      return await runTask(
        (say) => say(`backup:restore.${step}`),
        (task) => {
          id = task;
          setState({ step, task });
          return ask(task);
        },
      );
    } catch (reason) {
      const refused = asVaultError(reason);
      // Said here; the tray would say it again once the vault is open.
      if (id !== undefined) dismissTask(id);
      if (refused.code !== 'cancelled') setError(refused);
      setState({ step: 'choose' });
      return undefined;
    }
  };
  const read = async (file: File) => {
    const found = await work('reading', (task) => vault.surveyBackup({ task, file }));
    if (found) setState({ step: 'found', file, found });
  };
  const restore = async (file: File, despiteDamage: boolean) => {
    const done = await work('restoring', async (task) => {
      await vault.restoreBackup({ task, file, despiteDamage });
      return true;
    });
    if (done) await session.refresh();
  };

  return (
    <Gate title={t('restore.title')} part={state.step}>
      <div className={classes.form}>
        {state.step === 'choose' ? (
          <>
            <p>{t('restore.body')}</p>
            {error ? <ErrorNotice error={error} /> : null}
            <div className={classes.buttons}>
              <Button variant="default" onClick={onBack}>
                {t('app:action.back')}
              </Button>
              <BackupFileInput
                label={t('restore.choose')}
                variant="filled"
                disabled={false}
                onFile={(file) => void read(file)}
              />
            </div>
          </>
        ) : null}
        {state.step === 'reading' || state.step === 'restoring' ? (
          <Working id={state.task} label={t(`restore.${state.step}`)} />
        ) : null}
        {state.step === 'found' ? (
          <Found
            found={state.found}
            onRestore={(despite) => void restore(state.file, despite)}
            onFile={(file) => void read(file)}
            onBack={onBack}
          />
        ) : null}
      </div>
    </Gate>
  );
};
