import {expect, test} from 'vitest'
import {paletteMatches} from '../../../src/tui/parts/palette.js'

const ITEMS = ['publicera', 'publicera utan fil', 'håll inne', 'hemlig rubrik', 'byt ut part mot roll', 'skjut upp', 'ångra', 'gör om', 'till juristen'].map((label, value) => ({value, label, also: ['publish', 'without file', 'withhold', 'secret', 'replace party', 'defer', 'undo', 'redo', 'escalate'][value] ?? ''}))
const found = (text: string): readonly string[] => paletteMatches(ITEMS, text).map(({label}) => label)

test.each([
  ['', ITEMS.map(({label}) => label)],
  ['publ', ['publicera', 'publicera utan fil']],
  ['fil', ['publicera utan fil']],
  ['UTAN', ['publicera utan fil']],
  ['puf', ['publicera utan fil']],
  ['ångra', ['ångra']],
  ['angra', []],
  ['undo', ['ångra']],
  ['jur', ['till juristen']],
  ['skjup', ['skjut upp']],
  ['xyz', []],
])('%s', (text, labels) => expect(found(text)).toEqual(labels))

test('what begins with it stands before what holds it', () => expect(found('h')[0]).toBe('håll inne'))
