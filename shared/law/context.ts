import type { InBoth, VerificationStatus } from './provision.ts';

/** Decisions and facts that whoever reads the suggestions should know. */
export type LegalContext = {
  readonly id: string;
  readonly title: InBoth;
  readonly note: InBoth;
  readonly source: string;
  readonly status: VerificationStatus;
};

export const legalContext: readonly LegalContext[] = [
  {
    id: 'bratsylo',
    title: { en: 'Bratsylo et al. v. Russia', uk: 'Брацило та інші проти Росії' },
    note: {
      en: 'UN Human Rights Committee, 27 March 2024: imposed citizenship in occupied Crimea',
      uk: 'Комітет ООН з прав людини, 27 березня 2024 року: нав’язане громадянство в окупованому Криму',
    },
    source: 'Communication no. 3022/2017',
    status: 'to-verify',
  },
  {
    id: 'ukraine_v_russia_crimea',
    title: { en: 'Ukraine v. Russia (re Crimea)', uk: 'Україна проти Росії (щодо Криму)' },
    note: {
      en: 'European Court of Human Rights, Grand Chamber, 25 June 2024: administrative practices in occupied Crimea',
      uk: 'Європейський суд з прав людини, Велика палата, 25 червня 2024 року: адміністративні практики в окупованому Криму',
    },
    source: 'Application no. 20958/14',
    status: 'to-verify',
  },
  {
    id: 'rome_for_ukraine',
    title: { en: 'Rome Statute for Ukraine', uk: 'Римський статут для України' },
    note: {
      en: 'In force for Ukraine since 1 January 2025; earlier acts rest on declarations under article 12(3)',
      uk: 'Чинний для України з 1 січня 2025 року; щодо раніших діянь спираються на заяви за статтею 12(3)',
    },
    source: 'UN Treaty Collection, chapter XVIII, no. 10',
    status: 'to-verify',
  },
  {
    id: 'echr_end',
    title: { en: 'ECHR against Russia', uk: 'ЄКПЛ щодо Росії' },
    note: {
      en: 'Only for facts to 16 September 2022',
      uk: 'Лише щодо подій до 16 вересня 2022 року',
    },
    source: 'Resolution of the European Court of Human Rights, 22 March 2022',
    status: 'to-verify',
  },
];
