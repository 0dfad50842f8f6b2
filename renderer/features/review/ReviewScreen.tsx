import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SplitPane } from '../../components/SplitPane.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { ReviewQueue } from './ReviewQueue.tsx';
import { reviewQueue } from './review-queue.ts';

/** What waits, oldest first, and the one that is open beside it. */
export const ReviewScreen = ({ id }: { id: string | undefined }) => {
  const { t } = useTranslation('review');
  const { answer, reload } = useVaultQuery('review-queue', () => vault.incidents(reviewQueue));
  const rows = answer.state === 'ready' ? answer.value.rows : [];
  const at = rows.findIndex((row) => row.id === id);

  const open = (index: number) => {
    const row = rows[index];
    if (row) navigate({ screen: 'review', id: row.id }, { replace: id !== undefined });
  };
  useActions([
    {
      id: 'review.next',
      label: t('keys.next'),
      // In an open page the arrows scroll what has the focus.
      keys: id ? ['j'] : ['j', 'ArrowDown'],
      keysOnly: true,
      run: () => open(at + 1),
    },
    {
      id: 'review.previous',
      label: t('keys.previous'),
      keys: id ? ['k'] : ['k', 'ArrowUp'],
      keysOnly: true,
      run: () => open(Math.max(0, at - 1)),
    },
    {
      id: 'review.close',
      label: t('keys.close'),
      keys: ['Esc'],
      keysOnly: true,
      run: () => navigate({ screen: 'review' }),
    },
  ]);

  if (answer.state === 'loading') return <Waiting />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={reload} />;
  if (rows.length === 0 && !id)
    return <EmptyState icon={IconChecks} title={t('empty.title')} body={t('empty.body')} />;
  /** The one that follows in the queue, or the one before when this was the last. */
  const goOn = () => {
    const next = rows[at + 1] ?? rows[at - 1];
    navigate(next && next.id !== id ? { screen: 'review', id: next.id } : { screen: 'review' }, {
      replace: true,
    });
  };
  return (
    <SplitPane
      listLabel={t('title')}
      list={<ReviewQueue rows={rows} total={answer.value.total} openId={id} />}
      page={id ? <ReviewPage key={id} id={id} onDecided={goOn} /> : undefined}
    />
  );
};
