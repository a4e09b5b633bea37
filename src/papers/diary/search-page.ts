import {DIRECTIONS} from '../../core/publication/public-entry.js'
import {html, join, linkTo} from '../html.js'
import {jsonText} from '../json.js'
import type {Calendar} from './calendar.js'
import type {DiarySite} from './diary-site.js'
import {DAYS_PATH, type DrawnPage, SEARCH_MONTHS_PATH, SEARCH_PATH, START_PATH} from './drawn-page.js'
import {lineOf} from './field-text.js'
import {COMMITTEES_ANCHOR} from './layout.js'
import {KIND_LETTERS, type SearchFile} from './search-index.js'
import {startStep, trail} from './trail.js'

/** Where the diary is searched. Without a script the form is not there, and the lists lead on. */
export function drawSearchPage(site: DiarySite): DrawnPage {
  const {words, committees} = site
  const {search, fields} = words
  const path = SEARCH_PATH
  const main = html`${trail(site, [startStep(site, path)], search.title)}<h1>${search.title}</h1>
<p class="lead">${search.lead}</p>
<form id="sok" class="search" role="search" hidden>
<p><label for="q">${search.words}</label> <input id="q" name="q" type="search" autocomplete="off" spellcheck="false" maxlength="200" aria-describedby="tips"></p>
<p class="note" id="tips">${search.hint}</p>
<div class="filters">
<p><label for="namnd">${fields.committee}</label> <select id="namnd" name="namnd"><option value="">${search.all}</option>${join(committees.map(({slug, name}) => html`<option value="${slug}">${lineOf(name)}</option>`))}</select></p>
<p><label for="typ">${search.kind}</label> <select id="typ" name="typ"><option value="">${search.all}</option><option value="${KIND_LETTERS.case}">${fields.case}</option>${join(DIRECTIONS.map((direction) => html`<option value="${KIND_LETTERS[direction]}">${words.direction[direction]}</option>`))}</select></p>
<p><label for="fran">${search.from}</label> <input id="fran" name="fran" type="date"></p>
<p><label for="till">${search.to}</label> <input id="till" name="till" type="date"></p>
</div>
<p><button type="submit">${search.button}</button></p>
</form>
<noscript><p>${search.withoutScript}</p></noscript>
<p id="svar" class="answer" role="status" data-searching="${search.searching}" data-none="${search.none}" data-one="${search.one}" data-many="${search.many}" data-wide="${search.wide}" data-folded="${search.folded}" data-words="${search.byWords}" data-failed="${search.failed}"></p>
<ol id="traffar" class="hits" aria-label="${search.hits}"></ol>
<p><button id="fler" type="button" hidden>${search.more}</button></p>
<section aria-labelledby="utan-sok">
<h2 id="utan-sok">${search.listsTitle}</h2>
<ul>
<li><a href="${linkTo(path, START_PATH, COMMITTEES_ANCHOR)}">${search.byCommittee}</a></li>
<li><a href="${linkTo(path, DAYS_PATH)}">${search.byDay}</a></li>
</ul>
<p>${search.privacy}</p>
</section>
`
  return {path, html: site.layOut({path, title: search.title, main, isIndexable: true, isSearch: true}), shows: []}
}

/** The months that can be searched, newest first. */
export function drawSearchMonths({months}: Calendar): SearchFile {
  const named = [...new Set(months.map(({month}) => month))].sort().reverse()
  return {path: SEARCH_MONTHS_PATH, text: jsonText({manader: named}), shows: []}
}
