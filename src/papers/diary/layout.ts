import {html, linkFromRoot, linkTo, mailLink, scriptAt, type Html, type Letter, type Url} from '../html.js'
import {diary} from '../../words/diary.js'
import {about} from '../../words/diary-about.js'
import type {Language} from '../../words/languages.js'
import type {DiaryMunicipality} from './diary-input.js'
import {clipped, lineOf} from './field-text.js'
import {ACCESSIBILITY_PATH, DAYS_PATH, EASY_PATH, ENGLISH_PATH, GONE_PATH, OLDER_PATH, SCRIPT_PATH, SEARCH_PATH, START_PATH, STYLE_PATH, WHY_PATH} from './drawn-page.js'

/** Who the diary belongs to, and whether it is a rehearsal: all that a page says beside its own part. */
export interface LayoutFacts {
  readonly municipality: DiaryMunicipality
  readonly isRehearsal: boolean
}

/** What one page says of itself. */
export interface PageFacts {
  readonly path: string
  readonly title: string
  readonly main: Html
  /** Only a page without any entry may stay in a search engine, which would keep what is taken down here. */
  readonly isIndexable?: boolean
  /** The Atom feed of what the page lists. */
  readonly feed?: string
  /** The language of the page; Swedish unless told. */
  readonly language?: Language
  /** True for the one page that runs a script, and reads the search index. */
  readonly isSearch?: boolean
}

/** Puts a page's main part into the whole page. */
export type Layout = (page: PageFacts) => string

/** The place on the start page where the committees stand. */
export const COMMITTEES_ANCHOR = 'namnder'

// A tab, a bookmark and html-validate hold no more.
const TITLE_LENGTH = 70

/** The layout of the diary: every link is relative, so the site works under any address and straight from a disk. */
export function layoutOf(facts: LayoutFacts): Layout {
  // What stands around the main part depends on how deep the page lies, and is drawn once for each depth.
  const frames = new Map<string, Frame>()
  return (page) => {
    const key = IN_MENUS.has(page.path) ? page.path : '../'.repeat(page.path.split('/').length - 1)
    let frame = frames.get(key)
    if (frame === undefined) {
      frame = frameOf(facts, page, (to, fragment) => linkTo(page.path, to, fragment))
      frames.set(key, frame)
    }
    return inFrame(facts, frame, page)
  }
}

/** The layout of a page that is served at other pages' addresses: its links start at the server's root. */
export function layoutFromRoot(basePath: string, facts: LayoutFacts): Layout {
  const frame = frameOf(facts, {path: GONE_PATH}, (to, fragment) => linkFromRoot(basePath, to, fragment))
  return (page) => inFrame(facts, frame, page)
}

interface Frame {
  readonly style: Html
  readonly top: Html
  readonly bottom: Html
}

function inFrame({municipality, isRehearsal}: LayoutFacts, frame: Frame, {path, title, main, language = 'sv', isIndexable = false, isSearch = false, feed}: PageFacts): string {
  const words = diary[language]
  const name = lineOf(municipality.name)
  const mark = isRehearsal ? `${REHEARSAL_MARK}: ` : ''
  const end = title.startsWith(name) ? '' : ` – ${clipped(name, 30)}`
  const documentTitle = mark + clipped(title, TITLE_LENGTH - mark.length - end.length) + end
  return html`<!DOCTYPE html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
${isSearch ? SEARCH_POLICY : POLICY}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
${isIndexable ? null : NO_INDEX}<title>${documentTitle}</title>
${feed !== undefined && html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${linkTo(path, feed)}">
`}${frame.style}${isSearch && SCRIPT}</head>
<body>
${frame.top}<main id="innehall" class="wide" tabindex="-1">
${main}</main>
${frame.bottom}</body>
</html>
`.markup
}

function frameOf({municipality, isRehearsal}: LayoutFacts, {path, language = 'sv'}: Pick<PageFacts, 'path' | 'language'>, link: (to: string, fragment?: string) => Url): Frame {
  const words = diary[language]
  const {footer} = about[language]
  const name = lineOf(municipality.name)
  const logo = municipality.logo ?? null
  // The other pages are in Swedish, and a reader of this one is told so before following a link.
  const item = (to: string, label: string, fragment = ''): Html => navigationItem(link(to, fragment), label, {isHere: path === to && fragment === '', isForeign: language !== 'sv'})
  return {
    style: html`<link rel="stylesheet" href="${link(STYLE_PATH)}">
