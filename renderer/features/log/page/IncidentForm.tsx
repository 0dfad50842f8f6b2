import {
  Fragment,
  type KeyboardEvent,
  memo,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../shared/ledger/entry.ts';
import { rolesIn } from '../../../../shared/model/incident-links.ts';
import { isIncidentType } from '../../../../shared/model/incident-types.ts';
import { useReadOnly } from '../../../app/session.ts';
import { Outline, Section } from '../../../components/Section.tsx';
import { useFileDrop } from '../../../components/use-file-drop.ts';
import { ChainSection } from '../chain/ChainSection.tsx';
import { ConsentMatrix } from '../consent/ConsentMatrix.tsx';
import type { Editor } from '../editor/editor.ts';
import { FormProvider, useEditorState } from '../editor/use-editor.ts';
import type { Leftovers } from '../erase/erase-incident.ts';
import { EvidenceSection } from '../evidence/EvidenceSection.tsx';
import { useAttaching } from '../evidence/use-attaching.ts';
import { FieldRow } from '../fields/FieldRow.tsx';
import { useFormWords } from '../form-words.ts';
import { HistorySection } from '../history/HistorySection.tsx';
import { InstrumentPicker } from '../law/InstrumentPicker.tsx';
import { LawSection } from '../law/LawSection.tsx';
import { PeopleSection } from '../people/PeopleSection.tsx';
import { ReviewSection } from '../review/ReviewSection.tsx';
import { EarlierTypes } from './EarlierTypes.tsx';
import { Notices } from './Notices.tsx';
import { OwedReferrals } from './OwedReferrals.tsx';
import classes from './page.module.css';
import { fillOf, groupsOf, type PagePart, pageParts } from './sections.ts';
import { TitleLine } from './TitleLine.tsx';
import { focusFirstBlank, useFormKeys } from './use-form-keys.ts';

type Props = {
  readonly editor: Editor;
  readonly onBack: () => void;
  readonly onErased: (left: Leftovers) => void;
};

/** The incident as one page: title, what needs attention, then the sections in the order of a conversation. */
export const IncidentForm = ({ editor, onBack, onErased }: Props) => {
  const { t } = useTranslation('log');
  const damaged = useReadOnly();
  const isNew = useEditorState(editor, ({ view }) => view === undefined);
  const mayEdit = useEditorState(editor, ({ view }) => view?.may.edit ?? true);
  const type = useEditorState(editor, ({ values }) => values['account.type']);
  const parts = useMemo(() => pageParts(type === undefined ? {} : { 'account.type': type }), [type]);
  const page = useRef<HTMLElement>(null);
  const [beganBlank] = useState(isNew);
  const readOnly = damaged || !mayEdit;
  const form = useMemo(() => ({ editor, readOnly }), [editor, readOnly]);
  const attach = useAttaching(editor);
  const dropping = useFileDrop(readOnly ? undefined : attach);

  useEffect(() => {
    if (beganBlank) focusFirstBlank(page.current);
    else page.current?.focus({ preventScroll: true });
  }, [beganBlank]);
  useFormKeys(editor, readOnly, page);

  const onKeyDown = (event: KeyboardEvent) => {
    // The first Esc leaves the field, the next one the page.
    if (event.key !== 'Escape' || event.defaultPrevented || !isTyping(event.target)) return;
    event.preventDefault();
    page.current?.focus({ preventScroll: true });
  };

  return (
    <FormProvider value={form}>
      <article
        ref={page}
        className={classes.page}
        tabIndex={-1}
        aria-labelledby="incident-title"
        data-dropping={dropping || undefined}
        onKeyDown={onKeyDown}
      >
        <TitleLine editor={editor} onBack={onBack} onErased={onErased} />
        <div className={classes.body}>
          <div className={classes.outline}>
            <PageOutline editor={editor} parts={parts} />
          </div>
          <div className={classes.sections}>
            <Notices editor={editor} />
            {parts.map((part) => (
              <Part key={part.id} part={part} editor={editor} attach={attach} />
            ))}
          </div>
        </div>
        {dropping ? <p className={classes.drop}>{t('evidence.drop')}</p> : null}
      </article>
    </FormProvider>
  );
};

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;

type PartProps = {
  readonly part: PagePart;
  readonly editor: Editor;
  readonly attach: ReturnType<typeof useAttaching>;
};

const Part = ({ part, editor, attach }: PartProps) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  if ('fields' in part)
    return (
      <Section id={part.id} title={words.section(part.id)}>
        {part.id === 'consent' ? <p className={classes.rule}>{t('consent.rule')}</p> : null}
        {groupsOf(part).map(({ title, fields }) =>
          title === 'purposes' || title === 'recipients' ? (
            <ConsentMatrix
              key={title}
              id={`consent-${title}`}
              title={t(`consent.${title}`)}
              fields={fields}
            />
          ) : (
            <div key={title ?? part.id} className={classes.group}>
              {title ? <h3 className={classes.groupTitle}>{t(`consent.${title}`)}</h3> : null}
              {fields.map((field) => (
                <Fragment key={field.name}>
                  <FieldRow field={field} />
                  {field.name === 'coercion.legal_basis_cited' ? <InstrumentPicker /> : null}
                </Fragment>
              ))}
            </div>
          ),
        )}
        {isIncidentType(part.id) ? <OwedReferrals editor={editor} /> : null}
      </Section>
    );
  switch (part.id) {
    case 'earlier':
      return <EarlierTypes editor={editor} />;
    case 'people':
      return <PeopleSection editor={editor} />;
    case 'chain':
      return <ChainSection editor={editor} />;
    case 'evidence':
      return <EvidenceSection editor={editor} attach={attach} />;
    case 'law':
      return <LawSection editor={editor} />;
    case 'review':
      return <ReviewSection editor={editor} />;
    case 'history':
      return <HistorySection editor={editor} />;
  }
};

const filledIf = (some: boolean) => (some ? ('filled' as const) : ('blank' as const));

const PageOutline = ({ editor, parts }: { editor: Editor; parts: readonly PagePart[] }) => {
  const values = useDeferredValue(useEditorState(editor, (state) => state.values));
  const exhibits = useEditorState(editor, ({ view }) => view?.exhibits ?? 0);
  return <OutlineOf parts={parts} values={values} exhibits={exhibits} />;
};

type OutlineProps = {
  readonly parts: readonly PagePart[];
  readonly values: Readonly<Record<string, Json>>;
  readonly exhibits: number;
};

const OutlineOf = memo(({ parts, values, exhibits }: OutlineProps) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const { t: people } = useTranslation('people');
  const hasPeople = rolesIn(values).length > 0;
  return (
    <Outline
      entries={parts.flatMap((part) => {
        if (part.id === 'earlier') return [];
        if ('fields' in part)
          return { id: part.id, title: words.section(part.id), filled: fillOf(part, values) };
        switch (part.id) {
          case 'people':
            return { id: part.id, title: people('section.title'), filled: filledIf(hasPeople) };
          case 'chain':
            return { id: part.id, title: people('chain.title') };
          case 'evidence':
            return { id: part.id, title: t('section.evidence'), filled: filledIf(exhibits > 0) };
          default:
            return { id: part.id, title: t(`section.${part.id}`) };
        }
      })}
    />
  );
});
