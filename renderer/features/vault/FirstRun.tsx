import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOrganisationCode } from '../../../shared/model/numbers.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { AwayLock } from '../../app/AwayLock.tsx';
import { useFormat } from '../../app/format.ts';
import { session } from '../../app/session.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './Gate.module.css';
import { Gate } from './Gate.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { isNamed, ProfileFields, type ProfileValue } from './ProfileFields.tsx';
import { type NewPassphraseValue, passphraseProblem } from './passphrase-strength.ts';
import { RecoverySheet } from './RecoverySheet.tsx';
import { Restore } from './Restore.tsx';
import { SheetCheck } from './SheetCheck.tsx';

const steps = ['about', 'profile', 'passphrase', 'sheet', 'check'] as const;
type Step = (typeof steps)[number];

const protects = ['disk', 'away', 'altered'] as const;
const doesNot = ['open', 'machine', 'forgotten'] as const;

type AboutProps = {
  /** When the vault that was here removed itself (ISO 8601). */
  readonly removed: string | undefined;
  readonly onNext: () => void;
  readonly onRestore: () => void;
};

/** Six lines, three of each kind: what one may rely on and what one may not. */
const About = ({ removed, onNext, onRestore }: AboutProps) => {
  const { t } = useTranslation(['vault', 'app', 'backup']);
  const format = useFormat();
  return (
    <>
      {removed === undefined ? null : (
        <p className={classes.wait}>{t('removed.note', { when: format.instant(removed) })}</p>
      )}
      <ul className={classes.lines}>
        {protects.map((line) => (
          <li key={line}>
            <IconShieldCheck size={20} className={classes.yes} aria-label={t('about.yes')} role="img" />
            <span>{t(`about.protects.${line}`)}</span>
          </li>
        ))}
        {doesNot.map((line) => (
          <li key={line}>
            <IconAlertTriangle size={20} className={classes.no} aria-label={t('about.no')} role="img" />
            <span>{t(`about.doesNot.${line}`)}</span>
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button variant="subtle" onClick={onRestore}>
          {t('backup:restore.open')}
        </Button>
        <Button onClick={onNext} autoFocus>
          {t('about.begin')}
        </Button>
      </div>
    </>
  );
};

type ProfileStepProps = {
  readonly organisation: string;
  readonly profile: ProfileValue;
  readonly onOrganisation: (value: string) => void;
  readonly onProfile: (value: ProfileValue) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

const ProfileStep = (props: ProfileStepProps) => {
  const { t } = useTranslation(['vault', 'app']);
  const [insist, setInsist] = useState(false);
  const isCode = isOrganisationCode(props.organisation);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isCode && isNamed(props.profile)) props.onNext();
    else setInsist(true);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t('organisation.label')}
        description={t('organisation.hint', { example: `${isCode ? props.organisation : 'ORG'}-2026-0001` })}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={10}
        value={props.organisation}
        onChange={(event) => props.onOrganisation(event.currentTarget.value.toUpperCase())}
        error={insist && !isCode ? t('organisation.wrong') : undefined}
      />
      <ProfileFields value={props.profile} onChange={props.onProfile} insist={insist} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={props.onBack}>
          {t('app:action.back')}
        </Button>
        <Button type="submit">{t('app:action.next')}</Button>
      </div>
    </form>
  );
};

/** From nothing to an open vault whose recovery sheet is on paper. */
export const FirstRun = ({ removed }: { removed?: string | undefined }) => {
  const { t } = useTranslation(['vault', 'app']);
  const [step, setStep] = useState<Step>('about');
  const [restoring, setRestoring] = useState(false);
  const [organisation, setOrganisation] = useState('');
  const [profile, setProfile] = useState<ProfileValue>({ name: '', role: 'documenter', showName: true });
  const [pair, setPair] = useState<NewPassphraseValue>({ passphrase: '', repeated: '' });
  const [insist, setInsist] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const [words, setWords] = useState<readonly string[]>([]);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (passphraseProblem(pair)) {
      setInsist(true);
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const made = await session.create({
        organisation,
        profile: { ...profile, name: profile.name.trim(), passphrase: pair.passphrase },
      });
      setWords(made);
      setPair({ passphrase: '', repeated: '' });
      setStep('sheet');
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };

  if (restoring) return <Restore onBack={() => setRestoring(false)} />;
  const number = steps.indexOf(step) + 1;
  const frame = {
    title: t(`firstRun.${step}`),
    step: t('firstRun.step', { number, total: steps.length }),
    wide: step === 'sheet',
  };
  switch (step) {
    case 'about':
      return (
        <Gate {...frame}>
          <About removed={removed} onNext={() => setStep('profile')} onRestore={() => setRestoring(true)} />
        </Gate>
      );
    case 'profile':
      return (
        <Gate {...frame}>
          <ProfileStep
            organisation={organisation}
            profile={profile}
            onOrganisation={setOrganisation}
            onProfile={setProfile}
            onBack={() => setStep('about')}
            onNext={() => setStep('passphrase')}
          />
        </Gate>
      );
    case 'passphrase':
      return (
        <Gate {...frame}>
          <form className={classes.form} onSubmit={(event) => void create(event)}>
            <p>{t('passphrase.why')}</p>
            <NewPassphrase
              label={t('passphrase.new')}
              autoFocus
              value={pair}
              onChange={setPair}
              known={[organisation, profile.name]}
              insist={insist}
            />
            {error ? <ErrorNotice error={error} /> : null}
            <div className={classes.buttons}>
              <Button variant="default" disabled={busy} onClick={() => setStep('profile')}>
                {t('app:action.back')}
              </Button>
              <Button type="submit" loading={busy}>
                {t('firstRun.create')}
              </Button>
            </div>
          </form>
        </Gate>
      );
    // The vault is open from here: it locks like any other, and a sheet not yet on paper is made anew in Settings.
    case 'sheet':
      return (
        <Gate {...frame}>
          <AwayLock />
          <RecoverySheet words={words} owner={{ name: profile.name.trim(), organisation }} />
          <div className={classes.buttons}>
            <Button onClick={() => setStep('check')}>{t('sheet.have')}</Button>
          </div>
        </Gate>
      );
    case 'check':
      return (
        <Gate {...frame}>
          <AwayLock />
          <SheetCheck
            words={words}
            onBack={() => setStep('sheet')}
            onDone={() => void session.refresh()}
            done={t('firstRun.enter')}
          />
        </Gate>
      );
  }
};
