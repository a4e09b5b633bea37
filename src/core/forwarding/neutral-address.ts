/** Why a return address tells more than where a letter goes back to (L2). */
export type AddressProblem = 'no-postcode' | 'service' | 'own-name' | 'person' | 'reached-by' | 'too-long'

/** What is known of the municipality that must not stand on an envelope: names of committees, administrations, officials and members. */
export interface OwnNames {
  readonly services: readonly string[]
  readonly persons: readonly string[]
}

/** An address on an envelope: some short lines. */
const [LINES_MAX, LINE_CHARS_MAX] = [4, 40]
const POSTCODE = /^(?:SE-)?\d{3}\s?\d{2}\s+\p{L}[\p{L} .-]*$/iu

/** Beginnings of words that name what a municipality does for people, wherever in a word they stand: the letter would tell what its recipient has to do with. */
const TELLING_ANYWHERE = ['social', 'jobbtorg', 'arbetsmarknad', 'försörjning', 'bistånd', 'omsorg', 'hemtjänst', 'äldre', 'missbruk', 'beroende', 'kvinnofrid', 'kvinnojour', 'skyddsboende', 'familjerätt', 'familjehem', 'överförmyndar', 'förmyndar', 'skuldrådgiv', 'integration', 'flykting', 'etablering', 'elevhälsa', 'psykolog', 'psykiatri', 'sekretess', 'skyddad', 'folkbokför', 'bostadsförmedling', 'boendestöd', 'boendeenhet', 'rådgivning', 'behandling', 'rehab', 'mottagning', 'nämnd', 'förvaltning', 'utbildning', 'förskol']
/** Words, alone or as a word's end, that name an office or who sits there. Streets may be called after them. */
const TELLING_WORDS = ['kontor', 'kontoret', 'enhet', 'enheten', 'avdelning', 'avdelningen', 'sektion', 'sektionen', 'byrå', 'byrån', 'central', 'centralen', 'centrum', 'team', 'teamet', 'skola', 'skolan', 'vård', 'vården', 'handläggare', 'handläggaren', 'sekreterare', 'assistent', 'chef', 'kurator', 'utredare', 'registrator', 'vuxen', 'barn', 'ungdom', 'lss', 'ifo', 'sfi', 'hvb', 'bup', 'budget', 'stöd', 'jour']
const STREET = /^\p{Lu}[\p{L} .-]*(?:gatan|vägen|gränden|gränd|torget|torg|plan|platsen|allén|stigen|backen|esplanaden|kajen|leden|gata|väg)\s+\d+\s*\p{L}?$/u
/** What a street is called after tells nobody anything, but for these. */
const TELLING_IN_STREETS = ['social', 'jobbtorg']

/**
 * Looks a return address over before it is printed on an envelope (L2): a post box or a street and a postcode, in the municipality's name at most. No service, no office, no officer, nothing to call or write to.
 * `namesPerson`: whether somebody is named in a line, as the detection of names sees it.
 */
export function addressProblem(lines: readonly string[], own: OwnNames, namesPerson: (line: string) => boolean): {readonly line: number; readonly problem: AddressProblem} | null {
  if (lines.length === 0 || lines.length > LINES_MAX) return {line: Math.min(lines.length, LINES_MAX + 1), problem: lines.length === 0 ? 'no-postcode' : 'too-long'}
  for (const [at, line] of lines.entries()) {
    const problem = lineProblem(line, own, namesPerson)
    if (problem !== null) return {line: at + 1, problem}
  }
  return POSTCODE.test(lines.at(-1) ?? '') ? null : {line: lines.length, problem: 'no-postcode'}
}

function lineProblem(line: string, {services, persons}: OwnNames, namesPerson: (line: string) => boolean): AddressProblem | null {
  const said = folded(line)
  if (line.length > LINE_CHARS_MAX || line.trim() === '' || /\p{Cc}/u.test(line)) return 'too-long'
  if (/@|www\.|https?:|\btel\b|\btfn\b/u.test(said) || /(?:\d[ -]?){8,}/.test(line)) return 'reached-by'
  if (persons.some((name) => said.includes(folded(name)))) return 'person'
  if (services.some((name) => said.includes(folded(name)))) return 'own-name'
  if (STREET.test(line)) return TELLING_IN_STREETS.some((word) => said.includes(word)) ? 'service' : null
  if (POSTCODE.test(line)) return null
  if (TELLING_ANYWHERE.some((word) => said.includes(word))) return 'service'
  const words = said.split(/[^\p{L}]+/u)
  if (words.some((word) => TELLING_WORDS.some((telling) => word === telling || (telling.length > 4 && word.endsWith(telling))))) return 'service'
  if (/(?:^|\s)(?:c\/o|att|attn)\b/u.test(said) || namesPerson(line)) return 'person'
  return null
}

function folded(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim()
}
