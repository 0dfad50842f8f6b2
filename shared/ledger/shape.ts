import type { EntryHeader, EntryKind, RecordType } from './entry.ts';

/**
 * Whether something read from a file or a row has the form of an entry (rules L1 to L3). It is asked before
 * anything is hashed, so it takes any JSON and never throws.
 */

const kinds: readonly EntryKind[] = ['edit', 'submit', 'return', 'approve', 'retract', 'export', 'erase'];
const types: readonly RecordType[] = ['profile', 'incident', 'exhibit', 'case', 'person', 'import'];
const headerMembers = [
  'author',
  'kind',
  'parents',
  'payload',
  'prev',
  'record',
  'seq',
  'time',
  'type',
  'v',
  'zone',
];
const maxDepth = 16;

const digest = /^[0-9a-f]{64}$/;
const salt = /^[0-9a-f]{32}$/;
const signatureForm = /^[0-9a-f]{128}$/;
const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const fieldName = /^[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+$/;
const zoneName = /^[A-Za-z0-9_+:/-]{1,64}$/;
const rfc3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const loneSurrogate = /\p{Surrogate}/u;

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasExactly = (value: Members, members: readonly string[]): boolean => {
  const keys = Object.keys(value);
  return keys.length === members.length && members.every((member) => Object.hasOwn(value, member));
};

const matches = (value: unknown, form: RegExp): value is string =>
  typeof value === 'string' && form.test(value);

/** A place in a log: contiguous from 1. */
export const isSeq = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;

const isWellFormedText = (value: string): boolean => !loneSurrogate.test(value);

/** Whether a value is JSON that every reader reads alike (I-JSON, RFC 7493) and is not nested without end. */
const isPlainJson = (value: unknown, depth = maxDepth): boolean => {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return isWellFormedText(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isPlainJson(item, depth - 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(([key, item]) => isWellFormedText(key) && isPlainJson(item, depth - 1));
};

const isTime = (value: unknown): boolean =>
  matches(value, rfc3339) && !Number.isNaN(Date.parse(value)) && isRealDay(value);

/** `Date.parse` lets 31 February roll over. */
const isRealDay = (time: string): boolean => {
  const day = time.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
};

/** Digests in ascending order, none twice. */
export const isDigestSet = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.every((item, index) => matches(item, digest) && (index === 0 || value[index - 1] < item));

export const isHeader = (value: unknown): value is EntryHeader =>
  isObject(value) &&
  hasExactly(value, headerMembers) &&
  value.v === 1 &&
  matches(value.author, digest) &&
  isSeq(value.seq) &&
  matches(value.prev, digest) &&
  isTime(value.time) &&
  matches(value.zone, zoneName) &&
  matches(value.record, uuid4) &&
  types.some((type) => type === value.type) &&
  kinds.some((kind) => kind === value.kind) &&
  isDigestSet(value.parents) &&
  matches(value.payload, digest);

const isDisclosure = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 3 &&
  matches(value[0], salt) &&
  matches(value[1], fieldName) &&
  isPlainJson(value[2]);

export const areDisclosures = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(isDisclosure) &&
  new Set(value.map((disclosure: readonly unknown[]) => disclosure[1])).size === value.length;

const isSealedField = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && matches(value[0], fieldName) && matches(value[1], digest);

const ascend = (names: readonly string[]): boolean =>
  names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name);

/** Whether the fields of a proof, shown and withheld, have their form: each list by name, no name twice. Rule P1. */
export const areProvenFields = (disclosed: unknown, withheld: unknown): boolean => {
  if (!areDisclosures(disclosed) || !Array.isArray(withheld) || !withheld.every(isSealedField)) return false;
  const shown = (disclosed as readonly (readonly string[])[]).map(([, name]) => name ?? '');
  const sealed = withheld.map(([name]: readonly string[]) => name ?? '');
  return ascend(shown) && ascend(sealed) && !sealed.some((name) => shown.includes(name));
};

/** The first rule of form the value breaks as an entry, whole or erased; undefined when it is one. */
export const shapeProblem = (value: unknown): 'L2' | 'L3' | undefined => {
  if (!isObject(value) || !isHeader(value.header)) return 'L2';
  if (value.erased === true) return hasExactly(value, ['header', 'erased']) ? undefined : 'L2';
  if (!hasExactly(value, ['header', 'fields'])) return 'L2';
  return areDisclosures(value.fields) ? undefined : 'L3';
};

export const isSignature = (value: unknown): value is string => matches(value, signatureForm);

export const hasMembers = (value: unknown, members: readonly string[]): value is Members =>
  isObject(value) && hasExactly(value, members);
