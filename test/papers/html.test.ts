import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {encodedPath, html, join, linkFromRoot, linkTo, mailLink, telephoneLink} from '../../src/papers/html.js'

describe('the html tag', () => {
  test('escapes text and attributes', () => {
    expect(html`<p title="${'"><script>alert(1)</script>'}">${'<b>&\'"'}</p>`.markup)
      .toBe('<p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&lt;b&gt;&amp;&#39;&quot;</p>')
  })

  test('joins lists, keeps markup it made itself, and draws nothing for null and false', () => {
    expect(html`<ul>${['a', 'b'].map((name) => html`<li>${name}</li>`)}${null}${false}${2}</ul>`.markup).toBe('<ul><li>a</li><li>b</li>2</ul>')
    expect(join([html`<i>${'<'}</i>`, html`!`]).markup).toBe('<i>&lt;</i>!')
  })

  test('takes nothing that only looks like markup', () => {
    const forged = {markup: '<script>', toString: () => '<script>'}
    expect(() => html`<p>${forged as never}</p>`).toThrow(TypeError)
    expect(() => html`<p title="${html`<b>` as never}"></p>`).toThrow(TypeError)
    expect(() => html`<p>${true as never}</p>`).toThrow(TypeError)
    expect(() => html`<p>${undefined as never}</p>`).toThrow(TypeError)
  })

  test('takes an address from the helpers only', () => {
    expect(() => html`<a href="${'javascript:alert(1)'}">x</a>`).toThrow(TypeError)
    expect(() => html`<a href="${{address: 'javascript:alert(1)'}}">x</a>`).toThrow(TypeError)
    expect(() => html`<a href="x${linkTo('a', 'b')}">x</a>`).toThrow(TypeError)
    expect(html`<a href="${linkTo('dag/x.html', 'index.html')}">x</a>`.markup).toBe('<a href="../index.html">x</a>')
  })

  test('refuses a value where no escaping is safe', () => {
    expect(() => html`<p ${'onclick=x'}></p>`).toThrow(TypeError)
    expect(() => html`<p title=${'x'}></p>`).toThrow(TypeError)
    expect(() => html`<${'p'}>`).toThrow(TypeError)
    expect(() => html`<p onclick="${'x'}"></p>`).toThrow(TypeError)
    expect(() => html`<p style="${'x'}"></p>`).toThrow(TypeError)
    expect(() => html`<script>${'x'}</script>`).toThrow(TypeError)
    expect(() => html`<style>${'x'}</style>`).toThrow(TypeError)
    expect(() => html`<p`).toThrow(TypeError)
  })

  test('draws what HTML forbids, lone surrogates and bidi overrides as the sign for a lost character', () => {
    expect(html`${'a\u0000b\u0085c\u202Ed\ud800e\u001b[31m'}`.markup).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffd[31m')
    expect(html`${'åäö 🏛 e\u0301'}`.markup).toBe('åäö 🏛 e\u0301')
  })

  test('no text opens a tag, closes a quote or starts a character reference of its own', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => {
      const drawn = html`${text}`.markup
      expect(drawn).not.toMatch(/[<>"']/)
      expect(drawn).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/)
      expect(drawn.isWellFormed()).toBe(true)
    }))
  })
})

describe('addresses', () => {
  test('lead from page to page by relative paths', () => {
    const address = (from: string, to: string) => html`<a href="${linkTo(from, to)}"></a>`.markup.slice(9, -6)
    expect(address('index.html', 'dag/2026-02-03.html')).toBe('dag/2026-02-03.html')
    expect(address('namnd/ks/arenden.html', 'stil.css')).toBe('../../stil.css')
    expect(address('index.html', 'fil/å "x".pdf')).toBe('fil/%C3%A5%20%22x%22.pdf')
    expect(address('index.html', 'javascript:alert(1)')).toBe('javascript%3Aalert(1)')
  })

  test.each(['', '/x', '../x', 'a/../b', 'a//b', 'a/', './a', 'a\\b', 'a\nb', '\ud800', '.'])('refuse the path %j', (path) => {
    expect(() => encodedPath(path)).toThrow(TypeError)
  })

  test('start at the root under any base path', () => {
    expect(html`<a href="${linkFromRoot('/', 'aldre.html')}"></a>`.markup).toContain('"/aldre.html"')
    expect(html`<a href="${linkFromRoot('/diarium/', 'aldre.html')}"></a>`.markup).toContain('"/diarium/aldre.html"')
  })

  test('of e-mail hold one plain address, and their text cannot add a recipient', () => {
    const letter = html`<a href="${mailLink('reg@ekbacken.example', {subject: 'KS 2026/1&cc=x@y.example', body: 'a\nb'}) ?? linkTo('', 'x')}"></a>`.markup
    expect(letter).toBe('<a href="mailto:reg@ekbacken.example?subject=KS%202026%2F1%26cc%3Dx%40y.example&amp;body=a%0D%0Ab"></a>')
    for (const bad of ['', 'reg', 'a@b@c.example', 'a b@c.example', 'a@c.example?cc=x', 'a@c.example,b@c.example', '<a@c.example>', 'javascript:x']) expect(mailLink(bad)).toBeNull()
  })

  test('of telephones hold digits only', () => {
    expect(html`<a href="${telephoneLink('0490-000 10') ?? linkTo('', 'x')}"></a>`.markup).toContain('"tel:049000010"')
    expect(telephoneLink('ring växeln')).toBeNull()
    expect(telephoneLink('*21*0')).toBeNull()
  })
})
