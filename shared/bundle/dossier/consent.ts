import type { Json } from '../../ledger/entry.ts';
import { consentSection as consentModel } from '../../model/incident.ts';
import { fieldInWords } from '../../model/value-words.ts';
import type { BundleConsent, BundleIncident } from '../input.ts';
import {
  type Block,
  code,
  type DossierSection,
  paragraph,
  plain,
  quiet,
  type Row,
  shortId,
  type Text,
} from './blocks.ts';
import type { Subject } from './subject.ts';
import { momentAndZone } from './times.ts';
import { valueInWords } from './values.ts';

/** Under which consent each incident leaves, as the ledger records it. */
export const consentSection = (subject: Subject): DossierSection => {
  const { contents, words } = subject;
  return {
    title: words.t('consent.title'),
    anchor: 'consent',
    newPage: false,
    blocks: [
      paragraph(
        words.t('consent.statement', {
          moment: momentAndZone(contents.exported.time, contents.exported.zone, words),
          purpose: words.t(`purpose.${contents.purpose}`),
          recipient: words.t(`recipient.${contents.recipient}`),
        }),
      ),
      paragraph(words.t('consent.rule')),
      ...contents.incidents.map((incident) => certificate(incident, subject)),
    ],
  };
};

const certificate = ({ number, consent, anonymised, fields }: BundleIncident, { words }: Subject): Block => {
  const answer = (key: string, value: string): Row => ({
    label: words.t(key),
    value: [{ text: words.t(`consent.${value}`), as: 'strong' }],
  });
  const detail = (key: keyof BundleConsent, field: string): Row => ({
    label: fieldInWords(`consent.${field}`, words),
    value: recorded(`consent.${field}`, consent[key] as Json, words.t('consent.notRecorded'), words),
  });
  return {
    block: 'group',
    title: number,
    anchor: '',
    level: 3,
    newPage: false,
    blocks: [
      {
        block: 'facts',
        rows: [
          answer('consent.forPurpose', consent.forPurpose),
          answer('consent.toRecipient', consent.toRecipient),
          {
            label: words.t('consent.leavesAs'),
            value: plain(words.t(anonymised ? 'consent.asAnonymised' : 'consent.asRecorded')),
          },
          detail('form', 'form'),
          detail('language', 'language'),
          detail('risksExplained', 'risks_explained'),
          detail('voluntary', 'voluntary'),
          consent.expires === null
            ? { label: fieldInWords('consent.expires', words), value: quiet(words.t('consent.noExpiry')) }
            : detail('expires', 'expires'),
          ...assent(fields['consent.child_assent'], words),
          // What was withdrawn does not leave: that there is none is certified too.
          { label: fieldInWords('consent.withdrawn', words), value: plain(words.t('consent.notWithdrawn')) },
          {
            label: words.t('consent.entries'),
            value: consent.entries.flatMap(
              (entry, index): Text => [...(index > 0 ? [{ text: '\n' }] : []), ...code(shortId(entry))],
            ),
          },
        ],
      },
    ],
  };
};

const recorded = (name: string, value: Json | undefined, blank: string, words: Subject['words']): Text => {
  const field = consentModel.fields.find((one) => one.name === name);
  return value === undefined || value === null || !field ? quiet(blank) : valueInWords(field, value, words);
};

const assent = (value: Json | undefined, words: Subject['words']): readonly Row[] =>
  value === undefined || value === null
    ? []
    : [
        {
          label: fieldInWords('consent.child_assent', words),
          value: recorded('consent.child_assent', value, '', words),
        },
      ];
