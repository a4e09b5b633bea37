import {EMPTY_ROW, type ExportLine, type ExportRow} from './export.ts'
import type {Fate, FateOnDayTwo} from './fate.ts'
import {committee} from './municipality.ts'
import {NUMBERS} from './people.ts'
import {Series, type Change, type Telling, type TrapLine} from './traps/trap.ts'

/** An entry that the second day changes, or pointedly leaves as it was. */
export interface Turn {
  readonly id: string
  readonly requirements: readonly string[]
  readonly diary: string
  readonly caseNumber: string
  /** Empty for the case itself. */
  readonly documentNumber: string
  readonly what: string
  /** Null when the first export does not have it. */
  readonly dayOne: Fate | null
  readonly dayTwo: FateOnDayTwo
  readonly why: string
}

/** The rows that day two's turns need in the first export, and the second day's own exports. */
export interface DayTwo {
  readonly dayOneLines: readonly TrapLine[]
  readonly attachments: ReadonlyMap<string, string | Uint8Array>
  /** Changes in several diaries, in an export that tells of nothing else. */
  readonly changes: readonly ExportLine[]
  /** Rows of the full export of one diary that differ from day one; null leaves the row out. */
  readonly inFullExport: ReadonlyMap<string, ExportRow | null>
  readonly turns: readonly Turn[]
}

/** The diary that day two's full export is of. */
export const FULL_DIARY = 'ÖFN'

/** A column that no rule needs, so it is named and not stored (A13). */
export const EXTRA_COLUMN = 'intern_anteckning'

const CHANGED = '2026-02-03T15:30:00'
const NOTE = 'Ring Rut Råberg före beslut'

/** The key of a row within the whole municipality. */
export function keyOf(row: ExportRow): string {
  return [row.diarie, row.arendenummer, row.handlingsnummer].join('\t')
}

/** What the registry says on the second day. */
export function dayTwo(): DayTwo {
  const attachments = new Map<string, string | Uint8Array>()
  const second = new SecondDay(new Series(9801, attachments))
  second.tellAll(attachments)
  return {dayOneLines: second.dayOneLines(), attachments, changes: second.changes, inFullExport: second.inFullExport, turns: second.turns}
}

/** An id, requirements (space between), fate on day two, what it is and why it ends so. */
type SecondTelling = readonly [id: string, requirements: string, fate: FateOnDayTwo, what: string, why: string]

class SecondDay {
  readonly changes: ExportLine[] = []
  readonly inFullExport = new Map<string, ExportRow | null>()
  readonly turns: Turn[] = []
  readonly #series: Series

  constructor(series: Series) {
    this.#series = series
  }

  dayOneLines(): readonly TrapLine[] {
    return this.#series.lines
  }

