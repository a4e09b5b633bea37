import {DocumentCheck, type DocumentShape, type ElementRule, type Gathering, type Level, type Rule, type XmlElement} from './element.js'
import {ADDRESS_TYPES, AGENT_TYPES, AGGREGATION_TYPES, CONTACT_TYPES, DATE_TYPES, DIRECTIONS, DISPOSAL_DATE_TYPES, MAINTENANCE_EVENTS, MAINTENANCE_STATUSES, PARTS, RECORD_FORMS, RELATION_TYPES, RESTRICTION_TYPES, STATUSES} from './erms-words.js'
import {forKeeping, Tally} from './tally.js'
import {isBoolean, isDateTime} from './vocabularies.js'

const SHAPE: DocumentShape = {
  root: 'erms',
  namespace: 'https://DILCIS.eu/XML/ERMS',
  opaque: new Set(['additionalXMLData', 'agentExtendingXMLInformation', 'extraMetadataInformation', 'signature']),
  whole: new Set(),
  segment: ({name}) => name,
}

/** What a document of ERMS tells of itself as a whole, and where its files are to lie. */
export class ErmsFacts implements Gathering {
  readonly #onAppendix: (path: string) => void
  readonly #counts = new Tally<string>()
  readonly #ids = new Set<string>()
  readonly #aggregations = new Set<string>()
  readonly #awaited = new Tally<string>()
  #repeated = 0

  constructor(onAppendix: (path: string) => void) {
    this.#onAppendix = onAppendix
  }

