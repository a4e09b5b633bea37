import {CSIP_RULES, REFERENCE_RULES, type MetsRule} from './csip-rules.js'
import {DocumentCheck, type Rule} from './element.js'
import {METS_SHAPE, MetsFacts, type MetsKind, type MetsPlace} from './mets-facts.js'
import {SIP_RULES} from './sip-rules.js'

/** Every requirement on METS documents. */
export const METS_RULES: readonly MetsRule[] = [...CSIP_RULES, ...SIP_RULES, ...REFERENCE_RULES]

/** Requirements on the one kind of METS document or the other, as binding as they are there. */
export function metsRules(kind: MetsKind): readonly Rule<MetsFacts>[] {
  return METS_RULES.filter(({only}) => only === undefined || only === kind).map((rule) => ({...rule, level: kind === 'representation' ? (rule.inRepresentation ?? rule.level) : rule.level}))
}

/** Holds a METS document against CSIP 2.1.0, and that of a package against SIP 2.1.0, too. */
export function metsCheck(place: MetsPlace): DocumentCheck<MetsFacts> {
  return new DocumentCheck(METS_SHAPE, metsRules(place.kind), new MetsFacts(place))
}
