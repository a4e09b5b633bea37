import {describe, expect, test} from 'vitest'
import {filesIn, textOf} from './house.js'

/** Put together here, so that this file does not hold what it looks for. */
const FOREIGN = [
  ['farm', '-'], ['.', 'library/'], ['/', 'work/'], ['/', 'root/'], ['str_replace', '_based'], ['sub', 'agent'], ['clau', 'de'], ['anthro', 'pic'], ['co-authored', '-by'],
].map((parts) => parts.join(''))

const NOT_TEXT = /\.(gz|png|jpe?g|pdf|db|zip|docx|xlsx|woff2?)$/

/** Word lists hold words of every sort, and hashes any letters. */
const files = filesIn('.').filter((path) => !NOT_TEXT.test(path) && path !== 'package-lock.json' && !path.startsWith('data/lexica/') && !path.startsWith('data/names/'))

describe('what lies here is about the diary only', () => {
  test.each(FOREIGN)('nothing names %s', (word) => {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_.-])${word.replace(/[.]/g, '\\.')}`, 'iu')
    expect(files.filter((path) => pattern.test(textOf(path)))).toEqual([])
  })
})
