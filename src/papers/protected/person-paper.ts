import type {ShownPerson} from '../../core/protected/person.js'
import type {Language} from '../../words/languages.js'
import {personRows} from '../../words/protected-person.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'
import {html} from '../html.js'

/** What stands on the paper beside the person. */
export interface PaperAbout {
  readonly language: Language
  /** Local, to the minute. */
  readonly printedAt: string
  readonly printedBy: string
  readonly isRehearsal: boolean
}

/** A protected person as a page to print. The marking is head and foot of the one table, so that a browser repeats it on each sheet (K4); the page’s own title, which stands in windows and print queues, tells nobody. */
export function personPaper(person: ShownPerson, {language, printedAt, printedBy, isRehearsal}: PaperAbout): string {
  const say = protectedWords[language]
  const rows = personRows(person, language).map(([name, value]) => html`<tr><th scope="row" align="left" valign="top">${name}</th><td>${value}</td></tr>
`)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>${PROTECTED_MARKING}</title>
</head>
<body>
<table cellpadding="6" width="100%">
<thead><tr><th colspan="2"><h1>${PROTECTED_MARKING}</h1></th></tr></thead>
<tbody>
${isRehearsal ? html`<tr><td colspan="2">${say.paper.rehearsal}</td></tr>
` : null}${rows}<tr><td colspan="2"><small>${say.paper.printed(printedAt, printedBy)}</small></td></tr>
</tbody>
<tfoot><tr><th colspan="2">${PROTECTED_MARKING}</th></tr></tfoot>
</table>
</body>
</html>
`.toString()
}
