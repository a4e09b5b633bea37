import {afterEach, describe, expect, test, vi} from 'vitest'
import {Refusal} from '../../../src/core/refusal.js'
import {parseLocalDate} from '../../../src/core/terms/local-date.js'
import type {CardEnd} from '../../../src/tui/screens/protected/card-lines.js'
import {ForwardingDesk, type ForwardingDeskProps} from '../../../src/tui/screens/forwarding/desk.js'
import type {ForwardingDeeds} from '../../../src/tui/screens/forwarding/steps.js'
import type {LetterList, ListedBatch, ListedForwarding} from '../../../src/usecases/forwarding/list-letters.js'
import {FakeTerminal, KEYS} from '../support/fake-terminal.js'

const MARKING = 'SKYDDADE PERSONUPPGIFTER'
const NUMBER = '198001022386'
const today = parseLocalDate('2026-02-03')
if (today === null) throw new Error('No such day')

const letter = (number: number, changes: Partial<ListedForwarding> = {}): ListedForwarding => ({number, kind: 'letter', committee: 'SN', caseNumber: `SN 2026/0000${number}`, reference: null, due: null, daysLeft: null, state: 'prepared', batch: null, envelope: null, since: '2026-02-03 10:00', isOverdue: false, stop: null, ...changes})
const batch = (number: number, changes: Partial<ListedBatch> = {}): ListedBatch => ({batch: number, madeAt: '2026-02-03 10:00', states: {batched: 2}, envelopes: 1, labels: {printed: 0, out: 0, posted: 0, destroyed: 0, 'never-came': 0, lost: 0}, files: [], ...changes})

/** A desk whose deeds remember what was asked of them. */
function deeds(changes: Partial<ForwardingDeeds> = {}): ForwardingDeeds & {readonly asked: string[]; list: () => Promise<LetterList>} {
  const asked: string[] = []
  const remember = <T,>(name: string, outcome: T) => async (...args: readonly unknown[]): Promise<T> => {
    asked.push(`${name} ${JSON.stringify(args)}`)
    return outcome
  }
  return {
    asked,
    list: async () => FIRST,
    add: remember('add', {number: 9, id: 'abcdefghijklmnopqrst', committee: 'SN' as never, isNear: true}),
    batch: remember('batch', {batch: 2, letters: 1, envelopes: 1, registered: 0, parcels: 0, stopped: [{number: 3, code: 'letter-not-protected' as const}], near: []}),
    print: remember('print', {batch: 1, letters: 2, pages: 3, bytes: 9, file: null, stopped: [], addressCheckedOn: null}),
    posted: remember('posted', {posted: 2, left: []}),
    returned: remember('returned', undefined),
    withdraw: remember('withdraw', undefined),
    settle: remember('settle', {letters: 2}),
    destroy: remember('destroy', {files: [{file: '/tmp/o.pdf', outcome: 'removed' as const}], searched: 3, unread: 0, copies: []}),
    ...changes,
  }
}

const FIRST: LetterList = {letters: [letter(1), letter(2, {stop: 'letter-not-protected'}), letter(4, {state: 'printed', batch: 1, envelope: 1, isOverdue: true})], batches: [batch(1), batch(3, {states: {printed: 1, printing: 1}, files: ['/tmp/o.pdf'], labels: {printed: 2, out: 1, posted: 0, destroyed: 1, 'never-came': 0, lost: 0}})]}

let unmount: (() => void) | null = null
afterEach(() => unmount?.())

function open(terminal: FakeTerminal, own: ForwardingDeeds = deeds(), about: Partial<ForwardingDeskProps['about']> = {}, first = FIRST): {readonly ends: [CardEnd, Error | null][]; readonly closed: Promise<unknown>} {
  const ends: [CardEnd, Error | null][] = []
  const app = terminal.open(<ForwardingDesk first={first} deeds={own} about={{language: 'sv', isColoured: true, isRehearsal: false, idleMs: 60_000, today: today as never, daysToAllow: 10, committees: ['SN'], ...about}} onLeft={(by, fault) => ends.push([by, fault])} />)
  unmount = app.unmount
  return {ends, closed: app.closed}
}

const shows = (terminal: FakeTerminal, text: string | RegExp): Promise<void> => vi.waitFor(() => expect(terminal.frame).toMatch(typeof text === 'string' ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text))

/** Answers questions one after the other, each once it is asked. */
async function answer(terminal: FakeTerminal, ...answers: readonly (readonly [asked: string, typed: string])[]): Promise<void> {
  for (const [asked, typed] of answers) {
    await shows(terminal, asked)
    terminal.press(typed)
  }
}

