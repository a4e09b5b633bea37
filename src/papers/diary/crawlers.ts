import {html, join} from '../html.js'
import {ACCESSIBILITY_PATH, EASY_PATH, ENGLISH_PATH, OLDER_PATH, SEARCH_FOLDER, SEARCH_PATH, SITEMAP_PATH, WHY_PATH} from './drawn-page.js'
import {OPEN_DATA_FOLDER} from './site-paths.js'

/** What a search engine may keep: pages that hold no entry, and never will. Every other page asks to be left out. */
export const INDEXABLE_PATHS: readonly string[] = [OLDER_PATH, SEARCH_PATH, WHY_PATH, ACCESSIBILITY_PATH, EASY_PATH, ENGLISH_PATH]

/** Where a search engine finds those pages. `baseUrl` is the diary's public address. */
export function drawSitemap(baseUrl: string): string {
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${join(INDEXABLE_PATHS.map((path) => html`<url><loc>${addressOf(baseUrl, path)}</loc></url>
`))}</urlset>
`.markup
}

/**
 * What is asked of crawlers. The search index and feeds are nothing for a search engine to keep; pages of entries are not forbidden: a crawler that may not fetch a page never reads that it
 * may not be kept, and shows its bare address. Open data that are given away are for the data portal's crawler to fetch; a web server says of them too that they are not to be kept.
 */
export function drawRobots(baseUrl: string | null, {bulkFormats}: {readonly bulkFormats: boolean}): string {
  const base = baseUrl === null ? '/' : addressOf(new URL(baseUrl).pathname, '')
  return `User-agent: *\nDisallow: ${base}${SEARCH_FOLDER}/\n${bulkFormats ? '' : `Disallow: ${base}${OPEN_DATA_FOLDER}/\n`}Disallow: ${base}*.atom$\n${baseUrl === null ? '' : `\nSitemap: ${addressOf(baseUrl, SITEMAP_PATH)}\n`}`
}

function addressOf(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/${path}`
}
