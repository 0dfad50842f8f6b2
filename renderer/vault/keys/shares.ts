import { combine, split } from 'shamir-secret-sharing';
import type { ShareProblem } from '../../../shared/model/recovery.ts';
import { type Bytes, ownBytes, randomBytes } from '../bytes.ts';
import { deriveId } from './box.ts';
import { fewestToOpen, markBits, mostShares, readShare, type Share, type ShareMarks } from './share-words.ts';

/** Recovery shares: a random secret by Shamir's scheme, any `threshold` of `total` give it back. */

/** How many there may be, and how many of them may be asked for. */
export const isShareCount = (threshold: number, total: number): boolean =>
  Number.isInteger(threshold) &&
  Number.isInteger(total) &&
  threshold >= fewestToOpen &&
  threshold <= total &&
  total <= mostShares;

/** The same for every set of a vault, and a random number to who cannot open it. */
export const vaultMark = async (vaultKey: Bytes): Promise<number> => {
  const id = await deriveId(vaultKey, new Uint8Array(32), 'vault mark');
  return Number.parseInt(id.slice(0, 8), 16) >>> (32 - markBits);
};

export const newSetMark = (): number => {
  const [mark = 0] = new Uint32Array(randomBytes(4).buffer);
  return mark >>> (32 - markBits);
};

export const splitSecret = async (
  secret: Bytes,
  marks: ShareMarks,
  threshold: number,
  total: number,
): Promise<readonly Share[]> => {
  const points = await split(secret, total, threshold);
  return points.map((point, index) => ({
    ...marks,
    number: index + 1,
    threshold,
    total,
    point: ownBytes(point),
  }));
};

/** Of shares of one set. */
export const combineShares = async (shares: readonly Share[]): Promise<Bytes> =>
  ownBytes(await combine(shares.map(({ point }) => point)));

/** What the vault knows of a profile's set, and of the others in it. */
export type KnownSets = {
  readonly own: ShareMarks | undefined;
  readonly others: readonly ShareMarks[];
};

const same = (one: ShareMarks, other: ShareMarks): boolean =>
  one.vault === other.vault && one.set === other.set;

/** Why a share cannot help to open this profile, besides those before it; undefined when it can. */
export const unfit = (
  share: Share,
  before: readonly Share[],
  { own, others }: KnownSets,
): ShareProblem | undefined => {
  if (!own || !same(share, own)) {
    if (others.some((other) => same(share, other))) return 'otherProfile';
    const known = [...(own ? [own] : []), ...others];
    if (known.length > 0 && known.every(({ vault }) => vault !== share.vault)) return 'otherVault';
    return own ? 'otherSet' : 'noSet';
  }
  return before.some(({ number }) => number === share.number) ? 'twice' : undefined;
};

export type ReadShares =
  | { readonly shares: readonly Share[] }
  /** `share`: which of those given, from 1. `place`: which of its words. */
  | { readonly problem: ShareProblem; readonly share?: number; readonly place?: number };

/** Every share read and found to belong with the others; fewer than open the profile are no problem here. */
export const readShares = (typed: readonly (readonly string[])[], known: KnownSets): ReadShares => {
  const shares: Share[] = [];
  for (const [index, words] of typed.entries()) {
    const answer = readShare(words);
    if ('problem' in answer) return { ...answer, share: index + 1 };
    const problem = unfit(answer.share, shares, known);
    if (problem) return { problem, share: index + 1 };
    shares.push(answer.share);
  }
  return { shares };
};
