import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/model/views.ts';
import { useWords } from '../../components/use-words.ts';
import classes from './cases.module.css';

/** Who exported what to whom: signed entries of the case, newest last. */
export const CaseExports = ({ exports }: Pick<CaseView, 'exports'>) => {
  const { t } = useTranslation('cases');
  const words = useWords();
  if (exports.length === 0) return <p className="zapys-quiet">{t('exports.none')}</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('exports.time')}</th>
          <th scope="col">{t('exports.by')}</th>
          <th scope="col">{t('exports.recipient')}</th>
          <th scope="col">{t('exports.purpose')}</th>
          <th scope="col">{t('exports.sha256')}</th>
        </tr>
      </thead>
      <tbody>
        {exports.map((one) => (
          <tr key={`${one.time} ${one.sha256}`}>
            <td>{words.time(one.time)}</td>
            <td>{one.by.name}</td>
            <td>{t(`recipient.${one.recipient}`)}</td>
            <td>{t(`purpose.${one.purpose}`)}</td>
            <td className={classes.code}>{one.sha256}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
