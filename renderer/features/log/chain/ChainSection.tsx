import { Button } from '@mantine/core';
import { IconLinkPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentField } from '../../../../shared/model/incident.ts';
import { linkField, linksIn } from '../../../../shared/model/incident-links.ts';
import { mayEdit } from '../../../../shared/model/review.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { useActions } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import { trackSave } from '../../../app/saving.ts';
import { useOpenSession, useReadOnly } from '../../../app/session.ts';
import { vault } from '../../../app/vault.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { FindBox } from '../../../components/FindBox.tsx';
import { Section } from '../../../components/Section.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { FieldRow } from '../fields/FieldRow.tsx';
import { useFormWords } from '../form-words.ts';
import { ChainTimeline } from './ChainTimeline.tsx';
import classes from './chain.module.css';
import { nextInChain } from './next-in-chain.ts';

const step = incidentField('coercion.step');
const boxId = 'chain-find';

/** The chain the incident is part of: demand, threat, denial, response, consequence. */
export const ChainSection = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('people');
  const words = useFormWords();
  const { readOnly } = useForm();
  const damaged = useReadOnly();
  const { profile } = useOpenSession();
  const id = useEditorState(editor, ({ view }) => view?.id);
  const values = useEditorState(editor, (state) => state.values);
  const [failure, setFailure] = useState<VaultError>();
  const mayBegin = mayEdit(profile.role) && !damaged && id !== undefined;
  const own = new Set(linksIn(values));

  const attempt = (run: () => Promise<void>) => {
    setFailure(undefined);
    run().catch((reason: unknown) => setFailure(asVaultError(reason)));
  };
  const begin = () =>
    attempt(async () => {
      await editor.flush();
      const { view } = editor.store.getState();
      if (!view) return;
      const made = await trackSave(vault.createIncident({ changes: nextInChain(view) }));
      navigate({ screen: 'log', id: made.id });
    });
  /** The link may stand on either of the two. */
  const unlink = (other: string) => {
    if (own.has(other)) {
      editor.set(linkField(other), null);
      editor.leave();
      return;
    }
    attempt(async () => {
      const { heads } = await vault.incident({ id: other });
      await trackSave(vault.editIncident({ id: other, heads, changes: { [linkField(id ?? '')]: null } }));
    });
  };

  useActions(mayBegin ? [{ id: 'chain.next', label: t('chain.next'), run: begin }] : []);

  return (
    <Section id="chain" title={t('chain.title')}>
      {step ? <FieldRow field={step} /> : null}
      {failure ? <ErrorNotice error={failure} onDismiss={() => setFailure(undefined)} /> : null}
      {id === undefined ? (
        <p className="zapys-quiet">{t('chain.none')}</p>
      ) : (
        <ChainTimeline
          id={id}
          // A link that is on its way to the ledger asks anew once it is there.
          links={[...own].sort().join(' ')}
          onUnlink={readOnly ? undefined : unlink}
        />
      )}
      {readOnly ? null : (
        <FindBox
          id={boxId}
          label={t('chain.add')}
          placeholder={t('chain.placeholder')}
          none={t('chain.noneFound')}
          find={async (text) => {
            const { rows } = await vault.incidents({
              text,
              sort: 'changed',
              descending: true,
              offset: 0,
              limit: 8,
            });
            return rows
              .filter((row) => row.id !== id && !own.has(row.id))
              .map((row) => ({
                id: row.id,
                label: [row.number, words.type(row.type)].filter(Boolean).join(' · '),
                detail: [words.date(row.date), words.where(row)].filter(Boolean).join(' · '),
              }));
          }}
          onChoose={(other) => {
            editor.set(linkField(other), true);
            editor.leave();
          }}
        />
      )}
      {mayBegin ? (
        <div className={classes.next}>
          <Button variant="default" leftSection={<IconLinkPlus size={16} aria-hidden />} onClick={begin}>
            {t('chain.next')}
          </Button>
          <p className="zapys-quiet">{t('chain.nextHint')}</p>
        </div>
      ) : null}
    </Section>
  );
};