`,
    top: html`<a class="skip" href="#innehall">${words.skip}</a>
<header class="top">
${isRehearsal && html`<p class="rehearsal"><strong lang="sv">${REHEARSAL_MARK}</strong> ${words.rehearsal.sentence}</p>
`}<div class="wide">
<p class="brand"><a href="${link(START_PATH)}">${logo === null ? html`<span class="who">${name}</span>` : html`<img src="${link(logo.path)}" alt="${lineOf(logo.alt)}" width="${logo.width}" height="${logo.height}">`} <span class="what">${words.name}</span></a></p>
<nav aria-label="${words.navigation.label}">
<ul>
${item(START_PATH, words.navigation.start)}${item(START_PATH, words.navigation.committees, COMMITTEES_ANCHOR)}${item(DAYS_PATH, words.navigation.days)}${item(SEARCH_PATH, words.navigation.search)}${item(OLDER_PATH, words.navigation.older)}</ul>
</nav>
</div>
</header>
`,
    bottom: html`<footer class="bottom">
<div class="wide">
<nav aria-label="${footer.label}">
<ul>
${item(WHY_PATH, footer.why)}${item(ACCESSIBILITY_PATH, footer.accessibility)}${item(EASY_PATH, footer.easy)}<li><a href="${link(language === 'sv' ? ENGLISH_PATH : START_PATH)}" lang="${footer.otherLang}" hreflang="${footer.otherLang}">${footer.other}</a></li>
</ul>
</nav>
<p><strong>${name}</strong>${municipality.organisationNumber !== null && html`, ${words.footer.organisationNumber.toLowerCase()} ${lineOf(municipality.organisationNumber)}`}</p>
${municipality.contact !== null && html`<p>${words.footer.contact}: ${contactText(municipality.contact)}</p>
`}</div>
</footer>
`,
  }
}

/** A contact from the configuration: a link where it is an e-mail address, else the text as it stands. */
export function contactText(contact: string, letter: Letter | null = null): Html {
  const line = lineOf(contact)
  const url = mailLink(line, letter)
  return url === null ? html`${line}` : html`<a href="${url}">${line}</a>`
}

// What a page may load: its look and its pictures, from the diary itself.
const POLICY = html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
`

// Besides, the search page's own script, which reads the index.
const SEARCH_POLICY = html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
`

// The search page lies at the root, as its script does.
const SCRIPT = scriptAt(linkTo(SEARCH_PATH, SCRIPT_PATH))

const NO_INDEX = html`<meta name="robots" content="noindex">
`

/** The same word on whatever a rehearsal makes, whatever its language. */
const REHEARSAL_MARK = diary.sv.rehearsal.mark

/** Pages that a menu leads to, which says so on the page itself. */
const IN_MENUS: ReadonlySet<string> = new Set([START_PATH, DAYS_PATH, SEARCH_PATH, OLDER_PATH, WHY_PATH, ACCESSIBILITY_PATH, EASY_PATH, ENGLISH_PATH])

function navigationItem(url: Url, label: string, {isHere, isForeign}: {readonly isHere: boolean; readonly isForeign: boolean}): Html {
  if (isHere) return html`<li><a href="${url}" aria-current="page">${label}</a></li>
`
  return isForeign ? html`<li><a href="${url}" hreflang="sv">${label}</a></li>
` : html`<li><a href="${url}">${label}</a></li>
`
}
