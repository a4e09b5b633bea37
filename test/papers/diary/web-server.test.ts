import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {drawGonePage} from '../../../src/papers/diary/gone-page.js'
import {webHeaders} from '../../../src/papers/diary/web-headers.js'
import {pagesOf} from '../../support/diary-pages.js'
import {diaryOf, manyEntries, weekdaysUntil} from '../../support/public-entries.js'

const manual = readFileSync('docs/manual/web-server.md', 'utf8')
const input = diaryOf(manyEntries(60, weekdaysUntil('2026-02-03', 5)))
const pages = [...(await pagesOf(input)).values(), drawGonePage(input)]

function directives(policy: string): ReadonlyMap<string, string> {
  return new Map(policy.split(';').map((directive) => directive.trim().split(/ (.*)/)).map(([name = '', value = '']) => [name, value]))
}

describe('the headers of the manual', () => {
  const policies = [...manual.matchAll(/Content-Security-Policy "([^"]+)"/g)].map(([, policy = '']) => policy)

  test('are one policy for nginx, Apache and Caddy, which lets no other site frame the diary', () => {
    expect(policies).toHaveLength(3)
    expect(new Set(policies).size).toBe(1)
    expect(directives(policies[0] ?? '').get('frame-ancestors')).toBe("'none'")
  })

  test('are those that `publication serve` sends', () => {
    const nginx = [...manual.matchAll(/add_header (\S+) (?:"([^"]+)"|(\S+?))(?: always)?;/g)].map(([, name = '', quoted, plain = '']) => [name.toLowerCase(), quoted ?? plain])
    const shown: Readonly<Record<string, string>> = webHeaders('fil/ab/x.pdf')
    expect(nginx.map(([name]) => name).sort()).toEqual(Object.keys(shown).sort())
    for (const [name = '', value = ''] of nginx) if (!value.startsWith('$')) expect(shown[name]).toBe(value)
    expect(Object.keys(webHeaders('aldre.html'))).toEqual(['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control'])
  })

  test('and the page of what has left is the answer for that alone', () => {
    expect(manual).toMatch(/handle_errors \{\n\t\t@left expression `\{err\.status_code\} == 410`\n\t\thandle @left \{\n\t\t\trewrite \* \/gone\.html\n/)
    expect([...manual.matchAll(/(?:error_page|ErrorDocument) (.*)/g)].map(([, what]) => what)).toEqual(['410 /gone.html;', '410 /gone.html'])
  })

  test('forbid nothing that a page allows itself, the search page included', () => {
    const header = directives(policies[0] ?? '')
    for (const {path, html} of pages) {
      const own = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]
      expect(own, path).toBeDefined()
      for (const [name, value] of directives(own ?? '')) expect(header.get(name), `${path} ${name}`).toBe(value)
    }
  })

  test('keep search engines from every page that asks for it, and from no other', () => {
    const nginx = new RegExp(/~(\^\/\(arende[^ ]+) noindex/.exec(manual)?.[1] ?? 'missing')
    const named = new Set([...(/map \$uri \$diarievakt_robots (\{.*\})/.exec(manual)?.[1] ?? '').matchAll(/(\/\w+\.html) noindex/g)].map(([, path]) => path))
    const apache = new RegExp(/<LocationMatch "(\^\/\(\?:\$[^"]+)">/.exec(manual)?.[1] ?? 'missing')
    const caddy = (/@unkept path (.*)/.exec(manual)?.[1] ?? '').split(' ')
    for (const {path, html} of [...pages, {path: 'fil/ab/x.pdf', html: 'noindex'}, {path: 'sok/2026-02/ord-1.json', html: 'noindex'}, {path: 'oppna-data/manader.json', html: 'noindex'}, {path: 'typ/inkommet.atom', html: 'noindex'}]) {
      const isAsked = html.includes('noindex')
      expect(nginx.test(`/${path}`) || named.has(`/${path}`), `nginx ${path}`).toBe(isAsked)
      expect(apache.test(`/${path}`), `Apache ${path}`).toBe(isAsked)
      expect(webHeaders(path)['x-robots-tag'] === 'noindex', `publication serve ${path}`).toBe(isAsked)
      expect(caddy.some((one) => (one.endsWith('/*') ? `/${path}`.startsWith(one.slice(0, -1)) : one === `/${path}`)), `Caddy ${path}`).toBe(isAsked)
    }
  })
})
