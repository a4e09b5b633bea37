/** How a file is shown on the web: what its address ends in, and its media type (IANA). */
export interface FileType {
  readonly ending: string
  readonly type: string
}

const OPEN = 'application/vnd.oasis.opendocument.'
const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const TYPES: ReadonlyMap<string, string> = new Map([
  ['txt', 'text/plain'],
  ['md', 'text/plain'],
  ['csv', 'text/csv'],
  ['pdf', 'application/pdf'],
  ['docx', `${OFFICE}wordprocessingml.document`],
  ['xlsx', `${OFFICE}spreadsheetml.sheet`],
  ['pptx', `${OFFICE}presentationml.presentation`],
  ['odt', `${OPEN}text`],
  ['ods', `${OPEN}spreadsheet`],
  ['odp', `${OPEN}presentation`],
  ['rtf', 'application/rtf'],
  ['eml', 'message/rfc822'],
])
const PLAIN: FileType = {ending: 'txt', type: 'text/plain'}

/** A file's type by its name. What a browser would run in the diary's own name, such as HTML, goes out as plain text. */
export function fileType(name: string): FileType {
  const ending = /\.([a-z]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const type = TYPES.get(ending)
  return type === undefined ? PLAIN : {ending, type}
}
