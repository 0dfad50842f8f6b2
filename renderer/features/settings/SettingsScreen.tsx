import { useTranslation } from 'react-i18next';
import { Outline, Section } from '../../components/Section.tsx';
import { About } from './About.tsx';
import { Appearance } from './Appearance.tsx';
import { Backups } from './Backups.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { Locking } from './Locking.tsx';
import { NewSheet } from './NewSheet.tsx';
import { Profiles } from './Profiles.tsx';
import { Removal } from './Removal.tsx';
import { Shares } from './Shares.tsx';
import classes from './settings.module.css';
import { VaultState } from './VaultState.tsx';

/** The people of this vault, its passphrases, how the window looks, and how the vault fares. */
export const SettingsScreen = () => {
  const { t } = useTranslation(['vault', 'recovery', 'backup']);
  const sections = [
    { id: 'profiles', title: t('settings.profiles.title'), content: <Profiles /> },
    { id: 'passphrase', title: t('settings.passphrase.title'), content: <ChangePassphrase /> },
    { id: 'sheet', title: t('settings.sheet.title'), content: <NewSheet /> },
    { id: 'shares', title: t('recovery:shares.title'), content: <Shares /> },
    { id: 'backup', title: t('backup:title'), content: <Backups /> },
    { id: 'appearance', title: t('settings.appearance.title'), content: <Appearance /> },
    { id: 'locking', title: t('settings.locking.title'), content: <Locking /> },
    { id: 'removal', title: t('settings.removal.title'), content: <Removal /> },
    { id: 'vault', title: t('settings.vault.title'), content: <VaultState /> },
    { id: 'about', title: t('settings.about.title'), content: <About /> },
  ];
  return (
    <div className={classes.screen}>
      <div className={classes.side}>
        <Outline entries={sections} />
      </div>
      <div className={classes.page}>
        {sections.map(({ id, title, content }) => (
          <Section key={id} id={id} title={title}>
            {content}
          </Section>
        ))}
      </div>
    </div>
  );
};
