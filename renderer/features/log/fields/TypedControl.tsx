import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencies, usualCurrencies } from '../../../../shared/model/currencies.ts';
import type { DateField, MoneyField, NumberField } from '../../../../shared/model/fields.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { isMoney, type Read, readDate, readMoney, readNumber, typedText } from './answers.ts';
import type { ControlProps } from './control-props.ts';
import classes from './fields.module.css';

/**
 * Text that must say a value: while it is being typed it stands as typed, and what it says is saved as soon as
 * it says something.
 */
const useTypedText = (props: ControlProps, read: (text: string) => Read) => {
  const { field, value, onSet, onLeave } = props;
  const { editor } = useForm();
  const rough = useEditorState(editor, (state) => state.rough[field.name]?.text);
  const [typing, setTyping] = useState<string>();
  return {
    value: typing ?? rough ?? typedText(value),
    error: props.invalid && typing === undefined,
    onChange: (text: string) => {
      setTyping(text);
      const said = read(text);
      if ('value' in said) onSet(said.value);
      else editor.setRough(field.name, text, said.problem);
    },
    onBlur: () => {
      setTyping(undefined);
      onLeave();
    },
  };
};

const plain = (props: ControlProps) => ({
  id: props.id,
  'aria-describedby': props.describedBy,
  spellCheck: false,
  autoComplete: 'off',
});

export const DateControl = (props: ControlProps<DateField>) => {
  const { locale } = usePreferences();
  const { onChange, ...text } = useTypedText(props, (typed) => readDate(typed, locale));
  return (
    <TextInput
      {...plain(props)}
      {...text}
      className={classes.short}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};

export const NumberControl = (props: ControlProps<NumberField>) => {
  const { onChange, ...text } = useTypedText(props, readNumber);
  return (
    <TextInput
      {...plain(props)}
      {...text}
      inputMode="decimal"
      className={classes.number}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};

export const MoneyControl = (props: ControlProps<MoneyField>) => {
  const { t } = useTranslation('log');
  const [currency, setCurrency] = useState(isMoney(props.value) ? props.value.currency : 'UAH');
  const shown = isMoney(props.value) ? props.value.currency : currency;
  const { onChange, ...text } = useTypedText(props, (typed) => readMoney(typed, shown));
  return (
    <div className={classes.money}>
      <TextInput
        {...plain(props)}
        {...text}
        inputMode="decimal"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t('field.currency')}
        value={shown}
        onBlur={props.onLeave}
        onChange={(event) => {
          const code = event.currentTarget.value;
          setCurrency(code);
          if (isMoney(props.value)) props.onSet({ amount: props.value.amount, currency: code });
        }}
      >
        {[...usualCurrencies, ...currencies.filter((code) => !usualCurrencies.includes(code))].map((code) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
};
