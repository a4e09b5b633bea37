import {bilingual} from './languages.js'

const rowsOf = (count: number): string => (count === 1 ? '1 rad' : `${count} rader`)
const rowsIn = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)

/** What is said of what a lawyer has not answered. */
export const raisedWords = bilingual(
  {
    mark: 'JURISTEN HAR INTE SVARAT',
    above: (count: number) => `${rowsOf(count)} hos juristen har inte fått svar i tid, eller ingen jurist är på plats: först i listan.`,
    told: (committee: string, rows: number) => `${committee}: chefen är underrättad om ${rowsOf(rows)}.`,
    failed: (committee: string, rows: number) => `${committee}: CHEFEN KUNDE INTE UNDERRÄTTAS om ${rowsOf(rows)}. Ring.`,
    nowhere: (committee: string, rows: number) => `${committee}: ${rowsOf(rows)} utan svar av jurist, och inställningarna säger inte hur chefen nås (administrations.<namn>.manager.notify). Ring.`,
    none: 'Ingenting nytt att lyfta: juristerna har svarat i tid, eller chefen vet det redan.',
  },
  {
    mark: 'THE LAWYER HAS NOT ANSWERED',
    above: (count) => `${rowsIn(count)} with the lawyer had no answer in time, or no lawyer is there: first in the list.`,
    told: (committee, rows) => `${committee}: the manager is told of ${rowsIn(rows)}.`,
    failed: (committee, rows) => `${committee}: THE MANAGER COULD NOT BE TOLD of ${rowsIn(rows)}. Ring.`,
    nowhere: (committee, rows) => `${committee}: ${rowsIn(rows)} without a lawyer’s answer, and the settings do not say how the manager is reached (administrations.<name>.manager.notify). Ring.`,
    none: 'Nothing new to raise: the lawyers have answered in time, or the manager knows.',
  },
)

/** What a manager is told: how many rows of the committee no lawyer has answered, and what can be done. In Swedish, as all letters of the program are; nothing of what the rows are. */
export function raisedMessage({municipality, committee, rows, officeDays, isWithoutLawyer, isRehearsal}: {readonly municipality: string; readonly committee: {readonly code: string; readonly name: string}; readonly rows: number; readonly officeDays: number; readonly isWithoutLawyer: boolean; readonly isRehearsal: boolean}): string {
  return [
    `Subject: ${isRehearsal ? '=?UTF-8?Q?=C3=96VNING:_?=' : ''}${rowsOf(rows)} i webbdiariet utan svar av jurist`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...(isRehearsal ? ['ÖVNING: det här har inte hänt.', ''] : []),
    `${municipality}, ${committee.name}`,
    isWithoutLawyer ? `${rowsOf(rows)} i granskningen väntar på en jurist, och nämnden har ingen på plats.` : `${rowsOf(rows)} i granskningen har väntat på juristens svar längre än ${officeDays} ${officeDays === 1 ? 'arbetsdag' : 'arbetsdagar'}.`,
    'De är inte publika medan de väntar.',
    '',
    isWithoutLawyer ? 'Be en administratör ge en ersättare rollen:' : 'Tala med juristen, eller be en administratör ge en ersättare rollen:',
    `diarievakt user grant NAMN lawyer --committee ${committee.code} --reason stand-in --until ÅÅÅÅ-MM-DD`,
    '',
  ].join('\n')
}
