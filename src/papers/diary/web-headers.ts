// What the search page may do, which no other page may, and that no other site frames the diary.
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
// Pages that hold entries and lie at the root, and every folder: what search engines are asked not to keep.
const UNKEPT = /^(?:$|(?:index|dagar|gone|sammantraden)\.html$|sammantraden\.ics$|(?:arende|dag|fil|handling|manad|namnd|sammantrade|oppna-data|sok|typ|vecka)\/)/

/** The headers that a web server sends with an address of the diary (docs/manual/web-server.md says why), by its path under the site's root without leading slash. */
export function webHeaders(path: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
    ...(UNKEPT.test(path) ? {'x-robots-tag': 'noindex'} : {}),
    ...(path.startsWith('fil/') ? {'content-disposition': 'attachment'} : {}),
  }
}
