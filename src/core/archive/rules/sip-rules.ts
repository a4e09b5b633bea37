import type {MetsRule} from './csip-rules.js'
import type {ElementRule, Level, XmlElement} from './element.js'
import {isContact, isSubmitting, meansRole, type MetsFacts} from './mets-facts.js'
import {RECORD_STATUSES} from './vocabularies.js'

/** The address of the profile of SIP 2.1.0. */
export const SIP_PROFILE = 'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml'

const HEADER = 'mets/metsHdr'
const AGENT = 'mets/metsHdr/agent'

function rule(id: string, at: string, says: string, breaks: ElementRule<MetsFacts>['breaks'], level: Level = 'MUST'): MetsRule {
  return {id, level, only: 'package', at: [at], says, breaks}
}

const isCreator = (agent: XmlElement): boolean => meansRole(agent, /^archivist$/i)
const isPreserver = (agent: XmlElement): boolean => meansRole(agent, /^preservation$/i)
/** Whoever hands a package over may be a person, and whom one turns to is one: only a role that is written out tells them apart. */
const isContactPerson = (agent: XmlElement): boolean => isContact(agent) || (agent.attribute('ROLE') === 'CREATOR' && isOf(agent, 'INDIVIDUAL'))
const isOf = (agent: XmlElement, ...types: readonly string[]): boolean => types.includes(agent.attribute('TYPE') ?? '')
const hasOtherNote = (agent: XmlElement): boolean => agent.children.some((child) => child.name === 'note' && child.attribute('csip:NOTETYPE') !== 'IDENTIFICATIONCODE')

/** SIP 2.1.0: what it demands of the METS document of a package beyond CSIP, in the order of its profile. */
export const SIP_RULES: readonly MetsRule[] = [
  rule('SIP2', 'mets', `PROFILE is ${SIP_PROFILE}.`, (element) => element.attribute('PROFILE') !== SIP_PROFILE),
  rule('SIP3', HEADER, 'RECORDSTATUS, where it is given, is a word of its vocabulary.', (element) => element.attribute('RECORDSTATUS') !== null && !RECORD_STATUSES.has(element.attribute('RECORDSTATUS') ?? ''), 'SHOULD'),
  rule('SIP4', HEADER, 'csip:OAISPACKAGETYPE is SIP.', (element) => element.attribute('csip:OAISPACKAGETYPE') !== 'SIP'),
  rule('SIP10', AGENT, 'The archival creator, where there is one, has the ROLE ARCHIVIST, letter for letter and not as OTHERROLE.', (agent) => isCreator(agent) && agent.attribute('ROLE') !== 'ARCHIVIST'),
  rule('SIP11', AGENT, 'The archival creator has the TYPE ORGANIZATION or INDIVIDUAL.', (agent) => isCreator(agent) && !isOf(agent, 'ORGANIZATION', 'INDIVIDUAL')),
  rule('SIP14', AGENT, 'A note of the archival creator has csip:NOTETYPE with the value IDENTIFICATIONCODE.', (agent) => isCreator(agent) && hasOtherNote(agent)),
  {
    id: 'SIP15', level: 'MUST', only: 'package', says: 'Somebody hands the package over: one organisation with the ROLE CREATOR and no more, or a person where there is none.',
    broken: (facts) => {
      const {organizations, persons, others} = facts.submitting
      return facts.count(HEADER) > 0 && (organizations > 1 || organizations + persons + others === 0) ? 1 : 0
    },
  },
  rule('SIP16', AGENT, 'Who hands the package over has the ROLE CREATOR, letter for letter and not as OTHERROLE.', (agent) => isSubmitting(agent) && agent.attribute('ROLE') !== 'CREATOR'),
  {
    id: 'SIP17', level: 'MUST', only: 'package', says: 'Who hands the package over has the TYPE ORGANIZATION or INDIVIDUAL.',
    broken: ({submitting: {organizations, persons, others}}) => (organizations + persons === 0 ? others : 0),
  },
  rule('SIP20', AGENT, 'A note of the organisation that hands the package over has csip:NOTETYPE with the value IDENTIFICATIONCODE.', (agent) => isSubmitting(agent) && isOf(agent, 'ORGANIZATION') && hasOtherNote(agent)),
  rule('SIP22', AGENT, 'A contact person has the ROLE CREATOR, and not contact as OTHERROLE alone.', (agent) => isContact(agent) && agent.attribute('ROLE') !== 'CREATOR'),
  rule('SIP23', AGENT, 'A contact person has the TYPE INDIVIDUAL.', (agent) => isContact(agent) && !isOf(agent, 'INDIVIDUAL')),
  rule('SIP24', AGENT, 'A contact person has one name.', (agent) => isContactPerson(agent) && agent.children.filter(({name, text}) => name === 'name' && text !== '').length !== 1),
  rule('SIP27', AGENT, 'The archive that receives the package, where it is named, has the ROLE PRESERVATION, letter for letter and not as OTHERROLE.', (agent) => isPreserver(agent) && agent.attribute('ROLE') !== 'PRESERVATION'),
  rule('SIP28', AGENT, 'The archive that receives the package has the TYPE ORGANIZATION.', (agent) => isPreserver(agent) && !isOf(agent, 'ORGANIZATION')),
  rule('SIP31', AGENT, 'A note of the archive that receives the package has csip:NOTETYPE with the value IDENTIFICATIONCODE.', (agent) => isPreserver(agent) && hasOtherNote(agent)),
]
