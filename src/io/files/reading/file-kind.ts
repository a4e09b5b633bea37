/** Kinds of files that have a reader. */
export const FILE_KINDS = ['text', 'pdf', 'word', 'sheet', 'slides', 'odf', 'rtf', 'html', 'mail', 'picture'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What a name promises. A name that is not here has no reader. */
const BY_ENDING: Readonly<Record<string, FileKind>> = {
  txt: 'text', md: 'text', csv: 'text', tsv: 'text',
  pdf: 'pdf',
  docx: 'word', dotx: 'word', docm: 'word', dotm: 'word',
  xlsx: 'sheet', xltx: 'sheet', xlsm: 'sheet',
  pptx: 'slides', ppsx: 'slides', potx: 'slides', pptm: 'slides',
  odt: 'odf', ott: 'odf', ods: 'odf', odp: 'odf', odg: 'odf',
  rtf: 'rtf',
  html: 'html', htm: 'html', xhtml: 'html',
  eml: 'mail',
  png: 'picture', jpg: 'picture', jpeg: 'picture', tif: 'picture', tiff: 'picture', gif: 'picture', bmp: 'picture', webp: 'picture',
}

/** The kind that a file's name promises, or null. */
export function kindByName(name: string): FileKind | null {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? null) : null
}

/** What bytes begin with. `zip` and `ole` are several kinds each; `text` is anything without a sign of its own. */
export type Signature = 'pdf' | 'zip' | 'ole' | 'rtf' | 'picture' | 'text' | 'other'

const SIGNATURES: readonly (readonly [Signature, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['picture', [0x42, 0x4d]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
]

/** What a file is by what it begins with. */
export function signatureOf(bytes: Uint8Array): Signature {
  for (const [signature, start] of SIGNATURES) if (start.every((byte, at) => bytes[at] === byte)) return signature
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return isUtf16 || !bytes.subarray(0, 4096).includes(0) ? 'text' : 'other'
}

const SIGNATURE_OF: Readonly<Record<FileKind, Signature>> = {
  text: 'text', pdf: 'pdf', word: 'zip', sheet: 'zip', slides: 'zip', odf: 'zip', rtf: 'rtf', html: 'text', mail: 'text', picture: 'picture',
}

/** True where the bytes begin as the name promises. */
export function isAsNamed(kind: FileKind, bytes: Uint8Array): boolean {
  return signatureOf(bytes) === SIGNATURE_OF[kind]
}
