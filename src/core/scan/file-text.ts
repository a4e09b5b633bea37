/** A stretch of a file's text and where in the file it stands: up to `end`, from where the one before it ended. */
export interface FilePart {
  /** `page 3`, `comment 2`, `property author`, `attachment 1 page 2`: a code that `words/files.ts` puts into words. It holds nothing of the file's own text. */
  readonly place: FilePlace
  /** The first UTF-16 unit after it. */
  readonly end: number
}

/** Everything a file says: what is shown, what is hidden and what is said about it, in one text. */
export interface FileText {
  readonly text: string
  /** In order and without gaps; none where the file is nothing but its text. */
  readonly parts: readonly FilePart[]
  /** Pictures that a person must look at, since nobody has read them. */
  readonly pictures: readonly FilePicture[]
}

/** A picture in a file: where it is, and where in the text it would stand. */
export interface FilePicture {
  readonly place: FilePlace
  readonly at: number
}

/** What a stretch of text is in its file. */
export const FILE_PLACES = [
  'body', 'page', 'sheet', 'slide', 'header', 'note', 'comment', 'change', 'hidden', 'form', 'annotation', 'link', 'bookmark', 'property', 'alt', 'name', 'code', 'earlier', 'mail', 'picture', 'scan', 'part',
] as const
export type FilePlaceKind = (typeof FILE_PLACES)[number]

/** Properties that have a word of their own; the others are `other`. */
export const FILE_PROPERTIES = ['author', 'modifier', 'manager', 'company', 'title', 'subject', 'keywords', 'description', 'program', 'xmp', 'printer', 'other'] as const
export type FileProperty = (typeof FILE_PROPERTIES)[number]

/** A place in a file, or in a file inside it. */
export type FilePlace = string

const PLACE = new RegExp(`^(?:attachment \\d{1,6} )*(?:${FILE_PLACES.join('|')})(?: (?:\\d{1,7}|${FILE_PROPERTIES.join('|')}))?$`)

/** True for a code that a reader may give: whoever breaks the reader writes no text of its own into it. */
export function isFilePlace(text: string): text is FilePlace {
  return PLACE.test(text)
}

/** Where in its file a place of the text stands; null where the file has no parts. */
export function placeIn({parts}: FileText, at: number): FilePlace | null {
  let [low, high] = [0, parts.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return parts[low]?.place ?? null
}

/** The text of a file that is nothing else, such as a letter in plain text. */
export function plainFileText(text: string): FileText {
  return {text, parts: [], pictures: []}
}
