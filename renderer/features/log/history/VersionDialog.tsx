import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../shared/ledger/entry.ts';
import { incidentField, incidentFields } from '../../../../shared/model/incident.ts';
import { differingFields, versionAfter } from '../../../../shared/model/version.ts';
import type { HistoryEntry } from '../../../../shared/model/views.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import classes from './history.module.css';

type Props = {
  readonly editor: Editor;
  /** Latest first. */
  readonly history: readonly HistoryEntry[];
  readonly entry: HistoryEntry;
  readonly onClose: () => void;
};

const order = new Map([...incidentFields.keys()].map((name, index) => [name, index]));
const inPageOrder = (names: Iterable<string>): readonly string[] =>
  [...names].sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size) || (a < b ? -1 : 1));

/** The record as it stood after one entry, to read; what differs from now is marked and can be taken up again. */
export const VersionDialog = ({ editor, history, entry, onClose }: Props) => {
  const { t } = useTranslation('history');
  const words = useFormWords();
  const now = useEditorState(editor, ({ values }) => values);
  const mayEdit = useEditorState(editor, ({ view }) => view?.may.edit ?? false);
  const then = versionAfter(history, entry.id) ?? {};
  const differing = differingFields(then, now);
  // Links to other records are told entry by entry in the history itself.
  const shown = inPageOrder(new Set([...Object.keys(then), ...differing])).filter(incidentField);
  const named = new Map(
    history.flatMap(({ changes }) => changes.map(({ field, names }) => [field, names] as const)),
  );
  const restore = (name: string) => {
    editor.set(name, then[name] ?? null);
    editor.leave();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="xl"
      title={t('version.title', { time: words.time(entry.time) })}
      closeButtonProps={{ 'aria-label': t('version.close') }}
    >
      <p className="zapys-quiet">
        {differing.size === 0 ? t('version.same') : t('version.differs', { count: differing.size })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.version} tabIndex={0} aria-label={t('version.fields')}>
        <dl>
          {shown.map((name) => (
            <div key={name} className={classes.versionRow} data-differs={differing.has(name) || undefined}>
              <dt dir="auto">{words.changed({ field: name, names: named.get(name) })}</dt>
              <dd>
                <Value name={name} value={then[name]} />
                {differing.has(name) ? (
                  <div className={classes.now}>
                    <span className={classes.nowWord}>{t('version.now')}</span>
                    <Value name={name} value={now[name]} />
                    {mayEdit ? (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('version.restoreField', {
                          field: words.changed({ field: name, names: named.get(name) }),
                        })}
                        onClick={() => restore(name)}
                      >
                        {t('version.restore')}
                      </Button>
                    ) : null}
                  </div>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </Dialog>
  );
};

const Value = ({ name, value }: { name: string; value: Json | undefined }) => {
  const { t } = useTranslation('history');
  const words = useFormWords();
  return value === undefined ? (
    <em className={classes.blank}>{t('version.blank')}</em>
  ) : (
    <span dir="auto">{words.value(name, value)}</span>
  );
};
