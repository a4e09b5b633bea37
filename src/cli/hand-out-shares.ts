import {Refusal} from '../core/refusal.js'
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

/**
 * Hands out shares one at a time: on a terminal each until whoever copies it types its last signs from the paper, and the screen is wiped after it; to a printer each on a page of its own. Whoever stops is not shown those
 * that are left, which nobody can show again.
 */
export async function handOutShares(shares: readonly (readonly string[])[], paper: SharePaper, language: Language, isAllowedToAsk: boolean, say: (line: string) => void): Promise<void> {
  const isAsked = isAllowedToAsk && process.stdin.isTTY && process.stdout.isTTY && process.stderr.isTTY
  for (const [at, share] of shares.entries()) {
    for (const line of shareSheet(share, {at: at + 1, of: shares.length}, paper, language)) say(line)
    const isCopied = !isAsked || (await hasCopied(share, breakGlassWords[language].next))
    process.stdout.write(isAsked ? WIPED : NEW_PAGE)
    if (!isCopied) throw new Refusal('shares-cut-short')
  }
}

/** True once the last group of a share has been typed; false where nobody answers. */
async function hasCopied(share: readonly string[], question: string): Promise<boolean> {
  const last = share.at(-1)?.split('-').at(-1) ?? ''
  for (;;) {
    const answer = await ask(question)
    if (answer === null) return false
    if (answer.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1') === last) return true
  }
}

function shareSheet(share: readonly string[], {at, of}: {readonly at: number; readonly of: number}, {municipality, set, made, isRehearsal}: SharePaper, language: Language): readonly string[] {
  const {sheet, rehearsal} = breakGlassWords[language]
  return [...(isRehearsal ? [rehearsal] : []), `DIARIEVAKT: ${sheet.title(at, of)}`, sheet.about(municipality, set, made), '', ...share.map((line) => `    ${line}`), '', sheet.use, sheet.keep, sheet.how]
}
