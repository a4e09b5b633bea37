import type {ScanContext} from './detector.js'
import type {Certainty} from './finding.js'
import {givenLevel, ordinaryLevel, surnameLevel, WORD} from './lexica.js'
import {type Reading, readingOf, type Word} from './reading.js'

/** How a name was recognised. */
export type NameReason =
  | 'given-and-surname'
  | 'given-and-unknown'
  | 'two-given-names'
  | 'surname-first'
  | 'initial-and-surname'
  | 'given-and-initial'
  | 'initials-with-cue'
  | 'surname-with-cue'
  | 'given-with-cue'
  | 'small-letters'
  | 'name-in-party'
  | 'sole-trader'
  | 'estate'
  | 'elected'

export const NAME_REASONS: readonly NameReason[] = [
  'given-and-surname', 'given-and-unknown', 'two-given-names', 'surname-first', 'initial-and-surname', 'given-and-initial',
  'initials-with-cue',
  'surname-with-cue', 'given-with-cue', 'small-letters', 'name-in-party', 'sole-trader', 'estate', 'elected',
]

/** A person's name in a text, and which words it consists of. */
export interface Name {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly last: number
  readonly certainty: Certainty
  readonly why: NameReason
}

const STREET = /(?:gat(?:an?|orna)|väg(?:en|ar|arna)?|gränd(?:en)?|stig(?:en)?|torg(?:et)?|allén?|esplanaden|boulevarden|leden|kajen|parken|platsen|plats|gården|skolan?|kyrkan?|huset|hemmet|hallen|boendet|bron|backen|åsen|sjön|viken|udden|hamnen|priset|fonden|stiftelsen|dagen|veckan|projektet|gruppen|nämnden|styrelsen|verket|bolaget|föreningen|förbundet|klubben|kommunen?|staden|gymnasi(?:et|um)|restaurang(?:en)?|galan|loppet|mässan|region(?:en)?|länet|församling(?:en)?)s?$/u
const SURNAME_ENDING = /(?:sson|sen|qvist|kvist|ström|lund|berg|gren|dahl|mark|stedt|städt|berger|vić|ović|ovic|evic|wski|wska|ska|ski|enko|idis|poulos|yan|zadeh|oğlu|oglu|ez|ini|elli|ulla[h]?|i|pour|nejad|nen|aho|ala)s?$/u
const TITLE_ENDING = /(?:chef|chefen|sekreterare|sekreteraren|handläggare|handläggaren|ordförande|direktör|direktören|läkare|läkaren|ledare|ledaren|inspektör|inspektören|lärare|läraren|samordnare|pedagog|sköterska|sköterskan|assistent|jurist|advokat|rektor|utredare|strateg|arkitekt|ingenjör|tekniker|kurator|psykolog|terapeut|mäklare|nämndeman|domare|åklagare|polis|tolk|präst|ledamot|ersättare|revisor|registrator|konsulent|vägledare|ombud)$/u
const ELECTED = /^s{0,2}\s?\((?:s|m|sd|c|v|kd|mp|l|fp|fi|pp|med|afs|nya|-|obunden|oberoende|politisk vilde|[\p{L}]{1,4})\)/u

/** Base weight of a name by its level; see `NAME_LEVELS`. */
const GIVEN_WEIGHT = [0, 1, 2, 4, 5, 6, 6, 6] as const
const SURNAME_WEIGHT = [0, 1, 2, 3, 5, 6, 6, 6] as const
/** What is taken off when a word is also ordinary: in a place where capitals tell nothing, and in one where they do. */
const BLURRED = [0, 1, 3, 4] as const
const SHARP = [0, 0, 1, 2] as const
/** Given name and surname together must weigh this much. */
const ENOUGH = 6

let last: {readonly reading: Reading; readonly party: boolean; readonly names: readonly Name[]} | null = null

/** The persons named in a text, in order, none inside another. The last answer is kept, since several detectors ask for it. */
export function namesIn(text: string, context: ScanContext): readonly Name[] {
  const reading = readingOf(text, context.lexica)
  const party = context.field === 'party'
  if (last === null || last.reading !== reading || last.party !== party) last = {reading, party, names: find(reading, party)}
  return last.names
}

