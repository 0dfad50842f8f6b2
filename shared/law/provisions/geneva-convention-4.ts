import { provisionsOf } from '../provision.ts';

const gciv = provisionsOf({
  id: 'gciv',
  name: { en: 'Geneva Convention IV', uk: 'Женевська конвенція IV' },
  source:
    'Convention (IV) relative to the Protection of Civilian Persons in Time of War, Geneva, 12 August 1949; 75 UNTS 287',
});

/** Convention relative to the protection of civilian persons in time of war, 1949. */
export const genevaConvention4 = [
  gciv('gciv_4', '4', 'Who is a protected person', 'Хто є особою під захистом'),
  gciv('gciv_8', '8', 'No renunciation of rights', 'Неможливість відмовитися від прав'),
  gciv(
    'gciv_16',
    '16',
    'Protection of the wounded, the sick, the infirm and expectant mothers',
    'Захист поранених, хворих, немічних і вагітних',
  ),
  gciv(
    'gciv_24',
    '24',
    'Children separated from their families or orphaned',
    'Діти, розлучені з родинами, або сироти',
  ),
  gciv(
    'gciv_27',
    '27',
    'Humane treatment; respect for person, honour, family rights and convictions',
    'Гуманне поводження; повага до особи, честі, сімейних прав і переконань',
  ),
  gciv(
    'gciv_31',
    '31',
    'No physical or moral coercion, in particular to obtain information',
    'Заборона фізичного чи морального примусу, зокрема для отримання відомостей',
  ),
  gciv(
    'gciv_32',
    '32',
    'Prohibition of physical suffering, torture and brutality',
    'Заборона фізичних страждань, катувань і жорстокості',
  ),
  gciv(
    'gciv_33',
    '33',
    'No collective penalties, intimidation, pillage or reprisals',
    'Заборона колективних покарань, залякування, мародерства й репресалій',
  ),
  gciv(
    'gciv_42',
    '42',
    'Grounds for internment or assigned residence of aliens in the territory of a party',
    'Підстави інтернування чи примусового поселення іноземців на території сторони конфлікту',
  ),
  gciv(
    'gciv_47',
    '47',
    'Rights are inviolable whatever annexation or change the occupant declares',
    'Недоторканність прав попри анексію чи зміни, запроваджені окупантом',
    'verified',
  ),
  gciv(
    'gciv_49',
    '49',
    'Forcible transfer, deportation and settlement of one’s own population',
    'Примусове переміщення, депортація та переселення власного населення',
    'verified',
  ),
  gciv(
    'gciv_50',
    '50',
    'Care and education of children; no change of their personal status',
    'Догляд за дітьми та їхня освіта; заборона змінювати їхній громадянський стан',
  ),
  gciv(
    'gciv_51',
    '51',
    'No compulsory service in the occupant’s forces, no pressure to volunteer; limits on labour',
    'Заборона примусу до служби в силах окупанта й тиску щодо добровільного вступу; межі залучення до праці',
  ),
  gciv(
    'gciv_52',
    '52',
    'Protection of workers; no measures that create unemployment to induce work for the occupant',
    'Захист працівників; заборона створювати безробіття, щоб схилити до праці на окупанта',
  ),
  gciv('gciv_53', '53', 'Destruction of property', 'Знищення майна'),
  gciv(
    'gciv_55',
    '55',
    'Food and medical supplies for the population',
    'Забезпечення населення їжею та медикаментами',
  ),
  gciv(
    'gciv_56',
    '56',
    'Medical and hospital services, public health',
    'Медичні та лікарняні послуги, охорона здоров’я',
  ),
  gciv(
    'gciv_71_76',
    '71–76',
    'Fair trial and treatment of detained protected persons',
    'Справедливий суд і поводження із затриманими особами під захистом',
  ),
  gciv(
    'gciv_78',
    '78',
    'Internment or assigned residence only for imperative security reasons, with appeal and review',
    'Інтернування чи примусове поселення лише з нагальних міркувань безпеки, з оскарженням і переглядом',
  ),
  gciv('gciv_147', '147', 'Grave breaches', 'Серйозні порушення'),
] as const;
