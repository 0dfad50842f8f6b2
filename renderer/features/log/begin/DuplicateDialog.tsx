import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personsIn, startingValues } from '../../../../shared/model/starting-values.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import classes from './begin.module.css';
import { beginWith } from './begin-incident.ts';

type Props = { readonly editor: Editor; readonly opened: boolean; readonly onClose: () => void };

/** Begins another incident with the circumstances of this one. */
export const DuplicateDialog = ({ editor, opened, onClose }: Props) => {
  const { t } = useTranslation('log');
  const values = useEditorState(editor, (state) => state.values);
  const [persons, setPersons] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const people = personsIn(values);

  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      onClose();
      await beginWith(startingValues(values, { persons }));
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      opened={opened || error !== undefined}
      title={t('duplicate.title')}
      confirm={t('duplicate.confirm')}
      busy={busy}
      onConfirm={() => void run()}
      onCancel={() => {
        setError(undefined);
        onClose();
      }}
    >
      <div className={classes.dialog}>
        {error ? <ErrorNotice error={error} /> : null}
        <Taken values={values} />
        {people > 0 ? (
          <Checkbox
            size="sm"
            checked={persons}
            label={t('duplicate.persons', { count: people })}
            onChange={(event) => setPersons(event.currentTarget.checked)}
          />
        ) : null}
        <p className="zapys-quiet">{t('duplicate.leaves')}</p>
      </div>
    </ConfirmDialog>
  );
};

const Taken = ({ values }: { values: Parameters<typeof startingValues>[0] }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const names = Object.keys(startingValues(values)).map((field) => words.field(field));
  return (
    <p>{names.length > 0 ? t('duplicate.takes', { fields: names.join(', ') }) : t('duplicate.nothing')}</p>
  );
};
