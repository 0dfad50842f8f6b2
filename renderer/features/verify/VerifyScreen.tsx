import { Button, Progress, TextInput } from '@mantine/core';
import { type ChangeEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPublicKey } from '../../../shared/bundle/minisign.ts';
import { sayIn } from '../../../shared/bundle/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { fromDrop, fromInput, type Given } from '../../bag-sources.ts';
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
  const last = useRef<Given>(undefined);
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const wrongKey = key.trim() !== '' && !readPublicKey(key);

  const stop = useCallback(() => {
    if (running.current) running.current.aborted = true;
    running.current = undefined;
    setPercent(undefined);
  }, []);
  // Leaving the screen ends the work.
  useEffect(() => stop, [stop]);

  const run = async (given: Given | undefined, withKey = key) => {
    if (!given || (withKey.trim() !== '' && !readPublicKey(withKey))) return;
    last.current = given;
    stop();
    const mine = { aborted: false };
    running.current = mine;
    setChecked(undefined);
    setPercent(0);
    const verdict = await check(given, withKey, (now) => mine === running.current && setPercent(now), mine);
    if (mine !== running.current) return;
    stop();
    setChecked(verdict);
  };
  const fail = (reason: unknown) => {
    const detail = reason instanceof Error ? reason.message : '';
    setChecked({ name: '', verdict: { state: 'unreadable', code: 'cannot_read', detail } });
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const given = event.currentTarget.files ? fromInput(event.currentTarget.files) : undefined;
    // So that the same one can be chosen again, when it has been copied anew.
    event.currentTarget.value = '';
    void run(given);
  };
  /** A verdict holds for the key it was given with: with another one the bundle is checked again. */
  const changeKey = (next: string) => {
    setKey(next);
    stop();
    setChecked(undefined);
    void run(last.current, next);
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
          void fromDrop(event.dataTransfer).then((given) => run(given), fail);
        }}
      >
        <p>{t('page.drop')}</p>
        <div className={classes.choose}>
          <Button disabled={wrongKey} onClick={() => zip.current?.click()}>
            {t('page.chooseZip')}
          </Button>
          <Button variant="default" disabled={wrongKey} onClick={() => folder.current?.click()}>
            {t('page.chooseFolder')}
          </Button>
        </div>
        <input ref={zip} type="file" accept=".zip,application/zip" hidden onChange={choose} />
        <input
          ref={(input) => {
            folder.current = input;
            if (input) input.webkitdirectory = true;
          }}
          type="file"
          hidden
          onChange={choose}
        />
        <p className="zapys-quiet">{t('page.offline')}</p>
      </section>
      <TextInput
        className={classes.key ?? ''}
        label={t('page.keyLabel')}
        value={key}
        spellCheck={false}
        autoComplete="off"
        error={wrongKey ? t('page.keyBad') : undefined}
        onChange={(event) => changeKey(event.currentTarget.value)}
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
