import fc from 'fast-check'
import {renderToString} from 'ink'
import {afterEach, beforeAll, describe, expect, test, vi} from 'vitest'
import {keyBar} from '../../src/tui/parts/key-bar.js'
import {inCells, oneLine, wrapped, type Line} from '../../src/tui/parts/columns.js'
import {ColourContext, Lines} from '../../src/tui/parts/lines.js'
import {searchable} from '../../src/core/review/queue/view.js'
import type {EntryId, Instant} from '../../src/core/terms/identifiers.js'
import {terminalSafe} from '../../src/core/terms/terminal-safe.js'
import {openLinearReview} from '../../src/tui/linear/review.js'
import {lineOf} from '../../src/tui/parts/line-editor.js'
import {fileBody, fileTitle} from '../../src/tui/screens/review/file-lines.js'
import {noticeInWords, noticeLines} from '../../src/tui/screens/review/notice-lines.js'
import {correctionsInWords, namedRow, overlayPart} from '../../src/tui/screens/review/overlay-lines.js'
import {previewedRow} from '../../src/tui/screens/review/preview-lines.js'
import {draftOf} from '../../src/tui/screens/review/state/draft.js'
import type {Notice} from '../../src/tui/screens/review/state/notice.js'
import {choose, NOTHING_SEEN, type Overlay} from '../../src/tui/screens/review/state/overlay.js'
import {openReview} from '../../src/tui/screens/review/state/review-state.js'
import {entryLines} from '../../src/tui/screens/review/entry-lines.js'
import {rowLine} from '../../src/tui/screens/review/list-lines.js'
import {ReviewScreen} from '../../src/tui/screens/review/screen.js'
import {wordsFor} from '../../src/tui/screens/review/words.js'
import type {PreviewedEntry} from '../../src/usecases/review/preview-answer.js'
import type {ShownEntry} from '../../src/usecases/review/show-entry.js'
import {CORPUS, hostileText, isDrawn} from '../support/hostile.js'
import {tries} from '../support/fuzz.js'
import {FakeTerminal} from './support/fake-terminal.js'
import {about, caseContent, documentContent, file, found, PERSON_RULE, Queue, rowOf, shownEntry} from './support/waiting-entries.js'

vi.hoisted(() => {
  // Read once, when Ink is loaded: without looks of its own, every escape in a picture is somebody else's.
  process.env['FORCE_COLOR'] = '0'
})

const words = wordsFor(about({committee: null, committees: new Map([['KS', 'Kommunstyrelsen']])}))
const CELLS = 60

/** Ink's own drawing of some lines. */
function drawn(lines: readonly Line[]): string {
  return renderToString(<ColourContext value={false}><Lines lines={lines} /></ColourContext>, {columns: CELLS})
}

function expectDrawn(texts: readonly string[], lines: readonly Line[]): void {
  const out = drawn(lines)
  const rows = out.split('\n')
  if (!rows.every(isDrawn)) expect.fail(`${JSON.stringify(texts)} was drawn as ${JSON.stringify(out)}`)
  if (rows.length > lines.length) expect.fail(`${JSON.stringify(texts)} took ${rows.length} rows and not ${lines.length}: ${JSON.stringify(out)}`)
}

/** How many texts a picture below takes. */
const TEXTS = 10

function each(check: (texts: readonly string[]) => void): void {
  for (let at = 0; at < CORPUS.length; at += TEXTS) check(CORPUS.slice(at, at + TEXTS))
  fc.assert(fc.property(fc.array(hostileText, {minLength: TEXTS, maxLength: TEXTS}), check), tries(40, 100_000 / TEXTS))
}

/** An entry with a text in every field, and one finding over each heading that is long enough. */
function entryOf(texts: readonly string[], at = 1): ShownEntry {
  let turn = 0
  const next = (): string => (texts[turn++ % texts.length] ?? '').slice(0, 400)
  const heading = next()
  const content =
    at % 3 === 0
      ? caseContent({heading, officer: next()})
      : documentContent({heading, parties: [next(), next()], internalParty: next(), officer: next(), caseType: next(), registrar: next(), files: [file({path: next()}), file({path: `a/${next()}`, choice: 'missing'})]})
  return shownEntry(at, {
    content, committee: next(), diaryNumber: next(), documentNumber: content.kind === 'case' ? null : next(), caseHeading: {text: next(), isShown: true, isSecret: false},
    findings: heading.length > 1 ? [found('person', 'heading', heading, heading.slice(0, Math.max(1, heading.length >> 1)), PERSON_RULE)] : [],
  })
}

