import type {DocumentRule, ElementRule, Level, Rule, XmlElement} from './element.js'
import {partOfDivision, type MetsFacts, type MetsKind, type Part} from './mets-facts.js'
import {CHECKSUM_TYPES, CONTENT_INFORMATION_TYPES, isBefore, isContentCategory, isDateTime, isMediaType, isXmlId, METADATA_TYPES, PACKAGE_TYPES, SECTION_STATUSES} from './vocabularies.js'

/** In which METS documents a requirement holds, where it is not both, and how binding it is in a representation's where that differs. */
interface Where {
  readonly only?: MetsKind
  readonly inRepresentation?: Level
}

/** A requirement on a METS document. */
export type MetsRule = Rule<MetsFacts> & Where

type Breaks = ElementRule<MetsFacts>['breaks']

function must(id: string, at: string | readonly string[], says: string, breaks: Breaks): MetsRule {
  return {id, level: 'MUST', at: typeof at === 'string' ? [at] : at, says, breaks}
}

function should(id: string, at: string, says: string, breaks: Breaks): MetsRule {
  return {id, level: 'SHOULD', at: [at], says, breaks}
}

function overall(id: string, level: Level, says: string, broken: DocumentRule<MetsFacts>['broken']): MetsRule {
  return {id, level, says, broken}
}

/** As a rule about the whole document: broken once, or not. */
function once(id: string, level: Level, says: string, isBroken: (facts: MetsFacts) => boolean): MetsRule {
  return overall(id, level, says, (facts) => (isBroken(facts) ? 1 : 0))
}

const is = (name: string, value: string): Breaks => (element) => element.attribute(name) !== value
const among = (name: string, values: ReadonlySet<string>): Breaks => (element) => !values.has(element.attribute(name) ?? '')
const said = (name: string): Breaks => (element) => !element.has(name)
const timed = (name: string): Breaks => (element) => !isDateTime(element.attribute(name))
const identified: Breaks = (element) => !isXmlId(element.attribute('ID'))

/** How a file is described wherever METS refers to one: digits are hexadecimal, and as many as their kind has. */
function isChecksum(element: XmlElement): boolean {
  const digits = element.attribute('CHECKSUM') ?? ''
  const length = CHECKSUM_TYPES.get(element.attribute('CHECKSUMTYPE') ?? '') ?? null
  return /^[0-9a-fA-F]+$/.test(digits) && (length === null || digits.length === length)
}

/** The eight things that METS tells of a file, numbered one after the other. */
function measureRules(first: number, at: string, what: string): readonly MetsRule[] {
  return [
    must(`CSIP${first}`, at, `${what} has a media type in MIMETYPE, written as IANA writes them.`, (element) => !isMediaType(element.attribute('MIMETYPE'))),
    must(`CSIP${first + 1}`, at, `${what} has its size in whole bytes in SIZE.`, (element) => !/^\d+$/.test(element.attribute('SIZE') ?? '')),
    must(`CSIP${first + 2}`, at, `${what} has the date and time at which it was made in CREATED.`, timed('CREATED')),
    must(`CSIP${first + 3}`, at, `${what} has its digest in CHECKSUM, in hexadecimal digits and as many as its kind has.`, (element) => !isChecksum(element)),
    must(`CSIP${first + 4}`, at, `${what} tells in CHECKSUMTYPE how its digest is made, in a word of METS.`, (element) => !CHECKSUM_TYPES.has(element.attribute('CHECKSUMTYPE') ?? '')),
  ]
}

function locatorRules(first: number, at: string, what: string): readonly MetsRule[] {
  return [
    must(`CSIP${first}`, at, `${what} has LOCTYPE with the value URL.`, is('LOCTYPE', 'URL')),
    must(`CSIP${first + 1}`, at, `${what} has xlink:type with the value simple.`, is('xlink:type', 'simple')),
    must(`CSIP${first + 2}`, at, `${what} tells in xlink:href where the file lies.`, said('xlink:href')),
  ]
}

