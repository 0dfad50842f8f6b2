import { median } from '../statistics.ts';

/** One thing measured in the app beside what stands for it elsewhere. */

export type Compared = {
  readonly name: string;
  readonly ours_ms: number;
  readonly peer: string;
  readonly peer_ms: number;
  readonly ratio: number;
};

export const compared = (
  name: string,
  ours: readonly number[],
  peer: string,
  theirs: readonly number[],
): Compared => {
  const [ours_ms, peer_ms] = [median(ours), median(theirs)];
  return { name, ours_ms, peer, peer_ms, ratio: ours_ms / peer_ms };
};

export const lineOf = ({ name, ours_ms, peer, peer_ms, ratio }: Compared): string =>
  `${name.padEnd(14)}${ours_ms.toFixed(0)} ms, ${peer} ${peer_ms.toFixed(0)} ms = ${ratio.toFixed(2)}`;
