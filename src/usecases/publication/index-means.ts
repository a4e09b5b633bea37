import type {Lexica} from '../../core/scan/lexica.js'
import {scanText} from '../../core/scan/scan-text.js'
import {sha256} from '../../io/system/digest.js'
import type {IndexMeans} from '../../papers/diary/search-index.js'

const DIGEST_LETTERS = 16

/** What the search index is made with. Without word lists nobody can tell what is a name: then old months are searched by diary number alone. */
export function indexMeans(lexica: Lexica | null): IndexMeans {
  return {
    withoutNames: (text, field) => (lexica === null ? '' : withoutNames(text, field, lexica)),
    digest: (text) => sha256(text).slice(0, DIGEST_LETTERS).replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit))),
  }
}

/** A heading without its names, whoever bears them; a party that could be a person's is taken out whole. */
function withoutNames(text: string, field: 'heading' | 'party', lexica: Lexica): string {
  const names = scanText([{field, index: 0, text}], {caseNature: 'unknown', lexica}).findings.filter(({kind}) => kind === 'person' || kind === 'contact-person')
  if (field === 'party') return names.length > 0 ? '' : text
  let left = text
  for (const {start, end} of names.toSorted((one, other) => other.start - one.start)) left = `${left.slice(0, start)} ${left.slice(end)}`
  return left
}
