import {Flags} from '@oclif/core'
import {READING_REASONS, type ReadingReason} from '../core/protected/person.js'
import {Refusal} from '../core/refusal.js'
import type {Unlocking} from '../usecases/protected/unlock.js'
import {commands} from '../words/commands.js'
import {protectedWords} from '../words/protected.js'
import {ask, askUnseen} from './ask.js'
import {languageOf} from './language.js'
import {readPassphraseFile} from './open-session.js'

const {unlocking: words} = commands[languageOf()]

export const holderFlag = Flags.string({summary: words.holder, helpValue: 'NAME'})
export const whyFlag = Flags.option({summary: words.why, options: READING_REASONS})()

/** Where a file with the passphrase is named, for those who work without a terminal. */
const PASSPHRASE_FILE = 'DIARIEVAKT_PASSPHRASE_FILE'

/** The key that is unlocked, with its passphrase: from a private file, or asked for unseen. */
export async function askUnlocking(holder: string | undefined, isAllowedToAsk: boolean): Promise<Unlocking> {
  return {holder: holder ?? null, passphrase: await passphraseFrom(isAllowedToAsk, false)}
}

/** A passphrase for a new key: asked for twice, since what was mistyped is lost with all it opens. */
export async function askNewPassphrase(isAllowedToAsk: boolean): Promise<string> {
  return passphraseFrom(isAllowedToAsk, true)
}

async function passphraseFrom(isAllowedToAsk: boolean, isNew: boolean): Promise<string> {
  const file = process.env[PASSPHRASE_FILE] ?? ''
  if (file !== '') return readPassphraseFile(file)
  const say = protectedWords[languageOf(process.argv)]
  const passphrase = isAllowedToAsk ? await askUnseen(`${say.passphrase}: `) : null
  if (passphrase === null) throw new Refusal('passphrase-missing')
  if (isNew && (await askUnseen(`${say.passphraseAgain}: `)) !== passphrase) throw new Refusal('passphrases-differ')
  return passphrase
}

/** Why a person's data is read: named, or chosen on a terminal. */
export async function askWhy(named: ReadingReason | undefined, isAllowedToAsk: boolean): Promise<ReadingReason> {
  if (named !== undefined) return named
  const {reasons} = protectedWords[languageOf(process.argv)]
  const answer = isAllowedToAsk ? await ask(`${READING_REASONS.map((reason, at) => `${at + 1} ${reasons[reason]}`).join(', ')}: `) : null
  const chosen = READING_REASONS.find((reason, at) => answer === reason || answer === reasons[reason] || answer === String(at + 1))
  if (chosen === undefined) throw new Refusal('reading-reason-missing', {reasons: READING_REASONS.join(', ')})
  return chosen
}
