/** When nobody waits for an answer: long work in the background rests as long as somebody does. */

let lastCall = Number.NEGATIVE_INFINITY;

/** Somebody asks for something, or was just answered. */
export const noteCall = (): void => {
  lastCall = performance.now();
};

/** Milliseconds after a call in which the next is likely. */
const afterCall = 150;
/** Longest rest: where somebody is always busy, the work still gets on. */
const longestRest = 2_000;

export const nextTurn = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Resolves in a later turn, when nothing was asked just now. */
export const quietMoment = async (): Promise<void> => {
  const until = performance.now() + longestRest;
  await nextTurn();
  while (performance.now() < until && performance.now() - lastCall < afterCall) await nextTurn(25);
};
