import { ActionIcon } from '@mantine/core';
import { IconMap } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceField } from '../../../../shared/model/fields.ts';
import type { Place } from '../../../../shared/places/gazetteer.ts';
import { loadPlaces, usePlaces } from '../../../components/use-gazetteer.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import type { ControlProps } from '../fields/control-props.ts';
import { useFormWords } from '../form-words.ts';
import { choosePlace } from './choose-place.ts';
import { PlaceInput } from './PlaceInput.tsx';
import classes from './place.module.css';

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
  const [onMap, setOnMap] = useState(false);
  const date = useEditorState(editor, ({ values }) =>
    typeof values['account.date'] === 'string' ? values['account.date'] : undefined,
  );
  const chosen = typeof value === 'string' ? data?.gazetteer.byCode.get(value) : undefined;

  const take = (place: Place) => {
    setTyping(undefined);
    choosePlace(editor, field.name, place, chosen);
    onLeave();
  };
  const type = (text: string) => {
    setTyping(text);
    if (text === '') onSet(null);
    else editor.setRough(field.name, text, 'not_a_place');
  };

  return (
    <div className={classes.control}>
      <PlaceInput
        id={id}
        describedBy={props.describedBy}
        invalid={props.invalid}
        // While the gazetteer comes, the words of the value are its code: better nothing than that.
        text={typing ?? rough ?? (chosen ? words.place(chosen).name : '')}
        firstMarked
        onType={type}
        onTake={take}
        onLeave={() => {
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
