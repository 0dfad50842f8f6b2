import { ActionIcon, TextInput } from '@mantine/core';
import { IconMap } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceField } from '../../../../shared/model/fields.ts';
import type { Place } from '../../../../shared/places/gazetteer.ts';
import { loadPlaces, usePlaces } from '../../../components/use-gazetteer.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import type { ControlProps } from '../fields/control-props.ts';
import { useFormWords } from '../form-words.ts';
import { choosePlace } from './choose-place.ts';
import { PlaceOptions } from './PlaceOptions.tsx';
import classes from './place.module.css';
import { useOptions } from './use-options.ts';

const PlaceMapDialog = lazy(() =>
  import('./PlaceMapDialog.tsx').then(({ PlaceMapDialog: dialog }) => ({ default: dialog })),
);

/** A place of the gazetteer, found while its name is typed or on the map. Enter takes the option marked. */
export const PlaceControl = (props: ControlProps<PlaceField>) => {
  const { id, field, value, onSet, onLeave } = props;
  const { t } = useTranslation('places');
  const { editor } = useForm();
  const words = useFormWords();
  const data = usePlaces();
  const rough = useEditorState(editor, (state) => state.rough[field.name]?.text);
  const [typing, setTyping] = useState<string>();
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const [onMap, setOnMap] = useState(false);
  const date = useEditorState(editor, ({ values }) =>
    typeof values['account.date'] === 'string' ? values['account.date'] : undefined,
  );
  const options = useOptions(open ? typing : undefined);
  const places = options.state === 'found' ? options.places : [];
  const chosen = typeof value === 'string' ? data?.gazetteer.byCode.get(value) : undefined;

  const take = (place: Place) => {
    setTyping(undefined);
    setOpen(false);
    choosePlace(editor, field.name, place, chosen);
    onLeave();
  };
  const type = (text: string) => {
    setTyping(text);
    setMarked(0);
    setOpen(text.trim() !== '');
    if (text === '') onSet(null);
    else editor.setRough(field.name, text, 'not_a_place');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = places[marked];
    if (move !== undefined && !open && (typing ?? rough)) setOpen(true);
    else if (move !== undefined && places.length > 0)
      setMarked((marked + move + places.length) % places.length);
    else if (event.key === 'Enter' && open && place) take(place);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
  };

  // While the gazetteer comes, the words of the value are its code: better nothing than that.
  const shown = typing ?? rough ?? (chosen ? words.place(chosen).name : '');
  return (
    <div className={classes.control}>
      <TextInput
        id={id}
        className={classes.input}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-options`}
        aria-autocomplete="list"
        aria-activedescendant={open && places[marked] ? `${id}-option-${marked}` : undefined}
        aria-describedby={props.describedBy}
        error={props.invalid && !open}
        spellCheck={false}
        autoComplete="off"
        value={shown}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false);
          setTyping(undefined);
          onLeave();
        }}
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('map.open')}
        title={t('map.open')}
        onClick={() => {
          setOnMap(true);
          void loadPlaces();
        }}
      >
        <IconMap size={18} aria-hidden />
      </ActionIcon>
      <PlaceOptions id={id} open={open} options={options} marked={marked} onMark={setMarked} onTake={take} />
      {onMap && data ? (
        <Suspense>
          <PlaceMapDialog
            data={data}
            chosen={chosen}
            date={date}
            onPick={(place) => {
              setOnMap(false);
              take(place);
            }}
            onClose={() => setOnMap(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
};