function find(reading: Reading, party: boolean): readonly Name[] {
  const names: Name[] = []
  const {words} = reading
  for (let at = 0; at < words.length; ) {
    const word = words[at]
    const name = word === undefined || (word.bits === 0 && word.form !== 'initial' && !party && !isCapital(word)) ? null : nameAt(reading, at, party)
    if (name === null) {
      at++
      continue
    }
    // `Anna och Erik Olsson` are two persons.
    const partner = partnerBefore(reading, name.first)
    if (partner !== null && (names.at(-1)?.last ?? -1) < partner.first) names.push(partner)
    names.push(name)
    at = name.last + 1
  }
  return names
}

function nameAt(reading: Reading, at: number, party: boolean): Name | null {
  const {words} = reading
  const word = words[at]
  if (word === undefined) return null
  if (word.form === 'lower') return smallLetters(reading, at)
  if (word.form === 'mixed') return null
  if (word.form === 'initial') return initialFirst(reading, at, party)
  return givenFirst(reading, at, party) ?? surnameFirst(reading, at) ?? surnameWithCue(reading, at) ?? smallLetters(reading, at) ?? givenWithCue(reading, at) ?? (party ? aloneInParty(reading, at) : null)
}

/** `Erik Olsson`, `Anna-Karin von Berg`, `Erik J. Olsson`, `Fatima Al-Hassani`, `Anna B.` */
function givenFirst(reading: Reading, at: number, party: boolean): Name | null {
  const {words} = reading
  const word = words[at]
  if (word === undefined || (word.genitive && givenLevel(word.bits) > 0 && surnameLevel(word.bits) === 0)) return null
  const given = givenWeight(reading, word)
  if (given === 0 && !(party && isUnknownName(word))) return null
  let tail = at
  let best = -1
  let bestAt = -1
  let unknown = false
  let rare = false
  // Up to three more given names or initials, then particles, then the surname and perhaps a second one.
  for (let steps = 0; steps < 6; steps++) {
    const current = words[tail]
    const next = words[tail + 1]
    if (current === undefined || next === undefined || !joins(current, next)) break
    if (current.genitive && tail > at) break
    if ((next.bits & WORD.particle) !== 0 && isParticleHere(words, tail + 1)) {
      tail++
      continue
    }
    if (next.form === 'initial') {
      if (!initialInside(words, tail + 1)) break
      tail++
      continue
    }
    if (!isCapital(next) || current.gap === 'dot') {
      if (!(current.gap === 'dot' && current.form === 'initial' && isCapital(next))) break
    }
    const surname = surnameWeight(reading, next)
    const stranger = surname === 0 && givenLevel(next.bits) < 3 && isUnknownName(next) && !reading.capitals
    const weight = surname > 0 ? surname : stranger ? (SURNAME_ENDING.test(next.lower) ? 4 : 2) : Math.min(3, givenWeight(reading, next))
    if (weight === 0) break
    // A business word after a full name is the trade, not a second surname.
    if (bestAt >= 0 && ((next.bits & (NOT_A_NAME | WORD.place | WORD.common)) !== 0 || (stranger && hasOrganisationEnd(words, tail)) || hasOrganisationEnd(words, tail + 1))) break
    if (weight >= best || surname > 0) {
      best = Math.max(best, weight)
      unknown = stranger
      rare = isUnknownName(next) && !reading.capitals
    }
    bestAt = tail + 1
    tail++
  }
  if (bestAt < 0) return givenAndInitial(reading, at, given)
  const cue = cueBefore(reading, at) || party
  const sum = given + best
  // `Per Wästberg` and `Hans Gerremo`: a stranger's capital after one of the commonest names is no accident.
  const common = givenLevel(word.bits) >= 6 && (words[bestAt]?.lower.length ?? 0) > 3
  const stranger = rare && ((given >= 5 && best >= 2) || (cue && sum >= 5) || (given >= 2 && best >= 4) || common)
  const enough = stranger || (!unknown && (sum >= ENOUGH || (cue && sum >= 5)))
  if (given === 0 || !enough) return null
  const lastWord = words[bestAt]
  if (lastWord === undefined) return null
  const place = standsIn(reading, at, bestAt)
  if (place === 'place' || place === 'organisation') return null
  // `Karl Johan 4` is a block with its number.
  const numbered = lastWord.gap === 'space' && words[bestAt + 1]?.form === 'mixed'
  const onlyGiven = surnameLevel(lastWord.bits) < 3 && givenLevel(lastWord.bits) > 4 && !unknown
  if (numbered && (onlyGiven || (!cue && (unknown || best < 4 || ordinaryLevel(lastWord.bits) > 1)))) return null
  const why: NameReason = place ?? (isElected(reading, lastWord) ? 'elected' : unknown ? 'given-and-unknown' : onlyGiven ? 'two-given-names' : 'given-and-surname')
  const sharp = given >= 6 && best >= 6 && !reading.capitals && ordinaryLevel(word.bits) < 2 && ordinaryLevel(lastWord.bits) < 2 && (lastWord.bits & WORD.place) === 0
  const certainty = sharp && (why === 'given-and-surname' || why === 'elected') ? 'certain' : 'likely'
  return nameOf(words, at, bestAt, certainty, why)
}

