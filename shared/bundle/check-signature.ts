import { bundleAlgorithms, names } from './layout.ts';
import { manifestText } from './manifest.ts';
import { fingerprintOf, publicKeyFile, publicKeyLine, readPublicKey, verifyMinisign } from './minisign.ts';
import { type Bag, readWhole } from './read-bag.ts';
import { fromUtf8 } from './text.ts';
import type { KeyFacts, Problem } from './verdict.ts';

/**
 * The signature over `tagmanifest-sha256.txt`, and that nothing beside it is left unsigned: every tag file is
 * listed, and what no digest covers (the manifests of tag files, the key, the signature) stands exactly as a
 * bundle writes it.
 */
export type SignatureCheck = {
  readonly problems: readonly Problem[];
  readonly key: KeyFacts | undefined;
  /** The key the signature was checked with, and its trusted comment when it holds. */
  readonly publicKey: Uint8Array | undefined;
  readonly trustedComment: string | undefined;
  readonly checked: boolean;
};

export const checkSignature = async (bag: Bag, given: Uint8Array | undefined): Promise<SignatureCheck> => {
  const problems: Problem[] = [];
  for (const kind of ['payload', 'tag'] as const)
    for (const algorithm of bundleAlgorithms) {
      const file = `${kind === 'tag' ? 'tag' : ''}manifest-${algorithm}.txt`;
      const manifest = bag.manifests.find((other) => other.file === file);
      if (!manifest) problems.push({ code: 'missing', at: file });
      else if (manifestText(manifest.lines) !== manifest.text)
        problems.push({ code: 'not_as_written', at: file });
    }
  const listedIn = (manifest: string) =>
    new Set(bag.manifests.find(({ file }) => file === manifest)?.lines.map(({ path }) => path));
  const listed = listedIn('tagmanifest-sha256.txt');
  // Nothing signs this one: it must list what the signed one lists, and its digests are compared like any other.
  const other = listedIn('tagmanifest-sha512.txt');
  if (listed.size !== other.size || [...listed].some((path) => !other.has(path)))
    problems.push({ code: 'not_as_written', at: 'tagmanifest-sha512.txt' });
  for (const path of bag.files.keys())
    if (
      !path.startsWith('data/') &&
      !/^tagmanifest-sha(256|512)\.txt(\.minisig)?$/.test(path) &&
      !listed.has(path)
    )
      problems.push({ code: 'unlisted_file', at: path });

  const keyText = await small(bag, names.publicKey, problems, 'key_unreadable');
  const inside = keyText === undefined ? undefined : readPublicKey(keyText);
  if (keyText !== undefined && !inside) problems.push({ code: 'key_unreadable', at: names.publicKey });
  if (inside && publicKeyFile(inside) !== keyText)
    problems.push({ code: 'not_as_written', at: names.publicKey });
  if (given && inside && publicKeyLine(given) !== publicKeyLine(inside))
    problems.push({ code: 'key_differs', at: names.publicKey, detail: fingerprintOf(inside) });

  const publicKey = given ?? inside;
  const key = publicKey && {
    publicKey: publicKeyLine(publicKey),
    fingerprint: fingerprintOf(publicKey),
    compared: given !== undefined,
  };
  const signature = await small(bag, names.signature, problems, 'not_signed');
  if (!publicKey || signature === undefined || !bag.files.has('tagmanifest-sha256.txt'))
    return { problems, key, publicKey, trustedComment: undefined, checked: false };
  const signed = await readWhole(bag.open('tagmanifest-sha256.txt'), longestManifest);
  const verdict = signed === 'too_large' ? undefined : verifyMinisign(signed, signature, publicKey);
  if (!verdict) problems.push({ code: 'too_large', at: 'tagmanifest-sha256.txt' });
  else if (!verdict.ok) problems.push({ code: `signature_${verdict.problem}`, at: names.signature });
  return {
    problems,
    key,
    publicKey,
    trustedComment: verdict?.ok ? verdict.trustedComment : undefined,
    checked: true,
  };
};

const longestManifest = 256 * 1024 * 1024;

const small = async (
  bag: Bag,
  path: string,
  problems: Problem[],
  missing: 'key_unreadable' | 'not_signed',
): Promise<string | undefined> => {
  if (!bag.files.has(path)) {
    problems.push({ code: missing, at: path });
    return undefined;
  }
  try {
    const bytes = await readWhole(bag.open(path), 64 * 1024);
    if (bytes !== 'too_large') return fromUtf8(bytes);
    problems.push({ code: 'too_large', at: path });
  } catch (error) {
    problems.push({ code: 'file_unreadable', at: path, detail: error instanceof Error ? error.message : '' });
  }
  return undefined;
};
