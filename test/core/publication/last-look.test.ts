import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {drawnText, HeldBackIndex, isDistinctive, wordsOf, type HeldBack} from '../../../src/core/publication/last-look.js'
import {scanText} from '../../../src/core/scan/scan-text.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {html} from '../../../src/papers/html.js'
import {lexica} from '../scan/support.js'
import {officialNumbers} from '../support.js'

const heldBack = (text: string, at = 0): HeldBack => ({entries: [`e${String(at)}` as EntryId], text})

/** The pieces a page says, in order. What stands between them is the reader's own affair. */
const pieces = (text: string): readonly string[] => text.split('¦').map((piece) => piece.trim()).filter((piece) => piece !== '')

describe('everything a page says', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['text', '<p>Ny förskola</p>', ['Ny förskola']],
    ['text and attributes apart', '<a href="arende/x.html" title="Remiss">Ny förskola</a>', ['arende/x.html', 'Remiss', 'Ny förskola']],
    ['single quotes', "<a title='Ny förskola'>x</a>", ['Ny förskola', 'x']],
    ['an attribute that holds quotes of the other sort', '<a title="a=\'b\'">x</a>', ["a='b'", 'x']],
    ['a > inside an attribute', '<a title="a > b">x</a>', ['a > b', 'x']],
    ['named letters', '<p>&lt;b&gt; &amp; &quot;x&quot; &apos;y&apos;</p>', ['<b> & "x" \'y\'']],
    ['a no-break space', '<p>a&nbsp;b</p>', ['a\u00a0b']],
    ['numbered letters', '<p>&#229;&#xe4;&#XF6;&#39;</p>', ['åäö\'']],
    ['decoded once, not twice', '<p>&amp;#229;&amp;lt;</p>', ['&#229;&lt;']],
    ['letters it does not know', '<p>&hemlig; & &</p>', ['&hemlig; & &']],
    ['letters in attributes', '<a title="&quot;å&quot; &amp; &#228;">x</a>', ['"å" & ä', 'x']],
    ['empty attributes', '<input value="" disabled><p> </p>', []],
    ['space around an equals sign', '<a title = "Ny förskola">x</a>', ['Ny förskola', 'x']],
    ['an attribute after one without value', '<input disabled value="Ny förskola">', ['Ny förskola']],
  ])('%s', (_, page, said) => {
    expect(pieces(drawnText(page))).toEqual(said)
  })

  // What a reader sees after a mistake in the markup is looked at all the same: this is the last look.
  test.each([
    ['a stray bracket', '<p>1 < 2</p><p>Anmälan mot lärare</p>'], ['an apostrophe in a comment', '<!-- it’s not, it\'s so --><p>Anmälan mot lärare</p>'], ['a stray bracket last of all', '<p>Anmälan mot lärare</p><'], ['an unclosed tag', '<p>Anmälan mot lärare<b'],
    ['a bracket and a quote', '<p>5" < 6</p><p>Anmälan mot lärare</p>'],
  ])('%s hides nothing', (_, page) => {
    expect(drawnText(page)).toContain('Anmälan mot lärare')
  })

  const said = fc.array(fc.oneof(fc.string({unit: 'grapheme'}), fc.constantFrom('<', '>', '"', "'", '&', '&amp;', '&#228;', '=', '<!--', '-->')), {maxLength: 8})
    // What no page draws is left out of it: html.test.ts shows that.
    .map((parts) => parts.join('').replace(/\p{Default_Ignorable_Code_Point}|[^\t\n\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/gu, ''))

  test('whatever stands in text or attribute is found again whole', () => {
    fc.assert(
      fc.property(said, said, (text, attribute) => {
        expect(pieces(drawnText(html`<p title="${attribute}">${text}</p>`.markup))).toEqual(pieces(`${attribute}¦${text}`))
      }),
      {numRuns: 1000},
    )
  })

  test('whatever the page, nothing crashes', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('<', '>', '"', "'", '<!--', '-->', '&#', '&#x110000;', '&#99999999;', '=', '&amp;', '<a title="', '</p>'))
    fc.assert(
      fc.property(fc.array(piece), (all) => {
        expect(typeof drawnText(all.join(''))).toBe('string')
      }),
      {numRuns: 2000},
    )
  })

  test('B4: two cells do not run together to a number that neither says', () => {
    const isFound = (html: string): boolean => scanText([{field: 'file', index: 0, text: drawnText(html)}], {caseNature: 'public', lexica}).findings.some(({kind}) => kind === 'personnummer')
    const number = officialNumbers('personnummer')[0] ?? ''
    const [first, last] = [number.slice(0, 8), number.slice(8)]
    expect(isFound(`<td>${first}-${last}</td>`)).toBe(true)
    expect(isFound(`<td>${first}</td><td>${last}</td>`)).toBe(false)
  })
})

