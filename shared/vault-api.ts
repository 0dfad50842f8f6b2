import type { ExhibitMetadata } from './evidence/metadata.ts';
import type { EvidenceFacts } from './evidence/port.ts';
import type { KnownPerson } from './import/match-persons.ts';
import type { KnownIncident, PlannedPerson } from './import/plan.ts';
import type { EntryId, Json, RecordId } from './ledger/entry.ts';
import type { BackupCheck, BackupMade, BackupNote, BackupSurvey } from './model/backup.ts';
import type { ConsentState } from './model/consent-state.ts';
import type { ErasurePlan } from './model/erasure.ts';
import type { ImportView, UndoneImport } from './model/imports.ts';
import type { ConsentPurpose, ConsentRecipient } from './model/incident.ts';
import type { IncidentType } from './model/incident-types.ts';
import type { PersonRole } from './model/person.ts';
import type { NewShares, RecoveryState, RecoveryWay, ShareReading } from './model/recovery.ts';
import type { RememberedKey } from './model/remembered.ts';
import type { RemovalLimit } from './model/removal.ts';
import type {
  CaseSummary,
  CaseView,
  ChainLink,
  ExhibitView,
  ExportPlan,
  HistoryEntry,
  IncidentSummary,
  IncidentView,
  MemberView,
  PersonSummary,
  PersonView,
  ProfileView,
  ReviewState,
  Role,
} from './model/views.ts';

/**
 * The vault worker's whole interface: one typed method per thing the interface may ask.
 * The worker implements `VaultApi`; the client proxy has the same type. Nothing else crosses.
 * Every method rejects with a `VaultError`; the interface turns its code into a sentence.
 */

export type Locale = 'uk' | 'en';

export type VaultErrorCode =
  | 'no_vault'
  | 'vault_exists'
  | 'locked'
  | 'wrong_passphrase'
  | 'wait'
  | 'wrong_recovery_words'
  | 'wrong_shares'
  | 'weak_passphrase'
  | 'read_only'
  | 'not_permitted'
  /** The device's clock stands before the present role was given: what is signed now would not count. */
  | 'clock_back'
  | 'not_found'
  | 'bad_value'
  | 'stale'
  | 'empty_file'
  | 'file_unreadable'
  | 'evidence_damaged'
  | 'quota'
  | 'other_window'
  | 'nothing_to_export'
  | 'export_failed'
  /** The bundle was signed and its entry stands, but the file could not be completed. */
  | 'export_unsaved'
  /** The file is no backup. */
  | 'backup_foreign'
  /** A newer version of the program made it. */
  | 'backup_newer'
  /** It ends before the first part was finished. */
  | 'backup_unfinished'
  /** Bytes in it are not those that were written. */
  | 'backup_damaged'
  /** It holds entries that this vault does not have, or is of another vault. */
  | 'backup_diverged'
  | 'backup_no_room'
  | 'backup_no_permission'
  /** The file cannot be read or written: its drive is gone or failing. */
  | 'backup_failed'
  /** Something was erased while it was written. */
  | 'backup_overtaken'
  /** The vault is damaged, and the file that is there may hold what it has lost. */
  | 'backup_kept'
  /** What was read back is not what the vault holds. */
  | 'backup_unverified'
  | 'cancelled'
  | 'internal';

/** `detail` is for the person (a field's or file's name, seconds to wait); never key material. */
export type VaultError = { readonly code: VaultErrorCode; readonly detail?: string };

export type KeyslotView = {
  readonly id: string;
  /** The name the profile chose to show before unlock, if any. */
  readonly label: string | undefined;
  /** Milliseconds until another attempt is let through; 0 when now. */
  readonly waitMs: number;
  /** Wrong passphrases until the vault removes itself; undefined when it never does. */
  readonly attemptsLeft: number | undefined;
  /** Whether recovery shares open it. */
  readonly hasShares: boolean;
};

export type VaultStatus =
  | { readonly state: 'absent' }
  /** One of its profiles has had every attempt that was allowed: its databases are gone, its files are main's to remove. */
  | { readonly state: 'removed' }
  | { readonly state: 'locked'; readonly keyslots: readonly KeyslotView[] }
  | { readonly state: 'open'; readonly profile: ProfileView };

