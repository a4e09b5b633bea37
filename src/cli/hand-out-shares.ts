import {breakGlassWords} from '../words/protected-opening.js'
import type {Language} from '../words/languages.js'
import {ask} from './ask.js'

/** For whom shares are made, and when: what stands on each paper beside the share. */
export interface SharePaper {
  readonly municipality: string
  readonly set: string
  readonly made: string
  readonly isRehearsal: boolean
}

/** The screen, and what was on it before: a share is not left there for whoever comes next. */
const WIPED = '\u001b[H\u001b[2J\u001b[3J'
const NEW_PAGE = '\f'

/** Hands out shares one at a time: on a terminal each until it lies in its envelope, and the screen is wiped after it; to a printer each on a page of its own. */
export async function handOutShares(shares: readonly (readonly string[])[], paper: SharePaper, language: Language, isAllowedToAsk: boolean, say: (line: string) => void): Promise<void> {
  const isShown = process.stdout.isTTY
  for (const [at, share] of shares.entries()) {
    for (const line of shareSheet(share, {at: at + 1, of: shares.length}, paper, language)) say(line)
    if (isShown && isAllowedToAsk) await ask(breakGlassWords[language].next)
    process.stdout.write(isShown ? WIPED : NEW_PAGE)
  }
}

function shareSheet(share: readonly string[], {at, of}: {readonly at: number; readonly of: number}, {municipality, set, made, isRehearsal}: SharePaper, language: Language): readonly string[] {
  const {sheet, rehearsal} = breakGlassWords[language]
  return [...(isRehearsal ? [rehearsal] : []), `DIARIEVAKT: ${sheet.title(at, of)}`, sheet.about(municipality, set, made), '', ...share.map((line) => `    ${line}`), '', sheet.use, sheet.keep, sheet.how]
}
