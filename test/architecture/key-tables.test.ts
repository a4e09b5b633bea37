import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {KEY_PAGES, withKeys} from '../../scripts/build-key-table.js'
import {REVIEW_KEYS} from '../../src/tui/screens/review/keys.js'

describe('T9: the keys in the manual and the handbook', () => {
  test.each(['en', 'sv'] as const)('are those of the screen: after a change, npm run manual:keys (%s)', (language) => {
    const page = readFileSync(KEY_PAGES[language], 'utf8')
    expect(withKeys(page, language)).toBe(page)
    for (const {action} of REVIEW_KEYS) if (!/^view-[2-9]$/.test(action)) expect(page).toContain(`\`${action}\``)
  })

  test('a page without a place for them is a mistake', () => {
    expect(() => withKeys('# review', 'en')).toThrow('no place')
  })
})
