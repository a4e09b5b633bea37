import {expect, test, vi} from 'vitest'
import {openReviewScreen} from '../../src/tui/app.js'
import type {EntryId} from '../../src/core/terms/identifiers.js'
import {FakeTerminal, KEYS} from './support/fake-terminal.js'
import {about, protectedEntry, Queue, shownEntry} from './support/waiting-entries.js'

const ENTER = '\u001B[?1049h'
const LEAVE = '\u001B[?1049l'
const SHOW_CURSOR = '\u001B[?25h'

function open(queue: Queue): {readonly terminal: FakeTerminal; readonly closed: Promise<void>} {
  const terminal = new FakeTerminal(80, 24)
  return {terminal, closed: openReviewScreen(queue.deeds(), about(), terminal)}
}

const written = ({output}: FakeTerminal): string => output.written.join('')
const drawn = (terminal: FakeTerminal, text: string): Promise<void> => vi.waitFor(() => expect(written(terminal)).toContain(text))

test('the screen is drawn beside the scrollback, and the terminal is given back', async () => {
  const {terminal, closed} = open(new Queue([shownEntry(1), protectedEntry(2)]))
  await drawn(terminal, 'behörig')
  expect(terminal.input.isRaw).toBe(true)
  terminal.press('q')
  await closed

  const all = written(terminal)
  expect(all.startsWith(ENTER)).toBe(true)
  const afterwards = all.slice(all.indexOf(LEAVE) + LEAVE.length)
  expect(all).toContain(LEAVE)
  // Nothing of the queue is written once the person's own screen is back.
  expect(afterwards.replaceAll(SHOW_CURSOR, '')).toBe('')
  expect(all.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(all.lastIndexOf('\u001B[?25l'))
  expect(terminal.input.isRaw).toBe(false)
})

test('a fault gives the terminal back and is thrown', async () => {
  const queue = new Queue([shownEntry(1)])
  queue.fails = new Error('disk full')
  const {terminal, closed} = open(queue)
  await drawn(terminal, 'allmänheten')
  terminal.press('p')
  await expect(closed).rejects.toThrow('disk full')
  expect(written(terminal)).toContain(LEAVE)
  expect(terminal.input.isRaw).toBe(false)
})

test('left in haste, it comes back only when what was being saved is saved', async () => {
  const queue = new Queue([shownEntry(1)])
  let release = (): void => undefined
  queue.gate = new Promise((done) => {
    release = done
  })
  const {terminal, closed} = open(queue)
  await drawn(terminal, 'allmänheten')
  terminal.press('p')
  await drawn(terminal, 'Sparar')
  terminal.press(KEYS.ctrlC)
  await drawn(terminal, 'stänger')
  terminal.press(KEYS.ctrlC)
  await drawn(terminal, LEAVE)
  let isClosed = false
  void closed.then(() => {
    isClosed = true
  })
  await new Promise((done) => setTimeout(done, 30))
  expect(isClosed).toBe(false)
  release()
  await closed
  expect(queue.entries.get('entry1' as EntryId)?.stage).toBe('cleared')
})
