import {HtmlValidate} from 'html-validate'
import {expect, test} from 'vitest'
import {drawGoneMap, drawGonePage} from '../../../src/papers/diary/gone-page.js'
import {pagesOf} from '../../support/diary-pages.js'
import {cityArchive, diaryOf, manyEntries, publicDocument, weekdaysUntil} from '../../support/public-entries.js'

const validator = new HtmlValidate({extends: ['html-validate:recommended', 'html-validate:a11y']})

test.each([
  ['of a full diary', diaryOf(manyEntries(500, weekdaysUntil('2026-02-03', 15)))],
  ['of a rehearsal after a failed run', diaryOf(manyEntries(30, weekdaysUntil('2026-02-03', 5)), {isRehearsal: true, lastRun: {finishedAt: '2026-02-03 12:31', ok: false}})],
  ['of an empty diary', diaryOf([], {committees: [], lastRun: null, nextRun: null, cityArchive: null, municipality: {name: 'Ekbacken', contact: null, organisationNumber: null}})],
  ['of texts that are missing', diaryOf([publicDocument(1, {heading: ' ', diaryNumber: '', party: null, officer: null, caseHeading: null})])],
])('every page %s is valid and accessible markup', async (_, input) => {
  const wrong: string[] = []
  for (const page of [...(await pagesOf(input)).values(), drawGonePage(input)]) {
    const report = await validator.validateString(page.html, page.path)
    for (const {messages} of report.results) for (const {ruleId, message, line, column} of messages) wrong.push(`${page.path}:${line}:${column} ${ruleId}: ${message}`)
    expect(page.html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(page.html).toContain(`<html lang="${page.path === 'english.html' ? 'en' : 'sv'}">`)
  }
  expect(wrong.slice(0, 20)).toEqual([])
}, 60_000)

test('the page of a gone address holds nothing of any entry and works at every depth (H4)', () => {
  const {municipality} = diaryOf([])
  const page = drawGonePage({municipality, isRehearsal: false, cityArchive, basePath: '/diarium'})
  expect(page.shows).toEqual([])
  expect(page.html).toContain('href="/diarium/stil.css"')
  expect(page.html).toContain('registrator')
  expect(page.html).toContain('noindex')
  expect(page.html).not.toMatch(/href="(?!\/diarium\/|mailto:|#)/)
})

test('the list of gone addresses is sorted, without doubles, and quotes what is not plain', () => {
  expect(drawGoneMap(['handling/b.html', 'handling/a.html', 'handling/b.html'])).toBe('/handling/a.html 1;\n/handling/b.html 1;\n')
  expect(drawGoneMap(['fil/bilaga-1.pdf'], '/diarium/')).toBe('/diarium/fil/bilaga-1.pdf 1;\n')
  expect(() => drawGoneMap(['fil/bilaga å "1".pdf'])).toThrow(TypeError)
  expect(() => drawGoneMap(['a/../b'])).toThrow(TypeError)
  expect(() => drawGoneMap(['a\nb'])).toThrow(TypeError)
  expect(drawGoneMap([])).toBe('')
})
