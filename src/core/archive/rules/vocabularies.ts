/** Words that METS 1.12, CSIP 2.1.0 and SIP 2.1.0 have for what stands in an attribute. */

/** What the content of a package is (CSIP). Written with any dash. */
const CONTENT_CATEGORIES = new Set([
  'Textual works - Print', 'Textual works - Digital', 'Textual works - Electronic Serials', 'Digital Musical Composition (score-based representations)', 'Musical Scores - Print', 'Musical Scores - Digital',
  'Photographs - Print', 'Photographs - Digital', 'Other Graphic Images - Print', 'Other Graphic Images - Digital', 'Microforms', 'Audio - On Tangible Medium (digital or analog)', 'Audio - Media-independent (digital)',
  'Motion Pictures - Digital and Physical Media', 'Video - File-based and Physical Media', 'Software', 'Software and Video Games', 'Email', 'Datasets', 'Geospatial Data', 'Geographic Information System (GIS) - Vector Data',
  'GIS Raster and Georeferenced Images', 'GIS Vector and Raster Combined', 'Non-GIS Cartographic', '2D and 3D Computer Aided Design', 'Design (schematics, architectural drawings) - Print',
  'Scanned 3D Objects (output from photogrammetry scanning)', 'Databases', 'Websites', 'Web Archives', 'Collection', 'Event', 'Image', 'Interactive resource', 'Moving image', 'Sound', 'Still image', 'Text',
  'Physical object', 'Service', 'Mixed', 'Other', 'OTHER',
])

/** Whether the vocabulary has a content category. */
export function isContentCategory(value: string | null): boolean {
  return value !== null && CONTENT_CATEGORIES.has(value.replace(/[\u2012-\u2015]/g, '-'))
}

/** By which specification a content is described (CSIP): its vocabulary, and what its schema spells otherwise. */
export const CONTENT_INFORMATION_TYPES: ReadonlySet<string> = new Set([
  'ERMS', 'SIARD1', 'SIARD2', 'SIARDDK', 'GeoData', 'citscarchival_v1_0', 'cscarchival_v1_0', 'citcarchival_v1_0', 'citsarchival_v1_0', 'csarchival_v1_0', 'citserms_v2_1', 'citserms_v3_0', 'citspremis_v1_0', 'cspremis_v1_0',
  'citsehpj_v1_0', 'citsehpj_v2_0', 'citsehcr_v1_0', 'citssiard_v1_0', 'citsgeospatial_v3_0', 'cits3dpm_v1_0', 'MIXED', 'OTHER',
])

/** What a package is in the model of OAIS. */
export const PACKAGE_TYPES: ReadonlySet<string> = new Set(['SIP', 'AIP', 'DIP', 'AIU', 'AIC'])

/** Whether a section of metadata holds still. */
export const SECTION_STATUSES: ReadonlySet<string> = new Set(['CURRENT', 'SUPERSEDED'])

/** What the archive is to do with a package (SIP). */
export const RECORD_STATUSES: ReadonlySet<string> = new Set(['NEW', 'SUPPLEMENT', 'REPLACEMENT', 'TEST', 'VERSION', 'DELETE', 'OTHER'])

/** By which standard a file of metadata is written (METS). */
export const METADATA_TYPES: ReadonlySet<string> = new Set([
  'MARC', 'MODS', 'EAD', 'DC', 'NISOIMG', 'LC-AV', 'VRA', 'TEIHDR', 'DDI', 'FGDC', 'LOM', 'PREMIS', 'PREMIS:OBJECT', 'PREMIS:AGENT', 'PREMIS:RIGHTS', 'PREMIS:EVENT', 'TEXTMD', 'METSRIGHTS', 'ISO 19115:2003 NAP', 'EAC-CPF',
  'LIDO', 'OTHER',
])

/** How a digest is made (METS), and how many hexadecimal digits it then has; null where that is not one number. */
export const CHECKSUM_TYPES: ReadonlyMap<string, number | null> = new Map([
  ['Adler-32', 8], ['CRC32', 8], ['HAVAL', null], ['MD5', 32], ['MNP', null], ['SHA-1', 40], ['SHA-256', 64], ['SHA-384', 96], ['SHA-512', 128], ['TIGER', 48], ['WHIRLPOOL', 128],
])

const DATE_TIME = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/

/** Whether a text is a date and time of XML Schema. */
export function isDateTime(value: string | null): boolean {
  const found = DATE_TIME.exec(value ?? '')
  return found !== null && !Number.isNaN(Date.parse(found[1] === undefined ? `${found[0]}Z` : found[0]))
}

/** Whether a time comes before another. Times of which only one tells its zone cannot be compared. */
export function isBefore(one: string, other: string): boolean {
  const [first, second] = [DATE_TIME.exec(one), DATE_TIME.exec(other)]
  if (first === null || second === null || (first[1] === undefined) !== (second[1] === undefined)) return false
  const zone = first[1] === undefined ? 'Z' : ''
  return Date.parse(`${one}${zone}`) < Date.parse(`${other}${zone}`)
}

/** Whether a text is an identifier as XML has them. */
export function isXmlId(value: string | null): boolean {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_.·-]*$/u.test(value ?? '')
}

/** Whether a text has the form of a media type of IANA. */
export function isMediaType(value: string | null): boolean {
  return /^[A-Za-z0-9][\w!#$&^.+-]*\/[A-Za-z0-9][\w!#$&^.+-]*$/.test(value ?? '')
}

/** Whether a text is a boolean of XML Schema. */
export function isBoolean(value: string | null): boolean {
  return /^(?:true|false|0|1)$/.test(value ?? '')
}
