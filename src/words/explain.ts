import type {ExplainedFinding} from '../core/review/explained-finding.js'
import type {Cue, CueCode, CueEffect} from '../core/scan/explain/cue.js'
import type {WeighedName} from '../core/scan/explain/explain-finding.js'
import type {WordPlace} from '../core/scan/explain/place.js'
import {isRunningText, type Finding, type ScanField} from '../core/scan/finding.js'
import {bilingual, type Language} from './languages.js'
import {placeInWords as filePlaceInWords} from './files.js'
import {partyWords} from './parties.js'
import {remedyWords} from './remedies.js'
import {scanWords} from './scan.js'

/** How a finding is explained. */
export const explainWords = bilingual(
  {
    fields: {heading: 'rubriken', party: 'parten', officer: 'handläggaren', file: 'filens text', fileName: 'filnamnet', minutes: 'punktens text'},
    words: (first: number, last: number) => (first === last ? `ord ${first}` : `ord ${first}–${last}`),
    line: (line: number) => `rad ${line}`,
    units: (start: number, end: number) => `tecken ${start}–${end}`,
    answers: {clear: 'visas', review: 'granskas', block: 'spärras'},
    certainty: {certain: 'säkert', likely: 'troligt'},
    quoted: (text: string) => `”${text}”`,
    cues: {
      'given-name': 'förnamn',
      surname: 'efternamn',
      'also-ordinary-word': 'är också ett vanligt ord',
      'also-place': 'är också en ort',
      title: 'titel eller yrke',
      'person-word': 'ord för en enskild',
      'from-word': 'ord för vem handlingen kommer från, går till eller rör',
      'sole-trader-word': 'ord för en enskild firma',
      'estate-word': 'ord för ett dödsbo',
      'organisation-word': 'ord för en organisation',
      'place-word': 'ord för en plats eller byggnad',
      'trade-word': 'ord för en verksamhet',
      word: 'ordet bredvid',
      'party-letter': 'partibeteckning: en förtroendevald får nämnas om det rör uppdraget',
      date: 'datumet finns i kalendern',
      'check-digit-right': 'kontrollsiffran stämmer',
      'check-digit-wrong': 'kontrollsiffran stämmer inte',
      'person-in-sight': 'en person är i sikte',
      'private-role': 'ord för en enskild är i sikte',
      'said-of-a-person': 'uttrycket sägs bara om en människa',
      'matter-of-one': 'rubriken talar varken om en plan, ett ämne eller en grupp: då är det någons ärende',
      worker: 'ord för den som har ett visst arbete är i sikte',
      'private-case-type': 'ärendetypen rör enskilda',
    } satisfies Record<CueCode, string>,
    bearers: (count: number) => `minst ${count.toLocaleString('sv')} i Sverige`,
    without: {none: 'utan det inget fynd', likely: 'utan det bara troligt', certain: 'utan det säkert'},
    likelihood: (having: number, without: number) => `sannolikhet ${having} %, utan det ${without} %`,
    weighed: (likelihood: number) => `orden sammantagna: ${likelihood} % sannolikt ett personnamn`,
    weighedFor: 'mest talar för',
    weighedAgainst: 'mest talar emot',
    effects: {raises: 'höjer', lowers: 'sänker', for: 'talar för', against: 'talar emot'} satisfies Record<CueEffect, string>,
    rule: (id: string, requirement: string, law: string) => `regel ${id} (${requirement}), ${law}`,
    noRule: 'Ingen regel i policyn gäller det här, så en person avgör.',
    detector: (id: string, version: number) => `detektor ${id}, version ${version}`,
    gone: 'Dagens detektor finner inget här: en äldre gjorde det. Kör diarievakt scan.',
    unread: 'Texten finns inte till hands, så orden kring fyndet kan inte visas.',
    capped: 'Allt i sikte har inte prövats: texten är lång eller fynden många. Mer än det som står här kan ha höjt eller sänkt fyndet.',
    staff: 'sänker: namnet står på kommunens lista över tjänstepersoner och förtroendevalda',
    change: 'Ändras av:',
    noFindings: 'Fynd: inga.',
    answered: (answer: string, when: string) => `Det som skulle granskas är besvarat: ${answer}, ${when}. Därför visas raden.`,
    policy: (hash: string) => `Policy ${hash}.`,
    oldPolicy: (then: string, now: string) => `Bedömd med policy ${then}; nu gäller ${now}. Kör diarievakt scan.`,
  },
  {
    fields: {heading: 'the heading', party: 'the party', officer: 'the officer', file: 'the file’s text', fileName: 'the file’s name', minutes: 'the item’s text'},
    words: (first: number, last: number) => (first === last ? `word ${first}` : `words ${first}–${last}`),
    line: (line: number) => `line ${line}`,
    units: (start: number, end: number) => `characters ${start}–${end}`,
    answers: {clear: 'shown', review: 'reviewed', block: 'blocked'},
    certainty: {certain: 'certain', likely: 'likely'},
    quoted: (text: string) => `“${text}”`,
    cues: {
      'given-name': 'given name',
      surname: 'surname',
      'also-ordinary-word': 'is an ordinary word too',
      'also-place': 'is a place too',
      title: 'title or occupation',
      'person-word': 'word for a private person',
      'from-word': 'word for whom the document comes from, goes to or is about',
      'sole-trader-word': 'word for a sole trader',
      'estate-word': 'word for an estate',
      'organisation-word': 'word for an organisation',
      'place-word': 'word for a place or building',
      'trade-word': 'word for a trade',
      word: 'the word beside',
      'party-letter': 'party letter: an elected member may be named if it concerns the duty',
      date: 'the date is in the calendar',
      'check-digit-right': 'the check digit is right',
      'check-digit-wrong': 'the check digit is wrong',
      'person-in-sight': 'a person is in sight',
      'private-role': 'a word for a private person is in sight',
      'said-of-a-person': 'only ever said of a person',
      'matter-of-one': 'the heading tells of no plan, subject or group, so that it is somebody’s matter',
      worker: 'a word for one who does a certain work is in sight',
      'private-case-type': 'the case type is about private persons',
    },
    bearers: (count: number) => `at least ${count.toLocaleString('en')} in Sweden`,
    without: {none: 'without it no finding', likely: 'without it only likely', certain: 'without it certain'},
    likelihood: (having: number, without: number) => `likelihood ${having} %, without it ${without} %`,
    weighed: (likelihood: number) => `the words together: ${likelihood} % likely a person’s name`,
    weighedFor: 'most speaks for it',
    weighedAgainst: 'most speaks against it',
    effects: {raises: 'raises', lowers: 'lowers', for: 'speaks for', against: 'speaks against'} satisfies Record<CueEffect, string>,
    rule: (id: string, requirement: string, law: string) => `rule ${id} (${requirement}), ${law}`,
    noRule: 'No rule of the policy speaks of this, so a person decides.',
    detector: (id: string, version: number) => `detector ${id}, version ${version}`,
    gone: 'Today’s detector finds nothing here: an older one did. Run diarievakt scan.',
    unread: 'The text is not at hand, so the words around the finding cannot be told.',
    capped: 'Not everything in sight was tried: the text is long or the findings are many. More than is told here may have raised or lowered it.',
    staff: 'lowers: the name stands on the municipality’s list of officials and elected members',
    change: 'What changes it:',
    noFindings: 'Findings: none.',
    answered: (answer: string, when: string) => `What was to be reviewed has been answered: ${answer}, ${when}. That is why the row is shown.`,
    policy: (hash: string) => `Policy ${hash}.`,
    oldPolicy: (then: string, now: string) => `Judged under policy ${then}; ${now} is in force now. Run diarievakt scan.`,
  },
)

