import {describe, expect, test} from 'vitest'
import {DETECTORS, type DetectorId} from '../../../src/core/scan/detectors/index.js'
import {scanText} from '../../../src/core/scan/scan-text.js'
import {officialNumbers} from '../support.js'
import {lexica} from './support.js'

const SIZE = 1_000_000

/** What makes each detector work the hardest: the beginnings of what it looks for, again and again, and nothing that ends one. */
const WORST: Readonly<Record<DetectorId, readonly string[]>> = {
  'identity-number': ['1 ', '1.', '11 ', '1%20', '1&nbsp;', '2012-12-12 ', '121212 1212 ', 'O0 ', 'l1', 'pnr 1 ', 'SE12 ', 'reservnummer 1 ', '121212 nr ', '12 mars 1985 ', '1&', '1 - - ', '1\n\n', '12-12-12-12-', 'pnr 12-12-12-12-12 ', 'pnr 121212 å 1212 ', 'sista fyra 1212 ', `${(officialNumbers('personnummer')[20_000] ?? '').replace(/^..(...)(...)(....)$/, '$1-$2-$3')}, `, '12-1-1-1212 ', 'nr ', 'nummer 12 mars 85 1 1 ', 'nr 121212 1 ', 'pnr 1212-121212 '],
  'birth-date': ['född 12 ', 'född den ', 'f. 12-', '121212-', '121212-X', 'pnr: 1', 'Erik Olsson (12 '],
  email: ['@', 'a@', 'a.', 'a@b.', 'a (at) ', 'a snabela ', 'a at b ', '[at] '],
  phone: ['0', '0 ', '07 ', '+46 ', '(0) ', 'tel ', 'tel 12 ', '00'],
  'bank-account': ['konto 1 ', 'konto i aaaa ', 'SE12 1234 ', 'NO12 AB12 ', 'bank 1', 'clearing nr '],
  vehicle: ['bil ABC 12', 'bil abc12', 'reg.nr A A A A A ', 'personlig skylt A ', 'moped AB1', 'norsk skylt A', 'ABC12D '],
  person: ['Erik ', 'E ', 'E.', 'Erik Olsson ', 'Olsson, ', 'Anna-', 'av Erik & ', 'Ernst & Young ', 'film "Kalle ', 'И ', 'Selma Lagerlöf ', 'erik ', 'Karin, ', 'Karin\n', 'Kone och ', 'svar till ', 'K a ', 'E r i k  ', 'L1ndqvist ', 'erik_', 'J.M. Bygg '],
  'contact-person': ['att: ', 'c/o ', 'kontaktperson Erik Olsson ', 'genom Erik ', 'Erik Olsson, Bygg AB, '],
  party: ['Zorbalix; ', 'ombud för ', 'Erik & ', 'Bygg AB, '],
  property: ['Eken 3 ', 'Eken 1:', 'Eken 1:2 ', 'kv. Eken ', '1 1'],
  'secrecy-cue': ['1 kap. 1 § ', 'osl ', 'sekretess enl. ', 'sekretess 26 kap ', 'kap 26 ', 'osl 1 kap. 1 § och '],
  indirect: ['flickan i ', 'flickan till pojken i klass ', 'kvinnan på aaaa', 'kvinnan på 1', 'mamma till ', 'Vera 1 ', 'mannen i gula ', 'läraren på ', 'enda aaaa aaaa ', '14-årig ', 'aaaarektor', 'hyresgäst i lgh '],
  sensitive: ['sjukskriv', 'Kristen Lund ', 'medlem i kommunal ', 'medlem i ', 'facket ', 'kommunal medlem ', 'LSS-', 'lss-handläggare ', 'nazist Erik Olsson ', 'cancer '],
  offence: ['anhållan av ', 'stöld', 'misshandel ', 'dömd för '],
  insult: ['idiot', 'jävl', 'idiot '],
  circumstances: ['försörjningsstöd', 'uppsägning ', 'vårdnad om '],
  address: ['Björkgatan 4 ', 'björkgatan 4', 'Selma Lagerlöfs gata ', 'lgh ', '251 89 ', 'Björkgatan nr '],
  coordinates: ['59.123 ', '59.123, 18.', '59°12 ', 'N 6512345 ', '6512345, '],
}

test.each(['cancer äldre ', 'hemtjänst, invånare ', 'elev, avstängning ', 'uppsägning av avtal ', 'avslag lss ', 'brukare ', 'hyresavtal ', 'demensboende '])('a heading of what tells of one person’s matter is read in seconds: %j', (piece) => {
  const started = performance.now()
  scanText([{field: 'heading', index: 0, text: piece.repeat(20_000)}], {caseNature: 'unknown', lexica})
  expect(performance.now() - started).toBeLessThan(8000)
}, 20_000)

describe.each(DETECTORS.map((detector) => [detector.id, detector] as const))('%s reads a million characters of its worst in seconds', (id, detector) => {
  test.each(WORST[id])('%j', (piece) => {
    const text = piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE)
    const started = performance.now()
    detector.find(text, {field: id === 'party' ? 'party' : 'file', caseNature: 'private', lexica})
    expect(performance.now() - started).toBeLessThan(8000)
  }, 20_000)
})
