import { useEffect } from 'react';
import type { Place } from '../../../../shared/places/gazetteer.ts';
import { loadPlaces, usePlaces } from '../../../components/use-gazetteer.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import type { ControlProps } from '../fields/control-props.ts';
import { useFormWords } from '../form-words.ts';
import { choosePlace } from '../place/choose-place.ts';
import { PlaceFacts } from '../place/PlaceFacts.tsx';
import { PlaceInput } from '../place/PlaceInput.tsx';

const code = 'account.place_code';

/** The place's name alone or with words after a comma or in brackets: «Нове» is not the beginning of «Новеселівка». */
const isBeside = (text: string, name: string): boolean =>
  text.startsWith(name) && /^\s*([,;(].*)?$/s.test(text.slice(name.length));

/**
 * Where it was, in one line: in any words, or an arrow and Enter choose a place so called. What is then written after
 * its name («Мелітополь, школа № 4») is words beside the place; other words take it back.
 */
export const QuickPlace = ({ id, describedBy, invalid, value, onSet, onLeave }: ControlProps) => {
  const { editor } = useForm();
  const words = useFormWords();
  const data = usePlaces();
  const held = useEditorState(editor, ({ values }) => values[code]);
  const rough = useEditorState(editor, (state) => state.rough['account.place']?.text);
  useEffect(() => {
    // The list of places takes a moment to read: by the time one is asked for it is there.
    void loadPlaces();
  }, []);
  const chosen = typeof held === 'string' ? data?.gazetteer.byCode.get(held) : undefined;
  const name = chosen ? words.place(chosen).name : '';
  const told = rough ?? (typeof value === 'string' ? value : undefined);

  const take = (place: Place) => {
    choosePlace(editor, code, place, chosen);
    if (told !== undefined) onSet(null);
    onLeave();
  };
  const type = (text: string) => {
    if (chosen && !isBeside(text, name)) {
      editor.set(code, null);
      // It told how exactly the place was known that is now taken back.
      editor.set('account.place_precision', null);
    }
    onSet(text === '' || (chosen && text === name) ? null : text);
  };
  return (
    <>
      <PlaceInput
        id={id}
        describedBy={describedBy}
        invalid={invalid}
        text={told ?? name}
        firstMarked={false}
        onType={type}
        onTake={take}
        onLeave={() => {
          if (told !== undefined && told.trim() === '') onSet(null);
          onLeave();
        }}
      />
      {chosen ? <PlaceFacts code={chosen.code} /> : null}
    </>
  );
};
