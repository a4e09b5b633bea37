import {diary} from '../../words/diary.js'
import {html, linkFromRoot, PLAIN_PATH} from '../html.js'
import type {CityArchive, DiaryMunicipality} from './diary-input.js'
import {type DrawnPage, GONE_PATH, OLDER_PATH} from './drawn-page.js'
import {lineOf} from './field-text.js'
import {contactText, layoutFromRoot} from './layout.js'

/** What the page of a gone address is drawn from: nothing of any entry. */
export interface GoneFacts {
  readonly municipality: DiaryMunicipality
  readonly isRehearsal: boolean
  readonly cityArchive?: CityArchive | null
  /** The path of `site.baseUrl`: the page is served at addresses of every depth, so its links start at the server's root. */
  readonly basePath?: string
}

/** The answer with status 410, the same for what expired and what was taken down (H4). */
export function drawGonePage({municipality, isRehearsal, cityArchive = null, basePath = '/'}: GoneFacts): DrawnPage {
  const words = diary.sv
  const layOut = layoutFromRoot(basePath, {municipality, isRehearsal})
  const main = html`<h1>${words.gone.title}</h1>
<p class="lead">${words.gone.text}</p>
<p>${words.gone.where}</p>
${municipality.contact !== null && html`<p>${words.footer.contact}: ${contactText(municipality.contact)}</p>
`}${cityArchive !== null && html`<p>${lineOf(cityArchive.name)}${cityArchive.contact !== null && html`: ${contactText(cityArchive.contact)}`}</p>
`}<p><a href="${linkFromRoot(basePath, OLDER_PATH)}">${words.ask.more}</a></p>
`
  return {path: GONE_PATH, html: layOut({path: GONE_PATH, title: words.gone.title, main}), shows: []}
}

/** The addresses that answer 410, as lines for an nginx `map`; Apache and Caddy read the same lines. Sorted, each once. Throws on what a server could read in another way: no address of the diary is so. */
export function drawGoneMap(paths: Iterable<string>, basePath = '/'): string {
  const base = basePath.replace(/^\/+|\/+$/g, '')
  const prefix = base === '' ? '/' : `/${plain(base)}/`
  return [...new Set(paths)].sort().map((path) => `${prefix}${plain(path)} 1;\n`).join('')
}

function plain(path: string): string {
  if (!PLAIN_PATH.test(path)) throw new TypeError('An address in the list of the gone holds letters, digits, dots and hyphens only')
  return path
}
