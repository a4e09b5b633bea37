import {DAY_ONE, FIRST_DAY, PUBLISH_FROM, dayNumber, dayOf, workday} from './calendar.ts'
import {Dice} from './dice.ts'
import {EMPTY_ROW, type ExportRow} from './export.ts'
import {COMMITTEES, MUNICIPALITY, type Committee} from './municipality.ts'
import {PATTERNS, SECRET_PATTERNS, UNIT_OF_TYPE} from './patterns/index.ts'
import type {CasePattern, DocumentPattern, SecretPattern} from './patterns/pattern.ts'
import {CONTACT_PERSONS, PRIVATE_PERSONS} from './people.ts'
import {TEXTS, type TextKind} from './texts.ts'
import {VOCABULARY} from './vocabulary.ts'

const SEED = 'Ekbackens kommun'
const MONTHS = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december']
const QUARTERS = ['första kvartalet', 'andra kvartalet', 'tredje kvartalet', 'fjärde kvartalet']
const ROLE_WORDS: ReadonlySet<string> = new Set(['Invånare', 'Förälder', 'Anhörig', 'Skolelev'])

// Secrecy that a municipality meets in open cases: its own business dealings, those of others, and security.
const STATUTE_OF_TEXT: Partial<Record<TextKind, string>> = {villkor: 'OSL 19:3', ansokan: 'OSL 31:16', rapport: 'OSL 18:8'}
const SHARE_WITHOUT_DOCUMENTS = 0.04
const SHARE_OF_TEXT_FILES = 0.205
const SHARE_OF_WITHHELD_FILES = 0.2

/** The rows of one ordinary clerk's day, and the text files that some of them name. */
export interface OrdinaryRows {
  readonly rows: readonly ExportRow[]
  /** File name to text. */
  readonly attachments: ReadonlyMap<string, string>
  /** The heading patterns that at least one row is made from. */
  readonly patternsUsed: ReadonlySet<string>
}

/** Three years of every committee's diary, in which nothing is wrong. */
export function ordinaryRows(): OrdinaryRows {
  const rows: ExportRow[] = []
  const attachments = new Map<string, string>()
  const patternsUsed = new Set<string>()
  for (const committee of COMMITTEES) {
    const diary = new Diary(committee, attachments, patternsUsed)
    rows.push(...diary.rows())
  }
  return {rows, attachments, patternsUsed}
}

class Diary {
  readonly #committee: Committee
  readonly #dice: Dice
  readonly #attachments: Map<string, string>
  readonly #patternsUsed: Set<string>
  readonly #turns = new Map<CasePattern, number>()

  constructor(committee: Committee, attachments: Map<string, string>, patternsUsed: Set<string>) {
    this.#committee = committee
    this.#dice = new Dice(`${SEED}/${committee.code}`)
    this.#attachments = attachments
    this.#patternsUsed = patternsUsed
  }

