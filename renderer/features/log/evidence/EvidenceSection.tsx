import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import { useActions } from '../../../app/actions.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Section } from '../../../components/Section.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { DetachDialog } from './DetachDialog.tsx';
import { ExhibitCard } from './ExhibitCard.tsx';
import classes from './evidence.module.css';
import type { Attaching } from './use-attaching.ts';
import { useDisagreements } from './use-disagreements.ts';
import { Viewer } from './viewer/Viewer.tsx';

type Props = { readonly editor: Editor; readonly attaching: Attaching };

const noExhibits: readonly ExhibitView[] = [];

/** The evidence of the incident: attach, look at, save the original, detach with a reason. */
export const EvidenceSection = ({ editor, attaching }: Props) => {
  const { t } = useTranslation('log');
  const { readOnly } = useForm();
  const exhibits = useEditorState(editor, ({ view }) => view?.exhibitList ?? noExhibits);
  const incident = useEditorState(editor, ({ view }) => view?.id);
  const compare = useDisagreements(editor);
  const picker = useRef<HTMLInputElement>(null);
  const [viewed, setViewed] = useState<number>();
  const [detaching, setDetaching] = useState<ExhibitView>();
  const choose = () => picker.current?.click();

  useActions(readOnly ? [] : [{ id: 'evidence.attach', label: t('evidence.attach'), run: choose }]);

  return (
    <Section id="evidence" title={t('section.evidence')}>
      <div className={classes.stack}>
        {attaching.refused.map(({ key, name, error }) => (
          <ErrorNotice
            key={key}
            error={{ code: error.code, detail: error.detail ?? name }}
            onDismiss={() => attaching.dismiss(key)}
          >
            <p className="zapys-quiet" dir="auto">
              {name}
            </p>
          </ErrorNotice>
        ))}
        {exhibits.length > 0 ? (
          <ul className={classes.cards}>
            {exhibits.map((exhibit, index) => (
              <ExhibitCard
                key={exhibit.id}
                exhibit={exhibit}
                differing={compare(exhibit)}
                onView={() => setViewed(index)}
                onDetach={readOnly ? undefined : () => setDetaching(exhibit)}
              />
            ))}
          </ul>
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
                attaching.attach(files);
              }}
            />
          </div>
        )}
      </div>
      {viewed === undefined || incident === undefined ? null : (
        <Viewer
          incident={incident}
          exhibits={exhibits}
          index={viewed}
          readOnly={readOnly}
          compare={compare}
          onMove={setViewed}
          onClose={() => {
            setViewed(undefined);
            // What was recorded of the exhibits may have made the incident a draft again.
            void editor.refresh();
          }}
        />
      )}
      <DetachDialog editor={editor} exhibit={detaching} onClose={() => setDetaching(undefined)} />
    </Section>
  );
};
