import { app } from 'electron';
import { closing as english } from '../shared/locales/en/app.json' with { type: 'json' };
import { closing as ukrainian } from '../shared/locales/uk/app.json' with { type: 'json' };

/** Main's own few words, in the system's language: the language chosen in the app is not known before unlock. */
export const words = (): typeof english => (app.getLocale().startsWith('uk') ? ukrainian : english);
