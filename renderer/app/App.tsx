import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { FirstRun } from '../features/vault/FirstRun.tsx';
import { Unlock } from '../features/vault/Unlock.tsx';
import { VaultFailed } from '../features/vault/VaultFailed.tsx';
import { VaultLost } from '../features/vault/VaultLost.tsx';
import { VaultRemoved } from '../features/vault/VaultRemoved.tsx';
import { followEntries } from './entry-count.ts';
import { useColorScheme } from './preferences.ts';
import { Shell } from './Shell.tsx';
import { session, useSession } from './session.ts';
import { startTasks } from './tasks.ts';
import { theme } from './theme.ts';

/** The session decides what is shown: first run, unlock, or the open vault. */
const Screen = () => {
  const now = useSession();
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
      return <Shell />;
  }
};

export const App = () => {
  const scheme = useColorScheme();
  useEffect(() => {
    startTasks();
    void session.refresh();
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
