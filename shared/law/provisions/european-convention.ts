import { provisionsOf } from '../provision.ts';

const echr = provisionsOf({
  id: 'echr',
  name: { en: 'ECHR', uk: 'ЄКПЛ' },
  source:
    'Convention for the Protection of Human Rights and Fundamental Freedoms, 4 November 1950; ETS No. 5',
});
const protocol1 = provisionsOf({
  id: 'echr_p1',
  name: { en: 'ECHR, Protocol 1', uk: 'ЄКПЛ, Протокол 1' },
  source: 'Protocol to the Convention, 20 March 1952; ETS No. 9',
});
const protocol4 = provisionsOf({
  id: 'echr_p4',
  name: { en: 'ECHR, Protocol 4', uk: 'ЄКПЛ, Протокол 4' },
  source: 'Protocol No. 4 to the Convention, 16 September 1963; ETS No. 46',
});

/** The European Convention and its protocols; against Russia for facts to 16 September 2022 only. */
export const europeanConvention = [
  echr(
    'echr_8',
    '8',
    'Private and family life, home and correspondence',
    'Приватне й сімейне життя, житло та кореспонденція',
  ),
  echr('echr_14', '14', 'Prohibition of discrimination', 'Заборона дискримінації'),
  protocol1('echr_p1_1', '1', 'Protection of property', 'Захист власності'),
  protocol1('echr_p1_2', '2', 'Right to education', 'Право на освіту'),
  protocol4('echr_p4_3', '3', 'Prohibition of expulsion of nationals', 'Заборона вислання громадян'),
  protocol4(
    'echr_p4_4',
    '4',
    'Prohibition of collective expulsion of aliens',
    'Заборона колективного вислання іноземців',
  ),
] as const;
