/**
 * Where the focus goes when nothing else says so, for everybody who works by keyboard or hears the screen.
 *
 * A button that works is disabled meanwhile, and a disabled element loses the focus without an event: it gets it back
 * when it can be pressed again and nobody has taken it elsewhere. A form that was sent with fields that do not hold
 * goes to the first of them.
 */
export function keepFocus(): void {
  let last: Element | null = null;
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null;
  });
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target !== last || !(target instanceof HTMLElement) || target.hasAttribute('disabled')) continue;
      if (document.activeElement === document.body) target.focus({ preventScroll: true });
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['disabled'] });

  document.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    // The next frame shows what the sending found.
    requestAnimationFrame(() => target.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  });
}
