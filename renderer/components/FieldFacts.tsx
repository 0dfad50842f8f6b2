import type { Json } from '../../shared/ledger/entry.ts';
import { isUnanswered, type Section } from '../../shared/model/fields.ts';
import classes from './FieldFacts.module.css';
import { useWords } from './use-words.ts';

type Props = {
  readonly section: Section;
  readonly fields: Readonly<Record<string, Json>>;
  /** Whether what has no answer is named too, with a dash. */
  readonly blanks?: boolean;
};

export const isAnswered = (fields: Props['fields'], name: string): boolean =>
  fields[name] !== undefined && fields[name] !== null;

/** What a section says, to read: what was answered, or every field; "unknown" and "declined" stand out from an answer. */
export const FieldFacts = ({ section, fields, blanks = false }: Props) => {
  const words = useWords();
  return (
    <dl className={classes.facts}>
      {section.fields
        .filter(({ name }) => blanks || isAnswered(fields, name))
        .map(({ name, kind }) => (
          <div key={name} className={classes.fact}>
            <dt className={classes.name}>{words.field(name)}</dt>
            <dd
              className={classes.value}
              data-unanswered={isUnanswered(fields[name]) || undefined}
              dir={kind === 'text' ? 'auto' : undefined}
            >
              {words.value(name, fields[name]) || '—'}
            </dd>
          </div>
        ))}
    </dl>
  );
};
