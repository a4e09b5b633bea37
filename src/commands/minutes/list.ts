import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {meetingFlags, weekOf} from '../../cli/meeting-flags.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {listMeetings} from '../../usecases/minutes/list-meetings.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {minutesWords} from '../../words/minutes.js'

const words = commands[languageOf()].minutesList

export default class MinutesList extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['minutes:list']]
  static override flags = meetingFlags(words)
  static override examples = ['diarievakt minutes list', 'diarievakt minutes list --committee KS --week 2026-W06']

  async run(): Promise<object> {
    const {flags} = await this.parse(MinutesList)
    const say = minutesWords[this.language]
    const week = weekOf(flags.week, this.words)
    const order = {committee: flags.committee ?? null, from: week?.from ?? dayOf('from', flags.from, this.words), until: week?.until ?? dayOf('until', flags.until, this.words)}
    const meetings = await this.withSession(flags.workspace, (session) => listMeetings(session, order))
    const {meeting, paper, items, waiting, omitted, state} = say.columns
    if (meetings.length === 0) this.say(say.noMeetings)
    else {
      const rows = meetings.flatMap(({committee, date, papers}) =>
        papers.length === 0 ? [[`${committee} ${date}`, '–', '', '', '', '']] : papers.map((one) => [`${committee} ${date}`, say.papers[one.kind], String(one.items), String(one.waiting), String(one.omitted), say.states[one.state]]))
      this.say(table([meeting, paper, items, waiting, omitted, state], rows))
    }
    return {meetings: meetings.map(({entry, ...one}) => ({id: entry, ...one, papers: one.papers.map(({entry: id, ...own}) => ({id, ...own}))}))}
  }
}
