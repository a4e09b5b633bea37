/** Why a return address tells more than where a letter goes back to (L2). */
export type AddressProblem = 'no-postcode' | 'unknown' | 'service' | 'own-name' | 'person' | 'reached-by' | 'too-long'

/** What is known of the municipality that must not stand on an envelope: names of committees, administrations, officials and members. */
export interface OwnNames {
  readonly services: readonly string[]
  readonly persons: readonly string[]
  /** The municipality's own name, which may stand there. */
  readonly municipality: string
}

/** An address on an envelope: some short lines. */
const [LINES_MAX, LINE_CHARS_MAX] = [4, 40]
/** A code of a committee is looked for as a word of its own. */
const SHORT_CHARS = 5
const POSTCODE = /^(?:SE?-)?\d{3}\s?\d{2}\s+(\p{L}[\p{L} .:-]*)$/iu

/** Beginnings of words that name what a municipality does for people, wherever in a word they stand: the letter would tell what its recipient has to do with. */
const TELLING_ANYWHERE = ['social', 'jobbtorg', 'arbetsmarknad', 'försörjning', 'bistånd', 'omsorg', 'hemtjänst', 'äldre', 'missbruk', 'beroende', 'kvinnofrid', 'kvinnojour', 'mansjour', 'skyddsboende', 'stödboende', 'familj', 'individ', 'ungdom', 'vuxen', 'barnahus', 'barnavård', 'överförmyndar', 'förmyndar', 'skuldrådgiv', 'integration', 'flykting', 'etablering', 'elevhälsa', 'psykolog', 'psykiatri', 'sekretess', 'skyddad', 'folkbokför', 'bostadsförmedling', 'boendestöd', 'boendeenhet', 'rådgivning', 'behandling', 'utredning', 'rehab', 'mottagning', 'nämnd', 'förvaltning', 'utbildning', 'förskol']
/** Words, alone or as a word's end, that name an office or who sits there. Streets may be called after them. */
const TELLING_WORDS = ['kontor', 'kontoret', 'enhet', 'enheten', 'avdelning', 'avdelningen', 'sektion', 'sektionen', 'byrå', 'byrån', 'central', 'centralen', 'center', 'centret', 'centrum', 'team', 'teamet', 'grupp', 'gruppen', 'tjänst', 'tjänsten', 'verksamhet', 'verksamheten', 'skola', 'skolan', 'vård', 'vården', 'handläggare', 'handläggaren', 'sekreterare', 'assistent', 'chef', 'chefen', 'samordnare', 'konsulent', 'socionom', 'terapeut', 'rektor', 'direktör', 'ordförande', 'ombud', 'kurator', 'utredare', 'registrator', 'barn', 'lss', 'lvu', 'lvm', 'soc', 'ifo', 'iof', 'ame', 'sfi', 'hvb', 'bup', 'budget', 'stöd', 'stödet', 'jour', 'jouren', 'våld', 'drog', 'droger', 'alkohol']
/** The shortest word that is also looked for as another word's end: shorter ones end words of every sort. */
const ENDING_CHARS_MIN = 4

/** A street's own word joined to another, such as `Storgatan`, and the same word alone after what the street is called after, such as `Barnens gata`; then the house. */
const WAYS = 'gatan|gata|vägen|väg|gränden|gränd|torget|torg|plan|platsen|plats|allén|allé|stigen|stig|backen|backe|brinken|brink|esplanaden|esplanad|kajen|kaj|leden|led|strand|stranden|ringen|slingan|liden|höjden'
const STREET = new RegExp(`^(?<before>(?:\\p{Lu}[\\p{L}.:-]*\\s+|(?:von|af|av|och|de|la|i|på)\\s+)*)(?<name>\\p{L}[\\p{L}-]*?)(?<own>\\s+)?(?<way>${WAYS})\\s+\\d+(?:\\s?[-–]\\s?\\d+)?\\s*\\p{L}?(?:, \\d\\s?tr)?$`, 'u')
/** Where a municipality sits, whatever it does there; a box; and the municipality itself. */
const NEUTRAL = /^(?:(?:post)?box|fack|svarspost|fe|pl)\s?\d{1,6}(?:[ -]\d{1,6})?$|^(?:kommunhuset|kommunalhuset|stadshuset|rådhuset)(?: \d{1,3})?$|^(?:(?:stora|lilla|gamla|nya|norra|södra|östra|västra|övre|nedre) )?(?:torget|kajen|stranden|backen|allén|esplanaden) \d{1,3}\s?\p{L}?$/u
const MUNICIPALITY = /^\p{L}[\p{L} -]{1,30} (?:kommun|stad)$|^region \p{L}[\p{L}-]{1,30}$/u
/** What may stand before a street whose name is one word. */
const BEFORE_A_STREET = /^(?:norra|södra|östra|västra|stora|lilla|gamla|nya|övre|nedre|[nsöv]\.|s:t|s:ta|sankt|sankta)$/u
/** What a street is called after tells nobody anything, but for these. */
const TELLING_IN_STREETS = ['social', 'jobbtorg']