/** What CSIP demands of a section of metadata by reference, three times over. */
function sectionRules(at: string, called: string, ids: {readonly id: number; readonly created: number | null; readonly status: number; readonly reference: number}): readonly MetsRule[] {
  const reference = `${at}/mdRef`
  const what = `A reference in ${called}`
  return [
    must(`CSIP${ids.id}`, at, `Each ${called} has an identifier in ID.`, identified),
    ...(ids.created === null ? [] : [must(`CSIP${ids.created}`, at, `Each ${called} has the date and time at which it was made in CREATED.`, timed('CREATED'))]),
    should(`CSIP${ids.status}`, at, `Each ${called} tells in STATUS whether it is CURRENT or SUPERSEDED.`, among('STATUS', SECTION_STATUSES)),
    should(`CSIP${ids.reference}`, at, `Each ${called} refers to one file of metadata (mdRef).`, (element) => element.count('mdRef') !== 1),
    ...locatorRules(ids.reference + 1, reference, what),
    must(`CSIP${ids.reference + 4}`, reference, `${what} tells in MDTYPE by which standard the file is written, in a word of METS.`, among('MDTYPE', METADATA_TYPES)),
    ...measureRules(ids.reference + 5, reference, what),
  ]
}

const DIVISION = 'structMap[CSIP]/div/div'
const POINTER = `${DIVISION}/mptr`

/** A division about a part of the package: that it is there once, is named, is found, and points to its groups. */
function divisionRules(part: Part, label: string, ids: {readonly one: number; readonly id: number; readonly label: number; readonly groups: number; readonly pointer: number}): readonly MetsRule[] {
  const named = `The division that points to groups ${label} has that LABEL, letter for letter.`
  return [
    once(`CSIP${ids.one}`, 'SHOULD', part === 'content'
      ? 'Where a package lists files of its content itself, without a METS document of a representation, the structural map has one division Representations. In the METS document of a package.'
      : `Where the file section has a group ${label}, the structural map has one division for it.`, (facts) => isAsked(facts, part) && facts.groups(part) > 0 && facts.wronglyNamed(part) === 0 && facts.divisions(part) !== 1),
    must(`CSIP${ids.id}`, DIVISION, `The division ${label} has an identifier in ID.`, (element, facts) => partOfDivision(element) === part && identified(element, facts)),
    must(`CSIP${ids.label}`, DIVISION, named, (element) => partOfDivision(element) === part && element.attribute('LABEL') !== label),
    overall(`CSIP${ids.label}`, 'MUST', named, (facts) => (isAsked(facts, part) ? facts.wronglyNamed(part) : 0)),
    overall(`CSIP${ids.groups}`, 'MUST', `Each group ${label} has a pointer (fptr) of its own in the division ${label}.`, (facts) => (facts.divisions(part) > 0 ? facts.groupsLeftOut(part) : 0)),
    overall(`CSIP${ids.pointer}`, 'MUST', `Each pointer (fptr) in the division ${label} has in FILEID the identifier of a group ${label}.`, (facts) => facts.strayPointers(part)),
  ]
}

/** A representation's own document has its content under other names. */
function isAsked({place}: MetsFacts, part: Part): boolean {
  return part !== 'content' || place.kind === 'package'
}

/** Whether a folder beside the document holds something. */
function liesBeside({place}: MetsFacts, folder: string): boolean {
  return place.beside?.has(folder) === true
}

/** Whether a group of files about a part is missing. A package has each of them; a representation those whose folder lies beside its document. */
function lacksGroup(facts: MetsFacts, parts: readonly Part[], folder: string): boolean {
  return facts.count('mets/fileSec') > 0 && parts.every((part) => facts.groups(part) === 0) && (facts.place.kind === 'package' || liesBeside(facts, folder))
}

/** A package of metadata alone has no files to list. */
function isMetadataAlone(facts: MetsFacts): boolean {
  return facts.place.beside !== null && ['documentation', 'schemas', 'representations', 'data'].every((folder) => !liesBeside(facts, folder)) && facts.count('mets/dmdSec') + facts.count('mets/amdSec') > 0
}

/** Where an address lies, in small letters; null for one that does not count from the document. */
function folderPath(href: string): string | null {
  let bare = href.replace(/^file:(?:\/\/)?(?=[^/])/i, '').replace(/^(?:\.\/)+/, '')
  try {
    bare = decodeURIComponent(bare)
  } catch {
    return null
  }
  return /^(?:\/|\.\.\/|[a-z][a-z0-9+.-]*:)/i.test(bare) ? null : bare.toLowerCase()
}

