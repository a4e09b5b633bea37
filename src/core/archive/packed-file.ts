/** A file of a package, as everything that lists it tells of it. */
export interface PackedFile {
  /** From the root of the package, with `/`. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly mimeType: string
}

/** Where everything lies in a package, from its root: the folders of E-ARK CSIP 2.1.0. */
export const PLACES = {
  mets: 'METS.xml',
  premis: 'metadata/preservation/premis.xml',
  catalog: 'schemas/catalog.xml',
  documentation: 'documentation',
  schemas: 'schemas',
  representation: 'representations/rep1',
  representationMets: 'representations/rep1/METS.xml',
  representationPremis: 'representations/rep1/metadata/preservation/premis.xml',
  data: 'representations/rep1/data',
  erms: 'representations/rep1/data/ERMS.xml',
} as const

/** Where a file of the registry lies, from the folder of its representation's data: by its digest, so that no name from outside is a path, and the same bytes lie there once. */
export function placeOfFile(sha256: string, extension: string): string {
  return `files/${sha256.slice(0, 2)}/${sha256}${extension}`
}

/** Where a file lies in a package that is encrypted: by its number, since a digest would let anybody try whether a file that they have is in it. */
export function placeOfSealedFile(number: number, extension: string): string {
  return `files/${String(number).padStart(6, '0')}${extension}`
}
