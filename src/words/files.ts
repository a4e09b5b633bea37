import type {UnreadReason} from '../core/register/unread.js'
import type {FilePlace, FilePlaceKind, FileProperty} from '../core/scan/file-text.js'
import {bilingual, type Language} from './languages.js'

/** Places in files, and why a file was not read: what it is, and what to do. */
export const fileWords = bilingual(
  {
    attachment: (number: string) => `bilaga ${number}`,
    places: {
      body: 'texten',
      page: 'sida',
      sheet: 'blad',
      slide: 'bild',
      header: 'sidhuvud eller sidfot',
      note: 'not',
      comment: 'kommentar',
      change: 'spårad ändring',
      hidden: 'dold text',
      form: 'formulärfält',
      annotation: 'anteckning på sidan',
      link: 'länkadress',
      bookmark: 'bokmärke',
      property: 'dokumentegenskaper',
      alt: 'alternativtext',
      name: 'namn inuti filen',
      code: 'text som programmet inte visar',
      earlier: 'tidigare version av filen',
      mail: 'brevhuvud',
      picture: 'bild',
      scan: 'inläst bild av sida',
      part: 'annan del av filen',
    },
    properties: {author: 'författare', modifier: 'senast ändrad av', manager: 'ansvarig', company: 'organisation', title: 'titel', subject: 'ämne', keywords: 'nyckelord', description: 'beskrivning', program: 'program', xmp: 'XMP', printer: 'skrivare', other: 'övriga'},
    unread: {
      'no-reader': {what: 'filtypen kan inte läsas', next: 'Leverera filen som PDF eller i ett öppet format, eller publicera raden utan fil.'},
      'other-kind': {what: 'filen är av en annan typ än namnet säger', next: 'Leverera filen med rätt namn, eller publicera raden utan fil.'},
      damaged: {what: 'filen är skadad', next: 'Öppna filen i sitt program, spara den på nytt och leverera den igen, eller publicera raden utan fil.'},
      password: {what: 'filen har lösenord', next: 'Leverera filen utan lösenord, eller publicera raden utan fil.'},
      picture: {what: 'filen är eller innehåller en bild som inte kan läsas', next: 'Granska bilden själv, eller leverera en fil med läsbar text.'},
      active: {what: 'filen innehåller skript, makron eller åtgärder', next: 'Spara den som vanlig PDF utan skript och leverera den igen, eller publicera raden utan fil.'},
      embedded: {what: 'filen innehåller en annan fil som inte kan läsas', next: 'Ta bort det inbäddade och leverera filen igen, eller publicera raden utan fil.'},
      'too-large': {what: 'filen eller dess text är för stor för att läsas', next: 'Dela upp filen, eller publicera raden utan fil.'},
      'too-slow': {what: 'filen gick inte att läsa inom tid och minne', next: 'Öppna filen i sitt program, spara den på nytt och leverera den igen, eller publicera raden utan fil.'},
      empty: {what: 'filen har ingen text', next: 'Kontrollera att det är rätt fil.'},
      unclear: {what: 'filens bokstäver går inte att tyda säkert', next: 'Leverera filen med text som går att kopiera, eller publicera raden utan fil.'},
      'earlier-text': {what: 'filen bär med sig tidigare versioner, eller text som inte visas, som inte kan läsas', next: 'Skriv ut den till en ny PDF och leverera den, eller publicera raden utan fil.'},
    },
  },
  {
    attachment: (number: string) => `attachment ${number}`,
    places: {
      body: 'the text',
      page: 'page',
      sheet: 'sheet',
      slide: 'slide',
      header: 'header or footer',
      note: 'note',
      comment: 'comment',
      change: 'tracked change',
      hidden: 'hidden text',
      form: 'form field',
      annotation: 'annotation on the page',
      link: 'link address',
      bookmark: 'bookmark',
      property: 'document properties',
      alt: 'alternative text',
      name: 'a name inside the file',
      code: 'text that the program does not show',
      earlier: 'earlier version of the file',
      mail: 'mail header',
      picture: 'picture',
      scan: 'picture of a page, as read: page',
      part: 'another part of the file',
    },
    properties: {author: 'author', modifier: 'last changed by', manager: 'manager', company: 'organisation', title: 'title', subject: 'subject', keywords: 'keywords', description: 'description', program: 'program', xmp: 'XMP', printer: 'printer', other: 'other'},
    unread: {
      'no-reader': {what: 'this kind of file cannot be read', next: 'Deliver the file as PDF or in an open format, or publish the row without it.'},
      'other-kind': {what: 'the file is of another kind than its name says', next: 'Deliver the file under its right name, or publish the row without it.'},
      damaged: {what: 'the file is damaged', next: 'Open it in its program, save it again and deliver it anew, or publish the row without it.'},
      password: {what: 'the file has a password', next: 'Deliver it without a password, or publish the row without it.'},
      picture: {what: 'the file is or holds a picture that cannot be read', next: 'Look at the picture yourself, or deliver a file whose text can be read.'},
      active: {what: 'the file holds scripts, macros or actions', next: 'Save it as a plain PDF without scripts and deliver it anew, or publish the row without it.'},
      embedded: {what: 'the file holds another file that cannot be read', next: 'Remove what is embedded and deliver it anew, or publish the row without it.'},
      'too-large': {what: 'the file or its text is too large to be read', next: 'Divide the file, or publish the row without it.'},
      'too-slow': {what: 'the file could not be read within time and memory', next: 'Open it in its program, save it again and deliver it anew, or publish the row without it.'},
      empty: {what: 'the file has no text', next: 'Check that it is the right file.'},
      unclear: {what: 'the letters of the file cannot be told for certain', next: 'Deliver a file whose text can be copied, or publish the row without it.'},
      'earlier-text': {what: 'the file carries earlier versions of itself, or text that it does not show, that cannot be read', next: 'Print it to a new PDF and deliver that, or publish the row without it.'},
    },
  },
)

/** Where in a file something stands, in words: `bilaga 1, sida 3`, `dokumentegenskaper: författare`. */
export function placeInWords(place: FilePlace, language: Language): string {
  const words = fileWords[language]
  const within = [...place.matchAll(/attachment (\d+) /g)].map(([, number = '']) => words.attachment(number))
  const [kind = 'part', which] = place.replace(/^(?:attachment \d+ )*/, '').split(' ')
  const name = Object.hasOwn(words.places, kind) ? words.places[kind as FilePlaceKind] : kind
  const told = which === undefined ? name : /^\d+$/.test(which) ? `${name} ${which}` : `${name}: ${words.properties[which as FileProperty]}`
  return [...within, told].join(', ')
}

/** Why a file was not read, in a few words and with the next step. */
export function unreadInWords(why: UnreadReason, language: Language): {readonly what: string; readonly next: string} {
  return fileWords[language].unread[why]
}
