import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../../shared/places/gazetteer.ts';
import { useFormWords } from '../form-words.ts';
import classes from './place.module.css';
import type { Options } from './use-options.ts';

type Props = {
  readonly id: string;
  readonly open: boolean;
  readonly options: Options;
  readonly marked: number;
  readonly onMark: (index: number) => void;
  readonly onTake: (place: Place) => void;
};

/** The places found, each with what it lies in, so that namesakes can be told apart. */
export const PlaceOptions = ({ id, open, options, marked, onMark, onTake }: Props) => {
  const { t } = useTranslation('places');
  const words = useFormWords();
  const list = useRef<HTMLDivElement>(null);
  const places = options.state === 'found' ? options.places : [];
  useEffect(() => {
    list.current
      ?.querySelector(`#${CSS.escape(`${id}-option-${marked}`)}`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [id, marked]);

  const note =
    options.state === 'loading' || options.state === 'failed'
      ? t(options.state)
      : options.state === 'found' && places.length === 0
        ? t('none')
        : undefined;
  return (
    <>
      <p role="status" className={open && note ? classes.note : 'zapys-spoken'}>
        {open ? (note ?? (places.length > 0 ? t('found', { count: places.length }) : '')) : ''}
      </p>
      <div
        ref={list}
        id={`${id}-options`}
        role="listbox"
        aria-label={t('options')}
        className={classes.options}
        hidden={!open || places.length === 0}
      >
        {places.map((place, index) => {
          const { name, level, path } = words.place(place);
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
              // Pressing must not take the focus from the input: leaving it closes the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(place)}
            >
              <span className={classes.name}>{name}</span> <span className={classes.level}>{level}</span>
              <span className={classes.path}>{path}</span>
            </div>
          );
        })}
      </div>
    </>
  );
};
