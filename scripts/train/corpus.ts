import {TAGS} from '../../src/core/scan/tagger/model.js'
import {tagged, unmarked, type Example} from './example.ts'
import {readShared, SHARED_DATA} from './shared-data.ts'

const TAG_OF: Readonly<Record<string, number>> = {PER: TAGS.indexOf('person'), ORG: TAGS.indexOf('organisation'), LOC: TAGS.indexOf('place'), MISC: TAGS.indexOf('thing')}
const CLOSING = /^[.,:;!?)%\]”»]$/
const OPENING = /^[([“«]$/

/** How much of them the tagger is trained on, from the first; the rest is what it is measured by. */
export const TRAINED_SHARE = 0.85

/** The tagged news sentences of `ner-train`, written together as they were once printed. */
export function readCorpus(folder = SHARED_DATA): readonly Example[] {
  const blocks = readShared('ner-train/train_corpus.txt', folder).split(/\r?\n\s*\r?\n/)
  return blocks.filter((block) => block.trim() !== '').map((block) => {
    const tokens = block.split(/\r?\n/).map((line) => line.trim().split(/\s+/)).map(([token = '', label = '0']) => ({token: token.replaceAll('\u00ad', '').trim(), tag: TAG_OF[label.trim()] ?? 0})).filter(({token}) => token !== '')
    let marked = ''
    tokens.forEach(({token, tag}, at) => {
      const before = tokens[at - 1]
      const close = marked === '' || CLOSING.test(token) || (before !== undefined && OPENING.test(before.token))
      // Tokens of one tag beside each other are one name: the corpus does not say where the next begins.
      if (before !== undefined && before.tag === tag && tag !== 0) marked = `${marked.slice(0, -1)}${close ? '' : ' '}${token}\u0002`
      else marked += `${close ? '' : ' '}${tag === 0 ? token : tagged(tag, token)}`
    })
    return unmarked(marked, 'file')
  })
}
