import { damageCategoryById } from './damage-categories.ts';
import type { Provision } from './provision.ts';
import { provisionById } from './provisions.ts';

type Locale = 'en' | 'uk';

/** As it is cited: "Geneva Convention IV, art. 49", «Женевська конвенція IV, ст. 49». */
export const citation = ({ instrument, article }: Provision, locale: Locale): string =>
  `${instrument.name[locale]}, ${locale === 'uk' ? 'ст.' : 'art.'} ${inLocale(article, locale)}`;

/** What stands for a provision or category of this id where its field is named. */
export const lawSubjectInWords = (section: 'law' | 'rd4u', id: string, locale: Locale): string => {
  if (section === 'law') {
    const provision = provisionById(id);
    return provision ? citation(provision, locale) : id;
  }
  const category = damageCategoryById(id);
  return category ? `${category.code} ${category.name[locale]}` : id;
};

const inLocale = (article: string, locale: Locale): string =>
  locale === 'uk' ? article.replace('final para.', 'останній абзац') : article;
