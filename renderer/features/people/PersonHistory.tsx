import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWords } from '../../components/use-words.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { sittingsOf } from '../log/history/sittings.ts';
import classes from './people.module.css';

/** Who changed what of a person and when, the latest first. */
export const PersonHistory = ({ id }: { id: string }) => {
  const { t } = useTranslation('people');
  const words = useWords();
  const { answer, reload } = useVaultQuery(id, () => vault.history({ id }));
  if (answer.state === 'loading') return <Waiting lines={3} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={() => void reload()} />;
  return (
    <ol className={classes.history}>
      {sittingsOf(answer.value).map((sitting) => {
        const [{ id: first, by, time }] = sitting;
        return (
          <li key={first} className={classes.sitting}>
            <p className={classes.head}>
              <strong>{by.name}</strong>
              <span className="zapys-quiet">{words.time(time)}</span>
              <span className={classes.signed} title={by.fingerprint}>
                <IconShieldCheck size={15} aria-hidden />
                {t('history.signed')}
              </span>
            </p>
            <dl className={classes.changes}>
              {sitting.flatMap(({ id: entry, changes }) =>
                changes.map(({ field, before, after }) => (
                  <div key={`${entry} ${field}`} className={classes.change}>
                    <dt>{words.field(field)}</dt>
                    <dd dir="auto">
                      {before === null ? null : (
                        <>
                          <s>
                            <span className="zapys-spoken">{t('history.before')}</span>
                            {words.value(field, before)}
                          </s>{' '}
                          <span aria-hidden>→</span>{' '}
                        </>
                      )}
                      {after === null ? <em>{t('history.cleared')}</em> : words.value(field, after)}
                    </dd>
                  </div>
                )),
              )}
            </dl>
          </li>
        );
      })}
    </ol>
  );
};
