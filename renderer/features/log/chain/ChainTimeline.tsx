import { ActionIcon } from '@mantine/core';
import { IconLinkMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChainLink } from '../../../../shared/model/views.ts';
import { hashOf } from '../../../app/router.ts';
import { vault } from '../../../app/vault.ts';
import { useVaultQuery } from '../../../app/vault-query.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { StateBadge } from '../../../components/StateBadge.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { useFormWords } from '../form-words.ts';
import classes from './chain.module.css';

type Props = {
  readonly id: string;
  /** The incident's own links as shown; when they change, the chain does. */
  readonly links: string;
  /** Absent where there is only to read. */
  readonly onUnlink: ((other: string) => void) | undefined;
};

/** Every incident of the chain in its order, this one marked. */
export const ChainTimeline = ({ id, links, onUnlink }: Props) => {
  const { t } = useTranslation('people');
  const { answer, reload } = useVaultQuery(`${id} ${links}`, () => vault.chain({ id }));
  if (answer.state === 'loading') return <Waiting lines={3} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={() => void reload()} />;
  if (answer.value.length < 2) return <p className="zapys-quiet">{t('chain.none')}</p>;
  return (
    <ol className={classes.chain} aria-label={t('chain.title')}>
      {answer.value.map((link) => (
        <ChainItem key={link.incident.id} link={link} here={link.incident.id === id} onUnlink={onUnlink} />
      ))}
    </ol>
  );
};

type ItemProps = {
  readonly link: ChainLink;
  readonly here: boolean;
  readonly onUnlink: Props['onUnlink'];
};

const ChainItem = ({ link: { incident, step, direct }, here, onUnlink }: ItemProps) => {
  const { t } = useTranslation('people');
  const words = useFormWords();
  const title = [incident.number, words.type(incident.type)].filter(Boolean).join(' · ');
  return (
    <li className={classes.item} data-here={here || undefined} aria-current={here ? 'true' : undefined}>
      <span className={step ? classes.step : classes.noStep}>
        {step ? words.option('coercion.step', step) : t('chain.noStep')}
      </span>
      <span className={classes.what}>
        {here ? <strong>{title}</strong> : <a href={hashOf({ screen: 'log', id: incident.id })}>{title}</a>}
        <span className={classes.about}>
          {[words.date(incident.date), words.where(incident)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={classes.side}>
        {here ? <span className={classes.here}>{t('chain.here')}</span> : null}
        <StateBadge state={incident.state} />
        {direct && onUnlink ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('chain.unlink', { number: incident.number })}
            title={t('chain.unlinkTitle')}
            onClick={() => onUnlink(incident.id)}
          >
            <IconLinkMinus size={18} aria-hidden />
          </ActionIcon>
        ) : null}
      </span>
    </li>
  );
};
