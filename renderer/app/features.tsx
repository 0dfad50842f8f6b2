import {
  type Icon,
  IconChecks,
  IconFileImport,
  IconFolder,
  IconNotebook,
  IconRosetteDiscountCheck,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '../../shared/model/views.ts';
import { CasesScreen } from '../features/cases/CasesScreen.tsx';
import { ImportScreen } from '../features/import/ImportScreen.tsx';
import { LogScreen } from '../features/log/LogScreen.tsx';
import { PeopleScreen } from '../features/people/PeopleScreen.tsx';
import { ReviewScreen } from '../features/review/ReviewScreen.tsx';
import { useWaitingCount } from '../features/review/review-queue.ts';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { VerifyScreen } from '../features/verify/VerifyScreen.tsx';
import type { Screen } from './router.ts';

/** A place in the rail: its screen gets the record's id from the address. */
export type Feature = {
  readonly screen: Screen;
  /** Its name is `rail.<screen>` in the locales. */
  readonly icon: Icon;
  readonly Component: ComponentType<{ readonly id: string | undefined }>;
  /** What it is about comes first; checking and setting up stand below a line. */
  readonly group: 'work' | 'tools';
  /** Who sees it in the rail; everyone when absent. */
  readonly roles?: readonly Role[];
  /** How many wait there. */
  readonly useCount?: () => number;
};

/** In rail order. */
export const features: readonly Feature[] = [
  { screen: 'log', icon: IconNotebook, Component: LogScreen, group: 'work' },
  {
    screen: 'review',
    icon: IconChecks,
    Component: ReviewScreen,
    group: 'work',
    useCount: useWaitingCount,
  },
  { screen: 'cases', icon: IconFolder, Component: CasesScreen, group: 'work' },
  {
    screen: 'import',
    icon: IconFileImport,
    Component: ImportScreen,
    group: 'tools',
    roles: ['documenter', 'supervisor', 'admin'],
  },
  { screen: 'people', icon: IconUsers, Component: PeopleScreen, group: 'work' },
  { screen: 'verify', icon: IconRosetteDiscountCheck, Component: VerifyScreen, group: 'tools' },
  { screen: 'settings', icon: IconSettings, Component: SettingsScreen, group: 'tools' },
];
