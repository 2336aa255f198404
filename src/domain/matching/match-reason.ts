/** Why a record that is not called the same is shown all the same, where there is more to say than that it is spelled alike. */
export type MatchReason =
  /** What is left out is nothing that a name would say: a bookkeeper's note, a number, a place in brackets. */
  | { readonly code: 'note'; readonly note: string }
  /** What tells the name from others is in both; the word or two as the record has them. */
  | { readonly code: 'sharedWord'; readonly word: string }
  /** One of several names: behind "dba", "formerly" and the like, or a client's other name in Karbon. */
  | { readonly code: 'tradeName' }
  /** Without a form of address. */
  | { readonly code: 'title' }
  /** One of two people. */
  | { readonly code: 'couple' }
  /** Equal to the eye, in letters of another script. */
  | { readonly code: 'lookAlike' }
  /** Equal to the ear: Greek or Cyrillic letters, written with Latin ones. */
  | { readonly code: 'otherScript' }
  | { readonly code: 'legalForm' }
  /** One name begins or ends with the other. */
  | { readonly code: 'partOfName' }
  | { readonly code: 'nickname' }
  /** An abbreviation, a plural, a number with other signs in it. */
  | { readonly code: 'writtenOtherwise' };
