import {Flags} from '@oclif/core'
import {ownKeys} from '../core/protected/break-glass.js'
import {READING_REASONS, type ReadingReason} from '../core/protected/person.js'
import {Refusal} from '../core/refusal.js'
import type {Unlocked, Unlocking} from '../usecases/protected/unlock.js'
import {keyName} from '../words/protected-opening.js'
import {commands} from '../words/commands.js'
import {protectedWords} from '../words/protected.js'
import {ask, askUnseen} from './ask.js'
import {languageOf} from './language.js'
import {readPassphraseFile} from './open-session.js'
import {breakGlassLines} from './say-break-glass.js'
import {foundLines} from './say-sweep.js'

const {unlocking: words} = commands[languageOf()]

export const holderFlag = Flags.string({summary: words.holder, helpValue: 'NAME'})
export const whyFlag = Flags.option({summary: words.why, options: READING_REASONS})()

/** Where a file with the passphrase is named, for those who work without a terminal. */
const PASSPHRASE_FILE = 'DIARIEVAKT_PASSPHRASE_FILE'

/** The key that is unlocked. What is told at every unlocking (K3) is told as soon as it is, and can be asked for afterwards. */
export interface AskedUnlocking extends Unlocking {
  readonly told: () => Pick<Unlocked, 'holders' | 'drained' | 'stuck' | 'unswept'>
}

/** The key that is unlocked, with its passphrase: from a private file, or asked for unseen. */
export async function askUnlocking(holder: string | undefined, isAllowedToAsk: boolean, tell: (line: string) => void): Promise<AskedUnlocking> {
  let told: Unlocked | null = null
  return {
    holder: holder ?? null,
    passphrase: await passphraseFrom(isAllowedToAsk, false),
    onUnlocked: (unlocked) => {
      told = unlocked
      tellUnlocked(unlocked, tell)
    },
    told: () => ({holders: told?.holders ?? [], drained: told?.drained ?? 0, stuck: told?.stuck ?? 0, unswept: told?.unswept ?? 0}),
  }
}

/** Tells whoever unlocks who else holds a key, what was left, and what has been opened with shares. */
export function tellUnlocked(unlocked: Unlocked, tell: (line: string) => void): void {
  const language = languageOf(process.argv)
  const say = protectedWords[language]
  const {holder: by, holders, drained, stuck, found, unswept} = unlocked
  tell(say.opened(keyName(language, by), holders.map((name) => keyName(language, name))))
  if (ownKeys(holders.map((name) => ({name}))).length === 1) tell(say.isAlone)
  for (const line of breakGlassLines(language, unlocked)) tell(line)
  if (drained > 0) tell(say.drained(drained))
  if (stuck > 0) tell(say.stuck(stuck))
  for (const line of foundLines(found, language)) tell(line)
  if (unswept > 0) tell(say.unswept(unswept))
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

/** The fingerprint of somebody who asks for a key, as they read it aloud: given, or asked for on a terminal. */
export async function askFingerprint(given: string | undefined, holder: string, isAllowedToAsk: boolean): Promise<string> {
  const heard = given ?? (isAllowedToAsk ? await ask(protectedWords[languageOf(process.argv)].askFingerprint(holder)) : null)
  if (heard === null) throw new Refusal('fingerprint-missing', {holder})
  return heard
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
