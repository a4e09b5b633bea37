import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {parse} from 'yaml'
import {z} from 'zod'
import {type CaseTypeStems, type Lexica, WORD} from '../../core/scan/lexica.js'
import {type Term, TERM_CATEGORIES, type TermCategory, TermIndex} from '../../core/scan/term-index.js'

const CaseTypesFile = z.object({private: z.array(z.string().min(2)), public: z.array(z.string().min(2))})
const RoleWordsFile = z.object({replacements: z.array(z.string().min(2))})

const CUE_BITS: Readonly<Record<string, number>> = {
  'org-end': WORD.orgEnd,
  'org-head': WORD.orgHead,
  'org-join': WORD.orgJoin,
  'place-head': WORD.placeHead,
  'place-noun': WORD.placeNoun,
  trade: WORD.trade,
  title: WORD.title,
  from: WORD.from,
  'strong-from': WORD.strongFrom,
  sole: WORD.sole,
  estate: WORD.estate,
  particle: WORD.particle,
  kin: WORD.kin,
  'not-name': WORD.notName,
}

const read = new Map<string, Lexica>()

/** The shipped word lists, from the folder that holds `lexica/` and `policy/`. Read once for each folder. */
export function loadLexica(dataFolder: string): Lexica {
  const known = read.get(dataFolder)
  if (known !== undefined) return known
  const text = (path: string): string => readFileSync(join(dataFolder, path), 'utf8')
  const words = new Map<string, number>()
  for (const line of gunzipSync(readFileSync(join(dataFolder, 'lexica', 'words.txt.gz'))).toString('utf8').split('\n')) {
    let at = line.indexOf(' ')
    const bits = Number(line.slice(0, at))
    // Cut by hand: a list of all names first would double the time.
    while (at < line.length) {
      const space = line.indexOf(' ', at + 1)
      const end = space === -1 ? line.length : space
      words.set(line.slice(at + 1, end), bits)
      at = end
    }
  }
  for (const [sort = '', listed = ''] of rows(text('lexica/cues.txt'))) {
    const bit = CUE_BITS[sort]
    if (bit === undefined) throw new Error(`lexica/cues.txt: unknown sort ${sort}`)
    for (const word of listed.split(' ')) words.set(word, (words.get(word) ?? 0) | bit)
  }
  const caseTypes: CaseTypeStems = CaseTypesFile.parse(parse(text('policy/case-types.yaml')))
  const roles = RoleWordsFile.parse(parse(text('policy/role-words.yaml')))
  const lexica: Lexica = {
    words,
    terms: new TermIndex(rows(text('lexica/terms.txt')).map(([category = '', pattern = '']) => toTerm(category, pattern))),
    caseTypes: {private: caseTypes.private.map((stem) => stem.toLowerCase()), public: caseTypes.public.map((stem) => stem.toLowerCase())},
    roleWords: new Set(roles.replacements.map((word) => word.toLowerCase())),
  }
  read.set(dataFolder, lexica)
  return lexica
}

function rows(text: string): readonly (readonly string[])[] {
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))
}

function toTerm(category: string, pattern: string): Term {
  if (!isCategory(category)) throw new Error(`lexica/terms.txt: unknown category ${category}`)
  const text = pattern.replace(/^\*|\*$/g, '')
  if (text === '' || text.includes('*')) throw new Error(`lexica/terms.txt: ${category} ${pattern}: a star stands first or last`)
  return {category, text: text.toLowerCase(), openStart: pattern.startsWith('*'), openEnd: pattern.endsWith('*')}
}

function isCategory(text: string): text is TermCategory {
  return (TERM_CATEGORIES as readonly string[]).includes(text)
}
