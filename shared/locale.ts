/** Languages of the interface, the documents and the words in them. */
export type Locale = 'uk' | 'en';
