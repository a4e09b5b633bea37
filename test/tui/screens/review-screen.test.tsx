import {afterEach, describe, expect, test, vi} from 'vitest'
import type {EntryId, Instant} from '../../../src/core/terms/identifiers.js'
import {ReviewScreen} from '../../../src/tui/screens/review/screen.js'
import type {ReviewAbout} from '../../../src/tui/screens/review/words.js'
import type {ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {FakeTerminal, KEYS} from '../support/fake-terminal.js'
import {about, caseContent, documentContent, file, found, IDENTITY_NUMBER_RULE, PERSON_RULE, protectedEntry, Queue, shownEntry, TEST_NUMBER} from '../support/waiting-entries.js'

const heading = `Ansökan från Mira Alander ${TEST_NUMBER} om skolskjuts`
const blocked = shownEntry(1, {
  content: documentContent({heading, files: [file({choice: 'missing'}), file({path: 'bilagor/utredning-om-mira.txt', choice: 'no'})]}),
  findings: [found('personnummer', 'heading', heading, TEST_NUMBER, IDENTITY_NUMBER_RULE), found('person', 'heading', heading, 'Mira Alander', PERSON_RULE)],
  grounds: ['file-choice-missing'],
})
const held = (count: number): readonly ShownEntry[] => Array.from({length: count}, (_, at) => shownEntry(at + 10, {grounds: ['registrar-confirms'], content: documentContent({heading: `Remiss nummer ${at}`})}))

const opened: (() => void)[] = []
afterEach(() => {
  for (const unmount of opened.splice(0)) unmount()
})

/** Until it is so, looking often: a screen answers within milliseconds. */
const until = (isSo: () => void): Promise<void> => vi.waitFor(isSo, {interval: 5, timeout: 5000})

interface Opened {
  readonly terminal: FakeTerminal
  readonly queue: Queue
  readonly closed: Promise<unknown>
  readonly see: (text: string) => Promise<void>
  readonly press: (key: string, text: string) => Promise<void>
}

async function open(entries: readonly ShownEntry[], {columns = 120, rows = 40, prepare = () => undefined, ...facts}: Partial<ReviewAbout> & {readonly columns?: number; readonly rows?: number; readonly prepare?: (queue: Queue) => void} = {}): Promise<Opened> {
  const terminal = new FakeTerminal(columns, rows)
  const queue = new Queue(entries)
  prepare(queue)
  const app = terminal.open(<ReviewScreen deeds={queue.deeds()} about={about(facts)} />)
  opened.push(app.unmount)
  const see = async (text: string): Promise<void> => until(() => expect(terminal.frame).toContain(text))
  await until(() => expect(terminal.frame).not.toMatch(/Hämtar|Loading/))
  return {
    terminal,
    queue,
    closed: app.closed,
    see,
    press: async (key, text) => {
      terminal.press(key)
      await see(text)
    },
  }
}

const decisions = (queue: Queue): readonly string[] => queue.asked.filter((one) => one.startsWith('decide') || one.startsWith('undo'))

describe('the picture', () => {
  const refusalText = (code: string): string => `(${code})`

  test('list on the left, the entry as the public would read it on the right', async () => {
    const {terminal} = await open([blocked, protectedEntry(2), ...held(1)], {columns: 110, rows: 32, isRehearsal: true, refusalText})
    expect(terminal.lines.map((line) => line.trimEnd()).join('\n')).toMatchSnapshot()
  })

  test('list above the entry where the terminal is narrow', async () => {
    const {terminal} = await open([blocked, protectedEntry(2), ...held(1)], {columns: 60, rows: 20, refusalText})
    expect(terminal.lines.map((line) => line.trimEnd()).join('\n')).toMatchSnapshot()
  })

  test('at 60 × 20 the marks, the countdown and the filter all have room at the top, in either language', async () => {
    for (const language of ['sv', 'en'] as const) {
      const sv = language === 'sv'
      const {terminal, press} = await open(held(166), {columns: 60, rows: 20, isRehearsal: true, language})
      await press('a', sv ? '166 märkta' : '166 marked')
      await press('l', sv ? '0 av 166 visas' : '0 of 166 shown')
      expect(terminal.lines[0]).toContain(sv ? '166 väntar · 166 märkta (166 syns inte)' : '166 wait · 166 marked (166 hidden)')
      expect(terminal.lines[1]).toContain(sv ? '12:00 om 1 h 12 min · 0 av 166 visas · filter: läge:jurist' : '12:00 in 1 h 12 min · 0 of 166 shown · filter: stage:lawyer')
      expect(terminal.frame).not.toContain('…')
    }
  })

  test('a group of which no row is in sight is not named, and what a short list leaves is the entry’s', async () => {
    const {terminal, press} = await open([blocked, ...held(12)], {columns: 60, rows: 20})
    expect(terminal.frame).toContain('Personnummer (1)')
    await press('\t', '▸  KS 2026/00010')
    await press('j', '▸  KS 2026/00011')
    const names = terminal.lines.filter((line) => /^(?:Personnummer|Att bekräfta) \(/.test(line))
    expect(names.map((line) => line.trim())).toEqual(['Att bekräfta (12)'])
    expect(terminal.lines.slice(3, 7).every((line) => line.trim() !== '')).toBe(true)
    await press('/', 'Enter behåller')
    await press('nummer:13', '› nummer:13')
    await press('\r', 'filter: nummer:13')
    expect(terminal.lines[5]).toMatch(/^─+$/)
  })

  test('at 60 × 20 a list tells the whole sentence of what is chosen in it, with no empty key, and six reasons have room', async () => {
    const {terminal, press} = await open(held(3), {columns: 60, rows: 20})
    await press('?', 'Tangenter')
    terminal.press('bara ordet')
    await until(() => expect(terminal.lines.join(' ').replace(/\s+/g, ' ')).toContain('bara ordet och datumet visas'))
    await press(KEYS.escape, 'q lämna')
    await press(':', 'Vad vill du göra?')
    await press('glöm', 'glöm en sparad vy')
    expect(terminal.frame).not.toContain('()')
    await press(KEYS.escape, 'q lämna')
    await press('h', 'personuppgifter')
    for (const reason of ['sekretess', 'fel handling', 'rättelse i diariet', 'incident', 'annat']) expect(terminal.frame).toContain(reason)
  })

  test('in English', async () => {
    const {terminal} = await open([blocked, protectedEntry(2), ...held(1)], {columns: 110, rows: 32, language: 'en', refusalText})
    expect(terminal.lines.map((line) => line.trimEnd()).join('\n')).toMatchSnapshot()
  })

  test.each([[60, 20], [80, 24], [99, 30], [100, 30], [120, 40], [200, 60], [40, 10]])('is one row lower than a terminal of %i×%i, and no wider, whatever is on it', async (columns, rows) => {
    const {terminal, press} = await open([blocked, protectedEntry(2), shownEntry(3, {isPublic: true, isTakenDown: true, grounds: ['secret-case', 'rows-disagree', 'file-unreadable']}), ...held(80)], {columns, rows, isRehearsal: true})
    await press('?', 'Tangenter')
        terminal.press(KEYS.escape)
    for (const key of ['j', 'j', KEYS.right, 'p', 'z', 'd', KEYS.end, 'h', KEYS.escape, KEYS.home, ' ', ' ', '.', KEYS.escape, 'a', 'p', KEYS.escape, '/', 'x', '"', KEYS.escape, '\r', 'c', KEYS.escape, ':']) {
      terminal.press(key)
      await new Promise((done) => setTimeout(done, 5))
    }
    const sizes = terminal.frames.map((frame) => frame.replace(/\n$/, '').split('\n')).map((lines) => ({rows: lines.length, widest: Math.max(...lines.map((line) => [...line].length))}))
    expect(sizes.filter((size) => size.rows !== rows - 1 || size.widest > columns)).toEqual([])
  })

  test('however little room there is for keys, the way to the others and the way out are in sight', async () => {
    for (const [columns, rows] of [[60, 20], [44, 14], [40, 10]] as const) {
      const {terminal} = await open([blocked, ...held(2)], {columns, rows})
      expect(terminal.lines.at(-1)).toMatch(/\? tangenter +q lämna/)
    }
  })

  test('follows the terminal when it changes size', async () => {
    const {terminal, see} = await open([blocked, ...held(3)])
    terminal.resize(60, 20)
    await until(() => expect(terminal.lines).toHaveLength(19))
    await see('▸  KS 2026/00001')
    terminal.resize(140, 45)
    await until(() => expect(terminal.lines).toHaveLength(44))
  })

  test('says that it is a rehearsal, in words, on every picture', async () => {
    const {terminal, press} = await open([...held(2)], {isRehearsal: true})
    await press('?', 'Tangenter')
    for (const frame of terminal.frames) expect(frame).toContain('ÖVNING')
    const real = await open([...held(2)])
    expect(real.terminal.frame).not.toContain('ÖVNING')
  })

  test('names the committee whose queue it is, and how much waits', async () => {
    const {terminal} = await open(held(3), {committee: 'KS'})
    expect(terminal.lines[0]).toBe('Granskning · Kommunstyrelsen · 3 väntar')
    expect((await open(held(80))).terminal.lines[0]).toBe('Granskning · alla nämnder · 80 väntar')
  })

  test('of an empty queue says so', async () => {
    const {terminal} = await open([])
    expect(terminal.frame).toContain('Ingenting väntar på granskning.')
  })
})

describe('B7: nobody answers for a row they have not read', () => {
  const LONG_MS = 60_000

  test('a key that is held decides about no row, or one, however it is repeated', async () => {
    const {terminal, queue, see} = await open(held(20), {pauseMs: 400})
    await vi.waitFor(() => {
      terminal.press('p')
      expect(decisions(queue)).toHaveLength(1)
    }, {interval: 1100, timeout: 10_000})
    await see('▸  KS 2026/00011')
    for (let press = 0; press < 25; press += 1) {
      terminal.press('p')
      await new Promise((done) => setTimeout(done, 5))
    }
    expect(decisions(queue)).toEqual(['decide entry10 publish null'])
    await see('Raden har nyss kommit fram.')
  })

  test('what needs an answer is named where there is no room for it, and what lets the row out is pressed twice', async () => {
    const rowHeading = `${'Ansökan om skolskjuts för en elev. '.repeat(12)}Mira Alander`
    const row = shownEntry(1, {content: documentContent({heading: rowHeading}), findings: [found('person', 'heading', rowHeading, 'Mira Alander', PERSON_RULE)]})
    const {queue, see, press} = await open([row, ...held(1)], {columns: 80, rows: 24})
    await see('[PERSONNAMN] i rubriken')
    await press('p', 'Det finns mer att svara på än vad som syns.')
    expect(decisions(queue)).toEqual([])
    await press('p', '1 avgjord')
    expect(decisions(queue)).toEqual(['decide entry1 publish null'])
  })

  test.each([[39, 30], [80, 9]])('in a window of %i×%i nothing is answered for', async (columns, rows) => {
    const {queue, terminal, see} = await open(held(2), {columns, rows})
    await see('Fönstret är för litet.')
    terminal.press('p')
    await new Promise((done) => setTimeout(done, 50))
    expect(decisions(queue)).toEqual([])
  })

  test('no key answers for a row that has only just come up', async () => {
    const {queue, press} = await open(held(3), {pauseMs: LONG_MS})
    await press('p', 'Raden har nyss kommit fram.')
    await press('j', '▸  KS 2026/00011')
    await press('h', 'Raden har nyss kommit fram.')
    expect(decisions(queue)).toEqual([])
  })

  test('nor does Enter confirm a preview that has only just come up', async () => {
    const {queue, press} = await open(held(3), {pauseMs: LONG_MS})
    await press('m', 'Enter beslutar om 3.')
    await press('\r', 'Listan har nyss kommit fram.')
    expect(decisions(queue)).toEqual([])
  })

  test('a row that leaves under the hand is told of, with who changed it, and the next is not answered for by the same key', async () => {
    const {queue, press, see} = await open(held(3), {pauseMs: 1000})
    const [first] = [...queue.entries.values()]
    if (first === undefined) throw new Error('no row')
    queue.changer = {what: 'person', by: 'sara', at: '2026-02-05T10:40:00.000Z' as Instant}
    queue.entries.set(first.id, {...first, stage: 'cleared'})
    await see('KS 2026/00010, handling 1: raden har lämnat listan, ändrad av sara kl 11:40. En annan rad står här nu.')
    await press('p', 'Raden har nyss kommit fram.')
    expect(decisions(queue)).toEqual([])
  })

  test('and one that an import changes says so', async () => {
    const {queue, see} = await open(held(3))
    const [first] = [...queue.entries.values()]
    if (first === undefined) throw new Error('no row')
    queue.changer = {what: 'import', by: null, at: '2026-02-05T11:00:00.000Z' as Instant}
    queue.entries.set(first.id, {...first, stage: 'blocked'})
    await see('KS 2026/00010, handling 1: raden har ändrats av importen kl 12:00. Läs innan du svarar.')
  })
})

describe('the entry as the public would read it', () => {
  const seen = async (entry: ShownEntry, facts: Partial<ReviewAbout> = {}): Promise<string> => {
    // Room for everything, and the text of wrapped lines put together again.
    const {terminal} = await open([entry], {columns: 400, rows: 60, ...facts})
    const text = terminal.lines.map((line) => line.split(' │ ')[1] ?? line).map((line) => line.trim().replace(/ {2,}/g, ' ')).join('\n')
    return text.slice(0, text.indexOf('Så här står raden i diariet'))
  }

  test('names what was found where it stands, without colour', async () => {
    const text = await seen(blocked, {isColoured: false})
    expect(text).toContain('Rubrik Ansökan från [PERSONNAMN Mira Alander] [PERSONNUMMER 19000101-9802] om skolskjuts')
    expect(text).toContain('[PERSONNUMMER] i rubriken: får aldrig visas\nDatumet finns och kontrollsiffran stämmer.\nPersonnummer publiceras aldrig. (Dataskyddslagen (2018:218) 3 kap. 10 §)')
    expect(text).toContain('[PERSONNAMN] i rubriken: behöver ditt svar')
    expect(text).toContain('Filval saknas\nIngen har valt om filen ska publiceras.')
    expect(text).toContain('p går inte: Texten innehåller ett personnummer')
  })

  test('D1: a secret heading is masked beside it too', async () => {
    const {terminal, see} = await open([shownEntry(1, {caseHeading: {text: 'Tvist om Elsa Grahnén', isShown: false, isSecret: true}})], {columns: 300, rows: 60})
    await see('(hemlig, y visar den)')
    expect(terminal.frames.join('')).not.toContain('Grahnén')
  })

  test('shows the publication name and never the internal sender', async () => {
    expect(await seen(shownEntry(1))).toContain('Avsändare/mottagare Länsstyrelsen')
    const text = await seen(shownEntry(1, {content: documentContent({parties: []})}))
    expect(text).toContain('Avsändare/mottagare (visas inte, publiceringsnamn saknas)')
    expect(text).not.toContain('Hemlige')
  })

  test('shows a file by its name only, and one that is left out not at all', async () => {
    const text = await seen(blocked)
    expect(text).toContain('Fil remiss.txt (ingen har valt: p visar filen, f utelämnar den)')
    expect(text).not.toMatch(/bilagor|utredning/)
    expect(text).toContain('(en fil utelämnas)')
  })

  test.each([
    ['document secrecy', documentContent({documentSecrecy: 'yes'})],
    ['choice no', documentContent({files: [file({choice: 'no'})]})],
    ['choice no without file', documentContent({files: [], choiceWithoutFile: 'no'})],
  ])('says that the document is not published: %s', async (_name, content) => {
    const text = await seen(shownEntry(1, {content}))
    expect(text).toContain('Fil Handlingen publiceras inte på webben.')
    expect(text).not.toContain('remiss.txt')
  })

  test('of a withheld document is direction and date only, where the municipality reads the routine so', async () => {
    const text = await seen(shownEntry(1, {content: documentContent({documentSecrecy: 'yes'})}), {withheldRow: 'receipt'})
    expect(text).toContain('Riktning och datum In 2026-02-03')
    expect(text).not.toMatch(/Rubrik |Avsändare\/mottagare/)
  })

  test('D1: of a secret paper of a meeting is nothing', async () => {
    const text = await seen(shownEntry(1, {content: documentContent({headingSecrecy: 'yes', heading: 'Hemlig sak', paper: {paper: 'minutes', drawn: null}}), grounds: ['taken-down']}))
    expect(text).toContain('ingenting av det visas')
    expect(text).not.toContain('Hemlig sak')
  })

  test('of a secret heading is the word and the day', async () => {
    const text = await seen(shownEntry(1, {content: documentContent({headingSecrecy: 'yes', heading: 'Hemlig sak'}), grounds: ['taken-down']}))
    expect(text).toContain('Rubrik sekretess\nDatum 2026-02-03')
    expect(text).not.toMatch(/Avsändare\/mottagare|Länsstyrelsen/)
  })

  test('leaves out a case heading that the public does not see', async () => {
    expect(await seen(shownEntry(1, {caseHeading: {text: 'Hemligt ärende', isShown: false, isSecret: false}}))).toContain('Ärende (ärendets rubrik visas inte)')
    expect(await seen(shownEntry(1, {caseHeading: {text: 'Hemligt ärende', isShown: false, isSecret: false}}))).not.toContain('Hemligt ärende')
  })

  test('of a case has no direction, party or file', async () => {
    const text = await seen(shownEntry(1, {content: caseContent(), documentNumber: null, caseHeading: null}))
    expect(text).toContain('Rubrik Ny förskola vid Ekbacken\nDatum 2026-02-03')
    expect(text).not.toMatch(/Fil |Riktning|Avsändare/)
  })

  test('marks findings in party and file name at their places, and counts those in a file whose text is not here', async () => {
    const content = documentContent({parties: ['Bygg AB', 'Mira Alander'], files: [file({path: 'bilagor/Mira Alander.txt'})]})
    const text = await seen(shownEntry(1, {
      content,
      findings: [
        found('person', 'party', 'Mira Alander', 'Mira Alander', PERSON_RULE, {index: 1}),
        found('person', 'fileName', 'bilagor/Mira Alander.txt', 'Mira Alander', PERSON_RULE),
        ...[0, 40].map((start) => found('person', 'file', '', '', null, {start, end: start + 5})),
      ],
    }))
    expect(text).toContain('Avsändare/mottagare Bygg AB, [PERSONNAMN Mira Alander]')
    expect(text).toContain('Fil [PERSONNAMN Mira Alander].txt')
    expect(text).toContain('[PERSONNAMN] i filens text, 2 gånger: behöver ditt svar')
    expect(text).toContain('Ingen regel i policyn gäller det här')
  })

  test('findings that overlap are one place with several names', async () => {
    const text = 'Skriv till mira.alander@hem.example nu'
    const entry = shownEntry(1, {content: documentContent({heading: text}), findings: [found('email', 'heading', text, 'mira.alander@hem.example', PERSON_RULE), found('person', 'heading', text, 'mira.alander', PERSON_RULE)]})
    expect(await seen(entry)).toContain('Rubrik Skriv till [E-POSTADRESS + PERSONNAMN mira.alander@hem.example] nu')
  })

  test('does not mark what may stay', async () => {
    const entry = shownEntry(1, {findings: [{...found('person', 'officer', 'Rasmus Tallberg', 'Rasmus Tallberg', {...PERSON_RULE, answer: 'clear'}), answer: 'clear'}]})
    const text = await seen(entry)
    expect(text).toContain('Handläggare Rasmus Tallberg')
    expect(text).toContain('[PERSONNAMN] i handläggare: får stå kvar')
  })
})

describe('a protected row', () => {
  test.each([[120, 40], [60, 20]])('is one sentence in the list and one beside it, at %i×%i', async (columns, rows) => {
    const {terminal, queue} = await open([protectedEntry(2)], {columns, rows})
    for (const key of ['p', 'f', 'h', 'e', 'd', 'r', 'b', 'x']) {
      terminal.press(key)
      await until(() => expect(terminal.frame.match(/behörig/g)?.length).toBeGreaterThanOrEqual(3))
    }
    expect(decisions(queue)).toEqual([])
    for (const frame of terminal.frames) expect(frame).not.toMatch(/SN|04711|77|Socialnämnden|Remiss|Tallberg|Länsstyrelsen/)
  })
})

describe('deciding', () => {
  test.each([
    ['p', 'publish null', 'publiceras vid nästa körning'],
    ['f', 'withhold-file null', 'publiceras utan fil'],
    ['x', 'secret secrecy', 'får hemlig rubrik'],
    ['e', 'escalate null', 'ligger hos juristen'],
    ['d', 'defer null', 'är uppskjuten'],
  ])('T4: %s decides %s and goes on to the next row', async (key, answer, said) => {
    const {terminal, queue, press, see} = await open(held(3))
    await press(key, `KS 2026/00010, handling 1: ${said}`)
    expect(decisions(queue)).toEqual([`decide entry10 ${answer}`])
    await see('▸  KS 2026/00011')
    await see('Rubrik               Remiss nummer 1')
    expect(terminal.frame).toContain('1 avgjord')
  })

  test('to withhold asks why, with the last used reason first', async () => {
    const {queue, press, see} = await open(held(3))
    await press('h', 'Skäl. Siffra eller Enter')
    await press('2', 'handling 1: hålls inne')
    await see('Rubrik               Remiss nummer 1')
    await press('h', '▸ 1  sekretess')
    await press('\r', 'KS 2026/00011, handling 1: hålls inne')
    expect(decisions(queue)).toEqual(['decide entry10 withhold secrecy', 'decide entry11 withhold secrecy'])
  })

  test('a party is replaced by a word of the list, found by its letters', async () => {
    const {queue, press} = await open(held(2))
    await press('b', 'Rollord i stället för parten')
    await press('skol', '▸ skolelev')
    await press('\r', 'parten är utbytt')
    expect(decisions(queue)).toEqual(['decide entry10 replace-party skolelev null'])
  })

  test('a heading is rewritten inside, from what stands there', async () => {
    const {queue, press, terminal} = await open(held(2))
    await press('r', '› Remiss nummer 0')
    await press('\u0017', '› Remiss nummer')
    terminal.press('ett ö')
    await press('\r', 'rubriken är omskriven')
    expect(decisions(queue)).toEqual(['decide entry10 rewrite-heading Remiss nummer ett ö null'])
  })

  test('Esc leaves a question without an answer', async () => {
    const {queue, press, see} = await open(held(2))
    await press('h', 'Skäl.')
    await press(KEYS.escape, 'q lämna')
    await see('▸  KS 2026/00010')
    expect(decisions(queue)).toEqual([])
  })

  test('B6: the lawyer answers what is escalated with the same keys, and a section of law', async () => {
    const {queue, press, terminal, see} = await open([shownEntry(1, {stage: 'escalated'}), ...held(1)], {prepare: (one) => {
      one.isLawyer = true
    }})
    await press('l', 'filter: läge:jurist')
    expect(terminal.frame).not.toContain('KS 2026/00010')
    await press('p', 'Lagrum, som OSL 26:1')
    terminal.press('OSL 26:1')
    await press('\r', 'juristen publicerar')
    expect(decisions(queue)).toEqual(['decide entry1 resolve-publish OSL 26:1 null'])
    await press('l', 'KS 2026/00010')
    await see('1 väntar')
  })

  test('T10: what another has open is told, and answered only when it is taken over', async () => {
    const {queue, press, see, terminal} = await open(held(2), {prepare: (one) => {
      one.taken = [{id: 'entry10' as EntryId, by: 'sara', since: '2026-02-05T10:40:00.000Z' as Instant}]
    }})
    await see('sara har raden öppen sedan 2026-02-05 11:40. ! tar över den.')
    await see('(p publicera)')
    await press('p', 'sara har raden öppen')
    expect(decisions(queue)).toEqual([])
    await press('!', 'Raden är din nu.')
    terminal.press('p')
    await see('publiceras vid nästa körning')
    expect(queue.asked).toContain('take entry10 over')
  })

  test('T10: what was changed meanwhile is told by whom, and read again', async () => {
    const {queue, press, see} = await open(held(2))
    queue.fails = 'text-changed'
    queue.facts = {by: 'sara', at: '2026-02-05T10:40:00.000Z', when: '11:40'}
    await press('p', 'Ändrad av sara 11:40')
    await until(() => expect(queue.asked.filter((one) => one === 'show entry10')).toHaveLength(2))
    await see('▸  KS 2026/00010')
  })

  test('through the whole queue takes one key for each', async () => {
    const {queue, press, see} = await open(held(5))
    for (let at = 0; at < 5; at++) {
      await see(`Rubrik               Remiss nummer ${at}`)
      await press('p', `KS 2026/000${at + 10}, handling 1: publiceras`)
    }
    await see('Allt är avgjort.')
    expect(decisions(queue)).toHaveLength(5)
  })

  test('a key that does nothing now says why, and asks no deed', async () => {
    const {queue, press, terminal} = await open([blocked, ...held(1)])
    expect(terminal.frame).toContain('(p publicera)')
    await press('p', 'Det publiceras inte')
    await press('z', 'Du har inget beslut som kan ångras.')
    await press('k', 'Det finns ingen rad åt det hållet.')
    expect(decisions(queue)).toEqual([])
  })

  test('a refused decision says why and keeps the row', async () => {
    const {queue, press, terminal} = await open(held(2))
    queue.fails = 'file-changed'
    await press('p', 'Det gick inte:')
    expect(terminal.frame).toContain('▸  KS 2026/00010')
    expect(terminal.frame).toContain('2 väntar')
    queue.fails = null
    await press('p', 'publiceras vid nästa körning')
  })

  test('T11: a busy register asks for another try, and what was written for the answer stands', async () => {
    const {queue, press, terminal} = await open(held(2))
    await press('r', 'Ny rubrik')
    await press(' och en tid', 'och en tid')
    queue.fails = 'locked'
    await press('\r', 'Någon annan skriver i registret just nu, och inget är sparat. Försök igen.')
    expect(terminal.frame).toContain('och en tid')
    queue.fails = null
    await press('\r', 'rubriken är omskriven')
    expect(decisions(queue).at(-1)).toContain('och en tid')
  })

  test('one decision is saved at a time, and keys before the next entry is read decide nothing', async () => {
    const {queue, terminal, press, see} = await open(held(4))
    let release = (): void => undefined
    queue.gate = new Promise((done) => {
      release = done
    })
    await press('p', 'Sparar …')
    // Several in one burst, and one by one: all while the first is being saved.
    terminal.press('p', 'h', 'pp', 'e')
    await see('Sparar …')
    release()
    await see('1 avgjord')
    await see('▸  KS 2026/00011')
    expect(decisions(queue)).toEqual(['decide entry10 publish null'])
  })

  test('pasted text decides nothing', async () => {
    const {queue, terminal, press} = await open(held(4))
    terminal.press('php\rdefz')
    await press('?', 'Tangenter')
    expect(decisions(queue)).toEqual([])
  })

  test('keys that come at once are told of, and answer nothing', async () => {
    const {queue, press} = await open(held(4))
    for (const keys of ['jx', 'uuuu', 'pj']) {
      await press(keys, 'Flera tangenter kom på en gång, och ingen av dem gällde.')
      await press('j', '▸  KS 2026/00011')
      await press('k', '▸  KS 2026/00010')
    }
    expect(decisions(queue)).toEqual([])
  })

  test('Enter that comes with what is written counts in a filter and not where it would decide', async () => {
    const {queue, terminal, press, see} = await open(held(25))
    await press('/', 'Enter behåller')
    await press('nummer:12\r', '1 av 25 visas')
    await until(() => expect(terminal.frame).not.toContain('Enter behåller'))
    await press('w', 'Vyns namn')
    await press('tolvan\r', '1 sparad vy, tangent 1.')
    terminal.press(KEYS.escape)
    await until(() => expect(terminal.frame).not.toContain('filter: nummer:12'))
    await press('r', 'Ny rubrik')
    await press(' om skola\r', 'Det skrivna och bekräftelsen kom på en gång, så inget är bekräftat.')
    await see('Ny rubrik')
    terminal.press(KEYS.escape)
    await until(() => expect(terminal.frame).not.toContain('Ny rubrik'))
    await press('a', '25 märkta')
    await press('p', 'Skriv 25 och Enter')
    await press('25\r', 'Det skrivna och bekräftelsen kom på en gång, så inget är bekräftat.')
    expect(decisions(queue)).toEqual([])
    await press('\r', '25 avgjorda')
  })

  test('a fault leaves the screen with the error', async () => {
    const {queue, terminal, closed} = await open(held(2))
    queue.fails = new Error('disk full')
    terminal.press('p')
    await expect(closed).rejects.toThrow('disk full')
  })
})

describe('undo', () => {
  test.each(['z', 'u'])('with %s puts the row back and shows it', async (key) => {
    const {queue, press, see} = await open(held(3))
    await press('p', '1 avgjord')
    await press(key, 'KS 2026/00010, handling 1: beslutet är ångrat, raden väntar igen.')
    await see('▸  KS 2026/00010')
    await see('Rubrik               Remiss nummer 0')
    await see('3 väntar')
    expect(decisions(queue)).toEqual(['decide entry10 publish null', 'undo decision1'])
  })

  test('says when the row was taken off the web', async () => {
    const {press} = await open([shownEntry(1, {isPublic: true})])
    await press('e', 'ligger hos juristen')
    await press('z', 'KS 2026/00001, handling 1: beslutet är ångrat, raden är nedtagen från webben och väntar igen.')
  })

  test('takes back several, the last first', async () => {
    const {queue, press, see} = await open(held(3))
    await press('p', '1 avgjord')
    await see('Rubrik               Remiss nummer 1')
    await press('d', '2 avgjorda')
    await press('z', '1 avgjord')
    await press('z', '3 väntar')
    await see('Rubrik               Remiss nummer 0')
    expect(decisions(queue).slice(2)).toEqual(['undo decision2', 'undo decision1'])
  })
})

describe('T7: a key that is held undoes one decision', () => {
  test.each(['u', 'z'])('however %s is repeated, and what was undone stays told', async (key) => {
    const {terminal, queue, see} = await open(held(20), {pauseMs: 400})
    for (let count = 1; count <= 3; count += 1) {
      await vi.waitFor(() => {
        terminal.press('d')
        expect(decisions(queue)).toHaveLength(count)
      }, {interval: 1100, timeout: 10_000})
    }
    await see('3 avgjorda')
    for (let press = 0; press < 25; press += 1) {
      terminal.press(key)
      await new Promise((done) => setTimeout(done, 20))
    }
    await see('KS 2026/00012, handling 1: beslutet är ångrat, raden väntar igen. Ett beslut ångras i taget: tryck u igen för nästa.')
    expect(decisions(queue).slice(3)).toEqual(['undo decision3'])
    // Let go of and pressed again, it undoes the one before.
    await vi.waitFor(() => {
      terminal.press(key)
      expect(decisions(queue).slice(3)).toEqual(['undo decision3', 'undo decision2'])
    }, {interval: 1100, timeout: 10_000})
  })

  test('of a batch the number is told', async () => {
    const {press} = await open(held(3))
    await press('m', 'Enter beslutar om 3.')
    await press('\r', '3 avgjorda')
    await press('u', 'Besluten är ångrade, 3 rader väntar igen.')
  })
})

describe('moving', () => {
  test.each([
    ['j', KEYS.up],
    [KEYS.down, 'k'],
  ])('down and up again', async (down, up) => {
    const {press} = await open(held(5))
    await press(down, '▸  KS 2026/00011')
    await press(up, '▸  KS 2026/00010')
  })

  test('by pages and to both ends', async () => {
    const {press} = await open(held(40), {columns: 120, rows: 20})
    await press(KEYS.pageDown, '▸  KS 2026/00022')
    await press(KEYS.pageUp, '▸  KS 2026/00010')
    await press(KEYS.end, '▸  KS 2026/00049')
    await press(KEYS.home, '▸  KS 2026/00010')
  })

  test('a held key on a slow line counts every time', async () => {
    const {press} = await open(held(40))
    await press('jjjjj', '▸  KS 2026/00015')
  })

  test('shows the rest of an entry that has no room', async () => {
    const {terminal, see} = await open([blocked], {columns: 60, rows: 20})
    await see('rader till, → visar mer')
    const seen = new Set<string>()
    for (let at = 0; at < 60 && !terminal.frame.includes('slut, ←'); at++) {
      const before = terminal.frame
      for (const line of terminal.lines) seen.add(line)
      terminal.press(KEYS.right)
      await until(() => expect(terminal.frame).not.toBe(before))
    }
    for (const line of terminal.lines) seen.add(line)
    const text = [...seen].map((line) => line.trim()).join(' ')
    // A line of the bar may stand between the two.
    expect(text).toMatch(/\(Dataskyddslagen .*\(2018:218\) 3 kap\. 10 §\)/)
    expect(text).toMatch(/webbdiariet, 5\)/)
    for (let at = 0; at < 60; at++) terminal.press(KEYS.left)
    await see('Så här läser allmänheten raden')
  })

  test('what others have done is seen by itself, and the cursor stays on its row', async () => {
    const {queue, press, see} = await open(held(4))
    await press('j', '▸  KS 2026/00011')
    queue.entries.delete('entry10' as EntryId)
    await see('3 väntar')
    await see('▸  KS 2026/00011')
  })

  test('an entry that is gone says so and does not stop the rest', async () => {
    const {queue, press, see} = await open(held(3))
    queue.entries.delete('entry11' as EntryId)
    await press('j', '▸  KS 2026/00011')
    await until(() => expect(queue.asked).toContain('show entry11'))
    await press('p', '(p publicera)')
    await press('j', 'Rubrik               Remiss nummer 2')
    await see('▸  KS 2026/00012')
    expect(decisions(queue)).toEqual([])
  })
})

describe('leaving', () => {
  test.each([['q', 'q'], ['Ctrl-C', KEYS.ctrlC]])('with %s', async (_name, key) => {
    const {terminal, closed} = await open(held(2))
    terminal.press(key)
    await closed
    expect(terminal.input.isRaw).toBe(false)
  })

  test('waits for what is being saved', async () => {
    const {queue, terminal, press, closed} = await open(held(2))
    let release = (): void => undefined
    queue.gate = new Promise((done) => {
      release = done
    })
    await press('p', 'Sparar …')
    await press('q', 'Sparar det sista och stänger …')
    let isClosed = false
    void closed.then(() => {
      isClosed = true
    })
    await new Promise((done) => setTimeout(done, 30))
    expect(isClosed).toBe(false)
    release()
    await closed
    expect(queue.entries.get('entry10' as EntryId)?.stage).toBe('cleared')
    expect(terminal.input.isRaw).toBe(false)
  })

  test('stays open when the last decision is refused, so that the sentence is seen', async () => {
    const {queue, press, see, terminal} = await open(held(2))
    let release = (): void => undefined
    queue.gate = new Promise((done) => {
      release = done
    })
    queue.fails = 'locked'
    await press('p', 'Sparar …')
    await press('q', 'stänger …')
    release()
    await see('Det gick inte:')
    expect(terminal.frame).toContain('▸  KS 2026/00010')
  })

  test('T9: the key list is searched and executed', async () => {
    const {queue, press} = await open(held(2))
    await press('?', 'visa raden och filen från nästa körning')
    await press('låt juristen', '▸ e')
    await press('\r', 'ligger hos juristen')
    expect(decisions(queue)).toEqual(['decide entry10 escalate null'])
  })
})

describe('hostile text', () => {
  const evil = '\u001B]52;c;aGVq\u0007\u001B[2J\u001B]8;;https://evil.example\u001B\\klicka\u001B]8;;\u001B\\\r\u202Ettes\u2066\u200B\u009B31m\u0000\uFEFF\u2028slut'
  // eslint-disable-next-line no-control-regex
  const UNFIT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u

  test('in every field of a row never reaches the terminal', async () => {
    const everywhere = shownEntry(1, {
      committee: evil,
      diaryNumber: evil,
      documentNumber: evil,
      caseHeading: {text: evil, isShown: true, isSecret: false},
      content: documentContent({heading: evil, parties: [evil, evil], officer: evil, files: [file({path: `a/${evil}`})]}),
      findings: [found('person', 'heading', evil, 'klicka', {...PERSON_RULE, law: evil, because: {sv: evil, en: evil}}), found('person', 'party', evil, evil, PERSON_RULE), found('person', 'fileName', `a/${evil}`, '\u202Ettes', PERSON_RULE)],
    })
    for (const [columns, rows] of [[120, 60], [60, 20]] as const) {
      const {terminal, press} = await open([everywhere, ...held(2)], {columns, rows, committee: evil, committees: new Map([[evil, evil]]), refusalText: () => evil, isColoured: false})
      for (const key of [KEYS.right, KEYS.right, 'p', 'd', 'z']) {
        terminal.press(key)
        await new Promise((done) => setTimeout(done, 10))
      }
      await press('?', 'Tangenter')
      for (const frame of terminal.frames) expect(frame).not.toMatch(UNFIT)
    }
  })

  test('is shown as what it is', async () => {
    const {terminal} = await open([shownEntry(1, {content: documentContent({heading: 'A\u001B]52;c;aGVq\u0007 \u202Ebidi'})})])
    expect(terminal.frame).toContain('A␛]52;c;aGVq␇ \\u{202e}bidi')
  })
})
