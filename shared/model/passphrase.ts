/** What no passphrase may be, whatever else is thought of it. The limits are this program's own. */

/** Characters, not bytes. */
export const shortestPassphrase = 12;
/** Fewer different ones are a pattern that every guesser tries early. */
export const fewestCharacters = 5;

/** Why this one is refused; undefined when it is not. */
export const passphraseFault = (passphrase: string): 'short' | 'repeating' | undefined => {
  // The same words typed on another keyboard or system count the same.
  const characters = [...passphrase.normalize('NFKC')];
  if (characters.length < shortestPassphrase) return 'short';
  const different = new Set(characters.map((character) => character.toLowerCase()));
  return different.size < fewestCharacters ? 'repeating' : undefined;
};
