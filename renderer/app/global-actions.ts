import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from './actions.ts';
import { bridge } from './bridge.ts';
import { features } from './features.tsx';
import { listenForHotkeys } from './hotkeys.ts';
import { watchIdle } from './idle.ts';
import { openKeys, openPalette } from './over.ts';
import { preferences, setPreferences } from './preferences.ts';
import { navigate } from './router.ts';
import { session } from './session.ts';

/** What works on every screen of the open vault. */
export const useGlobalActions = (): void => {
  const { t } = useTranslation();
  useActions([
    {
      id: 'palette',
      label: t('act.palette'),
      keys: ['mod+k'],
      always: true,
      global: true,
      keysOnly: true,
      run: openPalette,
    },
    {
      id: 'lock',
      label: t('act.lock'),
      keys: ['mod+l'],
      always: true,
      global: true,
      run: () => void session.lock(),
    },
    { id: 'keys', label: t('act.keys'), keys: ['?'], global: true, run: openKeys },
    ...features.map(({ screen }) => ({
      id: `go.${screen}`,
      label: t(`go.${screen}`),
      global: true,
      run: () => navigate({ screen }),
    })),
    ...(['light', 'dark', 'auto'] as const).map((colorScheme) => ({
      id: `scheme.${colorScheme}`,
      label: t(`act.${colorScheme}`),
      run: () => setPreferences({ colorScheme }),
    })),
    ...(['uk', 'en'] as const).map((locale) => ({
      id: `locale.${locale}`,
      label: t(`act.${locale}`),
      run: () => setPreferences({ locale }),
    })),
  ]);
};

/** Locks when nobody is there: after idle time, and when the system locks, sleeps or shuts down. */
export const useLockWhenAway = (): void => {
  useEffect(() => {
    const lock = () => void session.lock();
    const endIdle = watchIdle(() => preferences.getState().idleMinutes * 60_000, lock);
    const endSystem = bridge.on('session:lock', lock);
    return () => {
      endIdle();
      endSystem();
    };
  }, []);
};

export const useHotkeys = (): void => useEffect(listenForHotkeys, []);
