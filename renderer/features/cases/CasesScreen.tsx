import { Button } from '@mantine/core';
import { IconFolder, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { useOpenSession, useReadOnly } from '../../app/session.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SplitPane } from '../../components/SplitPane.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { CaseList } from './CaseList.tsx';
import { CasePage } from './CasePage.tsx';
import { NewCase } from './NewCase.tsx';

/** Every case, and the one that is open beside the list. */
export const CasesScreen = ({ id }: { id: string | undefined }) => {
  const { t } = useTranslation('cases');
  const { profile } = useOpenSession();
  const readOnly = useReadOnly();
  const mayMake = (profile.role === 'legal' || profile.role === 'admin') && !readOnly;
  const [making, setMaking] = useState(false);
  const { answer, reload } = useVaultQuery('cases', () => vault.cases());
  const rows = answer.state === 'ready' ? answer.value : [];
  const at = rows.findIndex((row) => row.id === id);
  const open = (index: number) => {
    const row = rows[index];
    if (row) navigate({ screen: 'cases', id: row.id }, { replace: id !== undefined });
  };
  useActions([
    ...(mayMake ? [{ id: 'cases.new', label: t('new'), keys: ['n'], run: () => setMaking(true) }] : []),
    {
      id: 'cases.next',
      label: t('keys.next'),
      // In an open page the arrows scroll what has the focus.
      keys: id ? ['j'] : ['j', 'ArrowDown'],
      keysOnly: true,
      run: () => open(at + 1),
    },
    {
      id: 'cases.previous',
      label: t('keys.previous'),
      keys: id ? ['k'] : ['k', 'ArrowUp'],
      keysOnly: true,
      run: () => open(Math.max(0, at - 1)),
    },
    {
      id: 'cases.close',
      label: t('keys.close'),
      keys: ['Esc'],
      keysOnly: true,
      run: () => navigate({ screen: 'cases' }),
    },
  ]);

  const make = mayMake ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  ) : null;
  const dialog = <NewCase opened={making} onClose={() => setMaking(false)} />;
  if (answer.state === 'loading') return <Waiting />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={reload} />;
  if (rows.length === 0)
    return (
      <>
        <EmptyState
          icon={IconFolder}
          title={t('empty.title')}
          body={mayMake ? t('empty.body') : t('empty.bodyReader')}
        >
          {make}
        </EmptyState>
        {dialog}
      </>
    );
  return (
    <>
      <SplitPane
        listLabel={t('title')}
        list={<CaseList rows={rows} openId={id} make={make} />}
        page={id ? <CasePage key={id} id={id} mayEdit={mayMake} /> : undefined}
      />
      {dialog}
    </>
  );
};
