import {CHANGED_BY, type ChangedBy} from '../core/review/changed.js'
import {bilingual} from './languages.js'

const words = bilingual(
  {import: 'importen', scan: 'en ny bedömning', release: 'kontrollen före publicering', retention: 'gallringen', somebody: 'någon'},
  {import: 'the import', scan: 'a new judgement', release: 'the check before publication', retention: 'retention', somebody: 'somebody'},
)

/** Who or what changed an entry: an account by its name, anything else by what it is called. */
export const changedBy = {sv: sayIn(words.sv), en: sayIn(words.en)} as const

function sayIn(say: (typeof words)['sv']) {
  return (what: string, by: string): string => {
    const kind: ChangedBy = CHANGED_BY.find((one) => one === what) ?? 'person'
    return kind === 'person' ? by || say.somebody : say[kind]
  }
}
