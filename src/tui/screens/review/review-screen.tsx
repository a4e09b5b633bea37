import {Box, useApp, useInput, useWindowSize} from 'ink'
import {useEffect, useRef} from 'react'
import {Refusal, type RefusalCode} from '../../../core/refusal.js'
import type {ReasonCode} from '../../../core/review/decision.js'
import type {DecisionId, EntryId} from '../../../core/terms/identifiers.js'
import type {Decided, RegistrarAnswer} from '../../../usecases/review/decide-entries.js'
import type {WaitingRow} from '../../../usecases/review/list-waiting.js'
import type {ShownEntry} from '../../../usecases/review/show-entry.js'
import type {Undone} from '../../../usecases/review/undo-decision.js'
import {inCells, oneLine, wrapped, type Line, type Span} from '../../parts/columns.js'
import {keyBar} from '../../parts/key-bar.js'
import {keyNames} from '../../parts/key-names.js'
import {ColourContext, Lines} from '../../parts/lines.js'
import {useLiveReducer} from '../../parts/use-live-reducer.js'
import {windowOf} from '../../parts/window.js'
import {obstacleToAnswer, REVIEW_KEYS, type OnScreen, type ReviewAction, type ReviewKey} from './review-keys.js'
import {entryLines, LINES_PER_ROW, nameCellsOf, rowLines} from './review-lines.js'
import {chosen, openReview, reviewReducer, toBeShown, wantsPage, type Notice, type ReviewAnswer, type ReviewState} from './review-state.js'
import {nameOf, obstacleInWords, wordsFor, type ReviewAbout, type ReviewWords} from './review-words.js'

/** The deeds this screen can do. The command binds them to use-cases, and a test to plain functions. */
export interface ReviewDeeds {
  /** One page of the queue, oldest first, from where the page before ended. */
  readonly list: (after: string | null) => Promise<{readonly entries: readonly WaitingRow[]; readonly next: string | null}>
  readonly show: (id: EntryId) => Promise<ShownEntry>
  readonly decide: (ids: readonly EntryId[], answer: RegistrarAnswer, reason: ReasonCode | null) => Promise<Decided>
  /** Takes back this decision, which is the last that was made on the screen. */
  readonly undo: (decision: DecisionId) => Promise<Undone>
}

export interface ReviewScreenProps {
  readonly deeds: ReviewDeeds
  readonly about: ReviewAbout
}

