import { expect as base, type Locator } from '@playwright/test';

const patience = 15_000;

/** As patient outside the test runner, in the demonstration, as within it. */
export const expect = base.configure({ timeout: patience });

/** Waits until it stands in the window; looks more often than an assertion does, and a story waits a hundred times. */
export const appears = (what: Locator, timeout = patience): Promise<void> => what.waitFor({ timeout });

/** Waits until it is gone from the window. */
export const goes = (what: Locator): Promise<void> => what.waitFor({ state: 'hidden', timeout: patience });
