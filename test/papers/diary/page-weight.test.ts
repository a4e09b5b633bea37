import {readFileSync} from 'node:fs'
import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {LOGO_BYTES_MAX} from '../../../src/core/publication/logo-image.js'
import {SHIPPED_THEME} from '../../../src/core/terms/theme.js'
import {drawGonePage} from '../../../src/papers/diary/gone-page.js'
import {drawStylesheet} from '../../../src/papers/diary/stylesheet.js'
import {pagesOf} from '../../support/diary-pages.js'
import {diaryOf, manyEntries, publicFile, publicMeeting, publicPaper, weekdaysUntil} from '../../support/public-entries.js'

const BUDGET = 50_000
const style = drawStylesheet(SHIPPED_THEME, readFileSync('data/diary/stil.css', 'utf8'))

/** Which kind of page it is, by its address. */
function kindOf(path: string): string {
  return path.replace(/^(arende|handling|sammantrade)\/.*/, '$1').replace(/\d{4}-(?:W?\d\d)(?:-\d\d)?/, '#').replace(/^namnd\/[a-z]+/, 'namnd/#').replace(/\/(?:index|\d+)\.html$/, '/sida.html')
}

// Five hundred rows a day: a city with 250,000 public entries in two years.
const meetings = Array.from({length: 400}, (_, at) => publicMeeting(at, {date: `${2024 + (at % 3)}-0${1 + (at % 9)}-1${at % 10}`, committee: ['KS', 'BN'][at % 2] ?? 'KS'}))
const LONG = 'Förvaltningen har berett ärendet tillsammans med berörda enheter och föreslår att nämnden godkänner förslaget i dess helhet. '
const minutes = publicPaper(1, {meetingAddress: meetings[0]?.address ?? null, files: [publicFile(1)]}, LONG.repeat(6))
const input = diaryOf([...manyEntries(5_000, weekdaysUntil('2026-02-03', 10)), ...meetings, minutes])
const pages = [...(await pagesOf(input)).values(), drawGonePage(input)]
const heaviest = new Map<string, (typeof pages)[number]>()
for (const page of pages) if (page.html.length > (heaviest.get(kindOf(page.path))?.html.length ?? 0)) heaviest.set(kindOf(page.path), page)

test.each([...heaviest].map(([kind, page]) => [kind, page] as const))('the heaviest %s of a city, with its stylesheet and the largest logotype, is at most 50 kB on the way to a reader', (_, page) => {
  expect(gzipSync(page.html).length + gzipSync(style).length + LOGO_BYTES_MAX).toBeLessThan(BUDGET)
})

test('the first page and its stylesheet are at most 50 kB even from a server that compresses nothing', () => {
  expect(Buffer.byteLength(heaviest.get('index.html')?.html ?? '') + Buffer.byteLength(style)).toBeLessThan(BUDGET)
})

test('there is a page of every kind to weigh', () => {
  expect([...heaviest.keys()].sort()).toEqual([
    'aldre.html', 'arende', 'dag/#.html', 'dagar.html', 'english.html', 'gone.html', 'handling', 'index.html', 'latt-svenska.html', 'manad/#.html', 'namnd/#.html', 'namnd/#/arenden.html', 'namnd/#/arenden/#/sida.html', 'namnd/#/handlingar/#/sida.html',
    'namnd/#/sammantraden.html', 'sammantrade', 'sammantraden.html', 'sok.html', 'tillganglighet.html', 'typ/inkommet.html', 'typ/inkommet/#/sida.html', 'typ/upprattat.html', 'typ/upprattat/#/sida.html', 'typ/utgaende.html', 'typ/utgaende/#/sida.html', 'varfor.html', 'vecka/#.html',
  ])
})