describe('K4: the desk of letters', () => {
  test('the marking stands first, what cannot go is said in words, and no person is on it', async () => {
    const terminal = new FakeTerminal(140, 24)
    open(terminal)
    await shows(terminal, 'SN 2026/00001')
    expect(terminal.lines[0]).toBe(MARKING)
    expect(terminal.frame).toMatch(/2 +brev +SN +SN 2026\/00002 +förberett +STANNAR/)
    expect(terminal.frame).toMatch(/4 +brev .* utskrivet +1 +1 +FÖRSENAT/)
    terminal.press('\t')
    await shows(terminal, 'Omgångar (2)')
    expect(terminal.frame).toMatch(/3 .* 1 utskrivet, 1 UTSKRIFT OSÄKER +1 +2 = 1 ligger kvar \+ 1 förstörda, FIL FINNS KVAR/)
  })

  test('a letter is prepared question by question, its number never shown, and what is wrong is asked again', async () => {
    const terminal = new FakeTerminal(140, 24)
    const own = deeds()
    open(terminal, own)
    await shows(terminal, 'SN 2026/00001')
    terminal.press('n')
    await answer(terminal, ['Personnummer (visas inte)', '123\r'])
    await answer(terminal, ['personnummer', NUMBER])
    await shows(terminal, '••••••••••••')
    terminal.press('\r')
    await answer(terminal, ['Ärendenummer', 'SN 2026/00777\r'], ['Referens', '\r'], ['1 brev', '4'], ['Sista dag', '2026-02-31\r'])
    await answer(terminal, ['Sista dagen går inte att läsa', '2026-03-01\r'], ['Vikt', '900\r'], ['Mått', '40x30x20\r'])
    await shows(terminal, 'Förberett som nr 9.')
    await shows(terminal, 'KAN KOMMA FÖR SENT')
    expect(own.asked).toEqual([`add ${JSON.stringify([{to: {number: NUMBER}, committee: 'SN', letter: {kind: 'parcel', caseNumber: 'SN 2026/00777', reference: '', due: '2026-03-01', grams: 900, measures: {length: 40, width: 30, height: 20}, reason: null}}])}`])
    expect(terminal.frames.filter((frame) => frame.includes(NUMBER))).toEqual([])
  })

  test('L1: where the committee has an address of its own, why is asked before it is prepared', async () => {
    const terminal = new FakeTerminal(140, 24)
    const reasons: unknown[] = []
    open(terminal, deeds({add: async ({letter: {reason}}) => {
      reasons.push(reason)
      if (reason === null) throw new Refusal('letter-own-address')
      return {number: 5, id: 'abcdefghijklmnopqrst', committee: 'SN' as never, isNear: false}
    }}))
    await shows(terminal, 'SN 2026/00001')
    terminal.press('n')
    await answer(terminal, ['Personnummer', `${NUMBER}\r`], ['Ärendenummer', 'SN 1\r'], ['Referens', '\r'], ['1 brev', '1'], ['Sista dag', '\r'], ['Vikt', '\r'], ['1 adressen är osäker', '2'])
    await shows(terminal, 'Förberett som nr 5.')
    expect(reasons).toEqual([null, 'address-unsafe'])
  })

  test('a batch is made, printed, printed again, posted and its file destroyed, each after a yes or a word', async () => {
    const terminal = new FakeTerminal(140, 24)
    const own = deeds()
    open(terminal, own)
    await shows(terminal, 'SN 2026/00001')
    terminal.press('o')
    await answer(terminal, ['gör omgång? j/n', 'j'])
    await shows(terminal, 'STANNAR: nr 3. Personen är inte skyddad längre.')
    terminal.press('\t')
    await shows(terminal, 'Omgångar (2)')
    terminal.press('s')
    await answer(terminal, ['Redan använda etiketter', '2\r'])
    await shows(terminal, 'Omgång 1: 2 brev utskrivna på 3 sidor')
    terminal.press(KEYS.down)
    await shows(terminal, /› 3/)
    terminal.press('u')
    await answer(terminal, ['1 den förra är förstörd', '1'], ['Redan använda etiketter', '\r'])
    await shows(terminal, 'Omgång 3: 2 brev utskrivna')
    terminal.press('p')
    await answer(terminal, ['Är alla 1 utskrivna brev lämnade till posten? j/n', 'j'])
    await shows(terminal, 'Omgång 3: 2 brev antecknade som postade')
    terminal.press('f')
    await answer(terminal, ['förstör fil? j/n', 'j'])
    await shows(terminal, 'Förstörd: /tmp/o.pdf')
    expect(own.asked).toEqual(['batch []', 'print [{"batch":1,"again":null,"skip":2}]', 'print [{"batch":3,"again":"destroyed","skip":0}]', 'posted [3]', 'destroy [3]'])
  })

  test('of a printing that is unsure somebody says that all of it came out', async () => {
    const terminal = new FakeTerminal(140, 24)
    const own = deeds()
    open(terminal, own)
    await shows(terminal, 'SN 2026/00001')
    terminal.press('\t')
    await shows(terminal, 'Omgångar (2)')
    terminal.press('j')
    await shows(terminal, /› 3/)
    terminal.press('u')
    await answer(terminal, ['4 alla kom ut', '4'])
    await shows(terminal, 'Omgång 3: 2 brev räknas som utskrivna.')
    expect(own.asked).toEqual(['settle [3]'])
  })

  test('a no does nothing, and Esc leaves a question', async () => {
    const terminal = new FakeTerminal(140, 24)
    const own = deeds()
    open(terminal, own)
    await shows(terminal, 'SN 2026/00001')
    terminal.press('o')
    await answer(terminal, ['gör omgång? j/n', 'n'])
    await vi.waitFor(() => expect(terminal.frame).not.toContain('j/n'))
    terminal.press('n')
    await shows(terminal, 'Personnummer')
    terminal.press(KEYS.escape)
    await vi.waitFor(() => expect(terminal.frame).not.toContain('Personnummer'))
    expect(own.asked).toEqual([])
  })

  test('what came back is known by the number on its back, and a label is destroyed before its letter is withdrawn', async () => {
    const terminal = new FakeTerminal(140, 24)
    const own = deeds()
    open(terminal, own)
    await shows(terminal, 'SN 2026/00001')
    terminal.press('r')
    await answer(terminal, ['Brevets nummer', '12\r'], ['1 inte hämtat', '1'])
    await shows(terminal, 'Nr 12 är antecknat')
    terminal.press('x')
    await answer(terminal, ['1 misstag', '1'])
    await shows(terminal, 'Nr 1 är återtaget')
    terminal.press('jj')
    await shows(terminal, /› 4/)
    terminal.press('x')
    await answer(terminal, ['1 misstag', '2'], ['etiketten är förstörd? j/n', 'n'])
    await shows(terminal, 'Etiketten till nr 4 är utskriven.')
    terminal.press('j')
    await shows(terminal, 'Nr 4 är återtaget')
    expect(own.asked).toEqual(['returned [12,"not-collected"]', 'withdraw [1,"mistake",false]', 'withdraw [4,"sent-otherwise",true]'])
  })

  test('a refusal is said in words, and the desk goes on', async () => {
    const terminal = new FakeTerminal(140, 24)
    open(terminal, deeds({batch: async () => {
      throw new Refusal('letters-none-waiting')
    }}))
    await shows(terminal, 'SN 2026/00001')
    terminal.press('o')
    await answer(terminal, ['gör omgång? j/n', 'j'])
    await shows(terminal, 'Inget brev väntar på en omgång.')
    expect(terminal.frame).toContain('SN 2026/00001')
  })

  test('it is wiped as it is left, by a key or because nobody pressed one; a fault is handed on', async () => {
    const terminal = new FakeTerminal(140, 24)
    const first = open(terminal)
    await shows(terminal, 'SN 2026/00001')
    terminal.press('q')
    await first.closed
    expect(first.ends).toEqual([['closed', null]])
    expect(terminal.frame).not.toContain('SN 2026')
    const idle = new FakeTerminal(140, 24)
    const second = open(idle, deeds(), {idleMs: 30})
    await second.closed
    expect(second.ends).toEqual([['idle', null]])
    expect(idle.frame).not.toContain(MARKING)
    const broken = new FakeTerminal(140, 24)
    const third = open(broken, deeds({batch: async () => {
      throw new Error('out of order')
    }}))
    await shows(broken, 'SN 2026/00001')
    broken.press('o')
    await answer(broken, ['j/n', 'j'])
    await third.closed
    expect(third.ends).toEqual([['closed', expect.objectContaining({message: 'out of order'})]])
  })

  test.each([[80, 24], [60, 12], [40, 8]])('in a window of %i × %i the marking, the chosen row and the way out are there', async (columns, rows) => {
    const terminal = new FakeTerminal(columns, rows)
    open(terminal, deeds(), {}, {letters: Array.from({length: 40}, (_, at) => letter(at + 1)), batches: []})
    await vi.waitFor(() => expect(terminal.lines[0]).toBe(MARKING))
    expect(terminal.frame).toMatch(/› 1/)
    expect(terminal.frame).toContain('lås och stäng')
  })

  test('what a case is called never reaches the terminal as it came', async () => {
    const terminal = new FakeTerminal(140, 24)
    open(terminal, deeds(), {}, {letters: [letter(1, {caseNumber: 'SN\u001b]0;x\u0007 \u202e1'})], batches: []})
    await shows(terminal, '› 1')
    for (const sign of ['\u001b]0;x', '\u202e']) expect(terminal.frames.join('')).not.toContain(sign)
  })
})
