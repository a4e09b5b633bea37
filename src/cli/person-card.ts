import type {ShownPerson} from '../core/protected/person.js'
import type {Session} from '../usecases/deed.js'
import type {Language} from '../words/languages.js'
import {protectedWords} from '../words/protected.js'
import {isColoured} from './colour.js'
import {untilEnded} from './ended.js'
import {isLinear} from './linear.js'
import {personLines} from './say-person.js'

/** So long nobody presses a key, and a protected person leaves the screen. */
const IDLE_MINUTES = 5

interface CardAbout {
  readonly language: Language
  readonly isColoured: boolean
  readonly isRehearsal: boolean
  readonly idleMs: number
}

/** Opens the screen, which commands load late; tells whether a key or nobody’s closed it. */
type OpenCard = (person: ShownPerson, about: CardAbout, terminal: typeof process, ended: AbortSignal) => Promise<'closed' | 'idle'>

/** A person who was opened, ready to be shown once the register is closed. */
export interface PersonToShow {
  readonly person: ShownPerson
  readonly isRehearsal: boolean
  /** Whether whoever reads has asked for lines instead of screens. */
  readonly isLineByLine: boolean
}

/** How a deed’s answer is to be shown. */
export function toShow(session: Session, person: ShownPerson): PersonToShow {
  return {person, isRehearsal: session.isRehearsal, isLineByLine: session.settings.review.screenReader}
}

/** Shows a protected person: on a screen of their own where there is one, which leaves nothing in the scrollback; else in lines. */
export async function showPersonCard({person, isRehearsal, isLineByLine}: PersonToShow, language: Language, say: (line: string) => void, screen: () => Promise<OpenCard>): Promise<void> {
  if (!hasScreen(isLineByLine)) {
    for (const line of personLines(person, language)) say(line)
    return
  }
  await untilEnded(async (ended) => {
    const open = await screen()
    if (ended.aborted) return
    const end = await open(person, {language, isColoured: isColoured(), isRehearsal, idleMs: IDLE_MINUTES * 60_000}, process, ended)
    if (end === 'idle') say(protectedWords[language].screen.locked(IDLE_MINUTES))
  })
}

/** True where persons are shown on a screen of their own: at a terminal, to somebody who has not asked for lines. */
export function hasScreen(isLineByLine: boolean): boolean {
  return process.stdin.isTTY && process.stdout.isTTY && !isLinear(isLineByLine)
}

/** Opens a screen with protected persons, which locks as a card does. */
export async function showLockingScreen(isRehearsal: boolean, language: Language, say: (line: string) => void, screen: () => Promise<(about: CardAbout, ended: AbortSignal) => Promise<'closed' | 'idle'>>): Promise<void> {
  await untilEnded(async (ended) => {
    const open = await screen()
    if (ended.aborted) return
    const end = await open({language, isColoured: isColoured(), isRehearsal, idleMs: IDLE_MINUTES * 60_000}, ended)
    if (end === 'idle') say(protectedWords[language].screen.locked(IDLE_MINUTES))
  })
}