  opened(element: XmlElement): void {
    const {name} = element
    if (name === 'aggregation' || name === 'record') {
      this.#counts.add(name)
      const id = forKeeping((element.attribute('systemIdentifier') ?? '').trim())
      if (id === '') return
      if (this.#ids.has(id)) this.#repeated += 1
      this.#ids.add(id)
      if (name === 'aggregation') this.#arrives(id)
    } else if (name === 'appendix' || name === 'agentExtendingAppendix') {
      this.#counts.add('appendix')
      this.#onAppendix(element.attribute('path') ?? '')
    }
  }

  closed({name, text, parent}: XmlElement): void {
    if (text === '') return
    if (name === 'objectId' && parent?.name === 'aggregation') this.#arrives(forKeeping(text))
    else if (name === 'parentAggregationId' && !this.#aggregations.has(text)) this.#awaited.add(forKeeping(text))
  }

  get aggregations(): number {
    return this.#counts.of('aggregation')
  }

  get records(): number {
    return this.#counts.of('record')
  }

  get appendices(): number {
    return this.#counts.of('appendix')
  }

  /** Aggregations and records with an identifier that stands twice. */
  get repeatedIds(): number {
    return this.#repeated
  }

  /** Those that say to belong to an aggregation that is not there. */
  get lostParents(): number {
    return this.aggregations === 0 ? 0 : this.#awaited.total
  }

  #arrives(id: string): void {
    this.#aggregations.add(id)
    this.#awaited.forget(id)
  }
}

type Breaks = ElementRule<ErmsFacts>['breaks']

function rule(id: string, at: string | readonly string[], says: string, breaks: Breaks, level: Level = 'MUST'): Rule<ErmsFacts> {
  return {id, level, at: typeof at === 'string' ? [at] : at, says, breaks}
}

const among = (name: string, values: ReadonlySet<string>): Breaks => (element) => !values.has(element.attribute(name) ?? '')
const said = (name: string): Breaks => (element) => !element.has(name)
const exactly = (child: string): Breaks => (element) => element.count(child) !== 1
const some = (child: string): Breaks => (element) => element.count(child) === 0
const written: Breaks = ({text}) => text === ''

/** Where a word says that another stands beside it, the other must be there. `words`: in Schematron and in the schema, which differ. */
function besides(id: string, level: Level, attributes: readonly string[], words: readonly string[], other: string): Rule<ErmsFacts> {
  const values = new Set(words)
  return {id, level, at: [], says: `Where ${attributes.join(' or ')} is ${words.join(' or ')}, ${other} tells what it is.`, breaks: (element) => attributes.some((name) => values.has(element.attribute(name) ?? '')) && !element.has(other)}
}

/** The rules of Schematron that come with ERMS 2.1.2, in its order. Some name attributes and words that its schema has otherwise: both count. Its sentence says should of the last three. */
export const ERMS_SCHEMATRON_RULES: readonly Rule<ErmsFacts>[] = [
  besides('ERMSSCH1', 'MUST', ['aggregationType'], ['own_aggregation_definition'], 'otherAggregationType'),
  besides('ERMSSCH2', 'MUST', ['dateType'], ['other', 'Other'], 'otherDateType'),
  besides('ERMSSCH3', 'MUST', ['directionDefinition'], ['other'], 'otherDirectionDefinition'),
  besides('ERMSSCH4', 'MUST', ['adressType', 'addressLineType'], ['other'], 'otherAddressLineType'),
  besides('ERMSSCH5', 'MUST', ['contactType', 'contactLineType'], ['other'], 'otherContactLineType'),
  besides('ERMSSCH6', 'MUST', ['agentType'], ['other'], 'otherAgentType'),
  besides('ERMSSCH7', 'SHOULD', ['dateType', 'disposalDateType'], ['other_date'], 'otherDisposalDateType'),
  besides('ERMSSCH8', 'SHOULD', ['restrictionType'], ['other_type'], 'otherRestrictionType'),
  besides('ERMSSCH9', 'SHOULD', ['relationType'], ['own_relation_definition'], 'otherRelationType'),
]

const BOTH = ['aggregation', 'record'] as const
const partsOf = ({name}: XmlElement): (typeof PARTS)['record'] => (name === 'aggregation' ? PARTS.aggregation : PARTS.record)

/** What the schema of ERMS 2.1.2 demands of the elements that carry an archive, without their order, and how identifiers hang together. */
export const ERMS_STRUCTURE_RULES: readonly Rule<ErmsFacts>[] = [
  rule('ERMS1', 'erms', 'There is one control with what is said of the document itself.', exactly('control')),
  rule('ERMS2', 'erms', 'There is either one aggregations or one records.', (element) => element.count('aggregations') + element.count('records') !== 1),
  rule('ERMS3', 'erms/control', 'The control has an identification.', some('identification')),
  rule('ERMS4', 'identification', 'Each identification says in identificationType what it is.', said('identificationType')),
  rule('ERMS5', 'erms/control', 'The control has one maintenanceInformation.', exactly('maintenanceInformation')),
  rule('ERMS6', 'maintenanceInformation', 'The maintenance has one status, one agency and one history.', (element) => ['maintenanceStatus', 'maintenanceAgency', 'maintenanceHistory'].some((child) => element.count(child) !== 1)),
  rule('ERMS7', 'maintenanceInformation/maintenanceStatus', 'The status of the maintenance is a word of its list.', among('value', MAINTENANCE_STATUSES)),
  rule('ERMS8', 'maintenanceAgency', 'The agency that answers for the document has a name.', some('agencyName')),
  rule('ERMS9', 'maintenanceHistory', 'The history of the maintenance has an event.', some('maintenanceEvent')),
  rule('ERMS10', 'maintenanceEvent', 'Each event of the maintenance has one type, one time and one agent.', (element) => ['eventType', 'eventDateTime', 'agent'].some((child) => element.count(child) !== 1)),
  rule('ERMS11', 'maintenanceEvent/eventType', 'The type of an event is a word of its list.', among('value', MAINTENANCE_EVENTS)),
  rule('ERMS12', 'maintenanceEvent/eventDateTime', 'The time of an event is a date and time.', ({text}) => !isDateTime(text)),
  rule('ERMS13', ['erms/aggregations', 'erms/records'], 'aggregations holds an aggregation, and records a record.', (element) => element.count(element.name === 'aggregations' ? 'aggregation' : 'record') === 0),
  rule('ERMS14', 'aggregation', 'Each aggregation has a systemIdentifier.', said('systemIdentifier')),
  rule('ERMS15', 'record', 'Each record has a systemIdentifier.', said('systemIdentifier')),
  {id: 'ERMS16', level: 'MUST', says: 'No two aggregations or records have the same systemIdentifier.', broken: ({repeatedIds}) => repeatedIds},
  rule('ERMS17', 'aggregation', 'Each aggregation says in aggregationType what it is, in a word of its list.', among('aggregationType', AGGREGATION_TYPES)),
  rule('ERMS18', 'aggregation', 'Each aggregation has one objectId.', exactly('objectId')),
  rule('ERMS19', 'record', 'Each record has one objectId.', exactly('objectId')),
  rule('ERMS20', ['aggregation/objectId', 'record/objectId'], 'An objectId is not empty.', written),
  rule('ERMS21', 'aggregation', 'An aggregation holds aggregations or records, and never both.', (element) => element.count('aggregation') > 0 && element.count('record') > 0),
  rule('ERMS22', BOTH, 'What an aggregation or a record has once at the most stands there no more than once.', (element) => [...element.counts].some(([child, count]) => child !== 'objectId' && count > 1 && partsOf(element).once.has(child))),
  rule('ERMS23', BOTH, 'An aggregation and a record hold nothing that the schema does not know there.', (element) => [...element.counts.keys()].some((child) => !partsOf(element).once.has(child) && !partsOf(element).often.has(child))),
  {id: 'ERMS24', level: 'MUST', says: 'A parentAggregationId is the systemIdentifier or the objectId of an aggregation in the document; where it has none at all, it is not looked at.', broken: ({lostParents}) => lostParents},
  rule('ERMS25', 'record', 'recordPhysicalOrDigital, where it is given, is a word of its list.', (element) => element.attribute('recordPhysicalOrDigital') !== null && !RECORD_FORMS.has(element.attribute('recordPhysicalOrDigital') ?? '')),
  rule('ERMS26', ['record/runningNumber', 'aggregation/maxLevelsOfAggregation'], 'A running number and a number of levels are whole numbers.', ({text}) => !/^[+-]?\d{1,10}$/.test(text) || Math.abs(Number(text)) > 2_147_483_647),
  rule('ERMS27', 'extraId', 'Each extraId says in extraIdType what it is.', said('extraIdType')),
  rule('ERMS28', 'otherTitle', 'Each otherTitle says in titleType what it is.', said('titleType')),
  rule('ERMS29', 'status', 'A status, where it has a value, has a word of its list.', (element) => element.attribute('value') !== null && !STATUSES.has(element.attribute('value') ?? '')),
  rule('ERMS30', 'relation', 'Each relation says in relationType what it is, in a word of its list.', among('relationType', RELATION_TYPES)),
  rule('ERMS31', 'restriction', 'Each restriction says in restrictionType what it is, in a word of its list.', among('restrictionType', RESTRICTION_TYPES)),
  rule('ERMS32', 'restriction', 'Each restriction names one regulation.', exactly('regulation')),
  rule('ERMS33', 'direction', 'A direction says in directionDefinition which way, in a word of its list.', among('directionDefinition', DIRECTIONS)),
  rule('ERMS34', 'agent', 'Each agent says in agentType what it is, in a word of its list.', among('agentType', AGENT_TYPES)),
  rule('ERMS35', 'agent', 'Each agent has one name.', exactly('name')),
  rule('ERMS36', 'agent/protectedIdentity', 'protectedIdentity is true or false.', ({text}) => !isBoolean(text)),
  rule('ERMS37', 'addressContactInformation', 'Where an agent has an address, it has a line of address and a line of contact.', (element) => element.count('addressLine') === 0 || element.count('contactLine') === 0),
  rule('ERMS38', 'addressLine', 'Each line of address says in adressType what it is, in a word of its list.', among('adressType', ADDRESS_TYPES)),
  rule('ERMS39', 'contactLine', 'Each line of contact says in contactType what it is, in a word of its list.', among('contactType', CONTACT_TYPES)),
  rule('ERMS40', 'dates', 'Where there are dates, there is a date.', (element) => element.count('date') + element.count('actionDate') + element.count('disposalDate') === 0),
  rule('ERMS41', ['date', 'actionDate'], 'Each date says in dateType what it is, in a word of its list.', among('dateType', DATE_TYPES)),
  rule('ERMS42', ['date', 'actionDate', 'disposalDate'], 'Each date is a date and time.', ({text}) => !isDateTime(text)),
  rule('ERMS43', 'disposal', 'A disposal says in disposable whether there is any, and has its dates.', (element) => !isBoolean(element.attribute('disposable')) || element.count('dates') !== 1),
  rule('ERMS44', 'disposalDate', 'Each date of a disposal says in dateType what it is, in a word of its list.', among('dateType', DISPOSAL_DATE_TYPES)),
  rule('ERMS45', 'action', 'Each action has one text.', exactly('actionText')),
  rule('ERMS46', 'note', 'noteDate, where it is given, is a date and time.', (element) => element.attribute('noteDate') !== null && !isDateTime(element.attribute('noteDate'))),
  rule('ERMS47', ['keywords', 'physicalLocations', 'archivalHistory'], 'Where there are keywords, places or a history, there is one.', (element) => element.count({keywords: 'keyword', physicalLocations: 'physicalLocation', archivalHistory: 'historyLine'}[element.name] ?? '') === 0),
  rule('ERMS48', 'eSignature', 'Each signature says in present whether it is there.', (element) => !isBoolean(element.attribute('present'))),
  rule('ERMS49', ['appendix', 'agentExtendingAppendix'], 'Each file has a name as it was called.', said('name')),
  rule('ERMS50', ['appendix', 'agentExtendingAppendix'], 'Each file has a path to where it lies.', said('path')),
]

/** Every rule that a document of ERMS is held against. */
export const ERMS_RULES: readonly Rule<ErmsFacts>[] = [...ERMS_SCHEMATRON_RULES, ...ERMS_STRUCTURE_RULES]

/** Holds a document of ERMS against 2.1.2. `onAppendix`: takes the path of each file that it names. */
export function ermsCheck(onAppendix: (path: string) => void): DocumentCheck<ErmsFacts> {
  return new DocumentCheck(SHAPE, ERMS_RULES, new ErmsFacts(onAppendix))
}
