import fc from 'fast-check'
import {HtmlValidate} from 'html-validate'
import {expect, test} from 'vitest'
import type {PublicCase, PublicEntry} from '../../../src/core/publication/public-entry.js'
import {drawGonePage} from '../../../src/papers/diary/gone-page.js'
import {pagesOf, type WholeDiary} from '../../support/diary-pages.js'
import {runs, tries} from '../../support/fuzz.js'
import {hostileText} from '../../support/hostile.js'
import {diaryOf, publicCase, publicDocument, publicFile, publicReceipt, publicSecret, weekdaysUntil} from '../../support/public-entries.js'

// Its count of a title takes `&lt;` for four characters.
const validator = new HtmlValidate({extends: ['html-validate:recommended', 'html-validate:a11y'], rules: {'long-title': 'off'}})

const text = fc.oneof({weight: 3, arbitrary: fc.constantFrom('Remiss om ny förskola', 'Yttrande', 'Delegationsbeslut om belysning på gång- och cykelväg', 'Avtal & bilagor <utkast>')}, {weight: 2, arbitrary: hostileText}, {weight: 1, arbitrary: fc.string({unit: 'grapheme', maxLength: 200})})
const day = fc.constantFrom(...weekdaysUntil('2026-02-03', 25))
const committee = fc.constantFrom('KS', 'BN', 'ÄN', 'GAMLA')
const perhaps = fc.option(text, {nil: null})

/** One row of any kind, to be numbered. */
const row = fc.record({
  what: fc.constantFrom('case', 'plain', 'plain', 'plain', 'withheldFile', 'receipt', 'secret'),
  heading: text, caseHeading: perhaps, number: text, party: perhaps, officer: perhaps, committee, date: day,
  direction: fc.constantFrom('In' as const, 'Ut' as const, 'Upprättad' as const),
  files: fc.array(fc.record({name: text, type: fc.constantFrom('application/pdf', 'text/plain', 'x/y')}), {maxLength: 3}),
  partlyWithheld: fc.boolean(), isInCase: fc.boolean(),
})

function entriesOf(rows: readonly (typeof row extends fc.Arbitrary<infer One> ? One : never)[]): PublicEntry[] {
  let parent: PublicCase | null = null
  return rows.map(({what, heading, caseHeading, number, party, officer, committee: code, date, direction, files, partlyWithheld, isInCase}, at) => {
    if (what === 'secret') return publicSecret(at, {date})
    if (what === 'receipt') return publicReceipt(at, {date, direction, committee: code})
    if (what === 'case') return (parent = publicCase(at, {heading, diaryNumber: number, officer, committee: code, date}))
    const caseOf = isInCase ? parent : null
    return publicDocument(at, {
      heading, caseHeading: caseOf?.heading ?? caseHeading, caseAddress: caseOf?.address ?? null, diaryNumber: number, party, officer, committee: code, date, direction, partlyWithheld,
      form: what === 'withheldFile' ? 'withheldFile' : 'plain', files: what === 'plain' ? files.map((file, index) => publicFile(at * 10 + index, file)) : [],
    })
  })
}

const diary: fc.Arbitrary<WholeDiary> = fc
  .record({
    rows: fc.array(row, {minLength: 5, maxLength: 20}), name: text, contact: perhaps, organisationNumber: perhaps, shortcomings: fc.array(text, {maxLength: 3}), isRehearsal: fc.boolean(),
    committees: fc.array(fc.record({code: committee, name: text, email: perhaps, phone: perhaps, administration: perhaps}), {maxLength: 4}), logo: fc.boolean(), failed: fc.boolean(),
  })
  .map(({rows, name, contact, organisationNumber, shortcomings, isRehearsal, committees, logo, failed}) =>
    diaryOf(entriesOf(rows), {
      municipality: {name, contact, organisationNumber, logo: logo ? {path: 'logotyp.png', alt: name, width: 300, height: 80} : null},
      committees: [...new Map(committees.map((one) => [one.code, {code: one.code, name: one.name, registrar: {email: one.email, phone: one.phone}, administration: one.administration}])).values()],
      lastRun: {finishedAt: '2026-02-03 12:04', ok: !failed}, isRehearsal,
      accessibility: {contact: null, conformance: 'partial', assessedOn: null, walkedThroughOn: null, shortcomings},
    }))

test('pages of random diaries are valid and accessible markup: a thousand and more of them in the full run', async () => {
  let pages = 0
  await fc.assert(
    fc.asyncProperty(diary, async (input) => {
      const wrong: string[] = []
      for (const page of [...(await pagesOf(input)).values(), drawGonePage(input)]) {
        pages += 1
        const {results} = await validator.validateString(page.html, page.path)
        for (const {messages} of results) for (const {ruleId, message, line} of messages) wrong.push(`${page.path}:${line} ${ruleId}: ${message}`)
      }
      expect(wrong).toEqual([])
    }),
    tries(3, 100),
  )
  expect(pages).toBeGreaterThan(runs(90, 3_000))
}, 3_600_000)
