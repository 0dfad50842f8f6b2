import { type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import {
  custodySection,
  exhibitField,
  exhibitSection,
  wordingSection,
} from '../../../../shared/model/exhibit.ts';
import type { Section } from '../../../../shared/model/fields.ts';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { DisagreementList } from '../../evidence/DisagreementList.tsx';
import classes from '../../evidence/evidence.module.css';
import { MetadataFacts } from '../../evidence/MetadataFacts.tsx';
import type { StatementOf } from '../../evidence/use-disagreements.ts';
import type { Editor } from '../editor/editor.ts';
import { FormProvider, useEditorState } from '../editor/use-editor.ts';
import { unansweredKinds } from '../fields/answers.ts';
import { FieldRow } from '../fields/FieldRow.tsx';
import { useFormWords } from '../form-words.ts';
import { useExhibitEditor } from './exhibit-editor.ts';

type Props = {
  readonly incident: RecordId;
  readonly exhibit: ExhibitView;
  readonly readOnly: boolean;
  readonly compare: StatementOf;
};

/** Beside the view of an exhibit: what it says in words, what it is, who had it, and what its file says. */
export const ExhibitPanel = ({ incident, exhibit: opened, readOnly, compare }: Props) => {
  const { t } = useTranslation('evidence');
  const editor = useExhibitEditor(incident, opened);
  const exhibit = useEditorState(editor, ({ view }) => view);
  const fields = useEditorState(editor, ({ values }) => values);
  const failure = useEditorState(editor, (state) => state.failure);
  const form = useMemo(() => ({ editor, readOnly }), [editor, readOnly]);
  if (!exhibit) return null;
  return (
    <FormProvider value={form}>
      <aside
        className={classes.panel}
        tabIndex={-1}
        aria-label={t('panel.title')}
        onKeyDown={(event) => readOnly || onFormKey(event, editor)}
      >
        {failure ? (
          <ErrorNotice error={failure} onRetry={() => void editor.flush().catch(() => undefined)} />
        ) : null}
        <DisagreementList found={compare({ fields, attachedAt: exhibit.attachedAt })} />
        <Fields section={wordingSection} />
        <Fields section={exhibitSection} />
        <Fields section={custodySection} />
        <section className={classes.panelPart} aria-labelledby="exhibit-metadata">
          <h3 id="exhibit-metadata">{t('metadata.heading')}</h3>
          <MetadataFacts exhibit={exhibit} />
        </section>
      </aside>
    </FormProvider>
  );
};

const Fields = ({ section }: { readonly section: Section }) => {
  const words = useFormWords();
  return (
    <section className={classes.panelPart} aria-labelledby={`exhibit-${section.id}`}>
      <h3 id={`exhibit-${section.id}`}>{words.section(section.id)}</h3>
      {section.fields.map((field) => (
        <FieldRow key={field.name} field={field} />
      ))}
    </section>
  );
};

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;

const withControl = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => (ctrlKey || metaKey) && !altKey;

/** Undo and redo of fields outside of text, and why a field has no answer: the keys of the incident's form. */
const onFormKey = (event: KeyboardEvent, editor: Editor<ExhibitView>): void => {
  if (withControl(event) && !isTyping(event.target)) {
    const isRedo = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
    if (!isRedo && event.code !== 'KeyZ') return;
    event.preventDefault();
    if (isRedo) editor.redo();
    else editor.undo();
    return;
  }
  if (!event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
  const field = exhibitField(event.target.closest<HTMLElement>('[data-field]')?.dataset.field ?? '');
  if (!field) return;
  const kind = ({ KeyU: 'unknown', KeyD: 'declined' } as const)[event.code];
  if (kind && unansweredKinds(field).includes(kind)) editor.set(field.name, { unanswered: kind });
  else if (event.code === 'Delete') editor.set(field.name, null);
  else return;
  event.preventDefault();
  event.stopPropagation();
};
