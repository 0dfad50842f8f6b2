import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hostilitiesOn, occupationOn } from '../../../../shared/places/occupation.ts';
import { knownPlace } from '../../../../shared/places/precision.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { loadPlaces, type PlacesData, usePlaces } from '../../../components/use-gazetteer.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import { hostilitiesInWords, occupationInWords } from './occupation-words.ts';
import classes from './place.module.css';

/** Beneath a place: what it lies in, and whether it was occupied on the incident's date by the Ministry's list. */
export const PlaceFacts = ({ code }: { readonly code: string }) => {
  const data = usePlaces();
  useEffect(() => {
    void loadPlaces();
  }, []);
  return data ? <Facts code={code} data={data} /> : null;
};

const Facts = ({ code, data }: { readonly code: string; readonly data: PlacesData }) => {
  const { t } = useTranslation('places');
  const { locale } = usePreferences();
  const { editor } = useForm();
  const words = useFormWords();
  const date = useEditorState(editor, ({ values }) => textOf(values['account.date']));
  const precision = useEditorState(editor, ({ values }) => textOf(values['account.place_precision']));
  const { gazetteer, list } = data;
  const place = gazetteer.byCode.get(code);
  const known = knownPlace(gazetteer, code, precision);
  const answer = occupationOn(gazetteer, list, known?.code, date);
  const hostilities = hostilitiesInWords(hostilitiesOn(gazetteer, list, known?.code, date), { t, locale });
  const lines = [
    ...(known && known !== place ? [t('occupied.known', { place: words.place(known).name })] : []),
    ...occupationInWords(answer, list, { t, locale }),
    ...(hostilities === undefined ? [] : [hostilities]),
  ];
  return (
    <div className={classes.facts}>
      {place ? (
        <p className={classes.path}>
          {[words.place(place).own, words.place(place).level, words.place(place).path]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      <p role="status" className={classes.occupation} data-answer={answer.answer}>
        {lines.join(' ')}
      </p>
    </div>
  );
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
