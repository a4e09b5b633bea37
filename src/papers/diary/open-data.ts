import {openDataSchema, type OpenRow} from '../../core/publication/open-data.js'
import type {PublicCase, PublicDocument} from '../../core/publication/public-entry.js'
import {csvTable} from '../csv.js'
import {encodedPath, fit} from '../html.js'
import {jsonText} from '../json.js'
import {type Calendar, isIndexed} from './calendar.js'
import type {DiaryMonth} from './diary-month.js'
import type {DiarySite} from './diary-site.js'
import {headingOf, lineOf} from './field-text.js'
import {drawCatalogue} from './open-catalogue.js'
import type {PagesToDraw} from './pages-to-draw.js'
import {compareCases, comparePost, compareText} from './row-order.js'
import {isNamed, type IndexMeans, type SearchFile} from './search-index.js'
import {OPEN_DATA_SCHEMA_PATH, OPEN_MONTHS_CSV_PATH, OPEN_MONTHS_PATH, openDataFolder} from './site-paths.js'

/** What the open data is drawn with that pages are not. */
export interface OpenDataFacts extends Pick<IndexMeans, 'withoutNames'> {
  /** `site.baseUrl` with a slash at its end; null where the settings name none: then addresses begin at the site's root, and there is no catalogue. */
  readonly base: string | null
}

const COLUMNS = ['kind', 'heading', 'caseHeading', 'committee', 'committeeName', 'diaryNumber', 'direction', 'date', 'party', 'isWithheld', 'files', 'publishedOn', 'address'] as const

/**
 * Open data (`site.bulkFormats`) of one month: its rows, whole and by day, as JSON and CSV. It is drawn with the pages of what changed in the month.
 * Officers are in none of it, nor are receipts and secret rows (D1, E1). In months older than `search.namesMonths` names of persons are left out, for a file is searched by anybody who has fetched it.
 */
export function* drawOpenMonth(site: DiarySite, calendar: Calendar, pages: PagesToDraw, {month, rows, cases}: DiaryMonth, facts: OpenDataFacts): Generator<SearchFile> {
  if (!site.input.bulkFormats || !isIndexed(calendar, pages, month)) return
  const documents = rows.filter((row): row is PublicDocument => row.form !== 'receipt').sort((one, other) => compareText(one.date, other.date) || compareText(one.committee, other.committee) || comparePost(one, other))
  const isOld = !isNamed(month, calendar.today, site.input.namesMonths)
  const open = [...[...cases].sort((one, other) => compareCases(other, one)), ...documents].map((row) => ({row, data: openRow(site, facts, row, isOld)}))
  yield* drawRows(site, facts, month, month, open)
  for (const [day, own] of Map.groupBy(open, ({row}) => row.date)) yield* drawRows(site, facts, month, day, own)
}

/** The list of the open data's months, its JSON Schema, and a catalogue (DCAT-AP-SE 3). */
export function* drawOpenLists(site: DiarySite, calendar: Calendar, facts: OpenDataFacts): Generator<SearchFile> {
  if (!site.input.bulkFormats) return
  const months = [...new Set(calendar.months.map(({month}) => month))].sort()
  const at = (month: string, ending: string): string => addressOf(facts, `${openDataFolder(month)}/${month}.${ending}`)
  yield {path: OPEN_MONTHS_PATH, text: json({$schema: addressOf(facts, OPEN_DATA_SCHEMA_PATH), municipality: textOf(site.input.municipality.name), months: months.map((month) => ({month, json: at(month, 'json'), csv: at(month, 'csv')}))}), shows: []}
  yield {path: OPEN_MONTHS_CSV_PATH, text: csvTable([['month', 'csv'], ...months.map((month) => [month, at(month, 'csv')])]), shows: []}
  yield {path: OPEN_DATA_SCHEMA_PATH, text: json(openDataSchema()), shows: []}
  if (facts.base !== null) yield drawCatalogue(site, facts.base)
}

function* drawRows(site: DiarySite, facts: OpenDataFacts, month: string, of: string, rows: readonly {readonly row: PublicCase | PublicDocument; readonly data: OpenRow}[]): Generator<SearchFile> {
  const place = `${openDataFolder(month)}/${of}`
  const shows = rows.map(({row: {id}}) => id)
  const {municipality, isRehearsal} = site.input
  const document = {$schema: addressOf(facts, OPEN_DATA_SCHEMA_PATH), of, municipality: textOf(municipality.name), ...(isRehearsal ? {rehearsal: true} : {}), rows: rows.map(({data}) => data)}
  yield {path: `${place}.json`, text: json(document), shows}
  yield {path: `${place}.csv`, text: csvTable([COLUMNS, ...rows.map(({data}) => cellsOfRow(data))]), shows}
}

function openRow(site: DiarySite, facts: OpenDataFacts, row: PublicCase | PublicDocument, isOld: boolean): OpenRow {
  const unnamed = (text: string, field: 'heading' | 'party'): string => (isOld ? facts.withoutNames(text, field) : text)
  const named = (text: string, field: 'heading' | 'party'): string => textOf(unnamed(text, field))
  const shared = {
    heading: fit(headingOf(unnamed(row.heading, 'heading'), site.words)),
    committee: textOf(row.committee),
    committeeName: textOf(site.committee(row.committee).name),
    diaryNumber: textOf(row.diaryNumber),
    date: row.date,
    publishedOn: row.publishedOn,
    address: addressOf(facts, row.address),
  }
  if (row.kind === 'case') return {kind: 'case', ...shared}
  const party = row.party === null ? '' : named(row.party, 'party')
  return {
    kind: 'document',
    ...shared,
    caseHeading: row.caseHeading === null ? null : named(row.caseHeading, 'heading'),
    direction: row.direction,
    party: party === '' ? null : party,
    isWithheld: row.form === 'withheldFile' || row.partlyWithheld,
    files: row.files.map(({name, type, bytes, address}) => ({name: named(name, 'heading'), type: textOf(type), bytes, address: addressOf(facts, address)})),
  }
}

function cellsOfRow(row: OpenRow): readonly string[] {
  const of = (column: (typeof COLUMNS)[number]): string => {
    switch (column) {
      case 'caseHeading':
      case 'direction':
      case 'party':
        return row.kind === 'case' ? '' : (row[column] ?? '')
      case 'isWithheld':
        return row.kind === 'document' && row.isWithheld ? 'true' : 'false'
      case 'files':
        return row.kind === 'case' ? '' : row.files.map(({address}) => address).join(' ')
      case 'kind':
      case 'heading':
      case 'committee':
      case 'committeeName':
      case 'diaryNumber':
      case 'date':
      case 'publishedOn':
      case 'address':
        return row[column]
    }
  }
  return COLUMNS.map(of)
}

function addressOf({base}: OpenDataFacts, path: string): string {
  return base === null ? path : base + encodedPath(path)
}

function textOf(text: string): string {
  return fit(lineOf(text))
}

function json(value: object): string {
  return `${jsonText(value)}\n`
}