  rows(): readonly ExportRow[] {
    const dice = this.#dice
    const [first, last] = [dayNumber(FIRST_DAY), dayNumber(DAY_ONE)]
    // Skewed towards the present, as a registry that moved to a new system three years ago is.
    const starts = Array.from({length: this.#committee.cases}, () => workday(first + Math.floor((last - first) * dice.next() ** 0.7)))
      .map((day) => Math.min(day, last))
      .toSorted((one, other) => one - other)
    const patterns = PATTERNS[this.#committee.code] ?? []
    const secret = SECRET_PATTERNS[this.#committee.code]
    let year = ''
    let n = 0
    let turn = dice.whole(0, patterns.length - 1)
    const rows: ExportRow[] = []
    for (const start of starts) {
      const date = dayOf(start)
      n = date.startsWith(year) && year !== '' ? n + dice.whole(1, 2) : dice.whole(1, 3)
      year = date.slice(0, 4)
      const number = this.#committee.number(year, n)
      if (secret !== undefined && dice.chance(secret.share)) {
        rows.push(...this.#secretCase(dice.pick(secret.patterns), number, start))
        continue
      }
      // In turn, so that each pattern is used about as often as the others.
      turn = (turn + 1) % patterns.length
      const pattern = patterns[turn]
      if (pattern !== undefined) rows.push(...this.#openCase(pattern, number, start))
    }
    return rows
  }

  #openCase(pattern: CasePattern, number: string, start: number): readonly ExportRow[] {
    const dice = this.#dice
    const slots = new Slots(dice, dayOf(start))
    const officer = this.#officers(pattern.type)
    const heading = this.#nextHeading(pattern)
    const aside = this.#caseColumns(pattern, number, slots.filled(this.#used(heading)))
    if (dice.chance(SHARE_WITHOUT_DOCUMENTS)) return [this.#registered({...aside, datum: dayOf(start), handlaggare: officer()}, start)]
    const documents = pattern.documents.filter((_, index) => index === 0 || dice.chance(0.9))
    return this.#closed(this.#dated(documents, start).map(([document, day], index) => this.#document(document, {...aside, handlingsnummer: String(index + 1), handlaggare: officer()}, day, slots)))
  }

  /** A pattern's headings in turn, so that each is used. */
  #nextHeading(pattern: CasePattern): string {
    const turn = this.#turns.get(pattern) ?? 0
    this.#turns.set(pattern, turn + 1)
    return pattern.headings[turn % pattern.headings.length] ?? ''
  }

  #secretCase(pattern: SecretPattern, number: string, start: number): readonly ExportRow[] {
    const dice = this.#dice
    const person = dice.pick(PRIVATE_PERSONS)
    const officer = this.#officers(pattern.type)
    const named = (text: string): string => this.#used(text).replaceAll('{person}', person)
    const aside = {...this.#caseColumns(pattern, number, named(this.#nextHeading(pattern))), arenderubrik_sekretess: 'ja', lagrum: pattern.statute}
    return this.#dated(pattern.documents, start).map(([document, day], index) =>
      this.#registered(
        {
          ...aside,
          handlingsnummer: String(index + 1),
          handlingsrubrik: named(document.heading),
          handlingsrubrik_sekretess: 'ja',
          handling_sekretess: 'ja',
          riktning: document.direction,
          datum: dayOf(day),
          avsandare_mottagare: document.party === '' ? '' : dice.pick(PRIVATE_PERSONS),
          webbnamn: document.party,
          handlaggare: officer(),
          fil: `handling-${index + 1}.pdf`,
          fil_publiceras: 'nej',
          handling_status: 'gällande',
        },
        day,
      ),
    )
  }

  #caseColumns(pattern: CasePattern, number: string, heading: string): ExportRow {
    return {
      ...EMPTY_ROW,
      diarie: this.#committee.code,
      arendenummer: number,
      arenderubrik: heading,
      arenderubrik_sekretess: 'nej',
      arendetyp: pattern.type,
      arende_status: 'öppet',
      registrator: this.#dice.pick(this.#committee.registrars),
    }
  }

  /** Each document with its day: the first when the case begins, the others as time goes, as far as today. */
  #dated(documents: readonly DocumentPattern[], start: number): readonly (readonly [DocumentPattern, number])[] {
    const last = dayNumber(DAY_ONE)
    const dated: [DocumentPattern, number][] = []
    let day = start
    for (const document of documents) {
      if (day > last) break
      dated.push([document, day])
      day = workday(day + this.#dice.whole(1, 55))
    }
    return dated
  }

  #document(pattern: DocumentPattern, aside: ExportRow, day: number, slots: Slots): ExportRow {
    const dice = this.#dice
    const party = slots.filled(pattern.party)
    const heading = slots.filled(this.#used(pattern.heading))
    const row = this.#registered(
      {
        ...aside,
        handlingsrubrik: heading,
        handlingsrubrik_sekretess: 'nej',
        handling_sekretess: 'nej',
        riktning: pattern.direction,
        datum: dayOf(day),
        avsandare_mottagare: this.#internalParty(party),
        webbnamn: party,
        handling_status: 'gällande',
      },
      day,
    )
    if (dice.chance(0.012)) return {...row, handling_status: 'makulerad'}
    if (pattern.text === null) return dice.chance(SHARE_OF_WITHHELD_FILES / 2) ? {...row, fil: 'inskannad-handling.pdf', fil_publiceras: 'nej'} : row
    // What was never on the web has no file to ship: only the registry's own note that there is one.
    const isHistory = row.publicerad === '' && row.datum < PUBLISH_FROM
    const throwOfFile = dice.next()
    if (throwOfFile < SHARE_OF_TEXT_FILES && !isHistory) return {...row, fil: this.#attach(pattern, row), fil_publiceras: 'ja'}
    if (throwOfFile > 1 - SHARE_OF_WITHHELD_FILES) {
      const statute = dice.chance(0.4) ? STATUTE_OF_TEXT[pattern.text] : undefined
      const secrecy = statute === undefined ? {} : {handling_sekretess: 'ja', lagrum: statute}
      return {...row, ...secrecy, fil: `${pattern.text}.pdf`, fil_publiceras: 'nej'}
    }
    return row
  }

  #attach(pattern: DocumentPattern, row: ExportRow): string {
    const kind = pattern.text ?? 'rapport'
    const name = `${kind}-${String(this.#attachments.size + 1).padStart(3, '0')}.txt`
    const head = [MUNICIPALITY.toLocaleUpperCase('sv'), this.#committee.name, '', row.handlingsrubrik, `Ärende: ${row.arenderubrik}`, `Diarienummer: ${row.arendenummer}`, `Datum: ${row.datum}`]
    this.#attachments.set(name, `${head.join('\n')}\n\n${this.#dice.pick(TEXTS[kind])}\n`)
    return name
  }

  /** The registry's own sender or recipient: often a person behind the name that the web may show. */
  #internalParty(party: string): string {
    const dice = this.#dice
    if (ROLE_WORDS.has(party)) return dice.pick(PRIVATE_PERSONS)
    return party.endsWith(' AB') && dice.chance(0.4) ? `${party}, att: ${dice.pick(CONTACT_PERSONS)}` : party
  }

  /** Who has the case: mostly the unit for such cases, now and then the person there who handles it. */
  #officers(type: string): () => string {
    const dice = this.#dice
    const known = UNIT_OF_TYPE[type]
    const unit = known !== undefined && this.#committee.functions.includes(known) ? known : dice.pick(this.#committee.functions)
    const official = dice.pick(this.#committee.officials)
    const isPersonal = dice.chance(0.45)
    return () => (isPersonal && dice.chance(0.8) ? official : unit)
  }

  /** The row with the times that the registry keeps: when it was last changed, and when it first stood on the old web diary. */
  #registered(row: ExportRow, day: number): ExportRow {
    const dice = this.#dice
    const today = dayNumber(DAY_ONE)
    const time = `${String(dice.whole(7, 16)).padStart(2, '0')}:${String(dice.whole(0, 59)).padStart(2, '0')}:00`
    const changedOn = Math.min(workday(day + dice.whole(0, 2)), today)
    const isBefore = row.datum < PUBLISH_FROM
    const shownOn = workday(day + (isBefore && dice.chance(0.4) ? dice.whole(200, 500) : dice.whole(0, 4)))
    const wasShown = dice.chance(isBefore ? 0.3 : 0.5) && shownOn < today
    return {
      ...row,
      publicerad: wasShown ? dayOf(shownOn) : '',
      andrad: changedOn === today ? `${DAY_ONE}T08:${String(dice.whole(0, 45)).padStart(2, '0')}:00` : `${dayOf(changedOn)}T${time}`,
    }
  }