  tellAll(attachments: Map<string, string | Uint8Array>): void {
    attachments.set('dag2-skrivelse.txt', 'Skrivelse\n\nSynpunkterna gäller öppettiderna i receptionen.\n')
    const name = 'Synpunkter från Marianne Backström på öppettiderna'

    this.#changed('KS', 'plain', ['dag2-corrected', 'A1 H1', 'plain', 'a public heading is corrected', 'The new heading replaces the old, and the first publication day stays'], {handlingsrubrik: 'Förslag om öppettider, rättad rubrik'})
    this.#changed('KS', 'plain', ['dag2-name-appears', 'A1 B2', 'held', 'a name is written into a public heading', 'What must leave does so at once'], {handlingsrubrik: name})
    this.#changed('KS', 'plain', ['dag2-number-appears', 'A1 B4', 'blocked', 'a personnummer is written into a public heading', 'What must leave does so at once'], {handlingsrubrik: `Komplettering ${NUMBERS.first}`})
    this.#changed('SN', 'plain', ['dag2-heading-secret', 'A1 D1', 'secret', 'a public heading becomes secret', 'Only the word sekretess and the day remain'], {handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 26:1'})
    this.#changed('KS', 'plain', ['dag2-file-withdrawn', 'A1 E1', 'withheldFile', 'the choice for a public file becomes nej', 'The file leaves at once and the row stays'], {fil_publiceras: 'nej'}, {fil: 'dag2-skrivelse.txt', fil_publiceras: 'ja'})
    this.#changed('TN', 'plain', ['dag2-cancelled', 'A1', 'cancelled', 'a public document is cancelled', 'What the registry has cancelled leaves at once'], {handling_status: 'makulerad'})
    this.#changed('SN', 'plain', ['dag2-protected', 'A1 A11', 'held', 'a public row is marked as protected', 'It leaves at once'], {skydd: 'sekretessmarkering'})
    this.#changed('KS', 'plain', ['dag2-party-emptied', 'A1 A5', 'plain', 'the publication name of a public row is emptied', 'The row is shown without a party, not with the internal one'], {webbnamn: ''}, {avsandare_mottagare: 'Noomi Wessling'})
    this.#changed('KS', 'plain', ['dag2-older-row', 'A14', 'plain', 'a row changed earlier than the one already imported', 'An older row changes nothing, and is reported'], {handlingsrubrik: name, andrad: '2026-01-05T08:00:00'})
    this.#changed('KS', 'plain', ['dag2-unchanged', 'A9', 'plain', 'the same row again', 'The same row twice is no change'], {andrad: '2026-01-29T10:15:00'})
    this.#changed('TN', 'cancelled', ['dag2-in-force-again', 'A14', 'held', 'a cancelled document is in force again', 'It comes back as a version that a person must decide on'], {handling_status: 'gällande'}, {handling_status: 'makulerad'})
    this.#changed('KS', 'held', ['dag2-name-removed', 'A1', 'plain', 'a name is taken out of a held heading', 'A changed row is judged anew, and nothing is found'], {}, {handlingsrubrik: name})

    this.#caseChanged('TN', ['dag2-case-cancelled', 'A1', 'cancelled', 'a public case is cancelled', 'All of it leaves at once'], ['dag2-document-of-cancelled-case', 'A1', 'cancelled', 'a public document of a case that is cancelled', 'All of the case leaves at once'], {arende_status: 'makulerad'})
    this.#caseChanged('KS', ['dag2-case-secret', 'A1 D2', 'secret', 'a public case becomes secret', 'Only the word sekretess and the day remain'], ['dag2-document-of-secret-case', 'A1 D2', 'held', 'a public document of a case that becomes secret', 'Its own heading and number may tell'], {arenderubrik_sekretess: 'ja'})

    this.#newInOldCase()
    this.#newCase()
    this.#fullExport()
    this.turns.push({id: 'dag2-last-day-passed', requirements: ['H3'], diary: 'KFN', caseNumber: this.#lastDayNumber(), documentNumber: '1', what: 'a document whose last day was 2026-02-03', dayOne: 'plain', dayTwo: 'expired', why: 'No export is needed for it to leave'})
  }

  /** A document of the first export that the second one changes. `first` is what it says on day one beyond a clean row. */
  #changed(diary: string, dayOne: Fate, tell: SecondTelling, change: Change, first: Change = {}): void {
    const row = this.#dayOne(diary, tell, dayOne, first)
    const clean = tell[0] === 'dag2-name-removed' ? {...row, handlingsrubrik: 'Synpunkter på öppettiderna'} : row
    this.#change({...clean, andrad: CHANGED, ...change})
    this.#turn(tell, row, dayOne)
  }

  #caseChanged(diary: string, ofCase: SecondTelling, ofDocument: SecondTelling, change: Change): void {
    this.#series.document(diary, onDayOne(ofDocument, 'plain'), {}, onDayOne(ofCase, 'plain'))
    const row = this.#lastRow()
    this.#change({...row, ...change, andrad: CHANGED})
    this.#turn(ofCase, {...row, handlingsnummer: ''}, 'plain')
    this.#turn(ofDocument, row, 'plain')
  }