function givenAndInitial(reading: Reading, at: number, given: number): Name | null {
  const {words} = reading
  const next = words[at + 1]
  const word = words[at]
  if (given < 5 || word === undefined || word.genitive || next?.form !== 'initial' || word.gap !== 'space' || next.gap === 'space') return null
  if (standsIn(reading, at, at + 1) === 'place' || reading.capitals) return null
  return nameOf(words, at, at + 1, 'likely', 'given-and-initial')
}

/** `E. Olsson`, `E.J. Olsson`, and `E Olsson` after a cue. */
function initialFirst(reading: Reading, at: number, party: boolean): Name | null {
  const {words} = reading
  let tail = at
  while (words[tail + 1]?.form === 'initial' && (words[tail]?.gap === 'dot' || words[tail]?.gap === 'space') && tail - at < 3) tail++
  const lastInitial = words[tail]
  // `elev E.O.` tells who it is to those who know the school.
  if (tail > at && words[at]?.gap === 'dot' && ((words[at - 1]?.bits ?? 0) & WORD.kin) !== 0) return nameOf(words, at, tail, 'likely', 'initials-with-cue')
  let next = words[tail + 1]
  if (lastInitial === undefined || next === undefined) return null
  const dotted = lastInitial.gap === 'dot'
  if (!dotted && lastInitial.gap !== 'space') return null
  if ((next.bits & WORD.particle) !== 0 && next.gap === 'space') next = words[++tail + 1]
  if (next === undefined || !isCapital(next)) return null
  // The full stop belongs to the initial and begins no sentence.
  const weight = surnameWeight(reading, {...next, opening: false})
  const enough = dotted ? weight >= 4 : weight >= 5 && (party || cueBefore(reading, at))
  if (!enough || standsIn(reading, at, tail + 1) === 'place' || standsIn(reading, at, tail + 1) === 'organisation') return null
  return nameOf(words, at, tail + 1, 'likely', 'initial-and-surname')
}

/** `Olsson, Erik` and `Olsson Erik`. */
function surnameFirst(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || next === undefined || word.genitive || (next.genitive && word.gap === 'comma')) return null
  if (word.gap !== 'comma' && word.gap !== 'space') return null
  if (!isCapital(next) && !(next.form === 'initial' && word.gap === 'comma')) return null
  const surname = surnameWeight(reading, word)
  if (surname < 5 || givenLevel(word.bits) >= surnameLevel(word.bits)) return null
  if (next.form === 'initial') {
    if (surname < 6 || next.gap === 'space' || ordinaryLevel(word.bits) > 1 || standsIn(reading, at, at + 1) !== null) return null
    return nameOf(words, at, at + 1, 'likely', 'surname-first')
  }
  if (givenWeight(reading, next) < 5 || surnameLevel(next.bits) > givenLevel(next.bits)) return null
  let end = at + 1
  const third = words[end + 1]
  if (word.gap === 'comma') {
    // `Lind, Erik Olsson` is a surname and then a whole person.
    if (third !== undefined && next.gap === 'space' && isCapital(third)) {
      if (surnameWeight(reading, third) >= 3) return null
      if (givenWeight(reading, third) >= 4) end++
    }
    const before = words[at - 1]
    if (before !== undefined && isCapital(before) && (before.gap === 'space' || before.gap === 'comma') && givenWeight(reading, before) > 0) return null
  } else if (third !== undefined && next.gap === 'space' && isCapital(third) && surnameWeight(reading, third) >= 3) return null
  const place = standsIn(reading, at, end)
  if (place === 'place' || place === 'organisation') return null
  return nameOf(words, at, end, 'likely', place ?? 'surname-first')
}

