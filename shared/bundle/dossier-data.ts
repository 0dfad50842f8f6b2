import { type DossierSection, plain, type Row, type Text } from './dossier/blocks.ts';
import { chronologySection } from './dossier/chronology.ts';
import { consentSection } from './dossier/consent.ts';
import { custodySection, hashesSection, indexSection, platesSection } from './dossier/exhibits.ts';
import { incidentsSection } from './dossier/incidents.ts';
import { lawSection } from './dossier/law.ts';
import { personsSection } from './dossier/persons.ts';
import { longFingerprint, type Subject, subjectOf } from './dossier/subject.ts';
import { scopeSection, summarySection } from './dossier/summary.ts';
import { momentAndZone, utcParts } from './dossier/times.ts';
import { methodSection, signersSection, verifySection } from './dossier/trust.ts';
import { wordsOf } from './dossier/words.ts';
import type { BundleContents } from './input.ts';

/** All that the template `dossier.typ` reads: layout is its own, every word and every order is settled here. */
export type DossierData = {
  readonly lang: 'uk' | 'en';
  readonly region: 'UA' | 'GB';
  readonly document: {
    readonly title: string;
    readonly author: string;
    readonly description: string;
    /** UTC; the only date the file carries, so that the same contents give the same bytes. */
    readonly date: ReturnType<typeof utcParts>;
  };
  readonly cover: {
    readonly organisation: string;
    readonly kind: string;
    readonly number: string;
    readonly title: string;
    readonly rows: readonly Row[];
    readonly classification: string;
    readonly note: string;
  };
  readonly header: { readonly left: string; readonly right: string };
  /** What stands before, between and after the page number and the number of pages. */
  readonly page: readonly [string, string, string];
  readonly contentsTitle: string;
  readonly sections: readonly DossierSection[];
  /** Files that travel inside the PDF; each must be given to the typesetter under its path. */
  readonly attachments: readonly {
    readonly path: string;
    readonly name: string;
    readonly mediaType: string;
    readonly description: string;
  }[];
};

/** Where the typesetter finds the bundle's `incidents.json`. */
export const attachedIncidents = '/attach/incidents.json';

/** The dossier of a case in the language of the contents. Pure: the same contents give the same data. */
export const dossierData = (contents: BundleContents): DossierData => {
  const words = wordsOf(contents.locale);
  const subject = subjectOf(contents, words);
  const title = words.t('documentTitle', { number: contents.case.number, title: contents.case.title });
  return {
    lang: contents.locale,
    region: contents.locale === 'uk' ? 'UA' : 'GB',
    document: {
      title,
      author: contents.organisation,
      description: words.t('documentDescription', {
        incidents: contents.incidents.length,
        exhibits: contents.exhibits.length,
      }),
      date: utcParts(contents.exported.time),
    },
    cover: cover(subject),
    header: { left: contents.case.number, right: words.t('classificationShort') },
    page: pageWords(words.t('page', { page: '|', pages: '|' })),
    contentsTitle: words.t('contents'),
    sections: [
      summarySection(subject),
      scopeSection(subject),
      indexSection(subject),
      chronologySection(subject),
      incidentsSection(subject),
      platesSection(subject),
      lawSection(subject),
      personsSection(subject),
      consentSection(subject),
      custodySection(subject),
      hashesSection(subject),
      signersSection(subject),
      methodSection(subject),
      verifySection(subject),
    ],
    attachments: [
      {
        path: attachedIncidents,
        name: 'incidents.json',
        mediaType: 'application/json',
        description: words.t('attachment'),
      },
    ],
  };
};

const cover = ({ contents, words, nameOf }: Subject): DossierData['cover'] => {
  const row = (key: string, value: Text): Row => ({ label: words.t(`cover.${key}`), value });
  return {
    organisation: contents.organisation,
    kind: words.t('cover.kind'),
    number: contents.case.number,
    title: contents.case.title,
    rows: [
      row('recipient', plain(words.t(`recipient.${contents.recipient}`))),
      row('purpose', plain(words.t(`purpose.${contents.purpose}`))),
      row(
        'holds',
        plain(
          words.t('documentDescription', {
            incidents: contents.incidents.length,
            exhibits: contents.exhibits.length,
          }),
        ),
      ),
      row('made', plain(momentAndZone(contents.exported.time, contents.exported.zone, words))),
      row('exporter', plain(nameOf(contents.exporter))),
      row('fingerprint', [{ text: longFingerprint(contents.exporter), as: 'code' }]),
    ],
    classification: words.t('classification'),
    note: words.t('cover.note'),
  };
};

const pageWords = (text: string): readonly [string, string, string] => {
  const [before = '', between = '', after = ''] = text.split('|');
  return [before, between, after];
};
