import {LANGUAGES, type Language} from '../words/languages.js'

/** Swedish unless the person asked for English, by `--lang en` or DIARIEVAKT_LANG. */
export function languageOf(argv: readonly string[] = process.argv, env: NodeJS.ProcessEnv = process.env): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = at < 0 ? undefined : argv[at]
  const asked = word === undefined ? env['DIARIEVAKT_LANG'] : word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[at + 1]
  return LANGUAGES.find((language) => language === asked) ?? 'sv'
}
