import {expect, test} from 'vitest'
import {sourcesIn, textOf} from './house.js'

test('the README tells of every list and text that the word lists and the tagger are made of', () => {
  const read = new Set(sourcesIn('scripts').flatMap((file) => [...textOf(file).matchAll(/'((?:names|words|places|organisations|ner-train)\/[\w-]+\.(?:csv|tsv|txt))'/g)].map(([, path = '']) => path)))
  expect(read.size).toBeGreaterThan(8)
  const told = textOf('README.md')
  expect([...read].filter((path) => !told.includes(`\`${path}\``))).toEqual([])
})
