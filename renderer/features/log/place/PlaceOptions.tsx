import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../../shared/places/gazetteer.ts';
import { useFormWords } from '../form-words.ts';
import classes from './place.module.css';
import type { Options } from './use-options.ts';

type Props = {
  readonly id: string;
  readonly places: readonly Place[];
  readonly marked: number;
  readonly onMark: (index: number) => void;
  readonly onTake: (place: Place) => void;
};

/** The places found, each with what it lies in, so that namesakes can be told apart. */
export const PlaceOptions = ({ id, places, marked, onMark, onTake }: Props) => {
  const { t } = useTranslation('places');
  const words = useFormWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`#${CSS.escape(`${id}-option-${marked}`)}`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [id, marked]);

  return (
    <div
      ref={list}
      id={`${id}-options`}
      role="listbox"
      aria-label={t('options')}
      className={classes.options}
      // Pressing must not take the focus from the input: leaving it closes the list.
      onMouseDown={(event) => event.preventDefault()}
    >
      {places.map((place, index) => {
        const { name, own, level, path } = words.place(place);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox
          <div
            key={place.code}
            id={`${id}-option-${index}`}
            role="option"
            aria-selected={index === marked}
            className={classes.option}
            onMouseEnter={() => onMark(index)}
            onClick={() => onTake(place)}
          >
            <span className={classes.name}>{name}</span>{' '}
            {own ? (
              <span lang="uk" className={classes.own}>
                {own}
              </span>
            ) : null}{' '}
            {name.endsWith(level) ? null : <span className={classes.level}>{level}</span>}
            <span className={classes.path}>{path}</span>
          </div>
        );
      })}
    </div>
  );
};

/** How many were found, for a screen reader; why there are none, for everyone. Undefined while the list is closed. */
export const OptionsNote = ({ options }: { readonly options: Options | undefined }) => {
  const { t } = useTranslation('places');
  const none = options?.state === 'found' && options.places.length === 0;
  const failed = options?.state === 'loading' || options?.state === 'failed' ? options.state : undefined;
  const note = failed ?? (none ? 'none' : undefined);
  return (
    <p role="status" className={note ? classes.note : 'zapys-spoken'}>
      {note ? t(note) : options?.state === 'found' ? t('found', { count: options.places.length }) : ''}
    </p>
  );
};
