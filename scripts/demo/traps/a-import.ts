import {NUMBERS} from '../people.ts'
import type {Series} from './trap.ts'

const CLEAN_TEXT = 'Synpunkter på kommunens webbplats\n\nSökfunktionen hittar inte blanketter. Det vore bra om den gjorde det.\n'

/** Traps of group A: what the import must see. */
export function importTraps(series: Series): void {
  series.group('KS', {}, [
    {},
    {tell: ['a1-cancelled-document', 'A1', 'cancelled', 'a document marked makulerad', 'What the registry has cancelled is not shown'], change: {handling_status: 'makulerad'}},
  ])
  series.document(
    'TN',
    ['a1-document-of-cancelled-case', 'A1', 'cancelled', 'a document in force in a cancelled case', 'Cancelling a case takes all of it'],
    {arende_status: 'makulerad'},
    ['a1-cancelled-case', 'A1', 'cancelled', 'a case marked makulerad', 'Cancelling a case takes all of it'],
  )
  series.caseAlone('KFN', ['a2-case-without-documents', 'A2', 'plain', 'a case that has no document yet', 'A plain case shows in its own right'], {})

  series.document('KS', ['a3-number-in-internal-field', 'A3 A5', 'plain', "a person's name and number in the internal sender's column", 'Only six fields are public, and this is none of them'], {
    avsandare_mottagare: `Agneta Mårdh, ${NUMBERS.first}`,
  })
  series.document('KS', ['a3-formula', 'A3', 'plain', 'a heading that a spreadsheet would take for a formula', 'On a web page it is only text'], {
    handlingsrubrik: '=HYPERLINK("https://ekbacken.example";"Klicka här")',
  })
  series.document('KS', ['a3-markup', 'A3', 'plain', 'a heading with HTML in it', 'It is text, and is written out as text'], {
    handlingsrubrik: 'Felanmälan: sidan visar <script>alert(1)</script> & <b>fet stil</b>',
  })

  for (const [id, word, shown] of [
    ['a4-inkommen', 'inkommen', 'In'],
    ['a4-utgaende', 'utgående', 'Ut'],
    ['a4-expedierad', 'expedierad', 'Ut'],
    ['a4-upprattad', 'upprättad', 'Upprättad'],
  ] as const) {
    series.document('BUN', [id, 'A4', 'plain', `direction written ${word}`, `It is shown as ${shown}`], {riktning: word})
  }
  series.document('BUN', ['a4-unknown-direction', 'A4 B9', 'held', 'direction written internt', 'What is not understood is held'], {riktning: 'internt'})
  series.document('BUN', ['a4-no-direction', 'A4 B9', 'held', 'no direction', 'What is missing is held'], {riktning: ''})

  series.document('SN', ['a5-no-publication-name', 'A5', 'plain', 'an internal sender and an empty publication name', 'Empty stays empty: the row shows no party'], {
    avsandare_mottagare: 'Karin Skarp',
    webbnamn: '',
  })

  series.document('KS', ['a6-choice-missing', 'A6', 'held', 'a file without a choice', 'A missing choice is never defaulted'], {fil: series.file('a6-val-saknas.txt', CLEAN_TEXT), fil_publiceras: ''})
  series.document('KS', ['a6-choice-no', 'A6 E1', 'withheldFile', 'a file with choice nej', 'The row stays, the file does not'], {fil: series.file('a6-val-nej.txt', CLEAN_TEXT), fil_publiceras: 'nej'})
  series.document('KS', ['a6-choice-yes', 'A6 B11', 'plain', 'a file with choice ja and a clear text', 'The row is shown with its file'], {fil: series.file('a6-val-ja.txt', CLEAN_TEXT), fil_publiceras: 'ja'})
  series.document('KS', ['a6-choice-unknown', 'A6 B9', 'held', 'a file with choice kanske', 'What is not understood is held'], {fil: series.file('a6-val-kanske.txt', CLEAN_TEXT), fil_publiceras: 'kanske'})
  series.document('KS', ['a6-fewer-choices-than-files', 'A6', 'held', 'two files and one choice', 'Which file the choice is for cannot be told'], {
    fil: `${series.file('a6-forsta-filen.txt', CLEAN_TEXT)}|${series.file('a6-andra-filen.txt', CLEAN_TEXT)}`,
    fil_publiceras: 'ja',
  })
  series.document('KS', ['a6-choice-without-file', 'A6', 'held', 'a choice ja and no file', 'A file is missing from the export, or the choice is wrong'], {fil: '', fil_publiceras: 'ja'})
  series.document('KS', ['a6-no-file', 'A6', 'plain', 'no file and no choice', 'Where there is no file there is nothing to choose'], {})
  series.document('KS', ['a6-two-files', 'A6', 'plain', 'two clear files, both with choice ja', 'Both files are shown'], {
    fil: `${series.file('a6-missiv.txt', CLEAN_TEXT)}|${series.file('a6-bilaga.txt', CLEAN_TEXT)}`,
    fil_publiceras: 'ja|ja',
  })
  series.document('KS', ['a6-two-files-one-withheld', 'A6 E1', 'plain', 'two files, one with choice ja and one with nej', 'The row is shown with the one file'], {
    fil: `${series.file('a6-missiv-ja.txt', CLEAN_TEXT)}|${series.file('a6-bilaga-nej.txt', CLEAN_TEXT)}`,
    fil_publiceras: 'ja|nej',
  })

  series.document('SN', ['a7-statute-alone', 'A7', 'held', 'a secrecy section and no secrecy', 'Somebody meant something by it'], {lagrum: 'OSL 26:1'})
  series.document('SN', ['a7-document-secret', 'A7 B5', 'withheldFile', 'a secret document with an open heading', 'Two columns: the heading may stand, the document may not'], {
    handling_sekretess: 'ja',
    lagrum: 'OSL 26:1',
    fil: 'a7-hemlig-handling.pdf',
    fil_publiceras: 'nej',
  })
  series.document('SN', ['a7-secret-document-with-choice-yes', 'A7 B5 B11', 'withheldFile|held', 'a secret document whose file has choice ja', 'The file is never shown, whatever the choice says'], {
    handling_sekretess: 'ja',
    lagrum: 'OSL 26:1',
    fil: series.file('a7-hemlig-men-ja.txt', CLEAN_TEXT),
    fil_publiceras: 'ja',
  })
  series.document('SN', ['a7-heading-secrecy-empty', 'A7 B9', 'held', 'an empty secrecy of the document heading', 'What is missing is held'], {handlingsrubrik_sekretess: ''})
  series.document('SN', ['a7-heading-secrecy-unknown', 'A7 B9', 'held', 'heading secrecy written delvis', 'What is not understood is held'], {handlingsrubrik_sekretess: 'delvis'})
  series.document('SN', ['a7-document-secrecy-empty', 'A7 B9', 'held', 'an empty secrecy of the document', 'What is missing is held'], {handling_sekretess: ''})
  series.caseAlone('SN', ['a7-case-secrecy-empty', 'A7 B9', 'held', 'a case with an empty secrecy of its heading', 'What is missing is held'], {arenderubrik_sekretess: ''})

  series.sameNumber([
    ['KFN', ['a8-same-number-kfn', 'A8', 'plain', 'a number that another diary has too', 'A number is unique in its diary only']],
    ['ÖFN', ['a8-same-number-ofn', 'A8', 'plain', 'a number that another diary has too', 'A number is unique in its diary only']],
  ])
  series.group('TN', {}, [
    {
      ofCase: ['a8-rows-disagree', 'A8 A7', 'secret', 'a case that one row calls open and another secret', 'The stricter wins, and it is reported'],
      tell: ['a8-document-of-rows-that-disagree', 'A8 D2', 'held', 'an open document of a case that one row calls secret', 'Its case is secret after all'],
    },
    {tell: ['a8-document-that-says-secret', 'A8 D2', 'held', 'an open document whose row calls the case secret', 'Its own heading may tell'], change: {arenderubrik_sekretess: 'ja'}},
  ])

  const refused = (id: string, what: string, why: string) => [id, 'A9', 'rejected', what, why] as const
  series.document('KS', refused('a9-impossible-date', 'the date 2026-02-30', 'There is no such day'), {datum: '2026-02-30'})
  series.document('KS', refused('a9-no-date', 'no date', 'A row without a day cannot be placed'), {datum: ''})
  series.group('KS', {}, [{tell: refused('a9-no-diary', 'no diary', 'Nobody answers for the row'), key: {diarie: ''}}])
  series.group('KS', {}, [{tell: refused('a9-no-case-number', 'no case number', 'The row has no key'), key: {arendenummer: ''}}])
  series.group('KS', {}, [{tell: refused('a9-unknown-diary', 'a diary that the settings do not know', 'Nobody answers for the row'), key: {diarie: 'KSX'}}])
  series.group('KS', {}, [{tell: refused('a9-wrong-number-shape', "a case number of another committee's shape", "It does not fit the committee's pattern"), key: {arendenummer: 'TN 2026:9001'}}])
  series.group('KS', {}, [{tell: refused('a9-cut-off', 'a row that ends after 15 columns', 'What is missing cannot be known'), width: 15}])
  series.document('KS', refused('a9-path-out-of-folder', 'a file named ../../etc/passwd.txt', 'A path must stay in the attachments folder'), {fil: '../../etc/passwd.txt', fil_publiceras: 'ja'})
  series.document('KS', refused('a9-nul', 'a NUL character in the heading', 'Control characters are refused'), {handlingsrubrik: 'Synpunkter på\u0000belysning'})
  series.document('KS', refused('a9-terminal-escape', 'a terminal escape sequence in the heading', 'Control characters are refused'), {handlingsrubrik: 'Synpunkter \u001b[2J\u001b]0;ägd\u0007 på belysning'})
  series.document('KS', refused('a9-document-half', 'a document heading without a document number', 'The row has no key'), {handlingsnummer: ''})
  series.document('KS', ['a9-line-break', 'A9', 'plain', 'a quoted heading with a line break in it', 'A cell may hold several lines'], {handlingsrubrik: 'Synpunkter på belysning\noch på snöröjning'})
  series.document('KS', ['a9-quotes-and-separators', 'A9', 'plain', 'a heading with quotes and semicolons', 'They belong to the text'], {handlingsrubrik: 'Förslag: kalla torget "Ekens plats"; flytta bänkarna; måla om'})

  series.document('SN', ['a11-sekretessmarkering', 'A11 K1', 'held', 'skydd sekretessmarkering', 'A protected person stands in the row'], {skydd: 'sekretessmarkering'})
  series.document('SN', ['a11-skyddad-folkbokforing', 'A11 K1', 'held', 'skydd skyddad folkbokföring', 'A protected person stands in the row'], {skydd: 'skyddad folkbokföring'})
  series.document('SN', ['a11-unreadable-mark', 'A11 B9', 'held', 'skydd written J?', 'Anything unreadable counts as protected'], {skydd: 'J?'})
  series.document('TN', ['a12-protected-elsewhere', 'A12 A11', 'held', 'a protected person in a committee without secrecy of its own', 'It should not have been registered there'], {skydd: 'sekretessmarkering'})

  series.document(
    'MBN',
    ['a15-document-before-publish-from', 'A15', 'history', 'a document of 2023 that was never on the web', 'History is not published because a program is new'],
    {datum: '2023-11-14', andrad: '2023-11-15T09:20:00'},
    ['a15-case-before-publish-from', 'A15', 'history', 'a case of 2023 that was never on the web', 'History is not published because a program is new'],
  )
  series.document('MBN', ['a15-day-before-publish-from', 'A15', 'history', 'a document of 2024-02-02', 'The last day that is history'], {datum: '2024-02-02', andrad: '2024-02-02T13:00:00'})
  series.document('MBN', ['a15-on-publish-from', 'A15', 'plain', 'a document of 2024-02-03', 'The first day that is published'], {datum: '2024-02-03', andrad: '2024-02-05T09:00:00'})
  series.document('MBN', ['a15-clock-already-running', 'A15 H1', 'plain', 'a document of 2023 that was first shown in June 2024', 'It has an earlier publication day, and two years have not passed'], {
    datum: '2023-11-20',
    publicerad: '2024-06-10',
    andrad: '2023-11-21T09:20:00',
  })
}
