import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPersonRole, type PersonRole, personRoles } from '../../../shared/model/person.ts';
import { useActions } from '../../app/actions.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWords } from '../../components/use-words.ts';
import { VirtualList } from '../../components/VirtualList.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { PersonLine } from './PersonLine.tsx';
import classes from './people.module.css';

type Props = {
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  /** Absent for those who may not record anybody. */
  readonly onNew: (() => void) | undefined;
};

/** So many are read at a time. */
const step = 200;

/** Everybody in the vault, found by name, office or pseudonym, narrowed by role. */
export const PeopleList = ({ openId, onOpen, onNew }: Props) => {
  const { t } = useTranslation('people');
  const words = useWords();
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [role, setRole] = useState<PersonRole>();
  const [limit, setLimit] = useState(step);
  const asked = `${role ?? ''} ${limit} ${text}`;
  const { answer, reload } = useVaultQuery(asked, () =>
    vault.persons({ text, ...(role ? { role } : {}), offset: 0, limit }),
  );
  const last = useRef(answer.state === 'ready' ? answer.value : undefined);
  if (answer.state === 'ready') last.current = answer.value;
  const onRange = useCallback((_: number, end: number) => {
    setLimit((before) => (end > before - step / 4 ? Math.ceil((end + step) / step) * step : before));
  }, []);

  useActions([
    {
      id: 'people.search',
      label: t('list.search'),
      keys: ['/'],
      run: () => search.current?.focus(),
    },
  ]);

  // What was found before stays until the next answer is here: the rows do not blink.
  const page = answer.state === 'failed' ? undefined : last.current;
  const rows = page?.rows ?? [];
  const narrowed = text.trim() !== '' || role !== undefined;
  const make = onNew ? (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={onNew}>
      {t('list.new')}
    </Button>
  ) : null;
  return (
    <div className={classes.list}>
      <div className={classes.bar}>
        <TextInput
          ref={search}
          className={classes.search}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            if (text === '') event.currentTarget.blur();
            else setText('');
          }}
        />
        <NativeSelect
          aria-label={t('list.role')}
          value={role ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setRole(isPersonRole(chosen) ? chosen : undefined);
          }}
        >
          <option value="">{t('list.everyRole')}</option>
          {personRoles.map((one) => (
            <option key={one} value={one}>
              {words.option('role', one)}
            </option>
          ))}
        </NativeSelect>
        {make}
      </div>
      {answer.state === 'failed' ? (
        <ErrorNotice error={answer.error} onRetry={() => void reload()} />
      ) : page === undefined ? (
        <Waiting lines={10} />
      ) : page.total === 0 ? (
        <EmptyState
          icon={IconUsers}
          title={narrowed ? t('list.noneFound') : t('empty.title')}
          body={narrowed ? t('list.noneFoundBody') : t('empty.body')}
        />
      ) : (
        <>
          <p className={classes.count} role="status">
            {t('list.count', { count: page.total })}
          </p>
          <VirtualList
            label={t('title')}
            total={page.total}
            lines={2}
            keyAt={(index) => rows[index]?.id ?? index}
            openIndex={rows.findIndex(({ id }) => id === openId)}
            onOpen={(index) => {
              const row = rows[index];
              if (row) onOpen(row.id);
            }}
            onRange={onRange}
            renderRow={(index) => {
              const row = rows[index];
              return row && <PersonLine person={row} />;
            }}
          />
        </>
      )}
    </div>
  );
};
