import { type Action, currentActions } from './actions.ts';

/**
 * Keys are matched by where they are on the keyboard (`event.code`), not by the letter they type: `n` works on
 * the Ukrainian layout too, where that key types «т».
 */

const namedCodes: Readonly<Record<string, readonly string[]>> = {
  '/': ['Slash', 'NumpadDivide'],
  '?': ['Slash'],
  ',': ['Comma'],
  '.': ['Period'],
  esc: ['Escape'],
  enter: ['Enter', 'NumpadEnter'],
  space: ['Space'],
  home: ['Home'],
  end: ['End'],
  delete: ['Delete'],
  arrowdown: ['ArrowDown'],
  arrowup: ['ArrowUp'],
  arrowleft: ['ArrowLeft'],
  arrowright: ['ArrowRight'],
};

export type Combo = {
  readonly codes: readonly string[];
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
};

/** Reads `mod+shift+k`, `?`, `Enter`; `mod` is Ctrl, or ⌘ on a Mac. */
export const parseCombo = (text: string): Combo => {
  const parts = text.toLowerCase().split('+');
  const name = parts[parts.length - 1] ?? '';
  const codes = namedCodes[name] ?? [/^[0-9]$/.test(name) ? `Digit${name}` : `Key${name.toUpperCase()}`];
  return {
    codes,
    mod: parts.includes('mod'),
    shift: parts.includes('shift') || name === '?',
    alt: parts.includes('alt'),
  };
};

type KeyPress = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export const matches = (combo: Combo, event: KeyPress): boolean =>
  combo.codes.includes(event.code) &&
  combo.mod === (event.ctrlKey || event.metaKey) &&
  combo.shift === event.shiftKey &&
  combo.alt === event.altKey;

const typesText = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  const quiet = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range'];
  return target instanceof HTMLInputElement && !quiet.includes(target.type);
};

/** Enter and Space belong to the control that has the focus. */
const belongsToControl = (combo: Combo, target: EventTarget | null): boolean =>
  combo.codes.some((code) => code === 'Enter' || code === 'Space') &&
  target instanceof HTMLElement &&
  target.closest('button, a[href], [role="button"], [role="option"], [role="menuitem"], summary') !== null;

const dialogOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

/** A dialog that closes on this very press has still taken it. */
let openAtPress = false;

const actionFor = (event: KeyboardEvent): Action | undefined => {
  const quiet = typesText(event.target) || openAtPress || dialogOpen();
  return currentActions().find((action) =>
    action.keys?.some((keys) => {
      const combo = parseCombo(keys);
      if (!matches(combo, event) || belongsToControl(combo, event.target)) return false;
      return !quiet || action.always === true;
    }),
  );
};

/** Listens for the whole window; returns the function that stops. */
export const listenForHotkeys = (): (() => void) => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = actionFor(event);
    if (!action) return;
    event.preventDefault();
    action.run();
  };
  const onPress = () => {
    openAtPress = dialogOpen();
  };
  addEventListener('keydown', onPress, { capture: true });
  addEventListener('keydown', onKeyDown);
  return () => {
    removeEventListener('keydown', onPress, { capture: true });
    removeEventListener('keydown', onKeyDown);
  };
};

/** How a combination is written for people: `Ctrl K`, `j`, `↓`. */
export const writtenKeys = (keys: string, mac: boolean): string =>
  keys
    .split('+')
    .map((part) => {
      const written: Readonly<Record<string, string>> = {
        mod: mac ? '⌘' : 'Ctrl',
        shift: 'Shift',
        alt: mac ? '⌥' : 'Alt',
        esc: 'Esc',
        enter: 'Enter',
        arrowdown: '↓',
        arrowup: '↑',
        arrowleft: '←',
        arrowright: '→',
        home: 'Home',
        end: 'End',
      };
      const known = written[part.toLowerCase()];
      if (known) return known;
      return keys.includes('+') ? part.toUpperCase() : part;
    })
    .join(' ');
