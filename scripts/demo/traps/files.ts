import {readFileSync} from 'node:fs'
import type {Series} from './trap.ts'

/** Attachments of the kinds that people deliver, made with the programs that make them: `scripts/demo/files/make.py`. */
const FILES = [
  ['b11-pdf', 'B11', 'plain', 'choice ja for a PDF in which nothing is found', 'Its pages and properties are read, and clear', 'fil-remiss.pdf'],
  ['b11-docx', 'B11', 'plain', 'choice ja for a Word document in which nothing is found', 'All its parts are read, and clear', 'fil-tjansteskrivelse.docx'],
  ['b11-odt', 'B11', 'plain', 'choice ja for an OpenDocument text in which nothing is found', 'All its parts are read, and clear', 'fil-yttrande.odt'],
  ['b11-rtf', 'B11', 'plain', 'choice ja for an RTF document in which nothing is found', 'It is read, and clear', 'fil-rapport.rtf'],
  ['b11-xlsx', 'B11', 'plain', 'choice ja for a workbook in which nothing is found', 'Every sheet is read, and clear', 'fil-platser.xlsx'],
  ['e2-author', 'E2 B11', 'held', 'a Word document with a person as author', 'The bytes are published, so their properties are too', 'fil-forfattare.docx'],
  ['e2-author-of-pdf', 'E2 B11', 'held', 'a PDF with a person as author', 'The bytes are published, so their properties are too', 'fil-forfattare-pdf.pdf'],
  ['e2-tracked-change', 'E2 B2', 'held', 'a name in a deletion that Word still keeps', 'Whoever opens the file can take the deletion back', 'fil-sparad-andring.docx'],
  ['e2-hidden-text', 'E2 B2', 'held', 'a name in hidden text', 'Whoever opens the file can show it', 'fil-dold-text.docx'],
  ['e2-comment', 'E2 B2', 'held', 'a name in a comment', 'Comments go with the file', 'fil-kommentar.odt'],
  ['e2-under-a-box', 'E2 B2', 'held', 'a name under a black box in a PDF', 'The text is there, and can be copied', 'fil-overstruket.pdf'],
  ['e2-number-in-properties', 'E2 B4', 'blocked', "a personnummer in a document's properties", 'An identity number is never published', 'fil-nummer-i-egenskap.docx'],
  ['b4-number-in-two-cells', 'B4 B11', 'blocked', 'a personnummer in two cells of a workbook', 'A cell hides it no more than a space does', 'fil-nummer-i-celler.xlsx'],
  ['b9-picture-of-a-page', 'B9 B11', 'held', 'a scanned PDF that cannot be made out', 'What could not be read is not published', 'fil-inskannad.pdf'],
  ['b9-password', 'B9 B11', 'held', 'a PDF with a password', 'What could not be read is not published', 'fil-losenord.pdf'],
  ['b9-picture', 'B9 B11', 'held', 'a Word document with a picture in it', 'A person must look at what the program cannot read', 'fil-med-bild.docx'],
  ['b9-wrong-name', 'B9 B11', 'held', 'a Word document that is called a PDF', 'What is not what it says is not read', 'fil-fel-namn.pdf'],
] as const

/** Traps in files: E2, and B4, B9 and B11 where they speak of what a file holds. */
export function attachmentTraps(series: Series): void {
  for (const [id, requirements, fate, what, why, name] of FILES) {
    series.document('KS', [id, requirements, fate, what, why], {fil: series.file(name, readFileSync(new URL(`../files/${name}`, import.meta.url))), fil_publiceras: 'ja'})
  }
}
