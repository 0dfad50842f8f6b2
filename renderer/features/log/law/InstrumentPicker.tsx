import { Button, Menu } from '@mantine/core';
import { IconAlertTriangle, IconBook2 } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CoercionInstrument,
  coercionInstruments,
  type InstrumentTiming,
  timingOf,
} from '../../../../shared/law/coercion-instruments.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import classes from './law.module.css';

const field = 'coercion.legal_basis_cited';

/** Decrees and laws people are shown, to be put into the field above; one that is later than the incident is told. */
export const InstrumentPicker = memo(() => {
  const { t, i18n } = useTranslation('law');
  const { editor, readOnly } = useForm();
  const words = useFormWords();
  const locale = i18n.language === 'en' ? 'en' : 'uk';
  const cited = useEditorState(editor, ({ values }) => values[field]);
  const date = useEditorState(editor, ({ values }) => values['account.date']);
  const text = typeof cited === 'string' ? cited : '';
  const dated = (day: string): string => words.date(day);
  const nameOf = ({ number, date: signed }: CoercionInstrument): string =>
    number[locale].includes(dated(signed))
      ? number[locale]
      : t('instrument.of', { number: number[locale], date: dated(signed) });
  const cite = (instrument: CoercionInstrument) => {
    const name = nameOf(instrument);
    if (!text.includes(name)) editor.set(field, text.trim() === '' ? name : `${text.trim()}; ${name}`);
    editor.leave();
  };
  const warning = (instrument: CoercionInstrument, timing: InstrumentTiming): string | undefined => {
    if (timing === 'signed_after') return t('instrument.signedAfter', { date: dated(instrument.date) });
    if (timing === 'in_force_after')
      return t('instrument.inForceAfter', { date: dated(instrument.inForce ?? instrument.date) });
    return undefined;
  };
  const warnings = coercionInstruments
    .filter(({ number }) => text.includes(number.en) || text.includes(number.uk))
    .flatMap((instrument) => {
      const said = warning(instrument, timingOf(instrument, date));
      return said ? [{ id: instrument.id, said: `${nameOf(instrument)}: ${said}` }] : [];
    });
  return (
    <div className={classes.picker}>
      {warnings.map(({ id, said }) => (
        <p key={id} className={classes.caution}>
          <IconAlertTriangle size={15} aria-hidden />
          {said}
        </p>
      ))}
      {readOnly ? null : (
        <Menu position="bottom-start" width={460}>
          <Menu.Target>
            <Button variant="subtle" size="compact-sm" leftSection={<IconBook2 size={15} aria-hidden />}>
              {t('instrument.pick')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.instruments}>
            {coercionInstruments.map((instrument) => {
              const said = warning(instrument, timingOf(instrument, date));
              return (
                <Menu.Item key={instrument.id} onClick={() => cite(instrument)}>
                  <strong>{nameOf(instrument)}</strong>
                  <span className={classes.instrument}>{instrument.content[locale]}</span>
                  {said ? <span className={classes.caution}>{said}</span> : null}
                  <span className={classes.source}>
                    {instrument.source}. {t(`status.${instrument.status}`)}
                  </span>
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
});