/** Whether a file lies in the folder that its group is named after. */
function liesAsItsGroupSays(locator: XmlElement, {place}: MetsFacts): boolean {
  const path = folderPath(locator.attribute('xlink:href') ?? '')
  let use = (locator.parent?.parent?.attribute('USE') ?? '').toLowerCase().replace(/\/+$/, '')
  if (place.kind === 'representation') use = use.replace(/^representations(?:\/[^/]+)?\/?/, '')
  return path === null || path === '' || use === '' || path.startsWith(`${use}/`)
}

/** A title of what is not Documentation, Schemas or Metadata: content. */
function isContentGroup(group: XmlElement): boolean {
  return !/^(?:Documentation|Schemas|Metadata)(?:\/|$)/.test(group.attribute('USE') ?? '')
}

/** Whether a division is called by the path to the representation that it points to. */
function isNamedByPath(pointer: XmlElement): boolean {
  const label = pointer.parent?.attribute('LABEL') ?? ''
  const path = folderPath(pointer.attribute('xlink:href') ?? '')
  return /^Representations\/[^/]/.test(label) && (path === null || path === '' || path.replace(/\/?[^/]*$/, '') === label.toLowerCase().replace(/\/+$/, ''))
}

const isRepresentation = (element: XmlElement): boolean => partOfDivision(element) === 'representation'
const software = (id: string, says: string): MetsRule => once(id, 'MUST', says, ({softwareMisses}) => softwareMisses?.has(id) === true)

