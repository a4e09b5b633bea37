import {useApp, useInput, useWindowSize} from 'ink'
import {useEffect, useRef, useState} from 'react'
import {Refusal} from '../../../core/refusal.js'
import type {LetterList} from '../../../usecases/forwarding/list-letters.js'
import {keyNames} from '../../parts/key-names.js'
import {edited, lineOf, typed} from '../../parts/line-editor.js'
import {ColourContext, Lines} from '../../parts/lines.js'
import {filled, type CardAbout, type CardEnd} from '../protected/card-lines.js'
import {deskLines, type DeskFace} from './desk-lines.js'
import {addSteps, batchSteps, destroySteps, postedSteps, printSteps, refusalText, returnedSteps, withdrawSteps, type DeskAbout, type ForwardingDeeds, type Question, type Step} from './steps.js'

export interface ForwardingDeskProps {
  readonly first: LetterList
  readonly deeds: ForwardingDeeds
  readonly about: CardAbout & DeskAbout
  /** Called once as the desk is left. A fault is handed on. */
  readonly onLeft: (by: CardEnd, fault: Error | null) => void
}

interface Face extends DeskFace {
  readonly isGone: boolean
}

const LEAVING: ReadonlySet<string> = new Set(['ctrl-c', 'ctrl-d'])
const MOVES: Readonly<Record<string, number>> = {down: 1, j: 1, up: -1, k: -1, 'page-down': 10, 'page-up': -10}

