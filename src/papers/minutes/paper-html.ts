import type {Block} from '../../core/minutes/block.js'
import {html, join, linkHere, type Html} from '../html.js'
import type {Sheet, SheetItem, SheetPart, SheetTable} from './sheet.js'

/** What a paper says, as a part of a page: the twin of its file, in the same order (F7). */
export function paperBody({title, mark, facts, notice, attendance, attendanceHeading, contents, items}: Sheet): Html {
  return html`<h1>${title}</h1>
${mark !== '' && html`<p class="mark"><strong>${mark}</strong></p>
`}${factList(facts)}${notice !== null && html`<section class="notice" aria-labelledby="om-versionen">
<h2 id="om-versionen">${notice.heading}</h2>
${blocks(notice.blocks, 3)}</section>
`}${attendance.length > 0 && html`<section aria-labelledby="narvarande">
<h2 id="narvarande">${attendanceHeading}</h2>
${join(attendance.map(attendanceTable))}</section>
`}<section aria-labelledby="innehall-rubrik">
<h2 id="innehall-rubrik">${contents}</h2>
<ul class="contents">
${join(items.map(({anchor, heading}) => html`<li><a href="${linkHere(anchor)}">${heading}</a></li>
`))}</ul>
</section>
${join(items.map(itemSection))}`
}

function itemSection({anchor, heading, facts, blocks: own, parts}: SheetItem): Html {
  return html`<section aria-labelledby="${anchor}" class="item">
<h2 id="${anchor}">${heading}</h2>
${factList(facts)}${blocks(own, 3)}${join(parts.map(partOf))}</section>
`
}

function partOf({heading, blocks: own}: SheetPart): Html {
  return html`<h3>${heading}</h3>
${blocks(own, 4)}`
}

function factList(facts: Sheet['facts']): Html | null {
  return facts.length === 0 ? null : html`<dl class="fields">
${join(facts.map(([label, value]) => html`<div><dt>${label}:</dt> <dd>${value}</dd></div>
`))}</dl>
`
}

function attendanceTable({heading, columns, rows}: SheetTable): Html {
  return html`<h3>${heading}</h3>
<table class="present">
<caption><span class="unseen">${heading}</span></caption>
<thead>
<tr>${join(columns.map((column) => html`<th scope="col">${column}</th>`))}</tr>
</thead>
<tbody>
${join(rows.map((row) => html`<tr>${join(row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`)))}</tr>
`))}</tbody>
</table>
`
}

function blocks(some: readonly Block[], level: 3 | 4): Html {
  return join(some.map((block) => drawn(block, level)))
}

function drawn(block: Block, level: 3 | 4): Html {
  switch (block.kind) {
    case 'heading':
      return level === 3 ? html`<h3>${block.text}</h3>
` : html`<h4>${block.text}</h4>
`
    case 'paragraph':
      return html`<p>${block.text}</p>
`
    case 'list': {
      const items = join(block.items.map((item) => html`<li>${item}</li>
`))
      if (block.first === null) return html`<ul>
${items}</ul>
`
      return html`<ol start="${block.first}">
${items}</ol>
`
    }
    case 'table': {
      const [head = [], ...rows] = block.rows
      return html`<table class="inner">
<thead>
<tr>${join(head.map((cell) => html`<th scope="col">${cell}</th>`))}</tr>
</thead>
<tbody>
${join(rows.map((row) => html`<tr>${join(row.map((cell) => html`<td>${cell}</td>`))}</tr>
`))}</tbody>
</table>
`
    }
  }
}
