import { useEffect, useState } from 'react';
import type { IncidentSummary } from '../../shared/model/views.ts';
import type { FoundText } from '../../shared/vault-api/log-api.ts';
import type { VaultError } from '../../shared/vault-api/vault-error.ts';
import { vault } from './vault.ts';
import { asVaultError } from './vault-error.ts';

export type FoundIncident = IncidentSummary & { readonly found: FoundText | null };
type Found = { readonly rows: readonly FoundIncident[]; readonly error: VaultError | undefined };
const nothing: Found = { rows: [], error: undefined };

/** How many the palette offers; the Log shows them all. */
const limit = 8;

const find = async (text: string): Promise<Found> => {
  const { rows } = await vault.incidents({ text, sort: 'changed', descending: true, offset: 0, limit });
  const texts = await vault.foundTexts({ ids: rows.map(({ id }) => id), text });
  return { rows: rows.map((row, index) => ({ ...row, found: texts[index] ?? null })), error: undefined };
};

/** Incidents in which these words stand, the latest changed first; an answer to earlier words is dropped. */
export const useFoundIncidents = (text: string): Found => {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    if (text.trim() === '') {
      setFound(nothing);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      find(text).then(
        (found) => current && setFound(found),
        (reason: unknown) => current && setFound({ rows: [], error: asVaultError(reason) }),
      );
    }, 80);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
};