/** The text of a field that a person may read, for quoting; null where places are told and no words. */
export type TextOf = (field: ScanField, index: number) => string | null

/** A finding in sentences: what, where and how certain; the detector's reason; what raised and lowered it; rule and law; what would change it. */
export interface ToldFinding {
  readonly head: string
  readonly why: string
  readonly cues: readonly string[]
  readonly because: string
  readonly rule: string
  readonly detector: string
  readonly remedies: readonly string[]
}

/** A finding told: the same sentences for commands, screen and manual. Quotes words only of the texts that `textOf` gives. */
export function tellFinding(explained: ExplainedFinding, language: Language, textOf: TextOf | null): ToldFinding {
  const say = explainWords[language]
  const {finding, rule, answer, place, stands, cues, capped, weighed, detectorVersion, remedies} = explained
  // A file has places of its own: a page, a comment, its author.
  const within = finding.place === undefined ? '' : ` (${filePlaceInWords(finding.place, language)})`
  const where = `${say.fields[finding.field]}${within}${place === null ? '' : `, ${placeInWords(place, finding.field, language)}`} (${say.units(finding.start, finding.end)})`
  return {
    head: `[${scanWords[language].kinds[finding.kind].label}] ${where}, ${say.certainty[finding.certainty]}, ${say.answers[answer]}`,
    why: reasonOf(finding.detector, finding.why, language),
    cues: [
      ...(finding.party === undefined ? [] : [partyWords[language].field(partyWords[language].kinds[finding.party])]),
      ...cues.map((cue) => tellCue(cue, finding, language, textOf)),
      ...(weighed === undefined ? [] : [tellWeighed(weighed, language)]),
      ...(rule?.onStaffList === true ? [say.staff] : []),
      ...(stands ? [] : [say.gone]),
      ...(capped ? [say.capped] : []),
      ...(place === null && finding.detector !== 'file' ? [say.unread] : []),
    ],
    because: rule === null ? say.noRule : rule.because[language],
    rule: rule === null ? '' : say.rule(rule.id, rule.requirement, rule.law),
    detector: say.detector(finding.detector, detectorVersion),
    remedies: remedies.map((remedy) => remedyWords[language][remedy]),
  }
}

