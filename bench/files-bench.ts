import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {benchWorkspace, diarievakt, line, measure, median, ROOT} from './measure.ts'

// Importing rows with attachments of mixed kinds, each read in the reader's own process, beside Poppler's `pdftotext` on as many PDFs, one process each.
const files = Number(process.argv[2] ?? 500)
const FIXTURES = join(ROOT, 'test', 'fixtures', 'files')
const KINDS = ['clear.pdf', 'clear.docx', 'leaky.pdf', 'leaky.docx', 'clear.odt', 'clear-sheet.xlsx', 'covered.pdf', 'author.rtf', 'clear.eml', 'leaky.html'] as const
const HEADER = 'diarie;arendenummer;arenderubrik;arenderubrik_sekretess;arendetyp;arende_status;avslutat;handlingsnummer;handlingsrubrik;handlingsrubrik_sekretess;handling_sekretess;lagrum;skydd;riktning;datum;avsandare_mottagare;webbnamn;handlaggare;fil;fil_publiceras;registrator;handling_status;publicerad;andrad'
const NOW = '2026-02-03T08:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))

/** An export of so many rows, each with a file. */
function delivery(name: string, kinds: readonly string[], choice: 'ja' | 'nej'): {readonly path: string; readonly bytes: number} {
  const place = join(folder, name)
  mkdirSync(place, {recursive: true})
  let bytes = 0
  const rows = Array.from({length: files}, (_, index) => {
    const kind = kinds[index % kinds.length] ?? ''
    const file = `${index}-${kind}`
    copyFileSync(join(FIXTURES, kind), join(place, file))
    bytes += readFileSync(join(FIXTURES, kind)).length
    return `KS;KS 2026/${String(index + 1).padStart(7, '0')};Ny förskola vid Ekbacken;nej;lokaler;öppet;;1;Remiss om ny förskola;nej;nej;;;Ut;2026-02-03;Länsstyrelsen;Länsstyrelsen;Plan- och byggenheten;${file};${choice};reg1;gällande;;2026-02-03T10:12:00`
  })
  writeFileSync(join(place, 'export.csv'), `${HEADER}\n${rows.join('\n')}\n`)
  return {path: place, bytes}
}

function imported({path}: {readonly path: string}): {readonly seconds: number; readonly peakMB: number | null} {
  const workspace = mkdtempSync(join(folder, 'w-'))
  rmSync(workspace, {recursive: true})
  benchWorkspace(workspace, NOW)
  return diarievakt(['import', join(path, 'export.csv'), '--no-input'], workspace, NOW)
}

const unread = delivery('nej', KINDS, 'nej')
const sorts = [
  {what: 'mixed kinds', ...delivery('blandat', KINDS, 'ja')},
  {what: 'PDF', ...delivery('pdf', ['clear.pdf', 'leaky.pdf', 'covered.pdf'], 'ja')},
  {what: 'Word', ...delivery('word', ['clear.docx', 'leaky.docx', 'author.docx'], 'ja')},
]
const [pdftotext, without]: [number[], number[]] = [[], []]
const read = sorts.map(() => ({seconds: [] as number[], peakMB: 0}))
for (let turn = 0; turn < 4; turn += 1) {
  const yardstick = measure('sh', ['-c', `for f in ${join(folder, 'pdf')}/*.pdf; do pdftotext "$f" - >/dev/null; done`]).seconds
  const none = imported(unread).seconds
  const each = sorts.map(imported)
  if (turn === 0) continue
  pdftotext.push(yardstick)
  without.push(none)
  each.forEach(({seconds, peakMB}, index) => {
    read[index]?.seconds.push(seconds)
    const one = read[index]
    if (one !== undefined) one.peakMB = Math.max(one.peakMB, peakMB ?? 0)
  })
}
const yardstick = median(pdftotext)
const base = median(without)
line(`pdftotext, ${files} PDFs, a process each`, yardstick, null)
line(`import, ${files} rows whose files are not read`, base, yardstick)
for (const [index, {what, bytes}] of sorts.entries()) {
  const seconds = median(read[index]?.seconds ?? [])
  line(`import, ${files} rows with files, ${what}`, seconds, yardstick, `peak ${(read[index]?.peakMB ?? 0).toFixed(0)} MB, reading ${(files / (seconds - base)).toFixed(0)} files/s, ${(bytes / 1e6 / (seconds - base)).toFixed(1)} MB/s`)
}
rmSync(folder, {recursive: true})
