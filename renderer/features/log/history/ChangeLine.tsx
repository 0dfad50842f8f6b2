import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../shared/ledger/entry.ts';
import { isUnanswered } from '../../../../shared/model/fields.ts';
import type { NamedRecord, RecordedChange } from '../../../../shared/model/views.ts';
import { useFormWords } from '../form-words.ts';
import classes from './history.module.css';

/** More than a few lines: it scrolls in its own place, and so takes the focus. */
const isLong = (value: Json): boolean =>
  typeof value === 'string' && (value.length > 200 || value.includes('\n'));

/** One field of an entry: how it stood before and how after, in words. */
export const ChangeLine = ({ change }: { readonly change: RecordedChange }) => {
  const words = useFormWords();
  const { field, before, after, names } = change;
  if (names && names.kind !== 'person') return <LinkLine names={names} before={before} after={after} />;
  const long = isLong(before) || isLong(after);
  return (
    <div className={classes.change}>
      <dt dir="auto">{words.changed(change)}</dt>
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

type LinkProps = Pick<RecordedChange, 'before' | 'after'> & { readonly names: NamedRecord };

/** An exhibit or another incident that was attached or taken off: what it is called says more than yes and no. */
const LinkLine = ({ names, before, after }: LinkProps) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const act =
    names.kind === 'incident'
      ? t(after === true ? 'history.linked' : 'history.unlinked')
      : t(after !== true ? 'history.detached' : before === true ? 'history.redescribed' : 'history.attached');
  return (
    <div className={classes.change}>
      <dt>{act}</dt>
      <dd dir="auto">{words.record(names)}</dd>
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
