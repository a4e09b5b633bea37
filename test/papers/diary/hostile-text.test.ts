import {HtmlValidate} from 'html-validate'
import {describe, expect, test} from 'vitest'
import {drawGonePage} from '../../../src/papers/diary/gone-page.js'
import {pagesOf, type WholeDiary} from '../../support/diary-pages.js'
import {diaryOf, publicCase, publicDocument, publicFile, publicMeeting, publicPaper, publicReceipt, publicSecret} from '../../support/public-entries.js'

const HOSTILE = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\'><svg/onload=alert(1)>', '</title><script>alert(1)</script>', '</td></tr></table><h1>x</h1>',
  '<!--', '-->', '<![CDATA[x]]>', '&lt;script&gt;', '&#60;script&#62;', '&', '&amp;', '" autofocus onfocus="alert(1)', '` onmouseover=alert(1)', 'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>', '${alert(1)}', '{{constructor.constructor("alert(1)")()}}', '<a href="javascript:alert(1)">x</a>', '\u0000<b>\u0001', '\u202Etxt.exe',
  '\ud800x', 'x\r\nSet-Cookie: a=b', '  många   mellanslag\n\n', '\u2028<b>', '<iframe srcdoc="<script>alert(1)</script>">', 'å'.repeat(400), '🏛'.repeat(80), '%3Cscript%3E', '%0d%0abcc:x@y.example',
  'x@y.example?cc=z@y.example', '</main></body></html>', '<base href="//x.example">', '<meta http-equiv=refresh content=0>', '$&$1$$',
]

/** Every text of every kind of entry, of the municipality and of its committees. */
function fullOf(text: string): WholeDiary {
  const parent = publicCase(1, {heading: text, diaryNumber: text, officer: text, committee: text})
  const meeting = publicMeeting(6, {heading: text, place: text, committee: text, date: '2026-02-03'})
  const facts = {heading: text, caseHeading: text, diaryNumber: text, party: text, officer: text, committee: text}
  return diaryOf([
    parent,
    publicDocument(2, {...facts, caseAddress: parent.address, files: [publicFile(1, {name: text, type: text}), publicFile(2, {name: text})], partlyWithheld: true}),
    publicDocument(3, {...facts, form: 'withheldFile'}),
    publicReceipt(4, {committee: text}),
    publicSecret(5),
    meeting,
    publicPaper(7, {heading: text, committee: text, meetingAddress: meeting.address, files: [publicFile(8, {name: text, type: text})]}, text),
  ], {
    municipality: {name: text, contact: text, organisationNumber: text, logo: {path: 'logotyp.png', alt: text, width: 200, height: 60}},
    committees: [{code: text, name: text, registrar: {email: text, phone: text}, administration: text}],
    lastRun: {finishedAt: text, ok: true},
    nextRun: text,
    papers: {head: text, numbering: '§ {nr}'},
    cityArchive: {name: text, contact: text},
    accessibility: {contact: {email: text, phone: text}, conformance: 'none', assessedOn: text, walkedThroughOn: text, shortcomings: [text, text]},
  })
}

/** The page's tags with the names of their attributes: what a browser would make of it but for texts. */
function bones(html: string): readonly string[] {
  return [...html.matchAll(/<(\/?[a-z0-9!]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/gi)].map(([, name, attributes = '']) => `${name} ${[...attributes.replace(/="[^"]*"/g, '=').matchAll(/([a-z-]+)=/gi)].map((match) => match[1]).join(' ')}`)
}

describe('hostile text in every field', async () => {
  const harmless = [...(await pagesOf(fullOf('vanlig text'))).values()]

  test.each(HOSTILE)('stays text: %j', async (text) => {
    const input = fullOf(text)
    const pages = [...(await pagesOf(input)).values()]
    expect(pages.map(({path}) => path).filter((path) => !path.startsWith('namnd/'))).toEqual(harmless.map(({path}) => path).filter((path) => !path.startsWith('namnd/')))
    for (const [index, page] of pages.entries()) {
      expect(bones(page.html), page.path).toEqual(bones(harmless[index]?.html ?? ''))
      expect(page.html.match(/</g)).toHaveLength(bones(page.html).length)
      expect(page.html.isWellFormed()).toBe(true)
      for (const [, link = ''] of page.html.matchAll(/ (?:href|src)="([^"]*)"/g)) if (link !== 'https://www.digg.se/tdosanmalan') expect(link).toMatch(/^(?:(?:\.\.\/)*[A-Za-z0-9%_./-]+(?:#[a-z0-9-]+)?|#[a-z][a-z0-9-]*|mailto:[^?"]+(?:\?subject=[^&]*&amp;body=[^&]*)?|tel:\+?\d+)$/)
    }
    expect(bones(drawGonePage({...input}).html).length).toBe(bones(drawGonePage({...fullOf('vanlig text')}).html).length)
  })

  test('gives valid pages all the same', async () => {
    // Its count of a title takes `&lt;` for four characters.
    const validator = new HtmlValidate({extends: ['html-validate:recommended', 'html-validate:a11y'], rules: {'long-title': 'off'}})
    const wrong: string[] = []
    for (const text of HOSTILE) {
      for (const page of (await pagesOf(fullOf(text))).values()) {
        const report = await validator.validateString(page.html, page.path)
        for (const {messages} of report.results) for (const {ruleId, message, line} of messages) wrong.push(`${JSON.stringify(text).slice(0, 30)} ${page.path}:${line} ${ruleId}: ${message}`)
      }
    }
    expect([...new Set(wrong)].slice(0, 20)).toEqual([])
  }, 60_000)

  test('in an address stops the drawing', async () => {
    for (const address of ['../../etc/passwd', '/index.html', 'a\\b.html', 'handling/../index.html']) {
      await expect(pagesOf(diaryOf([publicDocument(1, {address})]))).rejects.toThrow(TypeError)
      await expect(pagesOf(diaryOf([publicDocument(1, {files: [publicFile(1, {address})]})]))).rejects.toThrow(TypeError)
    }
  })
})
