import type {Direction} from '../../core/publication/public-entry.js'
import {type LocalDate, weekOf} from '../../core/terms/local-date.js'

/** Where open data lie, if the municipality gives any. */
export const OPEN_DATA_FOLDER = 'oppna-data'

/** The page of one day, for the whole municipality. */
export function dayPath(day: LocalDate): string {
  return `dag/${day}.html`
}

/** An ISO week written `2026-W06`, which sorts as time does. */
export function weekName(day: LocalDate): string {
  const {year, week} = weekOf(day)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The page of one week, for the whole municipality. */
export function weekPath(week: string): string {
  return `vecka/${week}.html`
}

/** The page of one month, for the whole municipality: its days, and where its lists are. */
export function monthPath(month: string): string {
  return `manad/${month}.html`
}

/** A committee's front page: its newest documents, and its months. */
export function documentsPath(slug: string): string {
  return `namnd/${slug}.html`
}

/** A committee's newest cases, and their months. */
export function casesPath(slug: string): string {
  return `namnd/${slug}/arenden.html`
}

/** A committee's documents of one month lie in a folder of their own, so that another month's pages are the same files as before. */
export function documentsMonthFolder(slug: string, month: string): string {
  return `namnd/${slug}/handlingar/${month}`
}

/** A committee's cases of one month. */
export function casesMonthFolder(slug: string, month: string): string {
  return `namnd/${slug}/arenden/${month}`
}

/** All that came in, went out or was drawn up: the newest, and the months. */
export function directionPath(direction: Direction): string {
  return `typ/${DIRECTION_SLUGS[direction]}.html`
}

export function directionMonthFolder(direction: Direction, month: string): string {
  return `typ/${DIRECTION_SLUGS[direction]}/${month}`
}

const DIRECTION_SLUGS: Readonly<Record<Direction, string>> = {In: 'inkommet', Ut: 'utgaende', Upprättad: 'upprattat'}

/** Every committee's meetings. */
export const MEETINGS_PATH = 'sammantraden.html'
/** The same as a calendar. */
export const MEETINGS_CALENDAR_PATH = 'sammantraden.ics'

/** A committee's meetings. */
export function meetingsPath(slug: string): string {
  return `namnd/${slug}/sammantraden.html`
}

/** A committee's meetings as a calendar. */
export function meetingsCalendarPath(slug: string): string {
  return `namnd/${slug}/sammantraden.ics`
}

/** The Atom feed of a committee's documents, beside their front page. */
export function documentsFeedPath(slug: string): string {
  return `namnd/${slug}.atom`
}

/** The Atom feed of a committee's cases. */
export function casesFeedPath(slug: string): string {
  return `namnd/${slug}/arenden.atom`
}

/** The Atom feed of all that came in, went out or was drawn up. */
export function directionFeedPath(direction: Direction): string {
  return `typ/${DIRECTION_SLUGS[direction]}.atom`
}

/** The search index of one month lies in a folder of its own, so that another month's is the same files as before. */
export function searchFolder(month: string): string {
  return `sok/${month}`
}

/** The open data of one month, by day and whole, lies in a folder of its own. */
export function openDataFolder(month: string): string {
  return `${OPEN_DATA_FOLDER}/${month}`
}

/** Which months of open data there are. */
export const OPEN_MONTHS_PATH = `${OPEN_DATA_FOLDER}/manader.json`
export const OPEN_MONTHS_CSV_PATH = `${OPEN_DATA_FOLDER}/manader.csv`

/** What the open data means. */
export const OPEN_DATA_SCHEMA_PATH = `${OPEN_DATA_FOLDER}/schema.json`

/** The catalogue of the open data (DCAT-AP-SE 3). */
export const OPEN_CATALOGUE_PATH = `${OPEN_DATA_FOLDER}/katalog.rdf`

/** One page of a list: the first stands at the folder's own address. */
export function listPath(folder: string, page = 1): string {
  return page === 1 ? `${folder}/index.html` : `${folder}/${page}.html`
}

/** Committee codes as address parts: small letters, digits and hyphens, each its own, the same whatever order they come in. */
export function slugsOf(codes: Iterable<string>): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  for (const code of [...new Set(codes)].sort()) {
    const plain = code.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40)
    const base = plain === '' ? 'namnd' : plain
    let slug = base
    for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`
    taken.add(slug)
    slugs.set(code, slug)
  }
  return slugs
}
