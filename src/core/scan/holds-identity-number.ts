import {identityNumberDetector} from './detectors/identity-number.js'
import {foldText} from './fold.js'

/** True when an identity number of certain grade, date and check digit right, stands in a text: what no finished page may hold (B4). */
export function holdsIdentityNumber(text: string): boolean {
  return identityNumberDetector.find(foldText(text).text).some(({certainty}) => certainty === 'certain')
}
