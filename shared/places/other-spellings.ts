import type { Place } from './gazetteer.ts';

/**
 * Spellings of English and Russian papers that no rule of letters leads to, by the Ukrainian name; of places
 * renamed since 2014 also the name that papers of the occupying power still use.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  'Автономна Республіка Крим': ['Crimea', 'Autonomous Republic of Crimea', 'Krym', 'Крым'],
  Алчевськ: ['Комунарськ'],
  Бахмут: ['Артемівськ', 'Артемовск', 'Artemivsk', 'Artemovsk'],
  Голубівка: ['Кіровськ', 'Кировск', 'Kirovsk'],
  Дніпро: ['Дніпропетровськ', 'Днепропетровск', 'Dnipropetrovsk', 'Dnepropetrovsk'],
  Довжанськ: ['Свердловськ', 'Свердловск', 'Sverdlovsk'],
  Залізне: ['Артемове', 'Артемово', 'Artemovo'],
  Звягель: ['Новоград-Волинський', 'Новоград-Волынский', 'Novohrad-Volynskyi'],
  Кадіївка: ['Стаханов', 'Stakhanov'],
  'Кам’янське': ['Дніпродзержинськ', 'Днепродзержинск', 'Dniprodzerzhynsk', 'Dneprodzerzhinsk'],
  Кальміуське: ['Комсомольське', 'Комсомольское', 'Komsomolske', 'Komsomolskoye'],
  Київ: ['Kiev', 'Киев'],
  Кропивницький: ['Кіровоград', 'Кировоград', 'Kirovohrad', 'Kirovograd'],
  Лиман: ['Красний Лиман', 'Красный Лиман', 'Krasny Liman'],
  Миколаїв: ['Nikolaev', 'Nikolayev', 'Николаев'],
  Мирноград: ['Димитров', 'Dymytrov', 'Dimitrov'],
  'Новгород-Сіверський': ['Новгород-Северский'],
  Олешки: ['Цюрупинськ', 'Цюрупинск', 'Tsiurupynsk', 'Tsyurupinsk', 'Алешки', 'Aleshki', 'Alyoshki'],
  Покровськ: ['Красноармійськ', 'Красноармейск', 'Krasnoarmiisk', 'Krasnoarmeysk'],
  Севастополь: ['Sebastopol'],
  Сіверськодонецьк: ['Сєвєродонецьк', 'Северодонецк', 'Sievierodonetsk', 'Severodonetsk'],
  Сорокине: ['Краснодон', 'Krasnodon'],
  Торецьк: ['Дзержинськ', 'Дзержинск', 'Dzerzhynsk', 'Dzerzhinsk'],
  Хрестівка: ['Кіровське', 'Кировское', 'Kirovske', 'Kirovskoye'],
  Хрустальний: ['Красний Луч', 'Красный Луч', 'Krasnyi Luch', 'Krasny Luch'],
  Чистякове: ['Торез', 'Torez'],
  Шахтарське: ['Першотравенськ', 'Першотравенск', 'Pershotravensk'],
};

/** Other spellings of a city or of Crimea; mostly none. Villages of the same name were never called so. */
export const otherSpellings = ({ name, level }: Place): readonly string[] =>
  level === 'city' || level === 'special_city' || level === 'oblast' ? (spellings[name] ?? []) : [];
