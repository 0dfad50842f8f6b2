import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** How many words stand in it. */
  readonly count: number;
  readonly error: string | undefined;
};

/** Where the 24 words are typed from paper: English ones, which no spelling help should see. */
export const SheetWordsInput = ({ value, onChange, count, error }: Props) => {
  const { t } = useTranslation('vault');
  return (
    <Textarea
      label={t('recover.words')}
      description={t('recover.count', { count })}
      autoFocus
      autoComplete="off"
      spellCheck={false}
      lang="en"
      rows={4}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
};
