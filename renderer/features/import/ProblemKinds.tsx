import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fallbackOf, type ProblemCode } from '../../../shared/import/problem.ts';
import classes from './import.module.css';
import { checkRows, useImportWork } from './import-work.ts';

/** Every kind of problem in the file, how many rows have it, and whether those are taken in as described. */
export const ProblemKinds = () => {
  const { t } = useTranslation('import');
  const { plan, accepted, busy } = useImportWork();
  const kinds = useMemo(() => {
    const counts = new Map<ProblemCode, number>(accepted.map((code) => [code, 0]));
    for (const { problems, settled } of plan?.rows ?? [])
      for (const code of new Set([...problems, ...settled].map((problem) => problem.code)))
        counts.set(code, (counts.get(code) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  }, [plan, accepted]);
  if (kinds.length === 0) return <p className="zapys-quiet">{t('check.allClear')}</p>;
  const toggle = (code: ProblemCode, take: boolean) =>
    void checkRows(take ? [...accepted, code] : accepted.filter((other) => other !== code));
  return (
    <details className={classes.kinds} open>
      <summary>{t('check.kinds', { count: kinds.length })}</summary>
      <ul>
        {kinds.map(([code, count]) => {
          const fallback = fallbackOf(code);
          return (
            <li key={code}>
              <span>
                {t(`kind.${code}`)} · {t('check.rowCount', { count })}
              </span>
              {fallback ? (
                <Checkbox
                  size="xs"
                  label={t(`accept.${fallback}`)}
                  aria-label={`${t(`kind.${code}`)}: ${t(`accept.${fallback}`)}`}
                  checked={accepted.includes(code)}
                  disabled={busy !== undefined}
                  onChange={({ currentTarget }) => toggle(code, currentTarget.checked)}
                />
              ) : (
                <span className="zapys-quiet">{t('accept.never')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
};
