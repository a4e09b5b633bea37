import {PLACES, type PackedFile} from '../../core/archive/packed-file.js'
import {element, xmlDeclaration, type Xml} from '../xml.js'
import type {PackageOrigin} from './erms.js'

/** Who stands in the head of a package besides its records' creator. */
export interface PackageAgents extends PackageOrigin {
  readonly version: string
  /** Whom the archive is to receive it as; null where nobody has said. */
  readonly archive: string | null
  /** The delivery agreement that it follows; null without one. */
  readonly agreement: string | null
  /** True of a package out of a rehearsal: it says that it is a test. */
  readonly isRehearsal: boolean
}

export const METS_NAMESPACE = 'http://www.loc.gov/METS/'
const PROFILE = 'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml'
/** The content information type of ERMS 2.1, as the vocabulary of CSIP 2.1.0 has it. */
const CONTENT_TYPE = 'citserms_v2_1'
const ROOT_ATTRIBUTES = {
  'xmlns': METS_NAMESPACE,
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
  'TYPE': 'Collection',
  PROFILE,
  'csip:CONTENTINFORMATIONTYPE': CONTENT_TYPE,
} as const
const SIMPLE_URL = {'LOCTYPE': 'URL', 'xlink:type': 'simple'} as const

/** A group of files that a document of METS lists. `use`: the folder that they lie in, as CSIP names it. */
export interface FileGroup {
  readonly use: string
  readonly files: AsyncIterable<PackedFile> | Iterable<PackedFile>
}

/** The METS document of a representation (CSIP 2.1.0): what preserves it, and its data, file by file. Paths in it count from its own folder. */
export async function* representationMets(agents: PackageAgents, premis: PackedFile, files: FileGroup['files']): AsyncGenerator<string> {
  yield* head('rep1', null, headerOf(agents))
  yield preservation({...premis, path: premis.path.slice(PLACES.representation.length + 1)}, agents).markup
  yield* fileSection('rep1', agents, [{use: 'Data', files}], PLACES.representation)
  yield structMap('rep1', 'rep1', [division('rep1', 'Metadata', {ADMID: 'amd-premis'}), division('rep1', 'Data', {}, pointer('rep1-data'))]).markup
  yield '</mets>\n'
}

/** The METS document of a whole package (SIP 2.1.0): its preservation metadata, its documentation, its schemas, and its representation. */
export async function* packageMets(agents: PackageAgents, {label, premis, documentation, schemas, representation}: {readonly label: string; readonly premis: PackedFile; readonly documentation: readonly PackedFile[]; readonly schemas: readonly PackedFile[]; readonly representation: PackedFile}): AsyncGenerator<string> {
  yield* head(agents.id, label, headerOf(agents))
  yield preservation(premis, agents).markup
  const groups = [{use: 'Documentation', files: documentation}, {use: 'Schemas', files: schemas}, {use: 'Representations/rep1', files: [representation]}]
  yield* fileSection('package', agents, groups, '')
  yield structMap('package', agents.id, [
    division('package', 'Metadata', {ADMID: 'amd-premis'}),
    division('package', 'Documentation', {}, pointer('package-documentation')),
    division('package', 'Schemas', {}, pointer('package-schemas')),
    division('package', 'Representations/rep1', {}, element('mptr', {...SIMPLE_URL, ...href(representation.path), 'xlink:title': 'package-representations-rep1'})),
  ]).markup
  yield '</mets>\n'
}

function* head(id: string, label: string | null, header: Xml): Generator<string> {
  // Opened here and closed where the document ends: what lies between may be long.
  const opened = element('mets', {OBJID: id, ...(label === null ? {} : {LABEL: label}), ...ROOT_ATTRIBUTES}, ' ').markup
  yield xmlDeclaration
  yield `${opened.slice(0, opened.lastIndexOf(' </mets>'))}\n`
  yield header.markup
}

function headerOf({municipality, organisationNumber, at, version, archive, agreement, isRehearsal}: PackageAgents): Xml {
  const code = organisationNumber === null ? null : element('note', {'csip:NOTETYPE': 'IDENTIFICATIONCODE'}, organisationNumber)
  return element('metsHdr', {'CREATEDATE': at, 'RECORDSTATUS': isRehearsal ? 'TEST' : 'NEW', 'csip:OAISPACKAGETYPE': 'SIP'},
    element('agent', {ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE'}, element('name', {}, 'diarievakt'), element('note', {'csip:NOTETYPE': 'SOFTWARE VERSION'}, version)),
    element('agent', {ROLE: 'ARCHIVIST', TYPE: 'ORGANIZATION'}, element('name', {}, municipality), code),
    element('agent', {ROLE: 'CREATOR', TYPE: 'ORGANIZATION'}, element('name', {}, municipality), code),
    archive === null ? null : element('agent', {ROLE: 'PRESERVATION', TYPE: 'ORGANIZATION'}, element('name', {}, archive)),
    agreement === null ? null : element('altRecordID', {TYPE: 'SUBMISSIONAGREEMENT'}, agreement))
}

/** Where what preserves the files of a document is written. */
function preservation(premis: PackedFile, agents: PackageAgents): Xml {
  return element('amdSec', {ID: 'amd'}, element('digiprovMD', {ID: 'amd-premis', STATUS: 'CURRENT'}, element('mdRef', {...SIMPLE_URL, ...href(premis.path), MDTYPE: 'PREMIS', MDTYPEVERSION: '3.0', ...measures(premis, agents)})))
}

async function* fileSection(prefix: string, {at}: PackageOrigin, groups: readonly FileGroup[], folder: string): AsyncGenerator<string> {
  yield `<fileSec ID="${prefix}-files">\n`
  let count = 0
  for (const {use, files} of groups) {
    yield `<fileGrp ID="${idOf(prefix, use)}" USE="${use}"${use.startsWith('Representations') ? ` csip:CONTENTINFORMATIONTYPE="${CONTENT_TYPE}"` : ''}>\n`
    for await (const file of files) {
      count += 1
      yield element('file', {ID: `${prefix}-file-${count}`, ...measures(file, {at})}, element('FLocat', {...SIMPLE_URL, ...href(folder === '' ? file.path : file.path.slice(folder.length + 1))})).markup
    }
    yield '</fileGrp>\n'
  }
  yield '</fileSec>\n'
}

function measures({sha256, bytes, mimeType}: PackedFile, {at}: Pick<PackageOrigin, 'at'>): Readonly<Record<string, string>> {
  return {MIMETYPE: mimeType, SIZE: String(bytes), CREATED: at, CHECKSUM: sha256, CHECKSUMTYPE: 'SHA-256'}
}

/** Every name in a package is the program's own, of letters, digits and `.-_/`: it is an address as it stands. */
function href(path: string): Readonly<Record<string, string>> {
  return {'xlink:href': path}
}

function structMap(prefix: string, label: string, divisions: readonly Xml[]): Xml {
  return element('structMap', {ID: `${prefix}-structure`, TYPE: 'PHYSICAL', LABEL: 'CSIP'}, element('div', {ID: `${prefix}-structure-root`, LABEL: label}, ...divisions))
}

function division(prefix: string, label: string, attributes: Readonly<Record<string, string>>, ...contents: readonly Xml[]): Xml {
  return element('div', {ID: `${idOf(prefix, label)}-division`, LABEL: label, ...attributes}, ...contents)
}

function pointer(group: string): Xml {
  return element('fptr', {FILEID: group})
}

function idOf(prefix: string, use: string): string {
  return `${prefix}-${use.toLowerCase().replace('/', '-')}`
}
