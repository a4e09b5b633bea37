import {html, ownLook} from '../html.js'
import {paperBody} from './paper-html.js'
import type {Sheet} from './sheet.js'

/** A paper as a page by itself, which loads nothing: the twin of its file for whoever wants it outside the diary (F7). */
export function paperPage(sheet: Sheet): string {
  return html`<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${sheet.title} – ${sheet.head}</title>
${ownLook(LOOK)}</head>
<body>
<header>
<p>${sheet.head}</p>
</header>
<main>
${paperBody(sheet)}</main>
</body>
</html>
`.markup
}

const LOOK = `:root { color-scheme: light dark }
body { margin: 2rem auto; padding: 0 1rem; max-width: 46rem; font: 1.05rem/1.55 Georgia, "Liberation Serif", serif }
h1 { line-height: 1.2 }
h2 { margin-top: 2.2rem }
dl.fields div { margin: 0.2rem 0 }
dl.fields dt { display: inline; font-weight: bold }
dl.fields dd { display: inline; margin: 0 }
.notice { border: 1px solid; padding: 0 1rem 0.5rem; margin: 1.5rem 0 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@media print { body { margin: 0; max-width: none } }`
