import type {Lexica} from '../../core/scan/lexica.js'
import type {FindingKind} from '../../core/scan/finding.js'
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

// By these somebody is found, as by a name.
const NAMING: ReadonlySet<FindingKind> = new Set<FindingKind>(['person', 'contact-person', 'email', 'phone', 'address', 'vehicle', 'bank-account', 'birth-date', 'personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number'])

/** A heading without its names and what else leads to a person, whoever that is; a party that could be a person's is taken out whole. */
function withoutNames(text: string, field: 'heading' | 'party', lexica: Lexica): string {
  const names = scanText([{field, index: 0, text}], {caseNature: 'unknown', lexica}).findings.filter(({kind}) => NAMING.has(kind))
  if (field === 'party') return names.length > 0 ? '' : text
  let left = text
  for (const {start, end} of names.toSorted((one, other) => other.start - one.start)) left = `${left.slice(0, start)} ${left.slice(end)}`
  return left
}