/** CSIP 2.1.0: every requirement that binds or is recommended and can be told from a METS document, in the order of its profile. */
export const CSIP_RULES: readonly MetsRule[] = [
  must('CSIP1', 'mets', 'The document has an identifier in OBJID; that of a representation is the name of its folder.', (element, {place}) => !element.has('OBJID') || (place.kind === 'representation' && place.folder !== null && element.attribute('OBJID') !== place.folder)),
  must('CSIP2', 'mets', 'TYPE tells what the content is, in a word of the vocabulary of content categories.', (element) => !isContentCategory(element.attribute('TYPE'))),
  should('CSIP3', 'mets', 'Where TYPE says OTHER, csip:OTHERTYPE tells what the content is, and not in a word of the vocabulary.', (element) => /^other$/i.test(element.attribute('TYPE') ?? '') && (!element.has('csip:OTHERTYPE') || (element.attribute('csip:OTHERTYPE') !== 'OTHER' && isContentCategory(element.attribute('csip:OTHERTYPE'))))),
  {...should('CSIP4', 'mets', 'csip:CONTENTINFORMATIONTYPE tells by which specification the content is described, in a word of the vocabulary. In the document of a representation it must.', among('csip:CONTENTINFORMATIONTYPE', CONTENT_INFORMATION_TYPES)), inRepresentation: 'MUST'},
  should('CSIP5', 'mets', 'Where csip:CONTENTINFORMATIONTYPE says OTHER, csip:OTHERCONTENTINFORMATIONTYPE tells which.', (element) => element.attribute('csip:CONTENTINFORMATIONTYPE') === 'OTHER' && !element.has('csip:OTHERCONTENTINFORMATIONTYPE')),
  must('CSIP6', 'mets', 'PROFILE has the web address of the profile that the package keeps.', (element) => !/^https?:\/\/\S+$/i.test(element.attribute('PROFILE') ?? '')),
  once('CSIP117', 'MUST', 'There is one header (metsHdr).', (facts) => facts.count('mets/metsHdr') !== 1),
  must('CSIP7', 'mets/metsHdr', 'The header has the date and time at which the package was made in CREATEDATE.', timed('CREATEDATE')),
  should('CSIP8', 'mets/metsHdr', 'LASTMODDATE, where it is given, is a date and time not before CREATEDATE.', (element) => {
    const changed = element.attribute('LASTMODDATE')
    return changed !== null && (!isDateTime(changed) || isBefore(changed, element.attribute('CREATEDATE') ?? ''))
  }),
  must('CSIP9', 'mets/metsHdr', 'csip:OAISPACKAGETYPE tells what the package is: SIP, AIP, DIP, AIU or AIC.', among('csip:OAISPACKAGETYPE', PACKAGE_TYPES)),
  must('CSIP10', 'mets/metsHdr', 'The header names an agent.', (element) => element.count('agent') === 0),
  software('CSIP11', 'The agent for the program that made the package has the ROLE CREATOR.'),
  software('CSIP12', 'The agent for the program that made the package has the TYPE OTHER.'),
  software('CSIP13', 'The agent for the program that made the package has the OTHERTYPE SOFTWARE.'),
  software('CSIP14', 'The agent for the program that made the package has one name.'),
  software('CSIP15', 'The agent for the program that made the package has one note, with the program’s version.'),
  software('CSIP16', 'The note with the program’s version has csip:NOTETYPE with the value SOFTWARE VERSION.'),
  once('CSIP17', 'SHOULD', 'Where metadata/descriptive holds something, the document has a section of descriptive metadata (dmdSec).', (facts) => liesBeside(facts, 'metadata/descriptive') && facts.count('mets/dmdSec') === 0),
  ...sectionRules('mets/dmdSec', 'dmdSec', {id: 18, created: 19, status: 20, reference: 21}),
  once('CSIP31', 'SHOULD', 'Where metadata/preservation holds something, the document has a section of administrative metadata (amdSec), and never more than one.', (facts) => facts.count('mets/amdSec') > 1 || (liesBeside(facts, 'metadata/preservation') && facts.count('mets/amdSec') === 0)),
  once('CSIP32', 'SHOULD', 'Where metadata/preservation holds something, the administrative metadata has a section for it (digiprovMD).', (facts) => liesBeside(facts, 'metadata/preservation') && facts.count('mets/amdSec') > 0 && facts.count('mets/amdSec/digiprovMD') === 0),
  ...sectionRules('mets/amdSec/digiprovMD', 'digiprovMD', {id: 33, created: null, status: 34, reference: 35}),
  ...sectionRules('mets/amdSec/rightsMD', 'rightsMD', {id: 46, created: null, status: 47, reference: 48}),
  once('CSIP58', 'SHOULD', 'There is one file section (fileSec), unless the package holds metadata alone.', (facts) => facts.count('mets/fileSec') > 1 || (facts.count('mets/fileSec') === 0 && !isMetadataAlone(facts))),
  must('CSIP59', 'mets/fileSec', 'The file section has an identifier in ID.', identified),
  once('CSIP60', 'MUST', 'The file section has a group with the USE Documentation. In the document of a representation: where documentation lies beside it.', (facts) => lacksGroup(facts, ['documentation'], 'documentation')),
  once('CSIP113', 'MUST', 'The file section has a group with the USE Schemas. In the document of a representation: where schemas lies beside it.', (facts) => lacksGroup(facts, ['schemas'], 'schemas')),
  once('CSIP114', 'MUST', 'The file section has a group whose USE begins with Representations. In the document of a representation: that, or Data, where data lies beside it.', (facts) => lacksGroup(facts, facts.place.kind === 'package' ? ['content', 'representation'] : ['content', 'representation', 'data'], 'data')),
  should('CSIP62', 'mets/fileSec/fileGrp', 'A group whose USE begins with Representations, and each group of content where the document says MIXED, tells in csip:CONTENTINFORMATIONTYPE by which specification it is described, in a word of the vocabulary.', (element, {isMixed}) => ((element.attribute('USE') ?? '').startsWith('Representations') || (isMixed && isContentGroup(element)) || element.has('csip:CONTENTINFORMATIONTYPE')) && !CONTENT_INFORMATION_TYPES.has(element.attribute('csip:CONTENTINFORMATIONTYPE') ?? '')),
  should('CSIP63', 'mets/fileSec/fileGrp', 'Where csip:CONTENTINFORMATIONTYPE of a group says OTHER, csip:OTHERCONTENTINFORMATIONTYPE tells which.', (element) => element.attribute('csip:CONTENTINFORMATIONTYPE') === 'OTHER' && !element.has('csip:OTHERCONTENTINFORMATIONTYPE')),
  must('CSIP64', ['mets/fileSec/fileGrp', 'mets/fileSec/fileGrp/file/FLocat'], 'USE of a group names the folder that its files lie in, in small or capital letters.', (element, facts) => (element.name === 'fileGrp' ? !element.has('USE') : !liesAsItsGroupSays(element, facts))),
  must('CSIP65', 'mets/fileSec/fileGrp', 'Each group of files has an identifier in ID.', identified),
  must('CSIP66', 'mets/fileSec/fileGrp', 'Each group of files lists a file.', (element) => element.count('file') + element.count('fileGrp') === 0),
  must('CSIP67', 'mets/fileSec/fileGrp/file', 'Each file has an identifier in ID.', identified),
  ...measureRules(68, 'mets/fileSec/fileGrp/file', 'Each file'),
  must('CSIP76', 'mets/fileSec/fileGrp/file', 'Each file has one place (FLocat).', (element) => element.count('FLocat') !== 1),
  ...locatorRules(77, 'mets/fileSec/fileGrp/file/FLocat', 'The place of a file'),
  once('CSIP80', 'MUST', 'There is a structural map (structMap).', (facts) => facts.count('mets/structMap') + facts.count('mets/structMap[CSIP]') === 0),
  must('CSIP81', 'mets/structMap[CSIP]', 'The structural map with the LABEL CSIP has the TYPE PHYSICAL.', is('TYPE', 'PHYSICAL')),
  once('CSIP82', 'MUST', 'One of the structural maps, and no more, has the LABEL CSIP.', (facts) => facts.count('mets/structMap[CSIP]') > 1 || (facts.count('mets/structMap[CSIP]') === 0 && facts.count('mets/structMap') > 0)),
  must('CSIP83', 'mets/structMap[CSIP]', 'The structural map has an identifier in ID.', identified),
  must('CSIP84', 'mets/structMap[CSIP]', 'The structural map has one division around all others.', (element) => element.count('div') !== 1),
  must('CSIP85', 'mets/structMap[CSIP]/div', 'The division around all others has an identifier in ID.', identified),
  once('CSIP88', 'MUST', 'There is one division for metadata.', (facts) => facts.count('mets/structMap[CSIP]') > 0 && facts.divisions('metadata') !== 1),
  must('CSIP89', DIVISION, 'The division for metadata has an identifier in ID.', (element, facts) => partOfDivision(element) === 'metadata' && identified(element, facts)),
  must('CSIP90', DIVISION, 'The division for metadata has the LABEL Metadata, letter for letter.', (element) => partOfDivision(element) === 'metadata' && element.attribute('LABEL') !== 'Metadata'),
  overall('CSIP91', 'SHOULD', 'ADMID of the division for metadata names each section of administrative metadata whose STATUS is CURRENT, or the amdSec around it.', (facts) => (facts.divisions('metadata') > 0 ? facts.currentLeftOut('ADMID') : 0)),
  overall('CSIP92', 'SHOULD', 'DMDID of the division for metadata names each dmdSec whose STATUS is CURRENT.', (facts) => (facts.divisions('metadata') > 0 ? facts.currentLeftOut('DMDID') : 0)),
  ...divisionRules('documentation', 'Documentation', {one: 93, id: 94, label: 95, groups: 96, pointer: 116}),
  ...divisionRules('schemas', 'Schemas', {one: 97, id: 98, label: 99, groups: 100, pointer: 118}),
  ...divisionRules('content', 'Representations', {one: 101, id: 102, label: 103, groups: 104, pointer: 119}),
  overall('CSIP105', 'SHOULD', 'Each representation whose METS document the file section lists has a division of its own.', ({representationsLeftOut}) => representationsLeftOut),
  must('CSIP106', DIVISION, 'The division of a representation has an identifier in ID.', (element, facts) => isRepresentation(element) && identified(element, facts)),
  must('CSIP107', POINTER, 'The LABEL of a representation’s division is the path to the folder of its METS document and begins with Representations.', (element) => !isNamedByPath(element)),
  overall('CSIP108', 'MUST', 'xlink:title of the pointer to a representation is the identifier of the group that lists its METS document.', ({strayTitles}) => strayTitles),
  must('CSIP109', DIVISION, 'The division of a representation has one pointer (mptr) to its METS document.', (element) => isRepresentation(element) && element.count('mptr') !== 1),
  must('CSIP110', POINTER, 'The pointer to a representation tells in xlink:href where its METS document lies.', said('xlink:href')),
  must('CSIP111', POINTER, 'The pointer to a representation has xlink:type with the value simple.', is('xlink:type', 'simple')),
  must('CSIP112', POINTER, 'The pointer to a representation has LOCTYPE with the value URL.', is('LOCTYPE', 'URL')),
]

/** What METS itself demands of identifiers, and no requirement of CSIP says alone. */
export const REFERENCE_RULES: readonly MetsRule[] = [
  overall('REF1', 'MUST', 'Whatever FILEID, ADMID, DMDID, STRUCTID or TRANSFORMBEHAVIOR names is the ID of something in the same document.', ({danglingPointers}) => danglingPointers),
  overall('REF2', 'MUST', 'No ID stands twice in a document.', ({repeatedIds}) => repeatedIds),
]