/** What opening or checking the ledger found. A problem leaves the vault readable, not writable. */
export type Integrity = {
  readonly entries: number;
  /**
   * Whether all of them were read and checked since the unlock. A large vault opens with what was verified before, and
   * reads it all again while one works: the event `checked` then tells.
   */
  readonly checked: boolean;
  readonly problems: readonly {
    readonly rule: string;
    /** Entry or row the problem is at. */
    readonly at: string;
    readonly record: RecordId | undefined;
  }[];
};

export type NewProfile = {
  readonly name: string;
  readonly role: Role;
  readonly passphrase: string;
  /** Show the name on the unlock screen. */
  readonly showName: boolean;
};

/** Which incidents; every part narrows, and an absent part lets all through. */
export type IncidentFilter = {
  /** Words looked for in every text; "in quotes" they must follow each other. */
  readonly text?: string;
  readonly states?: readonly ReviewState[];
  readonly types?: readonly IncidentType[];
  readonly mine?: boolean;
  /** Days `YYYY-MM-DD`, both included: the incident may have happened on one of them. */
  readonly dates?: { readonly from?: string; readonly to?: string };
  /** Code of a place: it and all within it. */
  readonly place?: string;
  /** Somebody with any role in it. */
  readonly person?: RecordId;
  readonly reliability?: readonly string[];
  readonly credibility?: readonly string[];
  readonly hasEvidence?: boolean;
  readonly consent?: readonly ConsentState[];
};

export const incidentSorts = [
  'changed',
  'number',
  /** Ascending by the earliest day it may mean, descending by the latest; undated ones last. */
  'date',
  'state',
  'type',
  'place',
  'author',
  'exhibits',
  'grade',
  'lacking',
] as const;
export type IncidentSort = (typeof incidentSorts)[number];

