import { Popover, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { Place } from '../../../../shared/places/gazetteer.ts';
import { OptionsNote, PlaceOptions } from './PlaceOptions.tsx';
import classes from './place.module.css';
import { useOptions } from './use-options.ts';

type Props = {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onTake: (place: Place) => void;
  readonly onLeave: () => void;
  /** Whether Enter takes the first option before an arrow has marked one. */
  readonly firstMarked: boolean;
};

/** Where a place's name is typed, with the places so called beneath it, or above where there is more room. */
export const PlaceInput = (props: Props) => {
  const { id, text, onType, onTake, onLeave } = props;
  const none = props.firstMarked ? 0 : -1;
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(none);
  const options = useOptions(open ? text : undefined);
  const places = options.state === 'found' ? options.places : [];
  const listed = open && places.length > 0;

  const take = (place: Place) => {
    setOpen(false);
    onTake(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = places[marked];
    if (move !== undefined && !open && text !== '') setOpen(true);
    else if (move !== undefined && places.length > 0)
      setMarked(marked < 0 && move < 0 ? places.length - 1 : (marked + move + places.length) % places.length);
    else if (event.key === 'Enter' && open && place) take(place);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <Popover
        opened={listed}
        position="bottom-start"
        width="target"
        offset={4}
        withRoles={false}
        trapFocus={false}
        returnFocus={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        // In the form, where it belongs for a screen reader.
        withinPortal={false}
        transitionProps={{ duration: 0 }}
        middlewares={{ flip: true, shift: true }}
      >
        <Popover.Target>
          <TextInput
            id={id}
            className={classes.input}
            role="combobox"
            aria-expanded={listed}
            aria-controls={listed ? `${id}-options` : undefined}
            aria-autocomplete="list"
            aria-activedescendant={listed && places[marked] ? `${id}-option-${marked}` : undefined}
            aria-describedby={props.describedBy}
            // Escape closes the list, and only then what it stands in.
            data-mantine-stop-propagation={open}
            error={props.invalid && !open}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={({ currentTarget: { value } }) => {
              setMarked(none);
              setOpen(value.trim() !== '');
              onType(value);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => {
              setOpen(false);
              onLeave();
            }}
          />
        </Popover.Target>
        <Popover.Dropdown className={classes.dropdown ?? ''}>
          <PlaceOptions id={id} places={places} marked={marked} onMark={setMarked} onTake={take} />
        </Popover.Dropdown>
      </Popover>
      <OptionsNote options={open ? options : undefined} />
    </>
  );
};