describe('what is compared', () => {
  test.each([
    ['Ny förskola, vid Ekbacken!', ['ny', 'förskola', 'vid', 'ekbacken']], ['FO\u0308RSKOLA', ['förskola']], ['a\u00a0b\n\tc', ['a', 'b', 'c']], ['KS 2026/00123-1', ['ks', '2026', '00123', '1']], ['— … !', []], ['', []],
  ])('the words of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  test.each([
    ['Yttrande', false], ['Yttrande över detaljplan', true], ['Svar på remiss', false], ['a b c d', true], ['Beslut om bygglov', false], ['Överklagande', false], ['', false], ['a – b – c – d', true],
  ])('%j is distinctive: %s', (text, is) => {
    expect(isDistinctive(text)).toBe(is)
  })
})

describe('held-back texts in a page', () => {
  test.each([
    ['whole', 'Anmälan mot lärare', 'I dag: ANMÄLAN  mot, lärare.', true], ['over line breaks and signs', 'Anmälan mot lärare', 'Anmälan\nmot – lärare', true], ['not the half of it', 'Anmälan mot lärare', 'Anmälan mot', false],
    ['not a longer word', 'Anmälan mot lärare', 'Anmälan mot lärarens', false], ['not in another order', 'Anmälan mot lärare', 'mot lärare Anmälan', false], ['right at the end', 'mot lärare', 'Anmälan mot lärare', true], ['one word says nothing', 'Anmälan', 'Anmälan mot lärare', false],
    ['after a false start', 'a a b', 'a a a b', true],
  ])('%s', (_, text, page, is) => {
    expect(new HeldBackIndex([heldBack(text)]).in(page).size > 0).toBe(is)
  })

  test('finds what a plain search through all words finds', () => {
    // Few words, so that beginnings are shared and texts overlap.
    const word = fc.constantFrom('a', 'b', 'c', 'Å', 'å', 'constructor')
    const sentence = (maxLength: number): fc.Arbitrary<string> => fc.array(word, {maxLength}).chain((words) => fc.constantFrom(' ', ', ', '\n').map((space) => words.join(space)))
    let hits = 0
    fc.assert(
      fc.property(fc.array(sentence(4), {maxLength: 8}), sentence(20), (texts, page) => {
        const all = texts.map((text, at) => heldBack(text, at))
        const found = new HeldBackIndex(all).in(page)
        const inWords = ` ${wordsOf(page).join(' ')} `
        const naive = new Set(all.filter(({text}) => wordsOf(text).length >= 2 && inWords.includes(` ${wordsOf(text).join(' ')} `)))
        hits += naive.size
        expect(found).toEqual(naive)
      }),
      {numRuns: 1000},
    )
    expect(hits).toBeGreaterThan(100)
  })

  test('an index of nothing finds nothing', () => {
    expect(new HeldBackIndex([]).in('Anmälan mot lärare')).toEqual(new Set())
  })
})
