import { provisionsOf } from '../provision.ts';

const hague = provisionsOf({
  id: 'hague',
  name: { en: 'Hague Regulations', uk: 'Гаазьке положення' },
  source:
    'Regulations annexed to Convention (IV) respecting the Laws and Customs of War on Land, The Hague, 18 October 1907; 36 Stat. 2277',
});

/** Regulations respecting the laws and customs of war on land, 1907. */
export const hagueRegulations = [
  hague(
    'hague_23_g',
    '23(g)',
    'Destroying or seizing the enemy’s property unless imperatively demanded by war',
    'Знищення чи захоплення майна противника без нагальної воєнної потреби',
  ),
  hague(
    'hague_23_final',
    '23, final para.',
    'Compelling nationals of the hostile party to take part in operations against their own country',
    'Примус громадян ворожої сторони до участі в діях проти власної країни',
  ),
  hague(
    'hague_43',
    '43',
    'Respect for the laws in force in the occupied country',
    'Дотримання законів, чинних на окупованій території',
    'verified',
  ),
  hague(
    'hague_44',
    '44',
    'Forcing inhabitants to give information about the army or means of defence',
    'Примус жителів надавати відомості про армію чи засоби оборони',
    'verified',
  ),
  hague(
    'hague_45',
    '45',
    'Compelling inhabitants to swear allegiance to the hostile power',
    'Примус жителів до присяги на вірність ворожій державі',
    'verified',
  ),
  hague(
    'hague_46',
    '46',
    'Respect for family, life, private property and beliefs; no confiscation',
    'Повага до сім’ї, життя, приватної власності та переконань; заборона конфіскації',
    'verified',
  ),
  hague('hague_47', '47', 'Pillage is forbidden', 'Заборона мародерства', 'verified'),
  hague(
    'hague_52',
    '52',
    'Requisitions and services only for the needs of the occupying army, never for operations against one’s country',
    'Реквізиції та повинності лише для потреб окупаційної армії, не для дій проти власної країни',
  ),
  hague(
    'hague_53',
    '53',
    'Seizure of movable property usable for military operations; restoration and compensation',
    'Вилучення рухомого майна, придатного для воєнних дій; повернення та відшкодування',
  ),
  hague(
    'hague_55',
    '55',
    'The occupant only administers public immovable property',
    'Окупант лише управляє державним нерухомим майном',
  ),
  hague(
    'hague_56',
    '56',
    'Property of municipalities and of institutions of religion, charity, education, art and science',
    'Майно громад і закладів релігії, благодійності, освіти, мистецтва й науки',
  ),
] as const;
