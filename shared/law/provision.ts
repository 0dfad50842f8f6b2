/** What the law says, as data: short guidance with its source, never the text itself and never advice. */

/**
 * `verified`: read in a published text of the instrument. `to-verify`: written from knowledge of the instrument; the
 * official text has to be read before it is cited.
 */
export type VerificationStatus = 'verified' | 'to-verify';

export type InBoth = { readonly en: string; readonly uk: string };

export type Instrument = {
  readonly id: string;
  /** As it is cited: "Geneva Convention IV". */
  readonly name: InBoth;
  /** Official publication, where its text is to be read. */
  readonly source: string;
};

export type Provision<Id extends string = string> = {
  /** Lower case, digits and `_`: the last part of its ledger field `law.<id>`. */
  readonly id: Id;
  readonly instrument: Instrument;
  /** "49", "7(1)(h)", "71–76". */
  readonly article: string;
  /** What it is about, in a few words. */
  readonly subject: InBoth;
  readonly source: string;
  readonly status: VerificationStatus;
};

/** A builder for one instrument's provisions, each named by its article. */
export const provisionsOf =
  (instrument: Instrument) =>
  <Id extends string>(
    id: Id,
    article: string,
    en: string,
    uk: string,
    status: VerificationStatus = 'to-verify',
  ): Provision<Id> => ({
    id,
    instrument,
    article,
    subject: { en, uk },
    source: instrument.source,
    status,
  });
