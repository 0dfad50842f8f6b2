import { writtenKeys } from '../app/hotkeys.ts';
import classes from './Kbd.module.css';

const mac = navigator.userAgent.includes('Mac');

/** A key combination as it is printed on keys. */
export const Kbd = ({ keys }: { keys: string }) => (
  <kbd className={classes.key}>{writtenKeys(keys, mac)}</kbd>
);
