import { MantineProvider } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { FirstRun } from '../features/vault/FirstRun.tsx';
import { ShellMissing } from '../features/vault/ShellMissing.tsx';
import { Unlock } from '../features/vault/Unlock.tsx';
import { VaultFailed } from '../features/vault/VaultFailed.tsx';
import { VaultLost } from '../features/vault/VaultLost.tsx';
import { VaultRemoved } from '../features/vault/VaultRemoved.tsx';
import { AwayLock } from './AwayLock.tsx';
import { followEntries } from './entry-count.ts';
import { useColorScheme } from './preferences.ts';
import { useSession } from './session.ts';
import { startTasks } from './tasks.ts';
import { theme } from './theme.ts';

const loadShell = () => import('./Shell.tsx');
const Shell = lazy(() =>
  loadShell().then(
    (loaded) => ({ default: loaded.Shell }),
    () => ({ default: ShellMissing }),
  ),
);

/** The session decides what is shown: first run, unlock, or the open vault. */
const Screen = () => {
  const now = useSession();
  const isStarting = now.phase === 'starting';
  // All that stands behind the passphrase is loaded while it is typed, not before it is asked for.
  useEffect(() => {
    if (isStarting) return;
    // Where it fails, whoever opens the vault is told.
    const idle = requestIdleCallback(() => void loadShell().catch(() => undefined), { timeout: 1_000 });
    return () => cancelIdleCallback(idle);
  }, [isStarting]);
  switch (now.phase) {
    case 'starting':
      return null;
    case 'failed':
      return <VaultFailed error={now.error} lost={now.lost} />;
    case 'lost':
      return <VaultLost lost={now.lost} />;
    case 'absent':
      return <FirstRun removed={now.removed} />;
    case 'removed':
      return <VaultRemoved filesLeft={now.filesLeft} />;
    case 'locked':
      return <Unlock keyslots={now.keyslots} />;
    case 'open':
      return (
        <>
          <Suspense fallback={null}>
            <Shell />
          </Suspense>
          <AwayLock />
        </>
      );
  }
};

export const App = () => {
  const scheme = useColorScheme();
  useEffect(() => {
    startTasks();
    return followEntries();
  }, []);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Screen />
    </MantineProvider>
  );
};
