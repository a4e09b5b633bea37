import type {HoldReason} from '../core/terms/legal-hold.js'
import {bilingual, type Language} from './languages.js'

/** Why a case is under legal hold. */
export const holdReasons: Readonly<Record<Language, Readonly<Record<HoldReason, string>>>> = {
  sv: {dispute: 'tvist', inquiry: 'utredning', supervision: 'tillsyn', audit: 'revision', appeal: 'överklagande', other: 'annat skäl'},
  en: {dispute: 'dispute', inquiry: 'inquiry', supervision: 'supervision', audit: 'audit', appeal: 'appeal', other: 'another reason'},
}

/** What is said of cases on their way to the archive. */
export const archiveWords = bilingual(
  {
    rule: (years: number, from: 'closed' | 'published') => (from === 'closed' ? `Hela avslutade ärenden, ${years} år efter att de avslutades.` : `Hela avslutade ärenden, ${years} år efter att något i dem senast publicerades.`),
    leaves: (cases: number, documents: number, files: number, size: string) => `Går till arkivet: ${cases} ${cases === 1 ? 'ärende' : 'ärenden'} med ${documents} ${documents === 1 ? 'handling' : 'handlingar'} och ${files} ${files === 1 ? 'fil' : 'filer'} (${size}).`,
    unseen: (count: number) => `  filer som inte har levererats hit, och som exporten behöver i --attachments: ${count}`,
    stays: {
      'open': (count: number) => `  stannar, inte avslutade: ${count}`,
      'not-yet': (count: number) => `  stannar, ännu inte gamla nog: ${count}`,
      'awaits-person': (count: number) => `  stannar, något i dem väntar på svar i granskningen: ${count}`,
      'under-hold': (count: number) => `  stannar, bevarandespärr: ${count}`,
      'left-out': (count: number) => `  stannar, leveransöverenskommelsen tar dem inte: ${count}`,
      'delivered': (count: number) => `  ligger i paket som arkivet inte har kvitterat: ${count}`,
      'received': (count: number) => `  redan mottagna av arkivet som de står: ${count}`,
      'received-veiled': (count: number) => `  arkivet har kvitterat det som överenskommelsen ger det; resten finns bara här: ${count}`,
    },
    columns: {committee: 'Nämnd', leaves: 'Går', documents: 'Handlingar', size: 'Filer', open: 'Öppna', notYet: 'Inte än', awaits: 'Väntar', kept: 'Undantagna', delivered: 'Levererade', received: 'Mottagna'},
    unnamed: (count: number) => `… och ${count} där någon har skyddade personuppgifter; de räknas inte upp.`,
    nothing: 'Inget ärende i diariet.',
  },
  {
    rule: (years, from) => (from === 'closed' ? `Whole closed cases, ${years} years after they were closed.` : `Whole closed cases, ${years} years after anything of them was last published.`),
    leaves: (cases, documents, files, size) => `Go to the archive: ${cases} ${cases === 1 ? 'case' : 'cases'} with ${documents} ${documents === 1 ? 'document' : 'documents'} and ${files} ${files === 1 ? 'file' : 'files'} (${size}).`,
    unseen: (count) => `  files that were not delivered here, which the export needs in --attachments: ${count}`,
    stays: {
      'open': (count) => `  stay, not closed: ${count}`,
      'not-yet': (count) => `  stay, not old enough yet: ${count}`,
      'awaits-person': (count) => `  stay, something in them waits for an answer at the review: ${count}`,
      'under-hold': (count) => `  stay, under legal hold: ${count}`,
      'left-out': (count) => `  stay, the delivery agreement does not take them: ${count}`,
      'delivered': (count) => `  lie in packages that the archive has not signed for: ${count}`,
      'received': (count) => `  received by the archive already, as they stand: ${count}`,
      'received-veiled': (count) => `  received by the archive without what the agreement keeps from it, which is nowhere but here: ${count}`,
    },
    columns: {committee: 'Committee', leaves: 'Go', documents: 'Documents', size: 'Files', open: 'Open', notYet: 'Not yet', awaits: 'Waiting', kept: 'Kept back', delivered: 'Delivered', received: 'Received'},
    unnamed: (count) => `… and ${count} in which somebody has protected identity; they are not named.`,
    nothing: 'There is no case in the diary.',
  },
)
