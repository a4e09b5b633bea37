import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'yaml'
import {z} from 'zod'
import {type CaseTypeStems, type Lexica, WORD, type WordLists} from '../../core/scan/lexica.js'
import {readModel} from '../../core/scan/tagger/model.js'
import {WordTable} from '../../core/scan/word-table.js'
import {type Term, TERM_CATEGORIES, type TermCategory, TermIndex} from '../../core/scan/term-index.js'

const CaseTypesFile = z.object({private: z.array(z.string().min(2)), public: z.array(z.string().min(2))})
const RoleWordsFile = z.object({replacements: z.array(z.string().min(2))})
const OrganisationsFile = z.object({names: z.array(z.string().min(2))})

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
  make: WORD.make,
  contact: WORD.contact,
}

const read = new Map<string, Lexica>()

/** The shipped word lists and what has been learnt by them, from the folder that holds `lexica/`, `names/` and `policy/`. Read once for each folder. */
export function loadLexica(dataFolder: string): Lexica {
  const known = read.get(dataFolder)
  if (known !== undefined) return known
  const lexica: Lexica = {...loadLists(dataFolder), tagger: readModel(bytesOf(join(dataFolder, 'names', 'tagger.bin')))}
  read.set(dataFolder, lexica)
  return lexica
}

/** The word lists alone: what the tagger is taught by. */
export function loadLists(dataFolder: string): WordLists {
  const text = (path: string): string => readFileSync(join(dataFolder, path), 'utf8')
  const cues = new Map<string, number>()
  for (const [sort = '', listed = ''] of rows(text('lexica/cues.txt'))) {
    const bit = CUE_BITS[sort]
    if (bit === undefined) throw new Error(`lexica/cues.txt: unknown sort ${sort}`)
    for (const word of listed.split(' ')) cues.set(word, (cues.get(word) ?? 0) | bit)
  }
  const caseTypes: CaseTypeStems = CaseTypesFile.parse(parse(text('policy/case-types.yaml')))
  const roles = RoleWordsFile.parse(parse(text('policy/role-words.yaml')))
  return {
    words: new WordTable(new Uint32Array(bytesOf(join(dataFolder, 'lexica', 'words.bin'))), cues),
    terms: new TermIndex(rows(text('lexica/terms.txt')).map(([category = '', pattern = '']) => toTerm(category, pattern))),
    caseTypes: {private: caseTypes.private.map((stem) => stem.toLowerCase()), public: caseTypes.public.map((stem) => stem.toLowerCase())},
    roleWords: new Set(roles.replacements.map((word) => word.toLowerCase())),
    organisations: new Set(OrganisationsFile.parse(parse(text('policy/organisations.yaml'))).names.map((name) => name.toLowerCase())),
  }
}

/** A file's bytes in a buffer of their own, so that they can be read as numbers where they lie. */
function bytesOf(path: string): ArrayBuffer {
  const bytes = readFileSync(path)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}

function rows(text: string): readonly (readonly string[])[] {
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))
}

function toTerm(category: string, pattern: string): Term {
  if (!isCategory(category)) throw new Error(`lexica/terms.txt: unknown category ${category}`)
  const said = pattern.startsWith('!')
  const spelt = said ? pattern.slice(1) : pattern
  const text = spelt.replace(/^\*|\*$/g, '')
  if (text === '' || text.includes('*')) throw new Error(`lexica/terms.txt: ${category} ${pattern}: a star stands first or last`)
  return {category, text: text.toLowerCase(), openStart: spelt.startsWith('*'), openEnd: spelt.endsWith('*'), said}
}

function isCategory(text: string): text is TermCategory {
  return (TERM_CATEGORIES as readonly string[]).includes(text)
}
