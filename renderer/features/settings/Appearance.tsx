import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../app/preference-values.ts';
import { setPreferences, usePreferences } from '../../app/preferences.ts';
import classes from './settings.module.css';

type Choice<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
};

const Choose = <Value extends string>({ label, value, options, onChange }: Choice<Value>) => (
  <div className={classes.choice}>
    <span>{label}</span>
    <SegmentedControl
      size="sm"
      aria-label={label}
      value={value}
      data={options.map((option) => ({ ...option }))}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? value)}
    />
  </div>
);

/** Language, colours and density: these change at once. */
export const Appearance = () => {
  const { t } = useTranslation(['vault', 'app']);
  const { locale, colorScheme, density } = usePreferences();
  const option = <Value extends string>(value: Value, label: string) => ({ value, label });
  return (
    <>
      <Choose<Preferences['locale']>
        label={t('language')}
        value={locale}
        options={[option('uk', 'Українська'), option('en', 'English')]}
        onChange={(chosen) => setPreferences({ locale: chosen })}
      />
      <Choose<Preferences['colorScheme']>
        label={t('settings.appearance.colours')}
        value={colorScheme}
        options={[
          option('auto', t('settings.appearance.auto')),
          option('light', t('settings.appearance.light')),
          option('dark', t('settings.appearance.dark')),
        ]}
        onChange={(chosen) => setPreferences({ colorScheme: chosen })}
      />
      <Choose<Preferences['density']>
        label={t('settings.appearance.lists')}
        value={density}
        options={[
          option('dense', t('settings.appearance.dense')),
          option('comfortable', t('settings.appearance.comfortable')),
        ]}
        onChange={(chosen) => setPreferences({ density: chosen })}
      />
    </>
  );
};
