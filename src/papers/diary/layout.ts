import {html, join, linkFromRoot, linkTo, mailLink, type Html, type Url} from '../html.js'
import {diary} from '../../words/diary.js'
import type {DiaryMunicipality} from './diary-input.js'
import {clipped, lineOf} from './field-text.js'
import {DAYS_PATH, OLDER_PATH, START_PATH, STYLE_PATH} from './drawn-page.js'

/** What every page has around it, whoever it belongs to. */
export interface LayoutFacts {
  readonly municipality: DiaryMunicipality
  readonly isRehearsal: boolean
  /** How this page reaches others: relative to itself, or from the server's root. */
  readonly link: (to: string, fragment?: string) => Url
}

/** What one page says of itself. */
export interface PageFacts {
  readonly path: string
  readonly title: string
  readonly main: Html
  /** Only a page without any entry may stay in a search engine, which would keep what is taken down here. */
  readonly isIndexable?: boolean
}

// html-validate and most readers' tabs hold no more.
const TITLE_LENGTH = 70

/** A whole page around its main part. */
export function layOut({municipality, isRehearsal, link}: LayoutFacts, {path, title, main, isIndexable = false}: PageFacts): string {
  const words = diary.sv
  const name = lineOf(municipality.name)
  const mark = isRehearsal ? `${words.rehearsal.mark}: ` : ''
  const end = title.startsWith(name) ? '' : ` – ${clipped(name, 30)}`
  const documentTitle = mark + clipped(title, TITLE_LENGTH - mark.length - end.length) + end
  return html`<!DOCTYPE html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
${!isIndexable && NO_INDEX}<title>${documentTitle}</title>
<link rel="stylesheet" href="${link(STYLE_PATH)}">
</head>
<body>
<a class="skip" href="#innehall">${words.skip}</a>
<header class="top">
${isRehearsal && html`<p class="rehearsal"><strong>${words.rehearsal.mark}</strong> ${words.rehearsal.sentence}</p>
`}<div class="wide">
<p class="brand"><a href="${link(START_PATH)}"><span class="who">${name}</span> <span class="what">${words.name}</span></a></p>
<nav aria-label="${words.navigation.label}">
<ul>
${join([
  navigationItem(link(START_PATH), words.navigation.start, path === START_PATH),
  navigationItem(link(START_PATH, COMMITTEES_ANCHOR), words.navigation.committees, false),
  navigationItem(link(DAYS_PATH), words.navigation.days, path === DAYS_PATH),
  navigationItem(link(OLDER_PATH), words.navigation.older, path === OLDER_PATH),
])}</ul>
</nav>
</div>
</header>
<main id="innehall" class="wide" tabindex="-1">
${main}</main>
<footer class="bottom">
<div class="wide">
<p><strong>${name}</strong>${municipality.organisationNumber !== null && html`, ${words.footer.organisationNumber.toLowerCase()} ${municipality.organisationNumber}`}</p>
${municipality.contact !== null && html`<p>${words.footer.contact}: ${contactText(municipality.contact)}</p>
`}</div>
</footer>
</body>
</html>
`.markup
}

/** The place on the start page where the committees stand. */
export const COMMITTEES_ANCHOR = 'namnder'

/** How an ordinary page of the diary is laid out: all its links are relative. */
export function layoutFrom(path: string, facts: Omit<LayoutFacts, 'link'>): LayoutFacts {
  return {municipality: facts.municipality, isRehearsal: facts.isRehearsal, link: (to, fragment) => linkTo(path, to, fragment)}
}

/** How a page is laid out that is served at other pages' addresses. */
export function layoutFromRoot(basePath: string, facts: Omit<LayoutFacts, 'link'>): LayoutFacts {
  return {
    municipality: facts.municipality,
    isRehearsal: facts.isRehearsal,
    link: (to) => linkFromRoot(basePath, to),
  }
}

/** A contact from the configuration: a link where it is an e-mail address, else the text as it stands. */
export function contactText(contact: string): Html {
  const line = lineOf(contact)
  const url = mailLink(line)
  return url === null ? html`${line}` : html`<a href="${url}">${line}</a>`
}

const NO_INDEX = html`<meta name="robots" content="noindex">
`

function navigationItem(url: Url, label: string, isHere: boolean): Html {
  return isHere
    ? html`<li><a href="${url}" aria-current="page">${label}</a></li>
`
    : html`<li><a href="${url}">${label}</a></li>
`
}
