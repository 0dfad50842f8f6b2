import type { RecordType } from '../../../shared/ledger/entry.ts';

/**
 * What the vault must find without decrypting its records: where they lie, and what lists, filters and searches ask.
 * SQLite over a file in this worker's memory. It says nothing that the ledger does not say, and is made anew from it where it is lost.
 */

const incidentColumns = [
  'number TEXT NOT NULL',
  'type TEXT',
  'type_rank INTEGER NOT NULL',
  'state TEXT NOT NULL',
  'state_rank INTEGER NOT NULL',
  'author INTEGER NOT NULL',
  'earliest TEXT',
  'latest TEXT',
  'place INTEGER',
  'oblast TEXT',
  'place_key TEXT NOT NULL',
  'reliability TEXT',
  'credibility TEXT',
  'consent TEXT NOT NULL',
  'consent_end TEXT',
  'exhibits INTEGER NOT NULL',
  'needed INTEGER NOT NULL',
  'useful INTEGER NOT NULL',
  'changed TEXT NOT NULL',
  'import_key TEXT',
  'shown TEXT NOT NULL',
] as const;

export const incidentColumnCount = incidentColumns.length;

/** Sorts after whatever has a value; the empty text before. */
const last = 'char(65535)';
const grade = "coalesce(reliability, 'Z') || coalesce(credibility, '9')";

/** What the columns say already, by the names that filters and orders use: it takes no room in the row. */
const derivedColumns = [
  // Undefined where it may have been in more than one.
  'month TEXT AS (CASE substr(earliest, 1, 7) WHEN substr(latest, 1, 7) THEN substr(earliest, 1, 7) END)',
  `date_first TEXT AS (coalesce(earliest, latest, ${last}))`,
  "date_last TEXT AS (coalesce(latest, earliest, ''))",
  `place_first TEXT AS (CASE place_key WHEN '' THEN ${last} ELSE place_key END)`,
  `grade_first TEXT AS (CASE ${grade} WHEN 'Z9' THEN ${last} ELSE ${grade} END)`,
  `grade_last TEXT AS (CASE ${grade} WHEN 'Z9' THEN '' ELSE ${grade} END)`,
  'lacking INTEGER AS (needed * 1000 + useful)',
] as const;

/** Orders that a list is read in a page at a time; in another it is put when it is asked for. */
const sorted = ['changed', 'date_first', 'date_last', 'state_rank', 'place_first', 'place_key'] as const;

/** Records of which there are never many. */
export const fewTypes: ReadonlySet<RecordType> = new Set<RecordType>(['profile', 'case', 'import']);
/** Who names this condition finds them without going over all records. */
export const ofFew = `type IN (${[...fewTypes].map((type) => `'${type}'`).join(', ')})`;

/** Bytes of words that are gathered before they are put in order: a table's as a whole, not a few hundred rows at a time. */
const gathered = 16 * 1024 * 1024;

export const indexSchema = `
  CREATE TABLE record (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL) STRICT;
  CREATE TABLE entry (
    seq INTEGER NOT NULL, place INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (seq, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_record ON entry(record);
  CREATE INDEX record_few ON record(type) WHERE ${ofFew};
  CREATE TABLE key_row (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE record_key (
    record INTEGER NOT NULL, epoch INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (record, epoch, row)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX record_key_row ON record_key(row);

  CREATE TABLE incident_author (
    key INTEGER PRIMARY KEY, public_key TEXT NOT NULL UNIQUE, id TEXT NOT NULL, name_key TEXT NOT NULL
  ) STRICT;
  CREATE TABLE incident (key INTEGER PRIMARY KEY, ${[...incidentColumns, ...derivedColumns].join(', ')}) STRICT;
  CREATE INDEX incident_number ON incident(number);
  ${sorted.map((column) => `CREATE INDEX incident_${column} ON incident(${column});`).join('\n')}
  CREATE INDEX incident_filtered ON incident(type_rank, state_rank, place, earliest, latest);
  CREATE INDEX incident_import_key ON incident(import_key) WHERE import_key IS NOT NULL;
  CREATE TABLE incident_count (
    type_rank INTEGER NOT NULL, state_rank INTEGER NOT NULL, month TEXT NOT NULL, oblast TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (type_rank, state_rank, month, oblast)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE incident_total (count INTEGER NOT NULL) STRICT;
  INSERT INTO incident_total VALUES (0);
  CREATE TRIGGER incident_added AFTER INSERT ON incident BEGIN
    UPDATE incident_total SET count = count + 1;
    INSERT INTO incident_count VALUES (
      new.type_rank, new.state_rank, coalesce(new.month, ''), coalesce(new.oblast, ''), 1
    ) ON CONFLICT DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER incident_removed AFTER DELETE ON incident BEGIN
    UPDATE incident_total SET count = count - 1;
    UPDATE incident_count SET count = count - 1 WHERE type_rank = old.type_rank AND state_rank = old.state_rank
      AND month = coalesce(old.month, '') AND oblast = coalesce(old.oblast, '');
  END;
  CREATE TABLE incident_person (
    person TEXT NOT NULL, incident INTEGER NOT NULL, roles TEXT NOT NULL, PRIMARY KEY (person, incident)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incident_person_incident ON incident_person(incident);
  CREATE TABLE incident_link (
    incident INTEGER NOT NULL, linked TEXT NOT NULL, PRIMARY KEY (incident, linked)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incident_link_linked ON incident_link(linked);
  CREATE VIRTUAL TABLE words USING fts5(
    text, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So'"
  );
  INSERT INTO words(words, rank) VALUES ('hashsize', ${gathered});

  CREATE TABLE person (
    id TEXT PRIMARY KEY, pseudonym TEXT NOT NULL, name TEXT, birth TEXT, name_key TEXT NOT NULL,
    words TEXT NOT NULL, summary TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX person_pseudonym ON person(pseudonym);
  CREATE INDEX person_name ON person(name_key, pseudonym);

  CREATE TABLE exhibit (
    id TEXT PRIMARY KEY, incident TEXT NOT NULL, evidence TEXT NOT NULL, sha256 TEXT NOT NULL, file_name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX exhibit_incident ON exhibit(incident);
  CREATE INDEX exhibit_evidence ON exhibit(evidence);
  CREATE INDEX exhibit_sha256 ON exhibit(sha256);
`;