/** `familjen Olsson`, `klagomål från Lindström`, `rektor Lind`: a surname alone means a person only after such a word. */
function surnameWithCue(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [word, before] = [words[at], words[at - 1]]
  if (word === undefined || before === undefined || (before.gap !== 'space' && before.gap !== 'dot')) return null
  const title = (before.bits & WORD.title) !== 0 || TITLE_ENDING.test(before.lower)
  const from = (before.bits & WORD.from) !== 0
  if (!title && !from) return null
  const level = surnameLevel(word.bits)
  const weight = surnameWeight(reading, word)
  const blurred = ordinaryLevel(word.bits) >= 2 || (word.bits & (WORD.place | WORD.common | WORD.trade | WORD.notName)) !== 0
  if (reading.capitals || STREET.test(word.lower)) return null
  if (title ? weight < 4 || (blurred && level < 6) : weight < 5 || level < 5 || blurred || givenLevel(word.bits) > level) return null
  const next = words[at + 1]
  // `från Lindströms Åkeri`, `av Olsson & Partner`, `Bergs kommun`: not a person alone.
  if (next !== undefined && word.gap === 'space' && (isCapital(next) || next.form === 'upper' || next.form === 'initial' || (next.bits & (WORD.orgEnd | WORD.placeNoun | WORD.trade)) !== 0)) return null
  if (word.gap === 'and' || word.gap === 'slash') return null
  const place = standsIn(reading, at, at)
  if (place === 'place' || place === 'organisation') return null
  return nameOf(words, at, at, 'likely', place ?? 'surname-with-cue')
}

const WEAK_FROM: ReadonlySet<string> = new Set(['till', 'med', 'mot', 'åt', 'av'])

/** `klagomål från Erik`, `eleven Emma`, `angående Eriks skolgång`. */
function givenWithCue(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [word, before] = [words[at], words[at - 1]]
  if (word === undefined || before === undefined || (before.gap !== 'space' && before.gap !== 'dot') || reading.capitals) return null
  const kin = (before.bits & WORD.kin) !== 0
  const strong = (before.bits & WORD.strongFrom) !== 0
  // After `till` and `med` only the commonest names: shorter words are many there.
  const weak = !strong && WEAK_FROM.has(before.lower)
  if (!kin && !strong && !weak) return null
  if (givenLevel(word.bits) < (kin ? 3 : weak ? 6 : 5) || ordinaryLevel(word.bits) >= (kin ? 3 : 2) || (word.bits & (WORD.place | WORD.trade | WORD.orgHead)) !== 0) return null
  const next = words[at + 1]
  if (next !== undefined && word.gap === 'space') {
    if (next.form === 'mixed' || isCapital(next)) return null
    if (word.genitive && (next.bits & (WORD.placeNoun | WORD.trade | WORD.orgEnd)) !== 0) return null
  }
  if (word.gap === 'and') return null
  return nameOf(words, at, at, 'likely', 'given-with-cue')
}

/** `klagomål från erik olsson`: where people write small letters only names that are never words count. */
function smallLetters(reading: Reading, at: number): Name | null {
  const {words} = reading
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || next === undefined || next.form !== 'lower' || word.gap !== 'space') return null
  if (givenLevel(word.bits) < 5 || ordinaryLevel(word.bits) > 1 || (word.bits & NOT_A_NAME) !== 0) return null
  let bits = next.bits
  let end = at + 1
  if (surnameLevel(bits) < 4) {
    const third = words[at + 2]
    if (givenLevel(bits) < 5 || third?.form !== 'lower' || next.gap !== 'space' || (next.bits & NOT_A_NAME) !== 0) return null
    bits = third.bits
    end = at + 2
  }
  if (surnameLevel(bits) < 4 || ordinaryLevel(bits) > 0 || (bits & (NOT_A_NAME | WORD.place)) !== 0) {
    // A genitive is not looked up for small letters until here.
    return null
  }
  const place = standsIn(reading, at, end)
  if (place === 'place' || place === 'organisation') return null
  return nameOf(words, at, end, 'likely', place ?? 'small-letters')
}

