import './app/without-eval.ts';
// Has run already, as a script of its own: the vault's worker starts beside all the rest.
import './app/vault.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './app/theme-variables.css';
import './app/base.css';
import './app/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { readBackupNoteOnUnlock } from './app/backups.ts';
import { keepFocus } from './app/focus.ts';
import { startI18n } from './app/i18n.ts';
import { removeLeftoversOnUnlock } from './app/leftovers-on-unlock.ts';
import { startPorts } from './app/ports.ts';
import { applyPreferences } from './app/preferences.ts';
import { session } from './app/session.ts';
import { reportWhole } from './app/whole-vault.ts';

void session.refresh();
// Before the first paint: colour scheme, density and language, which an inline script would set elsewhere.
applyPreferences();
startI18n();
startPorts();
keepFocus();
removeLeftoversOnUnlock();
reportWhole();
readBackupNoteOnUnlock();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
