import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { usePreferences } from './preferences.ts';
import classes from './Tray.module.css';
import { cancelTask, dismissTask, secondsLeft, type Task, taskNamespaces, useTasks } from './tasks.ts';

const useNow = (): number => {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const Running = ({ task }: { task: Task }) => {
  const { t } = useTranslation(taskNamespaces);
  const { idleMinutes } = usePreferences();
  const title = task.title(t);
  const left = secondsLeft(task, useNow());
  const { progress } = task;
  const percent = progress && progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0;
  const timeLeft =
    left === undefined
      ? undefined
      : left < 60
        ? t('tray.seconds', { count: left })
        : t('tray.minutes', { count: Math.ceil(left / 60) });
  return (
    <>
      <strong>{title}</strong>
      <Progress value={percent} aria-label={title} className={classes.bar ?? ''} />
      <div className={classes.line}>
        <span className="zapys-quiet">
          {progress ? t(`tray.stage.${progress.stage}`) : t('tray.starting')}
          {timeLeft ? ` · ${timeLeft}` : ''}
        </span>
        {task.state === 'settled' ? (
          <span>{t('tray.settled')}</span>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            disabled={task.state === 'cancelling'}
            onClick={() => cancelTask(task.id)}
          >
            {task.state === 'cancelling' ? t('tray.cancelling') : t('action.cancel')}
          </Button>
        )}
      </div>
      {left !== undefined && left > 60 * idleMinutes ? (
        <p className={classes.outlasts}>{t('tray.outlasts', { minutes: idleMinutes })}</p>
      ) : null}
    </>
  );
};

/** Long work with its progress, time left and a way to stop it. Finished work leaves by itself. */
export const Tray = () => {
  const { t } = useTranslation(taskNamespaces);
  const list = useTasks().filter(({ state }) => state !== 'done');
  if (list.length === 0) return null;
  return (
    <aside className={classes.tray} aria-label={t('tray.label')}>
      {list.map((task) => (
        <div key={task.id} className={classes.task}>
          {task.error ? (
            <ErrorNotice error={task.error} onDismiss={() => dismissTask(task.id)}>
              <p className="zapys-quiet">{task.title(t)}</p>
            </ErrorNotice>
          ) : (
            <Running task={task} />
          )}
        </div>
      ))}
    </aside>
  );
};
