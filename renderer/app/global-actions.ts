import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from './actions.ts';
import { features } from './features.tsx';
import { listenForHotkeys } from './hotkeys.ts';
import { openKeys, openPalette } from './over.ts';
import { setPreferences } from './preferences.ts';
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

export const useHotkeys = (): void => useEffect(listenForHotkeys, []);
