import { z } from 'zod';
import { exhibitFields } from '../model/exhibit.ts';
import type { Field } from '../model/fields.ts';
import { consentAnswers, consentPurposes, consentRecipients, incidentFields } from '../model/incident.ts';
import { incidentTypeIds } from '../model/incident-types.ts';
import { personFields, personRoles } from '../model/person.ts';
import { omissionReasons, withheldReasons } from '../model/reasons.ts';
import { schemaOf } from '../model/validate.ts';
import { roles } from '../model/views.ts';

/** The JSON documents of a bundle. Their JSON Schemas are generated from here, and verification reads by them. */

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const key = hex(32).describe('Ed25519 public key');
const entry = hex(32).describe('Id of a ledger entry: SHA-256 of its canonical header');
const record = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
  .describe('RFC 3339');
const zone = z.string().min(1).describe('IANA time zone');
const count = z.int().min(0);

const unanswered = z.strictObject({ unanswered: z.enum(['unknown', 'declined']) });
const answer = (field: Field) =>
  z
    .union([schemaOf(field), unanswered])
    .optional()
    .describe(`${field.kind}, ${field.privacy}`);

/** Every field a record may show, by its ledger name. */
const fieldsShown = (fields: Iterable<Field>) =>
  z.strictObject(
    Object.fromEntries(
      [...fields]
        .filter(({ privacy }) => privacy !== 'sealed')
        .map((field) => [field.name, answer(field)] as const),
    ),
  );

const withheldReason = z.enum(withheldReasons);
const withheld = z.array(z.strictObject({ field: z.string(), reason: withheldReason }));

export const incidentsDocument = z.strictObject({
  format: z.literal('zapys-incidents/1'),
  case: z.strictObject({ record, number: z.string(), title: z.string(), summary: z.string() }),
  organisation: z.string(),
  locale: z.enum(['uk', 'en']),
  purpose: z.enum(consentPurposes),
  recipient: z.enum(consentRecipients),
  exported: z.strictObject({ time, zone }),
  software: z.string(),
  exporter: key,
  founder: key.describe('Of the founding profile: who the others are rests on it'),
  profiles: z.array(
    z.strictObject({
      publicKey: key,
      fingerprint: z.string(),
      name: z.string().nullable(),
      role: z.enum(roles),
    }),
  ),
  incidents: z.array(
    z.strictObject({
      record,
      number: z.string(),
      type: z.enum(incidentTypeIds).nullable(),
      anonymised: z.boolean(),
      author: key,
      created: time,
      changed: time,
      fields: fieldsShown(incidentFields.values()),
      withheld,
      decisions: z.array(
        z.strictObject({
          entry,
          kind: z.enum(['submit', 'return', 'approve', 'retract']),
          by: key,
          time,
          zone,
          reason: z.string().nullable(),
          reasonWithheld: withheldReason.nullable().describe('Why the reason given is not shown'),
        }),
      ),
      persons: z
        .array(
          z.strictObject({
            record,
            pseudonym: z.string().nullable().describe('Null when the person is omitted'),
            roles: z.array(z.enum(personRoles)).min(1),
          }),
        )
        .describe('Who is in it and as what'),
      links: z
        .array(z.strictObject({ record, number: z.string() }))
        .describe('Incidents of this bundle that it is recorded to form a chain with'),
      exhibits: z.array(z.string()).describe('Exhibit numbers'),
    }),
  ),
  persons: z.array(
    z.strictObject({
      record,
      pseudonym: z.string(),
      roles: z
        .array(
          z.strictObject({
            incident: record,
            incidentNumber: z.string(),
            roles: z.array(z.enum(personRoles)).min(1),
          }),
        )
        .min(1),
      fields: fieldsShown(personFields.values()),
      withheld,
    }),
  ),
  exhibits: z.array(
    z.strictObject({
      number: z.string(),
      record,
      incident: record,
      incidentNumber: z.string(),
      path: z.string().describe('Inside the bag'),
      fileName: z.string().nullable().describe('As attached; null when withheld'),
      mediaType: z.string(),
      size: count.describe('Bytes'),
      sha256: hex(32),
      attachedAt: time,
      attachedBy: key,
      fields: fieldsShown(exhibitFields.values()).extend({
        'exhibit.metadata': z.json().optional().describe('What the file says of itself'),
        'exhibit.detach_reason': z.json().optional(),
      }),
      withheld,
      custody: z.array(
        z.strictObject({
          action: z.enum(['attached', 'detached', 'exported']),
          time,
          zone,
          by: key,
          entry: entry.nullable().describe('Null for this very export'),
        }),
      ),
    }),
  ),
});
export type IncidentsDocument = z.output<typeof incidentsDocument>;

export const consentDocument = z.strictObject({
  format: z.literal('zapys-consent/1'),
  incidents: z.array(
    z.strictObject({
      record,
      number: z.string(),
      purpose: z.enum(consentPurposes),
      forPurpose: z.enum(consentAnswers),
      recipient: z.enum(consentRecipients),
      toRecipient: z.enum(consentAnswers),
      form: z.json(),
      language: z.json(),
      risksExplained: z.json(),
      voluntary: z.json(),
      expires: z.json(),
      entries: z.array(entry),
    }),
  ),
});
export type ConsentDocument = z.output<typeof consentDocument>;

export const omissionsDocument = z.strictObject({
  format: z.literal('zapys-omissions/1'),
  included: z.strictObject({ incidents: count, exhibits: count, persons: count }),
  omitted: z.strictObject({ incidents: count, exhibits: count, persons: count, fields: count }),
  items: z.array(
    z.strictObject({
      what: z.enum(['incident', 'exhibit', 'person']),
      record,
      number: z.string(),
      reasons: z.array(z.enum(omissionReasons)).min(1),
    }),
  ),
  fields: z
    .array(z.strictObject({ number: z.string(), field: z.string(), reason: withheldReason }))
    .describe('By the number of the incident or exhibit, or the pseudonym of the person'),
});
export type OmissionsDocument = z.output<typeof omissionsDocument>;

const header = z.strictObject({
  v: z.literal(1),
  author: key,
  seq: z.int().min(1),
  prev: entry,
  time,
  zone,
  record,
  type: z.enum(['profile', 'incident', 'exhibit', 'case', 'person', 'import']),
  kind: z.enum(['edit', 'submit', 'return', 'approve', 'retract', 'export', 'erase']),
  parents: z.array(entry),
  payload: hex(32).describe('Commitment over the sorted field digests'),
});

const proof = z
  .strictObject({
    header,
    disclosed: z.array(z.tuple([hex(16), z.string(), z.json()])).describe('[salt, field, value], by field'),
    withheld: z
      .array(z.tuple([z.string(), hex(32)]))
      .describe('[field, digest of its salt and value] of every other field, by field'),
    chain: z.array(header).describe('Headers after this one, to the end of its commit'),
    signature: hex(64).describe('Ed25519, over the id of the last entry of the commit'),
    firstSeq: z.int().min(1),
  })
  .describe('One ledger entry with the fields that are shown');

export const proofsDocument = z.strictObject({
  format: z.literal('zapys-proofs/1'),
  records: z.array(
    z.strictObject({
      record,
      type: z.enum(['profile', 'incident', 'exhibit', 'case', 'person', 'import']),
      proofs: z.array(proof).min(1),
    }),
  ),
});
export type ProofsDocument = z.output<typeof proofsDocument>;

/** JSON Schema 2020-12 of a document, as text. */
export const jsonSchemaText = (schema: z.ZodType, title: string): string =>
  jsonText({ ...z.toJSONSchema(schema, { target: 'draft-2020-12' }), title });

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
