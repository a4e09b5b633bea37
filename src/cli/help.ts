import {CommandHelp, Help, type Command, type HelpSection, type HelpSectionRenderer, type Interfaces} from '@oclif/core'
import {commands} from '../words/commands.js'
import {languageOf} from './language.js'

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

/**
 * Help in the person's language. The manifest freezes what commands say of themselves in Swedish; the English is looked up here,
 * by the command class itself, which reads its words in the language of the call.
 */
export default class DiaryHelp extends Help {
  protected override CommandHelpClass = DiaryCommandHelp

  override async showCommandHelp(command: Command.Loadable): Promise<void> {
    await super.showCommandHelp(await inLanguage(command))
  }

  override formatRoot(): string {
    const lines = [words.help.about, '', words.help.usage, '  $ diarievakt KOMMANDO', '', words.help.swedish, words.help.more]
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
