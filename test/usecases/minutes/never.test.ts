import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {ClearedFiles} from '../../../src/io/files/attachments.js'
import {aCaseRow} from '../../support/town.js'
import {aCouncilTown, aMeeting, anItem, bringMeetings, make} from './support.js'

const hasPdftotext = existsSync('/usr/bin/pdftotext')
if (!hasPdftotext) console.warn('left out: the text of made PDF files by a second reader, since pdftotext is not here (apt-get install poppler-utils)')

// Words that nobody writes, one for each item and place in it.
const mark = (item: number, place: string): string => `zq${'abcdefghij'.charAt(item)}x${place}`
const PLACES = ['rubrik', 'text', 'tabell', 'beslut', 'till', 'bilaga'] as const

test('of any items that are secret nothing is found in any byte or word of what is published (F1 F2 F3)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('ja', 'by its case', 'nej', 'nej'), {minLength: 2, maxLength: 6}).filter((secrets) => secrets.includes('nej') && secrets.some((one) => one !== 'nej')), fc.constantFrom('minutes', 'summons'), fc.boolean(), async (secrets, kind, isByItem) => {
      const town = await aCouncilTown()
      const names = secrets.map((_, at) => `Zq${'abcdefghij'.charAt(at)}xnamn Provberg`)
      const ofCases = secrets.flatMap((secret, at) => (secret === 'by its case' ? [aCaseRow({diarie: 'SN', arendenummer: `SN 2026/0${7000 + at}`, arenderubrik: `Rapport ${mark(at, 'rubrik')}`, arenderubrik_sekretess: 'ja', lagrum: 'OSL 26:1'})] : []))
      if (ofCases.length > 0) await town.import('2026-02-03T09:00:00Z', ofCases)
      await bringMeetings(town, [
        aMeeting({narvarande: isByItem ? '' : ['Elsa Grahnén (ordförande, S)', ...names.map((name, at) => `${name} (tjänstgörande ersättare, M) § ${at + 1}`)].join(' | ')}),
        ...secrets.map((sekretess, at) => anItem(String(at + 1), {
          typ: kind === 'minutes' ? 'protokoll' : 'kallelse', sekretess: sekretess === 'ja' ? 'ja' : 'nej', narvarande: isByItem ? `Elsa Grahnén (ordförande, S) | ${names[at] ?? ''} (tjänstgörande ersättare, M)` : '', arendenummer: `SN 2026/0${7000 + at}`, rubrik: `Rapport ${mark(at, 'rubrik')}`, text: `Om ${mark(at, 'text')}.\n\n| A | B |\n|---|---|\n| ${mark(at, 'tabell')} | 1 |`,
          beslut: `Nämnden antar ${mark(at, 'beslut')}.`, expedieras: mark(at, 'till'), bilagor: mark(at, 'bilaga'), jav: sekretess !== 'nej' ? (names[at] ?? '') : '',
        })),
      ])
      const made = await make(town, {kind})
      await town.publish('2026-02-05T11:00:00Z')
      const site = [...town.siteHolds(secrets.flatMap((_, at) => [...PLACES.map((place) => mark(at, place)), `SN 2026/0${7000 + at}`, names[at] ?? ''])).keys()]
      const pdf = hasPdftotext ? execFileSync('pdftotext', [new ClearedFiles(town.folder).pathOf(made.sha256), '-'], {encoding: 'utf8'}) : ''
      for (const [at, secret] of secrets.entries()) {
        const own = [...PLACES.map((place) => mark(at, place)), `SN 2026/0${7000 + at}`, ...(kind === 'minutes' ? [names[at] ?? ''] : [])]
        if (secret !== 'nej') for (const one of own) expect([one, site.includes(one), pdf.includes(one)]).toEqual([one, false, false])
        // What may be shown is there, or this test would find nothing of anything.
        else for (const one of own) expect([one, site.includes(one)]).toEqual([one, true])
      }
    }),
    {numRuns: Number(process.env['DIARIEVAKT_PAPERS'] ?? 6)},
  )
}, 600_000)
