import type { Page } from '@playwright/test';

/** Presses the button with these words the moment it stands there, for which a hand could be too slow. */
export const pressAtOnce = (window: Page, words: string): Promise<void> =>
  window.evaluate(
    (words) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          const buttons = [...document.querySelectorAll<HTMLElement>('main button, aside button')];
          const button = buttons.find(({ textContent }) => textContent === words);
          if (!button) return;
          observer.disconnect();
          // Told first: it may be the last that this document does.
          resolve();
          setTimeout(() => button.click());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true });
        look();
      }),
    words,
  );
