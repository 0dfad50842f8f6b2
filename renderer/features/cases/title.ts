import type { TFunction } from 'i18next';

/** UTF-16 units a title may have: it stands on the cover of the dossier and at the head of its pages. */
const longestTitle = 300;

/** Why this cannot be the title of a case, in a sentence; undefined when it can. */
export const titleProblem = (title: string, t: TFunction<'cases'>): string | undefined => {
  if (title.trim() === '') return t('titleBlank');
  const now = title.trim().length;
  return now > longestTitle ? t('titleLong', { most: longestTitle, now }) : undefined;
};
