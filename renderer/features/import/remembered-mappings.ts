import { type Mapping, mappingKey, readMapping } from '../../../shared/import/mapping.ts';
import type { Json } from '../../../shared/ledger/entry.ts';
import { longestRemembered } from '../../../shared/model/remembered.ts';
import { vault } from '../../app/vault.ts';

/** Mappings by the headings they were made for, the latest first; as many as there is room for. */

type Kept = { readonly key: string; readonly mapping: Mapping };

const keptIn = (value: Json): readonly Kept[] =>
  Array.isArray(value)
    ? value.flatMap((one: Json): readonly Kept[] => {
        if (typeof one !== 'object' || one === null || !('key' in one) || !('mapping' in one)) return [];
        const mapping = readMapping(one.mapping);
        return mapping ? [{ key: String(one.key), mapping }] : [];
      })
    : [];

const mostKept = 20;

/** The mapping last used for a file with these headings. */
export const rememberedMapping = async (headings: readonly string[]): Promise<Mapping | undefined> => {
  const key = mappingKey(headings);
  const kept = keptIn(await vault.remembered({ key: 'import.mappings' }));
  return kept.find((one) => one.key === key)?.mapping;
};

export const rememberMapping = async (headings: readonly string[], mapping: Mapping): Promise<void> => {
  const key = mappingKey(headings);
  const others = keptIn(await vault.remembered({ key: 'import.mappings' })).filter((one) => one.key !== key);
  let kept: readonly Kept[] = [{ key, mapping }, ...others].slice(0, mostKept);
  while (kept.length > 0 && JSON.stringify(kept).length > longestRemembered) kept = kept.slice(0, -1);
  await vault.remember({ key: 'import.mappings', value: kept });
};