/** The queue of what waits for a registrar, with the chosen entry as the public would read it. */
export function ReviewScreen({deeds, about}: ReviewScreenProps) {
  const {exit} = useApp()
  const size = useWindowSize()
  const {state, now, tell} = useLiveReducer(reviewReducer, openReview)
  const isShowing = useRef(false)
  const words = wordsFor(about)
  const layout = layOut(state, size, words)

  /** Runs a deed. A refusal is an answer to the registrar; anything else is a fault, and the screen gives the terminal back. */
  const attempt = async (work: () => Promise<void>, refused: (code: RefusalCode) => void): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (error instanceof Refusal) refused(error.code)
      else exit(error instanceof Error ? error : new Error('The review screen failed', {cause: error}))
    }
  }

  const loadPage = (): Promise<void> => {
    const after = now().next
    tell({kind: 'load-started', load: 'page'})
    return attempt(async () => {
      const {entries, next} = await deeds.list(after)
      tell({kind: 'page-loaded', entries, next})
    }, (code) => tell({kind: 'load-refused', code}))
  }

  /** Reads the queue from its beginning, as far as it was read before, so that the chosen row keeps its place. */
  const loadAll = (): Promise<void> => {
    const far = now().rows.length
    tell({kind: 'load-started', load: 'all'})
    return attempt(async () => {
      const entries: WaitingRow[] = []
      let next: string | null = null
      do {
        const page: Awaited<ReturnType<ReviewDeeds['list']>> = await deeds.list(next)
        entries.push(...page.entries)
        next = page.next
      } while (next !== null && entries.length < far)
      tell({kind: 'list-read-anew', entries, next})
    }, (code) => tell({kind: 'load-refused', code}))
  }

  /** Fetches the chosen entry. One at a time: whoever holds the arrow down asks for the row they stop at, not for all they pass. */
  const showChosen = async (): Promise<void> => {
    if (isShowing.current) return
    isShowing.current = true
    let isFault = false
    for (let row = toBeShown(now()); row !== null && !isFault; row = toBeShown(now())) {
      const {id} = row
      isFault = true
      await attempt(async () => {
        tell({kind: 'shown', entry: await deeds.show(id)})
        isFault = false
      }, (code) => {
        tell({kind: 'show-refused', entry: id, code})
        isFault = false
      })
    }
    isShowing.current = false
  }

  const decide = (answer: ReviewAnswer): Promise<void> => {
    const entry = chosen(now())?.id
    if (entry === undefined) return Promise.resolve()
    tell({kind: 'decision-started', entry, answer})
    return attempt(async () => {
      const {decided, refused} = await deeds.decide([entry], {kind: answer}, null)
      const one = decided.find(({id}) => id === entry)
      if (one !== undefined) tell({kind: 'decided', entry, decision: one.decision, stage: one.stage})
      else tell({kind: 'refused', code: refused[0]?.code ?? 'entry-not-found'})
    }, (code) => tell({kind: 'refused', code}))
  }

  const undo = (): Promise<void> => {
    const made = now().made.at(-1)
    if (made === undefined) return Promise.resolve()
    tell({kind: 'undo-started', decision: made.decision})
    return attempt(async () => {
      const {entry, wasPublic} = await deeds.undo(made.decision)
      await attempt(async () => tell({kind: 'undone', decision: made.decision, entry: await deeds.show(entry), wasPublic}), (code) => {
        tell({kind: 'undone-unseen', decision: made.decision, code})
        void loadAll()
      })
    }, (code) => tell({kind: 'refused', code}))
  }

  const act: Readonly<Record<ReviewAction, () => void>> = {
    next: () => tell({kind: 'moved', by: 1}),
    previous: () => tell({kind: 'moved', by: -1}),
    'page-down': () => tell({kind: 'moved', by: layout.rowsInList}),
    'page-up': () => tell({kind: 'moved', by: -layout.rowsInList}),
    first: () => tell({kind: 'moved', by: -now().rows.length}),
    last: () => tell({kind: 'moved', by: now().rows.length}),
    more: () => tell({kind: 'scrolled', to: layout.nextScroll}),
    publish: () => void decide('publish'),
    'withhold-file': () => void decide('withhold-file'),
    withhold: () => void decide('withhold'),
    escalate: () => void decide('escalate'),
    defer: () => void decide('defer'),
    undo: () => void undo(),
    refresh: () => void loadAll(),
    keys: () => tell({kind: 'key-list-opened'}),
    leave: () => tell({kind: 'leave-asked'}),
  }

  const press = (pressed: string): void => {
    // Asked twice, it does not wait for what is being saved; the app does, once the terminal is given back.
    if (pressed === 'ctrl-c' && now().isLeaving) return exit()
    if (now().isKeyListOpen && pressed !== 'ctrl-c') return tell({kind: 'key-list-closed'})
    const binding = bindingOf(pressed)
    if (binding === undefined) return
    const obstacle = binding.obstacle(now(), layout)
    if (obstacle === null) act[binding.action]()
    else tell({kind: 'key-blocked', obstacle})
  }

  useInput((input, key) => {
    const pressed = keyNames(input, key)
    // Several at once are a held key on a slow line, or a paste. A paste decides nothing.
    if (pressed.length > 1 && !pressed.every((one) => bindingOf(one)?.isRepeatable)) return
    pressed.forEach(press)
  })

  useEffect(() => {
    void loadAll()
    // Once, when the screen opens.
  }, [])
  useEffect(() => {
    if (wantsPage(now())) void loadPage()
    void showChosen()
    if (state.isLeaving && state.saving === null) exit()
  })

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

function bindingOf(pressed: string): ReviewKey | undefined {
  return REVIEW_KEYS.find(({keys}) => keys.includes(pressed))
}

/** From this width on the entry stands beside the list, below it otherwise. */
const WIDE_FROM = 100

/** Below this there is no picture to speak of, and the terminal cuts it. */
const LEAST_ROWS = 8

interface Panel {
  readonly name: string
  readonly cells: number
  readonly height: number
  readonly lines: readonly Line[]
}

interface Layout extends OnScreen {
  readonly isWide: boolean
  readonly height: number
  readonly body: number
  readonly rowsInList: number
  /** Where the key for more of the entry goes. */
  readonly nextScroll: number
  readonly head: readonly Line[]
  readonly panels: readonly Panel[]
  readonly foot: readonly Line[]
}

