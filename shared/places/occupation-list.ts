/**
 * The list of territories where hostilities are (were) conducted or which are temporarily occupied: order no. 376 of
 * 28.02.2025 of the Ministry for Development of Communities and Territories of Ukraine, as amended.
 */

export const listOrder = {
  number: '376',
  date: '2025-02-28',
  amendments: [
    { number: '748', date: '2025-04-23' },
    { number: '779', date: '2025-04-30' },
  ],
} as const;

export const territoryStatuses = ['occupied', 'active', 'active_digital', 'possible'] as const;
/** `active_digital`: active hostilities where state electronic registers still work. */
export type TerritoryStatus = (typeof territoryStatuses)[number];

/** One row: from that day to that day, both included, for all that lies in the place but what is excepted. */
export type Listed = {
  readonly status: TerritoryStatus;
  /** The row is about a part of the place that has no code of its own. */
  readonly part: boolean;
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** `YYYY-MM-DD`; undefined: not ended at the state of the list. */
  readonly to: string | undefined;
  /** Codes of places that the row does not cover; they may have rows of their own. */
  readonly except: readonly string[];
  /** Codes of places of which the row excepts a part that has no code. */
  readonly exceptPart: readonly string[];
};

export type OccupationList = {
  /** The last day the list speaks of, `YYYY-MM-DD`. */
  readonly state: string;
  /** By KATOTTG code. */
  readonly rows: ReadonlyMap<string, readonly Listed[]>;
  /** Codes that some row excepts, wholly or in part. */
  readonly excepted: ReadonlySet<string>;
};

const letters: Readonly<Record<string, TerritoryStatus>> = {
  o: 'occupied',
  a: 'active',
  d: 'active_digital',
  p: 'possible',
};

/**
 * Reads rows `code|status letter|from|to|excepted codes|codes excepted in part`, codes separated by commas; a capital
 * letter for a row about a part of the place.
 */
export const readOccupation = (state: string, lines: readonly string[]): OccupationList => {
  const rows = new Map<string, Listed[]>();
  const allExcepted = new Set<string>();
  for (const line of lines) {
    const [code = '', letter = '', from = '', to = '', except = '', exceptPart = ''] = line.split('|');
    const status = letters[letter.toLowerCase()];
    const part = letter !== letter.toLowerCase();
    if (!status || !from) throw new Error(`No row of the list: ${line}`);
    const excepted = { except: codes(except), exceptPart: codes(exceptPart) };
    const row: Listed = { status, part, from, to: to || undefined, ...excepted };
    for (const one of [...row.except, ...row.exceptPart]) allExcepted.add(one);
    rows.set(code, [...(rows.get(code) ?? []), row]);
  }
  return { state, rows, excepted: allExcepted };
};

const codes = (text: string): readonly string[] => (text === '' ? [] : text.split(','));
