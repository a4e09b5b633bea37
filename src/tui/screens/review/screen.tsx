import {Box, useApp, useInput, useWindowSize} from 'ink'
import {useEffect, useMemo, useRef} from 'react'
import {keyNames} from '../../parts/key-names.js'
import {ColourContext, Lines} from '../../parts/lines.js'
import {useLiveReducer} from '../../parts/use-live-reducer.js'
import {act, submit, chose, type Acting} from './acting.js'
import {choicesIn} from './choices.js'
import {DECIDING, REVIEW_KEYS, type ReviewAction} from './keys.js'
import {layOut} from './layout.js'
import {enterTogether, overlayKey, overlayText, type OverlayDeed} from './overlay-keys.js'
import type {Overlay} from './state/overlay.js'
import {Pause} from './pause.js'
import {openReview, reviewReducer, type ReviewState} from './state/review-state.js'
import {ReviewWork, type ReviewDeeds} from './work.js'
import {wordsFor, type ReviewAbout} from './words.js'

export interface ReviewScreenProps {
  readonly deeds: ReviewDeeds
  readonly about: ReviewAbout
  /** Called as the screen is left, with what comes back once nothing of the sitting is underway: the register must not be closed before. */
  readonly onLeft?: (over: () => Promise<void>) => void
  readonly job?: Job
}

/** The job that the program is part of in the person's shell. */
export interface Job {
  /** Stops it, as the terminal itself would at Ctrl-Z, and comes back when it goes on. */
  readonly stop: () => void
  /** Tells when somebody outside asks it to stop, and when it goes on after it was stopped without being asked; gives what ends the telling. */
  readonly listen: (stopAsked: () => void, wentOn: () => void) => () => void
}

const NO_JOB: Job = {stop: () => undefined, listen: () => () => undefined}

const NEWS_EVERY_MS = 1_000
const HEAD_EVERY_MS = 60_000

