import { useTranslation } from 'react-i18next';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import classes from './import.module.css';
import { useImportWork } from './import-work.ts';

/** A file, what its columns say, what would become of its rows; then one signed commit. */
export const ImportScreen = () => {
  const { t } = useTranslation('import');
  const { step } = useImportWork();
  return (
    <div className={classes.screen}>
      <header className={classes.top}>
        <h1>{t('title')}</h1>
        <ol className={classes.steps} aria-label={t('steps')}>
          {(['file', 'columns', 'check'] as const).map((name, index) => (
            <li key={name} aria-current={name === step ? 'step' : undefined}>
              {index + 1}. {t(`step.${name}`)}
            </li>
          ))}
        </ol>
      </header>
      {step === 'file' ? <FileStep /> : step === 'columns' ? <ColumnsStep /> : <CheckStep />}
    </div>
  );
};
