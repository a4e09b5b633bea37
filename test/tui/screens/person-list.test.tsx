import {afterEach, describe, expect, test, vi} from 'vitest'
import {NO_PARTICULARS} from '../../../src/core/protected/particulars.js'
import type {PersonId, ShownPerson} from '../../../src/core/protected/person.js'
import type {CardAbout, CardEnd} from '../../../src/tui/screens/protected/card-lines.js'
import {PersonListScreen, type ListDeeds} from '../../../src/tui/screens/protected/person-list.js'
import type {PersonList} from '../../../src/usecases/protected/list-persons.js'
import {FakeTerminal, KEYS} from '../support/fake-terminal.js'

const MARKING = 'SKYDDADE PERSONUPPGIFTER'
const ids = ['abcdefghijklmnopqrst', 'bbcdefghijklmnopqrst', 'cbcdefghijklmnopqrst'] as readonly string[] as readonly PersonId[]
const NAMES = ['Agneta Kanariefågel', 'Berit Ugglesson', 'Cilla Gökman']
const PERSON: ShownPerson = {id: ids[0] ?? ('' as PersonId), number: '198001022386', name: 'Agneta Kanariefågel', address: 'Hemliga gränden 41\n123 45 Ekbacken', level: 'skyddad folkbokföring', committees: ['*'], saidAt: '2026-02-03 10:00', particulars: NO_PARTICULARS, records: []}

/** Two persons on the first page and one on the next, and what was asked for. */
function deeds(): ListDeeds & {readonly asked: string[]} {
  const asked: string[] = []
  return {
    asked,
    page: async (after, showsNames) => {
      asked.push(`page ${after ?? '-'} ${showsNames ? 'names' : 'hidden'}`)
      return page(after, showsNames)
    },
    open: async (id) => {
      asked.push(`open ${id}`)
      return PERSON
    },
  }
}

function page(after: string | null, showsNames: boolean): PersonList {
  const at = after === null ? [0, 1] : [2]
  return {persons: at.map((one) => ({id: ids[one] ?? ('' as PersonId), level: 'sekretessmarkering', name: showsNames ? (NAMES[one] ?? '') : null, committees: ['*'], saidAt: '2026-02-03 10:00', hasNumber: one !== 1})), next: after === null ? (ids[1] ?? null) : null}
}

let unmount: (() => void) | null = null

afterEach(() => unmount?.())

function open(terminal: FakeTerminal, asked: ListDeeds = deeds(), about: Partial<CardAbout> = {}): {readonly ends: [CardEnd, Error | null][]; readonly closed: Promise<unknown>} {
  const ends: [CardEnd, Error | null][] = []
  const app = terminal.open(<PersonListScreen first={page(null, false)} deeds={asked} about={{language: 'sv', isColoured: true, isRehearsal: false, idleMs: 60_000, ...about}} onLeft={(by, fault) => ends.push([by, fault])} />)
  unmount = app.unmount
  return {ends, closed: app.closed}
}

const names = (text: string): readonly string[] => NAMES.filter((name) => text.includes(name))

describe('K4: those whom one may read for, on a screen of their own', () => {
  test('names are hidden until a key asks, and each time that they are it is asked for anew', async () => {
    const terminal = new FakeTerminal(140, 24)
    const asked = deeds()
    open(terminal, asked)
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[1]))
    expect(terminal.lines[0]).toBe(MARKING)
    expect(terminal.frames.flatMap(names)).toEqual([])
    expect(terminal.frame).toContain('SAKNAS, söks inte')
    terminal.press('v')
    await vi.waitFor(() => expect(names(terminal.frame)).toEqual(NAMES.slice(0, 2)))
    terminal.press('v')
    await vi.waitFor(() => expect(names(terminal.frame)).toEqual([]))
    terminal.press('v')
    await vi.waitFor(() => expect(names(terminal.frame)).toHaveLength(2))
    expect(asked.asked).toEqual(['page - names', 'page - names'])
  })

  test('page by page, and back', async () => {
    const terminal = new FakeTerminal(140, 24)
    const asked = deeds()
    open(terminal, asked)
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[0]))
    terminal.press('n')
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[2]))
    terminal.press('n')
    terminal.press('p')
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[0]))
    expect(asked.asked).toEqual([`page ${ids[1]} hidden`, 'page - hidden'])
  })

  test('a person stands on a card, hidden until asked, and leaves the screen on the way back', async () => {
    const terminal = new FakeTerminal(140, 24)
    const asked = deeds()
    open(terminal, asked)
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[0]))
    terminal.press('\r')
    await vi.waitFor(() => expect(terminal.frame).toContain('Personnummer'))
    expect(terminal.frame).not.toContain('Kanariefågel')
    terminal.press('v')
    await vi.waitFor(() => expect(terminal.frame).toMatch(/Namn +Agneta Kanariefågel/))
    terminal.press(KEYS.escape)
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[1]))
    expect(names(terminal.frame)).toEqual([])
    expect(asked.asked).toEqual([`open ${ids[0]}`])
  })

  test.each([['q', 'q'], ['escape', KEYS.escape], ['Ctrl-C', KEYS.ctrlC]])('is wiped before it is left by %s', async (_, key) => {
    const terminal = new FakeTerminal(140, 24)
    const {ends, closed} = open(terminal)
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[0]))
    terminal.press('v')
    await vi.waitFor(() => expect(names(terminal.frame)).toHaveLength(2))
    terminal.press(key)
    await closed
    expect(ends).toEqual([['closed', null]])
    expect(terminal.written.slice(-2)).toEqual([expect.stringMatching(/^\s*$/), '\u001B[?25h'])
  })

  test('locks where nobody presses a key, on a card too', async () => {
    const terminal = new FakeTerminal(140, 24)
    const {ends, closed} = open(terminal, deeds(), {idleMs: 500})
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[0]))
    terminal.press('\r')
    await vi.waitFor(() => expect(terminal.frame).toContain('Personnummer'))
    terminal.press('v')
    await closed
    expect(ends).toEqual([['idle', null]])
    expect(terminal.written.slice(-2)).toEqual([expect.stringMatching(/^\s*$/), '\u001B[?25h'])
  })

  test('what fails behind it closes it, and is handed on', async () => {
    const terminal = new FakeTerminal(140, 24)
    const {ends, closed} = open(terminal, {...deeds(), page: async () => Promise.reject(new Error('locked'))})
    await vi.waitFor(() => expect(terminal.frame).toContain(ids[0]))
    terminal.press('v')
    await closed
    expect(ends).toEqual([['closed', new Error('locked')]])
  })

  test('in a small window nothing is wider or higher than the window, and the marking stands first', async () => {
    const terminal = new FakeTerminal(40, 8)
    open(terminal, deeds(), {isRehearsal: true, language: 'en'})
    await vi.waitFor(() => expect(terminal.frame).toContain('lock and close'))
    expect(terminal.lines[0]).toContain('REHEARSAL')
    expect(terminal.lines[1]).toBe(MARKING)
    expect(terminal.lines.length).toBeLessThanOrEqual(8)
    for (const line of terminal.lines) expect(line.length).toBeLessThanOrEqual(40)
  })
})