/** Works out the whole picture. One row stays free: a frame as high as the terminal makes it scroll. */
function layOut(state: ReviewState, {columns, rows}: {readonly columns: number; readonly rows: number}, words: ReviewWords): Layout {
  const height = Math.max(LEAST_ROWS, rows) - 1
  const isWide = columns >= WIDE_FROM
  const head = [headLine(state, words), ruleOf(columns)]
  const telling = noticeLines(state, columns, words)
  // The list of what there is to do must never push out what it is to be done to.
  const bar = (hints: readonly Line[]): readonly Line[] => hints.slice(0, Math.max(1, height - head.length - telling.length - 3))
  const noMore = {hasMore: false, nextScroll: 0}

  if (state.isKeyListOpen) {
    const foot: readonly Line[] = [[{text: words.screen.keyList.close, look: 'faint'}]]
    const body = Math.max(0, height - 1 - foot.length)
    return {...noMore, isWide: false, height, body, rowsInList: 1, head: head.slice(0, 1), panels: [{name: 'keys', cells: columns, height: body, lines: keyListLines(columns, words)}], foot}
  }
  const foot = [...telling, ...bar(keyBar(hintsOf(state, words), columns))]
  const body = Math.max(0, height - head.length - foot.length)
  if (state.rows.length === 0) {
    return {...noMore, isWide: false, height, body, rowsInList: 1, head, panels: [{name: 'empty', cells: columns, height: body, lines: emptyLines(state, columns, words)}], foot}
  }
  const listCells = isWide ? Math.floor(columns * 0.45) : columns
  const rowsInList = Math.max(1, isWide ? Math.floor(body / LINES_PER_ROW) : Math.floor((body * 0.4) / LINES_PER_ROW))
  const list: Panel = {name: 'list', cells: listCells, height: isWide ? body : rowsInList * LINES_PER_ROW, lines: listLines(state, rowsInList, listCells, words)}
  const between: Panel = isWide
    ? {name: 'between', cells: 3, height: body, lines: Array.from({length: body}, () => [{text: ' │ ', look: 'faint'} as const])}
    : {name: 'between', cells: columns, height: 1, lines: [ruleOf(columns)]}
  const entryCells = isWide ? columns - listCells - between.cells : columns
  const entryHeight = isWide ? body : Math.max(0, body - list.height - between.height)
  const entry = entryPart(state, entryCells, entryHeight, words)
  return {isWide, height, body, rowsInList, hasMore: entry.hasMore, nextScroll: entry.nextScroll, head, panels: [list, between, {name: 'entry', cells: entryCells, height: entryHeight, lines: entry.lines}], foot}
}

function headLine(state: ReviewState, {about, screen}: ReviewWords): Line {
  const {committee, committees} = about
  const where = committee === null ? screen.allCommittees : oneLine(committees.get(committee) ?? committee)
  const count = state.next === null ? screen.waiting(state.rows.length) : screen.loaded(state.rows.length)
  const spans: Span[] = about.isRehearsal ? [{text: ` ${screen.rehearsal} `, look: 'rehearsal'}, {text: ' ', look: 'plain'}] : []
  spans.push({text: screen.title, look: 'strong'}, {text: ` · ${where}`, look: 'plain'})
  if (state.isOpen) spans.push({text: ` · ${count}`, look: 'plain'})
  if (state.made.length > 0) spans.push({text: ` · ${screen.decided(state.made.length)}`, look: 'plain'})
  return spans
}

function listLines(state: ReviewState, room: number, cells: number, words: ReviewWords): readonly Line[] {
  const {from, to} = windowOf(state.cursor, state.rows.length, room)
  const drawn = state.rows.slice(from, to)
  const nameCells = nameCellsOf(drawn, cells, words)
  const saving = state.saving?.kind === 'decision' ? state.saving.entry : null
  return drawn.flatMap((row, index) => rowLines(row, {isChosen: from + index === state.cursor, isSaving: row.id === saving, nameCells, cells}, words))
}

