import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import type { ErasurePlan } from '../../../../shared/model/erasure.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { vault } from '../../../app/vault.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { useVaultQuery } from '../../../app/vault-query.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import classes from './erase.module.css';
import { eraseIncident, type Leftovers } from './erase-incident.ts';
import { HandedOver } from './HandedOver.tsx';

type Props = {
  readonly editor: Editor;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onErased: (left: Leftovers) => void;
};

/** Says what goes, what stays and where it already went; the number has to be typed. */
export const EraseDialog = ({ editor, opened, onClose, onErased }: Props) => {
  const id = useEditorState(editor, ({ view }) => view?.id);
  return opened && id !== undefined ? (
    <Planned id={id} editor={editor} onClose={onClose} onErased={onErased} />
  ) : null;
};

type PlannedProps = Omit<Props, 'opened'> & { readonly id: RecordId };

const Planned = ({ id, editor, onClose, onErased }: PlannedProps) => {
  const { t } = useTranslation('erase');
  const { answer, reload } = useVaultQuery(id, () => vault.erasurePlan({ id }));
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [persons, setPersons] = useState<readonly RecordId[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const plan = answer.state === 'ready' ? answer.value : undefined;
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const left = await eraseIncident(editor, reason.trim(), persons);
      onErased(left);
    } catch (refusal) {
      setError(asVaultError(refusal));
    } finally {
      setBusy(false);
    }
  };
  const count = plan?.exhibits.length ?? 0;
  return (
    <ConfirmDialog
      opened
      title={count === 0 ? t('title') : t('titleWith', { count })}
      confirm={t('confirm')}
      busy={busy}
      disabled={!plan || reason.trim() === '' || typed.trim() !== plan.number}
      destructive
      onConfirm={() => void run()}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        {error ? <ErrorNotice error={error} /> : null}
        {answer.state === 'loading' ? <Waiting lines={4} /> : null}
        {answer.state === 'failed' ? (
          <ErrorNotice error={answer.error} onRetry={() => void reload()} />
        ) : null}
        {plan ? (
          <>
            <p>{t('body')}</p>
            <Exhibits plan={plan} />
            <Persons plan={plan} chosen={persons} onChoose={setPersons} />
            <HandedOver plan={plan} heading="h3" />
            <Textarea
              label={t('reason')}
              description={t('reasonHint')}
              autosize
              minRows={2}
              maxRows={6}
              spellCheck={false}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <TextInput
              label={t('typeNumber', { number: plan.number })}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </>
        ) : null}
      </div>
    </ConfirmDialog>
  );
};

const Exhibits = ({ plan }: { plan: ErasurePlan }) => {
  const { t } = useTranslation('erase');
  if (plan.exhibits.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{t('exhibits')}</h3>
      <ul className={classes.list}>
        {plan.exhibits.map(({ id, fileName, kept }) => (
          <li key={id}>
            <span dir="auto">{fileName}</span>
            {kept ? <span className="zapys-quiet"> — {t('kept')}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

type PersonsProps = {
  readonly plan: ErasurePlan;
  readonly chosen: readonly RecordId[];
  readonly onChoose: (chosen: readonly RecordId[]) => void;
};

const Persons = ({ plan, chosen, onChoose }: PersonsProps) => {
  const { t } = useTranslation('erase');
  if (plan.persons.length === 0) return null;
  return (
    <fieldset className={classes.persons}>
      <legend className={classes.heading}>{t('persons')}</legend>
      {plan.persons.map(({ id, pseudonym }) => (
        <Checkbox
          key={id}
          label={t('person', { pseudonym })}
          checked={chosen.includes(id)}
          onChange={(event) =>
            onChoose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
};
