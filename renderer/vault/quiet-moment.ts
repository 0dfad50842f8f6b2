/** When nobody waits for an answer: long work in the background rests as long as somebody does. */

let lastCall = 0;
let underWay = 0;

/** Counts a call as long as it takes. */
export const counted = async <T>(work: Promise<T>): Promise<T> => {
  underWay += 1;
  lastCall = performance.now();
  try {
    return await work;
  } finally {
    underWay -= 1;
    lastCall = performance.now();
  }
};

/** Milliseconds after a call in which the next is likely. */
const afterCall = 150;
/** Longest rest: where somebody is always busy, the work still gets on. */
const longestRest = 2_000;

const turn = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Resolves in a later turn, when nothing is asked and nothing was just now. */
export const quietMoment = async (): Promise<void> => {
  const until = performance.now() + longestRest;
  do await turn(underWay > 0 || performance.now() - lastCall < afterCall ? 25 : 0);
  while (performance.now() < until && (underWay > 0 || performance.now() - lastCall < afterCall));
};