/** In the party field nothing but a name may be what is left when the field holds one word or two that are names. */
function aloneInParty(reading: Reading, at: number): Name | null {
  const {words} = reading
  const word = words[at]
  if (word === undefined) return null
  const before = words[at - 1]
  const opensPart = before === undefined || before.gap === 'comma' || before.gap === 'slash' || before.gap === 'other' || before.gap === 'and' || before.lower === 'och'
  const closesPart = word.gap !== 'space' && word.gap !== 'and' && word.gap !== 'dot'
  const joined = word.gap === 'space' && words[at + 1]?.lower === 'och'
  if (!opensPart || !(closesPart || joined)) return null
  if (ordinaryLevel(word.bits) >= 2 || (word.bits & (NOT_A_NAME | WORD.place | WORD.common)) !== 0) return null
  if (Math.max(givenLevel(word.bits), surnameLevel(word.bits)) < 5) return null
  return nameOf(words, at, at, 'likely', 'name-in-party')
}

function partnerBefore(reading: Reading, first: number): Name | null {
  const {words} = reading
  const [join, partner] = [words[first - 1], words[first - 2]]
  const amp = partner === undefined && join?.gap === 'and' ? join : null
  const other = amp ?? (join?.lower === 'och' ? partner : join?.gap === 'and' ? join : undefined)
  if (other === undefined || !isCapital(other) || other.genitive || givenWeight(reading, other) < 5) return null
  const at = words.indexOf(other, Math.max(0, first - 2))
  return nameOf(words, at, at, 'likely', 'given-with-cue')
}

const NOT_A_NAME = WORD.title | WORD.orgEnd | WORD.orgHead | WORD.trade | WORD.notName | WORD.from | WORD.particle

function nameOf(words: readonly Word[], first: number, end: number, certainty: Certainty, why: NameReason): Name {
  return {start: words[first]?.start ?? 0, end: words[end]?.end ?? 0, first, last: end, certainty, why}
}

function isCapital(word: Word): boolean {
  return word.form === 'capital' || (word.form === 'upper' && word.lower.length > 2) || (word.form === 'lower' && (word.bits & (WORD.given | WORD.surname)) !== 0 && word.lower.indexOf('-') === 2)
}

function joins(current: Word, next: Word): boolean {
  return current.gap === 'space' || (current.gap === 'dot' && (current.form === 'initial' || next.form === 'initial'))
}

function initialInside(words: readonly Word[], at: number): boolean {
  const [initial, next] = [words[at], words[at + 1]]
  return initial !== undefined && next !== undefined && (initial.gap === 'dot' || initial.gap === 'space') && (isCapital(next) || next.form === 'initial' || (next.bits & WORD.particle) !== 0)
}

/** `von`, `al`, `de la` count when a capitalised word follows, not where the sentence goes on. */
function isParticleHere(words: readonly Word[], at: number): boolean {
  const particle = words[at]
  if (particle === undefined || particle.gap !== 'space') return false
  for (let k = at + 1; k < at + 3; k++) {
    const next = words[k]
    if (next === undefined) return false
    if (next.form === 'capital' || next.form === 'upper') return particle.lower !== 'av' && particle.lower !== 'den'
    if ((next.bits & WORD.particle) === 0 || next.gap !== 'space') return false
  }
  return false
}

function givenWeight(reading: Reading, word: Word): number {
  const level = givenLevel(word.bits)
  if (level === 0) return 0
  if ((word.bits & WORD.notName) !== 0 && level < 6) return 0
  let weight: number = GIVEN_WEIGHT[level] ?? 0
  const ordinary = ordinaryLevel(word.bits)
  const blurred = word.opening || word.form === 'upper' || reading.capitals
  // Where a name is rare a capital is no help: `Andra` and `Kvarn` are names too.
  weight -= (blurred || level < 4 ? BLURRED[ordinary] : SHARP[ordinary]) ?? 0
  if ((word.bits & WORD.place) !== 0) weight -= 1
  if ((word.bits & (WORD.title | WORD.orgEnd | WORD.orgHead | WORD.trade)) !== 0 && level < 6) weight -= 3
  if ((word.bits & WORD.common) !== 0 && level < 4) return 0
  return weight > 0 ? weight : level >= 5 ? 1 : 0
}

