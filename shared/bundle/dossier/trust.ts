import { hexToBytes } from '@noble/hashes/utils.js';
import { names } from '../layout.ts';
import { publicKeyLine } from '../minisign.ts';
import { code, type DossierSection, hashLines, paragraph, plain } from './blocks.ts';
import { longFingerprint, type Subject } from './subject.ts';

/** Who signed, by name and by key. */
export const signersSection = ({ contents, words, nameOf }: Subject): DossierSection => ({
  title: words.t('signers.title'),
  anchor: 'signers',
  newPage: false,
  blocks: [
    paragraph(words.t('signers.rule')),
    {
      block: 'table',
      columns: [
        { head: words.t('signers.name'), share: 3 },
        { head: words.t('signers.role'), share: 2 },
        { head: words.t('signers.key'), share: 0 },
      ],
      rows: contents.profiles.map((profile) => [
        plain(nameOf(profile.publicKey)),
        plain(words.t(`role.${profile.role}`)),
        code(hashLines(profile.publicKey)),
      ]),
    },
    paragraph(words.t('signers.founder')),
    { block: 'commands', lines: [longFingerprint(contents.founder)] },
  ],
});

const methods = ['record', 'ledger', 'review', 'describing', 'evidence', 'persons', 'pictures', 'characters'];
const limits = ['clock', 'truth', 'grades', 'law', 'absence', 'withheld', 'place'];

/** How the record came about and what it does not show. */
export const methodSection = ({ contents, words }: Subject): DossierSection => ({
  title: words.t('method.title'),
  anchor: 'method',
  newPage: true,
  blocks: [
    paragraph(words.t('method.intro', { software: contents.software })),
    { block: 'list', numbered: true, items: methods.map((key) => plain(words.t(`method.${key}`))) },
    paragraph(words.t('limits.intro')),
    { block: 'list', numbered: true, items: limits.map((key) => plain(words.t(`limits.${key}`))) },
  ],
});

/** The check anyone can make, with tools that are not ours. */
export const verifySection = ({ contents, words }: Subject): DossierSection => {
  const folder = contents.case.number;
  const step = (key: string, ...lines: readonly string[]) =>
    [
      { block: 'paragraph', text: [{ text: words.t(`verify.${key}`) }] },
      ...(lines.length > 0 ? [{ block: 'commands', lines } as const] : []),
    ] as const;
  return {
    title: words.t('verify.title'),
    anchor: 'verify',
    newPage: true,
    blocks: [
      paragraph(words.t('verify.intro')),
      ...step('unpack', `unzip ${folder}.zip`, `cd ${folder}`),
      ...step('files', 'sha256sum -c manifest-sha256.txt', 'sha256sum -c tagmanifest-sha256.txt'),
      ...step(
        'signature',
        'minisign -V -m tagmanifest-sha256.txt \\',
        `  -P ${publicKeyLine(hexToBytes(contents.exporter))}`,
      ),
      paragraph(words.t('verify.key')),
      { block: 'commands', lines: [longFingerprint(contents.exporter)] },
      ...step('page', names.verifyPage),
      ...step('software', `zapys verify ${folder}.zip`),
      ...step('attached', 'pdfdetach -saveall dossier.pdf'),
      paragraph(words.t('verify.mismatch')),
    ],
  };
};
