import {render} from 'ink'
import type {ReactNode} from 'react'
import {ForwardingDesk, type ForwardingDeskProps} from './screens/forwarding/desk.js'
import type {CardAbout, CardEnd} from './screens/protected/card-lines.js'
import {PersonCard, type PersonCardProps} from './screens/protected/person-card.js'
import {PersonListScreen, type PersonListProps} from './screens/protected/person-list.js'
import {ReviewScreen, type Job} from './screens/review/screen.js'
import type {ReviewDeeds} from './screens/review/work.js'
import type {ReviewAbout} from './screens/review/words.js'

export type {ReviewDeeds} from './screens/review/work.js'
export type {ReviewAbout} from './screens/review/words.js'

/** The two ends of the terminal that a screen is drawn on; both must be one (`isTTY`). */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
}

/**
 * Opens the review screen and comes back when the registrar leaves it; a fault is thrown. The terminal is afterwards as it was before,
 * also when the program is ended by a crash or by a signal, which `ended` tells of: the screen is drawn beside the scrollback, and Ink gives the terminal back on its way out.
 */
export async function openReviewScreen(deeds: ReviewDeeds, about: ReviewAbout, terminal: Terminal = process, ended?: AbortSignal): Promise<void> {
  let over: () => Promise<void> = () => Promise.resolve()
  const job = jobOf(process)
  await drawUntilLeft(
    <ReviewScreen
      about={about}
      deeds={deeds}
      job={job}
      onLeft={(told) => {
        over = told
      }}
    />,
    terminal,
    ended,
    // The database must not be closed under a decision, nor under a reading.
    () => over(),
  )
}

/** Opens the card of a protected person, and comes back when it has been left or the program is to end: nothing of it is in the scrollback. Tells how it was left. */
export async function openPersonCard(person: PersonCardProps['person'], about: CardAbout, terminal: Terminal = process, ended?: AbortSignal): Promise<CardEnd> {
  let end: CardEnd = 'closed'
  await drawUntilLeft(
    <PersonCard
      about={about}
      person={person}
      onLeft={(by) => {
        end = by
      }}
    />,
    terminal,
    ended,
  )
  return end
}

/** Opens the list of protected persons, and comes back when it has been left or the program is to end; what failed behind it is thrown. Tells how it was left. */
export async function openPersonList(first: PersonListProps['first'], deeds: PersonListProps['deeds'], about: CardAbout, terminal: Terminal = process, ended?: AbortSignal): Promise<CardEnd> {
  let end: {readonly by: CardEnd; readonly fault: Error | null} = {by: 'closed', fault: null}
  await drawUntilLeft(
    <PersonListScreen
      about={about}
      deeds={deeds}
      first={first}
      onLeft={(by, fault) => {
        end = {by, fault}
      }}
    />,
    terminal,
    ended,
  )
  if (end.fault !== null) throw end.fault
  return end.by
}

/** Opens the desk of letters by way of Skatteverket, and comes back when it has been left or the program is to end; what failed behind it is thrown. Tells how it was left. */
export async function openForwardingDesk(first: ForwardingDeskProps['first'], deeds: ForwardingDeskProps['deeds'], about: ForwardingDeskProps['about'], terminal: Terminal = process, ended?: AbortSignal): Promise<CardEnd> {
  let end: {readonly by: CardEnd; readonly fault: Error | null} = {by: 'closed', fault: null}
  await drawUntilLeft(
    <ForwardingDesk
      about={about}
      deeds={deeds}
      first={first}
      onLeft={(by, fault) => {
        end = {by, fault}
      }}
    />,
    terminal,
    ended,
  )
  if (end.fault !== null) throw end.fault
  return end.by
}

async function drawUntilLeft(screen: ReactNode, {stdin, stdout}: Terminal, ended: AbortSignal | undefined, over = async (): Promise<void> => undefined): Promise<void> {
  // From here on the terminal shows nothing by itself: what is typed before the first picture would stand on it.
  stdin.setRawMode(true)
  const app = render(
    screen,
    // Ctrl-C is a key of the screen's own, which lets what is being saved be saved. Whether there is a person is the command's to ask.
    // A key must not wait for the frame before it to have stood its time.
    {stdin, stdout, maxFps: 120, alternateScreen: true, interactive: true, exitOnCtrlC: false, incrementalRendering: true},
  )
  const crashed = (): void => app.unmount()
  // Before Node prints the error, or it would be printed on the screen that goes away.
  process.on('uncaughtExceptionMonitor', crashed)
  try {
    await Promise.race([app.waitUntilExit(), ...(ended === undefined ? [] : [givenBackAt(ended, crashed)])])
  } finally {
    process.off('uncaughtExceptionMonitor', crashed)
    stdin.setRawMode(false)
    await over()
  }
}

/** Comes back when the program is to end, with the terminal given back; one whose window was closed is there no more, and takes nothing back. */
function givenBackAt(ended: AbortSignal, giveBack: () => void): Promise<void> {
  return new Promise((done) => {
    ended.addEventListener('abort', () => {
      try {
        giveBack()
      } catch {
        // What is held in the register is let go of all the same.
      }
      done()
    }, {once: true})
  })
}

/** The job that the program is part of, as the terminal's shell stops it and lets it go on. */
function jobOf(program: NodeJS.EventEmitter): Job {
  let asked = (): void => undefined
  let isStoppedByUs = false
  return {
    stop: () => {
      isStoppedByUs = true
      // With nobody listening the signal does what it is for. The whole job stops, as at a Ctrl-Z that the terminal reads itself: whoever started the program waits for it.
      program.off('SIGTSTP', asked)
      process.kill(0, 'SIGTSTP')
      program.on('SIGTSTP', asked)
    },
    listen: (stopAsked, wentOn) => {
      asked = stopAsked
      const goesOn = (): void => {
        if (!isStoppedByUs) wentOn()
        isStoppedByUs = false
      }
      program.on('SIGTSTP', asked)
      program.on('SIGCONT', goesOn)
      return () => {
        program.off('SIGTSTP', asked)
        program.off('SIGCONT', goesOn)
      }
    },
  }
}
