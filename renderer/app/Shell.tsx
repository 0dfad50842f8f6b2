import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHints } from '../components/KeyHints.tsx';
import { LogCommands } from '../features/log/LogCommands.tsx';
import { QuickLog } from '../features/log/quick/QuickLog.tsx';
import { RehearsalNotice } from '../features/settings/RehearsalNotice.tsx';
import { DamageBanner } from '../features/vault/DamageBanner.tsx';
import { LeftoverNotice } from '../features/vault/LeftoverNotice.tsx';
import { features } from './features.tsx';
import { useGlobalActions, useHotkeys } from './global-actions.ts';
import { addWords } from './i18n.ts';
import { closeOver, useOver } from './over.ts';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { type Screen, useRoute } from './router.ts';
import { StatusLine } from './StatusLine.tsx';
import classes from './shell.module.css';
import { shellWords } from './shell-words.ts';
import { TopBar } from './TopBar.tsx';
import { Tray } from './Tray.tsx';

addWords(shellWords);

const Main = ({ screen, children }: { screen: Screen | undefined; children: ReactNode }) => {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(screen);
  // A new screen takes the focus; a record opened within one leaves it where it is.
  useEffect(() => {
    if (shown.current !== screen) main.current?.focus();
    shown.current = screen;
  }, [screen]);
  return (
    <main ref={main} className={classes.main} id="main" tabIndex={-1}>
      {children}
    </main>
  );
};

/** The open vault: top bar, rail, the screen (which divides itself into list and page), bottom line. */
export const Shell = () => {
  const { t } = useTranslation();
  const route = useRoute();
  const { over, turn, from } = useOver();
  useGlobalActions();
  useHotkeys();
  const feature = features.find(({ screen }) => screen === route.screen) ?? features[0];
  return (
    <div className={classes.shell}>
      <Button className={classes.skip ?? ''} onClick={() => document.getElementById('main')?.focus()}>
        {t('shell.skip')}
      </Button>
      <TopBar />
      <Rail current={feature?.screen} />
      <div className={classes.column}>
        <DamageBanner />
        <LeftoverNotice />
        <RehearsalNotice />
        <Main screen={feature?.screen}>
          <h1 className="zapys-spoken">{t(`rail.${feature?.screen ?? 'log'}`)}</h1>
          {feature ? <feature.Component key={feature.screen} id={route.id} /> : null}
        </Main>
      </div>
      <StatusLine />
      <Tray />
      <LogCommands />
      <QuickLog />
      <Palette opened={over === 'palette'} turn={turn} from={from} />
      <KeyHints opened={over === 'keys'} onClose={closeOver} />
    </div>
  );
};
