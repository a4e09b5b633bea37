import type {OpeningNotice, OpeningOutcome} from '../core/audit/event.js'
import {keyKind, openingNumber, setOf, type OpeningState} from '../core/protected/break-glass.js'
import type {VoucherKind} from '../core/protected/holder.js'
import {bilingual, type Language} from './languages.js'

/** What is said of shares, and of the vault opened with them. Times are told by the municipality's clock. */
export const breakGlassWords = bilingual(
  {
    shares: (set: string) => `andelarna ${set}`,
    opening: (number: number) => `nödöppning ${number}`,
    sheet: {
      title: (at: number, of: number) => `ANDEL ${at} AV ${of}`,
      about: (municipality: string, set: string, made: string) => `${municipality}. Andelar ${set}, gjorda ${made}.`,
      use: 'Två andelar öppnar skyddade personuppgifter i en nödsituation, i högst en timme. En ensam öppnar ingenting.',
      keep: 'Lägg papperet i ett kuvert och försegla det. Ingen ska ha två. Den som har det säger till om kuvertet är brutet eller borta.',
      how: 'Öppna: diarievakt holder break-glass',
    },
    rehearsal: 'ÖVNING',
    next: 'De fyra sista tecknen, från papperet. Sedan töms skärmen: ',
    made: (name: string, of: number, wanted: readonly VoucherKind[]) => `${of} andelar är gjorda, och finns inte kvar någonstans. De öppnar ingenting förrän de är insläppta. Det som saknas: ${wanted.map((kind) => (kind === 'holder' ? 'ett ja från en till som har nyckel' : 'ett ja från en administratör')).join(' och ')} (diarievakt holder enrol ${name}).`,
    readAloud: (fingerprint: string) => `Fingeravtrycket, som du läser upp för den som ska säga ja: ${fingerprint}`,
    askShare: (at: number) => `Andel ${at} (visas inte): `,
    askReason: 'Varför det är bråttom, utan personnummer eller namn på den det gäller: ',
    letIn: (opening: string, until: string) => `Öppnat till ${until}. Nyckeln heter ${opening}, och dina kommandon använder den när kontot inte har någon annan; annars --holder ${opening}.`,
    afterwards: 'Allt som läses antecknas, och någon annan granskar efteråt. Andelarna är förbrukade: den som har en egen nyckel byter nyckel och gör nya (diarievakt holder rotate, diarievakt holder shares).',
    notices: {told: 'Dataskyddssamordnaren är underrättad.', failed: 'VARNING: DATASKYDDSSAMORDNAREN KUNDE INTE UNDERRÄTTAS. Ring.', nowhere: 'VARNING: INGEN ÄR UNDERRÄTTAD. Inställningarna säger inte hur. Ring dataskyddssamordnaren.'},
    waiting: (opening: string, by: string, at: string, until: string, state: string) => `NÖDÖPPNING: ${opening}, ${by}, ${at}–${until}. ${state}.`,
    states: {open: 'Pågår', unreviewed: 'Inte granskad', overdue: 'INTE GRANSKAD INOM SJU DAGAR', reviewed: 'Granskad'},
    spent: 'ANDELARNA ÄR ANVÄNDA, och den som använde dem har sett nyckeln. Byt nyckel och gör nya: diarievakt holder rotate, diarievakt holder shares.',
    retired: (names: readonly string[]) => `Öppnar inte längre: ${names.join(', ')}. Gör nya andelar om det ska finnas några: diarievakt holder shares`,
    none: 'Ingen har öppnat med andelar.',
    columns: {opening: 'Nödöppning', by: 'Vem', at: 'Från', until: 'Till', notice: 'Underrättad', state: 'Läge'},
    noticed: {told: 'ja', failed: 'misslyckades', nowhere: 'ingen angiven', none: 'okänt'},
    why: (reason: string | null) => `Skäl: ${reason ?? 'finns inte kvar'}`,
    review: (by: string, at: string, outcome: string, note: string | null) => `Granskad av ${by} ${at}: ${outcome}${note === null ? '' : `. ${note}`}`,
    outcomes: {justified: 'befogad', 'to-follow-up': 'att följa upp', unjustified: 'obefogad'},
    reviewed: (opening: string, outcome: string) => `Antecknat: ${opening}, ${outcome}.`,
    reviewNext: (opening: string) => `Granska: diarievakt audit list --reader KONTO visar vad kontot gjorde. Svara sedan: diarievakt holder review ${opening} --outcome justified | to-follow-up | unjustified`,
    neverAnArgument: 'Andelar och skäl skrivs aldrig på kommandoraden, där de sparas i historiken och syns för andra. Kör kommandot utan dem och svara, eller ge dem på standard in.',
    reviewNeedsOutcome: 'Ange både vilken nödöppning det gäller och --outcome, eller ingetdera för att se dem alla.',
  },
  {
    shares: (set: string) => `shares ${set}`,
    opening: (number: number) => `break-glass ${number}`,
    sheet: {
      title: (at: number, of: number) => `SHARE ${at} OF ${of}`,
      about: (municipality: string, set: string, made: string) => `${municipality}. Shares ${set}, made ${made}.`,
      use: 'Two shares open protected personal data in an emergency, for an hour at most. One alone opens nothing.',
      keep: 'Put the paper in an envelope and seal it. Nobody is to have two. Whoever keeps it tells if the envelope is broken or gone.',
      how: 'To open: diarievakt holder break-glass',
    },
    rehearsal: 'REHEARSAL',
    next: 'The last four signs, from the paper. The screen is then wiped: ',
    made: (name: string, of: number, wanted: readonly VoucherKind[]) => `${of} shares are made, and are kept nowhere. They open nothing until they have been let in. Still wanted: ${wanted.map((kind) => (kind === 'holder' ? 'a yes from one more holder' : 'a yes from an administrator')).join(' and ')} (diarievakt holder enrol ${name}).`,
    readAloud: (fingerprint: string) => `The fingerprint, which you read aloud to whoever is to say yes: ${fingerprint}`,
    askShare: (at: number) => `Share ${at} (not shown): `,
    askReason: 'Why it cannot wait, without identity numbers or names of those it is about: ',
    letIn: (opening: string, until: string) => `Open until ${until}. The key is called ${opening}, and your commands use it where the account has no other; else --holder ${opening}.`,
    afterwards: 'Everything that is read is written down, and somebody else looks at it afterwards. The shares are spent: whoever holds a key of their own changes the key and makes new ones (diarievakt holder rotate, diarievakt holder shares).',
    notices: {told: 'The coordinator for personal data has been told.', failed: 'WARNING: THE COORDINATOR FOR PERSONAL DATA COULD NOT BE TOLD. Telephone.', nowhere: 'WARNING: NOBODY HAS BEEN TOLD. The settings do not say how. Telephone the coordinator for personal data.'},
    waiting: (opening: string, by: string, at: string, until: string, state: string) => `BREAK-GLASS: ${opening}, ${by}, ${at}–${until}. ${state}.`,
    states: {open: 'Open now', unreviewed: 'Not reviewed', overdue: 'NOT REVIEWED WITHIN SEVEN DAYS', reviewed: 'Reviewed'},
    spent: 'THE SHARES HAVE BEEN USED, and whoever used them has seen the key. Change the key and make new ones: diarievakt holder rotate, diarievakt holder shares.',
    retired: (names: readonly string[]) => `Open no more: ${names.join(', ')}. Make new shares if there are to be any: diarievakt holder shares`,
    none: 'Nobody has opened with shares.',
    columns: {opening: 'Break-glass', by: 'Who', at: 'From', until: 'To', notice: 'Notice', state: 'State'},
    noticed: {told: 'given', failed: 'failed', nowhere: 'nobody named', none: 'not known'},
    why: (reason: string | null) => `Reason: ${reason ?? 'kept no more'}`,
    review: (by: string, at: string, outcome: string, note: string | null) => `Reviewed by ${by} ${at}: ${outcome}${note === null ? '' : `. ${note}`}`,
    outcomes: {justified: 'justified', 'to-follow-up': 'to follow up', unjustified: 'unjustified'},
    reviewed: (opening: string, outcome: string) => `Written down: ${opening}, ${outcome}.`,
    reviewNext: (opening: string) => `Look at it: diarievakt audit list --reader ACCOUNT shows what the account did. Then answer: diarievakt holder review ${opening} --outcome justified | to-follow-up | unjustified`,
    neverAnArgument: 'Shares and reasons are never typed on the command line, where they stay in the history and others see them. Run the command without them and answer, or give them on standard input.',
    reviewNeedsOutcome: 'Give both which opening it is about and --outcome, or neither to see them all.',
  },
) satisfies Record<Language, {states: Record<OpeningState, string>; outcomes: Record<OpeningOutcome, string>; notices: Record<OpeningNotice, string>}>