describe('hostile text on a screen', () => {
  test('in any piece of a line, cut, wrapped or filled up', () => {
    each((texts) => {
      const lines = texts.flatMap((text): readonly Line[] => [
        [{text, look: 'plain'}, {text, look: 'found'}],
        [{text: inCells(text, CELLS), look: 'chosen'}],
        [{text: oneLine(text), look: 'strong'}],
        ...wrapped([{text, look: 'plain'}, {text: ' b', look: 'stopped'}], CELLS, 2),
        ...keyBar([{key: 'p', label: oneLine(text).slice(0, 20), isAvailable: true}], CELLS),
      ])
      expectDrawn(texts, lines)
    })
  }, 3_600_000)

  test('in every field of an entry', () => {
    each((texts) => {
      for (const at of [1, 3]) {
        const entry = entryOf(texts, at)
        const row = rowLine(searchable(rowOf(entry)), {isChosen: true, isMarked: true, takenBy: texts[0] ?? '', nameCells: 20, cells: CELLS, now: 0}, words)
        expectDrawn(texts, [row, ...entryLines(entry, {obstacle: {kind: 'refusal', code: 'file-not-read'}, taken: null, cells: CELLS}, words)])
      }
    })
  }, 3_600_000)
})

describe('hostile text over the queue', () => {
  const rights = {mayDecide: () => true, mayResolve: () => true, hasLogins: true}

  /** Everything that can lie over the queue, with a text wherever it takes one. */
  function overlaysOf(texts: readonly string[]): readonly Overlay[] {
    let turn = 0
    const next = (): string => (texts[turn++ % texts.length] ?? '').slice(0, 400)
    const id = (at: number): EntryId => `entry${at}` as EntryId
    const draft = {...draftOf('replace-party', {kind: 'marked', ids: [id(1)]}), roleWord: next()}
    const line = lineOf(next())
    const findings = [{...found('person', 'file', 'abcdef', 'cde', PERSON_RULE), rule: 'private-person'}]
    const previewed = (outcome: PreviewedEntry['outcome'], letsOut: PreviewedEntry['letsOut']): PreviewedEntry => ({id: id(1), seal: null, committee: next(), diaryNumber: next(), documentNumber: next(), heading: next(), isSecret: false, outcome, letsOut, grounds: letsOut === null ? [] : ['heading-secrecy-unknown']})
    const named = {id: id(1), diaryNumber: next(), documentNumber: next(), heading: next(), isSecret: false, parties: [next(), next()]}
    const text = texts.join('\n')
    const read = file({path: `mapp/${next()}`})
    return [
      {kind: 'preview', draft, scroll: 0, line, seen: NOTHING_SEEN, rows: [
        previewed({kind: 'goes-to', stage: 'cleared'}, {findings: [{kind: 'person', field: 'file', count: 2}], more: 1, parties: [next()], files: [next()]}),
        previewed({kind: 'refused', code: 'taken-by-another', by: next(), at: '2026-02-03T08:00:00.000Z' as Instant}, null),
        previewed({kind: 'judged-anew'}, {findings: [], more: 0, parties: [next()], files: [next()]}),
      ]},
      {kind: 'take-down', entries: [id(1), id(2)], isUndo: true, reason: 'other', rows: [named, {...named, heading: next()}], line, scroll: 0},
      {kind: 'corrections', at: 0, rows: [{id: id(1), committee: next(), diaryNumber: next(), documentNumber: next(), field: next(), at: '2026-02-03T08:00:00.000Z' as Instant, named}, {id: id(1), committee: 'KS', diaryNumber: next(), documentNumber: null, field: 'party', at: '' as Instant, named}]},
      {kind: 'file', entry: id(1), index: 0, scroll: 0, file: {index: 0, count: 2, file: read, text: {text, parts: [], pictures: []}, findings: text.length < 6 ? [] : findings, more: 3}},
      {kind: 'entry', entry: id(1), shown: entryOf(texts), scroll: 0, under: choose({kind: 'keys'})},
      choose({kind: 'palette'}),
      choose({kind: 'forget-view'}),
      choose({kind: 'role', draft}),
      {kind: 'write', of: {kind: 'heading', draft}, line},
      {kind: 'filter', line, before: {text: next(), terms: []}, row: null, problem: {problem: 'unknown-field', at: 0, word: next(), unknown: null}},
    ]
  }

  test('in every list, preview, view, correction and file, drawn or read aloud', () => {
    each((texts) => {
      const views = texts.map((name, at) => ({name: name.slice(0, 40), filter: texts[at + 1] ?? ''}))
      const state = openReview({place: null, views, now: 0})
      const hostile = wordsFor(about({roleWords: texts.map((text) => text.slice(0, 60)), refusalText: () => texts[0] ?? ''}))
      for (const overlay of overlaysOf(texts)) {
        expectDrawn(texts, overlayPart(overlay, {...state, overlay}, {cells: CELLS, room: 30, rights}, hostile).lines)
        if (overlay.kind === 'preview') for (const row of overlay.rows ?? []) expectSpoken(Object.values(previewedRow(row, hostile)).flat())
        if (overlay.kind === 'corrections') expectSpoken(correctionsInWords(overlay.rows ?? [], hostile))
        if (overlay.kind === 'take-down') expectSpoken((overlay.rows ?? []).map((row) => namedRow(row, hostile)))
        if (overlay.kind === 'file' && overlay.file !== null) expectSpoken([fileTitle(overlay.file, hostile), ...fileBody(overlay.file, 100_000, hostile).lines.map((line) => line.map(({text}) => text).join(''))])
      }
    })
  }, 3_600_000)

  test('in every notice', () => {
    each((texts) => {
      const [one = '', other = ''] = texts
      const row = rowOf(entryOf(texts))
      const notices: readonly Notice[] = [
        {kind: 'decided', row, count: 1, refused: 0, answer: 'publish'}, {kind: 'still-waiting', row}, {kind: 'file-saved', path: one}, {kind: 'filter-problem', fault: {problem: 'unknown-value', at: 0, word: other, unknown: {value: one, field: 'why'}}},
        {kind: 'refused', code: 'text-changed', facts: {by: one, when: other}}, {kind: 'obstacle', obstacle: {kind: 'taken', by: one, since: other as Instant}},
      ]
      for (const notice of notices) {
        expectDrawn(texts, noticeLines({...openReview({place: null, views: [], now: 0}), notice}, CELLS, words))
        expectSpoken([noticeInWords(notice, words)])
      }
    })
  }, 3_600_000)

  /** Read aloud, a line goes through one gate and is one line afterwards. */
  function expectSpoken(lines: readonly string[]): void {
    for (const line of lines) if (!isDrawn(terminalSafe(line))) expect.fail(JSON.stringify(line))
  }
})