export type IncidentQuery = IncidentFilter & {
  readonly sort: IncidentSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** Where the words were found: a field's name, or of an exhibit or person their own field; and the text around them. */
export type FoundText = { readonly where: string; readonly text: string };

export type IncidentPage = {
  readonly total: number;
  readonly rows: readonly IncidentSummary[];
};

/** How many incidents are of one kind, in one state, month (`YYYY-MM`) and oblast (its code); undefined where unknown. */
export type IncidentCount = {
  readonly type: IncidentType | undefined;
  readonly state: ReviewState;
  readonly month: string | undefined;
  readonly oblast: string | undefined;
  readonly count: number;
};

/** What incidents are counted by, to say how many each choice of a filter would leave. */
export type IncidentFacet = 'state' | 'type' | 'reliability' | 'credibility' | 'consent' | 'evidence';

export type PersonQuery = {
  /** Words that names, pseudonym, office and occupation begin with; empty for all. */
  readonly text?: string;
  /** In some incident. */
  readonly role?: PersonRole;
  /** Only those who may be the one so called and born (EDTF). */
  readonly like?: { readonly name: string; readonly birth?: string | undefined };
  readonly offset: number;
  readonly limit: number;
};

/** By name; those without one by pseudonym, last. */
export type PersonPage = { readonly total: number; readonly rows: readonly PersonSummary[] };

/** Field name → new value; null clears. */
export type FieldChanges = Readonly<Record<string, Json>>;

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

export type ExportRequest = {
  readonly caseId: RecordId;
  readonly locale: Locale;
  readonly purpose: ConsentPurpose;
  readonly recipient: ConsentRecipient;
};

/** A statement names nobody unless it is asked to: the line is for the person's own hand. */
export type StatementRequest = {
  readonly id: RecordId;
  readonly locale: Locale;
  readonly printName: boolean;
};

export type ExportResult = {
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  /** minisign public key line, to be handed over by another channel. */
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly incidents: number;
  readonly exhibits: number;
  readonly omitted: number;
};

/** A row of a file that becomes an incident or changes one, with the affected person it tells of. */
export type ImportRow = {
  /** In the file, to name the row in a refusal. */
  readonly line: number;
  /** The incident it changes, as the dry run saw it; absent for a new one. */
  readonly incident?: { readonly id: RecordId; readonly heads: readonly EntryId[] };
  readonly changes: FieldChanges;
  readonly person?: PlannedPerson;
};

/** Long work: its id lets the interface cancel it; progress arrives as `progress` events under the same id. */
export type TaskId = string;

/** Platform objects that cross by transfer or reference; this layer has no DOM, so each side names its own. */
export type Transferred = { readonly file: unknown; readonly bitmap: unknown; readonly port: unknown };

/** What the reader of files, which holds no keys, made of one before it was attached. */
export type FileReading<T extends Transferred = Transferred> = {
  readonly metadata: ExhibitMetadata;
  /** A small picture of a format that the vault does not decode itself. */
  readonly thumbnail?: T['bitmap'] | undefined;
};

export type VaultApi<T extends Transferred = Transferred> = {
  status(): Promise<VaultStatus>;
  /** Makes the vault with its first profile; resolves to the 24 recovery words, shown once. Opens it. */
  create(input: { organisation: string; profile: NewProfile }): Promise<{ recoveryWords: readonly string[] }>;
  unlock(input: {
    keyslot: string;
    passphrase: string;
  }): Promise<{ profile: ProfileView; integrity: Integrity }>;
  /** Sets a new passphrase for the keyslot's profile with its recovery words, and opens the vault. */
  recover(input: {
    keyslot: string;
    words: readonly string[];
    passphrase: string;
  }): Promise<{ profile: ProfileView; integrity: Integrity }>;
  /** Zeroes every key. The client then terminates the worker and reloads the window. */
  lock(): Promise<void>;
  integrity(): Promise<Integrity>;

  /** In the order in which they were added, removed ones included. */
  profiles(): Promise<readonly MemberView[]>;
  addProfile(input: NewProfile): Promise<{ profile: ProfileView; recoveryWords: readonly string[] }>;
  /** A signed entry, by the founding profile or an admin. Rejects when nobody would be left who may add profiles. */
  changeRole(input: { profile: RecordId; role: Role }): Promise<void>;
  /**
   * A signed entry, by the founding profile or an admin, of anyone but themselves: the profile's keyslots go, and what
   * is written from then on lies under a new vault key, which the remaining profiles find at their next unlock.
   */
  removeProfile(input: { profile: RecordId }): Promise<void>;
  /** After how many wrong passphrases for one profile the vault removes itself; null for never. */
  removalLimit(): Promise<RemovalLimit | null>;
  /** A signed entry, by who may add profiles. Attempts that were made before do not count. */
  setRemovalLimit(input: { limit: RemovalLimit | null }): Promise<void>;
  changePassphrase(input: { current: string; next: string }): Promise<void>;
  /** Replaces the recovery words of the open profile; the old ones open nothing from then on. */
  newRecoverySheet(input: { passphrase: string }): Promise<{ recoveryWords: readonly string[] }>;
  /** Makes recovery shares of the open profile; those there were go on opening it until `keepShares`. */
  makeShares(input: { passphrase: string; threshold: number; total: number }): Promise<NewShares>;
  /** The shares made last take the place of those before, which open nothing from then on. */
  keepShares(): Promise<RecoveryState>;
  /** Reads one share, typed after those `before` it. Without `keyslot`, for the open profile. */
  checkShare(input: {
    keyslot?: string;
    words: readonly string[];
    before: readonly (readonly string[])[];
  }): Promise<ShareReading>;
  /** As `recover`, with as many shares of one set as open it, in any order. */
  recoverWithShares(input: {
    keyslot: string;
    shares: readonly (readonly string[])[];
    passphrase: string;
  }): Promise<{ profile: ProfileView; integrity: Integrity }>;
  /** When the open profile's sheet and shares were made and proved. */
  recoveryState(): Promise<RecoveryState>;
  /** Tries the words, as `recover` would, and changes nothing but when they were last proved. */
  proveSheet(input: { words: readonly string[] }): Promise<RecoveryState>;
  proveShares(input: { shares: readonly (readonly string[])[] }): Promise<RecoveryState>;
  /** The person was asked to prove it, and is not asked again. */
  rehearsalAsked(input: { way: RecoveryWay }): Promise<RecoveryState>;
  /** Temporary files of exports that a kill interrupted, to be removed by the main process. */
  leftovers(): Promise<readonly string[]>;
  leftoverRemoved(input: { path: string }): Promise<void>;

  incidents(query: IncidentQuery): Promise<IncidentPage>;
  /** For each incident in what the words were found; null where what is shown of it says so already. */
  foundTexts(input: { ids: readonly RecordId[]; text: string }): Promise<readonly (FoundText | null)[]>;
  /** Value → how many; of `evidence`, "yes" and "no". A value that none has is absent. */
  incidentCounts(input: {
    filter: IncidentFilter;
    by: IncidentFacet;
  }): Promise<Readonly<Record<string, number>>>;
  /** Every combination that some incident has, once. */
  statistics(): Promise<readonly IncidentCount[]>;
  incident(input: { id: RecordId }): Promise<IncidentView>;
  history(input: { id: RecordId }): Promise<readonly HistoryEntry[]>;
  createIncident(input: { changes: FieldChanges }): Promise<IncidentView>;
  /** One signed commit, durable when it resolves. `heads` are the entries the edit was made on. */
  editIncident(input: {
    id: RecordId;
    heads: readonly EntryId[];
    changes: FieldChanges;
  }): Promise<IncidentView>;
  submitIncident(input: { id: RecordId; heads: readonly EntryId[] }): Promise<IncidentView>;
  returnIncident(input: { id: RecordId; heads: readonly EntryId[]; reason: string }): Promise<IncidentView>;
  approveIncident(input: { id: RecordId; heads: readonly EntryId[] }): Promise<IncidentView>;
  retractIncident(input: { id: RecordId; heads: readonly EntryId[]; reason: string }): Promise<IncidentView>;
  /** What erasing the incident takes with it, what it leaves, and where copies already went. */
  erasurePlan(input: { id: RecordId }): Promise<ErasurePlan>;
  /**
   * Destroys the keys of the incident, of every exhibit it ever had and of these persons, and the exhibits' bytes
   * unless another incident has them too. One signed commit says who and why; it cannot be taken back.
   */
  eraseIncident(input: {
    id: RecordId;
    heads: readonly EntryId[];
    reason: string;
    persons?: readonly RecordId[];
  }): Promise<IncidentView>;

  /** Every incident linked to this one, directly or through others, itself included; alone where there is none. */
  chain(input: { id: RecordId }): Promise<readonly ChainLink[]>;

  persons(query: PersonQuery): Promise<PersonPage>;
  person(input: { id: RecordId }): Promise<PersonView>;
  /** One signed commit; with `role`, it gives the person these roles in that incident too. */
  createPerson(input: {
    changes: FieldChanges;
    role?: {
      readonly incident: RecordId;
      readonly heads: readonly EntryId[];
      readonly roles: readonly PersonRole[];
    };
  }): Promise<PersonView>;
  /** As `editIncident`. Whoever may edit incidents may edit people. */
  editPerson(input: { id: RecordId; heads: readonly EntryId[]; changes: FieldChanges }): Promise<PersonView>;

  /** Streams the file in: hash, encrypt, thumbnail, then one commit. `reading`: what was read from the same file. */
  attach(input: {
    task: TaskId;
    incident: RecordId;
    file: T['file'];
    reading?: FileReading<T> | undefined;
  }): Promise<IncidentView>;
  /** One signed commit. Whoever may edit the incident may edit its exhibits; what was submitted becomes a draft again. */
  editExhibit(input: {
    id: RecordId;
    heads: readonly EntryId[];
    changes: FieldChanges;
  }): Promise<ExhibitView>;
  detach(input: { incident: RecordId; exhibit: RecordId; reason: string }): Promise<IncidentView>;
  /** A decoded picture of at most `maxPixels` pixels in all, or undefined when the format has no viewer. Never a Blob: those may reach the disk. */
  picture(input: { exhibit: RecordId; maxPixels: number }): Promise<T['bitmap'] | undefined>;
  thumbnail(input: { exhibit: RecordId }): Promise<T['bitmap'] | undefined>;
  /**
   * Answers on `port` what is asked for of the original's bytes (protocol: `EvidencePort` in evidence/port.ts), until
   * the port is closed or the vault is. For readers that hold no keys.
   */
  openEvidence(input: { exhibit: RecordId; port: T['port'] }): Promise<EvidenceFacts>;
  /** Sends the original bytes down `port` (protocol: `WritePort` in ipc.ts). */
  saveOriginal(input: { task: TaskId; exhibit: RecordId; port: T['port'] }): Promise<{ sha256: string }>;

  /** Typesets one incident's statement to be read and signed, and sends the PDF down `port`. */
  printStatement(
    input: StatementRequest & { task: TaskId; port: T['port']; typeset: T['port'] },
  ): Promise<void>;

  cases(): Promise<readonly CaseSummary[]>;
  caseFile(input: { id: RecordId }): Promise<CaseView>;
  createCase(input: { title: string }): Promise<CaseView>;
  editCase(input: {
    id: RecordId;
    heads: readonly EntryId[];
    title?: string;
    summary?: string;
    incidentIds?: readonly RecordId[];
  }): Promise<CaseView>;
  planExport(input: ExportRequest): Promise<ExportPlan>;
  /** Assembles, typesets, signs and sends the bundle; `typeset` is the port of the typesetting process. */
  exportCase(
    input: ExportRequest & { task: TaskId; port: T['port']; typeset: T['port'] },
  ): Promise<ExportResult>;

  /** The last backup that was made and verified; null when none was. */
  backupNote(): Promise<BackupNote | null>;
  /**
   * Brings the backup behind `port` (protocol: `BackupPort` in ipc.ts) up to the vault, reads all of it back and
   * verifies it. A file with keys that the vault gave up since is written anew. Of a vault with damage a new backup
   * holds what is sound.
   * @throws VaultFailure any `backup_` code, cancelled.
   */
  backUp(input: { task: TaskId; port: T['port'] }): Promise<BackupMade>;
  /** The drill: reads, decrypts and verifies a backup with the open vault's keys, and touches nothing. */
  checkBackup(input: { task: TaskId; file: T['file'] }): Promise<BackupCheck>;
  /** What a backup holds, as far as that can be told without its keys; every byte is checked. */
  surveyBackup(input: { task: TaskId; file: T['file'] }): Promise<BackupSurvey>;
  /**
   * Makes the backup's last finished part the vault of this machine, which must have none, all or nothing.
   * `despiteDamage` takes what is whole of a damaged one.
   * @throws VaultFailure vault_exists, any `backup_` code, quota, cancelled.
   */
  restoreBackup(input: { task: TaskId; file: T['file']; despiteDamage: boolean }): Promise<void>;

  /** Every import ever made, the latest first. */
  imports(): Promise<readonly ImportView[]>;
  /** Incidents imported from this source under these keys, for the dry run of another file. */
  importedBefore(input: { source: string; keys: readonly string[] }): Promise<readonly KnownIncident[]>;
  /**
   * Persons with one of these names (folded: see `nameKey`), with these of their fields besides name and birth, for the
   * dry run.
   */
  personsNamed(input: {
    names: readonly string[];
    fields: readonly string[];
  }): Promise<readonly KnownPerson[]>;
  /** One signed commit for all the rows, or nothing; numbers are given in their order. Cancelling helps until it is written. */
  importIncidents(input: {
    task: TaskId;
    file: { name: string; sha256: string; rows: number };
    rows: readonly ImportRow[];
  }): Promise<ImportView>;
  /** One signed commit that retracts what the import began and puts back what it changed, but for what has a later entry. */
  undoImport(input: { import: RecordId; reason: string }): Promise<UndoneImport>;
  /** Sends a table as text down `port`. */
  saveTable(input: { task: TaskId; port: T['port']; text: string }): Promise<void>;

  cancel(input: { task: TaskId }): Promise<void>;

  /** What the open profile keeps for itself under this key; null when nothing. No other profile can read it. */
  remembered(input: { key: RememberedKey }): Promise<Json>;
  /** Keeps it, encrypted, until it is replaced; null forgets it. Rejects with `bad_value` when it is too long. */
  remember(input: { key: RememberedKey; value: Json }): Promise<void>;
};

export type VaultEvent =
  | { readonly type: 'progress'; readonly task: TaskId; readonly progress: Progress }
  /** Something in the ledger changed: views of these records are out of date; the ledger now has so many entries. */
  | { readonly type: 'changed'; readonly records: readonly RecordId[]; readonly entries: number }
  /** An unlock that has to read and index everything takes long: how much of it is done, from 0 to 1. */
  | { readonly type: 'opening'; readonly part: number }
  /** The check that an unlock put off has ended. */
  | { readonly type: 'checked'; readonly integrity: Integrity }
  /** It could not be ended: nobody knows whether all is whole. */
  | { readonly type: 'unchecked' };

/** On the wire between the client and the worker. */
export type VaultRequest = {
  readonly id: number;
  readonly method: keyof VaultApi;
  readonly input: unknown;
};
export type VaultResponse =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: VaultError }
  | { readonly event: VaultEvent };
