import { provisionsOf } from '../provision.ts';

const rome = provisionsOf({
  id: 'rome',
  name: { en: 'Rome Statute', uk: 'Римський статут' },
  source: 'Rome Statute of the International Criminal Court, 17 July 1998; 2187 UNTS 3',
});

/** Crimes under the Statute of the International Criminal Court, 1998. */
export const romeStatute = [
  rome(
    'rome_6_e',
    '6(e)',
    'Genocide by forcibly transferring children of the group, with the intent to destroy it',
    'Геноцид шляхом насильницької передачі дітей групи з наміром її знищити',
    'verified',
  ),
  rome(
    'rome_7_1_d',
    '7(1)(d)',
    'Deportation or forcible transfer of population',
    'Депортація або насильницьке переміщення населення',
    'verified',
  ),
  rome(
    'rome_7_1_e',
    '7(1)(e)',
    'Imprisonment or other severe deprivation of liberty',
    'Ув’язнення або інше жорстоке позбавлення свободи',
    'verified',
  ),
  rome('rome_7_1_f', '7(1)(f)', 'Torture', 'Катування', 'verified'),
  rome(
    'rome_7_1_h',
    '7(1)(h)',
    'Persecution of an identifiable group',
    'Переслідування ідентифікованої групи',
    'verified',
  ),
  rome(
    'rome_7_1_i',
    '7(1)(i)',
    'Enforced disappearance of persons',
    'Насильницьке зникнення людей',
    'verified',
  ),
  rome(
    'rome_7_1_k',
    '7(1)(k)',
    'Other inhumane acts causing great suffering or serious injury',
    'Інші нелюдські діяння, що спричиняють сильні страждання чи серйозне ушкодження',
    'verified',
  ),
  rome('rome_8_2_a_ii', '8(2)(a)(ii)', 'Torture or inhuman treatment', 'Катування або нелюдське поводження'),
  rome(
    'rome_8_2_a_iii',
    '8(2)(a)(iii)',
    'Wilfully causing great suffering or serious injury to body or health',
    'Умисне спричинення сильних страждань, серйозного тілесного ушкодження чи шкоди здоров’ю',
  ),
  rome(
    'rome_8_2_a_iv',
    '8(2)(a)(iv)',
    'Extensive destruction and appropriation of property, unlawful and wanton',
    'Широкомасштабне незаконне й безглузде знищення та привласнення майна',
  ),
  rome(
    'rome_8_2_a_v',
    '8(2)(a)(v)',
    'Compelling a protected person to serve in the forces of a hostile power',
    'Примус особи під захистом до служби в силах ворожої держави',
  ),
  rome(
    'rome_8_2_a_vi',
    '8(2)(a)(vi)',
    'Depriving a protected person of a fair trial',
    'Позбавлення особи під захистом права на справедливий суд',
  ),
  rome(
    'rome_8_2_a_vii',
    '8(2)(a)(vii)',
    'Unlawful deportation or transfer, or unlawful confinement',
    'Незаконна депортація чи переміщення або незаконне позбавлення свободи',
    'verified',
  ),
  rome(
    'rome_8_2_b_viii',
    '8(2)(b)(viii)',
    'Transfer of the occupant’s own population; deportation or transfer of the population of the occupied territory',
    'Переселення окупантом власного населення; депортація чи переміщення населення окупованої території',
  ),
  rome(
    'rome_8_2_b_xiii',
    '8(2)(b)(xiii)',
    'Destroying or seizing the enemy’s property unless imperatively demanded by war',
    'Знищення чи захоплення майна противника без нагальної воєнної потреби',
  ),
  rome(
    'rome_8_2_b_xiv',
    '8(2)(b)(xiv)',
    'Declaring rights and actions of nationals of the hostile party abolished or inadmissible in court',
    'Скасування прав і вимог громадян ворожої сторони або позбавлення їх судового захисту',
  ),
  rome(
    'rome_8_2_b_xv',
    '8(2)(b)(xv)',
    'Compelling nationals of the hostile party to take part in operations against their own country',
    'Примус громадян ворожої сторони до участі в діях проти власної країни',
  ),
  rome('rome_8_2_b_xvi', '8(2)(b)(xvi)', 'Pillaging', 'Мародерство'),
  rome(
    'rome_8_2_b_xxi',
    '8(2)(b)(xxi)',
    'Outrages upon personal dignity, humiliating and degrading treatment',
    'Посягання на людську гідність, принизливе поводження',
  ),
] as const;
