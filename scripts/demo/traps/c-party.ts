import {committee} from '../municipality.ts'
import {NUMBERS} from '../people.ts'
import type {Series} from './trap.ts'

const [OFFICIAL = ''] = committee('MBN').officials

/** Traps of group C: the party field. */
export function partyTraps(series: Series): void {
  for (const [id, party, what] of [
    ['c1-company', 'Norrbyås Bygg AB', 'a company'],
    ['c1-authority', 'Länsstyrelsen', 'an authority'],
    ['c1-association', 'Tuvängens Ridklubb', 'an association'],
    ['c1-company-with-surname', 'Bengtssons Åkeri AB', 'a company with a surname in it'],
  ] as const) {
    series.document('MBN', [id, 'C1', 'plain', `${what} as party`, 'An organisation without contact person'], {webbnamn: party, avsandare_mottagare: party})
  }
  for (const [id, party, what] of [
    ['c1-att', 'Norrbyås Bygg AB, att: Magnus Vikberg', 'a company with att: and a name'],
    ['c1-care-of', 'Brf Åbrinken c/o Lisbet Hörnell', 'an association with c/o and a name'],
    ['c1-dash', 'Tuvängens Livs AB – Dennis Råberg', 'a company, a dash and a name'],
    ['c1-parenthesis', 'Lövbryggan IT AB (Helena Munthe)', 'a company and a name in brackets'],
    ['c1-contact-word', 'Hagtorps Konsult AB kontaktperson Göran Ottander', 'a company with kontaktperson and a name'],
  ] as const) {
    series.document('MBN', [id, 'C1', 'held|blocked', what, 'The party is named without contact person'], {webbnamn: party, avsandare_mottagare: party})
  }

  for (const role of ['Invånare', 'Skolelev', 'Förälder', 'Anhörig'] as const) {
    const id = {Invånare: 'c2-invanare', Skolelev: 'c2-skolelev', Förälder: 'c2-foralder', Anhörig: 'c2-anhorig'}[role]
    series.document('KFN', [id, 'C2', 'plain', `the role word ${role} as party`, 'A role word stands for a person'], {webbnamn: role, avsandare_mottagare: 'Ylva Rönnmark'})
  }
  series.document('KFN', ['c2-role-word-and-name', 'C2 C3', 'blocked', 'a role word followed by a name', 'The name is still there'], {webbnamn: 'Förälder Johan Ljungkvist'})

  series.document('MBN', ['c3-private-name', 'C3', 'blocked', "a private person's name as party", "The party is never a person's name"], {webbnamn: 'Johan Ljungkvist'})
  series.document('MBN', ['c3-official', 'C3', 'blocked', "an official's name as party", "Not even an official's: H§3.1 does not reach this field"], {webbnamn: OFFICIAL})
  for (const [id, party, what] of [
    ['c3-uncommon-surname', 'Folke Hammarlind', 'a name with an uncommon surname'],
    ['c3-surname-first', 'Åhlin, Arvid', 'surname first'],
    ['c3-capitals', 'ARVID ÅHLIN', 'a name in capitals'],
    ['c3-initial', 'A. Åhlin', 'an initial and a surname'],
    ['c3-given-name', 'Berit', 'a given name alone'],
    ['c3-lower-case', 'arvid åhlin', 'a name in small letters'],
  ] as const) {
    series.document('MBN', [id, 'C3', 'held|blocked', `${what} as party`, "The party is never a person's name"], {webbnamn: party})
  }

  series.document('MBN', ['c4-organisation-number', 'C4', 'blocked', "a sole trader's organisation number as party", 'Its third digit is below 2: it is a personnummer'], {webbnamn: `Enskild näringsidkare, org.nr ${NUMBERS.fourth}`})
  series.document('MBN', ['c4-number-alone', 'C4 B4', 'blocked', 'a personnummer alone as party', 'An identity number is never published'], {webbnamn: NUMBERS.fifth})

  series.document('MBN', ['c5-two-clear', 'C5', 'plain', 'a company and a role word', 'Both are clear'], {webbnamn: 'Norrbyås Bygg AB|Invånare', avsandare_mottagare: 'Norrbyås Bygg AB|Elsa Grahnén'})
  series.document('MBN', ['c5-one-name-among-parties', 'C5 C3', 'blocked', 'a company, a name and an authority', 'Each is judged by itself'], {webbnamn: 'Norrbyås Bygg AB|Johan Ljungkvist|Länsstyrelsen'})
}
