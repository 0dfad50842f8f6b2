import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { specialTargets, targetFields } from '../../../shared/import/targets.ts';
import { useWords } from '../../components/use-words.ts';

export type TargetChoices = readonly {
  readonly group: string;
  readonly items: readonly { readonly value: string; readonly label: string }[];
}[];

/** Where a column may go, by section of the form, in words. */
export const useTargetChoices = (): TargetChoices => {
  const { t } = useTranslation('import');
  const words = useWords();
  return useMemo(() => {
    const sections = new Map<string, { value: string; label: string }[]>();
    for (const { name } of targetFields()) {
      const section = name.split('.')[0] ?? '';
      const items = sections.get(section) ?? [];
      items.push({ value: name, label: words.field(name) });
      sections.set(section, items);
    }
    return [
      {
        group: t('target.group'),
        items: specialTargets.map((value) => ({ value, label: t(`target.${value}`) })),
      },
      ...[...sections].map(([section, items]) => ({ group: words.section(section), items })),
    ];
  }, [t, words]);
};
