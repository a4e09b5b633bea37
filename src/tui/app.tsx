import {render} from 'ink'
import {enterAlternateScreen} from './parts/alternate-screen.js'
import {ReviewScreen, type ReviewDeeds} from './screens/review/review-screen.js'
import type {ReviewAbout} from './screens/review/review-words.js'

export type {ReviewDeeds} from './screens/review/review-screen.js'
export type {ReviewAbout} from './screens/review/review-words.js'

/** The two ends of the terminal that a screen is drawn on; both must be one (`isTTY`). */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Opens the review screen and comes back when the registrar leaves it; a fault is thrown. The terminal is as it was before, whatever happens:
 * the screen is drawn beside the scrollback, and a signal gives the terminal back before it does its work.
 */
export async function openReviewScreen(deeds: ReviewDeeds, about: ReviewAbout, {stdin, stdout}: Terminal = process): Promise<void> {
  const underway = new Set<Promise<unknown>>()
  const followed = <Outcome,>(work: Promise<Outcome>): Promise<Outcome> => {
    underway.add(work)
    void work.catch(() => null).finally(() => underway.delete(work))
    return work
  }
  const screen = enterAlternateScreen(stdout)
  const app = render(
    <ReviewScreen
      about={about}
      deeds={{...deeds, decide: (...order) => followed(deeds.decide(...order)), undo: (decision) => followed(deeds.undo(decision))}}
    />,
    // Ctrl-C is a key of the screen's own, which lets what is being saved be saved.
    {stdin, stdout, exitOnCtrlC: false, incrementalRendering: true},
  )
  const signalled = (signal: NodeJS.Signals): void => {
    app.unmount()
    screen.leave()
    for (const one of SIGNALS) process.off(one, signalled)
    // Whoever started the program is to see that it died by the signal.
    process.kill(process.pid, signal)
  }
  for (const signal of SIGNALS) process.on(signal, signalled)
  try {
    await app.waitUntilExit()
  } finally {
    for (const signal of SIGNALS) process.off(signal, signalled)
    screen.leave()
    // The database must not be closed under a decision.
    await Promise.allSettled(underway)
  }
}