/** The queue of what waits for a registrar, with the chosen entry as the public would read it. */
export function ReviewScreen({deeds, about, onLeft, job = NO_JOB}: ReviewScreenProps) {
  const {exit, suspendTerminal} = useApp()
  const size = useWindowSize()
  const {desk} = deeds
  const {state, now, tell} = useLiveReducer(reviewReducer, () => openReview({place: desk.place, views: desk.views, now: about.now(), isResumed: desk.isResumed, committees: [...about.committees.keys()]}))
  const held = useRef<ReviewWork | null>(null)
  held.current ??= new ReviewWork(deeds, {now, tell}, about.now, (fault) => exit(fault instanceof Error ? fault : new Error('The review screen failed', {cause: fault})))
  const work = held.current
  const paused = useRef<Pause | null>(null)
  paused.current ??= new Pause(about.pauseMs)
  const pause = paused.current
  const swaps = useRef(state.swaps)
  /** The row, as it was sealed, over which a list was opened; null where it had not been read. */
  const openedOver = useRef<string | null>(null)
  const idle = useRef<NodeJS.Timeout | null>(null)
  const words = useMemo(() => wordsFor(about), [about])
  const rights = {mayDecide: (committee: string | null) => desk.mayDecide(committee), mayResolve: (committee: string | null) => desk.mayResolve(committee), hasLogins: desk.hasLogins}
  const layout = layOut(state, size, rights, words)
  const isAway = useRef(false)
  /** Gives the terminal back, for as long as something takes, and draws everything anew afterwards. One at a time. */
  const giveTerminal = (meanwhile: () => void): void => {
    if (isAway.current) return
    isAway.current = true
    // A program that is stopped in the middle of writing would hold everybody up for as long as it is stopped.
    void work.rested().then(() => suspendTerminal(meanwhile)).finally(() => (isAway.current = false)).then(() => work.wokenUp())
  }
  const suspend = (): void => giveTerminal(job.stop)
  const redraw = (): void => giveTerminal(() => undefined)
  const acting: Acting = {now, tell, work, words, suspend, redraw, paging: layout.paging, onScreen: {...rights, hasMore: layout.hasMore, isFolded: layout.isFolded === true}}

  /** Takes one choice out of a list. What answers for a row answers for the one over which the list was opened, which had been read: another may have come up behind it (B7). */
  const take = (overlay: Extract<Overlay, {kind: 'choose'}>, at: number): void => {
    const choice = choicesIn(overlay, now(), words)[at]?.value
    if (choice === undefined) return overlay.of.kind === 'keys' || overlay.of.kind === 'palette' ? tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'choose-first'}}) : undefined
    const decides = choice.kind === 'action' && DECIDING.has(choice.action) && now().marking.marks.size === 0
    if (decides && (openedOver.current === null || openedOver.current !== shownIn(now()))) {
      tell({kind: 'overlay-closed'})
      return tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'just-shown'}})
    }
    chose(overlay, choice, acting)
  }

  const done = (deed: OverlayDeed, overlay: Overlay): void => {
    switch (deed.kind) {
      case 'tell':
        return tell(deed.event)
      case 'submit':
        return overlay.kind === 'choose' ? take(overlay, overlay.at) : submit(overlay, acting)
      case 'choose':
        return overlay.kind === 'choose' ? take(overlay, deed.at) : undefined
      case 'other-file':
        return void work.readFile(deed.index)
      case 'cancel':
        return tell({kind: 'overlay-closed'})
      case 'none':
    }
  }

  const press = (pressed: string): void => {
    // Asked twice, it does not wait for what is being saved; the app does, once the terminal is given back.
    if (pressed === 'ctrl-c' && now().isLeaving) return exit()
    const action = actionOf(pressed, about)
    if (action === undefined) return
    if (action === 'undo') {
      if (!pause.isPressed(pressed)) return tell({kind: 'undo-held'})
    } else if (!DECIDING.has(action) || now().marking.marks.size > 0) pause.otherKey(REVIEW_KEYS.find((key) => key.action === action)?.isRepeatable === true)
    else if (!pause.admits(pressed, shownIn(now()))) return tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'just-shown'}})
    const row = shownIn(now())
    const isRowRead = pause.isRead(row)
    act(action, acting)
    if (now().overlay?.kind === 'choose') openedOver.current = isRowRead ? row : null
  }

  useInput((input, key) => {
    const pressed = keyNames(input, key)
    const {overlay} = now()
    if (pressed.length === 1 && pressed[0] === 'ctrl-z') return act('suspend', acting)
    if (pressed.length === 1 && pressed[0] !== undefined && actionOf(pressed[0], about) === 'redraw') return redraw()
    idle.current?.refresh()
    // Nobody answers for what they cannot see, and the key that wakes the screen does nothing else.
    if (now().isLocked || layout.isCovered === true) {
      if (pressed.length !== 1) return
      if (pressed[0] === 'enter') return tell({kind: 'unlocked'})
      return pressed.some((one) => actionOf(one, about) === 'leave') ? pressed.forEach(press) : undefined
    }
    if (overlay !== null) {
      // A preview has only just been drawn, or Enter is still held from what it was asked for with: nobody has read it.
      const isEnter = pressed.length === 1 && pressed[0] === 'enter'
      if (!isEnter) pause.otherKey(false)
      else if (!pause.admits('enter', shownIn(now())) && overlay.kind === 'preview' && overlay.rows !== null) return tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'preview-just-shown'}})
      const isText = pressed.length > 0 && pressed.every((one) => one === 'space' || [...one].length === 1)
      const count = overlay.kind === 'choose' ? choicesIn(overlay, now(), words).length : overlay.kind === 'corrections' ? (overlay.rows?.length ?? 0) : 0
      const together = enterTogether(overlay, input)
      if (together !== null) {
        done(overlayText(overlay, together.text), overlay)
        const written = now().overlay
        if (together.decides || written === null) return tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'enter-together'}})
        return submit(written, acting)
      }
      const [only] = pressed
      const own = pressed.length === 1 && only !== undefined ? overlayKey(overlay, only, {...(layout.over ?? {page: 1, lastScroll: 0, foundAt: []}), count, past: now().pastFilters}) : null
      if (own !== null && (own.kind !== 'none' || !isText)) return done(own, overlay)
      return isText ? done(overlayText(overlay, input), overlay) : undefined
    }
    // Several at once are a held key on a slow line, or a paste. A paste decides nothing, and whoever pressed is told.
    if (pressed.length > 1 && !pressed.every((one) => REVIEW_KEYS.find(({action}) => action === actionOf(one, about))?.isRepeatable)) return tell({kind: 'key-blocked', obstacle: {kind: 'screen', why: 'keys-together'}})
    pressed.forEach(press)
  })

  useEffect(() => {
    void work.start()
    const news = setInterval(() => void work.poll(), NEWS_EVERY_MS)
    const head = setInterval(() => void work.readHead(), HEAD_EVERY_MS)
    idle.current = about.lockMinutes === 0 ? null : setTimeout(() => void work.lock(), about.lockMinutes * 60_000)
    // What was stopped by force comes back to a terminal that the shell has had meanwhile.
    const unheard = job.listen(suspend, redraw)
    return () => {
      unheard()
      pause.end()
      if (idle.current !== null) clearTimeout(idle.current)
      clearInterval(news)
      clearInterval(head)
      onLeft?.(() => work.settled())
    }
    // Once, when the screen opens.
  }, [])
  useEffect(() => {
    void work.showChosen()
    const {overlay} = state
    const inSight = layout.over?.foundInSight ?? []
    if (overlay?.kind === 'preview' && inSight.some((id) => !overlay.seen.rows.has(id))) tell({kind: 'found-seen', rows: inSight})
    pause.drawn(shownIn(state), state.swaps !== swaps.current)
    swaps.current = state.swaps
    if (state.isLeaving && state.saving === null) exit()
  })
  useEffect(() => work.notePlace(), placeParts(state))

  return (
    <ColourContext value={about.isColoured}>
      <Box flexDirection="column" height={layout.height} overflow="hidden">
        <Lines lines={layout.head} />
        <Box flexDirection={layout.isWide ? 'row' : 'column'} height={layout.body} flexShrink={0} overflow="hidden">
          {layout.panels.map(({name, cells, height, lines}) => (
            <Box key={name} width={cells} height={height} flexShrink={0} overflow="hidden">
              <Lines lines={lines.slice(0, height)} />
            </Box>
          ))}
        </Box>
        <Lines lines={layout.foot} />
      </Box>
    </ColourContext>
  )
}

/** The row that is on screen, as it stands there, or the preview that lies over it. */
function shownIn({entry: {shown}, overlay}: ReviewState): string | null {
  if (overlay?.kind === 'preview') return overlay.rows === null ? 'working' : 'preview'
  return shown === null ? null : `${shown.id} ${shown.seal}`
}

/** What the place of the registrar is made of. */
function placeParts({queue, marking, reasons, pastFilters}: ReviewState): readonly unknown[] {
  return [queue.filter, queue.order, queue.cursor, queue.visible[queue.cursor]?.row.id, queue.isLoading, marking.marks, reasons, pastFilters]
}

function actionOf(pressed: string, {keymap}: ReviewAbout): ReviewAction | undefined {
  for (const [action, keys] of keymap) if (keys.includes(pressed)) return action
  return undefined
}
