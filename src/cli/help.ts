import {CommandHelp, Errors, Help, type Command, type HelpSection, type HelpSectionRenderer, type Interfaces} from '@oclif/core'
import {ALIASES} from '../words/aliases.js'
import {commands} from '../words/commands.js'
import {EXIT} from './exit-codes.js'
import {languageOf} from './language.js'
import {tellUnknownCommand} from './unknown-command.js'

const language = languageOf()
const words = commands[language]

/** oclif's own headings, in the order it uses them. */
const HEADINGS: Readonly<Record<string, string>> = {
  USAGE: words.help.usage,
  ARGUMENTS: words.help.arguments,
  FLAGS: words.help.flags,
  'GLOBAL FLAGS': words.help.globalFlags,
  DESCRIPTION: words.help.description,
  EXAMPLES: words.help.examples,
  ALIASES: words.help.aliases,
  COMMANDS: words.help.commands,
  TOPICS: words.help.topics,
  VERSION: words.help.version,
  'FLAG DESCRIPTIONS': words.help.flagDescriptions,
}

// Only whole words in capitals, or oclif's own brackets: nothing that a person would type.
const OWN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/<option>/g, words.help.placeholders.option],
  [/<options:/g, `<${words.help.placeholders.options}:`],
  [/<value>/g, words.help.placeholders.value],
  [/\[default: /g, `[${words.help.placeholders.default}: `],
  [/\bCOMMAND\b/g, words.help.placeholders.command],
  [/\bDIR\b/g, words.help.placeholders.dir],
  [/\bFILE\b/g, words.help.placeholders.file],
  [/\bCODE\b/g, words.help.placeholders.code],
  [/\bROLE\b/g, words.help.placeholders.role],
  [/\bDIARY\b/g, words.help.placeholders.diary],
  [/\bSHEET\b/g, words.help.placeholders.sheet],
]

const SWEDISH_TOPICS: ReadonlyMap<string, string> = new Map([['granskning', 'review'], ['publicering', 'publication'], ['gallring', 'retention'], ['regler', 'policy'], ['registrerad', 'subject'], ['användare', 'user'], ['rutin', 'routine'], ['begäran', 'request'], ['uppföljning', 'followup'], ['logg', 'audit'], ['nyckelhavare', 'holder'], ['skyddad', 'person'], ['förmedling', 'forwarding'], ['protokoll', 'minutes'], ['arkiv', 'archive'], ['sök', 'scan']])

/** The words of a command line with a Swedish name at their beginning replaced by the command's own. */
function canonical(argv: readonly string[]): string[] {
  const typed = argv.filter((word) => !word.startsWith('-'))
  const rest = argv.filter((word) => word.startsWith('-'))
  for (const [id, aliases] of Object.entries(ALIASES)) {
    if (typed.length > 1 && (aliases as readonly string[]).includes(typed.slice(0, 2).join(':'))) return [...id.split(':'), ...typed.slice(2), ...rest]
  }
  const [first = '', ...more] = typed
  return [...(first === '' ? [] : [SWEDISH_TOPICS.get(first) ?? first]), ...more, ...rest]
}

/**
 * Help in the person's language. The manifest freezes what commands say of themselves in Swedish; the English is looked up here,
 * by the command class itself, which reads its words in the language of the call.
 */
export default class DiaryHelp extends Help {
  protected override CommandHelpClass = DiaryCommandHelp

  override async showCommandHelp(command: Command.Loadable): Promise<void> {
    await super.showCommandHelp(await inLanguage(command))
  }

  /** Swedish names lead to the same help as the names the commands have. A name that is none's is told as it is when no help is asked for. */
  override async showHelp(argv: string[]): Promise<void> {
    try {
      await super.showHelp(canonical(argv))
    } catch (error) {
      const [, unknown] = error instanceof Errors.CLIError ? (/^Command ([\s\S]*) not found\.$/.exec(error.message) ?? []) : []
      if (unknown === undefined) throw error
      tellUnknownCommand(unknown, this.config.commandIDs)
      Errors.exit(EXIT.usage)
    }
  }

  protected override formatTopic(topic: Interfaces.Topic): string {
    return super.formatTopic({...topic, description: topicWords(topic.name) ?? topic.description ?? ''})
  }

  /** What oclif writes in English of its own accord, in the person's language. */
  protected override log(...lines: string[]): void {
    super.log(...lines.map((line) => OWN_WORDS.reduce((text, [english, word]) => text.replace(english, word), line)))
  }

  override formatRoot(): string {
    const lines = [words.help.about, '', words.help.usage, `  $ diarievakt ${words.help.placeholders.command}`, '', words.help.swedish, words.help.more]
    return lines.join('\n')
  }

  protected override formatTopics(topics: Interfaces.Topic[]): string {
    const named = topics.map((topic) => ({...topic, description: topicWords(topic.name) ?? topic.description ?? ''}))
    return super.formatTopics(named)
  }

  protected override summary(command: Command.Loadable): string | undefined {
    return summaryOf(command.id) ?? super.summary(command)
  }

  override section(header: string, body: HelpSection | string): string {
    return super.section(HEADINGS[header] ?? header, body)
  }
}

class DiaryCommandHelp extends CommandHelp {
  override section(header: string, body: HelpSection | string): string {
    // oclif puts a group's name before the heading it was given.
    return super.section(header === `GLOBAL ${words.help.flags}` ? words.help.globalFlags : header, body)
  }


  protected override sections(): {header: string; generate: HelpSectionRenderer}[] {
    return super.sections().map(({header, generate}) => ({header: HEADINGS[header] ?? header, generate}))
  }
}

/** The command as it says itself in the language of this call: the manifest's copy when that is Swedish. */
async function inLanguage(command: Command.Loadable): Promise<Command.Loadable> {
  if (language === 'sv') return command
  const loaded = await command.load()
  const flags = Object.fromEntries(Object.entries(command.flags).map(([name, flag]) => [name, {...flag, ...summaryIn(loaded.flags?.[name] ?? loaded.baseFlags?.[name])}]))
  const args = Object.fromEntries(Object.entries(command.args).map(([name, arg]) => [name, {...arg, ...descriptionIn(loaded.args?.[name])}]))
  return {...command, summary: loaded.summary, description: loaded.description, flags, args}
}

function summaryIn(flag: {summary?: string | undefined} | undefined): {summary?: string} {
  return flag?.summary === undefined ? {} : {summary: flag.summary}
}

function descriptionIn(arg: {description?: string | undefined} | undefined): {description?: string} {
  return arg?.description === undefined ? {} : {description: arg.description}
}

/** A command's summary by its id: `publication:run` stands as `publicationRun` among the words. */
function summaryOf(id: string): string | undefined {
  const key = id.replace(/[: ](\w)/g, (_, letter: string) => letter.toUpperCase())
  const own: unknown = (words as Readonly<Record<string, unknown>>)[key]
  return typeof own === 'object' && own !== null && 'summary' in own && typeof own.summary === 'string' ? own.summary : undefined
}

function topicWords(name: string): string | undefined {
  return (words.topics as Readonly<Record<string, string>>)[name]
}
