/** How a file is kept in a package: what its name ends in, and its media type (IANA). */
export interface FileFormat {
  /** With its dot; empty where the registry's name tells none. */
  readonly extension: string
  readonly mimeType: string
}

const UNKNOWN_TYPE = 'application/octet-stream'
const OPEN = 'application/vnd.oasis.opendocument.'
const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf', txt: 'text/plain', md: 'text/markdown', csv: 'text/csv', html: 'text/html', htm: 'text/html', xml: 'application/xml', json: 'application/json', rtf: 'application/rtf',
  docx: `${OFFICE}wordprocessingml.document`, xlsx: `${OFFICE}spreadsheetml.sheet`, pptx: `${OFFICE}presentationml.presentation`, odt: `${OPEN}text`, ods: `${OPEN}spreadsheet`, odp: `${OPEN}presentation`,
  doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint', msg: 'application/vnd.ms-outlook', eml: 'message/rfc822',
  tif: 'image/tiff', tiff: 'image/tiff', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', dwg: 'image/vnd.dwg',
  mp3: 'audio/mpeg', wav: 'audio/wav', mp4: 'video/mp4', zip: 'application/zip',
}

/** What the name of an encrypted file ends in: nothing but a format that everybody knows, since the registry's own name may end in somebody's. */
export function sealedExtension(name: string): string {
  const {extension, mimeType} = fileFormat(name)
  return mimeType === UNKNOWN_TYPE ? '' : extension
}

/** The format of a file by the name that the registry gives it; of its ending nothing is taken over but few letters and digits. */
export function fileFormat(name: string): FileFormat {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  return ending === undefined ? {extension: '', mimeType: UNKNOWN_TYPE} : {extension: `.${ending}`, mimeType: (Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined) ?? UNKNOWN_TYPE}
}
