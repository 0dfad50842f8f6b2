import { marksIn } from '../../shared/search/highlight.ts';
import type { SearchTerm } from '../../shared/search/search-terms.ts';
import classes from './Marked.module.css';

/** Text with what was searched for marked in it, as it was written there. */
export const Marked = ({ text, terms }: { text: string; terms: readonly SearchTerm[] }) => {
  const marks = marksIn(text, terms);
  if (marks.length === 0) return <>{text}</>;
  return (
    <>
      {marks.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark className={classes.mark}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
};
