import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowLeft,
  IconCopy,
  IconDotsVertical,
  IconEraser,
  IconFileOff,
  IconPrinter,
  IconSend,
  IconTemplate,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../shared/ledger/entry.ts';
import { useActions } from '../../../app/actions.ts';
import { StateBadge } from '../../../components/StateBadge.tsx';
import { useMayBegin } from '../begin/begin-incident.ts';
import { DuplicateDialog } from '../begin/DuplicateDialog.tsx';
import { SaveTemplate } from '../begin/SaveTemplate.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { EraseDialog } from '../erase/EraseDialog.tsx';
import type { Leftovers } from '../erase/erase-incident.ts';
import { useFormWords } from '../form-words.ts';
import { RetractDialog } from '../review/RetractDialog.tsx';
import { SubmitDialog } from '../review/SubmitDialog.tsx';
import { StatementDialog } from '../statement/StatementDialog.tsx';
import classes from './page.module.css';

type Props = {
  readonly editor: Editor;
  readonly onBack: () => void;
  readonly onErased: (left: Leftovers) => void;
};

/** Number, type, place, date and state; what may be done with the whole incident. */
export const TitleLine = ({ editor, onBack, onErased }: Props) => {
  const { t } = useTranslation(['log', 'erase']);
  const words = useFormWords();
  const { readOnly } = useForm();
  const number = useEditorState(editor, ({ view }) => view?.number);
  const state = useEditorState(editor, ({ view }) => view?.state);
  const maySubmit = useEditorState(editor, ({ view }) => view?.may.submit ?? false);
  const mayRetract = useEditorState(editor, ({ view }) => view?.may.retract ?? false) && !readOnly;
  const mayWrite = useEditorState(editor, ({ view }) => view?.may.edit ?? false) && !readOnly;
  const mayErase = useEditorState(editor, ({ view }) => view?.may.erase ?? false);
  const type = useEditorState(editor, ({ values }) => values['account.type']);
  const hasWithdrawn = useEditorState(editor, ({ values }) => (values['consent.withdrawn'] ?? null) !== null);
  // Whoever withdrew their consent is asked for no signature.
  const mayPrint = mayWrite && !hasWithdrawn;
  const [dialog, setDialog] = useState<
    'submit' | 'retract' | 'erase' | 'template' | 'duplicate' | 'statement'
  >();
  const mayBegin = useMayBegin();
  const close = () => setDialog(undefined);

  useActions(
    maySubmit && !readOnly
      ? [
          {
            id: 'incident.submit',
            label: t('submit.action'),
            keys: ['mod+enter'],
            always: true,
            run: () => setDialog('submit'),
          },
        ]
      : [],
  );

  return (
    <header className={classes.title}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('page.back')}
        title={t('page.back')}
        onClick={onBack}
      >
        <IconArrowLeft size={18} aria-hidden />
      </ActionIcon>
      <div className={classes.titleWords}>
        <h1 id="incident-title" className={classes.heading}>
          {titleOf(number, type, words.value('account.type', type)) ?? t('page.new')}
        </h1>
        <p className={classes.meta}>
          {state ? <StateBadge state={state} /> : null}
          <About editor={editor} />
        </p>
      </div>
      {maySubmit && !readOnly ? (
        <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => setDialog('submit')}>
          {t('submit.action')}
        </Button>
      ) : null}
      {number !== undefined && (mayBegin || mayPrint || mayRetract || mayErase) ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('page.more')}>
              <IconDotsVertical size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {mayBegin ? (
              <>
                <Menu.Item
                  leftSection={<IconCopy size={16} aria-hidden />}
                  onClick={() => setDialog('duplicate')}
                >
                  {t('duplicate.action')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconTemplate size={16} aria-hidden />}
                  onClick={() => setDialog('template')}
                >
                  {t('template.action')}
                </Menu.Item>
              </>
            ) : null}
            {mayPrint ? (
              <Menu.Item
                leftSection={<IconPrinter size={16} aria-hidden />}
                onClick={() => setDialog('statement')}
              >
                {t('statement.action')}
              </Menu.Item>
            ) : null}
            {mayRetract ? (
              <Menu.Item
                leftSection={<IconFileOff size={16} aria-hidden />}
                onClick={() => setDialog('retract')}
              >
                {t('retract.action')}
              </Menu.Item>
            ) : null}
            {mayErase ? (
              <Menu.Item
                leftSection={<IconEraser size={16} aria-hidden />}
                onClick={() => setDialog('erase')}
              >
                {t('erase:action')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <SubmitDialog editor={editor} opened={dialog === 'submit'} onClose={close} />
      <DuplicateDialog editor={editor} opened={dialog === 'duplicate'} onClose={close} />
      <SaveTemplate editor={editor} opened={dialog === 'template'} onClose={close} />
      <StatementDialog editor={editor} opened={dialog === 'statement'} onClose={close} />
      <EraseDialog editor={editor} opened={dialog === 'erase'} onClose={close} onErased={onErased} />
      <RetractDialog editor={editor} opened={dialog === 'retract'} onClose={close} />
    </header>
  );
};

/** Where and when, in words. */
const About = ({ editor }: { editor: Editor }) => {
  const words = useFormWords();
  const about = useEditorState(editor, ({ values }) => {
    const said = (name: string): string => words.value(name, values[name]);
    const told = said('account.place');
    const code = values['account.place_code'];
    const place = words.where({
      place: told || (said('account.place_code').split(', ')[0] ?? ''),
      placeCode: told === '' && typeof code === 'string' ? code : undefined,
    });
    return [place, said('account.date')].filter((text) => text !== '').join(' · ');
  });
  return <span className={classes.about}>{about}</span>;
};

const titleOf = (number: string | undefined, type: Json | undefined, words: string): string | undefined =>
  number === undefined ? undefined : type === undefined ? number : `${number} · ${words}`;