function surnameWeight(reading: Reading, word: Word): number {
  const level = surnameLevel(word.bits)
  if (level === 0) return 0
  if ((word.bits & WORD.notName) !== 0 && level < 6) return 0
  let weight: number = SURNAME_WEIGHT[level] ?? 0
  const ordinary = ordinaryLevel(word.bits)
  const blurred = word.opening || word.form === 'upper' || reading.capitals
  weight -= (blurred || level < 4 ? BLURRED[ordinary] : SHARP[ordinary]) ?? 0
  if ((word.bits & WORD.place) !== 0) weight -= 1
  if ((word.bits & (WORD.title | WORD.orgEnd | WORD.orgHead | WORD.trade)) !== 0 && level < 6) weight -= 3
  else if ((word.bits & WORD.placeNoun) !== 0 && level < 6) weight -= 2
  if ((word.bits & WORD.common) !== 0 && level < 4) return 0
  return weight > 0 ? weight : level >= 4 ? 1 : 0
}

/** A capitalised word that no list knows and that is not built of ordinary words: after a given name most likely a surname. */
function isUnknownName(word: Word): boolean {
  if (word.form !== 'capital' || word.lower.length < 3) return false
  if ((word.bits & ~(WORD.given | WORD.surname)) !== 0 || word.genitive) return false
  return !STREET.test(word.lower) && !COMPOUND.test(word.lower)
}

// The last parts that nouns of this trade are built with; a surname seldom ends so.
const COMPOUND = /(?:avdelning|enhet|kontor|nämnd|styrelse|utskott|förvaltning|verksamhet|område|center|centrum|central|anläggning|byggnad|lokal|plan|planering|program|ärende|handling|avtal|ansökan|anmälan|beslut|rapport|utredning|yttrande|skrivelse|remiss|bidrag|avgift|tillstånd|lov|mål|möte|vecka|tjänst|boende|hem|arena|festival|cup|lopp|marknad|program|system|projekt|grupp|råd|lag|köping|ängen|höjden|lunden|dalen|berget|vägs|ning|skap|het|heten|else|elsen|tion|tionen|ism|ist|lista|listan|pris|fond|stipendiet|sjuk|vård|vården|omsorg|skola|förskola|gymnasium|partiet|förening|förbund|samfällighet|bolag|företag|byrå)(?:en|et|n|t|ar|or|s|erna|arna)?$|(?:verksamhet|avgift|lokal|rapport|rutin|plan|dokument|nämnd|tjänst)er(?:na)?$/u

/** Whether a word just before points to a person. */
function cueBefore(reading: Reading, at: number): boolean {
  const before = reading.words[at - 1]
  if (before === undefined || (before.gap !== 'space' && before.gap !== 'dot' && before.gap !== 'other')) return false
  return (before.bits & (WORD.from | WORD.title | WORD.kin | WORD.sole | WORD.estate)) !== 0 || TITLE_ENDING.test(before.lower)
}

function isElected(reading: Reading, word: Word): boolean {
  const rest = reading.lower.slice(word.end, word.end + 20)
  return ELECTED.test(rest.trimStart())
}