/** The desk of letters by way of Skatteverket: prepared, gathered, printed and followed at one place, under the marking (K4), and wiped before the terminal is given back. */
export function ForwardingDesk({first, deeds, about, onLeft}: ForwardingDeskProps) {
  const {exit} = useApp()
  const {columns, rows: height} = useWindowSize()
  const room = {columns, rows: Math.max(1, height - 1)}
  const [face, setFace] = useState<Face>({list: first, pane: 'letters', chosen: 0, question: null, notices: [], isWorking: false, isGone: false})
  const end = useRef<{readonly by: CardEnd; readonly fault: Error | null} | null>(null)
  const idle = useRef<NodeJS.Timeout | null>(null)
  const working = useRef<Promise<void>>(Promise.resolve())
  const leave = (by: CardEnd, fault: Error | null = null): void => {
    end.current ??= {by, fault}
    setFace((now) => ({...now, question: null, notices: [], isGone: true}))
  }

  useEffect(() => {
    idle.current = setTimeout(() => leave('idle'), about.idleMs)
    return () => {
      if (idle.current !== null) clearTimeout(idle.current)
    }
  }, [about.idleMs])

  // Only once the empty picture has been drawn, and what is being written down is written.
  useEffect(() => {
    if (!face.isGone) return
    void working.current.then(() => {
      onLeft(end.current?.by ?? 'closed', end.current?.fault ?? null)
      exit()
    })
  }, [face.isGone, exit, onLeft])

  const ask = (asked: Question, notices: readonly string[] = []): void => setFace((now) => ({...now, question: {asked, line: lineOf('')}, notices, isWorking: false}))

  /** One at a time: what is pressed meanwhile is let fall. */
  const follow = (step: Step): void => {
    if (step.kind === 'ask') return ask(step)
    if (step.kind === 'left') return setFace((now) => ({...now, question: null, notices: []}))
    if (step.kind === 'again') return setFace((now) => ({...now, notices: step.problem === '' ? now.notices : [step.problem], question: now.question === null ? null : {...now.question, line: lineOf('')}}))
    setFace((now) => ({...now, question: null, notices: [], isWorking: true}))
    working.current = step.work().then(
      async ({notices, then}) => {
        if (then !== undefined) return ask(then, notices)
        await refresh(notices)
      },
      async (error: unknown) => {
        if (error instanceof Refusal) await refresh([refusalText(about, error.code, error.facts)])
        else leave('closed', error instanceof Error ? error : new Error('The desk could not go on'))
      },
    )
  }

  const refresh = async (notices: readonly string[]): Promise<void> => {
    try {
      const list = await deeds.list()
      setFace((now) => ({...now, list, chosen: Math.max(0, Math.min(now.chosen, list[now.pane].length - 1)), question: null, notices, isWorking: false}))
    } catch (error) {
      if (error instanceof Refusal) setFace((now) => ({...now, question: null, notices: [...notices, refusalText(about, error.code, error.facts)], isWorking: false}))
      else leave('closed', error instanceof Error ? error : new Error('The desk could not be read'))
    }
  }

  useInput((input, key) => {
    idle.current?.refresh()
    const pressed = keyNames(input, key)
    if (pressed.some((one) => LEAVING.has(one))) return leave('closed')
    if (face.isGone || face.isWorking) return
    if (face.question !== null) onAnswer(face.question, input, pressed)
    else for (const one of pressed) onDesk(one)
  })

  const onAnswer = ({asked, line}: NonNullable<Face['question']>, input: string, pressed: readonly string[]): void => {
    const [one = ''] = pressed
    if (one === 'escape') return setFace((now) => ({...now, question: null, notices: []}))
    if (asked.choices !== null) {
      const at = Number(one) - 1
      if (Number.isInteger(at) && at >= 0 && at < asked.choices.length) follow(asked.next(String(at)))
      return
    }
    if (asked.isAtOnce === true) return follow(asked.next(one))
    if (one === 'enter') return follow(asked.next(line.text.trim()))
    // A line that was pasted, or came at once over a slow wire, ends with its break.
    const [before = '', ...after] = input.split(/[\r\n]/)
    if (after.length > 0) return follow(asked.next(typed(line, before).text.trim()))
    const changed = one === 'backspace' || one === 'delete' || one === 'left' || one === 'right' || one === 'home' || one === 'end' ? edited(line, one) : typed(line, input)
    setFace((now) => (now.question === null ? now : {...now, question: {asked, line: changed}}))
  }

  const onDesk = (pressed: string): void => {
    const {list, pane, chosen} = face
    const by = MOVES[pressed]
    const batch = pane === 'batches' ? list.batches[chosen] : undefined
    const letter = pane === 'letters' ? list.letters[chosen] : undefined
    const has = (state: 'batched' | 'printed' | 'printing'): boolean => (batch?.states[state] ?? 0) > 0
    if (pressed === 'q' || pressed === 'escape') leave('closed')
    else if (by !== undefined) setFace((now) => ({...now, chosen: Math.max(0, Math.min(now.list[now.pane].length - 1, now.chosen + by))}))
    else if (pressed === 'tab' || pressed === 'shift-tab') setFace((now) => ({...now, pane: pane === 'letters' ? 'batches' : 'letters', chosen: 0, notices: []}))
    else if (pressed === 'n') ask(addSteps(deeds, about))
    else if (pressed === 'o' && list.letters.some(({state}) => state === 'prepared')) ask(batchSteps(deeds, about))
    else if (pressed === 'r') ask(returnedSteps(deeds, about))
    else if (pressed === 'x' && letter !== undefined) ask(withdrawSteps(deeds, about, letter))
    else if (pressed === 's' && batch !== undefined && has('batched')) ask(printSteps(deeds, about, batch.batch, {isAgain: false, isUnsure: false}))
    else if (pressed === 'u' && batch !== undefined && (has('printed') || has('printing'))) ask(printSteps(deeds, about, batch.batch, {isAgain: true, isUnsure: has('printing')}))
    else if (pressed === 'p' && batch !== undefined && has('printed')) ask(postedSteps(deeds, about, batch.batch, batch.states.printed ?? 0))
    else if (pressed === 'f' && batch !== undefined && batch.files.length > 0) ask(destroySteps(deeds, about, batch.batch))
  }

  return (
    <ColourContext.Provider value={about.isColoured}>
      <Lines lines={filled(face.isGone ? [] : deskLines(face, room, about), room.rows)} />
    </ColourContext.Provider>
  )
}