/** A key as people are told of it: a person's by its name, the others by what they are. */
export function keyName(language: Language, name: string): string {
  const {shares, opening} = breakGlassWords[language]
  const kind = keyKind(name)
  return kind === 'holder' ? name : kind === 'shares' ? shares(setOf(name)) : opening(openingNumber(name))
}

/** What the coordinator is told: that the vault is being opened with shares, when, and until when. In Swedish, as all letters of the program are; no personal data, nor by whom. */
export function openingMessage({municipality, opening, at, until, isRehearsal}: {readonly municipality: string; readonly opening: string; readonly at: string; readonly until: string; readonly isRehearsal: boolean}): string {
  return [
    `Subject: ${isRehearsal ? '=?UTF-8?Q?=C3=96VNING:_?=' : ''}=?UTF-8?Q?N=C3=B6d=C3=B6ppning_av_skyddade_personuppgifter?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...(isRehearsal ? ['ÖVNING: det här har inte hänt.', ''] : []),
    municipality,
    `Skyddade personuppgifter öppnas med två andelar ur förseglade kuvert: ${breakGlassWords.sv.opening(openingNumber(opening))}.`,
    `Från ${at} till ${until}. Allt som läses antecknas i loggen.`,
    '',
    'Öppningen ska granskas av någon annan än den som öppnade, inom sju dagar: diarievakt holder review',
    'Är den inte väntad: ta reda på varför andelarna är ute, och anmäl det som en incident (diarievakt incident report).',
    '',
  ].join('\n')
}
