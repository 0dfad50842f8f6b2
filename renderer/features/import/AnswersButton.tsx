import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldWords } from '../../../shared/import/fold-words.ts';
import {
  optionFor,
  partsOf,
  readUnanswered,
  readYesNo,
  type ValueMap,
} from '../../../shared/import/read-choice.ts';
import type { ManyField, OneField, YesNoField } from '../../../shared/model/fields.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { useWords } from '../../components/use-words.ts';
import classes from './import.module.css';
import { valuesOf } from './import-work.ts';

type ChoiceField = OneField | ManyField | YesNoField;
type Props = {
  readonly heading: string;
  readonly field: ChoiceField;
  readonly values: ValueMap;
  readonly onChange: (values: ValueMap) => void;
};

/** What a text means as this field's answer: an option, blank to leave it out; undefined when nobody can tell. */
const meaningOf = (field: ChoiceField, text: string, values: ValueMap): string | undefined => {
  if (field.kind !== 'yesno') return optionFor(field, text, values);
  const { value, problem } = readYesNo(text, values);
  if (problem) return undefined;
  return value === undefined ? '' : value ? 'yes' : 'no';
};

const unclear = '?';

/** How many of the column's answers are known, and a dialog to say what the others mean. */
export const AnswersButton = ({ heading, field, values, onChange }: Props) => {
  const { t } = useTranslation('import');
  const words = useWords();
  const [counted, setCounted] = useState<readonly (readonly [string, number])[]>([]);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    valuesOf(heading).then(
      (found) => isCurrent && setCounted(found),
      // The reader ended: the step that shows this column ends with it.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [heading]);

  /** Different answers, those of a cell with several each on its own. */
  const answers = useMemo(() => {
    const counts = new Map<string, number>();
    for (const [text, count] of counted)
      for (const part of field.kind === 'many' ? partsOf(field, text) : [text])
        counts.set(part, (counts.get(part) ?? 0) + count);
    return [...counts].filter(([text]) => readUnanswered(text) === undefined).sort((a, b) => b[1] - a[1]);
  }, [counted, field]);
  const known = answers.filter(([text]) => meaningOf(field, text, values) !== undefined).length;
  const options = field.kind === 'yesno' ? ['yes', 'no'] : field.options;
  const label = (option: string): string =>
    field.kind === 'yesno' ? words.value(field.name, option === 'yes') : words.option(field.name, option);
  const say = (text: string, meaning: string) => {
    const { [foldWords(text)]: _, ...others } = values;
    onChange(meaning === unclear ? others : { ...others, [foldWords(text)]: meaning });
  };

  if (answers.length === 0) return null;
  return (
    <>
      <Button
        size="xs"
        variant={known === answers.length ? 'default' : 'outline'}
        aria-label={t('answers.of', { heading, known, count: answers.length })}
        onClick={() => setOpened(true)}
      >
        {t('answers.known', { known, count: answers.length })}
      </Button>
      <Dialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('answers.title', { heading, field: words.field(field.name) })}
        closeButtonProps={{ 'aria-label': t('answers.close') }}
        size="lg"
      >
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('answers.text')}</th>
              <th scope="col">{t('answers.count')}</th>
              <th scope="col">{t('answers.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map(([text, count]) => (
              <tr key={text}>
                <th scope="row" className={classes.heading}>
                  {text}
                </th>
                <td>{count}</td>
                <td>
                  <NativeSelect
                    aria-label={t('answers.meaningOf', { text })}
                    value={meaningOf(field, text, values) ?? unclear}
                    data={[
                      { value: unclear, label: t('answers.unclear') },
                      { value: '', label: t('answers.blank') },
                      ...options.map((option) => ({ value: option, label: label(option) })),
                    ]}
                    onChange={({ currentTarget }) => say(text, currentTarget.value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Dialog>
    </>
  );
};
