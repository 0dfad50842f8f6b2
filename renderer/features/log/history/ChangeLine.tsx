import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../shared/ledger/entry.ts';
import { isUnanswered } from '../../../../shared/model/fields.ts';
import type { HistoryEntry, IncidentView } from '../../../../shared/model/views.ts';
import { useFormWords } from '../form-words.ts';
import classes from './history.module.css';

type Props = { readonly change: HistoryEntry['changes'][number]; readonly view: IncidentView };

const linkStart = 'exhibit.';

/** More than a few lines: it scrolls in its own place, and so takes the focus. */
const isLong = (value: Json): boolean =>
  typeof value === 'string' && (value.length > 200 || value.includes('\n'));

/** One field of an entry: how it stood before and how after, in words. */
export const ChangeLine = ({ change, view }: Props) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const { field, before, after } = change;
  if (field.startsWith(linkStart)) {
    const exhibit = view.exhibitList.find(({ id }) => id === field.slice(linkStart.length));
    return (
      <div className={classes.change}>
        <dt>{after === true ? t('history.attached') : t('history.detached')}</dt>
        <dd dir="auto">{exhibit?.fileName ?? t('history.noLonger')}</dd>
      </div>
    );
  }
  const long = isLong(before) || isLong(after);
  return (
    <div className={classes.change}>
      <dt>{words.field(field)}</dt>
      <dd className={long ? classes.long : undefined} tabIndex={long ? 0 : undefined}>
        {before === null ? null : (
          <>
            <Value field={field} value={before} struck />
            <span className={classes.arrow} aria-hidden>
              →
            </span>
          </>
        )}
        <Value field={field} value={after} />
      </dd>
    </div>
  );
};

const Value = ({ field, value, struck }: { field: string; value: Json; struck?: boolean }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  if (value === null) return <em className={classes.blank}>{t('history.cleared')}</em>;
  const text = words.value(field, value);
  if (isUnanswered(value)) return struck ? <s className={classes.before}>{text}</s> : <em>{text}</em>;
  return struck ? (
    <s className={classes.before} dir="auto">
      <span className="zapys-spoken">{t('history.before')}</span>
      {text}
    </s>
  ) : (
    <span dir="auto">{text}</span>
  );
};
