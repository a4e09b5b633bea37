import type {Settings} from '../core/terms/settings.js'

/** Whether a screen is to be told line by line: by the settings, by whoever set ACCESSIBLE, and on a terminal that has no places on it. */
export function isLinear({review}: Settings): boolean {
  const {ACCESSIBLE: accessible, TERM: terminal} = process.env
  return review.screenReader || terminal === 'dumb' || (accessible !== undefined && accessible !== '' && accessible !== '0')
}
