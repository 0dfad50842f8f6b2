import { IconPaperclip, IconUsers } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary } from '../../../../shared/model/views.ts';
import type { SearchTerm } from '../../../../shared/search/search-terms.ts';
import type { FoundText } from '../../../../shared/vault-api/log-api.ts';
import { Marked } from '../../../components/Marked.tsx';
import { StateBadge } from '../../../components/StateBadge.tsx';
import { useFormWords } from '../form-words.ts';
import type { ColumnId } from './columns.ts';
import classes from './list.module.css';

const Exhibits = ({ count }: { count: number }) => {
  const { t } = useTranslation('log');
  return count === 0 ? null : (
    <span className={classes.exhibits}>
      <IconPaperclip size={14} aria-hidden />
      {count}
      <span className="zapys-spoken">{t('list.exhibits', { count })}</span>
    </span>
  );
};

/** Two people changed one field from the same version. */
const Conflict = ({ row }: { row: IncidentSummary }) => {
  const { t } = useTranslation('log');
  return row.conflicts.length === 0 ? null : (
    <span className={classes.conflict} title={t('list.conflict')}>
      <IconUsers size={15} aria-hidden />
      <span className="zapys-spoken">{t('list.conflict')}</span>
    </span>
  );
};

const Text = ({ text, terms = [] }: { text: string | undefined; terms?: readonly SearchTerm[] }) => (
  <span className={classes.cell} title={text}>
    {text ? <Marked text={text} terms={terms} /> : null}
  </span>
);

type CellProps = {
  readonly row: IncidentSummary;
  readonly column: ColumnId;
  readonly terms: readonly SearchTerm[];
};

/** What a column says of an incident: hundreds stand on a screen, and while it is scrolled most of them stay. */
export const Cell = memo(({ row, column, terms }: CellProps) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  switch (column) {
    case 'number':
      return (
        <span className={classes.number}>
          <Marked text={row.number} terms={terms} />
        </span>
      );
    case 'type':
      return row.type ? (
        <Text text={words.type(row.type)} />
      ) : (
        <span className={classes.none}>{t('list.noType')}</span>
      );
    case 'date':
      return <Text text={words.date(row.date)} />;
    case 'place':
      return <Text text={words.where(row)} terms={terms} />;
    case 'person':
      return <Text text={row.pseudonym} terms={terms} />;
    case 'state':
      return (
        <span className={classes.badges}>
          <StateBadge state={row.state} />
          <Conflict row={row} />
        </span>
      );
    case 'author':
      return <Text text={row.author.name} terms={terms} />;
    case 'changed':
      return (
        <span className={classes.cell} title={words.time(row.changed)}>
          {words.date(row.changed.slice(0, 10))}
        </span>
      );
    case 'exhibits':
      return <Exhibits count={row.exhibits} />;
    case 'grade':
      return <span>{`${row.reliability ?? ''}${row.credibility ?? ''}`}</span>;
    case 'consent':
      return <Text text={t(`consentState.${row.consent}`)} />;
    case 'lacking':
      return <Lacking row={row} />;
  }
});

const Lacking = ({ row }: { row: IncidentSummary }) => {
  const { t } = useTranslation('log');
  const { needed, useful } = row.lacking;
  if (needed + useful === 0) return <span className="zapys-quiet">{t('list.whole')}</span>;
  return needed > 0 ? (
    <span className={classes.needed}>{t('list.needs', { count: needed })}</span>
  ) : (
    <span className="zapys-quiet">{t('list.lacks', { count: useful })}</span>
  );
};

/** Where the words were found, with them marked. */
export const Found = ({
  found,
  terms,
}: {
  found: FoundText | null | undefined;
  terms: readonly SearchTerm[];
}) => {
  const words = useFormWords();
  return found ? (
    <span className={classes.found}>
      <span className={classes.where}>{words.field(found.where)}:</span>{' '}
      <Marked text={found.text} terms={terms} />
    </span>
  ) : null;
};

/** Two lines of the Log beside an open page, and a third for what was searched for. */
export const NarrowRow = ({ row, terms }: { row: IncidentSummary; terms: readonly SearchTerm[] }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const about = [words.date(row.date), words.where(row)].filter(Boolean).join(' · ');
  return (
    <>
      <span className={classes.first}>
        <span className={row.type ? classes.cell : classes.none}>
          {row.type ? words.type(row.type) : t('list.noType')}
        </span>
        <Conflict row={row} />
        <StateBadge state={row.state} />
      </span>
      <span className={classes.second}>
        <span className={classes.cell}>
          <Marked text={`${row.number}${about ? ` · ${about}` : ''}`} terms={terms} />
        </span>
        <Exhibits count={row.exhibits} />
      </span>
    </>
  );
};
