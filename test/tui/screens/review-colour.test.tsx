import {expect, test, vi} from 'vitest'
import {ReviewScreen} from '../../../src/tui/screens/review/screen.js'
import {FakeTerminal} from '../support/fake-terminal.js'
import {about, documentContent, found, IDENTITY_NUMBER_RULE, PERSON_RULE, Queue, shownEntry, TEST_NUMBER} from '../support/waiting-entries.js'

vi.hoisted(() => {
  // Read once, when Ink is loaded: a terminal that has colours.
  process.env['FORCE_COLOR'] = '1'
})

const heading = `Ansökan från Mira Alander ${TEST_NUMBER}`
const entry = shownEntry(1, {
  content: documentContent({heading}),
  findings: [found('personnummer', 'heading', heading, TEST_NUMBER, IDENTITY_NUMBER_RULE), found('person', 'heading', heading, 'Mira Alander', PERSON_RULE)],
})
// eslint-disable-next-line no-control-regex
const COLOUR = /\u001B\[(?:3[0-8]|4[0-8]|9\d|10\d)/

async function frameIn(isColoured: boolean): Promise<{readonly looks: string; readonly text: string}> {
  const terminal = new FakeTerminal()
  const app = terminal.open(<ReviewScreen deeds={new Queue([entry]).deeds()} about={about({isColoured, isRehearsal: true})} />)
  await vi.waitFor(() => expect(terminal.frame).toContain('Varför'))
  const looks = terminal.written.findLast((text) => text.includes('Varför')) ?? ''
  const text = terminal.frame
  app.unmount()
  return {looks, text}
}

test('without colour the screen says the same, and tells its parts apart by weight, marks and words', async () => {
  const [coloured, plain] = [await frameIn(true), await frameIn(false)]
  expect(coloured.looks).toMatch(COLOUR)
  expect(plain.looks).not.toMatch(COLOUR)
  expect(plain.text).toBe(coloured.text)
  for (const mark of ['▸  KS 2026/00001', '[PERSONNUMMER 19000101-9802]', '(p publicera)', ' ÖVNING ']) expect(plain.text).toContain(mark)
})
