import { custodyOf } from '../custody.ts';
import type { BundleExhibit } from '../input.ts';
import { exhibitPath } from '../layout.ts';
import {
  type Block,
  code,
  type DossierSection,
  hashGroups,
  hashLines,
  paragraph,
  plain,
  quiet,
  shortId,
  type Text,
} from './blocks.ts';
import { beforeAttached, describedBlocks, describedInShort, grade, titleOf } from './exhibit-details.ts';
import type { Subject } from './subject.ts';
import { momentAndZone, momentInWords, sizeInWords } from './times.ts';

/** The pictures a dossier prints; others, and those larger than this, are in the bundle only. */
const printedTypes: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};
const printedBytes = 32 * 1024 * 1024;

/** Where the template looks for the exhibit's picture; undefined when it prints none. */
export const platePath = (
  exhibit: Pick<BundleExhibit, 'number' | 'mediaType' | 'size'>,
): string | undefined => {
  const extension = printedTypes[exhibit.mediaType];
  return extension && exhibit.size <= printedBytes ? `/img/${exhibit.number}.${extension}` : undefined;
};

const nameOfExhibit = (exhibit: BundleExhibit, { words }: Subject): string =>
  exhibit.fileName ?? words.t('exhibits.nameWithheld');

export const indexSection = (subject: Subject): DossierSection => {
  const { contents, words, anchorOf } = subject;
  return {
    title: words.t('exhibits.title'),
    anchor: 'exhibits',
    newPage: true,
    blocks:
      contents.exhibits.length === 0
        ? [paragraph(words.t('exhibits.none'))]
        : [
            paragraph(words.t('exhibits.rule')),
            {
              block: 'table',
              columns: [
                { head: words.t('exhibits.number'), share: 0 },
                { head: words.t('exhibits.what'), share: 5 },
                { head: words.t('exhibits.from'), share: 3 },
              ],
              rows: contents.exhibits.map((exhibit) => [
                [{ text: exhibit.number, to: anchorOf(exhibit) }],
                [
                  ...titleOf(exhibit, subject),
                  { text: `\n${describedInShort(exhibit, subject)}\n` },
                  { text: `${exhibit.mediaType}, ${sizeInWords(exhibit.size, words)}\n`, as: 'quiet' },
                  { text: 'SHA-256 ', as: 'quiet' },
                  { text: hashGroups(exhibit.sha256), as: 'code' },
                ],
                [
                  ...incidentLink(exhibit, subject),
                  { text: `\n${grade(exhibit, subject)}\n${attached(exhibit, subject)}` },
                ],
              ]),
            },
          ],
  };
};

const incidentLink = (exhibit: BundleExhibit, subject: Subject): Text => {
  const incident = subject.incidentOf(exhibit);
  return incident
    ? [{ text: exhibit.incidentNumber, to: subject.anchorOf(incident) }]
    : plain(exhibit.incidentNumber);
};

const attached = (exhibit: BundleExhibit, { words, nameOf }: Subject): string =>
  words.t('exhibits.attached', {
    moment: momentInWords(exhibit.attachedAt, words),
    name: nameOf(exhibit.attachedBy),
  });

export const platesSection = (subject: Subject): DossierSection => {
  const { contents, words } = subject;
  return {
    title: words.t('plates.title'),
    anchor: 'plates',
    newPage: true,
    blocks: [
      paragraph(words.t('plates.rule')),
      ...contents.exhibits.flatMap((exhibit) => plate(exhibit, subject)),
    ],
  };
};

/** The picture, then what was recorded of it and what it says in words. */
const plate = (exhibit: BundleExhibit, subject: Subject): readonly Block[] => [
  printed(exhibit, subject),
  ...describedBlocks(exhibit, subject),
];

const printed = (exhibit: BundleExhibit, subject: Subject): Block => {
  const { words } = subject;
  const path = platePath(exhibit);
  return {
    block: 'plate',
    anchor: subject.anchorOf(exhibit),
    path: path ?? '',
    title: exhibit.number,
    alternative: words.t('plates.alternative', { number: exhibit.number, incident: exhibit.incidentNumber }),
    unshown: words.t(path ? 'plates.unreadable' : 'plates.notPrinted', { path: exhibitPath(exhibit) }),
    caption: [
      {
        text: `${nameOfExhibit(exhibit, subject)}, ${exhibit.mediaType}, ${sizeInWords(exhibit.size, words)}. `,
      },
      ...incidentLink(exhibit, subject),
      { text: `. ${attached(exhibit, subject)}.\n` },
      { text: 'SHA-256 ', as: 'quiet' },
      { text: hashGroups(exhibit.sha256), as: 'code' },
    ],
  };
};

/** The chain of custody of each exhibit, this export last. */
export const custodySection = (subject: Subject): DossierSection => {
  const { contents, words, nameOf } = subject;
  return {
    title: words.t('custody.title'),
    anchor: 'custody',
    newPage: true,
    blocks: [
      paragraph(words.t(contents.exhibits.length === 0 ? 'exhibits.none' : 'custody.rule')),
      ...contents.exhibits.map(
        (exhibit): Block => ({
          block: 'group',
          title: exhibit.number,
          anchor: '',
          level: 3,
          newPage: false,
          blocks: [
            {
              block: 'table',
              columns: [
                { head: words.t('custody.when'), share: 4 },
                { head: words.t('custody.what'), share: 3 },
                { head: words.t('custody.by'), share: 3 },
                { head: words.t('custody.entry'), share: 0 },
              ],
              rows: custodyOf(contents, exhibit).map((event) => [
                plain(momentAndZone(event.time, event.zone, words)),
                plain(words.t(`custody.${event.action}`)),
                plain(nameOf(event.by)),
                event.entry ? code(shortId(event.entry)) : quiet(words.t('custody.thisExport')),
              ]),
            },
            ...beforeAttached(exhibit, subject),
          ],
        }),
      ),
    ],
  };
};

export const hashesSection = ({ contents, words }: Subject): DossierSection => ({
  title: words.t('hashes.title'),
  anchor: 'hashes',
  newPage: false,
  blocks: [
    paragraph(words.t(contents.exhibits.length === 0 ? 'exhibits.none' : 'hashes.rule')),
    ...(contents.exhibits.length === 0
      ? []
      : [
          {
            block: 'table',
            columns: [
              { head: words.t('hashes.file'), share: 1 },
              { head: 'SHA-256', share: 0 },
            ],
            rows: contents.exhibits.map((exhibit) => [
              code(exhibitPath(exhibit)),
              code(hashLines(exhibit.sha256)),
            ]),
          } as const,
        ]),
  ],
});
