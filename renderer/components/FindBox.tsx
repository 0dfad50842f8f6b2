import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FindBox.module.css';

export type Found = {
  readonly id: string;
  /** What it is chosen by. */
  readonly label: ReactNode;
  /** What tells it from another of the same name. */
  readonly detail?: ReactNode;
};

type Props = {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  /** What the typed text means now; asked as one types. */
  readonly find: (text: string) => Promise<readonly Found[]>;
  readonly onChoose: (id: string) => void;
  /** Offers, last in the list, to make a new one of what was typed. */
  readonly make?: { readonly label: (text: string) => string; readonly run: (text: string) => void };
  /** Said when nothing is found and nothing can be made. */
  readonly none: string;
};

const madeId = 'new';

/** Finds one of many by a few typed letters: arrows move, Enter chooses, Esc closes the list and then clears. */
export const FindBox = ({ id, label, placeholder, find, onChoose, make, none }: Props) => {
  const { t } = useTranslation('app');
  const listId = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const turn = useRef(0);
  const typed = text.trim();

  const ask = useRef(find);
  ask.current = find;

  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    if (typed === '') {
      setFound([]);
      return;
    }
    // A search that fails finds nothing; what it looked for can still be made, and the next key asks again.
    ask
      .current(typed)
      .catch(() => [])
      .then((answer) => {
        if (mine !== turn.current) return;
        setFound(answer);
        setActive(0);
      });
  }, [typed]);

  const options: readonly Found[] =
    typed === '' ? [] : [...found, ...(make ? [{ id: madeId, label: make.label(typed) }] : [])];
  const shown = open && typed !== '';

  const choose = (option: Found | undefined) => {
    if (!option) return;
    setText('');
    setOpen(false);
    if (option.id === madeId) make?.run(typed);
    else onChoose(option.id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const count = Math.max(1, options.length);
    switch (event.key) {
      case 'ArrowDown':
        setOpen(true);
        setActive((active + 1) % count);
        break;
      case 'ArrowUp':
        setActive((active + count - 1) % count);
        break;
      case 'Enter':
        choose(shown ? options[active] : undefined);
        break;
      case 'Escape':
        // With nothing to close or clear, Esc leaves the field.
        if (text === '') return;
        if (shown) setOpen(false);
        else setText('');
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const optionId = (index: number) => `${listId}-${index}`;
  return (
    <div className={classes.box}>
      <TextInput
        id={id}
        label={label}
        placeholder={placeholder}
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && options.length > 0 ? optionId(active) : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown ? (
        <div className={classes.drop}>
          <div id={listId} role="listbox" aria-label={label} className={classes.list}>
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys for its options
              // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the active option
              <div
                key={option.id}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                className={classes.option}
                data-active={index === active || undefined}
                data-make={option.id === madeId || undefined}
                // The box keeps the focus, so that the list does not close under the pointer.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                <span dir="auto">{option.label}</span>
                {option.detail ? <span className={classes.detail}>{option.detail}</span> : null}
              </div>
            ))}
          </div>
          {found.length === 0 && !make ? <p className={classes.none}>{none}</p> : null}
        </div>
      ) : null}
      <p className="zapys-spoken" role="status">
        {shown ? t('find.count', { count: found.length }) : ''}
      </p>
    </div>
  );
};
