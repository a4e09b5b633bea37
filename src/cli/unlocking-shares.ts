import {SHARES_NEEDED} from '../core/protected/break-glass.js'
import {breakGlassWords} from '../words/protected-opening.js'
import {ask, askUnseen} from './ask.js'
import {languageOf} from './language.js'
import {readStandardInput} from './read-standard-input.js'

/** What somebody typed who opens with shares: what is wrong with it is told as it is used. */
export interface AskedShares {
  readonly shares: readonly string[]
  readonly reason: string
}

/** Shares and the reason: asked for on a terminal, the shares unseen, or one share on each line of standard input and the reason after them. Never arguments. */
export async function askShares(isAllowedToAsk: boolean): Promise<AskedShares> {
  if (!process.stdin.isTTY) {
    const lines = (await readStandardInput()).split('\n').map((line) => line.trim()).filter((line) => line !== '')
    return {shares: lines.slice(0, SHARES_NEEDED), reason: lines.slice(SHARES_NEEDED).join('\n')}
  }
  const say = breakGlassWords[languageOf(process.argv)]
  const shares: string[] = []
  for (let at = 1; at <= SHARES_NEEDED; at += 1) shares.push((isAllowedToAsk ? await askUnseen(say.askShare(at)) : null) ?? '')
  return {shares, reason: (isAllowedToAsk ? await ask(say.askReason) : null) ?? ''}
}
