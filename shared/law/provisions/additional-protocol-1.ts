import { provisionsOf } from '../provision.ts';

const api = provisionsOf({
  id: 'api',
  name: { en: 'Additional Protocol I', uk: 'Додатковий протокол I' },
  source:
    'Protocol Additional to the Geneva Conventions relating to the Protection of Victims of International Armed Conflicts, 8 June 1977; 1125 UNTS 3',
});

/** Protocol I to the Geneva Conventions, 1977. */
export const additionalProtocol1 = [
  api(
    'api_4',
    '4',
    'Occupation and agreements do not change the legal status of the territory',
    'Окупація й угоди не змінюють правового статусу території',
  ),
  api(
    'api_69',
    '69',
    'Basic needs of the population in occupied territory',
    'Основні потреби населення окупованої території',
  ),
  api('api_75', '75', 'Fundamental guarantees', 'Основні гарантії'),
  api('api_77', '77', 'Protection of children', 'Захист дітей'),
  api('api_78', '78', 'Evacuation of children', 'Евакуація дітей'),
  api(
    'api_85_4_a',
    '85(4)(a)',
    'Transfer of own population into occupied territory; deportation or transfer of its population, as a grave breach',
    'Переселення власного населення на окуповану територію; депортація чи переміщення її населення як серйозне порушення',
  ),
] as const;
