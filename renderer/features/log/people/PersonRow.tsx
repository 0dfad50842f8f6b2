import { ActionIcon } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { roleField } from '../../../../shared/model/incident-links.ts';
import { type PersonRole, personRoles } from '../../../../shared/model/person.ts';
import { hashOf } from '../../../app/router.ts';
import { controlId } from '../fields/FieldRow.tsx';
import { Pills } from '../fields/Pills.tsx';
import { useFormWords } from '../form-words.ts';
import type { Called } from './PeopleSection.tsx';
import classes from './people-section.module.css';

type Props = {
  readonly id: string;
  /** Undefined for the moment until the vault has told. */
  readonly called: Called | undefined;
  readonly roles: readonly PersonRole[];
  /** Absent where there is only to read. */
  readonly onRoles: ((roles: readonly PersonRole[]) => void) | undefined;
  readonly onRemove: (() => void) | undefined;
  readonly onLeave: () => void;
};

/** One person in the incident: who, as what, and out again. Somebody without any role is nobody in it. */
export const PersonRow = ({ id, called, roles, onRoles, onRemove, onLeave }: Props) => {
  const { t } = useTranslation('people');
  const words = useFormWords();
  const field = roleField(id);
  const labelId = `${controlId(field)}-label`;
  const toggle = (chosen: string) => {
    const next = personRoles.filter((role) =>
      role === chosen ? !roles.includes(role) : roles.includes(role),
    );
    if (next.length > 0) onRoles?.(next);
  };
  return (
    <li className={classes.person} data-field={field}>
      <div className={classes.who}>
        <a id={labelId} className={classes.link} href={hashOf({ screen: 'people', id })}>
          <span className={classes.pseudonym}>{called?.pseudonym}</span>
          <span dir="auto">{called?.name ?? t('unnamed')}</span>
        </a>
        {onRemove ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('section.remove', { name: called?.name ?? called?.pseudonym ?? '' })}
            title={t('section.removeTitle')}
            onClick={onRemove}
          >
            <IconUserMinus size={18} aria-hidden />
          </ActionIcon>
        ) : null}
      </div>
      {onRoles ? (
        <Pills
          id={controlId(field)}
          labelId={labelId}
          describedBy={undefined}
          kind="checkbox"
          pills={personRoles.map((role) => ({ value: role, label: words.option('role', role) }))}
          chosen={roles}
          onChoose={toggle}
          onClear={() => onRemove?.()}
          onLeave={onLeave}
        />
      ) : (
        <p>{roles.map((role) => words.option('role', role)).join(', ')}</p>
      )}
    </li>
  );
};
