/** Long work: its id lets the interface cancel it; progress arrives as `progress` events under the same id. */
export type TaskId = string;

export type Progress = {
  readonly stage:
    | 'checking'
    | 'signing'
    | 'reading'
    | 'hashing'
    | 'collecting'
    | 'proving'
    | 'typesetting'
    | 'packing'
    | 'verifying'
    | 'restoring';
  readonly done: number;
  readonly total: number;
};

/** Platform objects that cross by transfer or reference; this layer has no DOM, so each side names its own. */
export type Transferred = { readonly file: unknown; readonly bitmap: unknown; readonly port: unknown };