  /** Most old cases are closed, and every row of a case says so. */
  #closed(rows: readonly ExportRow[]): readonly ExportRow[] {
    const last = rows.at(-1)
    if (last === undefined || rows.length < 2) return rows
    const closedOn = dayOf(workday(dayNumber(last.datum) + this.#dice.whole(5, 40)))
    if (closedOn >= DAY_ONE || !this.#dice.chance(0.7)) return rows
    return rows.map((row) => ({...row, arende_status: 'avslutat', avslutat: closedOn}))
  }

  #used(pattern: string): string {
    this.#patternsUsed.add(pattern)
    return pattern
  }
}

/** The words of one case: a school once picked is the school of the whole case. */
class Slots {
  readonly #dice: Dice
  readonly #year: number
  readonly #month: number
  readonly #picked = new Map<string, string>()

  constructor(dice: Dice, start: string) {
    this.#dice = dice
    this.#year = Number(start.slice(0, 4))
    this.#month = Number(start.slice(5, 7))
  }

  filled(pattern: string): string {
    const text = pattern.replace(/\{([a-zåäö]+)\}/g, (_, slot: string) => this.#word(slot))
    return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1)
  }

  #word(slot: string): string {
    const known = this.#picked.get(slot)
    if (known !== undefined) return known
    const word = this.#fresh(slot)
    this.#picked.set(slot, word)
    return word
  }

  #fresh(slot: string): string {
    switch (slot) {
      case 'år':
        return String(this.#year)
      case 'nästa':
        return String(this.#year + 1)
      case 'fg':
        return String(this.#year - 1)
      case 'paragraf':
        return String(this.#dice.whole(2, 148))
      case 'månad':
        return MONTHS[this.#month - 1] ?? ''
      case 'kvartal':
        return QUARTERS[Math.floor((this.#month - 1) / 3)] ?? ''
      case 'halvår':
        return this.#month < 7 ? 'vårterminen' : 'höstterminen'
      case 'läsår':
        return `läsåret ${this.#year}/${String(this.#year + 1).slice(2)}`
      default:
        if (!isWordList(slot)) throw new Error(`No word list ${slot}`)
        return this.#dice.pick<string>(VOCABULARY[slot])
    }
  }
}

function isWordList(slot: string): slot is keyof typeof VOCABULARY {
  return Object.hasOwn(VOCABULARY, slot)
}
