import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '../../../shared/model/views.ts';

export type ProfileValue = { readonly name: string; readonly role: Role; readonly showName: boolean };

export const isNamed = ({ name }: ProfileValue): boolean => name.trim() !== '';

type Props = {
  readonly value: ProfileValue;
  readonly onChange: (value: ProfileValue) => void;
  readonly insist: boolean;
  readonly autoFocus?: boolean;
};

/** Who signs: name, role, and whether the name may stand on the unlock screen. */
export const ProfileFields = ({ value, onChange, insist, autoFocus = false }: Props) => {
  const { t } = useTranslation(['vault', 'app']);
  return (
    <>
      <TextInput
        label={t('profile.name')}
        description={t('profile.nameHint')}
        autoFocus={autoFocus}
        autoComplete="off"
        maxLength={200}
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
        error={insist && !isNamed(value) ? t('profile.nameMissing') : undefined}
      />
      <Select
        label={t('profile.role')}
        description={t(`profile.roleHint.${value.role}`)}
        data={roles.map((role) => ({ value: role, label: t(`app:role.${role}`) }))}
        value={value.role}
        onChange={(chosen) =>
          onChange({ ...value, role: roles.find((role) => role === chosen) ?? value.role })
        }
      />
      <Checkbox
        label={t('profile.showName')}
        description={t('profile.showNameHint')}
        checked={value.showName}
        onChange={(event) => onChange({ ...value, showName: event.currentTarget.checked })}
      />
    </>
  );
};
