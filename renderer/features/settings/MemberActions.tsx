import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MemberView, type Role, roles } from '../../../shared/model/views.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { bridge } from '../../app/bridge.ts';
import { trackSave } from '../../app/saving.ts';
import { session } from '../../app/session.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './settings.module.css';

type DialogProps = {
  readonly member: MemberView;
  readonly isSelf: boolean;
  /** True when it was done. */
  readonly onClose: (done: boolean) => void;
};

/** Says what the role will allow and that what was signed stays as it was. */
const ChangeRole = ({ member, isSelf, onClose }: DialogProps) => {
  const { t } = useTranslation(['vault', 'app']);
  const [role, setRole] = useState<Role>(member.role);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const change = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await trackSave(vault.changeRole({ profile: member.id, role }));
      if (isSelf) await session.refresh();
      onClose(true);
    } catch (reason) {
      setError(asVaultError(reason));
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      opened
      title={t('settings.profiles.roleTitle', { name: member.name })}
      confirm={t('settings.profiles.roleDo')}
      busy={busy}
      disabled={role === member.role}
      onConfirm={() => void change()}
      onCancel={() => onClose(false)}
    >
      <div className={classes.form}>
        <Select
          label={t('profile.role')}
          description={t(`profile.roleHint.${role}`)}
          data={roles.map((value) => ({ value, label: t(`app:role.${value}`) }))}
          value={role}
          allowDeselect={false}
          onChange={(chosen) => setRole(roles.find((one) => one === chosen) ?? role)}
        />
        <p>{t('settings.profiles.roleBody')}</p>
        {error ? <ErrorNotice error={error} /> : null}
      </div>
    </ConfirmDialog>
  );
};

/** Copies of the vault's files hold the keyslots that just went; resolves to the folders only a person may remove. */
const removeCopies = (): Promise<readonly string[] | undefined> =>
  bridge.invoke('vault:erased', {}).then(
    ({ left }) => left,
    () => undefined,
  );

/** Says what removing does and what it cannot do, then what is left to do by hand. */
const RemoveMember = ({ member, onClose }: DialogProps) => {
  const { t } = useTranslation(['vault', 'app']);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const [left, setLeft] = useState<readonly string[]>();
  const remove = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await trackSave(vault.removeProfile({ profile: member.id }));
      const folders = await removeCopies();
      if (folders?.length === 0) onClose(true);
      else setLeft(folders ?? []);
    } catch (reason) {
      setError(asVaultError(reason));
      setBusy(false);
    }
  };
  const title = t('settings.profiles.removeTitle', { name: member.name });
  if (left)
    return (
      <Dialog opened onClose={() => onClose(true)} withCloseButton={false} title={title}>
        <p>{t(left.length === 0 ? 'settings.profiles.copiesFailed' : 'settings.profiles.copiesLeft')}</p>
        <ul className={classes.paths}>
          {left.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
        <div className={classes.buttons}>
          <Button onClick={() => onClose(true)}>{t('app:action.close')}</Button>
        </div>
      </Dialog>
    );
  return (
    <ConfirmDialog
      opened
      title={title}
      confirm={t('settings.profiles.removeDo')}
      destructive
      busy={busy}
      onConfirm={() => void remove()}
      onCancel={() => onClose(false)}
    >
      <div className={classes.form}>
        <p>{t('settings.profiles.removeOpens', { name: member.name })}</p>
        <p>{t('settings.profiles.removeKey')}</p>
        <p>{t('settings.profiles.removeNot')}</p>
        {error ? <ErrorNotice error={error} /> : null}
      </div>
    </ConfirmDialog>
  );
};

type Props = {
  readonly member: MemberView;
  readonly isSelf: boolean;
  readonly disabled: boolean;
  readonly onDone: () => void;
};

/** What the founder and admins may do to a profile; nobody removes themself. */
export const MemberActions = ({ member, isSelf, disabled, onDone }: Props) => {
  const { t } = useTranslation('vault');
  const [dialog, setDialog] = useState<'role' | 'remove'>();
  const close = (done: boolean) => {
    setDialog(undefined);
    if (done) onDone();
  };
  return (
    <div className={classes.actions}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={disabled}
        aria-label={t('settings.profiles.roleTitle', { name: member.name })}
        onClick={() => setDialog('role')}
      >
        {t('settings.profiles.role')}
      </Button>
      {isSelf ? null : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={disabled}
          aria-label={t('settings.profiles.removeTitle', { name: member.name })}
          onClick={() => setDialog('remove')}
        >
          {t('settings.profiles.remove')}
        </Button>
      )}
      {dialog === 'role' ? <ChangeRole member={member} isSelf={isSelf} onClose={close} /> : null}
      {dialog === 'remove' ? <RemoveMember member={member} isSelf={isSelf} onClose={close} /> : null}
    </div>
  );
};
