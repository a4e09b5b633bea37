import {afterEach, describe, expect, test, vi} from 'vitest'
import type {EntryId, Instant} from '../../../src/core/terms/identifiers.js'
import {ReviewScreen} from '../../../src/tui/screens/review/screen.js'
import type {ReviewAbout} from '../../../src/tui/screens/review/words.js'
import type {ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {refusalWords} from '../../../src/words/refusals.js'
import {FakeTerminal, KEYS} from '../support/fake-terminal.js'
import {about, documentContent, file, found, PERSON_RULE, protectedEntry, Queue, shownEntry} from '../support/waiting-entries.js'

const held = (count: number): readonly ShownEntry[] => Array.from({length: count}, (_, at) => shownEntry(at + 10, {grounds: ['registrar-confirms'], content: documentContent({heading: `Remiss nummer ${at}`})}))

const opened: (() => void)[] = []
afterEach(() => {
  for (const unmount of opened.splice(0)) unmount()
})

const until = (isSo: () => void): Promise<void> => vi.waitFor(isSo, {interval: 5, timeout: 5000})

async function open(entries: readonly ShownEntry[], {prepare = () => undefined, columns = 120, rows = 30, ...facts}: Partial<ReviewAbout> & {readonly prepare?: (queue: Queue) => void; readonly columns?: number; readonly rows?: number} = {}) {
  const terminal = new FakeTerminal(columns, rows)
  const queue = new Queue(entries)
  prepare(queue)
  const app = terminal.open(<ReviewScreen deeds={queue.deeds()} about={about(facts)} />)
  opened.push(app.unmount)
  const see = async (text: string): Promise<void> => until(() => expect(terminal.frame).toContain(text))
  const unsee = async (text: string): Promise<void> => until(() => expect(terminal.frame).not.toContain(text))
  await unsee('Hämtar')
  return {terminal, queue, see, unsee, press: async (key: string, text: string) => {
    terminal.press(key)
    await see(text)
  }}
}

const orders = ({asked}: Queue): readonly string[] => asked.filter((one) => /^(?:decide|undo|redo|withdraw|view|forget)/.test(one))

describe('T1: the head', () => {
  test('counts down to the next run, and tells of the last', async () => {
    const {terminal} = await open(held(2))
    expect(terminal.lines[1]).toBe('nästa körning 12:00 om 1 h 12 min · senast 2026-02-05 08:00')
    const failed = await open(held(2), {prepare: (queue) => {
      queue.standing = {...queue.standing, lastRun: 'failed', next: null}
    }})
    expect(failed.terminal.lines[1]).toBe('ingen körning är planerad · SENASTE KÖRNINGEN MISSLYCKADES')
  })

  test('the list is grouped by why, with counts, the gravest first', async () => {
    const {terminal, press} = await open([...held(3), protectedEntry(1), shownEntry(2, {grounds: ['file-choice-missing']})])
    const headings = (): readonly string[] => terminal.lines.map((line) => line.split('│')[0]?.trim() ?? '').filter((line) => /^\p{Lu}[^:]* \(\d+\)$/u.test(line))
    expect(headings()).toEqual(['Väntar på behörig handläggare (1)', 'Saknat beslut (1)', 'Att bekräfta (3)'])
    await press('\t', '▸  KS 2026/00002')
    await press('\t', '▸  KS 2026/00010')
    await press('o', 'Ordning: väntat längst.')
    expect(headings()).toEqual([])
  })
})

describe('T4: keys for a clear case', () => {
  const heading = 'Ansökan från Mira Alander om skolskjuts'
  const named = (facts: Parameters<typeof shownEntry>[1] = {}) => ({content: documentContent({heading}), findings: [found('person', 'heading', heading, 'Mira Alander', PERSON_RULE)], ...facts})
  /** What waits, and what a registrar presses who has read it and knows the answer. */
  const CASES: readonly (readonly [what: string, entry: ShownEntry, keys: readonly string[]])[] = [
    ['nothing found', shownEntry(1, {grounds: ['registrar-confirms']}), ['p']],
    ['no registrar in the registry', shownEntry(2, {grounds: ['no-registrar']}), ['p']],
    ['nobody has chosen for the file', shownEntry(3, {grounds: ['file-choice-missing'], content: documentContent({files: [file({choice: 'missing'})]})}), ['f']],
    ['an official named in the heading', shownEntry(4, named()), ['p']],
    ['a name in the file', shownEntry(5, {findings: [found('person', 'file', 'Mira Alander', 'Mira Alander', PERSON_RULE)]}), ['f']],
    ['a private person as party', shownEntry(6, {content: documentContent({parties: ['Mira Alander']}), findings: [found('person', 'party', 'Mira Alander', 'Mira Alander', PERSON_RULE)]}), ['b', 'i', '\r']],
    ['an unread file', shownEntry(7, {content: documentContent({files: [file({reading: 'unread', why: 'picture'})]}), grounds: ['file-unreadable']}), ['f']],
    ['a heading under secrecy', shownEntry(8, named()), ['x']],
    ['not for the web', shownEntry(9, named()), ['h', '1']],
    ['the lawyer’s to tell', shownEntry(10, named()), ['e']],
    ['not today', shownEntry(11, named()), ['d']],
  ]

  test.each([[80, 24], [120, 40]])('are counted, case by case, and two at the median at most, at %i×%i', async (columns, rows) => {
    const counts: number[] = []
    for (const [what, entry, keys] of CASES) {
      const {terminal, queue, press} = await open([entry], {columns, rows})
      let count = 0
      for (const key of keys) {
        terminal.press(key)
        count += 1
        await new Promise((done) => setTimeout(done, 30))
      }
      // Where there was more to answer for than was in sight the key is pressed once more, and counts.
      if (orders(queue).length === 0) {
        await press(keys.at(-1) ?? '', '1 avgjord')
        count += 1
      }
      await until(() => expect(orders(queue), what).toHaveLength(1))
      counts.push(count)
    }
    expect(counts.toSorted((one, other) => one - other)[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(2)
    expect(Math.max(...counts)).toBeLessThanOrEqual(3)
  })
})

describe('T5 T6: marks and bulk', () => {
  test('what is marked is decided together, after a preview that says what is refused and why', async () => {
    const {terminal, queue, press, see} = await open([...held(3), shownEntry(4, {grounds: ['registrar-confirms'], content: documentContent({heading: 'Utan riktning', direction: 'unknown'})})])
    terminal.press('a')
    await see('4 märkta')
    await press('p', 'Så här blir det: publicera')
    await see('3 blir klara att publiceras')
    await see('1 nekas:')
    await see('Utan riktning')
    expect(orders(queue)).toEqual([])
    await press('\r', '3 rader publiceras vid nästa körning. u ångrar alla.')
    expect(orders(queue)).toEqual(['decide entry10 entry11 entry12 publish null'])
    await see('1 märkt')
    await press('u', 'Besluten är ångrade, 3 rader väntar igen.')
    await see('4 väntar')
    await press('\u0012', '3 beslut är gjorda om.')
    await see('1 väntar')
    expect(orders(queue).slice(1)).toEqual(['undo decision1', 'redo decision1'])
  })

  test('what was found and would be let out is named row by row, those rows first and counted', async () => {
    const finding = found('person', 'file', 'Hej, Mira Alander här', 'Mira Alander', PERSON_RULE)
    const entries = [...held(2), shownEntry(4, {content: documentContent({heading: 'Svar', parties: ['Byggbolaget'], files: [file({path: 'bilagor/svar.txt'})]}), findings: [finding, finding]})]
    const {terminal, queue, press, see} = await open(entries)
    await press('a', '3 märkta')
    await press('p', 'Enter beslutar om 3, varav 1 visar det som hittats.')
    const lines = terminal.lines.map((line) => line.trimEnd())
    const at = lines.indexOf('1 blir klar att publiceras, och det som hittats visas:')
    expect(lines.slice(at, at + 5)).toEqual([
      '1 blir klar att publiceras, och det som hittats visas:',
      '  KS 2026/00004, handling 1  [PERSONNAMN] i filens text, 2 gånger',
      '    Svar · Byggbolaget · svar.txt',
      '2 blir klara att publiceras',
      '  KS 2026/00010, handling 1  Remiss nummer 0 · Länsstyrelsen · remiss.txt',
    ])
    terminal.press(KEYS.escape)
    await see('q lämna')
    // Without its file nothing of that is let out.
    await press('f', 'Enter beslutar om 3.')
    expect(terminal.frame).not.toContain('PERSONNAMN] i filens')
    expect(orders(queue)).toEqual([])
  })

  test('B7: Enter decides nothing before every row that would show a finding has been on screen, or it is told and pressed again', async () => {
    const finding = found('person', 'file', 'Hej, Mira Alander här', 'Mira Alander', PERSON_RULE)
    const shows = Array.from({length: 12}, (_, at) => shownEntry(at + 30, {content: documentContent({heading: `Svar ${at}`, files: [file({path: 'bilagor/svar.txt'})]}), findings: [finding]}))
    const refused = Array.from({length: 3}, (_, at) => shownEntry(at + 4, {grounds: ['registrar-confirms'], content: documentContent({heading: `Utan riktning ${at}`, direction: 'unknown'})}))
    const first = await open([...refused, ...shows], {columns: 80, rows: 18})
    await first.press('a', '15 märkta')
    await first.press('p', '12 blir klara att publiceras, och det som hittats visas:')
    expect(first.terminal.frame).not.toContain('nekas')
    await first.press('\r', 'Rader med fynd eller annat att pröva står längre ned och har inte visats.')
    expect(orders(first.queue)).toEqual([])
    await first.press('\r', '12 rader publiceras vid nästa körning.')

    const second = await open([...refused, ...shows], {columns: 80, rows: 18})
    await second.press('a', '15 märkta')
    await second.press('p', '12 blir klara att publiceras, och det som hittats visas:')
    for (let page = 0; page < 3; page += 1) {
      const before = second.terminal.frame
      second.terminal.press(KEYS.pageDown)
      await until(() => expect(second.terminal.frame).not.toBe(before))
    }
    await second.see('KS 2026/00041')
    await second.press('\r', '12 rader publiceras vid nästa körning.')
  })

  test('B7: rows that are let out although something is missing or has happened are named with it, by themselves, counted and seen', async () => {
    const finding = found('person', 'heading', 'Svar till Mira Alander', 'Mira Alander', PERSON_RULE)
    const both = shownEntry(4, {grounds: ['statute-without-secrecy'], content: documentContent({heading: 'Svar till Mira Alander'}), findings: [finding]})
    const missing = shownEntry(5, {grounds: ['heading-secrecy-unknown', 'taken-down'], content: documentContent({heading: 'Intyg', headingSecrecy: 'unknown'})})
    const {terminal, queue, press, see} = await open([...held(2), both, missing])
    await press('a', '4 märkta')
    await press('p', 'Enter beslutar om 4, varav 1 visar det som hittats och 2 väntar för att något saknas eller har hänt.')
    const lines = terminal.lines.map((line) => line.trimEnd())
    const at = lines.indexOf('1 blir klar att publiceras, och det som hittats visas:')
    expect(lines.slice(at, at + 8)).toEqual([
      '1 blir klar att publiceras, och det som hittats visas:',
      '  KS 2026/00004, handling 1  [PERSONNAMN] i rubriken; lagrum utan sekretess',
      '    Svar till Mira Alander · Länsstyrelsen · remiss.txt',
      '1 blir klar att publiceras, fast något saknas eller har hänt:',
      '  KS 2026/00005, handling 1  rubrikens sekretess saknas; nedtagen av en person',
      '    Intyg · Länsstyrelsen · remiss.txt',
      '2 blir klara att publiceras',
      '  KS 2026/00010, handling 1  Remiss nummer 0 · Länsstyrelsen · remiss.txt',
    ])
    terminal.press(KEYS.escape)
    await see('q lämna')
    expect(orders(queue)).toEqual([])

    // Where they have no room, Enter decides nothing until they have been on screen.
    const many = Array.from({length: 12}, (_, of) => shownEntry(of + 30, {grounds: ['heading-secrecy-unknown'], content: documentContent({heading: `Intyg ${of}`, headingSecrecy: 'unknown'})}))
    const low = await open(many, {columns: 80, rows: 18})
    await low.press('a', '12 märkta')
    await low.press('p', '12 blir klara att publiceras, fast något saknas eller har hänt:')
    await low.press('\r', 'Rader med fynd eller annat att pröva står längre ned och har inte visats.')
    expect(orders(low.queue)).toEqual([])
    await low.press('\r', '12 rader publiceras vid nästa körning.')
  })

  test('rows that only need confirming are published together, and marks made by hand for something else stay', async () => {
    const {queue, press, see, terminal} = await open([...held(3), shownEntry(4, {grounds: ['file-choice-missing']})])
    await press('g', '▸  KS 2026/00004')
    await press(' ', '1 märkt')
    await press('m', '3 blir klara att publiceras')
    await press('\r', '3 rader publiceras vid nästa körning.')
    await see('1 märkt')
    expect(orders(queue)).toEqual(['decide entry10 entry11 entry12 publish null'])
    terminal.press('m')
    await see('Ingen rad som bara ska bekräftas visas.')
  })

  test('more than twenty are confirmed by their number', async () => {
    const {terminal, queue, press, see} = await open(held(25))
    await press('m', 'Skriv 25 och Enter')
    await press('\r', 'Skriv antalet först.')
    terminal.press('2', '4')
    await press('\r', 'Skriv antalet först.')
    terminal.press('\u007F', '5')
    await see('› 25')
    await press('\r', '25 rader publiceras')
    expect(orders(queue)).toHaveLength(1)
  })

  test('marks survive filter and order, hidden ones are told, and Esc takes first marks, then filter', async () => {
    const {terminal, press, see, unsee} = await open(held(5))
    await press(' ', '1 märkt')
    await press(' ', '2 märkta')
    await press('/', 'Enter behåller')
    await press('"nummer 4"', '1 av 5 visas')
    await press('\r', '2 märkta (2 syns inte)')
    await press('s', 'Ordning: datum.')
    await see('2 märkta (2 syns inte)')
    terminal.press(KEYS.escape)
    await unsee('märkta')
    await see('filter: "nummer 4"')
    terminal.press(KEYS.escape)
    await unsee('filter:')
  })

  test('a range', async () => {
    const {press} = await open(held(5))
    await press('v', 'Märkningen börjar här.')
    await press('jj', '▸  KS 2026/00012')
    await press('v', '3 märkta')
  })
})

describe('T8: the filter line', () => {
  test('filters while it is written, points at what it cannot understand, and Esc puts back what was', async () => {
    const {press, see, unsee, terminal} = await open(held(5))
    await press('/', 'Enter behåller')
    await press('väntat:x', '^ Efter ”väntat:” skrivs antal dagar')
    await see('KS 2026/00014')
    terminal.press('\u0015')
    await press('nummer:2026/11', '1 av 5 visas')
    await unsee('KS 2026/00014')
    terminal.press(KEYS.escape)
    await see('KS 2026/00014')
    await unsee('filter:')
  })

  test('the lawyer’s list is a condition beside what is asked for, and is taken away again', async () => {
    const {press, see, unsee} = await open([...held(2), shownEntry(4, {stage: 'escalated'}), shownEntry(5, {stage: 'escalated', content: documentContent({heading: 'Remiss nummer 9'})})])
    await press('/', 'Enter behåller')
    await press('”nummer”', '3 av 4 visas')
    await press('\r', 'filter: ”nummer”')
    await press('l', 'filter: läge:jurist ”nummer”')
    await see('1 av 4 visas')
    await press('l', '3 av 4 visas')
    await unsee('läge:jurist')
  })

  test('a row that the filter takes away gives its place to the first that is left, and Esc goes back to it', async () => {
    const {press, see} = await open(held(9))
    await press('jjjj', '▸  KS 2026/00014')
    await press('/', 'Enter behåller')
    await press('-"nummer 4" -"nummer 5" -"nummer 6"', '6 av 9 visas')
    await see('▸  KS 2026/00010')
    await press(KEYS.escape, '▸  KS 2026/00014')
  })

  test('is saved as a view under a digit', async () => {
    const {press, see, queue, terminal, unsee} = await open(held(5))
    await press('w', 'Skriv ett filter först')
    await press('/', 'Enter behåller')
    await press('"nummer 3"', '1 av 5 visas')
    terminal.press('\r')
    await press('w', 'Vyns namn')
    terminal.press('Trean')
    await press('\r', '1 sparad vy, tangent 1.')
    terminal.press(KEYS.escape)
    await unsee('filter:')
    await press('1', 'filter: "nummer 3"')
    await see('▸  KS 2026/00013')
    expect(orders(queue)).toEqual(['view Trean "nummer 3"'])
    await press('2', 'Det finns ingen sådan sparad vy.')
  })
})

describe('T9: keys', () => {
  test('T9: in a sitting in which nothing was decided, what was decided last before it is offered to be undone', async () => {
    const {queue, press, see} = await open(held(2))
    await press('u', 'Du har inget beslut som kan ångras.')
    const [first] = [...queue.entries.values()]
    if (first === undefined) throw new Error('no row')
    await queue.decide({seen: new Map([[first.id, first.seal]]), answer: {kind: 'defer'}, reason: null, note: null})
    await press('u', 'Ångra ditt senaste beslut, från 2026-02-05 09:40? KS 2026/00010, handling 1: är uppskjuten.')
    await press('\r', ': beslutet är ångrat, raden väntar igen.')
    expect(orders(queue).at(-1)).toBe('undo decision1')
    await press('\u0012', 'Beslutet är gjort om.')
    await see('u ångra')
  })

  test('the list of keys tells which are closed, and why the one that is chosen is', async () => {
    const {press, see, terminal} = await open(held(2))
    await press('?', 'Tangenter')
    await press('gör om', '(Ctrl-R)')
    await see('Det finns inget ångrat beslut att göra om.')
    terminal.press('\u0015')
    await press('filtrera', 'filtrera och sök')
    expect(terminal.frame).toMatch(/▸ \/ /)
  })

  test('the screen is drawn anew on request, over whatever has got on it', async () => {
    const {terminal, see} = await open(held(2))
    const before = terminal.output.written.length
    terminal.press('\u000C')
    await until(() => expect(terminal.output.written.slice(before).join('')).toContain('Remiss nummer 0'))
    await see('▸  KS 2026/00010')
  })

  test('the list of role words leaves the row in sight', async () => {
    const {press, terminal} = await open(held(1))
    await press('b', 'Rollord i stället för parten')
    expect(terminal.frame).toContain('Så här läser allmänheten raden')
  })

  test('the palette finds an action by its name in either language, and does it', async () => {
    const {press, queue} = await open(held(2))
    await press(':', 'Vad vill du göra?')
    await press('corrections', '▸ c ')
    await press('\r', 'Inga rättelser att göra.')
    await press(KEYS.escape, 'q lämna')
    await press('\u000B', 'Vad vill du göra?')
    await press('skjut', 'Inget passar.')
    expect(orders(queue)).toEqual([])
  })

  test.each([':', '?'])('Enter by habit in the list of %s does nothing: nothing is chosen before somebody writes or moves (B7)', async (key) => {
    const {press, queue} = await open(held(2))
    await press(key, key === ':' ? 'Vad vill du göra?' : 'Tangenter')
    await press('\r', 'Inget är valt.')
    expect(orders(queue)).toEqual([])
    await press(KEYS.down, '▸')
    await press('\r', '1 avgjord')
    expect(orders(queue)).toHaveLength(1)
  })

  test.each([
    ['another has taken its place behind the list', (queue: Queue, [first]: readonly ShownEntry[]) => queue.entries.delete(first?.id as EntryId)],
    ['its text has become another behind the list', (queue: Queue, [first]: readonly ShownEntry[]) => queue.entries.set(first?.id as EntryId, shownEntry(10, {grounds: ['registrar-confirms'], content: documentContent({heading: 'En annan rubrik'}), seal: 'b'.repeat(64) as ShownEntry['seal']}))],
  ])('an answer out of a list is about the row it was opened over, and no other: %s (B7)', async (_, change) => {
    const rows = held(3)
    const {press, queue, see} = await open(rows)
    await press(':', 'Vad vill du göra?')
    await press(KEYS.down, '▸ p')
    const shown = queue.asked.filter((one) => one.startsWith('show')).length
    change(queue, rows)
    await until(() => expect(queue.asked.filter((one) => one.startsWith('show')).length).toBeGreaterThan(shown))
    await press('\r', 'Raden har nyss kommit fram.')
    expect(orders(queue)).toEqual([])
    await see('q lämna')
  })

  test('one’s own keys are shown and obeyed, and the shipped ones are not', async () => {
    const keymap = new Map(about().keymap).set('publish', ['ö'])
    const {press, queue, terminal} = await open(held(2), {keymap})
    await press('p', 'ö publicera')
    expect(terminal.frame).toContain('2 väntar')
    await press('ö', '1 avgjord')
    expect(orders(queue)).toHaveLength(1)
  })
})

describe('T7: what is public by now', () => {
  test('is not undone: to take it down is offered, with a reason', async () => {
    const {queue, press, see} = await open(held(2))
    await press('p', '1 avgjord')
    queue.fails = 'undo-public'
    await press('u', 'Det är redan publicerat och kan inte ångras. Ta ned det nu?')
    queue.fails = null
    await press('5', 'Den här raden tas ned från webben nu')
    await see('KS 2026/00010, handling 1  Remiss nummer 0')
    await press('\r', 'Raden är nedtagen från webben.')
    expect(orders(queue)).toEqual(['decide entry10 publish null', 'undo decision1', 'withdraw entry10 incident'])
  })

  test('of a batch only what is public is taken down, and its number is written first', async () => {
    const {terminal, queue, press} = await open(held(4))
    await press('a', '4 märkta')
    await press('p', 'Enter')
    await press('\r', '4 avgjorda')
    queue.fails = 'undo-public'
    queue.facts = {entries: ['entry10', 'entry12', 'entry13'], count: 3}
    await press('u', 'Ta ned det nu? 3 rader.')
    expect(terminal.frame).not.toContain('entry')
    queue.fails = null
    await press('5', 'Skriv 3 och Enter för att ta ned dem.')
    expect(terminal.lines.map((line) => line.trim()).filter((line) => line.startsWith('KS 2026'))).toEqual([0, 2, 3].map((at) => `KS 2026/0001${at}, handling 1  Remiss nummer ${at}`))
    await press('4', '› 4')
    await press('\r', 'Skriv antalet först.')
    await press('\u007f', '3 rader tas ned')
    await press('3', '› 3')
    await press('\r', 'nedtagna')
    expect(orders(queue).at(-1)).toBe('withdraw entry10 entry12 entry13 incident')
  })
})

describe('T11: the place', () => {
  test('opens where it was left: filter, order, marks and row', async () => {
    const place = {filter: 'nämnd:KS', sort: 'number', isReversed: true, isGrouped: false, entry: 'entry12' as EntryId, marks: ['entry14' as EntryId], reasons: ['incident'], pastFilters: ['skäl:namn'], savedAt: '' as Instant} as const
    const {see, queue, press} = await open(held(5), {prepare: (one) => {
      one.place = place
    }})
    await see('▸  KS 2026/00012')
    await see('1 märkt')
    await see('5 av 5 visas · filter: nämnd:KS · ordning: diarienummer, omvänd')
    await press('j', '▸  KS 2026/00011')
    await until(() => expect(queue.noted).toEqual({filter: 'nämnd:KS', sort: 'number', isReversed: true, isGrouped: false, entry: 'entry11', marks: ['entry14'], reasons: ['incident', 'personal-data', 'secrecy', 'wrong-document', 'registry-correction', 'other'], pastFilters: ['skäl:namn']}))
  })
})

test('T2: what stands around a finding in a file is read beside it, with the finding named', async () => {
  const text = 'Hej, jag heter Mira Alander och bor i Ekbacken.'
  const finding = found('person', 'file', text, 'Mira Alander', PERSON_RULE)
  const entry = shownEntry(1, {findings: [{...finding, finding: {...finding.finding, start: finding.finding.start + 500, end: finding.finding.end + 500}}]})
  const {see} = await open([entry], {prepare: (queue) => {
    queue.excerpts = [{index: 0, from: 500, text}]
  }})
  await see('I filen')
  await see('… Hej, jag heter [PERSONNAMN Mira Alander] och bor i')
})

test('B8: corrections stand as a list with what stands here now, and each can be read', async () => {
  const {terminal, press, see, queue} = await open([...held(2), shownEntry(9, {stage: 'cleared', content: documentContent({heading: 'Omskriven rubrik'})})], {prepare: (one) => {
    one.corrected = [{id: 'entry9' as EntryId, committee: 'KS', diaryNumber: 'KS 2026/00009', documentNumber: '2', field: 'heading', at: '2026-02-04T09:00:00.000Z' as Instant}]
  }})
  await press('c', '▸ KS  KS 2026/00009, handling 2  rubrik  2026-02-04  Omskriven rubrik')
  await press('\r', 'Så här läser allmänheten raden')
  await see('Omskriven rubrik')
  expect(queue.asked).not.toContain('take entry9')
  await press('q', '▸ KS  KS 2026/00009')
  terminal.press('q')
  await see('▸  KS 2026/00010')
})

describe('B7: a file is read before it is published', () => {
  const letter = [...Array.from({length: 60}, (_, at) => `Rad ${at} om lekplatsen.`), 'Hälsningar, Mira Alander', '', '', 'Slut'].join('\n')
  const finding = found('person', 'file', letter, 'Mira Alander', PERSON_RULE)
  const entry = shownEntry(1, {content: documentContent({files: [file(), file({path: 'bilagor/bild.png', reading: 'unread', why: 'picture'})]}), findings: [finding]})
  const prepare = (queue: Queue): void => {
    const text = {text: letter, parts: [{place: 'page 1', end: 40}, {place: 'page 2', end: letter.length}], pictures: [{place: 'page 2', at: 80}]}
    queue.files = [
      {index: 0, count: 2, file: file(), text, findings: [{...finding, rule: 'private-person'}], more: 0},
      {index: 1, count: 2, file: file({path: 'bilagor/bild.png', reading: 'unread', why: 'picture'}), text: null, findings: [], more: 0},
    ]
  }

  test('whole, page by page, with what was found named where it stands; the next finding has a key', async () => {
    const {terminal, queue, press, see, unsee} = await open([entry], {prepare})
    await press('L', 'remiss.txt (fil 1 av 2) · publiceras med raden · 1 fynd')
    await see('Bild som ingen har läst: sida 2.')
    await see('Sida 1')
    await see('Rad 5 om lekplatsen.')
    await press(KEYS.pageDown, 'Rad 25 om lekplatsen.')
    await unsee('Rad 5 om')
    await press('n', 'Hälsningar, [PERSONNAMN Mira Alander]')
    expect(terminal.frame).toContain('Slut')
    await press('g', 'Rad 5 om lekplatsen.')
    // Nothing is decided while a file is read.
    terminal.press('p')
    await press('q', 'q lämna')
    expect(orders(queue)).toEqual([])
  })

  test('one that nobody has read says so, and what to do', async () => {
    const {press, see} = await open([entry], {prepare})
    await press('L', 'fil 1 av 2')
    await press('\t', 'bild.png (fil 2 av 2)')
    await see('Filen är eller innehåller en bild som inte kan läsas. Granska bilden själv')
  })

  test('D1: one under secrecy is asked for first; what is secret is masked until then, and again of the next row', async () => {
    const content = documentContent({heading: 'Tvist med Mira Alander', headingSecrecy: 'yes', documentSecrecy: 'yes', files: [file({path: 'tvist.txt'})]})
    const {terminal, press, see, unsee} = await open([shownEntry(1, {content, grounds: ['taken-down']}), ...held(1)], {prepare})
    await see('(hemlig rubrik)')
    await press('L', 'Handlingen är under sekretess.')
    expect(terminal.frames.join('')).not.toMatch(/Alander|tvist/)
    await press('y', 'Tvist med Mira Alander')
    await press('y', '(hemlig, y visar den)')
    await press('y', 'Tvist med Mira Alander')
    await press('j', '▸  KS 2026/00010')
    await press('k', '▸  KS 2026/00001')
    await unsee('Alander')
    await press('L', 'Handlingen är under sekretess.')
  })

  test('K4: a protected person’s is not opened, nor unmasked', async () => {
    const {press, queue} = await open([protectedEntry(2)], {prepare})
    const {what} = refusalWords('sv', 'awaits-authorised')
    await press('L', what)
    await press('?', 'Tangenter')
    await press(KEYS.escape, 'q lämna')
    await press('y', what)
    expect(queue.asked.filter((one) => one.startsWith('file'))).toEqual([])
  })

  test('T14: nothing of it is left when the screen is covered', async () => {
    const {press, see, unsee} = await open([entry], {prepare, lockMinutes: 0.01})
    await press('L', 'lekplatsen')
    await see('Ingen tangent på')
    await press('\r', 'Så här läser')
    await unsee('lekplatsen')
  })
})

test.each([[80, 24], [60, 20]])('B7: where there is little room, %i×%i, what the public reads is told in short, with why the row waits below it', async (columns, rows) => {
  const heading = `${'Ansökan om skolskjuts för en elev. '.repeat(9)}Mira Alander`
  const {terminal, queue, press} = await open([shownEntry(1, {content: documentContent({heading}), findings: [found('person', 'heading', heading, 'Mira Alander', PERSON_RULE)]}), ...held(6)], {columns, rows})
  expect(terminal.frame).toContain('Varför den väntar')
  expect(terminal.frame).toContain('…')
  expect(terminal.frame).not.toContain('Alander')
  // The name stands in the part that is not in sight.
  await press('p', 'Det finns mer att svara på än vad som syns.')
  expect(orders(queue)).toEqual([])
})

describe('T14: a screen that nobody sits at', () => {
  // Long enough to press a key in, and short enough to wait for.
  const lockMinutes = 0.01

  test('shows nothing, lets go of the row, and is woken by a key that does nothing else', async () => {
    const {terminal, queue, see, unsee, press} = await open(held(2), {lockMinutes, isRehearsal: true})
    await see('Ingen tangent på')
    await unsee('Remiss')
    expect(terminal.frame).toContain('ÖVNING')
    await until(() => expect(queue.asked).toContain('release'))
    const taken = queue.asked.length
    terminal.press('p')
    terminal.press('x')
    await press('\r', 'Remiss nummer 0')
    expect(orders(queue)).toEqual([])
    await until(() => expect(queue.asked.slice(taken)).toContain('take entry10'))
  })

  test('a decision underway is told before the screen is covered', async () => {
    const {press, see, queue} = await open(held(2), {lockMinutes: 0.005, prepare: (one) => {
      one.gate = new Promise((done) => setTimeout(done, 900))
    }})
    await press('p', 'Sparar')
    await see('Ingen tangent på')
    expect(queue.entries.get('entry10' as EntryId)?.stage).toBe('cleared')
  })

  test('keeps what was being written', async () => {
    const {see, unsee, press, queue} = await open(held(1), {lockMinutes})
    await press('r', 'Ny rubrik')
    await see('Ingen tangent på')
    await unsee('Remiss')
    await press('\r', 'Ny rubrik')
    expect(orders(queue)).toEqual([])
  })
})

test('T12: in a window too small to read in, nothing is shown and nothing decided', async () => {
  const {terminal, queue, see, unsee} = await open(held(1))
  terminal.resize(23, 8)
  await see('Fönstret är för litet.')
  await unsee('Remiss')
  terminal.press('p')
  terminal.resize(120, 30)
  await see('Remiss nummer 0')
  expect(orders(queue)).toEqual([])
})
