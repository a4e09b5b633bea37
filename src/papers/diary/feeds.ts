import {DIRECTIONS, type Direction, type PublicCase, type PublicDocument} from '../../core/publication/public-entry.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {encodedPath} from '../html.js'
import {element, xmlDocument, type Xml} from '../xml.js'
import type {DiarySite} from './diary-site.js'
import type {DiarySource} from './diary-source.js'
import {headingOf, lineOf} from './field-text.js'
import type {PagesToDraw} from './pages-to-draw.js'
import {compareCases, comparePost, compareText} from './row-order.js'
import type {SearchFile} from './search-index.js'
import {casesFeedPath, casesPath, directionFeedPath, directionPath, documentsFeedPath, documentsPath} from './site-paths.js'

/** How many entries a feed has, and how many of those that have had their time it tells of; whatever was taken down it tells of for as long as departures are told. */
export const FEED_ENTRIES = 100

/** An address that has left the diary: what a reader’s program must know to forget the entry. */
export interface Departure {
  /** Path of its page under the site’s root, without leading slash. */
  readonly address: string
  readonly when: Instant
  readonly committee: string
  /** Null for a case. */
  readonly direction: Direction | null
  /** It has had its time: hundreds do at once. Whatever else has left was taken down. */
  readonly isExpired: boolean
}

/** What feeds are drawn with beside entries. */
export interface FeedFacts {
  /** `site.baseUrl` with a slash at its end; null where the settings name none: then links are relative. */
  readonly base: string | null
  readonly departures: readonly Departure[]
}

type FeedRow = PublicDocument | PublicCase

interface FeedPlace {
  readonly path: string
  /** The page of which it is the feed. */
  readonly page: string
  readonly title: string
}

/**
 * The Atom feeds that are to be drawn: of each committee’s documents and cases, and of each kind of document; what came last on the web, first. Those that have left are told by their address alone (RFC 6721).
 * Rows in the open only: a secret row is in none, nor is a receipt (D1, E1). Officers and parties are not in them: readers’ programs keep what they have fetched.
 */
export async function* drawFeeds(site: DiarySite, source: DiarySource, pages: PagesToDraw, facts: FeedFacts): AsyncGenerator<SearchFile> {
  const {words} = site
  for (const {code, slug, name} of site.committees) {
    const gone = facts.departures.filter(({committee}) => committee === code)
    if (pages.hasFront(code, 'documents')) {
      const rows = await source.newest({kind: 'document', committee: code, direction: null}, FEED_ENTRIES)
      yield drawFeed(site, facts, {path: documentsFeedPath(slug), page: documentsPath(slug), title: words.committee.documentsTitle(lineOf(name))}, rows, gone.filter(({direction}) => direction !== null))
    }
    if (pages.hasFront(code, 'cases')) {
      const rows = await source.newest({kind: 'case', committee: code, direction: null}, FEED_ENTRIES)
      yield drawFeed(site, facts, {path: casesFeedPath(slug), page: casesPath(slug), title: words.committee.casesTitle(lineOf(name))}, rows, gone.filter(({direction}) => direction === null))
    }
  }
  for (const direction of DIRECTIONS) {
    if (!pages.hasDirectionFront(direction)) continue
    const rows = await source.newest({kind: 'document', committee: null, direction}, FEED_ENTRIES)
    yield drawFeed(site, facts, {path: directionFeedPath(direction), page: directionPath(direction), title: words.directions[direction]}, rows, facts.departures.filter((one) => one.direction === direction))
  }
}

/** What came last on the web first; within a day as the lists have it, so that the order tells nothing of chance or of what is not shown. */
function compareNewest(one: FeedRow, other: FeedRow): number {
  return compareText(other.publishedOn, one.publishedOn) || compareText(other.date, one.date) || compareText(one.committee, other.committee) ||
    (one.kind === 'case' && other.kind === 'case' ? compareCases(one, other) : one.kind === 'document' && other.kind === 'document' ? comparePost(one, other) : 0)
}

// A feed must say when it last changed; one that never had an entry says this.
const BEFORE_ALL = '2000-01-01T00:00:00Z'

function drawFeed(site: DiarySite, facts: FeedFacts, {path, page, title}: FeedPlace, newest: readonly FeedRow[], departures: readonly Departure[]): SearchFile {
  const rows = [...newest].sort(compareNewest)
  const shown = new Set(rows.map(({address}) => address))
  const left = departures.filter(({address}) => !shown.has(address)).sort((one, other) => compareText(other.when, one.when) || compareText(one.address, other.address))
  const expired = new Set(left.filter(({isExpired}) => isExpired).slice(0, FEED_ENTRIES))
  const gone = left.filter((one) => !one.isExpired || expired.has(one))
  const updated = [...rows.map(updatedOf), ...gone.map(({when}) => when)].sort().at(-1) ?? BEFORE_ALL
  const municipality = lineOf(site.input.municipality.name)
  const mark = site.input.isRehearsal ? `${site.words.rehearsal.mark}: ` : ''
  const text = xmlDocument(element(
    'feed',
    {xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0', 'xml:lang': site.words.lang},
    element('id', {}, idOf(facts, path)),
    element('title', {}, `${mark}${title}, ${municipality}`),
    element('updated', {}, updated),
    element('author', {}, element('name', {}, municipality)),
    element('link', {rel: 'self', type: 'application/atom+xml', href: hrefOf(facts, path, path)}),
    element('link', {rel: 'alternate', type: 'text/html', href: hrefOf(facts, path, page)}),
    ...rows.map((row) => entryOf(site, facts, path, row)),
    ...gone.map(({address, when}) => element('at:deleted-entry', {ref: idOf(facts, address), when})),
  ))
  return {path, text, shows: rows.map(({id}) => id)}
}

function entryOf(site: DiarySite, facts: FeedFacts, path: string, row: FeedRow): Xml {
  const {words} = site
  const number = lineOf(row.diaryNumber)
  return element(
    'entry',
    {},
    element('id', {}, idOf(facts, row.address)),
    element('title', {}, headingOf(row.heading, words)),
    element('updated', {}, updatedOf(row)),
    element('link', {rel: 'alternate', type: 'text/html', href: hrefOf(facts, path, row.address)}),
    element('category', {term: row.kind === 'case' ? 'arende' : row.direction}),
    element('summary', {}, row.kind === 'case' ? `${row.date}, ${number}` : `${words.direction[row.direction]} ${row.date}, ${number}`),
  )
}

/** The day an entry was first public, at its beginning: when it leaves is always later. */
function updatedOf({publishedOn}: FeedRow): string {
  return `${publishedOn}T00:00:00Z`
}

/** An entry is known by its page’s address, which is random letters; where nobody knows at what address the diary is read, by the path alone. */
function idOf({base}: FeedFacts, path: string): string {
  return base === null ? `urn:x-diarievakt:${path.replaceAll('/', ':')}` : base + encodedPath(path)
}

function hrefOf({base}: FeedFacts, from: string, to: string): string {
  return base === null ? '../'.repeat(from.split('/').length - 1) + encodedPath(to) : base + encodedPath(to)
}
