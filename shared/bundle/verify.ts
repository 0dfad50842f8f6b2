import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Hex } from '../ledger/entry.ts';
import type { BagSource } from './bag-source.ts';
import { type BagCheckOptions, checkBag } from './check-bag.ts';
import { type CaseCounts, checkCase } from './check-case.ts';
import { readDocuments } from './check-documents.ts';
import { checkSignature } from './check-signature.ts';
import { digestStream } from './digest.ts';
import { names } from './layout.ts';
import type { Documents } from './make-documents.ts';
import { fingerprintOf, publicKeyLine, trustedCommentOf } from './minisign.ts';
import { formatTag } from './plan.ts';
import { type Bag, readBag } from './read-bag.ts';
import {
  type BundleFacts,
  type CheckCode,
  type KeyFacts,
  type LimitCode,
  type Problem,
  Unreadable,
  type Verdict,
} from './verdict.ts';

export type VerifyOptions = BagCheckOptions & {
  /** The signer's Ed25519 key, received by another channel. */
  readonly publicKey?: Uint8Array;
  /** The founding profile's Ed25519 key, received by another channel: who authors and approvers are rests on it. */
  readonly founderKey?: Uint8Array;
};

/**
 * Checks any BagIt bag, and a case bundle down to each author's signature. Reads only; needs no network.
 * Every problem is listed, not only the first. Rejects only when cancelled.
 */
export const verifyBag = async (source: BagSource, options: VerifyOptions = {}): Promise<Verdict> => {
  try {
    const { bag, problems, notes } = await readBag(source);
    const check = await checkBag(bag, options);
    const base = {
      bag: check.facts,
      problems: [...problems, ...check.problems],
      notes: [...notes, ...check.notes],
      checked: [
        { code: 'files_hashed', count: check.payloadFiles },
        { code: 'tag_files_hashed', count: check.tagFiles },
      ] as const,
    };
    if (!isBundle(bag)) return plainVerdict(base, options);

    const signature = await checkSignature(bag, options.publicKey);
    const { documents, problems: documentProblems } = await readDocuments(bag);
    const files = await exhibitFacts(bag, check.digests, options);
    const verified = documents && checkCase(documents, files);
    const founder = verified && founderFacts(verified.founder, options.founderKey);
    const all = dedupe([
      ...base.problems,
      ...signature.problems,
      ...documentProblems,
      ...(documents ? agreement(bag, documents, signature) : []),
      ...(verified?.problems ?? []),
      ...(options.founderKey && !founder?.compared ? [founderDiffers(founder)] : []),
    ]);
    return {
      state: all.length === 0 ? 'valid' : 'invalid',
      problems: all,
      notes: base.notes,
      bag: base.bag,
      bundle: documents && factsOf(documents, founder),
      key: signature.key,
      checked: [
        ...base.checked,
        { code: 'signature_checked', count: signature.checked ? 1 : 0 },
        { code: 'key_compared', count: signature.key?.compared ? 1 : 0 },
        { code: 'founder_compared', count: founder?.compared ? 1 : 0 },
        { code: 'documents_validated', count: documents ? 9 : 0 },
        ...(verified ? checksOf(verified.counts) : []),
      ],
      limits: limitsOf(verified?.counts, signature.key?.compared === true, founder?.compared === true),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { state: 'unreadable', code: error.code, detail: error.detail };
    throw error;
  }
};

/** Anything that only a case bundle has makes it one: taking the tag away does not make it a plain bag. */
const isBundle = ({ files, info }: Bag): boolean =>
  (info ?? []).some(({ label }) => label === formatTag.label) ||
  [names.publicKey, names.signature, names.proofs].some((name) => files.has(name));

type Base = Pick<Extract<Verdict, { problems: unknown }>, 'bag' | 'problems' | 'notes' | 'checked'>;

const plainVerdict = (base: Base, { publicKey, founderKey }: VerifyOptions): Verdict => {
  const problems =
    (publicKey ?? founderKey)
      ? [...base.problems, { code: 'not_signed', at: names.signature } as const]
      : base.problems;
  return {
    state: problems.length === 0 ? 'valid' : 'invalid',
    ...base,
    problems,
    bundle: undefined,
    key: undefined,
    limits: ['plain_bag'],
  };
};

/** SHA-256 of every exhibit: from the manifests' pass, or now when no manifest asked for it. */
const exhibitFacts = async (
  bag: Bag,
  known: ReadonlyMap<string, { readonly sha256?: string }>,
  options: VerifyOptions,
): Promise<ReadonlyMap<string, { readonly size: number; readonly sha256: string }>> => {
  const facts = new Map<string, { size: number; sha256: string }>();
  for (const [path, size] of bag.files) {
    if (!path.startsWith(names.exhibits)) continue;
    const sha256 = known.get(path)?.sha256 ?? (await hashOf(bag, path, options));
    if (sha256 !== undefined) facts.set(path, { size, sha256 });
  }
  return facts;
};

const hashOf = async (bag: Bag, path: string, options: VerifyOptions): Promise<string | undefined> => {
  try {
    return (await digestStream(bag.open(path), ['sha256'], options.digester)).digests.sha256;
  } catch {
    // Reported as unreadable or extra by the bag's own check; the exhibit is then missing from the facts.
    return undefined;
  }
};

/** What the bag, its signature and its documents say of the same thing. */
const agreement = (
  { info }: Bag,
  { incidents }: Documents,
  {
    publicKey,
    trustedComment,
  }: { readonly publicKey: Uint8Array | undefined; readonly trustedComment: string | undefined },
): readonly Problem[] => {
  const problems: Problem[] = [];
  const tag = (label: string) => info?.find((other) => other.label === label)?.value;
  const expected = trustedCommentOf(incidents.case.number, incidents.exported.time);
  if (trustedComment !== undefined && trustedComment !== expected)
    problems.push({ code: 'comment_differs', at: names.signature, detail: trustedComment });
  if (publicKey && bytesToHex(publicKey) !== incidents.exporter)
    problems.push({ code: 'signature_other_key', at: names.incidents });
  if (tag('External-Identifier') !== incidents.case.number)
    problems.push({ code: 'case_differs', at: names.bagInfo, detail: 'External-Identifier' });
  if (tag('Source-Organization') !== incidents.organisation)
    problems.push({ code: 'case_differs', at: names.bagInfo, detail: 'Source-Organization' });
  return problems;
};

const dedupe = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem] as const)).values(),
];

