import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csv } from '../../../shared/bundle/csv.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { openSaveTarget } from '../../app/ports.ts';
import { runTask } from '../../app/tasks.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useImportWork } from './import-work.ts';
import { usePersonMatchWords } from './person-match-words.ts';
import { useFallbackSentence, useProblemSentence } from './problem-words.ts';

/** Saves the report as a table, a line for each problem and for each row without one. */
export const SaveReport = () => {
  const { t } = useTranslation('import');
  const { plan } = useImportWork();
  const sentence = useProblemSentence();
  const fallback = useFallbackSentence();
  const whose = usePersonMatchWords();
  const [error, setError] = useState<VaultError>();

  const save = async () => {
    if (!plan) return;
    setError(undefined);
    const columns = (
      ['line', 'state', 'incident', 'person', 'column', 'cell', 'problem', 'fallback'] as const
    ).map((name) => t(`report.${name}`));
    const rows = plan.rows.flatMap((row) => {
      const { line, state, incident, problems } = row;
      const start = [line, t(`state.${state}`), incident?.number, whose(row)];
      if (problems.length === 0) return [start];
      return problems.map((problem) => [
        ...start,
        problem.heading,
        problem.cell,
        sentence(problem),
        fallback(problem),
      ]);
    });
    try {
      const target = await openSaveTarget(t('report.fileName'), t('report.dialog'));
      if (!target) return;
      const text = csv(columns, rows);
      await runTask(
        (say) => say('import:report.task'),
        (task) => vault.saveTable({ task, port: target.port, text }),
      );
    } catch (reason) {
      const refused = asVaultError(reason);
      if (refused.code !== 'cancelled') setError(refused);
    }
  };

  return (
    <>
      <Button size="xs" variant="subtle" onClick={() => void save()}>
        {t('report.save')}
      </Button>
      {error ? <ErrorNotice error={error} onDismiss={() => setError(undefined)} /> : null}
    </>
  );
};
