import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { useWords } from '../../components/use-words.ts';
import classes from './import.module.css';

type Props = {
  /** Of the file, in hex. */
  readonly sha256: string;
  /** How many of its rows would become incidents. */
  readonly fresh: number;
};

/** Says that these very bytes came in before, where that might put the same incidents in the vault twice. */
export const SameFile = ({ sha256, fresh }: Props) => {
  const { t } = useTranslation('import');
  const words = useWords();
  const { answer } = useVaultQuery('imports', () => vault.imports());
  const before =
    answer.state === 'ready'
      ? answer.value.find((made) => made.sha256 === sha256 && made.undone === undefined)
      : undefined;
  if (!before || fresh === 0) return null;
  return (
    <div className={classes.failure} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <p>
        {t('check.again', { when: words.time(before.time), who: before.by.name, file: before.fileName })}{' '}
        {t('check.twice', { count: fresh })}
      </p>
    </div>
  );
};