/** The same, line by line, with what belongs to a line indented below it. */
export function findingLines(explained: ExplainedFinding, language: Language, textOf: TextOf | null): readonly string[] {
  const {head, why, cues, because, rule, detector, remedies} = tellFinding(explained, language, textOf)
  return [
    `${head}: ${why}`,
    ...cues.map((cue) => `  ${cue}`),
    `  ${because}`,
    `  ${[...(rule === '' ? [] : [rule]), detector].join('; ')}`,
    ...(remedies.length === 0 ? [] : [`  ${explainWords[language].change}`, ...remedies.map((remedy) => `    – ${remedy}`)]),
  ]
}

/** The detector's own reason as a sentence. */
export function reasonOf(detector: string, why: string, language: Language): string {
  const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = scanWords[language].reasons
  return reasons[detector]?.[why] ?? why
}

function tellCue({effect, code, place, without, bearers, likelihood}: Cue, {field, index, start, end}: Finding, language: Language, textOf: TextOf | null): string {
  const say = explainWords[language]
  const facts = [...(bearers === null ? [] : [say.bearers(bearers)]), ...(without === null ? [] : [say.without[without]]), ...(likelihood === undefined ? [] : [say.likelihood(likelihood.with, likelihood.without)])]
  const sentence = `${say.cues[code]}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`
  if (place === null) return `${say.effects[effect]}: ${sentence}`
  // What was found is never said again, only the words around it.
  const isFound = code === 'person-in-sight' || (place.field === field && place.index === index && place.start < end && place.end > start)
  const text = isFound ? null : (textOf?.(place.field, place.index) ?? null)
  const other = place.field === field ? '' : `${say.fields[place.field]}, `
  const quoted = text === null ? '' : ` ${say.quoted(text.slice(place.start, place.end))}`
  return `${say.effects[effect]}: ${other}${placeInWords(place.words, place.field, language)}${quoted}, ${sentence}`
}

function tellWeighed({likelihood, for: raised, against}: WeighedName, language: Language): string {
  const say = explainWords[language]
  const list = (name: string, all: WeighedName['for']): readonly string[] => (all.length === 0 ? [] : [`${name}: ${all.map((about) => scanWords[language].weighed[about]).join(', ')}`])
  return [say.weighed(likelihood), ...list(say.weighedFor, raised), ...list(say.weighedAgainst, against)].join('; ')
}

/** Where something stands, by words counted from the first: for those who do not see it marked. */
export function placeInWords({line, firstWord, lastWord}: WordPlace, field: ScanField, language: Language): string {
  const say = explainWords[language]
  const words = say.words(firstWord, lastWord)
  return isRunningText(field) || line > 1 ? `${say.line(line)}, ${words}` : words
}

