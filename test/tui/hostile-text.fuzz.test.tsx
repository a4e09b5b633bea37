import fc from 'fast-check'
import {renderToString} from 'ink'
import {afterEach, beforeAll, describe, expect, test, vi} from 'vitest'
import {keyBar} from '../../src/tui/parts/key-bar.js'
import {inCells, oneLine, wrapped, type Line} from '../../src/tui/parts/columns.js'
import {ColourContext, Lines} from '../../src/tui/parts/lines.js'
import {searchable} from '../../src/core/review/queue/view.js'
import {entryLines} from '../../src/tui/screens/review/entry-lines.js'
import {rowLine} from '../../src/tui/screens/review/list-lines.js'
import {ReviewScreen} from '../../src/tui/screens/review/screen.js'
import {wordsFor} from '../../src/tui/screens/review/words.js'
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
