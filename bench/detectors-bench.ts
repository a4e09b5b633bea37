import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type * as detectors from '../src/core/scan/detectors/index.js'
import type * as scan from '../src/core/scan/scan-text.js'
import type * as files from '../src/io/files/lexica-file.js'
import {median, ROOT} from './measure.ts'
import '../scripts/as-written.ts'

// Megabytes a second of each detector beside `grep -P` with a pattern for the same thing, and of the whole scan, on the text of a registry's files.
const loaded = async <T>(path: string): Promise<T> => (await import(join(ROOT, 'src', path))) as T
const {DETECTORS} = await loaded<typeof detectors>('core/scan/detectors/index.ts')
const {scanText} = await loaded<typeof scan>('core/scan/scan-text.ts')
const {loadLexica} = await loaded<typeof files>('io/files/lexica-file.ts')
const started = performance.now()
const lexica = loadLexica(join(ROOT, 'data'))
console.log(`lists and model read in ${(performance.now() - started).toFixed(0)} ms`)

const SENTENCES = [
  'Kommunstyrelsen beslutar att anta förslaget till detaljplan för Ekbacken 1:23 och att överlämna ärendet till kommunfullmäktige.', 'Ansökan om bygglov för tillbyggnad av enbostadshus inkom 2023-05-14 och kompletterades den 2 juni.',
  'Erik Olsson begär ut handlingar i ärende KS 2023/0012345.', 'Budgeten för 2024 uppgår till 12 345 000 kr, varav 1 200 tkr avser digitalisering.', 'Barn- och utbildningsnämnden noterar informationen till protokollet.', 'Frågor besvaras av registrator på 0431-12 30 00 eller registrator@exempel.se.',
  'Upphandlingen omfattar ramavtal för måleriarbeten med möjlighet till förlängning i två år.', 'Fastighetsägaren på Storgatan 4 har inkommit med synpunkter på snöröjningen under vintern.', 'Enligt 8 kap. 3 § kommunallagen ska nämnden följa upp verksamheten.', 'Socialnämnden föreslår att riktlinjerna för färdtjänst revideras inför nästa år.',
] as const
const text = Array.from({length: 40_000}, (_, at) => SENTENCES[(at * 7 + Math.floor(at / 10)) % SENTENCES.length]).join('\n')
const megabytes = Buffer.byteLength(text) / 1e6

const PATTERNS: Readonly<Partial<Record<string, string>>> = {
  'identity-number': String.raw`(?<!\d)(?:19|20)?\d{6}[-+ ]?\d{4}(?!\d)`, 'birth-date': String.raw`(?i)född (?:den )?\d{4}-\d\d-\d\d`, email: String.raw`[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}`, phone: String.raw`(?<!\d)0\d{1,3}[- ]?\d{2,3} ?\d{2} ?\d{2}`, 'bank-account': String.raw`(?i)konto\D{0,10}\d[\d -]{6,}`, vehicle: String.raw`\b[A-Z]{3} ?\d{2}[A-Z\d]\b`,
  person: String.raw`\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+\b`, property: String.raw`\p{Lu}\p{Ll}+ \d+:\d+`, 'secrecy-cue': String.raw`(?i)sekretess|\d+ kap\.? \d+ § OSL`, sensitive: String.raw`(?i)sjuk|diagnos|missbruk|muslim|färdtjänst|lss`, address: String.raw`\p{Lu}\p{Ll}+(?:gatan|vägen) \d+`, coordinates: String.raw`\d{2}\.\d{4,}, \d{2}\.\d{4,}`,
}

const folder = mkdtempSync(join(tmpdir(), 'detectors-'))
const file = join(folder, 'text')
writeFileSync(file, text)
const seconds = (work: () => void): number => {
  work()
  return median([1, 2, 3].map(() => {
    // Readings of the last text are kept for the next detector: here each reads for itself.
    scanText([{field: 'file', index: 0, text: 'Ekbacken'}], {caseNature: 'private', lexica})
    const started = performance.now()
    work()
    return (performance.now() - started) / 1000
  }))
}
/** Rounds until the program is as it is in the middle of an import: the first is five times slower. */
const WARM = 4
/** The processor's seconds, which say more than the clock's on a machine that does other things. */
const worked = (work: () => void): number => {
  for (let round = 0; round < WARM; round += 1) work()
  return median([1, 2, 3].map(() => {
    scanText([{field: 'file', index: 0, text: 'Ekbacken'}], {caseNature: 'private', lexica})
    const {user} = process.cpuUsage()
    work()
    return (process.cpuUsage().user - user) / 1e6
  }))
}
console.log(`${megabytes.toFixed(1)} MB`)
// First, before each detector has been asked by itself in ways that a scan never asks.
const whole = worked(() => void scanText([{field: 'file', index: 0, text}], {caseNature: 'private', lexica}))
console.log(`${'whole scan'.padEnd(18)} ${(megabytes / whole).toFixed(1).padStart(5)} MB/s`)
const lines = text.split('\n').slice(0, 20_000)
const short = worked(() => { for (const line of lines) scanText([{field: 'heading', index: 0, text: line}], {caseNature: 'unknown', lexica}) })
console.log(`${'as headings'.padEnd(18)} ${(Buffer.byteLength(lines.join('\n')) / 1e6 / short).toFixed(1).padStart(5)} MB/s`)
for (const detector of DETECTORS) {
  const own = worked(() => void detector.find(text, {field: 'file', caseNature: 'private', lexica}))
  const pattern = PATTERNS[detector.id]
  const grep = pattern === undefined ? null : seconds(() => void spawnSync('grep', ['-cP', pattern, file], {env: {...process.env, LC_ALL: 'C.UTF-8'}}))
  const beside = grep === null ? '' : `  grep -P ${(megabytes / grep).toFixed(0).padStart(5)} MB/s  ${(own / grep).toFixed(1)} × its time`
  console.log(`${detector.id.padEnd(18)} ${(megabytes / own).toFixed(0).padStart(5)} MB/s${beside}`)
}
rmSync(folder, {recursive: true})
