import { useEffect, useState } from 'react';
import type { PersonSummary } from '../../shared/model/views.ts';
import { vault } from './vault.ts';

/** How many the palette offers; People lists them all. */
const limit = 5;
const nobody: readonly PersonSummary[] = [];

/** People whose names, pseudonym or office begin so; an answer to earlier words is dropped. */
export const useFoundPersons = (text: string): readonly PersonSummary[] => {
  const [found, setFound] = useState(nobody);
  useEffect(() => {
    if (text.trim() === '') {
      setFound(nobody);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      vault.persons({ text, offset: 0, limit }).then(
        ({ rows }) => current && setFound(rows),
        // The same refusal is told for the incidents.
        () => current && setFound(nobody),
      );
    }, 80);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
};
