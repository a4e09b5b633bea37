import type {Veil} from '../../core/archive/agreement.js'
import type {ArchivedCase, ArchivedDocument, ArchivedEntry, ArchivedFile} from '../../core/archive/archived-case.js'
import {hidesFiles, hidesRow, recordKind} from '../../core/archive/archived-case.js'
import {itemText} from '../../core/minutes/meeting.js'
import type {RegisteredContent, RegisteredDirection, RegisteredDocument} from '../../core/register/entry.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {decisionNote, neutralTitle, packageWords as say} from '../../words/archive-package.js'
import {element, xmlDeclaration, type Xml, type XmlContent} from '../xml.js'

/** Whose records a package holds, and which it is. */
export interface PackageOrigin {
  readonly id: string
  readonly municipality: string
  readonly organisationNumber: string | null
  /** When the package was made: it stands in all its documents, so that the same package has the same bytes. */
  readonly at: Instant
}

/** The namespace of E-ARK ERMS 2.1.2. */
export const ERMS_NAMESPACE = 'https://DILCIS.eu/XML/ERMS'

/** How the records of a package begin, as E-ARK ERMS 2.1.2 (O1, O2). */
export function ermsHead(origin: PackageOrigin): string {
  return `${xmlDeclaration}<erms xmlns="${ERMS_NAMESPACE}">\n${controlOf(origin).markup}<aggregations>\n`
}

/** One case of them: an aggregation, whose documents are records. `committee`: its name. Of a row that the veil hides there stands a neutral text, and nothing else that tells of it. */
export function ermsCase(one: ArchivedCase, origin: PackageOrigin, committee: string, veil: Veil): string {
  return aggregationOf(one, origin, committee, veil).markup
}

/** How they end. */
export const ermsEnd = '</aggregations>\n</erms>\n'

function controlOf({id, municipality, organisationNumber, at}: PackageOrigin): Xml {
  return element('control', {}, element('identification', {identificationType: 'package'}, id), element('maintenanceInformation', {},
    element('maintenanceStatus', {value: 'created'}),
    element('maintenanceAgency', {}, organisationNumber === null ? null : element('otherAgencyCode', {type: 'organisationsnummer'}, organisationNumber), element('agencyName', {}, municipality)),
    element('maintenanceHistory', {}, element('maintenanceEvent', {}, element('eventType', {value: 'created'}), element('eventDateTime', {}, at), agent('creator', say.system)))))
}

function aggregationOf(one: ArchivedCase, {municipality}: PackageOrigin, committee: string, veil: Veil): Xml {
  const {content, registryState} = one
  const isHidden = hidesRow(content, veil)
  return element('aggregation', {systemIdentifier: one.uuid, aggregationType: 'caseFile'},
    element('objectId', {}, one.number),
    element('extraId', {extraIdType: 'diarium'}, one.committee),
    ...titlesOf(one, veil),
    isHidden || content.caseType === '' ? null : element('subject', {}, content.caseType),
    element('status', {value: registryState === 'cancelled' ? 'obliterated' : 'closed'}),
    ...restrictionsOf(content, veil),
    agents([
      agent('creator', committee, {organisation: municipality}),
      ...(isHidden || content.officer === '' ? [] : [agent('responsible_person', content.officer)]),
      ...(content.protection === 'marked' ? [protectedAgent('other')] : []),
    ]),
    dates([['opened', content.date], ['closed', content.closedOn], ['other', one.publishedOn]]),
    notesOf(one, veil),
    ...one.documents.map((document) => recordOf(document, one, veil)))
}

function recordOf(document: ArchivedDocument, {uuid}: ArchivedCase, veil: Veil): Xml {
  const {content, number} = document
  const isHidden = hidesRow(content, veil)
  const marked = content.protection === 'marked' ? [protectedAgent(direction(content).party)] : []
  const {definition, other, date: dateType} = direction(content)
  return element('record', {systemIdentifier: document.uuid, recordType: say.records[recordKind(content)]},
    element('objectId', {}, number),
    element('parentAggregationId', {}, uuid),
    ...titlesOf(document, veil),
    element('status', {value: document.registryState === 'cancelled' ? 'obliterated' : STATUSES[content.direction]}),
    /^\d{1,9}$/.test(number) ? element('runningNumber', {}, String(Number(number))) : null,
    ...restrictionsOf(content, veil),
    element('direction', {directionDefinition: definition, ...(other === null ? {} : {otherDirectionDefinition: other})}),
    agents(isHidden
      ? marked
      : [
          ...(content.internalParty === '' ? [] : [agent(direction(content).party, content.internalParty)]),
          ...content.parties.map((name) => agent(direction(content).party, name, {role: say.publicationName})),
          ...(content.officer === '' ? [] : [agent('responsible_person', content.officer)]),
          ...marked,
        ]),
    isHidden || content.item === undefined ? null : element('description', {}, itemText(content.item)),
    dates([[dateType, content.date], ['other', document.publishedOn]]),
    notesOf(document, veil),
    hidesFiles(content, veil) || document.files.length === 0 ? null : element('additionalInformation', {}, ...document.files.map(appendix)))
}

