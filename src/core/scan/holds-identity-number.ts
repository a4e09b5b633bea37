import {identityNumberDetector} from './detectors/identity-number.js'
import {foldText} from './fold.js'

/** True when an identity number of certain grade, date and check digit right, stands in a text: what no finished page may hold (B4). */
export function holdsIdentityNumber(text: string): boolean {
  return identityNumberDetector.find(foldText(text).text).some(({certainty}) => certainty === 'certain')
}

/** Where in a text they stand, in its own UTF-16 units. */
export function identityNumbersIn(text: string): readonly {readonly start: number; readonly end: number}[] {
  const folded = foldText(text)
  return identityNumberDetector.find(folded.text).filter(({certainty}) => certainty === 'certain').map(({start, end}) => ({start: folded.start(start), end: folded.end(end)}))
}

/** True when anything in a text reads as an identity number, certain or not: what a person’s own words must not hold, since they outlive the row they are about. */
export function namesIdentityNumber(text: string): boolean {
  return identityNumberDetector.find(foldText(text).text).some(({kind}) => kind !== 'sole-trader-number')
}
