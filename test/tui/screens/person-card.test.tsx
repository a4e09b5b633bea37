import {afterEach, describe, expect, test, vi} from 'vitest'
import {NO_PARTICULARS} from '../../../src/core/protected/particulars.js'
import type {PersonId, ShownPerson} from '../../../src/core/protected/person.js'
import type {CardAbout, CardEnd} from '../../../src/tui/screens/protected/card-lines.js'
import {PersonCard} from '../../../src/tui/screens/protected/person-card.js'
import {FakeTerminal, KEYS} from '../support/fake-terminal.js'

const MARKING = 'SKYDDADE PERSONUPPGIFTER'
const PERSON: ShownPerson = {id: 'abcdefghijklmnopqrst' as PersonId, number: '198001022386', name: 'Agneta Kanariefågel', address: 'Hemliga gränden 41\n123 45 Ekbacken', level: 'skyddad folkbokföring', committees: ['*'], saidAt: '2026-02-03 10:00', particulars: NO_PARTICULARS, records: []}
const CANARIES = ['198001022386', 'Kanariefågel', 'gränden', 'Ekbacken', 'skyddad folkbokföring', 'abcdefghijklmnopqrst']

let unmount: (() => void) | null = null

afterEach(() => unmount?.())

function open(terminal: FakeTerminal, {person = PERSON, ...about}: Partial<CardAbout> & {readonly person?: ShownPerson} = {}): {readonly ends: CardEnd[]; readonly closed: Promise<unknown>} {
  const ends: CardEnd[] = []
  const app = terminal.open(<PersonCard person={person} about={{language: 'sv', isColoured: true, isRehearsal: false, idleMs: 60_000, ...about}} onLeft={(by) => ends.push(by)} />)
  unmount = app.unmount
  return {ends, closed: app.closed}
}

/** Nothing of the person, in any frame from one on. */
function expectNothing(frames: readonly string[]): void {
  for (const frame of frames) for (const canary of CANARIES) expect(frame).not.toContain(canary)
}

/** The last picture is an empty one; what comes after it gives the cursor back. */
function expectWiped({written}: FakeTerminal): void {
  expect(written.slice(-2)).toEqual([expect.stringMatching(/^\s*$/), '\u001B[?25h'])
}

describe('K4: somebody protected, on a screen of their own', () => {
  test('is hidden until a key asks, and stands between two markings in words', async () => {
    const terminal = new FakeTerminal(80, 24)
    open(terminal)
    await vi.waitFor(() => expect(terminal.frame).toContain('Personnummer'))
    expectNothing(terminal.frames)
    expect(terminal.lines[0]).toBe(MARKING)
    expect(terminal.lines.filter((line) => line === MARKING)).toHaveLength(2)
    terminal.press('v')
    await vi.waitFor(() => expect(terminal.frame).toMatch(/Personnummer +198001022386\nNamn +Agneta Kanariefågel\nAdress +Hemliga gränden 41, 123 45 Ekbacken\nSkydd +skyddad folkbokföring\nNämnder +alla\nUppgifterna från +2026-02-03 10:00\nId +abcdefghijklmnopqrst\n/))
    terminal.press('v')
    await vi.waitFor(() => expect(terminal.frame).toContain('••••••'))
    expectNothing([terminal.frame])
  })

  test.each([['q', 'q'], ['escape', KEYS.escape], ['Ctrl-C', KEYS.ctrlC]])('is wiped before the screen is left by %s', async (_, key) => {
    const terminal = new FakeTerminal(80, 24)
    const {ends, closed} = open(terminal)
    await vi.waitFor(() => expect(terminal.frame).toContain('Personnummer'))
    terminal.press('v')
    await vi.waitFor(() => expect(terminal.frame).toContain('Kanariefågel'))
    terminal.press(key)
    await closed
    expect(ends).toEqual(['closed'])
    expectWiped(terminal)
  })

  test('locks where nobody presses a key, and each key begins the time anew', async () => {
    const terminal = new FakeTerminal(80, 24)
    const {ends, closed} = open(terminal, {idleMs: 400})
    await vi.waitFor(() => expect(terminal.frame).toContain('Personnummer'))
    for (let at = 0; at < 5; at += 1) {
      await new Promise((done) => setTimeout(done, 150))
      terminal.press('v')
    }
    expect(ends).toEqual([])
    await vi.waitFor(() => expect(terminal.frame).toContain('Kanariefågel'))
    await closed
    expect(ends).toEqual(['idle'])
    expectWiped(terminal)
  })

  test('in a small window the marking stands before all else, and nothing is wider than the window', async () => {
    const terminal = new FakeTerminal(30, 6)
    open(terminal)
    terminal.press('v')
    await vi.waitFor(() => expect(terminal.frame).toContain('dölj'))
    expect(terminal.lines[0]).toBe(MARKING)
    expect(terminal.lines.length).toBeLessThanOrEqual(6)
    // What does not fit is not taken for all there is.
    expect(terminal.frame).toMatch(/Rad 1–\d av \d+\. Mer/)
    terminal.resize(40, 24)
    await vi.waitFor(() => expect(terminal.frame).toMatch(/Hemliga gränden 41,\n {18}123 45 Ekbacken/))
    for (const line of terminal.lines) expect(line.length).toBeLessThanOrEqual(40)
  })

  test('a text from outside steers nothing, in a rehearsal, without colour', async () => {
    const terminal = new FakeTerminal(80, 24)
    open(terminal, {person: {...PERSON, name: 'Agneta\u001B[2J\u202Eteb\u0007'}, isRehearsal: true, isColoured: false, language: 'en'})
    terminal.press('v')
    await vi.waitFor(() => expect(terminal.frame).toContain('Agneta'))
    expect(terminal.lines[0]).toContain('REHEARSAL')
    expect(terminal.lines[1]).toBe(MARKING)
    // eslint-disable-next-line no-control-regex
    expect(terminal.frame).not.toMatch(/[\u001B\u0007\u202E]/)
  })
})
