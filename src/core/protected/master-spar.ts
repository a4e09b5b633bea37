import type {LocalDate} from '../terms/local-date.js'
import {bareLetters, markingOf, said, speaksOfFictitious} from './master-marking.js'
import type {MasterEntry, MasterGone} from './master-record.js'
import {goneBy, masterDay, masterEntries, type Told, type ToldAddress} from './told-record.js'

/** An element of an extract in XML, its name without prefix. */
export interface MasterElement {
  readonly name: string
  readonly line: number
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly MasterElement[]
  readonly text: string
}

/** By what an element of an extract is known to be the record of a person: whose number stands in it. */
export const PERSON_ID = 'PersonId'

/** Elements about other persons than the record's own. */
const OTHERS: ReadonlySet<string> = new Set(['Relation', 'Relationer'])
/** Texts in which any word may be somebody's name or street. */
const FREE: ReadonlySet<string> = new Set(['Fornamn', 'Mellannamn', 'Efternamn', 'Aviseringsnamn', 'CareOf', 'Utdelningsadress1', 'Utdelningsadress2', 'Utdelningsadress3', 'Postort', 'Land', 'Fodelseforsamling', 'FastighetBeteckning', 'Fastighetsbeteckning'])

/** Whether an element is the record of a person, or would be if it were no question that was asked. */
export function isRecord({name, children}: MasterElement): boolean {
  return children.some((child) => child.name === PERSON_ID) && !OTHERS.has(name) && !name.endsWith('Fraga')
}

/** What an element that is the record of a person says, as SPAR's schemas of 2016 and later write it. What was true once and is not any more is left out. */
export function sparEntries(record: MasterElement, today: LocalDate): readonly MasterEntry[] {
  const current = [...elements(record, (element) => isCurrent(element, today))]
  const ever = [...elements(record, () => true)]
  // What is about protection, and about other numbers, is known however its name is spelled.
  const letters = new Map(ever.map((element) => [element, bareLetters(element.name)]))
  const named = (from: readonly MasterElement[], ...names: readonly string[]): readonly MasterElement[] => from.filter((element) => names.includes(letters.get(element) ?? ''))
  const first = (from: readonly MasterElement[], name: string): Told | null => from.filter((element) => element.name === name).map(toldBy)[0] ?? null
  const address = (...names: readonly string[]): ToldAddress | null => {
    for (const name of names) {
      const parts = current.filter((element) => element.name === name).flatMap((element) => [...elements(element, (inner) => isCurrent(inner, today))])
      const lines = ['Utdelningsadress1', 'Utdelningsadress2', 'Utdelningsadress3', 'Land'].flatMap((line) => first(parts, line) ?? [])
      const [careOf, postcode, town] = [first(parts, 'CareOf'), first(parts, 'PostNr'), first(parts, 'Postort')]
      if (lines.length > 0 || careOf !== null || town !== null) return {careOf, lines, postcode, town}
    }
    return null
  }

  const ids = record.children.filter(({name}) => name === PERSON_ID)
  const numbers = ids.flatMap((id) => id.children.filter(({name}) => name === 'IdNummer' || name === 'FysiskPersonId')).map(toldBy)
  const number = numbers[0]
  const secrecy = named(current, 'sekretessmarkering')
  const registration = named(current, 'skyddadfolkbokforing')
  const before2019 = named(current, 'kvarskrivning')
  const day = (name: string): LocalDate | null => masterDay(first(current, name)?.text ?? '')
  const marking = markingOf({
    secrecy: secrecy.map(({text}) => said(text)),
    registration: [...registration, ...before2019].map(({text}) => said(text)),
    isSetBySpar: secrecy.some(({attributes}) => [...attributes].some(([name, value]) => bareLetters(name) === 'sattavspar' && said(value) !== 'no')),
    // Schemas that have no word for skyddad folkbokföring give sekretessmarkering to everybody who has it (SPAR, October 2019).
    isSecrecyEnough: true,
    secrecySince: day('SekretessDatum'),
    registrationSince: day('SkyddadFolkbokforingDatum'),
  })
  const fictitious = ever.find(({name, text}) => (speaksOfFictitious(name) && said(text) !== 'no') || (!FREE.has(name) && speaksOfFictitious(text)))?.name ?? (marking === 'fictitious' ? 'Sekretessmarkering' : null)
  const names = current.filter(({name}) => name === 'Namn')
  const nameParts = names.length > 0 ? (names[0]?.children ?? []) : current
  return masterEntries(
    {
      line: record.line,
      number: numbers.length === 1 && number !== undefined ? number : {field: 'IdNummer', text: ''},
      otherNumbers: [...ever.filter(({name}) => name === 'Hanvisning').flatMap(({children}) => children.filter(({name}) => name === 'IdNummer')), ...named(ever, 'hanvisningidnummer', 'hanvisningspersonnr', 'hanvisningspersonnrbytttill', 'hanvisningspersonnrbyttfran')].map(toldBy),
      gone: goneIn(current),
      given: first(nameParts, 'Fornamn'),
      middle: first(nameParts, 'Mellannamn'),
      surname: first(nameParts, 'Efternamn'),
      registered: address('Folkbokforingsadress'),
      instead: address('SarskildPostadress', 'Kontaktadress', 'Utlandsadress'),
      properties: named(current, 'fastighetbeteckning', 'fastighetsbeteckning').map(toldBy),
      fictitious,
      marking: marking === 'fictitious' ? {kind: 'untold'} : marking,
      problems: numbers.length > 1 ? [{kind: 'problem', line: record.line, problem: 'told-twice', field: PERSON_ID}] : [],
    },
    today,
  )
}

/** A code, else a day of death, else that the person has got another number. */
function goneIn(current: readonly MasterElement[]): MasterGone | null {
  const codes = current.filter(({name}) => name === 'AvregistreringsorsakKod').map(({text}) => goneBy(text))
  const code = codes.find((gone) => gone !== null)
  if (code !== undefined) return code
  // A day that is not known is written with zeros.
  if (current.some(({name, text}) => (name === 'Avlidendatum' || name === 'AntraffadDodDatum' || name === 'SnAvlidendatum') && /[1-9]/.test(text))) return 'dead'
  const isRenumbered = current.some(({name, text, children}) => (name === 'Hanvisning' ? children.some((child) => child.name === 'Typ' && child.text.trim() === 'Till') : bareLetters(name) === 'hanvisningspersonnrbytttill' && text.trim() !== ''))
  return isRenumbered ? 'renumbered' : null
}

/** Everything in an element that is about its own person, outermost first. */
function* elements(element: MasterElement, isWanted: (element: MasterElement) => boolean): Generator<MasterElement> {
  for (const child of element.children) {
    if (OTHERS.has(child.name) || !isWanted(child)) continue
    yield child
    yield* elements(child, isWanted)
  }
}

/** What has no last day, or one that has not been, is so now. A last day that cannot be read ends nothing. */
function isCurrent({children}: MasterElement, today: LocalDate): boolean {
  const last = children.find(({name}) => name === 'DatumTill' || name === 'DatumTom')
  const day = last === undefined ? null : masterDay(last.text)
  return day === null || day >= today
}

function toldBy({name, text}: MasterElement): Told {
  return {field: name, text}
}
