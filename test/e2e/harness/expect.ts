import { expect as base } from '@playwright/test';

/** As patient outside the test runner, in the demonstration, as within it. */
export const expect = base.configure({ timeout: 15_000 });
