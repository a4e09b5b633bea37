import {html, join, linkTo, type Html, type Url} from '../html.js'
import type {DiarySite} from './diary-site.js'
import {START_PATH} from './drawn-page.js'

/** The way from the start page to this one. */
export function trail({words}: DiarySite, steps: readonly Html[], here: string): Html {
  return html`<nav class="trail" aria-label="${words.navigation.trail}">
<ol>
${join(steps.map((step) => html`<li>${step}</li>
`))}<li aria-current="page">${here}</li>
</ol>
</nav>
`
}

/** The link every trail begins with. */
export function startStep({words}: DiarySite, path: string): Html {
  return html`<a href="${linkTo(path, START_PATH)}">${words.navigation.start}</a>`
}

/** Links to what comes before and after, under one name for those who listen. */
export function neighbours(label: string, links: readonly {readonly url: Url; readonly label: string; readonly rel: 'prev' | 'next' | null}[]): Html | null {
  if (links.length === 0) return null
  return html`<nav class="neighbours" aria-label="${label}">
<ul>
${join(links.map(({url, label: text, rel}) => (rel === null ? html`<li><a href="${url}">${text}</a></li>
` : html`<li><a href="${url}" rel="${rel}">${text}</a></li>
`)))}</ul>
</nav>
`
}
