/** The same numbers each time, so that two runs measure the same (Lehmer's generator): integers in [0, below). */
export type Pick = (below: number) => number;

export const numbersFrom = (seed: number): Pick => {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
};
