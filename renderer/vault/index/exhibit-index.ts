import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { Database } from '../sqlite/database.ts';
import { prepared } from '../sqlite/statements.ts';

/** Which exhibits there are, detached ones too, and whose bytes they are. Erased ones are not among them. */

export type IndexedExhibit = {
  readonly id: RecordId;
  /** The incident it was attached to. */
  readonly incident: RecordId;
  /** Id of its bytes in the evidence store. */
  readonly evidence: string;
  readonly sha256: string;
  readonly fileName: string;
};

export type ExhibitIndex = {
  put(exhibit: IndexedExhibit): void;
  remove(id: RecordId): void;
  all(): readonly IndexedExhibit[];
  /** Exhibits that the incident has or ever had. */
  of(incident: RecordId): readonly RecordId[];
  /** Every evidence that some exhibit names. */
  evidence(): ReadonlySet<string>;
  /** Whether an exhibit of another incident names it. */
  isShared(evidence: string, incident: RecordId): boolean;
  isNamed(evidence: string): boolean;
  /** The evidence of some exhibit with these bytes. */
  evidenceWith(sha256: string): string | undefined;
};

/** As they were first attached. */
const inOrder = (where: string): string =>
  `FROM exhibit JOIN record ON record.id = exhibit.id ${where} ORDER BY record.key`;

export const exhibitIndex = (database: Database): ExhibitIndex => {
  const run = prepared(database);
  return {
    put: ({ id, incident, evidence, sha256, fileName }) =>
      run.do('INSERT OR REPLACE INTO exhibit VALUES (?, ?, ?, ?, ?)', [
        id,
        incident,
        evidence,
        sha256,
        fileName,
      ]),
    remove: (id) => run.do('DELETE FROM exhibit WHERE id = ?', [id]),
    all: () =>
      run
        .rows(`SELECT exhibit.id, incident, evidence, sha256, file_name ${inOrder('')}`, [])
        .map(([id, incident, evidence, sha256, fileName]) => ({
          id: String(id),
          incident: String(incident),
          evidence: String(evidence),
          sha256: String(sha256),
          fileName: String(fileName),
        })),
    of: (incident) =>
      run.rows(`SELECT exhibit.id ${inOrder('WHERE incident = ?')}`, [incident]).map(([id]) => String(id)),
    evidence: () =>
      new Set(run.rows('SELECT DISTINCT evidence FROM exhibit', []).map(([evidence]) => String(evidence))),
    isShared: (evidence, incident) =>
      run.value('SELECT 1 FROM exhibit WHERE evidence = ? AND incident <> ? LIMIT 1', [
        evidence,
        incident,
      ]) === 1,
    isNamed: (evidence) => run.value('SELECT 1 FROM exhibit WHERE evidence = ? LIMIT 1', [evidence]) === 1,
    evidenceWith: (sha256) => {
      const found = run.value('SELECT evidence FROM exhibit WHERE sha256 = ? LIMIT 1', [sha256]);
      return found === undefined ? undefined : String(found);
    },
  };
};
