import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../app/bridge.ts';
import { licences } from './licences.ts';
import classes from './settings.module.css';

/** Which version this is, and whose work stands in it. */
export const About = () => {
  const { t } = useTranslation(['vault', 'app']);
  const [version, setVersion] = useState('');
  useEffect(() => {
    void bridge.invoke('app:info', {}).then((info) => setVersion(info.version));
  }, []);
  return (
    <>
      <p>
        {t('app:name')} {version}
      </p>
      <p className="zapys-quiet">{t('settings.about.licence')}</p>
      <details className={classes.result}>
        <summary>{t('settings.about.others')}</summary>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('settings.about.work')}</th>
              <th scope="col">{t('settings.about.terms')}</th>
            </tr>
          </thead>
          <tbody>
            {licences.map(({ name, licence }) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
};
