import fc from 'fast-check'
import {expect, test} from 'vitest'
import {drawGoneMap} from '../../../src/papers/diary/gone-page.js'
import {CORPUS, hostileText} from '../../support/hostile.js'
import {tries} from '../../support/fuzz.js'

test('H4: no address and no base path puts a line, a quote or a directive into the web server’s configuration', () => {
  const LINES = /^(?:(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+ 1;\n)*$/
  const check = (text: string): void => {
    for (const [paths, base] of [[[text], '/'], [['handling/a.html', `handling/${text}.html`], '/'], [['arende/a.html'], text], [['arende/a.html'], `/diariet/${text}/`]] as const) {
      let lines: string
      try {
        lines = drawGoneMap(paths, base)
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError)
        continue
      }
      if (!LINES.test(lines) || lines.split('\n').length !== new Set(paths).size + 1) expect.fail(`${JSON.stringify(text)} made ${JSON.stringify(lines)}`)
    }
  }
  CORPUS.forEach(check)
  fc.assert(fc.property(hostileText, check), tries(2_000, 100_000))
})
