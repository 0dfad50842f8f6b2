import { Button, FileButton, Progress, TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPublicKey } from '../../../shared/bundle/minisign.ts';
import { sayIn } from '../../../shared/bundle/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { fromDrop, type Given, givenZip } from '../../bag-sources.ts';
import { type Checked, check } from './check.ts';
import { VerdictView } from './VerdictView.tsx';
import classes from './verify.module.css';

/** Any bundle, one's own or another's, checked here as its recipient would check it. Nothing enters the vault. */
export const VerifyScreen = () => {
  const { t } = useTranslation('verify');
  const { locale } = usePreferences();
  const say = useMemo(() => sayIn(locale), [locale]);
  const [key, setKey] = useState('');
  const [over, setOver] = useState(false);
  const [percent, setPercent] = useState<number>();
  const [checked, setChecked] = useState<Checked>();
  const running = useRef<{ aborted: boolean }>(undefined);
  const wrongKey = key.trim() !== '' && !readPublicKey(key);

  const stop = useCallback(() => {
    if (running.current) running.current.aborted = true;
    running.current = undefined;
    setPercent(undefined);
  }, []);
  // Leaving the screen ends the work.
  useEffect(() => stop, [stop]);

  const run = async (given: Given | undefined) => {
    if (!given || wrongKey) return;
    stop();
    const mine = { aborted: false };
    running.current = mine;
    setChecked(undefined);
    setPercent(0);
    const verdict = await check(given, key, (now) => mine === running.current && setPercent(now), mine);
    if (mine !== running.current) return;
    stop();
    setChecked(verdict);
  };

  return (
    <div className={classes.screen}>
      <h1>{t('title')}</h1>
      <section
        className={classes.drop}
        aria-label={t('page.drop')}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          void fromDrop(event.dataTransfer).then(run);
        }}
      >
        <p>{t('page.drop')}</p>
        <FileButton
          accept=".zip,application/zip"
          onChange={(file) => void run(file ? givenZip(file) : undefined)}
        >
          {(props) => (
            <Button {...props} disabled={wrongKey}>
              {t('page.chooseZip')}
            </Button>
          )}
        </FileButton>
        <p className="zapys-quiet">{t('page.offline')}</p>
      </section>
      <TextInput
        className={classes.key ?? ''}
        label={t('page.keyLabel')}
        value={key}
        spellCheck={false}
        autoComplete="off"
        error={wrongKey ? t('page.keyBad') : undefined}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      {percent === undefined ? null : (
        <div className={classes.progress}>
          <Progress value={percent} aria-label={t('title')} />
          <p role="status">{t('page.working', { percent })}</p>
          <Button variant="default" size="xs" onClick={stop}>
            {t('page.stop')}
          </Button>
        </div>
      )}
      {checked ? <VerdictView checked={checked} say={say} /> : null}
    </div>
  );
};
