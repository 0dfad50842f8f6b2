/**
 * How a reader without keys asks the vault for an exhibit's bytes, range by range. Requests may overlap; answers come
 * in any order, each under the number of its question.
 */

export type EvidenceFacts = {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
};

/** `offset` and `length` in bytes, whole and not negative; what lies past the end is left out. */
export type EvidenceQuestion = { readonly id: number; readonly offset: number; readonly length: number };

export type EvidenceAnswer =
  | { readonly id: number; readonly bytes: ArrayBuffer }
  /** `bad_range`: asked for more than `largestRange`. `damaged`: the stored bytes are not those attached. */
  | { readonly id: number; readonly error: 'bad_range' | 'damaged' };

/** Bytes that one question may ask for. */
export const largestRange = 8 * 1024 * 1024;
