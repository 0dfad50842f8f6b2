import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { headline, verdictSections } from '../../../shared/bundle/verdict-sections.ts';
import type { Say } from '../../../shared/bundle/words.ts';
import type { Checked } from './check.ts';
import classes from './verify.module.css';

/** One sentence, then the findings; the same words as `verify.html` and the command line. */
export const VerdictView = ({ checked: { name, verdict }, say }: { checked: Checked; say: Say }) => {
  const sentence = useRef<HTMLHeadingElement>(null);
  // Read out at once, unless the person is typing the key.
  useLayoutEffect(() => {
    if (!(document.activeElement instanceof HTMLInputElement)) sentence.current?.focus();
  }, []);
  const Sign = verdict.state === 'valid' ? IconCircleCheck : IconCircleX;
  return (
    <article className={classes.verdict} data-state={verdict.state}>
      <h2 ref={sentence} tabIndex={-1} className={classes.sentence}>
        <Sign size={22} stroke={1.6} aria-hidden />
        {headline(verdict, say)}
      </h2>
      {verdict.state === 'unreadable' ? (
        <p>{say(`unreadable.${verdict.code}`, { detail: verdict.detail })}</p>
      ) : null}
      {name === '' ? null : <p className="zapys-quiet">{say('page.file', { name })}</p>}
      {verdictSections(verdict, say).map(({ id, title, rows, lines }) => (
        <section key={id} className={classes.part}>
          <h3>{title}</h3>
          {rows.length > 0 ? (
            <dl className={classes.facts}>
              {rows.map(([term, value]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd data-code={id === 'key' || undefined}>{value}</dd>
                </div>
              ))}
            </dl>
          ) : null}
          {rows.length > 0 ? (
            lines.map((line) => (
              <p key={line} className="zapys-quiet">
                {line}
              </p>
            ))
          ) : (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  );
};
