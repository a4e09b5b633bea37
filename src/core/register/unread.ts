/** Why the text of a file was not read. Each has words in `words/files.ts`: what it is and what to do. */
export const UNREAD_REASONS = [
  /** No reader for this kind of file. */
  'no-reader',
  /** The name says one kind and the bytes another. */
  'other-kind',
  'damaged',
  /** Encrypted: it opens with a password only. */
  'password',
  /** A picture, or a page or part of it is one: what stands in it was not read. */
  'picture',
  /** Scripts, macros or actions: what it shows is not only what it holds. */
  'active',
  /** A file inside it could not be read. */
  'embedded',
  'too-large',
  /** The reader was ended: too long or too much memory. */
  'too-slow',
  /** There is no text in it. */
  'empty',
  /** Letters that cannot be told for certain. */
  'unclear',
  /** It holds an earlier version of itself that could not be read. */
  'earlier-text',
] as const

export type UnreadReason = (typeof UNREAD_REASONS)[number]
