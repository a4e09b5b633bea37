import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Block} from '../../../src/core/minutes/block.js'
import {blocksOf, markdownOf} from '../../../src/papers/minutes/markdown.js'

describe('Markdown as minutes are made of it', () => {
  test.each<[string, readonly Block[]]>([
    ['', []],
    ['En rad\nmed fortsättning.\n\nNy rad.', [{kind: 'paragraph', text: 'En rad med fortsättning.'}, {kind: 'paragraph', text: 'Ny rad.'}]],
    ['## Yrkanden\n\n- Bo: **avslag**\n- Ulla: *bifall*', [{kind: 'heading', text: 'Yrkanden'}, {kind: 'list', first: null, items: ['Bo: avslag', 'Ulla: bifall']}]],
    ['3. tre\n4. fyra', [{kind: 'list', first: 3, items: ['tre', 'fyra']}]],
    ['| För | Mot |\n|---|---|\n| 7 | 4 |', [{kind: 'table', rows: [['För', 'Mot'], ['7', '4']]}]],
    ['> Ett citat', [{kind: 'paragraph', text: 'Ett citat'}]],
    ['Se [sidan](https://x.example/a) och https://y.example', [{kind: 'paragraph', text: 'Se sidan (https://x.example/a) och https://y.example'}]],
    ['- a\n  - b\n  - c', [{kind: 'list', first: null, items: ['a b, c']}]],
  ])('%j', (markdown, blocks) => {
    expect(blocksOf(markdown)).toEqual(blocks)
  })

  test.each(['<script>alert(1)</script>', 'Text <b onclick="x">fet</b>', '<!-- dolt -->', '![bild](x.png)', '[a]: http://x.example "titel"', '```\nkod\n```', '    fyra blanksteg', '~~struket~~'])('what is no block of minutes stands as text, and nothing is left out: %j', (markdown) => {
    const said = JSON.stringify(blocksOf(markdown))
    for (const word of markdown.match(/\p{L}{3,}/gu) ?? []) expect(said).toContain(word)
  })

  test('a number with emphasis in the middle of it is one number again: what is looked through is what is read', () => {
    expect(blocksOf('1980**0102**-2386')).toEqual([{kind: 'paragraph', text: '19800102-2386'}])
  })

  test('blocks written as Markdown are read back as the same blocks, whatever signs stand in them', () => {
    const text = fc.stringMatching(/^[A-Za-zåäö0-9*_#|\\`~<>\[\]()!.+&-][A-Za-zåäö0-9 *_#|\\`~<>\[\]()!.+&-]{0,30}[A-Za-zåäö0-9*_#|\\`~<>\[\]()!.+&-]$/).map((one) => one.replace(/ +/g, ' '))
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({kind: fc.constant('heading' as const), text}),
      fc.record({kind: fc.constant('paragraph' as const), text}),
      fc.record({kind: fc.constant('list' as const), first: fc.option(fc.integer({min: 1, max: 40})), items: fc.array(text, {minLength: 1, maxLength: 4})}),
      fc.integer({min: 1, max: 4}).chain((columns) => fc.record({kind: fc.constant('table' as const), rows: fc.array(fc.array(text, {minLength: columns, maxLength: columns}), {minLength: 1, maxLength: 4})})),
    )
    // Two lists beside each other are one, to whoever reads Markdown.
    const blocks = fc.array(block, {maxLength: 5}).filter((all) => all.every(({kind}, at) => kind !== 'list' || all[at - 1]?.kind !== 'list'))
    fc.assert(fc.property(blocks, (all) => {
      expect(blocksOf(markdownOf(all))).toEqual(all)
    }))
  })
})