/** What a name is part of: a place or an organisation is no person, a sole trader and an estate are. Null: nothing but itself. */
function standsIn(reading: Reading, first: number, end: number): 'place' | 'organisation' | 'sole-trader' | 'estate' | null {
  const {words} = reading
  const [before, tail] = [words[first - 1], words[end]]
  if (tail === undefined) return null
  if (STREET.test(tail.lower) && surnameLevel(tail.bits) < 5) return 'place'
  const next = tail.gap === 'space' || tail.gap === 'and' ? words[end + 1] : undefined
  if (next !== undefined && (next.bits & WORD.estate) !== 0) return 'estate'
  if (before !== undefined && (before.gap === 'space' || before.gap === 'dot')) {
    if ((before.bits & WORD.estate) !== 0) return 'estate'
    if (before.lower === 'efter' && ((words[first - 2]?.bits ?? 0) & WORD.estate) !== 0) return 'estate'
    if ((before.bits & WORD.sole) !== 0) return hasOrganisationEnd(words, end) ? 'organisation' : 'sole-trader'
    if ((before.bits & WORD.placeHead) !== 0 && first > 0) return 'place'
    if ((before.bits & WORD.orgHead) !== 0) return 'organisation'
    if (before.form === 'upper' && (before.lower === 'ab' || before.lower === 'hb' || before.lower === 'kb')) return 'organisation'
  }
  if (next === undefined) return null
  // `Selma Lagerlöfs gata` is a street; `Erik Olssons plats på förskolan` is a child's.
  if ((tail.genitive || tail.lower.endsWith('s')) && (next.bits & WORD.placeNoun) !== 0 && !isHisOwn(words, end + 1)) return 'place'
  if ((tail.genitive || tail.lower.endsWith('s')) && next.form !== 'mixed' && !isHisOwn(words, end + 1) && STREET.test(next.lower) && (next.form === 'lower' || isCapital(next))) return 'place'
  // `Fredrika Bremer gymnasium`: no one's name is followed by such a word otherwise.
  if (next.form === 'lower' && NAMED_AFTER.test(next.lower)) return 'place'
  if (isCapital(next) && STREET.test(next.lower) && surnameLevel(next.bits) < 4 && (next.bits & WORD.place) === 0) return 'place'
  if (hasOrganisationEnd(words, end)) return 'organisation'
  if ((next.bits & WORD.trade) !== 0 && (isCapital(next) || !tail.genitive) && tail.gap === 'space') return 'sole-trader'
  return null
}

const NAMED_AFTER = /^(?:gymnasium|gymnasiet|skola|förskola|museum|museet|sjukhus|stipendium|stipendiet|stipendiefond|minnesfond|fond|stiftelse|pris|priset|bibliotek|teater|sällskapet)$/u

/** `plats på`, `skola i`: followed by where it is, the thing belongs to the person named. */
function isHisOwn(words: readonly Word[], at: number): boolean {
  const next = words[at]?.gap === 'space' ? words[at + 1]?.lower : undefined
  return next === 'på' || next === 'vid' || next === 'hos' || next === 'inom'
}

/**
 * Whether the words that follow on without a comma make the name a company's: `Erik Olsson Bygg & Entreprenad AB`, `Erik Olssons stiftelse`.
 * In `Erik Olsson Karlstads kommun` and `Erik Olsson Peab AB` the organisation is another than the person.
 */
function hasOrganisationEnd(words: readonly Word[], from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const [word, next] = [words[at], words[at + 1]]
    if (word === undefined || next === undefined || (word.gap !== 'space' && word.gap !== 'and')) return false
    if ((next.bits & WORD.orgJoin) !== 0 && (word.gap === 'and' || word.lower === 'och')) return true
    if (COMPANY.test(next.lower)) return next.form !== 'lower' || next.lower.length > 2 || next.lower === 'ab'
    if ((next.bits & WORD.orgEnd) !== 0) return at === from && (next.lower.length > 3 || next.form === 'upper')
    if (next.form === 'mixed' || next.form === 'initial') return false
    if (next.form === 'lower' ? next.lower !== 'och' && (next.bits & WORD.trade) === 0 : !isFirmWord(next)) return false
  }
  return false
}

const COMPANY = /^(?:ab|hb|kb|aktiebolag|aktiebolaget|handelsbolag|kommanditbolag|inc|ltd|gmbh|oy|oyj|aps|llc|plc|bv)$/u
const FIRM_WORD = /(?:ing|ion|ioner|eri|erier|tjänst|tjänster|teknik|bygg|konsult|konsulter|service|fastigheter|media|design|group|gruppen|produkter|varor|städ|bygge|byggare|bolag|verk|verken)$/u

/** A word that firms put between the owner's name and the company form. */
function isFirmWord(word: Word): boolean {
  return (word.bits & (WORD.trade | WORD.common | WORD.title | WORD.place | WORD.given | WORD.surname | WORD.notName)) !== 0 || FIRM_WORD.test(word.lower) || COMPOUND.test(word.lower)
}