/** In, Ut and Upprättad as ERMS knows them: the last is `other` (O2). */
const DIRECTIONS = {
  In: {definition: 'incoming', other: null, party: 'sender', date: 'received'},
  Ut: {definition: 'outgoing', other: null, party: 'recipient', date: 'dispatch'},
  Upprättad: {definition: 'other', other: say.drawnUp, party: 'counterpart', date: 'created'},
  unknown: {definition: 'other', other: say.directionUnknown, party: 'counterpart', date: 'created'},
} as const satisfies Record<RegisteredDirection, {readonly definition: string; readonly other: string | null; readonly party: string; readonly date: string}>

const STATUSES = {In: 'received', Ut: 'expedited', Upprättad: 'prepared', unknown: 'closed'} as const satisfies Record<RegisteredDirection, string>

function direction({direction: way}: RegisteredDocument): (typeof DIRECTIONS)[RegisteredDirection] {
  return DIRECTIONS[way]
}

function titlesOf({content, publicHeading}: ArchivedEntry, veil: Veil): readonly XmlContent[] {
  if (hidesRow(content, veil)) return [element('title', {}, neutralTitle(content))]
  return [element('title', {}, content.heading), publicHeading === null ? null : element('otherTitle', {titleType: say.publicTitle}, publicHeading)]
}

/** The secrecy marks of a row, each with its section of law (O2). What the registry has not said counts as secret until somebody looks. */
function restrictionsOf(content: RegisteredContent, {hidesProtected}: Veil): readonly Xml[] {
  const regulation = element('regulation', {}, content.statute === '' ? say.regulationUnknown : content.statute)
  const marks = [
    ...(content.headingSecrecy === 'no' ? [] : [content.headingSecrecy === 'yes' ? say.headingSecret : say.secrecyUnknown]),
    ...(content.kind === 'case' || content.documentSecrecy === 'no' ? [] : [content.documentSecrecy === 'yes' ? say.documentSecret : say.secrecyUnknown]),
  ]
  return [
    ...[...new Set(marks)].map((text) => element('restriction', {restrictionType: 'confidential'}, element('explanatoryText', {}, text), regulation)),
    ...(content.protection === 'marked' ? [element('restriction', {restrictionType: 'integrity'}, element('explanatoryText', {}, hidesProtected ? say.protectedText : say.protectedWhole), regulation)] : []),
  ]
}

function agent(type: string, name: string, {organisation, role}: {readonly organisation?: string; readonly role?: string} = {}): Xml {
  return element('agent', {agentType: type}, element('name', {}, name), organisation === undefined ? null : element('organisation', {}, organisation), role === undefined ? null : element('role', {}, role))
}

function protectedAgent(type: string): Xml {
  return element('agent', {agentType: type, ...(type === 'other' ? {otherAgentType: say.protectedName} : {})}, element('name', {}, say.protectedName), element('protectedIdentity', {}, 'true'))
}

function agents(all: readonly Xml[]): Xml | null {
  return all.length === 0 ? null : element('agents', {}, ...all)
}

/** Days as ERMS writes times: the registry tells of no hour. `other`: the first day on the web. */
function dates(days: readonly (readonly [type: string, day: LocalDate | null])[]): Xml {
  return element('dates', {}, ...days.map(([type, day]) => (day === null ? null : element('date', {dateType: type, ...(type === 'other' ? {otherDateType: say.published} : {})}, `${day}T00:00:00`))))
}

/** Earlier texts of the row, what was decided about it, and where it stands in the registry; of what the veil hides the decisions alone. */
function notesOf({content, versions, decisions, registryState}: ArchivedEntry, veil: Veil): Xml | null {
  const open = hidesRow(content, veil) ? [] : versions.filter(({marks}) => !hidesRow(marks, veil))
  const told = open.filter(({heading}, at) => at === 0 || heading !== open[at - 1]?.heading)
  const notes = [
    ...(registryState === 'present' ? [] : [element('note', {noteType: say.notes.state}, say.states[registryState])]),
    ...(told.length < 2 ? [] : told.map(({number, madeAt, heading}) => element('note', {noteType: say.notes.version, noteDate: madeAt}, say.version(number, heading)))),
    ...decisions.map(({at, kind, reason}) => element('note', {noteType: say.notes.decision, noteDate: at}, decisionNote(kind, reason))),
  ]
  return notes.length === 0 ? null : element('notes', {}, ...notes)
}

function appendix({name, place, mimeType}: ArchivedFile): Xml {
  return element('appendix', {name, fileFormat: mimeType, path: place})
}