/** E-mail and web addresses, words for a telephone, and as many digits as a number has with its area's. A street may be called after a telephone. */
const REACHED_BY = [/@|www\.|https?:/u, /[\p{L}\d-]{3,}\.\p{L}{2,}(?=$|[\s/,])/u, /(?<!\p{L})(?:tel|tfn|telefon|mobil|mobiltelefon|fax|växel|sms)(?!\p{L})/u, /\d(?:[\s()/.–-]*\d){7}/]

/**
 * Looks a return address over before it is printed on an envelope (L2): a post box or a street and a postcode, in the municipality's name at most, and nothing else, whatever it says. No service, no office, no officer, nothing to call or write to is told by its name.
 * `namesPerson`: whether somebody is named in a line, as the detection of names sees it.
 */
export function addressProblem(lines: readonly string[], own: OwnNames, namesPerson: (line: string) => boolean): {readonly line: number; readonly problem: AddressProblem} | null {
  if (lines.length === 0 || lines.length > LINES_MAX) return {line: Math.min(lines.length, LINES_MAX + 1), problem: lines.length === 0 ? 'no-postcode' : 'too-long'}
  for (const [at, line] of lines.entries()) {
    // What ends an address is a town, whatever else it may say.
    if (at === lines.length - 1 && !POSTCODE.test(line) && lineProblem(line, own, namesPerson) === 'unknown') return {line: at + 1, problem: 'no-postcode'}
    const problem = lineProblem(line, own, namesPerson)
    if (problem !== null) return {line: at + 1, problem}
  }
  return POSTCODE.test(lines.at(-1) ?? '') ? null : {line: lines.length, problem: 'no-postcode'}
}

function lineProblem(line: string, {services, persons, municipality}: OwnNames, namesPerson: (line: string) => boolean): AddressProblem | null {
  const said = folded(line)
  // What nobody sees in a line may stand in the middle of a word that tells.
  if (line.length > LINE_CHARS_MAX || line.trim() === '' || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line)) return 'too-long'
  if (REACHED_BY.some((sign) => sign.test(said))) return 'reached-by'
  if (persons.some((name) => isNamedIn(said, folded(name)))) return 'person'
  if (services.some((name) => (name.length < SHORT_CHARS ? isNamedIn(said, folded(name)) : said.includes(folded(name))))) return 'own-name'
  if (/(?:^|\s)(?:c\s?\/\s?o|att|attn|attention)(?!\p{L})/u.test(said)) return 'person'
  const street = STREET.exec(line)?.groups
  if (street !== undefined) {
    const {before = '', name = '', own, way = ''} = street
    if (TELLING_IN_STREETS.some((word) => said.includes(word)) || isTelling(folded(before))) return 'service'
    // In `Karin Boyes gata` the names are the street's; before `Storgatan` they are somebody's. `Plan 2` is a floor, whoever sits there.
    if (own !== undefined) return way === 'plan' || (way.startsWith('plats') && !name.endsWith('s')) || (folded(name) !== 'barnens' && isTelling(folded(name))) ? 'service' : null
    return before.trim() === '' || before.trim().split(/\s+/).every((word) => BEFORE_A_STREET.test(folded(word))) ? null : 'person'
  }
  const town = POSTCODE.exec(line)?.[1]
  // A town by itself is often somebody's surname too.
  if (town !== undefined) return isTelling(folded(town)) ? 'service' : /\s/.test(town.trim()) && namesPerson(town) ? 'person' : null
  if (isTelling(said)) return 'service'
  if (namesPerson(line)) return 'person'
  return said === folded(municipality) || NEUTRAL.test(said) || MUNICIPALITY.test(said) ? null : 'unknown'
}

/** Whether folded text names a service, an office or who sits there. */
function isTelling(said: string): boolean {
  return TELLING_ANYWHERE.some((word) => said.includes(word)) || said.split(/[^\p{L}]+/u).some((word) => TELLING_WORDS.some((telling) => word === telling || (telling.length >= ENDING_CHARS_MIN && word.endsWith(telling))))
}

/** As words of their own: somebody is called Ek in Ekbacken. */
function isNamedIn(said: string, name: string): boolean {
  return ` ${said.replace(/[^\p{L}-]+/gu, ' ')} `.includes(` ${name.replace(/[^\p{L}-]+/gu, ' ').trim()} `)
}

function folded(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim()
}
