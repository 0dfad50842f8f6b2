import { useEffect, useState } from 'react';
import { createStore, useStore } from 'zustand';
import { type Preferences, parsePreferences } from './preference-values.ts';

const storageKey = 'zapys-preferences';

const defaults = (): Preferences => ({
  locale: navigator.language.startsWith('en') ? 'en' : 'uk',
  colorScheme: 'auto',
  density: 'dense',
  idleMinutes: 5,
});

export const preferences = createStore<Preferences>()(() =>
  parsePreferences(localStorage.getItem(storageKey), defaults()),
);

export const setPreferences = (change: Partial<Preferences>): void => {
  preferences.setState(change);
  localStorage.setItem(storageKey, JSON.stringify(preferences.getState()));
};

export const usePreferences = (): Preferences => useStore(preferences);

const systemDark = matchMedia('(prefers-color-scheme: dark)');

const resolvedScheme = (choice: Preferences['colorScheme']): 'light' | 'dark' =>
  choice === 'auto' ? (systemDark.matches ? 'dark' : 'light') : choice;

/** The scheme in force now: the person's choice, or the system's while they have made none. */
export const useColorScheme = (): 'light' | 'dark' => {
  const { colorScheme } = usePreferences();
  const [scheme, setScheme] = useState(() => resolvedScheme(colorScheme));
  useEffect(() => {
    const update = () => setScheme(resolvedScheme(colorScheme));
    update();
    systemDark.addEventListener('change', update);
    return () => systemDark.removeEventListener('change', update);
  }, [colorScheme]);
  return scheme;
};

/** Puts language, scheme and density on the root element, now and whenever they change. */
export const applyPreferences = (): void => {
  const apply = ({ locale, colorScheme, density }: Preferences) => {
    const root = document.documentElement;
    root.lang = locale;
    root.dataset.mantineColorScheme = resolvedScheme(colorScheme);
    root.dataset.density = density;
  };
  apply(preferences.getState());
  preferences.subscribe(apply);
};
