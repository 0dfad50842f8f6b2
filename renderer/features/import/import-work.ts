import { createStore, useStore } from 'zustand';
import type { Encoding } from '../../../shared/import/encoding.ts';
import type { ColumnMapping, Mapping } from '../../../shared/import/mapping.ts';
import type { KnownPerson } from '../../../shared/import/match-persons.ts';
import type { Plan } from '../../../shared/import/plan.ts';
import type { ProblemCode } from '../../../shared/import/problem.ts';
import { isPersonTarget } from '../../../shared/import/targets.ts';
import type { ImportView } from '../../../shared/model/imports.ts';
import type { ImportRow } from '../../../shared/vault-api/import-api.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { dismissTask, runTask, type TaskTitle } from '../../app/tasks.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import type { ReadProblem } from '../../table-reader/failure.ts';
import type { OpenedTable } from '../../table-reader/protocol.ts';
import { type Reader, ReaderError, startReader } from './reader.ts';
import { rememberedMapping, rememberMapping } from './remembered-mappings.ts';

/** The import in hand: it stays while the person looks at another screen, and goes with the lock. */

export type ImportWork = {
  readonly step: 'file' | 'columns' | 'check';
  /** What is being done, during which the screen waits. */
  readonly busy: 'reading' | 'checking' | 'importing' | undefined;
  readonly files: readonly File[];
  readonly table: OpenedTable | undefined;
  readonly mapping: Mapping | undefined;
  /** Whether the mapping is the one used for such a file before. */
  readonly isRemembered: boolean;
  readonly accepted: readonly ProblemCode[];
  /** Whether rows are linked to people of the vault by name. */
  readonly linksPeople: boolean;
  readonly plan: Plan | undefined;
  readonly unreadable: ReadProblem | undefined;
  readonly error: VaultError | undefined;
  /** The import just made. */
  readonly made: ImportView | undefined;
};

const nothing: ImportWork = {
  step: 'file',
  busy: undefined,
  files: [],
  table: undefined,
  mapping: undefined,
  isRemembered: false,
  accepted: [],
  linksPeople: true,
  plan: undefined,
  unreadable: undefined,
  error: undefined,
  made: undefined,
};

const work = createStore<ImportWork>()(() => nothing);
export const useImportWork = (): ImportWork => useStore(work);

let reader: Reader | undefined;

/** Different values of a column with how often each comes. */
export const valuesOf = async (heading: string): Promise<readonly (readonly [string, number])[]> =>
  reader ? reader.call('values', { heading }) : [];

export const leaveImport = (): void => {
  reader?.end();
  reader = undefined;
  work.setState(nothing, true);
};

const failed = (reason: unknown): Partial<ImportWork> =>
  reason instanceof ReaderError ? { unreadable: reason.problem } : { error: asVaultError(reason) };

/** Reads the files and guesses their mapping, unless one is remembered. */
export const openFiles = async (
  files: readonly File[],
  options: { readonly encoding?: Encoding; readonly sheet?: number } = {},
): Promise<void> => {
  reader?.end();
  const mine = startReader();
  reader = mine;
  work.setState({ ...nothing, files, busy: 'reading' });
  try {
    const table = await mine.call('open', { files, encoding: options.encoding, sheet: options.sheet });
    const remembered = await rememberedMapping(table.headings);
    if (reader !== mine) return;
    const mapping = remembered ?? table.guess;
    work.setState({
      step: 'columns',
      busy: undefined,
      table,
      mapping,
      isRemembered: remembered !== undefined,
    });
  } catch (reason) {
    if (reader === mine) work.setState({ ...nothing, ...failed(reason) });
  }
};

export const changeMapping = (mapping: Mapping): void => work.setState({ mapping, isRemembered: false });
export const changeColumn = (heading: string, column: ColumnMapping): void =>
  work.setState(({ mapping }) =>
    mapping
      ? { mapping: { ...mapping, columns: { ...mapping.columns, [heading]: column } }, isRemembered: false }
      : {},
  );
export const guessAgain = (): void =>
  work.setState(({ table }) => ({ mapping: table?.guess, isRemembered: false }));

export const backToColumns = (): void => work.setState({ step: 'columns', plan: undefined, accepted: [] });

const two = (value: number): string => String(value).padStart(2, '0');
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const peopleNamed = async (mine: Reader, mapping: Mapping): Promise<readonly KnownPerson[]> => {
  const names = await mine.call('names', { mapping });
  if (names.length === 0) return [];
  const fields = Object.values(mapping.columns).map(({ target }) => target);
  return vault.personsNamed({ names, fields: fields.filter(isPersonTarget) });
};

/** Links rows to people of the vault by name, or begins a person for each; and checks anew. */
export const linkPeople = (linksPeople: boolean): void => {
  work.setState({ linksPeople });
  void checkRows();
};

/** The dry run. `accepted`: kinds of problem whose rows are taken in as described. */
export const checkRows = async (
  accepted: readonly ProblemCode[] = work.getState().accepted,
): Promise<void> => {
  const { table, mapping, linksPeople } = work.getState();
  const mine = reader;
  if (!mine || !table || !mapping) return;
  work.setState({ busy: 'checking', accepted, error: undefined });
  try {
    const keys = await mine.call('keys', { mapping });
    const known = keys.length > 0 ? await vault.importedBefore({ source: mapping.source, keys }) : [];
    const people = linksPeople ? await peopleNamed(mine, mapping) : [];
    const plan = await mine.call('plan', { mapping, known, people, accepted, today: today() });
    if (reader === mine) work.setState({ step: 'check', busy: undefined, plan });
  } catch (reason) {
    if (reader === mine) work.setState({ busy: undefined, ...failed(reason) });
  }
};

/** The rows that are clear, as the vault takes them. */
export const clearRows = (plan: Plan): readonly ImportRow[] =>
  plan.rows.flatMap(({ line, state, incident, changes, person }): readonly ImportRow[] =>
    state === 'new' || state === 'update'
      ? [{ line, changes, ...(incident ? { incident } : {}), ...(person ? { person } : {}) }]
      : [],
  );

/** Writes the clear rows as one signed commit. */
export const importRows = async (title: TaskTitle): Promise<void> => {
  const { plan, table, mapping } = work.getState();
  if (!plan || !table || !mapping) return;
  let task = '';
  work.setState({ busy: 'importing', error: undefined });
  try {
    const file = { name: table.fileName, sha256: table.sha256, rows: table.rows };
    const made = await runTask(title, (id) => {
      task = id;
      return vault.importIncidents({ task: id, file, rows: clearRows(plan) });
    });
    leaveImport();
    work.setState({ made });
    await rememberMapping(table.headings, mapping);
  } catch (reason) {
    const error = asVaultError(reason);
    dismissTask(task);
    work.setState({ busy: undefined, ...(error.code === 'cancelled' ? {} : { error }) });
  }
};

export const dismissNotice = (): void =>
  work.setState({ error: undefined, unreadable: undefined, made: undefined });
