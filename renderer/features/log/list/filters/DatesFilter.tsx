import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTypedDate } from '../../../../../shared/model/date-reading.ts';
import { useFormWords } from '../../form-words.ts';
import classes from './filters.module.css';

type Dates = { readonly from: string; readonly to: string };
type Props = { readonly dates: Dates; readonly onChange: (dates: Dates) => void };

/** From a date to a date, typed as anywhere; each is told in words before it is believed. */
export const DatesFilter = ({ dates, onChange }: Props) => {
  const { t } = useTranslation('log');
  return (
    <div className={classes.dates}>
      <TypedDate
        label={t('filters.from')}
        value={dates.from}
        first
        onChange={(from) => onChange({ ...dates, from })}
      />
      <TypedDate label={t('filters.to')} value={dates.to} onChange={(to) => onChange({ ...dates, to })} />
      <p className="zapys-quiet">{t('filters.datesMean')}</p>
    </div>
  );
};

type TypedProps = {
  readonly label: string;
  readonly value: string;
  readonly first?: boolean;
  readonly onChange: (value: string) => void;
};

const TypedDate = ({ label, value, first, onChange }: TypedProps) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const [left, setLeft] = useState(true);
  const edtf = readTypedDate(value);
  const unread = value.trim() !== '' && edtf === undefined;
  return (
    <TextInput
      label={label}
      value={value}
      spellCheck={false}
      autoComplete="off"
      data-autofocus={first || undefined}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={unread && left ? t('filters.notADate') : undefined}
      description={edtf ? words.date(edtf) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
};
