import {Flags} from '@oclif/core'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag, idArg, noteFlag} from '../../cli/review-flags.js'
import {REASON_CODES} from '../../core/review/decision.js'
import {searchSite, type SiteSearch} from '../../usecases/publication/search-site.js'
import {withdrawEntries} from '../../usecases/publication/withdraw-entries.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()]

export default class PublicationWithdraw extends RegisterCommand {
  static override summary = words.publicationWithdraw.summary
  static override hiddenAliases = [...ALIASES['publication:withdraw']]
  static override strict = false
  static override args = {id: idArg}
  static override flags = {
    committee: committeeFlag,
    reason: Flags.option({summary: words.common.reason, options: REASON_CODES, required: true})(),
    note: noteFlag,
  }

  static override examples = ['diarievakt publication withdraw "KS 2026/00123:1" --reason personal-data']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PublicationWithdraw)
    const note = flags.note === undefined ? null : await readStandardInput()
    return this.withSession(flags.workspace, async (session) => {
      const gone = await withdrawEntries(session, {ids: argv as string[], committee: flags.committee ?? null, reason: flags.reason, note})
      const say = this.words.publication
      this.say(say.withdrawn(gone.entries.length, gone.seconds.toFixed(1)))
      if (gone.before.length > 0) this.say(say.downBefore(gone.before.length))
      if (gone.urls.length > 0) this.say(say.addressesGone)
      for (const url of gone.urls) this.say(`  ${url}`)
      const forSearchEngines = say.searchEngines(session.settings.municipality.name)
      this.say(forSearchEngines)
      const {unfinished, ...done} = gone
      // While a run has the site, what was taken down stands there still, and is no trace of it.
      const search = unfinished?.code === 'removal-waits' ? null : await searchSite(session, {entries: [...gone.entries, ...gone.before]})
      if (search !== null) this.#tellSearch(search)
      if (unfinished !== null) {
        const {what, next} = refusalWords(this.language, unfinished.code, unfinished.facts)
        for (const line of [what, next]) this.tell(line)
        process.exitCode = unfinished.exitCode
      }
      return {...done, unfinished: unfinished?.code ?? null, forSearchEngines, search}
    })
  }

  #tellSearch({files, bytes, texts, places, inFiles, packedFiles, unread, seconds}: SiteSearch): void {
    const say = this.words.publication.siteSearch
    if (places.length === 0) this.say(say.clean(texts, files - packedFiles - unread.length, (bytes / 1e6).toFixed(1), seconds.toFixed(1)))
    else {
      this.tell(say.found(places.length))
      for (const place of places) this.tell(`  ${place}`)
      this.tell(say.foundNext)
      process.exitCode = EXIT.fault
    }
    if (unread.length > 0) {
      this.tell(say.unread(unread.length))
      for (const place of unread) this.tell(`  ${place}`)
      this.tell(say.unreadNext)
      process.exitCode = EXIT.fault
    }
    if (packedFiles > 0) this.say(say.packedFiles(packedFiles))
    if (inFiles.length === 0) return
    this.tell(say.inFiles(inFiles.length))
    for (const place of inFiles) this.tell(`  ${place}`)
  }
}
