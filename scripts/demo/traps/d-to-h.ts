import {NUMBERS} from '../people.ts'
import type {Series} from './trap.ts'

const CLEAN_TEXT = 'Skrivelse\n\nSynpunkterna gäller öppettiderna.\n'

/** Traps of group D: what is secret. */
export function secrecyTraps(series: Series): void {
  series.document('SN', ['d1-secret-document', 'D1', 'secret', 'a document with a secret heading in an open case', 'Only the word sekretess and the day'], {
    handlingsrubrik: 'Anmälan om oro för Ida Östensson',
    handlingsrubrik_sekretess: 'ja',
    handling_sekretess: 'ja',
    lagrum: 'OSL 26:1',
  })
  series.caseAlone('SN', ['d1-secret-case', 'D1', 'secret', 'a secret case without documents', 'Only the word sekretess and the day'], {
    arenderubrik: 'Utredning om Johan Ljungkvist',
    arenderubrik_sekretess: 'ja',
    lagrum: 'OSL 26:1',
  })
  series.document('SN', ['d1-secret-without-registrar', 'D1 B7', 'secret', 'a secret heading that no registrar has signed', 'A secret row needs no decision'], {handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', registrator: ''})
  series.document('SN', ['d1-secret-with-findings', 'D1 B4', 'secret', 'a secret heading with a personnummer, a named party and a file', 'None of it is shown, so none of it holds the row'], {
    handlingsrubrik: `Beslut om bistånd, Maryam Tegner, ${NUMBERS.first}`,
    handlingsrubrik_sekretess: 'ja',
    handling_sekretess: 'ja',
    lagrum: 'OSL 26:1',
    webbnamn: 'Maryam Tegner',
    fil: 'd1-beslut-tegner.pdf',
    fil_publiceras: 'nej',
  })
  series.group('SN', {arenderubrik: 'Faderskapsutredning Oskar Åkerhielm', arenderubrik_sekretess: 'ja'}, [
    {
      ofCase: ['d2-secret-case', 'D2 D1', 'secret', 'a secret case with an open document', 'Only the word sekretess and the day'],
      tell: ['d2-open-document-of-secret-case', 'D2', 'held', 'an open document of a secret case', 'Its own heading and number may tell'],
    },
    {
      tell: ['d2-secret-document-of-secret-case', 'D2 D1', 'secret', 'a secret document of a secret case', 'Only the word sekretess and the day'],
      change: {handlingsrubrik: 'Protokoll fört vid besök av Oskar Åkerhielm', handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 26:1'},
    },
  ])
}

/** Traps of group E: files that stay behind. */
export function fileTraps(series: Series): void {
  series.document('BUN', ['e1-telling-file-name', 'E1', 'withheldFile', 'a withheld file whose name names a pupil', 'Neither the file nor its name is shown'], {fil: 'e1-lakarintyg-nadia-hornell.pdf', fil_publiceras: 'nej'})
  series.document('BUN', ['e1-withheld-but-clean', 'E1', 'withheldFile', 'a clean file that the registrar chose not to publish', "The registrar's choice stands"], {fil: series.file('e1-ren-men-nej.txt', CLEAN_TEXT), fil_publiceras: 'nej'})
  series.document('BUN', ['e1-withheld-full-of-findings', 'E1 B11', 'withheldFile', 'a withheld file full of names and numbers', 'It is not shown, so it does not hold the row'], {
    fil: series.file('e1-full-av-uppgifter.txt', `Intyg\n\nSonja Tufvesson, ${NUMBERS.second}, Kvarnvägen 14, 031-390 06 33.\n`),
    fil_publiceras: 'nej',
  })
}

/** Traps of group H: two years. */
export function retentionTraps(series: Series): void {
  const old = {datum: '2023-09-12', andrad: '2023-09-13T09:00:00'}
  series.document('KFN', ['h1-not-from-registration', 'H1', 'plain', 'a document of 2023 that was published in September 2025', 'Two years run from its own publication day'], {...old, publicerad: '2025-09-01'})
  series.group('KFN', {arenderubrik: 'Upprustning av dansbanan i Åparken'}, [
    {
      ofCase: ['h2-old-case', 'H2 A15', 'plain', 'an old case that gets a new document', 'It shows again: the old heading with the new document only'],
      tell: ['h2-old-document', 'H2 A15', 'history', 'the old document of an old case that gets a new one', 'Only the new document brings the heading back'],
      change: {datum: '2023-05-08', andrad: '2023-05-09T09:00:00'},
    },
    {tell: ['h2-new-document', 'H2', 'plain', 'a new document in an old case', 'It is shown with the old heading'], change: {datum: '2026-02-02', andrad: '2026-02-02T14:40:00', handlingsrubrik: 'Förslag om scenbelysning på dansbanan'}},
  ])
  series.group('KFN', {arenderubrik: 'Bastuflotte i Myrholmen'}, [
    {tell: ['h2-expired-document', 'H2 H1', 'expired', 'a document published in 2023 in a case with a new document', 'A new document does not bring old ones back'], change: {datum: '2023-06-01', publicerad: '2023-06-05', andrad: '2023-06-05T11:00:00'}},
    {tell: ['h2-new-beside-expired', 'H2', 'plain', 'a new document beside an expired one', 'Each document has its own two years'], change: {datum: '2026-02-02', andrad: '2026-02-02T14:40:00', handlingsrubrik: 'Ansökan om förlängt tillstånd för bastuflotte'}},
  ])
  const january = {datum: '2024-01-30', andrad: '2024-01-31T09:00:00'}
  series.document('KFN', ['h3-day-after', 'H3', 'expired', 'a document published on 2024-02-02', 'Two years had passed the day before'], {...january, publicerad: '2024-02-02'})
  series.document('KFN', ['h3-on-the-day', 'H3', 'expired', 'a document published on 2024-02-03', 'The first day not shown is the same date two years on'], {...january, publicerad: '2024-02-03'})
  series.document('KFN', ['h3-day-before', 'H3', 'plain', 'a document published on 2024-02-04', 'Today is its last day'], {...january, publicerad: '2024-02-04'})
  series.document('KFN', ['h3-leap-day', 'H3', 'plain', 'a document published on 2024-02-29', 'Its last day is 2026-02-28: 29 February becomes 1 March'], {datum: '2024-02-28', publicerad: '2024-02-29', andrad: '2024-02-28T15:00:00'})
}