const founderFacts = (founder: Hex, given: Uint8Array | undefined): KeyFacts | undefined => {
  if (founder === '') return undefined;
  const publicKey = hexToBytes(founder);
  return {
    publicKey: publicKeyLine(publicKey),
    fingerprint: fingerprintOf(publicKey),
    compared: given !== undefined && bytesToHex(given) === founder,
  };
};

const founderDiffers = (founder: KeyFacts | undefined): Problem => ({
  code: 'founder_differs',
  at: names.proofs,
  detail: founder?.fingerprint ?? '—',
});

const factsOf = (
  { incidents: document, omissions }: Documents,
  founder: KeyFacts | undefined,
): BundleFacts => {
  const exporter = document.profiles.find(({ publicKey }) => publicKey === document.exporter);
  return {
    caseNumber: document.case.number,
    title: document.case.title,
    organisation: document.organisation,
    exported: document.exported.time,
    exporter: exporter?.name ?? document.exporter.slice(0, 16),
    founder,
    purpose: document.purpose,
    recipient: document.recipient,
    incidents: document.incidents.length,
    persons: document.persons.length,
    exhibits: document.exhibits.length,
    omitted: omissions.items.length,
    withheld: omissions.fields.length,
  };
};

const checksOf = (counts: CaseCounts): readonly { readonly code: CheckCode; readonly count: number }[] => [
  { code: 'entries_verified', count: counts.entries },
  { code: 'fields_compared', count: counts.fields },
  { code: 'approvals_checked', count: counts.approvals },
  { code: 'consents_checked', count: counts.consents },
  { code: 'persons_checked', count: counts.persons },
  { code: 'exhibits_matched', count: counts.exhibits },
];

const limitsOf = (
  counts: CaseCounts | undefined,
  compared: boolean,
  founderCompared: boolean,
): readonly LimitCode[] => [
  ...(compared ? [] : (['key_owner'] as const)),
  ...(founderCompared ? [] : (['founder_key'] as const)),
  'clocks',
  'truth',
  'later_entries',
  ...(counts?.withheld ? (['withheld'] as const) : []),
  'dossier',
];
