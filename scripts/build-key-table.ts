import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {REVIEW_KEYS, VIEW_ACTIONS, type ReviewAction} from '../src/tui/screens/review/keys.js'
import {reviewScreen} from '../src/words/review-screen.js'

/** The pages that tell the keys of the review screen, each between two marks. */
export const KEY_PAGES = {
  en: fileURLToPath(new URL('../docs/manual/review.md', import.meta.url)),
  sv: fileURLToPath(new URL('../docs/handbok/08-granskningen.md', import.meta.url)),
} as const

const FROM = '<!-- keys: npm run manual:keys -->\n'
const TO = '<!-- /keys -->'

const HEADINGS = {en: '| key | action | does |', sv: '| tangent | åtgärd | gör |'} as const

/** A page with its table of keys as the key table of the screen has it now. */
export function withKeys(page: string, language: keyof typeof KEY_PAGES): string {
  const from = page.indexOf(FROM)
  const to = page.indexOf(TO)
  if (from < 0 || to < from) throw new Error('The page has no place for the keys')
  return page.slice(0, from + FROM.length) + keyTable(language) + page.slice(to)
}

function keyTable(language: keyof typeof KEY_PAGES): string {
  const words = reviewScreen[language]
  const names: Readonly<Record<string, string>> = words.keyNames
  const sentences: Readonly<Record<string, unknown>> = words.actions
  const written = (key: string): string => (names[key] ?? key).replace(/^ctrl-(.)$/, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`)
  const row = (keys: string, action: string, does: string): string => `| ${keys} | \`${action}\` | ${does} |\n`
  const rows = REVIEW_KEYS.filter(({action}) => !isView(action)).map(({action, keys}) => {
    const sentence = sentences[action]
    if (typeof sentence !== 'string') throw new Error(`${action} has no sentence`)
    return row(keys.map((key) => `\`${written(key)}\``).join(' '), action, sentence)
  })
  const views = row('`1`–`9`', 'view-1', words.actions.view('1'))
  return `${HEADINGS[language]}\n|---|---|---|\n${rows.join('')}${views}`
}

function isView(action: ReviewAction): boolean {
  return (VIEW_ACTIONS as readonly ReviewAction[]).includes(action)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const language of ['en', 'sv'] as const) writeFileSync(KEY_PAGES[language], withKeys(readFileSync(KEY_PAGES[language], 'utf8'), language))
}
