import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { completeness } from '../../../../shared/model/completeness.ts';
import type { Field } from '../../../../shared/model/fields.ts';
import { incidentField } from '../../../../shared/model/incident.ts';
import { useActions } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Kbd } from '../../../components/Kbd.tsx';
import { useMayBegin } from '../begin/begin-incident.ts';
import type { Editor } from '../editor/editor.ts';
import { blankId } from '../editor/open-editors.ts';
import { FormProvider, useEditorState } from '../editor/use-editor.ts';
import { FieldRow } from '../fields/FieldRow.tsx';
import { useFormWords } from '../form-words.ts';
import { useFormKeys } from '../page/use-form-keys.ts';
import { QuickPlace } from './QuickPlace.tsx';
import classes from './quick.module.css';
import { closeQuickLog, openQuickLog, useQuickLog } from './quick-log.ts';
import { useQuickEditor } from './use-quick-editor.ts';

/** In the order in which a person tells it. */
const asked: readonly Field[] = [
  'account.narrative',
  'account.type',
  'account.place',
  'account.date',
].flatMap((name) => incidentField(name) ?? []);

const own = ({ name }: Field) => (name === 'account.place' ? { as: QuickPlace } : {});

/** `Ctrl N` from anywhere: what happened, what kind it is, where and when; the rest later. */
export const QuickLog = () => {
  const { t } = useTranslation(['log', 'app']);
  const mayBegin = useMayBegin();
  const opened = useQuickLog();
  useActions(
    mayBegin
      ? [
          {
            id: 'log.quick',
            label: t('quick.title'),
            keys: ['mod+n'],
            always: true,
            global: true,
            run: openQuickLog,
          },
        ]
      : [],
  );
  return (
    <Dialog
      opened={opened && mayBegin}
      onClose={closeQuickLog}
      title={t('quick.title')}
      size={760}
      closeButtonProps={{ 'aria-label': t('app:action.close') }}
    >
      <Sheet />
    </Dialog>
  );
};

const Sheet = () => {
  const { editor, renew } = useQuickEditor();
  return editor ? <QuickForm key={editor.key} editor={editor} renew={renew} /> : null;
};

const QuickForm = ({ editor, renew }: { editor: Editor; renew: () => void }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const sheet = useRef<HTMLDivElement>(null);
  const number = useEditorState(editor, ({ view }) => view?.number);
  const failure = useEditorState(editor, (state) => state.failure);
  const values = useEditorState(editor, (state) => state.values);
  const blank = Object.keys(values).length === 0;
  const { needed } = completeness(values);
  useFormKeys(editor, false, sheet);

  /** Signs all that is typed; a refusal leaves the sheet as it is, with the reason. */
  const save = async (then: () => void) => {
    try {
      await editor.flush();
    } catch {
      // It stands in the editor's state, above the fields.
      return;
    }
    then();
  };
  const finish = () =>
    void save(() => {
      closeQuickLog();
      renew();
    });
  const goOn = () =>
    void save(() => {
      const id = editor.store.getState().view?.id ?? blankId;
      closeQuickLog();
      renew();
      // After the dialog has given the focus back.
      setTimeout(() => navigate({ screen: 'log', id }), 0);
    });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (blank) return;
    if (event.shiftKey) goOn();
    else finish();
  };

  return (
    <FormProvider value={{ editor, readOnly: false, scope: 'quick' }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields within */}
      <div ref={sheet} className={classes.sheet} onKeyDown={onKeyDown}>
        {failure ? <ErrorNotice error={failure} onRetry={() => void save(() => undefined)} /> : null}
        {asked.map((field) => (
          <FieldRow key={field.name} field={field} {...own(field)} />
        ))}
        <p className={classes.lacking} role="status">
          {needed.length > 0
            ? t('quick.lacking', { fields: needed.map((name) => words.field(name)).join(', ') })
            : t('quick.enough')}
        </p>
        <div className={classes.foot}>
          <span className="zapys-quiet">{number ? t('quick.draft', { number }) : t('quick.kept')}</span>
          <Button variant="default" onClick={goOn} rightSection={<Kbd keys="mod+shift+enter" />}>
            {t('quick.goOn')}
          </Button>
          <Button onClick={finish} disabled={blank} rightSection={<Kbd keys="mod+enter" />}>
            {t('quick.save')}
          </Button>
        </div>
      </div>
    </FormProvider>
  );
};
