import { useEffect, useState } from 'react';
import type { Editor } from '../editor/editor.ts';
import { incidentEditors } from '../editor/open-editors.ts';

/** Kept while the window is open: a sheet that was closed half-way opens again as it was left. */
let kept: Editor | undefined;

/** The quick sheet's incident; `renew` ends it, and the next one begins blank. */
export const useQuickEditor = (): { readonly editor: Editor | undefined; readonly renew: () => void } => {
  const [editor, setEditor] = useState<Editor | undefined>(kept);
  useEffect(() => {
    kept ??= incidentEditors.begin();
    const mine = kept;
    setEditor(mine);
    const release = incidentEditors.hold(mine);
    return release;
  }, []);
  return {
    editor,
    renew: () => {
      kept = undefined;
    },
  };
};
