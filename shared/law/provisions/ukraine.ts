import { provisionsOf } from '../provision.ts';

const code = provisionsOf({
  id: 'ccu',
  name: { en: 'Criminal Code of Ukraine', uk: 'Кримінальний кодекс України' },
  source: 'Law of Ukraine No. 2341-III, 5 April 2001; zakon.rada.gov.ua/laws/show/2341-14',
});

/** Criminal law of Ukraine. */
export const lawOfUkraine = [
  code('ccu_161', '161', 'Violation of equality of citizens', 'Порушення рівноправності громадян'),
  code('ccu_438', '438', 'War crimes', 'Воєнні злочини'),
  code('ccu_442_1', '442-1', 'Crimes against humanity', 'Злочини проти людяності'),
] as const;
