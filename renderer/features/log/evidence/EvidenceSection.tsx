import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import { useActions } from '../../../app/actions.ts';
import { Section } from '../../../components/Section.tsx';
import { ExhibitList } from '../../evidence/ExhibitList.tsx';
import { useDisagreements } from '../../evidence/use-disagreements.ts';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { DetachDialog } from './DetachDialog.tsx';
import { ExhibitPanel } from './ExhibitPanel.tsx';
import classes from './evidence-section.module.css';

type Props = { readonly editor: Editor; readonly attach: (files: readonly File[]) => void };

const noExhibits: readonly ExhibitView[] = [];

/** The evidence of the incident: attach, look at, save the original, detach with a reason. */
export const EvidenceSection = ({ editor, attach }: Props) => {
  const { t } = useTranslation('log');
  const { readOnly } = useForm();
  const exhibits = useEditorState(editor, ({ view }) => view?.exhibitList ?? noExhibits);
  const incident = useEditorState(editor, ({ view }) => view?.id);
  const date = useEditorState(editor, ({ values }) => values['account.date']);
  const placeCode = useEditorState(editor, ({ values }) => values['account.place_code']);
  const compare = useDisagreements({ date, placeCode });
  const picker = useRef<HTMLInputElement>(null);
  const [detaching, setDetaching] = useState<ExhibitView>();
  const choose = () => picker.current?.click();

  useActions(readOnly ? [] : [{ id: 'evidence.attach', label: t('evidence.attach'), run: choose }]);

  return (
    <Section id="evidence" title={t('section.evidence')}>
      <div className={classes.stack}>
        {incident !== undefined && exhibits.length > 0 ? (
          <ExhibitList
            exhibits={exhibits}
            compare={compare}
            panel={(exhibit) => (
              <ExhibitPanel incident={incident} exhibit={exhibit} readOnly={readOnly} compare={compare} />
            )}
            onDetach={readOnly ? undefined : setDetaching}
            // What was recorded of the exhibits may have made the incident a draft again.
            onViewed={() => void editor.refresh()}
          />
        ) : readOnly ? (
          <p className="zapys-quiet">{t('evidence.none')}</p>
        ) : null}
        {readOnly ? null : (
          <div className={classes.attach}>
            <Button
              variant="default"
              leftSection={<IconPaperclip size={16} aria-hidden />}
              onClick={choose}
              onBlur={() => editor.leave()}
            >
              {t('evidence.attach')}
            </Button>
            <p className="zapys-quiet">{t('evidence.hint')}</p>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              aria-label={t('evidence.attach')}
              onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])];
                // So that the same file can be chosen again.
                event.currentTarget.value = '';
                attach(files);
              }}
            />
          </div>
        )}
      </div>
      <DetachDialog editor={editor} exhibit={detaching} onClose={() => setDetaching(undefined)} />
    </Section>
  );
};
