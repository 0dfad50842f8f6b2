import { type Ancestry, ancestryOf } from '../ledger/ancestry.ts';
import type { EntryId, Hex, KnownEntry } from '../ledger/entry.ts';
import { changesContent, type FoldedRecord } from '../ledger/fold.ts';
import { type ModelProblem, type Profiles, roleIn } from './profiles.ts';
import type { ReviewState, Role } from './views.ts';

/** What signed entries say about the review of an incident. Rules R4 to R9 of shared/ledger/SPEC.md. */

export const decisionKinds = ['submit', 'return', 'approve', 'retract'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export type Decision = {
  readonly entry: EntryId;
  readonly kind: DecisionKind;
  readonly author: Hex;
  /** RFC 3339. */
  readonly time: string;
  /** Given with a return or a retraction; undefined also when it was erased. */
  readonly reason: string | undefined;
  /** The rule that keeps the decision from counting; undefined when it counts. */
  readonly broken: ModelProblem['rule'] | undefined;
};

export type Review = {
  readonly state: ReviewState;
  /** Every decision ever made, in order, counting or not. */
  readonly decisions: readonly Decision[];
  /** Keys of all who ever edited the incident, sorted: none of them may decide on it. */
  readonly contentAuthors: readonly Hex[];
  /** Decisions that do not count, and edits by people who may not edit. */
  readonly problems: readonly ModelProblem[];
};

const editors: readonly Role[] = ['documenter', 'supervisor', 'admin'];
const reviewers: readonly Role[] = ['supervisor', 'admin'];

/** Whether a role may record and change incidents, and submit them. Rule R4. */
export const mayEdit = (role: Role | undefined): boolean => editors.some((editor) => editor === role);

/** Whether a role may return and approve, what it has not written itself. Rule R5. */
export const mayReview = (role: Role | undefined): boolean => reviewers.some((reviewer) => reviewer === role);

/** Whether a role may retract or erase what it has (`wrote`) or has not written. Rules R5 and R10. */
export const mayWithdraw = (role: Role | undefined, wrote: boolean): boolean =>
  mayReview(role) || (mayEdit(role) && wrote);

/** The states a decision may be made in. Rule R7. */
const from: Readonly<Record<DecisionKind, readonly ReviewState[]>> = {
  submit: ['draft', 'returned'],
  return: ['waiting', 'approved'],
  approve: ['waiting'],
  retract: ['draft', 'waiting', 'returned', 'approved'],
};

const leadsTo: Readonly<Record<DecisionKind, ReviewState>> = {
  submit: 'waiting',
  return: 'returned',
  approve: 'approved',
  retract: 'retracted',
};

/** Where decisions were made without knowledge of each other, the most cautious holds. Rule R8. */
const caution: readonly ReviewState[] = ['retracted', 'returned', 'waiting', 'approved'];

const isDecisionKind = (kind: string): kind is DecisionKind => decisionKinds.some((known) => known === kind);

type Counted = { readonly entry: EntryId; readonly kind: DecisionKind };

/** The state of an incident and how it came to it. Pure: the same for any order of delivery. */
export const reviewOf = (folded: FoldedRecord, profiles: Profiles): Review => {
  const ancestry = ancestryOf(folded.entries, changesContent);
  const edits = folded.entries.filter(changesContent);
  const decisions: Decision[] = [];
  const problems: ModelProblem[] = [];
  const counted: Counted[] = [];
  let erasures = 0;
  for (const entry of folded.entries) {
    const { author, record, kind, time } = entry.header;
    const broken = brokenBy(entry, edits, counted, ancestry, profiles);
    if (broken) problems.push({ rule: broken, entry: entry.id, author, record });
    if (kind === 'erase' && !broken) erasures += 1;
    if (!isDecisionKind(kind)) continue;
    decisions.push({ entry: entry.id, kind, author, time, reason: reasonOf(entry), broken });
    if (!broken) counted.push({ entry: entry.id, kind });
  }
  return {
    state: erasures > 0 ? 'erased' : stateAfter(counted, edits.length, ancestry),
    decisions,
    contentAuthors: [...new Set(edits.map((entry) => entry.header.author))].sort(),
    problems,
  };
};

/** The state of a version, from the decisions it includes and the number of edits it includes. Rules R6, R8. */
const stateAfter = (included: readonly Counted[], edits: number, ancestry: Ancestry): ReviewState => {
  if (included.some((decision) => decision.kind === 'retract')) return 'retracted';
  const standing = included.filter((decision) => ancestry.marked(decision.entry) === edits);
  const latest = standing.filter(
    (decision) => !standing.some((other) => ancestry.isAncestor(decision.entry, other.entry)),
  );
  const states = latest.map((decision) => leadsTo[decision.kind]);
  return caution.find((state) => states.includes(state)) ?? 'draft';
};

const brokenBy = (
  entry: KnownEntry,
  edits: readonly KnownEntry[],
  counted: readonly Counted[],
  ancestry: Ancestry,
  profiles: Profiles,
): ModelProblem['rule'] | undefined => {
  const { kind, author } = entry.header;
  const profile = profiles.get(author);
  const role = profile && roleIn(profile, entry.header);
  if (kind === 'edit') return mayEdit(role) ? undefined : 'R4';
  if (kind !== 'erase' && !isDecisionKind(kind)) return undefined;
  const wrote = edits.some((edit) => edit.header.author === author && ancestry.isAncestor(edit.id, entry.id));
  if (kind === 'erase') return mayWithdraw(role, wrote) && erasesWithReason(entry) ? undefined : 'R10';
  if (kind === 'submit' && !mayEdit(role)) return 'R4';
  if ((kind === 'return' || kind === 'approve') && (!mayReview(role) || wrote)) return 'R5';
  if (kind === 'retract' && !mayWithdraw(role, wrote)) return 'R5';
  if ((kind === 'return' || kind === 'retract') && entry.fields && !reasonOf(entry)) return 'R9';
  const seen = counted.filter((decision) => ancestry.isAncestor(decision.entry, entry.id));
  const state = stateAfter(seen, ancestry.marked(entry.id), ancestry);
  return from[kind].includes(state) ? undefined : 'R7';
};

const erasesWithReason = (entry: KnownEntry): boolean => {
  const reason = entry.fields?.find(([, name]) => name === 'erase.reason')?.[2];
  return typeof reason === 'string' && reason.trim() !== '';
};

const reasonOf = (entry: KnownEntry): string | undefined => {
  const reason = entry.fields?.find(([, name]) => name === 'review.reason')?.[2];
  return typeof reason === 'string' && reason.trim() !== '' ? reason : undefined;
};
