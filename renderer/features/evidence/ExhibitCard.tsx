import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconDownload, IconUnlink } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disagreement } from '../../../shared/evidence/disagreements.ts';
import { readMetadata } from '../../../shared/evidence/metadata.ts';
import type { ExhibitView } from '../../../shared/model/views.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { useFormat } from '../../app/format.ts';
import { vault } from '../../app/vault.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWords } from '../../components/use-words.ts';
import { VaultPicture } from '../../components/VaultPicture.tsx';
import { DisagreementList } from './DisagreementList.tsx';
import classes from './evidence.module.css';
import { saveOriginal } from './save-original.ts';

type Props = {
  readonly exhibit: ExhibitView;
  readonly differing: readonly Disagreement[];
  readonly onView: () => void;
  readonly onDetach?: (() => void) | undefined;
  /** What else is said of it here. */
  readonly children?: ReactNode;
};

/** One exhibit: its picture, its name and size, its fingerprint, who attached it and when. */
export const ExhibitCard = ({ exhibit, differing, onView, onDetach, children }: Props) => {
  const { t } = useTranslation('log');
  const words = useWords();
  const format = useFormat();
  const [error, setError] = useState<VaultError>();
  const { t: evidence } = useTranslation('evidence');
  const { fileName, fields } = exhibit;
  const { 'exhibit.title': title, 'exhibit.kind': kind, 'exhibit.confidentiality': confidentiality } = fields;
  const metadata = readMetadata(fields['exhibit.metadata']);
  const save = async () =>
    setError(
      await saveOriginal(exhibit, {
        dialog: t('evidence.save'),
        task: (say) => say('log:evidence.saving', { name: fileName }),
      }),
    );
  return (
    <li className={classes.card}>
      <button
        type="button"
        className={classes.thumbnail}
        aria-label={t('evidence.view', { name: fileName })}
        onClick={onView}
      >
        <VaultPicture id={exhibit.id} ask={() => vault.thumbnail({ exhibit: exhibit.id })} name={fileName} />
      </button>
      <div className={classes.details}>
        <p className={classes.fileName} dir="auto">
          {typeof title === 'string' ? title : fileName}
        </p>
        <p className={`zapys-quiet ${classes.facts}`}>
          {kind === undefined ? null : <span>{words.value('exhibit.kind', kind)}</span>}
          {typeof title === 'string' ? <span dir="auto">{fileName}</span> : null}
          <span>{format.size(exhibit.size)}</span>
          {confidentiality === undefined || confidentiality === 'open' ? null : (
            <span>{words.value('exhibit.confidentiality', confidentiality)}</span>
          )}
        </p>
        <p className={classes.digest}>
          <span className={classes.digestName}>SHA-256</span> {exhibit.sha256}
        </p>
        <p className="zapys-quiet">
          {t('evidence.attached', { name: exhibit.attachedBy.name, time: words.time(exhibit.attachedAt) })}
        </p>
        {metadata?.outcome === 'failed' ? <p className="zapys-quiet">{evidence('metadata.failed')}</p> : null}
        <DisagreementList found={differing} />
        {children}
        {error ? <ErrorNotice error={error} onDismiss={() => setError(undefined)} /> : null}
      </div>
      <div className={classes.cardActions}>
        <Button
          size="xs"
          variant="default"
          aria-label={evidence('card.openOf', { name: fileName })}
          onClick={onView}
        >
          {evidence('card.open')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void save()}
        >
          {t('evidence.save')}
        </Button>
        {onDetach ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('evidence.more', { name: fileName })}>
                <IconDotsVertical size={17} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconUnlink size={16} aria-hidden />} onClick={onDetach}>
                {t('detach.action')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
    </li>
  );
};
