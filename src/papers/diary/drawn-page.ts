import type {PublicFile} from '../../core/publication/public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'

/** One finished page of the diary. */
export interface DrawnPage {
  /** Where it lies under the site's root, without leading slash. */
  readonly path: string
  readonly html: string
  /** The entries whose data stand on it: what a takedown or the last look must find. */
  readonly shows: readonly EntryId[]
  /** Files that the page of their own entry leads to: they lie beside it. */
  readonly files?: readonly {readonly entry: EntryId; readonly file: PublicFile}[]
}

/** Where the look of the diary lies under the site's root: the municipality's colours and the rules in `data/diary/stil.css`. */
export const STYLE_PATH = 'stil.css'

/** The start page, with today's and this week's post. */
export const START_PATH = 'index.html'

/** The calendar of days and weeks. */
export const DAYS_PATH = 'dagar.html'

/** How to get what is not on the web, with every registrar. */
export const OLDER_PATH = 'aldre.html'

/** Why something may be missing. */
export const WHY_PATH = 'varfor.html'

/** The statement of accessibility that the law asks for. */
export const ACCESSIBILITY_PATH = 'tillganglighet.html'

/** The diary told in easy Swedish. */
export const EASY_PATH = 'latt-svenska.html'

/** The diary told in English. */
export const ENGLISH_PATH = 'english.html'

/** Where the diary is searched. */
export const SEARCH_PATH = 'sok.html'

/** What the search page runs. The release copies `data/diary/sok.js` there. */
export const SCRIPT_PATH = 'sok.js'

/** Where the search index lies. */
export const SEARCH_FOLDER = 'sok'

/** Which months can be searched. */
export const SEARCH_MONTHS_PATH = `${SEARCH_FOLDER}/manader.json`

/** The pages that a search engine may keep. */
export const SITEMAP_PATH = 'sitemap.xml'

/** What crawlers are asked. They read it at the root of a server only. */
export const ROBOTS_PATH = 'robots.txt'

/** What a server answers, with status 410, at an address that has had its time or was taken down. */
export const GONE_PATH = 'gone.html'
