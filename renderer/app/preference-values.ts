import type { Locale } from '../../shared/locale.ts';

/**
 * What this window remembers in the clear, outside the vault: how it looks, in which language, and after how
 * long it locks. Nothing else is ever put into localStorage.
 */
export type Preferences = {
  readonly locale: Locale;
  readonly colorScheme: 'auto' | 'light' | 'dark';
  readonly density: 'dense' | 'comfortable';
  /** Minutes without a key or a pointer until the vault locks. */
  readonly idleMinutes: number;
};

/** Bounded, so that a changed file on disk cannot leave a vault open for the night. */
export const idleChoices = [1, 2, 5, 10, 15, 30] as const;

const oneOf = <T>(value: unknown, choices: readonly T[], otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise;

/** Whatever stands in storage, these are valid preferences. */
export const parsePreferences = (text: string | null, otherwise: Preferences): Preferences => {
  let stored: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) stored = { ...parsed };
  } catch {
    // Damaged preferences are worth less than a sentence about them: start from the defaults.
    stored = {};
  }
  return {
    locale: oneOf<Locale>(stored.locale, ['uk', 'en'], otherwise.locale),
    colorScheme: oneOf(stored.colorScheme, ['auto', 'light', 'dark'] as const, otherwise.colorScheme),
    density: oneOf(stored.density, ['dense', 'comfortable'] as const, otherwise.density),
    idleMinutes: oneOf<number>(stored.idleMinutes, idleChoices, otherwise.idleMinutes),
  };
};