describe('hostile text read aloud', () => {
  /** Goes through a queue line by line: each row with all there is of it, every choice, and a word that is no choice. */
  async function spoken(texts: readonly string[]): Promise<void> {
    const queue = new Queue([entryOf(texts, 1), entryOf(texts, 3)])
    const answers = ['→', '?', texts[0]?.slice(0, 80) ?? '', 'j', '→', 'q']
    let rows = 0
    const heard = (line: string): void => {
      if (line.startsWith('Varför den väntar')) rows += 1
      if (!isDrawn(terminalSafe(line))) expect.fail(`${JSON.stringify(texts)} was read aloud as ${JSON.stringify(line)}`)
    }
    await openLinearReview(queue.deeds(), about({committees: new Map(texts.map((text) => [text, text]))}), {
      say: heard,
      ask: (prompt) => {
        heard(prompt)
        return Promise.resolve(answers.shift() ?? null)
      },
    })
    expect(rows).toBeGreaterThanOrEqual(2)
  }

  test('T13: line by line, row after row', async () => {
    for (let at = 0; at < CORPUS.length; at += TEXTS) await spoken(CORPUS.slice(at, at + TEXTS))
    await fc.assert(fc.asyncProperty(fc.array(hostileText, {minLength: TEXTS, maxLength: TEXTS}), spoken), tries(10, 100_000 / TEXTS))
  }, 3_600_000)
})

describe('hostile text in the queue', () => {
  const opened: (() => void)[] = []
  afterEach(() => {
    for (const unmount of opened.splice(0)) unmount()
  })

  /** Everything the screen writes while somebody goes through the queue. */
  async function walked(pictures: readonly (readonly string[])[]): Promise<{readonly frames: readonly string[]; readonly escapes: ReadonlySet<string>}> {
    const terminal = new FakeTerminal(100, 30)
    const queue = new Queue(pictures.map((texts, at) => entryOf(texts, at + 1)))
    const app = terminal.open(<ReviewScreen deeds={queue.deeds()} about={about({isColoured: false, committees: new Map(pictures.flat().map((text) => [text, text]))})} />)
    opened.push(app.unmount)
    const until = (isSo: () => void): Promise<void> => vi.waitFor(isSo, {interval: 5, timeout: 10_000})
    await until(() => expect(terminal.frame).not.toMatch(/Hämtar/))
    for (let at = 1; at < pictures.length; at += 1) {
      const before = queue.asked.length
      terminal.press('\u001B[B')
      await until(() => expect(queue.asked.length).toBeGreaterThan(before))
    }
    app.unmount()
    const all = terminal.written.join('')
    // eslint-disable-next-line no-control-regex
    const escapes = new Set(all.match(/\u001B(?:\[[0-9;?]*[A-Za-z]|.)|[\u0080-\u009F]/gu) ?? [])
    return {frames: terminal.frames, escapes}
  }

  let own: ReadonlySet<string>
  beforeAll(async () => {
    own = (await walked([['Remiss om skola'], ['Yttrande'], ['Beslut']])).escapes
  })

  test('draws no frame that holds anything else, nor more rows than the terminal has', async () => {
    const pictures = Array.from({length: Math.ceil(CORPUS.length / TEXTS)}, (_, at) => CORPUS.slice(at * TEXTS, (at + 1) * TEXTS))
    const {frames, escapes} = await walked(pictures)
    expect([...escapes].filter((escape) => !own.has(escape))).toEqual([])
    for (const frame of frames) {
      // eslint-disable-next-line no-control-regex
      const rows = frame.replace(/\u001B\[[0-9;?]*[A-Za-z]/g, '').split('\n')
      if (!rows.every((row) => isDrawn(row.replace(/\r$/, '')))) expect.fail(JSON.stringify(frame))
      expect(rows.length).toBeLessThanOrEqual(30)
    }
  }, 120_000)
})
