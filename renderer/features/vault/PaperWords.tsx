import classes from './RecoverySheet.module.css';

/** Words to be copied, each with its number. They are English in every language of the program. */
export const PaperWords = ({ words, label }: { words: readonly string[]; label: string }) => (
  // The list is numbered by its markers, which a screen reader says and a printer prints.
  <ol className={classes.words} aria-label={label} translate="no" lang="en">
    {words.map((word, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a word's place is its identity, and words may repeat
      <li key={index}>{word}</li>
    ))}
  </ol>
);
