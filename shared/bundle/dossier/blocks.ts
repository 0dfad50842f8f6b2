/** What the typesetter lays out: words and order are settled here, the template (dossier.typ) knows neither. */

/** A run of text. Plain unless `as` says otherwise; `to` is the anchor it leads to. */
export type Span = {
  readonly text: string;
  readonly as?: SpanStyle;
  readonly to?: string;
};
/** Styles are for our own words; what a person typed is plain. `code`: hashes, ids and commands; `unanswered` and `withheld` must never look like an answer. */
export type SpanStyle = 'strong' | 'quiet' | 'code' | 'unanswered' | 'withheld';
/** Paragraph breaks within are `\n`. */
export type Text = readonly Span[];

export type Row = { readonly label: string; readonly value: Text };

export type Column = {
  readonly head: string;
  /** Share of the width that is left; 0 takes what its words need. */
  readonly share: number;
};

export type Block =
  | { readonly block: 'paragraph'; readonly text: Text }
  | { readonly block: 'quote'; readonly text: string }
  | { readonly block: 'list'; readonly numbered: boolean; readonly items: readonly Text[] }
  | { readonly block: 'facts'; readonly rows: readonly Row[] }
  | {
      readonly block: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Text[])[];
    }
  | { readonly block: 'commands'; readonly lines: readonly string[] }
  | {
      readonly block: 'group';
      readonly title: string;
      readonly anchor: string;
      /** 2 stands in the table of contents, 3 does not. */
      readonly level: 2 | 3;
      readonly newPage: boolean;
      readonly blocks: readonly Block[];
    }
  | {
      readonly block: 'plate';
      readonly anchor: string;
      readonly path: string;
      /** For readers that cannot see it, and in place of a picture that cannot be shown. */
      readonly alternative: string;
      readonly unshown: string;
      readonly title: string;
      readonly caption: Text;
    };

export type DossierSection = {
  readonly title: string;
  readonly anchor: string;
  readonly newPage: boolean;
  readonly blocks: readonly Block[];
};

export const plain = (text: string): Text => [{ text }];
export const code = (text: string): Text => [{ text, as: 'code' }];
export const strong = (text: string): Text => [{ text, as: 'strong' }];
export const quiet = (text: string): Text => [{ text, as: 'quiet' }];
export const paragraph = (text: string): Block => ({ block: 'paragraph', text: plain(text) });

/** 64 hex digits in eight groups of eight: they break between groups and can be compared by eye. */
export const hashGroups = (hash: string): string => (hash.match(/.{1,8}/g) ?? []).join(' ');

/** The same on two lines, so that a column of hashes reads as one. */
export const hashLines = (hash: string): string =>
  [hash.slice(0, 32), hash.slice(32)].map(hashGroups).join('\n');

/** The first 16 digits of an id: enough to find it, never enough to check it. */
export const shortId = (id: string): string => `${(id.slice(0, 16).match(/.{4}/g) ?? []).join(' ')} …`;
