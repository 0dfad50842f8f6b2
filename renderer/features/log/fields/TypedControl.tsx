import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencies, usualCurrencies } from '../../../../shared/model/currencies.ts';
import { readSpokenDate } from '../../../../shared/model/date-reading.ts';
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
  const { locale } = usePreferences();
  const [typing, setTyping] = useState<string>();
  return {
    value: typing ?? rough ?? typedText(value, locale),
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

/** What a person says of the day ("at the end of summer") and EDTF cannot, kept as their words if none are yet. */
const useKeptWords = (field: DateField) => {
  const { editor } = useForm();
  return (typed: string) => {
    if (field.name !== 'account.date' || !readSpokenDate(typed)?.saysMore) return;
    if (editor.store.getState().values['account.date_words'] === undefined)
      editor.set('account.date_words', typed.trim());
  };
};

export const DateControl = (props: ControlProps<DateField>) => {
  const { onChange, onBlur, ...text } = useTypedText(props, readDate);
  const keepWords = useKeptWords(props.field);
  return (
    <TextInput
      {...plain(props)}
      {...text}
      className={classes.short}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        keepWords(event.currentTarget.value);
        onBlur();
      }}
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
