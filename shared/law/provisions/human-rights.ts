import { provisionsOf } from '../provision.ts';

const udhr = provisionsOf({
  id: 'udhr',
  name: { en: 'Universal Declaration of Human Rights', uk: 'Загальна декларація прав людини' },
  source: 'UN General Assembly resolution 217 A (III), 10 December 1948',
});
const iccpr = provisionsOf({
  id: 'iccpr',
  name: { en: 'ICCPR', uk: 'МПГПП' },
  source: 'International Covenant on Civil and Political Rights, 16 December 1966; 999 UNTS 171',
});
const icescr = provisionsOf({
  id: 'icescr',
  name: { en: 'ICESCR', uk: 'МПЕСКП' },
  source: 'International Covenant on Economic, Social and Cultural Rights, 16 December 1966; 993 UNTS 3',
});
const crc = provisionsOf({
  id: 'crc',
  name: { en: 'Convention on the Rights of the Child', uk: 'Конвенція про права дитини' },
  source: 'Convention on the Rights of the Child, 20 November 1989; 1577 UNTS 3',
});
const cat = provisionsOf({
  id: 'cat',
  name: { en: 'Convention against Torture', uk: 'Конвенція проти катувань' },
  source:
    'Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment, 10 December 1984; 1465 UNTS 85',
});
const icpped = provisionsOf({
  id: 'icpped',
  name: {
    en: 'Convention on Enforced Disappearance',
    uk: 'Конвенція про захист від насильницьких зникнень',
  },
  source:
    'International Convention for the Protection of All Persons from Enforced Disappearance, 20 December 2006; 2716 UNTS 3',
});

/** Universal human-rights instruments. */
export const humanRights = [
  udhr(
    'udhr_15',
    '15',
    'Right to a nationality; nobody is denied the right to change it or deprived of it arbitrarily',
    'Право на громадянство; заборона свавільно позбавляти його чи права його змінити',
  ),
  iccpr(
    'iccpr_2',
    '2',
    'Rights without distinction; effective remedy',
    'Права без розрізнення; ефективний засіб захисту',
  ),
  iccpr(
    'iccpr_7',
    '7',
    'Prohibition of torture and cruel, inhuman or degrading treatment',
    'Заборона катувань і жорстокого, нелюдського чи принизливого поводження',
  ),
  iccpr('iccpr_8', '8', 'Prohibition of slavery and forced labour', 'Заборона рабства та примусової праці'),
  iccpr('iccpr_9', '9', 'Liberty and security of person', 'Свобода та особиста недоторканність'),
  iccpr(
    'iccpr_12_4',
    '12(4)',
    'Nobody is arbitrarily deprived of the right to enter their own country',
    'Заборона свавільно позбавляти права на в’їзд до власної країни',
  ),
  iccpr(
    'iccpr_17',
    '17',
    'Privacy, family, home and correspondence',
    'Приватне життя, сім’я, житло та кореспонденція',
  ),
  iccpr('iccpr_18', '18', 'Freedom of thought, conscience and religion', 'Свобода думки, совісті та релігії'),
  iccpr('iccpr_26', '26', 'Equality before the law', 'Рівність перед законом'),
  icescr('icescr_6', '6', 'Right to work', 'Право на працю'),
  icescr('icescr_9', '9', 'Right to social security', 'Право на соціальне забезпечення'),
  icescr(
    'icescr_11',
    '11',
    'Right to an adequate standard of living',
    'Право на достатній життєвий рівень',
    'verified',
  ),
  icescr('icescr_12', '12', 'Right to health', 'Право на здоров’я', 'verified'),
  icescr('icescr_13', '13', 'Right to education', 'Право на освіту'),
  crc('crc_7', '7', 'Name, nationality, care by parents', 'Ім’я, громадянство, піклування батьків'),
  crc(
    'crc_8',
    '8',
    'Preservation of identity, nationality and family relations',
    'Збереження індивідуальності, громадянства та сімейних зв’язків',
  ),
  crc(
    'crc_9',
    '9',
    'No separation from parents against their will',
    'Заборона розлучати з батьками всупереч їхній волі',
  ),
  crc(
    'crc_20',
    '20',
    'Protection of a child deprived of family environment',
    'Захист дитини, позбавленої сімейного оточення',
  ),
  crc('crc_28', '28', 'Right to education', 'Право на освіту'),
  cat('cat_1', '1', 'Definition of torture', 'Визначення катування'),
  cat(
    'cat_16',
    '16',
    'Other cruel, inhuman or degrading treatment',
    'Інше жорстоке, нелюдське чи принизливе поводження',
  ),
  icpped('icpped_2', '2', 'Definition of enforced disappearance', 'Визначення насильницького зникнення'),
] as const;
