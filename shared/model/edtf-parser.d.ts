/** The part of the package `edtf` used here; it ships no types. */
declare module 'edtf' {
  type ParsedDate = {
    readonly type: 'Date';
    /** Year, month from 0, day; then the time of day, if given. */
    readonly values: readonly number[];
    /** Bits set for digits written as `X`: 15 the year's, 48 the month's, 192 the day's. */
    readonly unspecified?: number;
    readonly uncertain?: boolean | number;
    readonly approximate?: boolean | number;
  };
  type ParsedSeason = { readonly type: 'Season'; readonly values: readonly [year: number, season: number] };
  type ParsedInterval = {
    readonly type: 'Interval';
    readonly values: readonly [ParsedEnd, ParsedEnd];
  };
  /** `null` is an unknown end (`/2025`), `Infinity` an open one (`../2025`). */
  type ParsedEnd = ParsedDate | number | null;

  /** @throws {Error} for text that is not EDTF of this level and these types. */
  export function parse(
    text: string,
    constraints: { readonly level: number; readonly types: readonly ('Date' | 'Season' | 'Interval')[] },
  ): ParsedDate | ParsedSeason | ParsedInterval;
}