  #newInOldCase(): void {
    this.#series.document('MBN', ['dag2-old-document', 'H2 A15', 'history', 'a document of 2023 whose case gets a new one on day two', 'It was never on the web'], {
      arenderubrik: 'Anläggande av våtmark vid Myrholmen, etapp 1',
      datum: '2023-10-02',
      andrad: '2023-10-02T13:00:00',
    })
    const old = this.#lastRow()
    const row = {...old, handlingsnummer: '2', handlingsrubrik: 'Slutrapport om våtmarken', datum: '2026-02-03', andrad: CHANGED, webbnamn: 'Länsstyrelsen', avsandare_mottagare: 'Länsstyrelsen'}
    this.#change(row)
    this.#turn(['dag2-old-document', 'H2 A15', 'history', 'the old document of an old case that gets a new one', 'Only the new document brings the heading back'], old, 'history')
    this.#turn(['dag2-new-document', 'H2', 'plain', 'a new document in an old case', 'The old heading is shown with the new document only'], row, null)
  }

  #newCase(): void {
    const row = {...EMPTY_ROW, ...this.#lastRow(), arendenummer: committee('MBN').number('2026', 9898), arenderubrik: 'Samråd om vattenskyddsområde', handlingsrubrik: 'Inbjudan till samråd', datum: '2026-02-03', andrad: CHANGED, webbnamn: 'Länsstyrelsen', avsandare_mottagare: 'Länsstyrelsen'}
    this.#change(row)
    this.#turn(['dag2-new-case', 'A1', 'plain', 'the document of a case that is new on day two', 'What may appear waits for a run'], row, null)
  }

  #fullExport(): void {
    const missing: SecondTelling = ['dag2-missing-in-full', 'A1', 'gone', 'a public row that the full export does not have', 'Missing in a full export leaves the web at once']
    this.inFullExport.set(keyOf(this.#dayOne(FULL_DIARY, missing, 'plain')), null)
    this.#turn(missing, this.#lastRow(), 'plain')
    const refused: SecondTelling = ['dag2-refused-in-full', 'A1 A9', 'gone', 'a public row that is refused in the full export', 'A row refused in a full export counts as missing']
    const row = this.#dayOne(FULL_DIARY, refused, 'plain')
    this.inFullExport.set(keyOf(row), {...row, datum: '2026-02-31', andrad: CHANGED})
    this.#turn(refused, row, 'plain')
  }

  #dayOne(diary: string, tell: SecondTelling, fate: Fate, change: Change = {}): ExportRow {
    this.#series.document(diary, onDayOne(tell, fate), {arenderubrik: 'Öppettider i receptionen', handlingsrubrik: 'Synpunkter på öppettider', ...change})
    return this.#lastRow()
  }

  #change(row: ExportRow): void {
    this.changes.push({row, extra: [NOTE]})
  }

  #turn([id, requirements, fate, what, why]: SecondTelling, row: ExportRow, dayOne: Fate | null): void {
    this.turns.push({id, requirements: requirements.split(' '), diary: row.diarie, caseNumber: row.arendenummer, documentNumber: row.handlingsnummer, what, dayOne, dayTwo: fate, why})
  }

  #lastRow(): ExportRow {
    const last = this.#series.lines.at(-1)
    if (last === undefined) throw new Error('No row yet')
    return last.row
  }

  #lastDayNumber(): string {
    const tell: Telling = ['dag2-last-day-passed', 'H3', 'plain', 'a document whose last day is 2026-02-03', 'Two years have not passed until tomorrow']
    this.#series.document('KFN', tell, {datum: '2024-02-01', publicerad: '2024-02-04', andrad: '2024-02-02T09:00:00'})
    return this.#lastRow().arendenummer
  }
}

/** The same trap as the first day tells of it. */
function onDayOne([id, requirements, , what]: SecondTelling, fate: Fate): Telling {
  return [id, requirements, fate, `before day two: ${what}`, 'Day two changes it']
}