/** The part of the entry that has room, with a line that tells how much there is below it. */
function entryPart(state: ReviewState, cells: number, height: number, words: ReviewWords): {readonly lines: readonly Line[]; readonly hasMore: boolean; readonly nextScroll: number} {
  const {shown, showRefused} = state
  const {screen} = words
  if (showRefused !== null) return {lines: wrapped([{text: obstacleInWords({kind: 'refusal', code: showRefused}, words), look: 'stopped'}], cells), hasMore: false, nextScroll: 0}
  if (shown === null) return {lines: [[{text: screen.entry.loading, look: 'faint'}]], hasMore: false, nextScroll: 0}
  const obstacle = obstacleToAnswer('publish', {...state, saving: null})
  const lines = entryLines(shown, {obstacle, cells}, words)
  if (lines.length <= height) return {lines, hasMore: false, nextScroll: 0}
  const room = Math.max(1, height - 1)
  const from = Math.min(state.scroll, lines.length - 1)
  const left = Math.max(0, lines.length - from - room)
  const pointer: Line = [{text: left > 0 ? `▼ ${screen.entry.more(left)}` : `▲ ${screen.entry.last}`, look: 'strong'}]
  const part = lines.slice(from, from + room)
  const filling: readonly Line[] = Array.from({length: room - part.length}, () => [])
  // One line is seen twice, so that the eye finds its place again.
  return {lines: [...part, ...filling, pointer], hasMore: true, nextScroll: left > 0 ? from + Math.max(1, room - 1) : 0}
}

function emptyLines(state: ReviewState, cells: number, words: ReviewWords): readonly Line[] {
  const {list} = words.screen
  if (state.loadRefused !== null) return wrapped([{text: obstacleInWords({kind: 'refusal', code: state.loadRefused}, words), look: 'stopped'}], cells)
  if (!state.isOpen || state.next !== null || state.loading !== null) return [[{text: list.loading, look: 'faint'}]]
  return state.made.length > 0 ? wrapped([{text: list.done, look: 'plain'}], cells) : [...wrapped([{text: list.empty, look: 'strong'}], cells), ...wrapped([{text: list.emptyNext, look: 'plain'}], cells)]
}

const MOST_NOTICE_LINES = 3

function noticeLines(state: ReviewState, cells: number, words: ReviewWords): readonly Line[] {
  const {notices} = words.screen
  const {saving, notice, isLeaving} = state
  if (isLeaving && saving !== null) return [[{text: notices.leaving, look: 'strong'}]]
  if (saving !== null) return [[{text: saving.kind === 'undo' ? notices.undoing : notices.saving, look: 'strong'}]]
  if (notice === null) return [[]]
  const isBad = notice.kind === 'refused' || notice.kind === 'obstacle' || notice.kind === 'still-waiting'
  return wrapped([{text: noticeInWords(notice, state, words), look: isBad ? 'found' : 'strong'}], cells).slice(0, MOST_NOTICE_LINES)
}

function noticeInWords(notice: Notice, state: ReviewState, words: ReviewWords): string {
  const {screen} = words
  const {notices} = screen
  switch (notice.kind) {
    case 'decided':
      return notices.decided(rowName(notice.row, words), screen.answers[notice.answer])
    case 'still-waiting':
      return notices.stillWaiting(rowName(notice.row, words))
    case 'undone':
      return notice.wasPublic ? notices.undoneAndTakenDown(rowName(notice.row, words)) : notices.undone(rowName(notice.row, words))
    case 'refreshed':
      return notices.refreshed(state.rows.length, state.next === null ? 'all' : 'part')
    case 'refused':
      return notices.refused(obstacleInWords({kind: 'refusal', code: notice.code}, words))
    case 'obstacle':
      return obstacleInWords(notice.obstacle, words)
  }
}

function rowName(row: WaitingRow, words: ReviewWords): string {
  return nameOf({...row, isReadable: row.heading !== null}, words)
}

function hintsOf(state: ReviewState, words: ReviewWords) {
  return REVIEW_KEYS.filter(({isInBar}) => isInBar).map(({action, keys, obstacle}) => ({
    key: keyInWords(keys[0] ?? '', words),
    label: words.screen.keys[action],
    isAvailable: obstacle(state, {hasMore: false}) === null,
  }))
}

function keyListLines(cells: number, words: ReviewWords): readonly Line[] {
  const {keyList, keys: labels} = words.screen
  const sentences: Readonly<Partial<Record<ReviewAction, string>>> = keyList
  return [
    [{text: keyList.title, look: 'strong'}],
    ...REVIEW_KEYS.map(({action, keys}): Line => [
      {text: inCells(`  ${keys.map((key) => keyInWords(key, words)).join('  ')}`, Math.min(16, Math.floor(cells / 3))), look: 'strong'},
      {text: ` ${sentences[action] ?? labels[action]}`, look: 'plain'},
    ]),
  ]
}

function keyInWords(key: string, {screen}: ReviewWords): string {
  const names: Readonly<Record<string, string>> = screen.keyNames
  return names[key] ?? key
}

function ruleOf(cells: number): Line {
  return [{text: '─'.repeat(cells), look: 'faint'}]
}
