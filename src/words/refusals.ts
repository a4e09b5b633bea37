import type {LetterState} from '../core/forwarding/journey.js'
import type {AddressProblem} from '../core/forwarding/neutral-address.js'
import type {AnswerProblem} from '../core/request/request.js'
import type {RefusalCode, RefusalFacts} from '../core/refusal.js'
import {UNREAD_REASONS} from '../core/register/unread.js'
import {terminalSafe} from '../core/terms/terminal-safe.js'
import {changedBy} from './changed.js'
import {unreadInWords} from './files.js'
import {forwardingWords} from './forwarding.js'
import type {Language} from './languages.js'
import {requestWords} from './request.js'

/** What a refusal says: what stands in the way, and what to do about it. */
export interface RefusalWords {
  readonly what: string
  readonly next: string
}

type Say = (fact: (name: string) => string) => readonly [what: string, next: string]
type Pair = readonly [sv: Say, en: Say]

/** Why a file was not read; as it stands where there is no such reason. */
function unreadBecause(why: string, language: Language): string {
  const known = UNREAD_REASONS.find((one) => one === why)
  return known === undefined ? why : unreadInWords(known, language).what
}

const plain = (svWhat: string, svNext: string, enWhat: string, enNext: string): Pair => [() => [svWhat, svNext], () => [enWhat, enNext]]

const DATABASE_PROBLEMS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  version: ['Servern är äldre än PostgreSQL 16.', 'The server is older than PostgreSQL 16.'],
  encoding: ['Databasen är inte skapad med teckenkodningen UTF8.', 'The database was not created with the encoding UTF8.'],
  superuser: ['Inloggningen är superuser och skulle kunna skriva om loggen. Var och en ska ha en egen inloggning.', 'The login is a superuser, who could rewrite the log. Everybody is to have a login of their own.'],
  unbound: ['Inloggningen har BYPASSRLS och skulle kunna läsa och skriva förbi alla spärrar.', 'The login has BYPASSRLS and could read and write past every policy.'],
  'always-owner': ['Inloggningen har alltid ägarens rättigheter. Ge rollen med `GRANT … WITH INHERIT FALSE, SET TRUE`.', 'The login has the owner’s rights all the time. Grant the role with `GRANT … WITH INHERIT FALSE, SET TRUE`.'],
  owner: ['Databasen ägs av en superuser. Den ska ägas av en roll för sig.', 'The database is owned by a superuser. It is to be owned by a role of its own.'],
}

const at = (host: string): string => (host === '' ? '' : ` ${host}`)

const SETTING_PROBLEMS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  unreadable: ['filen går inte att läsa', 'the file cannot be read'],
  doubled: ['nyckeln står två gånger', 'the key stands twice'],
  syntax: ['raden följer inte YAML', 'the line is not YAML'],
  unknown: ['nyckeln finns inte', 'there is no such key'],
  missing: ['nyckeln saknas', 'the key is missing'],
  fixed: ['värdet bestämdes när arbetsytan skapades och går inte att ändra', 'the value was settled when the workspace was made and cannot be changed'],
  value: ['värdet går inte att använda', 'the value cannot be used'],
  'locked-rule-loosened': ['en låst regel får skärpas men inte mildras', 'a locked rule may be tightened, not loosened'],
  'locked-rule-reshaped': ['en låst regel får inte gälla annat än den medföljande', 'a locked rule may not speak of other things than the shipped one'],
  'rule-twice': ['regeln står två gånger', 'the rule stands twice'],
  'action-unknown': ['det finns ingen sådan åtgärd på granskningsskärmen', 'there is no such action on the review screen'],
  'key-unknown': ['det finns ingen sådan tangent: ett tecken, ctrl-a till ctrl-z, eller ett namn som space eller page-down', 'there is no such key: one character, ctrl-a to ctrl-z, or a name such as space or page-down'],
  'key-conflict': ['samma tangent för två åtgärder', 'the same key for two actions'],
  'key-needed': ['åtgärden måste ha en tangent', 'the action must have a key'],
}

const MASTER_FAULTS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  malformed: ['det är ingen riktig XML', 'it is no proper XML'],
  doctype: ['det har en DOCTYPE, som ingen masterkälla skriver', 'it has a DOCTYPE, which no master source writes'],
  'too-large': ['något i det är större eller djupare än ett uttag kan vara', 'something in it is larger or deeper than an extract can be'],
}

const RECEIPT_FIELDS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  package: ['paketets id', 'the package’s id'],
  sha256: ['METS-filens SHA-256', 'the SHA-256 of the METS file'],
  received: ['dagen paketet togs emot', 'the day the package was received'],
}

const MASTER_GAPS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  cut: ['det slutar mitt i en post, eller innan det som började har slutat', 'it ends in the middle of a record, or before what it began has ended'],
  'answer-refused': ['masterkällan svarar själv att den inte lämnar ut allt', 'the master source itself answers that it does not hand out everything'],
}

const OWN_SETTING_PROBLEMS: typeof SETTING_PROBLEMS = {
  ...SETTING_PROBLEMS,
  unknown: ['den nyckeln är ingen egen inställning, det är bara review.keys och review.screenReader', 'that key is no setting of one’s own, only review.keys and review.screenReader are'],
  'of-another': ['filen är någon annans, eller går att ändra av andra (chmod go-w)', 'the file is somebody else’s, or others may change it (chmod go-w)'],
  'too-long': ['filen är längre än 64 kB', 'the file is longer than 64 kB'],
}

const setting = (svWhat: string, enWhat: string, svStands = '', enStands = '', problems = SETTING_PROBLEMS): Pair => {
  const where = (fact: (name: string) => string): string => [fact('file'), fact('line') === '0' ? '' : fact('line'), fact('key')].filter((part) => part !== '').join(':')
  const problem = (fact: (name: string) => string, language: 0 | 1): string => `${problems[fact('problem')]?.[language] ?? ''}${fact('pressed') === '' ? '' : ` (${fact('pressed')}: ${fact('actions')})`}`
  const what = (fact: (name: string) => string, line: string, file: string): string => (fact('line') === '0' ? file : line)
  // A key of the screen stops nothing but the screen.
  const isKey = (fact: (name: string) => string): boolean => fact('key').startsWith('review.keys.')
  return [
    (fact) => [`${svWhat} ${where(fact)}: ${problem(fact, 0)}.`, `Rätta ${what(fact, 'raden', 'filen')} och försök igen.${isKey(fact) ? ' Åtgärder och tangenter står i docs/manual/review.md.' : `${svStands} Alla nycklar står i docs/manual/settings.md.`}`],
    (fact) => [`${enWhat} ${where(fact)}: ${problem(fact, 1)}.`, `Correct the ${what(fact, 'line', 'file')} and try again.${isKey(fact) ? ' Actions and keys stand in docs/manual/review.md.' : `${enStands} Every key stands in docs/manual/settings.md.`}`],
  ]
}

const decimal = (number: string): string => number.replace('.', ',')

const LOGO_PROBLEMS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  unreadable: ['filen finns inte i arbetsytan, eller går inte att läsa', 'the file is not in the workspace, or cannot be read'],
  kind: ['den är ingen hel bild i PNG, JPEG eller WebP (SVG tas inte emot)', 'it is no whole picture in PNG, JPEG or WebP (SVG is not taken)'],
  size: ['den är större än 20 000 byte, eller mer än 2 000 bildpunkter bred eller hög', 'it is larger than 20,000 bytes, or more than 2,000 pixels wide or high'],
  metadata: ['den bär annat än själva bilden: uppgifter om vem som har gjort den, när eller med vad, eller stycken som vi inte känner. Spara den utan metadata', 'it carries more than the picture: who made it, when or with what, or pieces that we do not know. Save it without metadata'],
}

const JOURNAL_PROBLEMS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  missing: ['finns inte', 'is not there'],
  shorter: ['slutar före säkerhetskopian', 'ends before the backup was made'],
  different: ['är inte den som fördes när säkerhetskopian gjordes', 'is not the one that was kept when the backup was made'],
  damaged: ['har ändrats eller är skadad', 'was changed or is damaged'],
}

const SENTENCES: Readonly<Record<RefusalCode, Pair>> = {
  'entry-not-found': plain(
    'Det finns ingen sådan handling eller inget sådant ärende i de nämnder som du har rätt till.',
    'Ange id, diarienummer (handling: diarienummer:handlingsnummer) eller sidans adress. Sök med `diarievakt review list`.',
    'There is no such document or case in the committees that you have the right to.',
    'Give its id, diary number (document: diary number:document number) or page address. Look with `diarievakt review list`.',
  ),
  'meeting-not-found': plain(
    'Det finns inget sådant sammanträde i de nämnder som du har rätt till.',
    'Ange nämnd och dag, till exempel "KS 2026-02-03", eller id. Sök med diarievakt minutes list.',
    'There is no such meeting in the committees that you have the right to.',
    'Give the committee and the day, such as "KS 2026-02-03", or its id. Look with diarievakt minutes list.',
  ),
  'meeting-waits': [
    (fact) => ['Sammanträdet självt får inte visas: det väntar på svar, är sekretessbelagt eller har tagits ned.', `Se varför: diarievakt review show ${fact('id')}`],
    (fact) => ['The meeting itself may not be shown: it waits for an answer, is under secrecy or has been taken down.', `See why: diarievakt review show ${fact('id')}`],
  ],
  'meeting-list-expected': [
    (fact) => [`${fact('file')} är ingen lista över sammanträden: kolumnerna typ och paragraf saknas.`, 'Läs in registrets export med `diarievakt import`. Ingenting har ändrats.'],
    (fact) => [`${fact('file')} is no list of meetings: the columns typ and paragraf are missing.`, 'Read the export of the registry in with `diarievakt import`. Nothing was changed.'],
  ],
  'meeting-list-not-full': plain(
    'En lista över sammanträden kan inte vara ett helt diarium.',
    'Läs in den utan `--full`. Ingenting har ändrats.',
    'A list of meetings cannot be a whole diary.',
    'Read it in without `--full`. Nothing was changed.',
  ),
  'meeting-too-old': plain(
    'Sammanträdet hölls före diariets första dag, och dess punkter prövas inte.',
    'Den som vill ha handlingen får den av registrator. Originalet går att skriva ut: --version original --out MAPP.',
    'The meeting was held before the diary’s first day, and its items are not judged.',
    'Whoever wants the paper gets it from the registrar. The original can be written: --version original --out DIR.',
  ),
  'paper-without-items': plain(
    'Sammanträdet har inga punkter för den handlingen.',
    'Läs in dem först: diarievakt minutes import.',
    'The meeting has no items for that paper.',
    'Read them in first: diarievakt minutes import.',
  ),
  'schemas-missing': [
    (fact) => [`${fact('folder')} saknar scheman för ${fact('schemas')}.`, 'Lägg METS 1.12, PREMIS 3, ERMS 2.1.2 och XLink där, som de publiceras, eller utelämna --schemas.'],
    (fact) => [`${fact('folder')} lacks schemas for ${fact('schemas')}.`, 'Put METS 1.12, PREMIS 3, ERMS 2.1.2 and XLink there as they are published, or leave --schemas out.'],
  ],
  'package-breaks-schema': [
    (fact) => [`${fact('file')} i paketet följer inte sitt schema, rad ${fact('line')}.`, 'Paketet är inte färdigt och har inte fått sitt namn. Se att mappen som --schemas anger har de utgåvor som handboken nämner; är det så, är felet programmets och ska anmälas.'],
    (fact) => [`${fact('file')} in the package breaks its schema, line ${fact('line')}.`, 'The package is not finished and does not have its name. See that the folder of --schemas has the editions that the manual names; if so, the fault is the program’s and should be reported.'],
  ],
  'package-unknown': [
    (fact) => [`Det finns inget paket ${fact('package')} i registret.`, 'Se vilka som finns: diarievakt archive list.'],
    (fact) => [`There is no package ${fact('package')} in the register.`, 'See which there are: diarievakt archive list.'],
  ],
  'package-received': [
    (fact) => [`Arkivet har redan kvitterat paketet ${fact('package')}.`, 'Inget är ändrat.'],
    (fact) => [`The archive has signed for the package ${fact('package')} already.`, 'Nothing is changed.'],
  ],
  'package-dropped': [
    (fact) => [`Paketet ${fact('package')} är struket: dess ärenden går med ett annat.`, 'Ett kvitto för det tas inte emot. Har arkivet det ändå, be arkivet kvittera det nya paketet.'],
    (fact) => [`The package ${fact('package')} is dropped: its cases go with another.`, 'No receipt is taken for it. If the archive has it all the same, ask it to sign for the new package.'],
  ],
  'package-changed': [
    (fact) => [`Paketet i ${fact('folder')} är inte det som skrevs: METS.xml har en annan kontrollsumma.`, 'Kvittot är inte infört. Granska paketet: diarievakt archive verify.'],
    (fact) => [`The package in ${fact('folder')} is not the one that was written: METS.xml has another digest.`, 'The receipt is not taken in. Look the package through: diarievakt archive verify.'],
  ],
  'package-changing': [
    (fact) => [`Ärenden i ${fact('package')} ändrades medan det skrevs, så det gavs upp.`, 'Ingenting är förlorat. Kör exporten igen när ingen import pågår.'],
    (fact) => [`Cases of ${fact('package')} changed while it was written, so it was given up.`, 'Nothing is lost. Run the export again when no import is at work.'],
  ],
  'archive-key-unusable': [
    () => ['Det som ska förseglas saknar en nyckel att förseglas till: delivery.recipient i diarievakt.yaml är tom eller ingen age-nyckel.', 'Be arkivet om dess publika nyckel (age1…) och skriv in den. Inget förseglat paket skrivs innan dess.'],
    () => ['What is to be sealed has no key to be sealed to: delivery.recipient in diarievakt.yaml is empty or no age key.', 'Ask the archive for its public key (age1…) and write it there. No sealed package is written before.'],
  ],
  'package-not-same': [
    (fact) => [`Paketet ${fact('package')} kan inte skrivas om byte för byte: något i dess ärenden, i inställningarna eller i programmet är ett annat nu.`, 'Stryk det (diarievakt archive drop) och exportera ärendena i ett nytt.'],
    (fact) => [`The package ${fact('package')} cannot be written again byte for byte: something of its cases, of the settings or of the program is another now.`, 'Drop it (diarievakt archive drop) and export the cases in a new one.'],
  ],
  'receipt-unreadable': [
    (fact) => [`${fact('file')} är inget kvitto som kan läsas: ${RECEIPT_FIELDS[fact('missing')]?.[0] ?? ''} saknas.`, 'Ett kvitto är text, JSON eller XML med paketets id, METS-filens SHA-256 och dagen det togs emot. Handboken visar hur.'],
    (fact) => [`${fact('file')} is no receipt that can be read: ${RECEIPT_FIELDS[fact('missing')]?.[1] ?? ''} is missing.`, 'A receipt is text, JSON or XML with the package’s id, the SHA-256 of its METS file and the day it was received. The manual shows how.'],
  ],
  'receipt-of-another': [
    (fact) => [`Kvittot i ${fact('file')} gäller inte detta paket: ${RECEIPT_FIELDS[fact('differs')]?.[0] ?? ''} stämmer inte.`, 'Inget är infört. Be arkivet om kvittot för det här paketet.'],
    (fact) => [`The receipt in ${fact('file')} is not for this package: ${RECEIPT_FIELDS[fact('differs')]?.[1] ?? ''} is another.`, 'Nothing is taken in. Ask the archive for the receipt of this package.'],
  ],
  'receipt-refuses': [
    (fact) => [`Enligt ${fact('file')} har arkivet inte tagit emot paketet.`, 'Inget är infört. Rätta det som arkivet anger, stryk paketet (diarievakt archive drop) och exportera igen.'],
    (fact) => [`By ${fact('file')} the archive has not received the package.`, 'Nothing is taken in. Mend what the archive says, drop the package (diarievakt archive drop) and export again.'],
  ],
  'case-under-hold': plain(
    'Ärendet är spärrat mot gallring.', 'Inget av det tas bort förrän den som får häver spärren: diarievakt archive lift.',
    'The case is under legal hold.', 'Nothing of it is removed until somebody who may lifts the hold: diarievakt archive lift.',
  ),
  'case-not-held': plain(
    'Ärendet har ingen bevarandespärr.', 'Se vilka som har det: diarievakt archive list --holds.',
    'The case is under no legal hold.', 'See which are: diarievakt archive list --holds.',
  ),
  'paper-waits': [
    (fact) => [fact('count') === '1' ? '1 punkt väntar på svar: ingen har sagt om den får visas.' : `${fact('count')} punkter väntar på svar: ingen har sagt om de får visas.`, 'Svara i granskningen (diarievakt review), och gör handlingen sedan.'],
    (fact) => [`${fact('count') === '1' ? '1 item waits' : `${fact('count')} items wait`} for an answer: nobody has said whether they may be shown.`, 'Answer at the review (diarievakt review), and make the paper then.'],
  ],
  'paper-empty': plain(
    'Inget är kvar att visa: alla punkter omfattas av sekretess eller hålls inne.',
    'Handlingen publiceras inte.',
    'Nothing is left to show: every item is secret or withheld.',
    'The paper is not published.',
  ),
  'paper-unclean': [
    (fact) => [`Den färdiga handlingen innehåller spår av något som inte får visas, på ${fact('count')} sätt. Den är inte sparad.`, 'Se vad som står i de punkter som visas, och håll inne eller skriv om dem. Originalet går att jämföra med: --version original.'],
    (fact) => [`The finished paper holds traces of what may not be shown, in ${fact('count')} ways. It has not been kept.`, 'See what stands in the items that are shown, and withhold or rewrite them. The original can be compared with: --version original.'],
  ],
  'paper-unread': [
    (fact) => [`${fact('file')} går inte att läsa hel: ${unreadBecause(fact('why'), 'sv')}.`, 'Det som ingen har läst får inte publiceras. Spara filen på nytt som PDF eller DOCX med text, utan lösenord.'],
    (fact) => [`${fact('file')} cannot be read whole: ${unreadBecause(fact('why'), 'en')}.`, 'What nobody has read may not be published. Save the file again as PDF or DOCX with text, without a password.'],
  ],
  'paper-made-here': plain(
    'Den handlingen görs här av sina punkter.',
    'Gör den med diarievakt minutes generate. En färdig fil läggs till bara där punkterna inte är inlästa.',
    'That paper is made here of its items.',
    'Make it with diarievakt minutes generate. A finished file is added only where its items have not been read in.',
  ),
  'original-marked': plain(
    'Originalet skrivs inte ut: det rör någon som har skyddade personuppgifter.',
    'Ta originalet ur ärendesystemet, där behörigheten styrs.',
    'The original is not written out: it concerns somebody with protected personal data.',
    'Take the original from the case registry, where access is kept.',
  ),
  'minutes-not-adapted': [
    (fact) => [`${fact('count') === '1' ? '1 paragraf' : `${fact('count')} paragrafer`} får inte visas, och nämnden har inga anpassade protokoll. Protokollet publiceras inte.`, 'Ska nämnden ha anpassade protokoll: adaptedMinutes: true för nämnden i diarievakt.yaml.'],
    (fact) => [`${fact('count') === '1' ? '1 paragraph' : `${fact('count')} paragraphs`} may not be shown, and the committee has no adapted minutes. The minutes are not published.`, 'If the committee is to have adapted minutes: adaptedMinutes: true for it in diarievakt.yaml.'],
  ],
  'minutes-day-needed': plain(
    'Det går inte att säga vilket sammanträde protokollet är från.',
    'Ange nämnd och dag: --committee KS --date 2026-02-03.',
    'There is no telling which meeting the minutes are of.',
    'Name the committee and the day: --committee KS --date 2026-02-03.',
  ),
  'minutes-no-sections': [
    (fact) => [`Inga paragrafer (§ 1, § 2 …) hittades i ${fact('file')}.`, 'Se att varje paragraf börjar med sitt nummer på en egen rad. Ingenting har ändrats.'],
    (fact) => [`No paragraphs (§ 1, § 2 …) were found in ${fact('file')}.`, 'See that each paragraph begins with its number on a line of its own. Nothing was changed.'],
  ],
  'entry-ambiguous': [
    (fact) => [`Diarienumret finns hos flera nämnder: ${fact('committees')}.`, 'Ange vilken med `--committee`.'],
    (fact) => [`Several committees have that diary number: ${fact('committees')}.`, 'Say which with `--committee`.'],
  ],
  'entry-not-waiting': plain('Posten väntar inte på granskning.', 'Visa den med `diarievakt review show ID`.', 'The entry is not waiting for review.', 'Show it with `diarievakt review show ID`.'),
  'entry-deferred': plain('Posten är redan uppskjuten.', 'Besluta om den när den kan avgöras: `diarievakt review decide ID`.', 'The entry is deferred already.', 'Decide on it when that can be done: `diarievakt review decide ID`.'),
  'entry-not-escalated': plain('Posten är inte eskalerad till juristen.', 'Visa den med `diarievakt review show ID`.', 'The entry is not escalated to the lawyer.', 'Show it with `diarievakt review show ID`.'),
  'entry-not-public': plain('Posten är inte publicerad.', 'Håll inne den med `diarievakt review decide ID --withhold`.', 'The entry is not public.', 'Withhold it with `diarievakt review decide ID --withhold`.'),
  'entry-not-withdrawn': plain('Posten är inte nedtagen av någon.', 'Visa den med `diarievakt review show ID`.', 'Nobody has taken the entry down.', 'Show it with `diarievakt review show ID`.'),
  'identity-number-stands': plain(
    'Texten innehåller ett personnummer eller något som ser ut som ett. Det publiceras inte, vem som än beslutar.',
    'Skriv om rubriken eller ersätt parten med kommandot `diarievakt review decide ID --rewrite-heading -` eller `--replace-party ROLL`, eller publicera utan fil. Är det inget personnummer kan två personer med var sin inloggning intyga det: `--not-an-identity-number`.',
    'The text holds an identity number or something that looks like one. It is not published, whoever decides.',
    'Rewrite the heading or replace the party with the command `diarievakt review decide ID --rewrite-heading -` or `--replace-party ROLE`, or publish without the file. If it is no identity number, two persons with a login each can declare so: `--not-an-identity-number`.',
  ),
  'party-name-stands': plain(
    'Namnfältet innehåller ett personnamn. Det publiceras aldrig, inte heller en tjänstepersons.',
    'Ersätt parten med ett rollord: `diarievakt review decide ID --replace-party invånare`.',
    "The party field holds a person's name. It is never published, not even an official's.",
    'Replace the party with a role word: `diarievakt review decide ID --replace-party invånare`.',
  ),
  'second-person-needed': plain(
    'Att en text inte innehåller ett personnummer ska två personer intyga var för sig. Registret ligger i en SQLite-databas, där ett och samma konto utför allt, så ingen kan vara den andra.',
    'Skriv om texten så att den inte liknar ett personnummer: `--rewrite-heading -`. Med PostgreSQL har var och en en egen inloggning.',
    'That a text holds no identity number must be declared by two persons, each for themselves. This register is a SQLite database, where one account does everything, so nobody can be the second.',
    'Rewrite the text so that it does not look like an identity number: `--rewrite-heading -`. With PostgreSQL everybody has a login of their own.',
  ),
  'second-person-other': plain(
    'Du har redan svarat att det inte är ett personnummer. Nu ska någon annan svara samma sak, med sin egen inloggning.',
    'Be en kollega öppna raden. Ditt svar tas tillbaka med `diarievakt review undo`.',
    'You have answered already that it is no identity number. Now somebody else must answer the same, with a login of their own.',
    'Ask a colleague to open the row. Your answer is taken back with `diarievakt review undo`.',
  ),
  'no-number-found': plain(
    'Inget i raden är stoppat som personnummer, så det finns inget att intyga.',
    'Visa vad raden väntar på med `diarievakt review show ID`.',
    'Nothing in the row is stopped as an identity number, so there is nothing to declare.',
    'Show what the row waits for with `diarievakt review show ID`.',
  ),
  'numbers-not-all-shown': plain(
    'Raden innehåller fler nummer än som kan visas, och ingen kan intyga det som inte visas.',
    'Publicera utan fil: `--withhold-file`, eller skriv om texten.',
    'The row holds more numbers than can be shown, and nobody can declare what is not shown.',
    'Publish without the file: `--withhold-file`, or rewrite the text.',
  ),
  'judged-by-older-rules': plain(
    'Raden är bedömd efter äldre regler än dagens, och det som intygas ska vara bedömt efter dagens.',
    'Bedöm om raderna med `diarievakt scan`, eller vänta till i morgon: det görs varje natt.',
    'The row was judged by older rules than today’s, and what is declared must be judged by today’s.',
    'Judge the rows again with `diarievakt scan`, or wait until tomorrow: it is done every night.',
  ),
  'awaits-authorised': plain('Raden väntar på behörig handläggare.', 'Ingen annan kan svara på den. Den väntar kvar och visas inte.', 'The entry awaits an authorised officer.', 'Nobody else can answer for it. It waits and is not shown.'),
  'direction-needed': plain(
    'Riktningen saknas, och utan den går raden inte att visa.',
    'Fyll i om handlingen är inkommen, utgående eller upprättad i diariesystemet och läs in raden igen.',
    'The direction is missing, and without it the row cannot be shown.',
    'Fill in whether the document was received, sent or drawn up in the registry, and import the row again.',
  ),
  'file-not-read': plain(
    'Filen har inte kunnat läsas, och det som inte är läst publiceras inte.',
    'Publicera raden utan fil: `--withhold-file`.',
    'The file could not be read, and what has not been read is not published.',
    'Publish the row without its file: `--withhold-file`.',
  ),
  'file-changed': plain(
    'Filen är inte längre den som granskades, eller går inte att hitta.',
    'Importera exporten igen med rätt bilagor, granska på nytt, eller publicera utan fil: `--withhold-file`.',
    'The file is no longer the one that was reviewed, or cannot be found.',
    'Import the export again with the right attachments, review anew, or publish without the file: `--withhold-file`.',
  ),
  'no-file-to-withhold': plain('Posten har ingen fil.', 'Publicera den med `--publish` eller håll inne den med `--withhold`.', 'The entry has no file.', 'Publish it with `--publish` or withhold it with `--withhold`.'),
  'no-party-to-replace': plain('Ett ärende har ingen part.', 'Välj en handling: diarienummer:handlingsnummer.', 'A case has no party.', 'Choose a document: diary number:document number.'),
  'role-word-unknown': plain('Rollordet finns inte i listan.', 'Orden står i data/policy/role-words.yaml, till exempel invånare, skolelev, förälder, anhörig.', 'The role word is not on the list.', 'The words stand in data/policy/role-words.yaml, such as invånare, skolelev, förälder, anhörig.'),
  'heading-empty': plain('Den nya rubriken är tom.', 'Skriv den på standard in: `echo "Ny rubrik" | diarievakt review decide ID --rewrite-heading -`.', 'The new heading is empty.', 'Give it on standard input: `echo "New heading" | diarievakt review decide ID --rewrite-heading -`.'),
  'heading-unchanged': plain('Rubriken är densamma.', 'Skriv en annan rubrik, eller publicera raden som den är.', 'The heading is the same.', 'Write another heading, or publish the row as it is.'),
  'party-unchanged': plain('Parten är densamma.', 'Välj ett annat rollord, eller publicera raden som den är.', 'The party is the same.', 'Choose another role word, or publish the row as it is.'),
  'text-changed': [
    (fact) => [
      fact('at') === '' ? 'Texten har ändrats eller någon annan har beslutat sedan du läste den.' : `Ändrad av ${changedBy.sv(fact('what'), fact('by'))} ${fact('when')}, sedan du läste den.`,
      'Visa posten igen och besluta på nytt.',
    ],
    (fact) => [
      fact('at') === '' ? 'The text has changed, or somebody else has decided, since you read it.' : `Changed by ${changedBy.en(fact('what'), fact('by'))} ${fact('when')}, since you read it.`,
      'Show the entry again and decide anew.',
    ],
  ],
  'taken-by-another': [
    (fact) => [`${fact('by')} har posten öppen sedan ${fact('when')}.`, 'Vänta tills den är fri, högst två minuter efter att den stängts, eller ta över den på skärmen: `diarievakt review`.'],
    (fact) => [`${fact('by')} has the entry open since ${fact('when')}.`, 'Wait until it is free, at most two minutes after it was closed, or take it over on screen: `diarievakt review`.'],
  ],
  'undo-public': [
    (fact) => [`Ingenting är ångrat: ${fact('count')} av det som beslutades tillsammans är redan publicerat (${fact('entries')}).`, 'Ta ner det som ska bort: `diarievakt publication withdraw ID`.'],
    (fact) => [`Nothing is undone: ${fact('count')} of what was decided together is public already (${fact('entries')}).`, 'Take down what is to leave: `diarievakt publication withdraw ID`.'],
  ],
  'undo-changed': [
    (fact) => [`Ingenting är ångrat: ${fact('count')} av det som beslutades tillsammans har ändrats sedan dess (${fact('entries')}).`, 'Visa dem med `diarievakt review show ID` och besluta på nytt om de andra.'],
    (fact) => [`Nothing is undone: ${fact('count')} of what was decided together has changed since (${fact('entries')}).`, 'Show them with `diarievakt review show ID`, and decide anew about the others.'],
  ],
  'redo-changed': [
    (fact) => [`Ingenting är gjort om: ${fact('count')} är inte längre som när beslutet fattades (${fact('entries')}).`, 'Visa posten och besluta på nytt.'],
    (fact) => [`Nothing is done again: ${fact('count')} is no longer what it was when it was decided (${fact('entries')}).`, 'Show the entry and decide anew.'],
  ],
  'view-holds-personal-data': plain('Filtret kan innehålla personuppgifter, och sparas därför inte.', 'Spara ett filter utan namn, nummer och adresser. Det går att använda utan att spara.', 'The filter may hold personal data, and is therefore not saved.', 'Save a filter without names, numbers and addresses. It can be used without being saved.'),
  'view-invalid': plain('Vyn måste ha ett namn på högst 40 tecken och ett filter på högst 500.', 'Ändra namnet eller filtret.', 'A view needs a name of at most 40 characters and a filter of at most 500.', 'Change the name or the filter.'),
  'view-not-found': plain('Det finns ingen sådan sparad vy.', 'Välj en av dem som finns.', 'There is no such saved view.', 'Choose one of those there are.'),
  'decision-file-invalid': plain('Filen är ingen beslutsfil.', 'Ange en fil som sparades när granskningen avslutades.', 'The file is no decision file.', 'Give a file that was saved when a review ended.'),
  'answer-not-in-file': plain('Den omskrivna rubriken står inte i beslutsfilen, eftersom något i den kan vara en personuppgift.', 'Skriv om rubriken igen: `diarievakt review decide ID --rewrite-heading -`.', 'The rewritten heading is not in the decision file, since something in it may be personal data.', 'Rewrite the heading again: `diarievakt review decide ID --rewrite-heading -`.'),
  'decision-file-of-another': plain('Beslutsfilen hör till ett annat register. Ingenting är beslutat.', 'Spela upp den i det register den kommer från eller i en kopia av det.', 'The decision file belongs to another register. Nothing is decided.', 'Replay it in the register it came from, or in a copy of it.'),
  'note-holds-identity-number': plain('Anteckningen innehåller ett personnummer och sparas inte.', 'Skriv utan personnummer.', 'The note holds an identity number and is not stored.', 'Write it without identity numbers.'),
  'decision-not-found': plain('Det finns inget sådant beslut att ångra.', 'Beslutens id står i `diarievakt review show ID`. En nedtagning återställs med `diarievakt publication restore ID`.', 'There is no such decision to undo.', 'Decisions and their ids stand in `diarievakt review show ID`. A takedown is restored with `diarievakt publication restore ID`.'),
  'decision-undone': plain('Beslutet är redan ångrat.', 'Visa posten med `diarievakt review show ID`.', 'The decision has been undone already.', 'Show the entry with `diarievakt review show ID`.'),
  'decision-stands': plain('Beslutet är inte ångrat.', 'Bara det som har ångrats kan göras om.', 'The decision is not undone.', 'Only what has been undone can be done again.'),
  'ground-missing': plain('Juristens svar behöver ett lagrum.', 'Ange det med `--ground "OSL 26:1"`.', "The lawyer's answer needs a section of law.", 'Give it with `--ground "OSL 26:1"`.'),
  'ground-unclear': plain(
    'Det som står efter `--ground` är inget lagrum. Ingenting har sparats.',
    'Skriv lag, kapitel och paragraf, till exempel `OSL 26:1`, `OSL 26 kap. 1 §` eller `GDPR 6.1 e`; andra lagar med sitt nummer, `SFS 2009:400 26:1`. Egna ord ges på standard in med `--note -`.',
    'What follows `--ground` is no section of law. Nothing has been stored.',
    'Give law, chapter and section, such as `OSL 26:1`, `OSL 26 kap. 1 §` or `GDPR 6.1 e`; other laws by their number, `SFS 2009:400 26:1`. Words of your own go on standard input, with `--note -`.',
  ),
  'period-backwards': [
    (fact) => [`Perioden börjar ${fact('from')} och slutar före det, ${fact('to')}.`, 'Ange den första dagen med `--from` och den sista med `--to`.'],
    (fact) => [`The period begins ${fact('from')} and ends before that, ${fact('to')}.`, 'Give the first day with `--from` and the last with `--to`.'],
  ],
  'file-exists': [
    (fact) => [`Filen finns redan: ${fact('file')}.`, 'Flytta eller ta bort den först. Ingenting har skrivits över.'],
    (fact) => [`The file exists already: ${fact('file')}.`, 'Move or remove it first. Nothing was written over.'],
  ],
  'archive-awaited': plain(
    'Posten hör till en allmän handling som ska till arkivet, och arkivet har inte kvitterat den. Den lokala kopian får inte raderas (dataskyddsförordningen artikel 17.3 b och d, arkivlagen).',
    'Det som var publikt är borttaget. Kopian gallras när arkivet har kvitterat ärendet: `diarievakt retention plan`. Rättelse begärs hos nämnden, i diariesystemet.',
    'The entry belongs to an official document that is to go to the archive, and the archive has not signed for it. The local copy may not be erased (article 17.3 b and d of the General Data Protection Regulation, the Archives Act).',
    'What was public is gone. The copy is purged when the archive has signed for the case: `diarievakt retention plan`. Correction is asked of the committee, in the registry.',
  ),
  'case-has-documents': plain(
    'Ärendet har handlingar kvar, och de kan inte stå utan sitt ärende.',
    'Ange handlingarna också, om de ska raderas: diarienummer:handlingsnummer.',
    'The case has documents left, and they cannot stand without their case.',
    'Name the documents too, if they are to be erased: diary number:document number.',
  ),
  'note-in-use': plain(
    'Anteckningen hör till en post som väntar på juristen eller är uppskjuten.',
    'Radera den när posten är avgjord.',
    'The note belongs to an entry that waits for the lawyer or has been put off.',
    'Erase it when the entry has been decided.',
  ),
  'export-awaited': plain(
    'Diariet är återläst från en säkerhetskopia, och registret har inte hörts om detta sedan dess: skydd eller sekretess kan ha tillkommit.',
    'Läs in en ny export som innehåller ärendet med alla dess handlingar, och besluta sedan.',
    'The register was put back from a backup, and the registry has not been heard on this since: protection or secrecy may have been added.',
    'Import a new export that holds the case with all its documents, and decide then.',
  ),
  'file-awaited': plain(
    'Filen är inte inläst, eller en post som väntar på granskning behöver den. Den är ingen kopia ännu.',
    'Läs in exporten eller avgör posten först.',
    'The file has not been imported, or an entry that waits for review needs it. It is no copy yet.',
    'Import the export, or decide on the entry, first.',
  ),
  'subject-nothing-asked': plain(
    'Ingen person är angiven.',
    'Skriv vad som är känt, en uppgift per rad, på standard in eller när programmet frågar: namn, personnummer, e-post, telefon, adress.',
    'No person was given.',
    'Write what is known, one thing on a line, on standard input or when the program asks: name, identity number, e-mail, telephone, address.',
  ),
  'subject-line-unclear': [
    (fact) => [`Rad ${fact('line')} går inte att förstå, och ingenting är sökt.`, 'Skriv vad raden är före ett kolon: namn, personnummer, e-post, telefon, adress (gata och nummer), konto eller dnr.'],
    (fact) => [`Line ${fact('line')} cannot be understood, and nothing was searched.`, 'Write what the line is before a colon: name, identity number, e-mail, phone, address (street and number), account or dnr.'],
  ],
  'subject-too-much-asked': [
    (fact) => [`${fact('lines')} uppgifter är för många, högst ${fact('most')} går att söka på en gång.`, 'Sök i flera omgångar.'],
    (fact) => [`${fact('lines')} lines are too many, at most ${fact('most')} can be searched at once.`, 'Search in several turns.'],
  ],
  'holder-key-missing': [
    (fact) => [`Nyckeln för ${fact('holder')} finns inte på det här kontot: ${fact('file')}.`, 'Ange en annan med `--holder`, eller gör en: `diarievakt holder enrol`.'],
    (fact) => [`The key of ${fact('holder')} is not in this account: ${fact('file')}.`, 'Name another with `--holder`, or make one: `diarievakt holder enrol`.'],
  ],
  'holder-no-home': plain('Kontot har ingen hemmapp där nyckeln kan ligga.', 'Logga in med ett eget konto, eller ange XDG_CONFIG_HOME och XDG_STATE_HOME.', 'The account has no home folder where the key can lie.', 'Log in with an account of your own, or set XDG_CONFIG_HOME and XDG_STATE_HOME.'),
  'passphrase-wrong': plain('Lösenfrasen är fel.', 'Försök igen. Är den glömd kan ingen ta fram den: låt någon som har nyckel ta bort din, och be om en ny under ett annat namn.', 'The passphrase is wrong.', 'Try again. If it is forgotten nobody can bring it back: let a holder remove your key, and ask for a new one under another name.'),
  'passphrase-short': [
    (fact) => [`Lösenfrasen är för kort: den ska ha minst ${fact('signs')} tecken.`, 'Välj till exempel fem ord som inte hör ihop.'],
    (fact) => [`The passphrase is too short: it needs at least ${fact('signs')} characters.`, 'Choose for example five words that have nothing to do with each other.'],
  ],
  'passphrase-missing': plain('Lösenfrasen till nyckeln saknas.', 'Kör i en terminal och svara, eller ange en fil som bara du kan läsa (chmod 600) i DIARIEVAKT_PASSPHRASE_FILE.', 'The passphrase of the key is missing.', 'Run in a terminal and answer, or name a file that only you can read (chmod 600) in DIARIEVAKT_PASSPHRASE_FILE.'),
  'passphrases-differ': plain('Lösenfraserna är inte samma.', 'Ingen nyckel är gjord. Försök igen.', 'The passphrases are not the same.', 'No key was made. Try again.'),
  'private-file-open': [
    (fact) => [`Andra på datorn kan läsa filen ${fact('file')}, eller så är den någon annans eller en länk.`, `Stäng den: chmod 600 ${fact('file')}`],
    (fact) => [`Others on this machine can read the file ${fact('file')}, or it is somebody else’s or a link.`, `Close it: chmod 600 ${fact('file')}`],
  ],
  'key-store-of-another': plain('Nyckelfilen vault/keys.db hör till ett annat register.', 'Lägg tillbaka den som hör hit. Utan den går inga skyddade uppgifter att öppna.', 'The key file vault/keys.db belongs to another register.', 'Put back the one that belongs here. Without it no protected data can be opened.'),
  'key-store-missing': plain('NYCKELFILEN SAKNAS: registret har skyddade personuppgifter, men vault/keys.db är borta eller tom.', 'Lägg tillbaka den senaste kopian ur vault/copies. Ge ingen en ny första nyckel: det som finns skulle aldrig gå att öppna.', 'THE KEY FILE IS MISSING: the register has protected data, but vault/keys.db is gone or empty.', 'Put back the latest copy from vault/copies. Give nobody a new first key: what there is would never open.'),
  'key-store-old': plain('NYCKELFILEN ÄR EN GAMMAL KOPIA: loggen eller din egen nyckel vet om en senare ändring av vilka som har nyckel.', 'Öppna ingenting. Lägg tillbaka den senaste kopian ur vault/copies, och anmäl det som en incident om ingen av er har lagt dit den gamla.', 'THE KEY FILE IS AN OLD COPY: the log or your own key knows of a later change of who holds keys.', 'Unlock nothing. Put back the latest copy from vault/copies, and report it as an incident if none of you put the old one there.'),
  'holders-untold': plain('Det är inte säkert vilka som har nyckel just nu: nyckelfilen och loggen säger olika.', 'Låt någon som har nyckel öppna en gång, till exempel med `diarievakt person find`. Lämna sedan uppgifterna igen.', 'It is not certain who holds keys just now: the key file and the log differ.', 'Let a holder unlock once, for example with `diarievakt person find`. Then leave the data again.'),
  'holder-account-has-key': [
    (fact) => [`Kontot har redan en nyckel, ${fact('holder')}.`, 'Ett konto har en nyckel: annars kunde en person säga ja för två. Är nyckeln förlorad tar en annan bort den först: `diarievakt holder remove`.'],
    (fact) => [`The account holds a key already, ${fact('holder')}.`, 'One account has one key: else one person could say yes for two. Where the key is lost another holder removes it first: `diarievakt holder remove`.'],
  ],
  'fingerprint-missing': [
    (fact) => [`Fingeravtrycket för ${fact('holder')} saknas.`, `Låt ${fact('holder')} läsa upp det som \`diarievakt holder enrol\` visade, och ange det med --fingerprint.`],
    (fact) => [`The fingerprint of ${fact('holder')} is missing.`, `Let ${fact('holder')} read aloud what \`diarievakt holder enrol\` showed, and give it with --fingerprint.`],
  ],
  'fingerprint-differs': [
    (fact) => [`FINGERAVTRYCKET STÄMMER INTE med den nyckel som ligger här för ${fact('holder')}.`, `Be ${fact('holder')} läsa upp det en gång till. Stämmer det fortfarande inte har någon bytt ut nyckeln: säg inte ja, och anmäl det som en incident.`],
    (fact) => [`THE FINGERPRINT DOES NOT AGREE with the key that lies here for ${fact('holder')}.`, `Ask ${fact('holder')} to read it once more. If it still does not agree somebody has exchanged the key: do not say yes, and report it as an incident.`],
  ],
  'vault-begun': plain('Någon annan fick den första nyckeln just nu.', 'Be om en nyckel: `diarievakt holder enrol`.', 'Somebody else got the first key just now.', 'Ask for a key: `diarievakt holder enrol`.'),
  'vault-not-begun': plain('Ingen har nyckel till skyddade personuppgifter ännu.', 'Den som har rollen protected-reader får den första: `diarievakt holder enrol`.', 'Nobody holds a key to protected personal data yet.', 'Whoever has the role protected-reader gets the first: `diarievakt holder enrol`.'),
  'vault-changed': plain('Nycklarna byttes medan kommandot arbetade.', 'Ingenting är ändrat. Försök igen.', 'The keys were changed while the command was at work.', 'Nothing has changed. Try again.'),
  'vault-locked': plain('Nyckeln är låst.', 'Öppna den igen.', 'The key is locked.', 'Unlock it again.'),
  'holder-name-taken': [
    (fact) => [`Namnet ${fact('holder')} är taget.`, 'Välj ett annat med `--holder`. Ett namn används en gång, också när nyckeln har tagits bort: loggen hänvisar till det.'],
    (fact) => [`The name ${fact('holder')} is taken.`, 'Choose another with `--holder`. A name is used once, also when the key has been removed: the log refers to it.'],
  ],
  'holder-name-unusable': plain('Namnet går inte att använda för en nyckel.', 'Välj ett annat med `--holder`: bokstäver, siffror, punkt, bindestreck och understreck.', 'The name cannot be used for a key.', 'Choose another with `--holder`: letters, digits, full stop, hyphen and underline.'),
  'holder-not-asked': [
    (fact) => [`${fact('holder')} har inte bett om nyckel.`, 'Se vilka som har bett: `diarievakt holder list`.'],
    (fact) => [`${fact('holder')} has not asked for a key.`, 'See who has: `diarievakt holder list`.'],
  ],
  'holder-not-found': [
    (fact) => [`${fact('holder')} har ingen nyckel.`, 'Se vilka som har: `diarievakt holder list`.'],
    (fact) => [`${fact('holder')} holds no key.`, 'See who does: `diarievakt holder list`.'],
  ],
  'holders-full': [
    (fact) => [`Så många som får ha nyckel har det: ${fact('holders')} av ${fact('most')}.`, 'Ta bort någon med `diarievakt holder remove`, eller höj `holdersMax` i diarievakt.yaml.'],
    (fact) => [`As many as may hold a key do: ${fact('holders')} of ${fact('most')}.`, 'Remove one with `diarievakt holder remove`, or raise `holdersMax` in diarievakt.yaml.'],
  ],
  'holders-altered': [
    (fact) => [`NÅGON HAR ÄNDRAT I LISTAN ÖVER DEM SOM HAR NYCKEL (${fact('holder')}).`, 'Öppna ingenting. Lägg tillbaka vault/keys.db från den senaste kopian i vault/copies, och anmäl det som en incident.'],
    (fact) => [`SOMEBODY HAS BEEN AT THE LIST OF HOLDERS (${fact('holder')}).`, 'Unlock nothing. Put vault/keys.db back from a copy in vault/copies, and report it as an incident.'],
  ],
  'not-a-holder': [
    (fact) => [`${fact('holder')} har ingen nyckel till skyddade personuppgifter.`, 'Be om en: `diarievakt holder enrol`. Läget syns med `diarievakt holder list`.'],
    (fact) => [`${fact('holder')} holds no key to protected personal data.`, 'Ask for one: `diarievakt holder enrol`. How it stands is shown by `diarievakt holder list`.'],
  ],
  'vouch-own': [
    (fact) => [`Ingen säger ja till sin egen nyckel (${fact('holder')}).`, 'Låt en annan administratör göra det.'],
    (fact) => [`Nobody says yes to a key of their own (${fact('holder')}).`, 'Let another administrator do it.'],
  ],
  'last-holder': [
    (fact) => [`${fact('holder')} är den enda som har nyckel: utan den går ingenting att öppna igen.`, 'Låt någon annan få nyckel först: `diarievakt holder enrol`.'],
    (fact) => [`${fact('holder')} is the only holder: without that key nothing can be opened again.`, 'Let somebody else have a key first: `diarievakt holder enrol`.'],
  ],
  'shares-cut-short': plain('Andelarna är inte färdiga: de som inte skrevs av finns inte kvar någonstans.', 'Förstör de papper som är skrivna, och gör nya andelar: `diarievakt holder shares`.', 'The shares are not finished: those that were not copied are kept nowhere.', 'Destroy the papers that were written, and make new shares: `diarievakt holder shares`.'),
  'share-unclear': [
    (fact) => [`Andel ${fact('share')} är felskriven, eller ingen andel.`, 'Skriv av den igen från papperet: tre rader, sjuttiotvå tecken. Bindestreck, mellanslag och stora eller små bokstäver gör detsamma.'],
    (fact) => [`Share ${fact('share')} is mistyped, or is no share.`, 'Type it again from the paper: three lines, seventy-two signs. Hyphens, spaces and capitals do not matter.'],
  ],
  'share-twice': plain('Det är samma andel två gånger.', 'Ta fram en andel till, ur ett annat kuvert.', 'It is the same share twice.', 'Fetch one more share, from another envelope.'),
  'shares-of-two-sets': plain('Andelarna hör inte ihop: de är gjorda vid olika tillfällen.', 'Ta fram två vars första åtta tecken är desamma.', 'The shares do not belong together: they were made at different times.', 'Fetch two whose first eight signs are the same.'),
  'shares-retired': [
    (fact) => [`Andelarna ${fact('set')} öppnar inte längre, eller har aldrig blivit insläppta.`, 'Se vilka som gäller: `diarievakt holder list`. Förstör de gamla papperen.'],
    (fact) => [`The shares ${fact('set')} open no more, or were never let in.`, 'See which ones count: `diarievakt holder list`. Destroy the old papers.'],
  ],
  'shares-unusable': plain('Andelarna ger inte den nyckel som är insläppt. Minst en av dem är inte den som gjordes.', 'Ta fram en tredje andel. Anmäl det som en incident: någon kan ha bytt ut ett papper.', 'The shares do not give the key that was let in. At least one of them is not the one that was made.', 'Fetch a third share. Report it as an incident: somebody may have exchanged a paper.'),
  'break-glass-reason-missing': plain('Skälet saknas, och ingenting är öppnat.', 'Skriv varför det är bråttom när programmet frågar, eller på raden efter andelarna på standard in. Inga personnummer eller namn på den det gäller.', 'The reason is missing, and nothing was opened.', 'Write why it cannot wait when the program asks, or on the line after the shares on standard input. No identity numbers or names of those it is about.'),
  'break-glass-no-notice': plain('Ingen skulle få veta när andelarna används, och därför görs inga.', 'Ange hur dataskyddssamordnaren underrättas: `administrations.NAMN.privacyCoordinator.notify` i diarievakt.yaml.', 'Nobody would hear of it when the shares are used, and so none are made.', 'Say how the coordinator for personal data is told: `administrations.NAME.privacyCoordinator.notify` in diarievakt.yaml.'),
  'break-glass-over': plain('Nödöppningens tid är ute, eller så har nyckeln bytts.', 'Be om en egen nyckel: `diarievakt holder enrol`. Är det fortfarande bråttom öppnar två andelar en gång till: `diarievakt holder break-glass`.', 'The time of the break-glass is out, or the key has been changed.', 'Ask for a key of your own: `diarievakt holder enrol`. If it still cannot wait two shares open once more: `diarievakt holder break-glass`.'),
  'break-glass-untold': [
    (fact) => [`Loggen vet inte av nödöppningen (${fact('holder')}), och därför öppnas ingenting.`, 'Är registret återläst från en säkerhetskopia: öppna på nytt med två andelar. Annars anmäl det som en incident.'],
    (fact) => [`The log does not know of the break-glass (${fact('holder')}), and so nothing is opened.`, 'If the register was put back from a backup: open anew with two shares. Else report it as an incident.'],
  ],
  'break-glass-keeps-keys': plain('Den som är insläppt med andelar ändrar inte vilka som har nyckel.', 'Låt någon som har en egen nyckel göra det.', 'Whoever was let in with shares does not change who holds keys.', 'Let somebody who holds a key of their own do it.'),
  'opening-not-found': plain('Den nödöppningen finns inte.', 'Se alla: `diarievakt holder review`.', 'There is no such break-glass.', 'See them all: `diarievakt holder review`.'),
  'opening-own': [
    (fact) => [`Ingen granskar sin egen nödöppning (${fact('opening')}).`, 'Låt någon annan som granskar loggen göra det.'],
    (fact) => [`Nobody reviews a break-glass of their own (${fact('opening')}).`, 'Let somebody else who reviews the log do it.'],
  ],
  'opening-reviewed': [
    (fact) => [`${fact('opening')} är redan granskad, och det som då antecknades står kvar.`, 'Läs det: `diarievakt holder review`.'],
    (fact) => [`${fact('opening')} has been reviewed already, and what was written then stands.`, 'Read it: `diarievakt holder review`.'],
  ],
  'notice-not-taken': [
    (fact) => [`${fact('holder')} har inte godtagit att varje läsning antecknas och granskas.`, 'Kör `diarievakt holder enrol` i en terminal och läs, eller ange `--accept-notice`.'],
    (fact) => [`${fact('holder')} has not accepted that every reading is written down and looked through.`, 'Run `diarievakt holder enrol` in a terminal and read, or give `--accept-notice`.'],
  ],
  'checkpoint-unreadable': [
    (fact) => [`Filen ${fact('file')} går inte att läsa. Den minns var loggen över läsningar stod.`, 'Låt `diarievakt audit verify` gå igenom loggen. Är den hel: ta bort filen och försök igen.'],
    (fact) => [`The file ${fact('file')} cannot be read. It remembers where the log of readings stood.`, 'Let `diarievakt audit verify` look through the log. If it is whole: remove the file and try again.'],
  ],
  'readings-altered': [
    (fact) => [`LOGGEN ÖVER LÄSNINGAR ÄR INTE DEN SOM NYCKELN SÅG SENAST (rad ${fact('position')}): rader har ändrats eller tagits bort, eller så är det en gammal kopia.`, 'Ingenting har visats. Kör `diarievakt audit verify`, och anmäl det som en incident.'],
    (fact) => [`THE LOG OF READINGS IS NOT THE ONE THAT THIS KEY SAW LAST (row ${fact('position')}): rows were changed or removed, or it is an old copy.`, 'Nothing was shown. Run `diarievakt audit verify`, and report it as an incident.'],
  ],
  'readings-forged': [
    (fact) => [`NÅGON HAR SKRIVIT I DITT NAMN I LOGGEN ÖVER LÄSNINGAR (rad ${fact('position')}).`, 'Ingenting har visats. Kör `diarievakt audit verify`, och anmäl det som en incident.'],
    (fact) => [`SOMEBODY HAS WRITTEN IN YOUR NAME IN THE LOG OF READINGS (row ${fact('position')}).`, 'Nothing was shown. Run `diarievakt audit verify`, and report it as an incident.'],
  ],
  'person-not-found': plain('Det finns ingen sådan person som du får läsa om.', 'Kontrollera numret eller id:t. Sökningen är antecknad.', 'There is no such person that you may read about.', 'Check the number or the id. The look-up is written down.'),
  'person-change-empty': plain('Ingenting att ändra är angivet.', 'Ge en rad för varje uppgift, till exempel `adress: …`, eller --level.', 'Nothing to change was given.', 'Give a line for each thing, for example `address: …`, or --level.'),
  'person-has-letters': [
    (fact) => [`Brev till personen är på väg: nr ${fact('numbers')}.`, 'Anteckna dem som postade, eller återta dem med `diarievakt forwarding withdraw`, och ta sedan bort personen.'],
    (fact) => [`Letters to the person are on their way: no. ${fact('numbers')}.`, 'Write them down as posted, or withdraw them with `diarievakt forwarding withdraw`, and remove the person then.'],
  ],
  'person-of-others': plain('Personen hålls också för nämnder som du inte får läsa för, så raden är inte bara din att ändra.', 'Lägg in personen för din nämnd med `diarievakt person add --committee`: då har nämnden en egen rad.', 'The person is also kept for committees that you may not read for, so the row is not yours alone to change.', 'Keep the person for your committee with `diarievakt person add --committee`: then it has a row of its own.'),
  'person-kept-already': plain('Det numret hålls redan för samma nämnder, som en annan rad.', 'Sök den raden med `diarievakt person find`, och ta bort den av de två som är fel.', 'That number is already kept for the same committees, as another row.', 'Find that row with `diarievakt person find`, and remove the one of the two that is wrong.'),
  'person-not-in-entry': plain('Personen har inte hittats i den raden, och diariet märker inte raden för den.', 'Se vem raden gäller: `diarievakt person show` visar var en person har hittats.', 'The person was not found in that row, and the registry does not mark the row for them.', 'See whom the row is about: `diarievakt person show` tells where a person was found.'),
  'committee-without-secrecy': [
    (fact) => [`${fact('committee')} har ingen egen sekretess (hasSpecificSecrecy), och ska om möjligt inte registrera skyddade personer: uppgifterna kan bli offentliga där.`, 'Finns en grund, ange den med --ground: employment (anställning och lön), law (följer av lag) eller guard (för genomsökning av det publika). Annars lämnas personen utanför.'],
    (fact) => [`${fact('committee')} has no secrecy of its own (hasSpecificSecrecy), and shall if possible not register protected persons: the data can become public there.`, 'Where there is a ground, name it with --ground: employment (employment and pay), law (a law asks for it) or guard (to look through what is public). Else leave the person out.'],
  ],
  'channel-email': plain('E-post används inte om eller till personer med skyddade personuppgifter, varken inom eller mellan myndigheter.', 'Säkra kanaler: brev (letter), e-legitimation (eid), besök med legitimation (visit), telefon med en annan myndighet efter motringning (phone).', 'E-mail is not used about or to persons with protected personal data, neither within nor between authorities.', 'Safe channels: letter, e-identification (eid), a visit with an identity card (visit), telephone with another authority after calling back (phone).'),
  'channel-unknown': plain('Kanalen är ingen av de säkra.', 'Ange letter, eid, visit eller phone.', 'The channel is none of the safe ones.', 'Give letter, eid, visit or phone.'),
  'contact-id-not-shown': plain('Vid ett besök ska personen ha legitimerat sig.', 'Har personen gjort det: ange --id-shown. Annars lämnas inga uppgifter ut.', 'On a visit the person is to have shown who they are.', 'If they have: give --id-shown. Else no data is given out.'),
  'contact-not-called-back': plain('Telefon är säker bara med en annan myndighet, och efter motringning.', 'Ring upp myndigheten på det nummer som du själv har sökt fram, och ange --called-back.', 'The telephone is safe with another authority alone, and after calling back.', 'Call the authority on the number that you have looked up yourself, and give --called-back.'),
  'letter-case-unclear': plain('Ärendenumret saknas eller går inte att använda.', 'Ange det ärende som brevet hör till, på en rad och högst 100 tecken.', 'The case number is missing or cannot be used.', 'Give the case that the letter belongs to, on one line and in at most 100 signs.'),
  'letter-reference-unclear': plain('Referensen går inte att använda.', 'Ange den på en rad och med högst 100 tecken, till exempel handlingens nummer.', 'The reference cannot be used.', 'Give it on one line and in at most 100 signs, such as the document’s number.'),
  'letter-weight-unclear': plain('Vikten saknas eller går inte att läsa.', 'Ange den i gram. Ett paket ska vägas.', 'The weight is missing or cannot be read.', 'Give it in grams. A parcel is to be weighed.'),
  'letter-kind-unclear': plain('Slaget är inget som Skatteverket förmedlar.', 'Ange brev, rek, personlig utlämning eller paket.', 'The kind is none that Skatteverket forwards.', 'Give letter, registered, in-person or parcel.'),
  'letter-due-unclear': plain('Sista dagen går inte att läsa.', 'Skriv den som ÅÅÅÅ-MM-DD, eller lämna den tom.', 'The last day cannot be read.', 'Write it as YYYY-MM-DD, or leave it empty.'),
  'letter-reason-unclear': plain('Skälet är inget av dem som finns.', 'Ange address-uncertain, address-unsafe, person-asks eller came-back.', 'The reason is none of those there are.', 'Give address-uncertain, address-unsafe, person-asks or came-back.'),
  'letter-row-broken': plain('Raden har inte lika många fält som rubrikraden.', 'Rätta raden och läs in listan igen: det som redan är förberett förbereds inte två gånger.', 'The line does not have as many fields as the headings.', 'Mend the line and give the list again: what has been prepared is not prepared twice.'),
  'letter-too-heavy': plain('Brevet väger mer än ett ytterkuvert får väga.', 'Sänd det som rekommenderat eller som paket. Gränsen står i forwarding.envelope.gramsMax; posten tar brev upp till 2 kg.', 'The letter weighs more than an outer envelope may.', 'Send it registered or as a parcel. The limit is forwarding.envelope.gramsMax; the post takes letters of up to 2 kg.'),
  'parcel-measures-missing': plain('Paketets mått saknas eller går inte att läsa.', 'Ange längd, bredd och höjd i centimeter.', 'The parcel’s measures are missing or cannot be read.', 'Give length, width and height in centimetres.'),
  'parcel-too-large': plain('Skatteverket förmedlar inte ett så stort paket: högst 20 kg, 1 meter långt, och 2,5 meter i längd och omkrets tillsammans.', 'Dela paketet, eller kom överens med personen om ett annat sätt.', 'Skatteverket does not forward so large a parcel: at most 20 kg, 1 metre long, and 2.5 metres of length and girth together.', 'Divide the parcel, or agree on another way with the person.'),
  'measures-of-no-parcel': plain('Bara paket har mått.', 'Ta bort måtten, eller ange slaget paket.', 'Only a parcel has measures.', 'Leave the measures out, or give the kind parcel.'),
  'letter-person-gone': plain('Masterkällan säger att personen är avliden, avregistrerad eller har ett annat nummer nu.', 'Kontrollera personen med `diarievakt person show`, och rätta numret med `diarievakt person change`. Ett brev till någon som är avliden går inte genom Skatteverket.', 'The master source says that the person is dead, has left the registry of the population or has another number now.', 'Check the person with `diarievakt person show`, and mend the number with `diarievakt person change`. A letter to somebody who is dead does not go by way of Skatteverket.'),
  'letter-no-number': plain('Personen har inget personnummer här, så inget kan stå på kuvertet.', 'Ange det med `diarievakt person change`.', 'No identity number is known of the person, so nothing can stand on the envelope.', 'Give it with `diarievakt person change`.'),
  'letter-not-protected': plain('Personen är inte skyddad längre. Skatteverket förmedlar bara till den som är det.', 'Skriv till personen som till andra. Är markeringen hävd av misstag: `diarievakt person change --level`.', 'The person is not protected any more. Skatteverket forwards to those alone who are.', 'Write to the person as to others. If the marking was lifted by mistake: `diarievakt person change --level`.'),
  'letter-own-address': plain('Nämnden har en egen adress till personen, som får användas.', 'Skriv till den. Ska brevet ändå gå genom Skatteverket, ange varför: --reason address-uncertain, address-unsafe, person-asks eller came-back.', 'The committee has an address of its own to the person, which may be used.', 'Write to that. If the letter is to go by way of Skatteverket all the same, say why: --reason address-uncertain, address-unsafe, person-asks or came-back.'),
  'letter-committee-missing': plain('Det går inte att se vilken nämnd brevet kommer från.', 'Ange den med --committee.', 'It cannot be told which committee the letter is from.', 'Give it with --committee.'),
  'letter-committee-differs': plain('Personen hålls inte för den nämnden.', 'Ange den nämnd som ärendet hör till, eller lägg in personen för nämnden: `diarievakt person add --committee`.', 'The person is not kept for that committee.', 'Give the committee that the case belongs to, or keep the person for it: `diarievakt person add --committee`.'),
  'letters-none-waiting': plain('Inget brev väntar på en omgång.', 'Förbered brev med `diarievakt forwarding add`.', 'No letter waits for a batch.', 'Prepare letters with `diarievakt forwarding add`.'),
  'return-address-missing': plain('Returadressen saknas i inställningarna.', 'Ange den som rader under forwarding.returnAddress: box eller gata, och sist postnummer och ort. Den står på kuvertets baksida och får inte berätta något.', 'The return address is missing in the settings.', 'Give it as lines under forwarding.returnAddress: a box or a street, and last postcode and town. It stands on the envelope’s back and must tell nothing.'),
  'letter-list-broken': plain('Listan går inte att läsa som CSV.', 'Spara den med semikolon mellan fälten, i UTF-8, och med hela citattecken. Inget är förberett.', 'The list cannot be read as CSV.', 'Save it with semicolons between the fields, in UTF-8, and with whole quotation marks. Nothing has been prepared.'),
  'letter-list-too-long': plain('Listan är längre än 16 MB.', 'Dela den.', 'The list is longer than 16 MB.', 'Divide it.'),
  'letter-unreadable': plain('Brevet, eller en rad om personen, går inte att öppna.', 'Nyckeln saknas, eller så har någon ändrat raden. Återta brevet med `diarievakt forwarding withdraw`, och tala med den som granskar loggen.', 'The letter, or a row about the person, does not open.', 'The key is gone, or somebody has changed the row. Withdraw the letter with `diarievakt forwarding withdraw`, and speak to whoever looks through the log.'),
  'letters-compared': plain('Ingen säkerhetskopia har lagts tillbaka sedan breven senast jämfördes.', 'Det finns inget att intyga.', 'No backup has been put back since the letters were last compared.', 'There is nothing to say.'),
  'letters-not-compared': plain('En säkerhetskopia har lagts tillbaka. Registret kan sakna brev som är utskrivna eller postade sedan kopian gjordes.', 'Jämför `diarievakt forwarding list --all` med sändlistorna, återta det som redan är sänt (`forwarding withdraw --reason sent-otherwise`), och intyga det: `diarievakt forwarding list --compared`.', 'A backup has been put back. The register may know nothing of letters that were printed or posted since it was made.', 'Compare `diarievakt forwarding list --all` with the dispatch lists, withdraw what has been sent already (`forwarding withdraw --reason sent-otherwise`), and say that you have: `diarievakt forwarding list --compared`.'),
  'labels-too-small': plain('En text ryms inte på etiketten i en storlek som går att läsa. Inget är utskrivet.', 'Välj större etiketter i forwarding.labels, eller korta raderna i forwarding.returnAddress.', 'A text does not fit on its label in a size that can be read. Nothing has been printed.', 'Choose larger labels in forwarding.labels, or shorten the lines of forwarding.returnAddress.'),
  'printing-sure': [
    (fact) => [`Ingen utskrift av omgång ${fact('batch')} är osäker.`, 'Se hur omgången står: `diarievakt forwarding list --batch`.'],
    (fact) => [`No printing of batch ${fact('batch')} is unsure.`, 'See how the batch stands: `diarievakt forwarding list --batch`.'],
  ],
  'letter-twice-listed': [
    (fact) => [`Samma brev står redan på rad ${fact('line')}.`, 'Ska två brev gå i samma ärende: ge dem var sin referens.'],
    (fact) => [`The same letter stands on line ${fact('line')} already.`, 'If two letters are to go in the same case: give each a reference of its own.'],
  ],
  'letter-twice': [
    (fact) => [`Samma brev finns redan, som nr ${fact('number')}.`, 'Ska ännu ett brev gå i samma ärende: ge det en egen referens, till exempel handlingens nummer, där referensen frågas efter eller på raden efter ärendenumret.'],
    (fact) => [`The same letter is there already, as no. ${fact('number')}.`, 'If one more letter is to go in the same case: give it a reference of its own, such as the document’s number, where the reference is asked for or on the line after the case number.'],
  ],
  'letters-altered': [
    (fact) => [`Registret säger något annat om brev${fact('number') === '0' ? '' : ` nr ${fact('number')}`} än loggen.`, 'Något har ändrats i registret vid sidan av programmet. Sänd inget, och tala med den som granskar loggen: `diarievakt audit verify`.'],
    (fact) => [`The register says something else of letter${fact('number') === '0' ? 's' : ` no. ${fact('number')}`} than the log does.`, 'Something was changed in the register beside the program. Send nothing, and speak to whoever looks through the log: `diarievakt audit verify`.'],
  ],
  'letter-not-found': [
    (fact) => [`Det finns inget brev nr ${fact('number')} som du får hantera.`, 'Se vilka som finns: `diarievakt forwarding list --all`.'],
    (fact) => [`There is no letter no. ${fact('number')} that you may handle.`, 'See which there are: `diarievakt forwarding list --all`.'],
  ],
  'letter-batch-not-found': [
    (fact) => [`Det finns ingen omgång ${fact('batch')} som du får hantera.`, 'Se vilka som finns: `diarievakt forwarding list --all`.'],
    (fact) => [`There is no batch ${fact('batch')} that you may handle.`, 'See which there are: `diarievakt forwarding list --all`.'],
  ],
  'letters-none-printed': [
    (fact) => [`Inget brev i omgång ${fact('batch')} är utskrivet och väntar på posten.`, 'Se hur omgången står: `diarievakt forwarding list --batch`. Skriv ut den: `diarievakt forwarding print`.'],
    (fact) => [`No letter of batch ${fact('batch')} is printed and waits for the post.`, 'See how the batch stands: `diarievakt forwarding list --batch`. Print it: `diarievakt forwarding print`.'],
  ],
  'letter-state-differs': [
    (fact) => [`Brev nr ${fact('number')} står inte så att det går: ${forwardingWords.sv.states[fact('state') as LetterState]}.`, 'Se var brevet står: `diarievakt forwarding list --all`.'],
    (fact) => [`Letter no. ${fact('number')} does not stand so that this can be: ${forwardingWords.en.states[fact('state') as LetterState]}.`, 'See where the letter stands: `diarievakt forwarding list --all`.'],
  ],
  'label-not-destroyed': [
    (fact) => [`Etiketten till nr ${fact('number')} är utskriven.`, 'Förstör den först, och ange sedan --label-destroyed.'],
    (fact) => [`The label of no. ${fact('number')} has been printed.`, 'Destroy it first, and then give --label-destroyed.'],
  ],
  'batch-printed-already': [
    (fact) => [`Omgång ${fact('batch')} är redan utskriven.`, 'Ska något skrivas ut igen: säg vad som hände med det förra: --again destroyed, never-came eller lost; med --letter bara vissa.'],
    (fact) => [`Batch ${fact('batch')} has been printed already.`, 'If something is to be printed again: say what became of the one before: --again destroyed, never-came or lost; with --letter only some.'],
  ],
  'batch-not-printed': [
    (fact) => [`Inget av det är utskrivet i omgång ${fact('batch')}.`, 'Skriv ut utan --again.'],
    (fact) => [`None of that has been printed in batch ${fact('batch')}.`, 'Print without --again.'],
  ],
  'printing-unsure': [
    (fact) => [`En utskrift av omgång ${fact('batch')} blev avbruten, och ingen vet vad som kom ut.`, 'Titta i skrivaren. Kom alla etiketter ut: `diarievakt forwarding print --came-out`. Annars säg vad som hände med dem: --again never-came, eller destroyed när de som kom ut är förstörda.'],
    (fact) => [`A printing of batch ${fact('batch')} was cut short, and nobody knows what came out.`, 'Look in the printer. If every label came out: `diarievakt forwarding print --came-out`. Else say what became of them: --again never-came, or destroyed once those that came out are.'],
  ],
  'printer-failed': [
    (fact) => [`Skrivarens program sa inte att allt gick väl, så omgång ${fact('batch')} står som osäker.`, 'Titta i skrivaren och i forwarding.printer. Kom alla etiketter ut: `diarievakt forwarding print --came-out`. Annars säg vad som hände med dem: --again never-came, eller destroyed när de som kom ut är förstörda.'],
    (fact) => [`The printer’s program did not say that all went well, so batch ${fact('batch')} stands as unsure.`, 'Look in the printer and at forwarding.printer. If every label came out: `diarievakt forwarding print --came-out`. Else say what became of them: --again never-came, or destroyed once those that came out are.'],
  ],
  'print-file-none': [
    (fact) => [`Omgång ${fact('batch')} har ingen fil att förstöra.`, 'Utskrift direkt till skrivaren lämnar ingen fil.'],
    (fact) => [`Batch ${fact('batch')} has no file to destroy.`, 'Printing straight to a printer leaves no file.'],
  ],
  'print-file-differs': [
    (fact) => [`${fact('file')} är inte den fil som skrevs där, eller så kan andra läsa den.`, 'Den är orörd. Se vad den är; flytta den, och kör igen, så antecknas att utskriften inte finns där.'],
    (fact) => [`${fact('file')} is not the file that was written there, or others can read it.`, 'It has not been touched. See what it is; move it and try again, and it is written down that the print is not there.'],
  ],
  'skip-too-many': [
    (fact) => [`Ett ark har ${fact('labels')} etiketter.`, 'Ange med --skip hur många av dem som redan är använda.'],
    (fact) => [`A sheet has ${fact('labels')} labels.`, 'Give with --skip how many of them are used already.'],
  ],
  'letter-columns-missing': [
    (fact) => [`Listan saknar kolumner: ${fact('columns')}.`, 'Rubrikerna står i `docs/manual/forwarding-add.md`. Inget är förberett.'],
    (fact) => [`The list has no columns: ${fact('columns')}.`, 'The headings stand in `docs/manual/forwarding-add.md`. Nothing has been prepared.'],
  ],
  'letter-columns-unclear': [
    (fact) => [`Listans kolumn ${fact('at')} är okänd eller finns två gånger.`, 'Rubrikerna står i `docs/manual/forwarding-add.md`. Inget är förberett.'],
    (fact) => [`Column ${fact('at')} of the list is unknown, or there twice.`, 'The headings stand in `docs/manual/forwarding-add.md`. Nothing has been prepared.'],
  ],
  'return-address-telling': [
    (fact) => [`Returadressen berättar för mycket, rad ${fact('line')}: ${forwardingWords.sv.addressProblems[fact('problem') as AddressProblem]}.`, 'Ändra forwarding.returnAddress: box eller gata, och sist postnummer och ort. Kommunens namn får stå med.'],
    (fact) => [`The return address tells too much, line ${fact('line')}: ${forwardingWords.en.addressProblems[fact('problem') as AddressProblem]}.`, 'Change forwarding.returnAddress: a box or a street, and last postcode and town. The municipality’s name may stand there.'],
  ],
  'assessment-ground-missing': plain('Grunden för bedömningen saknas.', "Ange den med --ground, till exempel 'OSL 21:3'.", 'The ground of the assessment is missing.', "Give it with --ground, for example 'OSL 21:3'."),
  'entry-not-marked': [
    (fact) => [`${fact('id')} väntar inte på behörig handläggare.`, 'Det finns inget att pröva för den raden. Se vilka som väntar: `diarievakt person waiting`.'],
    (fact) => [`${fact('id')} does not wait for an authorised officer.`, 'There is nothing to assess of that row. See which wait: `diarievakt person waiting`.'],
  ],
  'master-full-unsure': [
    (fact) => [`${fact('file')} gavs som ett helt utdrag (--full), men ${fact('problems') === '0' ? 'har inga poster' : `${fact('problems')} poster gick inte att läsa`}. Ingenting är ändrat.`, 'Rätta filen, eller läs in den utan --full: då saknas ingen i den.'],
    (fact) => [`${fact('file')} was given as a whole extract (--full), but ${fact('problems') === '0' ? 'holds no records' : `${fact('problems')} records could not be read`}. Nothing is changed.`, 'Mend the file, or take it in without --full: then nobody is missing from it.'],
  ],
  'lapses-differ': plain('De markeringar som upphör är inte de som visades. Ingenting är ändrat.', 'Kör utan --lift, se vilka som upphör nu, och ange koden som visas då.', 'The markings that lapse are not those that were shown. Nothing is changed.', 'Run without --lift, see which lapse now, and give the code that is shown then.'),
  'sample-not-found': plain('Det finns inget sådant stickprov.', 'Se vilka som är dragna: `diarievakt audit list --kind readings.sampled`.', 'There is no such sample.', 'See which have been drawn: `diarievakt audit list --kind readings.sampled`.'),
  'sample-of-another': plain('Stickprovet är draget från ett annat konto.', 'Den som drog det svarar. Dra ett eget: `diarievakt audit sample`.', 'The sample was drawn from another account.', 'Whoever drew it answers. Draw one of your own: `diarievakt audit sample`.'),
  'sample-answered': plain('Stickprovet är redan besvarat.', 'Dra ett nytt med `diarievakt audit sample`.', 'The sample has been answered already.', 'Draw a new one with `diarievakt audit sample`.'),
  'sealed-altered': plain('DE FÖRSEGLADE UPPGIFTERNA OM PERSONEN GÅR INTE ATT ÖPPNA: någon har ändrat eller flyttat dem, eller så är filen skadad.', 'Ingenting har visats. Hämta personens rad ur en säkerhetskopia, och anmäl det som en incident.', 'WHAT IS SEALED OF THIS PERSON DOES NOT OPEN: somebody has changed or moved it, or the file is damaged.', 'Nothing was shown. Take the row from a backup, and report it as an incident.'),
  'person-number-unclear': plain('Första raden är inget personnummer eller samordningsnummer.', 'Ange det med tio eller tolv siffror; den sista ska stämma.', 'The first line is no personnummer or samordningsnummer.', 'Give it with ten or twelve digits; the last must agree.'),
  'person-field-unclear': [
    (fact) => [`${fact('field') === 'name' ? 'Namnet' : fact('field') === 'property' ? 'Fastigheten' : fact('field') === 'note' ? 'Anteckningen' : 'Adressen'} saknas, är för lång eller har styrtecken.`, 'Ge personnummer, namn och adress på var sin rad.'],
    (fact) => [`The ${fact('field')} is missing, too long or holds control characters.`, 'Give identity number, name and address on a line each.'],
  ],
  'reading-reason-missing': [
    (fact) => ['Varför uppgifterna läses är inte angivet.', `Ange det med --why: ${fact('reasons')}.`],
    (fact) => ['Why the data is read was not said.', `Say it with --why: ${fact('reasons')}.`],
  ],
  'not-permitted': [
    (fact) => [`Du har inte behörigheten ${fact('right')}${fact('committee') === '' ? '' : ` för ${fact('committee') === '*' ? 'alla nämnder' : fact('committee')}`}.`, 'Be administratören om en roll som har den. Se docs/manual/roles.md.'],
    (fact) => [`You do not hold the right ${fact('right')}${fact('committee') === '' ? '' : ` for ${fact('committee') === '*' ? 'all committees' : fact('committee')}`}.`, 'Ask the administrator for a role that has it. See docs/manual/roles.md.'],
  ],
  'user-unknown': [
    (fact) => [`Användaren ${fact('user')} har ingen roll i den här arbetsytan.`, 'Logga in som den användare som arbetsytan skapades av, eller be den om en roll.'],
    (fact) => [`The user ${fact('user')} has no role in this workspace.`, 'Log in as the user who made the workspace, or ask that user for a role.'],
  ],
  'absence-user': [
    (fact) => [`${fact('user')} har ingen roll som du ger ut.`, 'Visa alla roller med diarievakt user list. Var och en kan anteckna sin egen frånvaro.'],
    (fact) => [`${fact('user')} holds no role that is yours to give.`, 'List all roles with diarievakt user list. Everybody can record their own absence.'],
  ],
  'absence-none': [
    (fact) => [`Ingen sådan frånvaro är antecknad för ${fact('user')}.`, 'Visa vad som är antecknat med diarievakt user absence.'],
    (fact) => [`No such absence is recorded for ${fact('user')}.`, 'Show what is recorded with diarievakt user absence.'],
  ],
  'role-held': [
    (fact) => [`${fact('user')} har redan rollen ${fact('role')} (${fact('committee')}).`, 'Visa alla roller med `diarievakt user list`.'],
    (fact) => [`${fact('user')} holds the role ${fact('role')} already (${fact('committee')}).`, 'List all roles with `diarievakt user list`.'],
  ],
  'role-not-held': [
    (fact) => [`${fact('user')} har inte rollen ${fact('role')} (${fact('committee')}).`, 'Visa alla roller med `diarievakt user list`.'],
    (fact) => [`${fact('user')} does not hold the role ${fact('role')} (${fact('committee')}).`, 'List all roles with `diarievakt user list`.'],
  ],
  'committee-needed': [
    () => ['Vilken nämnd gäller det?', 'Ange den med --committee KOD, eller ange raden.'],
    () => ['Which committee is it about?', 'Name it with --committee CODE, or name the row.'],
  ],
  'period-to-come': [
    (fact) => [`${fact('to')} har inte varit än.`, 'En uppföljning är av dagar som har varit: ange en tidigare --to.'],
    (fact) => [`${fact('to')} has not been yet.`, 'A follow-up is of days that have been: give an earlier --to.'],
  ],
  'period-long': [
    (fact) => [`Perioden är längre än ${fact('days')} dagar.`, 'Gör flera uppföljningar efter varandra.'],
    (fact) => [`The period is longer than ${fact('days')} days.`, 'Make several follow-ups after each other.'],
  ],
  'followup-unknown': [
    (fact) => [`Ingen uppföljning heter ${fact('report')}.`, 'Visa alla med diarievakt followup list. En som inte är undertecknad ersätts när den görs om.'],
    (fact) => [`No follow-up is called ${fact('report')}.`, 'List them all with diarievakt followup list. One that is not signed is replaced when it is made again.'],
  ],
  'followup-signed': [
    (fact) => [`${fact('report')} är redan undertecknad.`, 'Ingenting är ändrat.'],
    (fact) => [`${fact('report')} is signed already.`, 'Nothing is changed.'],
  ],
  'followup-unanswered': [
    (fact) => [`${fact('report')} har brister som ingen ska rätta: ${fact('gaps')}.`, 'Ge var och en någon: diarievakt followup assign. Underteckna sedan.'],
    (fact) => [`${fact('report')} has gaps that nobody is to mend: ${fact('gaps')}.`, 'Give each somebody: diarievakt followup assign. Then sign.'],
  ],
  'action-owner': [
    (fact) => [`${fact('owner')} har ingen roll i ${fact('committee')}.`, 'Ange ett konto som har det: diarievakt user list.'],
    (fact) => [`${fact('owner')} has no role in ${fact('committee')}.`, 'Give an account that has: diarievakt user list.'],
  ],
  'action-unknown': [
    (fact) => [`Ingen åtgärd heter ${fact('action')}.`, 'Visa alla med diarievakt followup actions --all.'],
    (fact) => [`No action is called ${fact('action')}.`, 'List them all with diarievakt followup actions --all.'],
  ],
  'routine-unknown': [
    (fact) => [`Ingen rutin heter ${fact('routine')}.`, 'Visa alla med diarievakt routine list.'],
    (fact) => [`No routine is called ${fact('routine')}.`, 'List them all with diarievakt routine list.'],
  ],
  'routine-name': [
    () => ['Namnet, versionen eller numret går inte att använda: det är tomt, har styrtecken eller något som ser ut som ett personnummer i sig.', 'Skriv det med vanliga bokstäver och siffror.'],
    () => ['The name, the version or the number cannot be used: it is empty, or holds control characters or something that looks like an identity number.', 'Write it in plain letters and digits.'],
  ],
  'routine-review': [
    (fact) => [`Nästa översyn, ${fact('day')}, ska vara efter dagen för beslutet.`, 'Ange en senare dag.'],
    (fact) => [`The next review, ${fact('day')}, must be after the day of the decision.`, 'Name a later day.'],
  ],
  'request-unknown': plain('Ingen begäran heter så.', 'Visa alla med diarievakt request list.', 'No request is called that.', 'List them all with diarievakt request list.'),
  'request-day': [
    (fact) => [`Dagen ${fact('day')} går inte: den har inte varit, eller är före den dag då begäran kom in.`, 'Ange en dag från den då begäran kom in till i dag.'],
    (fact) => [`The day ${fact('day')} will not do: it is to come, or before the day on which the request came in.`, 'Name a day from that on which the request came in to today.'],
  ],
  'request-handler': plain(
    'Den som anges med --handler får inte besvara begäranden i nämnden.', 'Välj en registrator, jurist eller nämndsekreterare där. En administratör eller chef ser alla roller med diarievakt user list.',
    'Whoever is named with --handler may not answer requests in the committee.', 'Choose a registrar, lawyer or committee secretary there. An administrator or manager sees all roles with diarievakt user list.',
  ),
  'request-undescribed': plain(
    'Det sägs inte vad som begärs.', 'Ange ett diarienummer, eller beskriv handlingen på terminalen eller på standard in.',
    'Nothing says what is asked for.', 'Name a diary number, or describe the document at the terminal or on standard input.',
  ),
  'request-holds-contact': plain(
    'Beskrivningen har något i sig som ser ut som ett personnummer, ett telefonnummer, en e-postadress eller ett kontonummer. Ingenting är sparat.', 'Beskriv handlingen utan det. Vem som frågar, och hur den nås, ska inte antecknas här.',
    'The description holds what looks like an identity number, a telephone number, an e-mail address or a bank account. Nothing is kept.', 'Describe the document without it. Who asks, and how they are reached, is not written down here.',
  ),
  'request-names-person': plain(
    'Beskrivningen har ett namn eller en adress i sig, eller kunde inte genomsökas. Ingenting är sparat.', 'Beskriv handlingen utan det, eller ange diarienumret. Går den inte att hitta på annat sätt: lägg till --names-needed. Vem som frågar ska aldrig stå där.',
    'The description holds a name or an address, or could not be looked through. Nothing is kept.', 'Describe the document without it, or name the diary number. Where it cannot be found in any other way: add --names-needed. Who asks must never stand there.',
  ),
  'request-answer': [
    (fact) => ['Svaret går inte att föra in så.', requestWords.sv.problems[fact('problem') as AnswerProblem] ?? ''],
    (fact) => ['The answer cannot be noted like that.', requestWords.en.problems[fact('problem') as AnswerProblem] ?? ''],
  ],
  'request-answered': [
    (fact) => [`${fact('request')} är redan besvarad.`, 'Är svaret fel: ta bort begäran med diarievakt request remove, och för in den på nytt.'],
    (fact) => [`${fact('request')} is answered already.`, 'Where the answer is wrong: remove the request with diarievakt request remove, and register it anew.'],
  ],
  'incident-unknown': [
    (fact) => [`Ingen incident heter ${fact('incident')}.`, 'Visa alla med diarievakt incident list.'],
    (fact) => [`No incident is called ${fact('incident')}.`, 'List them all with diarievakt incident list.'],
  ],
  'incident-closed': [
    (fact) => [`Incidenten ${fact('incident')} är avslutad.`, 'Har något nytt kommit fram: anmäl en ny, och nämn den här i den.'],
    (fact) => [`The incident ${fact('incident')} is closed.`, 'If something new has come out: report another one, and name this one there.'],
  ],
  'incident-obstacles': [
    (fact) => [`${fact('incident')} kan inte avslutas ännu. Kvar att göra: ${fact('obstacles').split(',').map((one) => INCIDENT_OBSTACLES[one]?.[0] ?? one).join('; ')}.`, 'Se incidenten med diarievakt incident show.'],
    (fact) => [`${fact('incident')} cannot be closed yet. Still to do: ${fact('obstacles').split(',').map((one) => INCIDENT_OBSTACLES[one]?.[1] ?? one).join('; ')}.`, 'See the incident with diarievakt incident show.'],
  ],
  'incident-must-tell': [
    (fact) => [fact('whom') === 'persons' ? 'Är risken hög ska de registrerade underrättas (artikel 34).' : 'Är det inte osannolikt att incidenten medför en risk ska den anmälas till IMY (artikel 33).', 'Ange --notify yes, och vid hög risk --inform yes, eller en annan risk. Är de registrerade undantagna enligt artikel 34.3: ange risk och skriv varför.'],
    (fact) => [fact('whom') === 'persons' ? 'Where the risk is high those whom it is about are to be told (Article 34).' : 'Where a risk is not unlikely the incident is to be notified to IMY (Article 33).', 'Give --notify yes, and where the risk is high --inform yes, or another risk. Where Article 34.3 excepts the persons: give risk and write why.'],
  ],
  'incident-time': [
    (fact) => [`Tiden ${fact('time')} går inte: den ska ha varit, och misstanken kommer före kännedomen.`, 'Skriv tider som 2026-02-03T14:30, i kommunens tid.'],
    (fact) => [`The time ${fact('time')} will not do: it must have been, and the suspicion comes before the knowledge.`, 'Write times as 2026-02-03T14:30, in the municipality’s own time.'],
  ],
  'note-missing': [
    () => ['Det som ska antecknas saknas.', 'Skriv det på standard in, med --note -.'],
    () => ['What is to be noted is missing.', 'Write it on standard input, with --note -.'],
  ],
  'role-own': [
    () => ['Ingen ger sig själv en roll.', 'Be en annan administratör: diarievakt user list visar vilka som är det.'],
    () => ['Nobody gives themselves a role.', 'Ask another administrator: diarievakt user list shows who they are.'],
  ],
  'roles-apart': [
    (fact) => [`${fact('user')} har rollen ${fact('held')}, och kan inte ha rollen ${fact('role')} också: den som leder arbetet läser inte skyddade personuppgifter.`, 'Ge rollen till någon annan, eller ta först ifrån den andra rollen.'],
    (fact) => [`${fact('user')} holds the role ${fact('held')}, and cannot hold ${fact('role')} too: whoever leads the work does not read protected data.`, 'Give the role to somebody else, or take the other role back first.'],
  ],
  'day-past': [
    (fact) => [`Dagen ${fact('day')} har varit.`, 'Ange i dag eller en dag som kommer.'],
    (fact) => [`The day ${fact('day')} has been.`, 'Name today or a day to come.'],
  ],
  'last-administrator': [
    (fact) => [`${fact('user')} är den sista administratören för alla nämnder.`, 'Ge någon annan rollen först: `diarievakt user grant NAMN administrator --all-committees`.'],
    (fact) => [`${fact('user')} is the last administrator of all committees.`, 'Give somebody else the role first: `diarievakt user grant NAME administrator --all-committees`.'],
  ],
  'workspace-not-found': [
    (fact) => [`Ingen arbetsyta i ${fact('folder')} eller ovanför.`, 'Skapa en med `diarievakt init MAPP`, eller ange den med `--workspace MAPP`.'],
    (fact) => [`No workspace in ${fact('folder')} or above.`, 'Make one with `diarievakt init DIR`, or name it with `--workspace DIR`.'],
  ],
  'workspace-exists': [
    (fact) => [`Det finns redan en arbetsyta i ${fact('folder')}.`, 'Välj en annan mapp. Ingenting har ändrats.'],
    (fact) => [`There is a workspace in ${fact('folder')} already.`, 'Choose another folder. Nothing was changed.'],
  ],
  'file-in-the-way': [
    (fact) => [`${fact('folder')} kan inte bli en mapp: där, eller i vägen dit, ligger en fil, eller ett filsystem som inte tar emot mappar.`, 'Välj en annan mapp. Ingenting har ändrats.'],
    (fact) => [`${fact('folder')} cannot be made a folder: there, or on the way there, is a file, or a file system that takes no folders.`, 'Choose another folder. Nothing was changed.'],
  ],
  'workspace-open-to-others': [
    (fact) => [`Andra på datorn kan läsa ${fact('folder')} (rättigheter ${fact('mode')}).`, `Stäng den: chmod 700 ${fact('folder')} (för en grupp, bara med PostgreSQL: chmod 3770)`],
    (fact) => [`Others on this machine can read ${fact('folder')} (mode ${fact('mode')}).`, `Close it: chmod 700 ${fact('folder')} (for a group, with PostgreSQL only: chmod 3770)`],
  ],
  'workspace-file-of-another': [
    (fact) => [`${fact('file')} bestämmer över alla som delar arbetsytan, men är inte dess ägares: en annan har lagt filen dit, eller kan ändra den.`, `Läs igenom filen. Är den rätt: låt arbetsytans ägare ta över den med \`sudo chown\` och \`chmod 640\`. Är den inte det: ta bort den, och fråga vem som lade den där. Ingenting har lästs ur den.`],
    (fact) => [`${fact('file')} decides for everybody who shares the workspace, but is not its owner’s: another has laid it there, or can change it.`, `Read the file. If it is right: let the workspace’s owner take it over with \`sudo chown\` and \`chmod 640\`. If it is not: remove it, and ask who laid it there. Nothing was read out of it.`],
  ],
  'workspace-of-another': [
    (fact) => [`${fact('folder')} delas av en grupp och ägs av någon annan än den som skapar arbetsytan.`, `Låt mappen ägas av den som skapar den: sudo chown KONTO ${fact('folder')}. Ingenting har ändrats.`],
    (fact) => [`${fact('folder')} is shared by a group and owned by another than the one who makes the workspace.`, `Let it be owned by who makes it: sudo chown ACCOUNT ${fact('folder')}. Nothing was changed.`],
  ],
  'settings-invalid': setting(
    'Inställningen går inte att använda,',
    'A setting cannot be used,',
    ' Innan dess publiceras inget och tas inget ner: är det bråttom, stäng webbplatsen i webbservern.',
    ' Until then nothing is published and nothing taken down: if that is urgent, close the site in the web server.',
  ),
  'own-settings-invalid': setting('Din egen inställning går inte att använda,', 'A setting of your own cannot be used,', ' Bara granskningen stannar.', ' Only the review is stopped.', OWN_SETTING_PROBLEMS),
  'theme-contrast': [
    (fact) => [`Kontrasten är för låg i ${fact('file')}${fact('line') === '0' ? '' : `:${fact('line')}`}, site.theme.${fact('scheme')}: ${fact('front')} mot ${fact('back')} ger ${decimal(fact('ratio'))}:1, och minst ${decimal(fact('least'))}:1 krävs (WCAG 2.2 AA).`, `Ändra ${fact('front')} eller ${fact('back')}, eller ta bort dem: då gäller diariets egna färger. Innan dess publiceras inget nytt. Att ta ner går ändå.`],
    (fact) => [`Too little contrast in ${fact('file')}${fact('line') === '0' ? '' : `:${fact('line')}`}, site.theme.${fact('scheme')}: ${fact('front')} on ${fact('back')} gives ${fact('ratio')}:1, and at least ${fact('least')}:1 is required (WCAG 2.2 AA).`, `Change ${fact('front')} or ${fact('back')}, or remove them: then the diary’s own colours hold. Until then nothing new is published. Taking down goes on.`],
  ],
  'logo-unusable': [
    (fact) => [`Logotypen ${fact('file')} går inte att använda: ${LOGO_PROBLEMS[fact('problem')]?.[0] ?? ''}.`, 'Lägg en sådan bild i arbetsytan, eller ta bort site.theme.logo ur diarievakt.yaml. Innan dess publiceras inget nytt. Att ta ner går ändå.'],
    (fact) => [`The logotype ${fact('file')} cannot be used: ${LOGO_PROBLEMS[fact('problem')]?.[1] ?? ''}.`, 'Put such a picture in the workspace, or remove site.theme.logo from diarievakt.yaml. Until then nothing new is published. Taking down goes on.'],
  ],
  'policy-invalid': setting('Regeln går inte att använda,', 'A rule cannot be used,'),
  'policy-changed': [
    () => ['Reglerna ändrades medan importen började. Ingenting har lästs in.', 'Kör importen igen: då bedöms alla rader efter samma regler.'],
    () => ['The policy was changed while the import began. Nothing has been imported.', 'Run the import again: every row is then judged by the same policy.'],
  ],
  'source-unknown': [
    (fact) => [`Det finns ingen källa som heter ${fact('source')}.`, `Välj en av: ${fact('known')}.`],
    (fact) => [`There is no source called ${fact('source')}.`, `Choose one of: ${fact('known')}.`],
  ],
  'source-invalid': setting('Källbeskrivningen går inte att använda,', 'The source map cannot be used,'),
  'clock-refused': [
    (fact) =>
      fact('reason') === 'form'
        ? ['DIARIEVAKT_NOW är ingen tidpunkt.', 'Skriv den som 2026-02-03T09:00:00Z.']
        : ['DIARIEVAKT_NOW får bara användas i en övning.', 'Ta bort variabeln, eller skapa en övning med `diarievakt init MAPP --rehearsal`.'],
    (fact) =>
      fact('reason') === 'form'
        ? ['DIARIEVAKT_NOW is no instant.', 'Write it as 2026-02-03T09:00:00Z.']
        : ['DIARIEVAKT_NOW may be used in a rehearsal only.', 'Remove the variable, or make a rehearsal with `diarievakt init DIR --rehearsal`.'],
  ],
  'clock-went-back': [
    (fact) => [`Klockan går före den senaste ändringen (${fact('last')}).`, 'Ställ klockan rätt: med fel klocka kan något publiceras för länge. Är den rätt, och var fel då: en administratör intygar det med `diarievakt audit confirm-clock`. Att läsa och att ta ned går ändå.'],
    (fact) => [`The clock shows a time before the last change (${fact('last')}).`, 'Set the clock right: with a wrong one something may be public for too long. If it is right, and was wrong then: an administrator says so with `diarievakt audit confirm-clock`. Reading and taking down go on meanwhile.'],
  ],
  'clock-not-behind': plain('Loggen har ingen tid som inte har kommit: det finns inget att intyga.', 'Ingenting har ändrats.', 'The log holds no time that has not come: there is nothing to say of the clock.', 'Nothing was changed.'),
  'database-unsupported': plain('Programmet arbetar med SQLite eller PostgreSQL.', 'Skriv `database: sqlite:diarievakt.db` eller `database: postgres://server/databas` i diarievakt.yaml.', 'The program works with SQLite or PostgreSQL.', 'Write `database: sqlite:diarievakt.db` or `database: postgres://server/database` in diarievakt.yaml.'),
  'database-newer': plain('Databasen är gjord av en nyare version av programmet.', 'Uppgradera programmet. Ingenting har ändrats.', 'The database was made by a newer version of the program.', 'Upgrade the program. Nothing was changed.'),
  'database-older': plain(
    'Databasen är gjord av en äldre version av programmet, och den här inloggningen får inte uppgradera den.',
    'Be den som förvaltar databasen köra `diarievakt publication status` en gång, och försök sedan igen. Ingenting har ändrats.',
    'The database was made by an older version of the program, and this login may not upgrade it.',
    'Ask whoever administers the database to run `diarievakt publication status` once, then try again. Nothing was changed.',
  ),
  'database-empty': plain(
    'Databasen innehåller inget register.',
    'Kontrollera `database` i diarievakt.yaml. Ett nytt register skapas med `diarievakt init MAPP --database URL`.',
    'The database holds no register.',
    'Check `database` in diarievakt.yaml. A new register is made with `diarievakt init DIR --database URL`.',
  ),
  'database-missing': [
    (fact) => [`Servern har ingen databas som heter ${fact('database')}.`, 'Kontrollera `database` i diarievakt.yaml, eller be den som förvaltar servern att skapa den.'],
    (fact) => [`The server has no database called ${fact('database')}.`, 'Check `database` in diarievakt.yaml, or ask whoever administers the server to create it.'],
  ],
  'database-occupied': plain('Databasen innehåller redan ett register.', 'Ange en tom databas. Ingenting har ändrats.', 'The database holds a register already.', 'Name an empty database. Nothing was changed.'),
  'database-of-another': plain(
    'Databasen hör till en annan arbetsyta.',
    'Kontrollera `database` i diarievakt.yaml. Ett register har en arbetsyta: en ny mapp mot samma databas skulle se varje rad som ändrad.',
    'The database belongs to another workspace.',
    'Check `database` in diarievakt.yaml. A register has one workspace: to a new folder every row of it would seem changed.',
  ),
  'database-unfit': [
    (fact) => [DATABASE_PROBLEMS[fact('problem')]?.[0] ?? '', 'Så sätts databasen upp: docs/manual/sqlite-or-postgresql.md'],
    (fact) => [DATABASE_PROBLEMS[fact('problem')]?.[1] ?? '', 'How the database is set up: docs/manual/sqlite-or-postgresql.md'],
  ],
  'database-unreachable': [
    (fact) => [`Databasservern${at(fact('host'))} svarar inte, eller förbindelsen bröts.`, 'Kör igen när den är igång: det som inte hann bli klart har inte ändrat något.'],
    (fact) => [`The database server${at(fact('host'))} does not answer, or the connection broke.`, 'Run again when it is up: what was not finished has changed nothing.'],
  ],
  'database-untrusted': [
    (fact) => [`Databasservern${at(fact('host'))} har inget certifikat som går att lita på.`, 'Ange vem som utfärdat det med `?sslrootcert=FIL` i `database`. Se docs/manual/sqlite-or-postgresql.md.'],
    (fact) => [`The database server${at(fact('host'))} has no certificate that can be trusted.`, 'Say who issued it with `?sslrootcert=FILE` in `database`. See docs/manual/sqlite-or-postgresql.md.'],
  ],
  'database-url-unusable': [
    (fact) => [`Adressen till databasen går inte att använda: ${fact('key')}.`, 'Rätta `database` i diarievakt.yaml, tjänstefilen eller PG-variabeln. Lösenord hör hemma i lösenordsfilen (PGPASSFILE).'],
    (fact) => [`The address of the database cannot be used: ${fact('key')}.`, 'Mend `database` in diarievakt.yaml, the service file or the PG variable. Passwords belong in the password file (PGPASSFILE).'],
  ],
  'database-login-refused': [
    (fact) => [`Databasservern släpper inte in ${fact('login')}.`, fact('reason') === 'no-password' ? 'Servern vill ha ett lösenord, och ingen rad i lösenordsfilen (~/.pgpass eller PGPASSFILE) passar.' : 'Kontrollera inloggningens namn och lösenordsfilen (~/.pgpass eller PGPASSFILE).'],
    (fact) => [`The database server does not let ${fact('login')} in.`, fact('reason') === 'no-password' ? 'The server wants a password, and no line of the password file (~/.pgpass or PGPASSFILE) fits.' : 'Check the name of the login and the password file (~/.pgpass or PGPASSFILE).'],
  ],
  'database-passfile-open': [
    (fact) => [`Andra på datorn kan läsa lösenordsfilen ${fact('file')}.`, `Stäng den: chmod 600 ${fact('file')}`],
    (fact) => [`Others on this machine can read the password file ${fact('file')}.`, `Close it: chmod 600 ${fact('file')}`],
  ],
  'database-rights-missing': plain(
    'Inloggningen saknar rättigheter i databasen. Ingenting har ändrats.',
    'Be den som förvaltar databasen: docs/manual/sqlite-or-postgresql.md',
    'The login lacks rights in the database. Nothing was changed.',
    'Ask whoever administers the database: docs/manual/sqlite-or-postgresql.md',
  ),
  locked: [
    (fact) => [
      fact('user') === '' ? 'Någon annan arbetar i registret just nu.' : `En annan körning pågår: ${fact('user')} på ${fact('host')} (process ${fact('pid')}) sedan ${fact('since')}.`,
      'Vänta tills den är klar och försök igen. Låset släpper av sig självt om den körningen dör.',
    ],
    (fact) => [
      fact('user') === '' ? 'Somebody else is at work in the register.' : `Another run is at work: ${fact('user')} on ${fact('host')} (process ${fact('pid')}) since ${fact('since')}.`,
      'Wait until it is done and try again. The lock lets go by itself if that run dies.',
    ],
  ],
  'input-not-found': [(fact) => [`Filen ${fact('file')} finns inte eller går inte att läsa.`, 'Kontrollera sökvägen.'], (fact) => [`The file ${fact('file')} does not exist or cannot be read.`, 'Check the path.']],
  'input-empty': [(fact) => [`Filen ${fact('file')} är tom.`, 'Gör om exporten ur diariesystemet. Ingenting har ändrats.'], (fact) => [`The file ${fact('file')} is empty.`, 'Export from the registry again. Nothing was changed.']],
  'input-not-text': [(fact) => [`Filen ${fact('file')} är inte text.`, 'Exportera som CSV eller .xlsx. Ingenting har ändrats.'], (fact) => [`The file ${fact('file')} is not text.`, 'Export as CSV or .xlsx. Nothing was changed.']],
  'input-not-csv': [
    (fact) => [`Filen ${fact('file')} är inte CSV (rad ${fact('line')}).`, 'Exportera som CSV med semikolon, UTF-8. Ingenting har ändrats.'],
    (fact) => [`The file ${fact('file')} is not CSV (line ${fact('line')}).`, 'Export as CSV with semicolons, UTF-8. Nothing was changed.'],
  ],
  'input-truncated': [
    (fact) => [`Filen ${fact('file')} är avhuggen: raden som börjar på rad ${fact('line')} tar aldrig slut.`, 'Gör om exporten. Är den hel: leta efter ett citattecken som saknar sitt par. Ingenting har ändrats.'],
    (fact) => [`The file ${fact('file')} is cut off: the row that begins on line ${fact('line')} never ends.`, 'Export again. If it is whole, look for a quotation mark without its pair. Nothing was changed.'],
  ],
  'input-quote-broken': [
    (fact) => [`Ett citattecken står fel på rad ${fact('line')} i ${fact('file')}: efter det går det inte att säga var raderna slutar.`, 'Dubbla citattecken inuti fält ("") och exportera igen. Ingenting har ändrats.'],
    (fact) => [`A quotation mark stands wrong on line ${fact('line')} of ${fact('file')}: after it there is no telling where rows end.`, 'Double the quotes inside fields ("") and export again. Nothing was changed.'],
  ],
  'input-field-too-large': [
    (fact) => [`Raden vid rad ${fact('line')} i ${fact('file')} är längre än en miljon tecken.`, 'Leta efter ett citattecken som saknar sitt par, eller ta bort det orimliga fältet. Ingenting har ändrats.'],
    (fact) => [`The row near line ${fact('line')} in ${fact('file')} is longer than a million characters.`, 'Look for a quotation mark without its pair, or remove the unreasonable field. Nothing was changed.'],
  ],
  'encoding-uncertain': [
    (fact) => [
      `Det går inte att säkert säga vilken teckenkodning ${fact('file')} har. Samma tecken läses som: ${fact('readings')}.`,
      'Jämför med diariesystemet, ange kodningen med till exempel `--encoding windows-1252` och granska med `--dry-run`. Säkrast är att exportera som UTF-8. Ingenting har ändrats.',
    ],
    (fact) => [
      `The encoding of ${fact('file')} cannot be told for certain. The same characters read as: ${fact('readings')}.`,
      'Compare with the registry, name the encoding, such as `--encoding windows-1252`, and look with `--dry-run`. The safest is to export as UTF-8. Nothing was changed.',
    ],
  ],
  'encoding-wrong': [
    (fact) => [`Filen ${fact('file')} är inte ${fact('encoding')}${fact('likelier') === '' ? '' : `: den ser ut att vara ${fact('likelier')}`}.`, 'Ange en annan teckenkodning med `--encoding`, eller ingen alls. Ingenting har ändrats.'],
    (fact) => [`The file ${fact('file')} is not ${fact('encoding')}${fact('likelier') === '' ? '' : `: it looks like ${fact('likelier')}`}.`, 'Name another encoding with `--encoding`, or none at all. Nothing was changed.'],
  ],
  'encoding-mixed': [
    (fact) => [
      `Filen ${fact('file')} är inte i en och samma teckenkodning (${fact('encodings')}): det syns på rad ${fact('line')}.`,
      'Har flera exporter lagts efter varandra: läs in dem var för sig. Är det en enda rad: rätta den i diariesystemet. Ingenting har ändrats.',
    ],
    (fact) => [
      `The file ${fact('file')} is not in one encoding throughout (${fact('encodings')}): line ${fact('line')} shows it.`,
      'If several exports were put one after the other, import them one by one. If it is a single row, correct it in the registry. Nothing was changed.',
    ],
  ],
  'workbook-unreadable': [
    (fact) => [`Arbetsboken ${fact('file')} går inte att läsa: den är skadad, avhuggen eller gjord på ett sätt som inget kalkylprogram gör.`, 'Öppna den i kalkylprogrammet, spara den på nytt som .xlsx, eller exportera som CSV. Ingenting har ändrats.'],
    (fact) => [`The workbook ${fact('file')} cannot be read: it is damaged, cut off, or made as no spreadsheet program makes one.`, 'Open it in the spreadsheet program and save it again as .xlsx, or export as CSV. Nothing was changed.'],
  ],
  'workbook-too-large': [
    (fact) => [`Arbetsboken ${fact('file')} är större än en export kan vara när den packas upp.`, 'Exportera som CSV. Ingenting har ändrats.'],
    (fact) => [`The workbook ${fact('file')} is larger than an export can be when it is unpacked.`, 'Export as CSV. Nothing was changed.'],
  ],
  'workbook-other': [
    (fact) => [
      fact('kind') === 'xls' ? `Filen ${fact('file')} är en äldre arbetsbok (.xls) eller skyddad med lösenord.` : `Filen ${fact('file')} är ${fact('kind') === 'ods' ? 'en arbetsbok i OpenDocument-format (.ods)' : fact('kind') === 'xlsb' ? 'en binär arbetsbok (.xlsb)' : 'ingen arbetsbok'}.`,
      'Spara den som .xlsx utan lösenord, eller exportera som CSV. Ingenting har ändrats.',
    ],
    (fact) => [
      fact('kind') === 'xls' ? `The file ${fact('file')} is an older workbook (.xls) or one behind a password.` : `The file ${fact('file')} is ${fact('kind') === 'ods' ? 'an OpenDocument workbook (.ods)' : fact('kind') === 'xlsb' ? 'a binary workbook (.xlsb)' : 'no workbook'}.`,
      'Save it as .xlsx without a password, or export as CSV. Nothing was changed.',
    ],
  ],
  'workbook-sheets': [
    (fact) => [
      fact('sheets') === '' ? `Arbetsboken ${fact('file')} är tom.` : `Arbetsboken ${fact('file')} har flera blad med innehåll, eller ett som är dolt: ${fact('sheets')}.`,
      fact('sheets') === '' ? 'Gör om exporten ur diariesystemet. Ingenting har ändrats.' : 'Ange vilket som är exporten med `--sheet "BLAD"`. Ingenting har ändrats.',
    ],
    (fact) => [
      fact('sheets') === '' ? `The workbook ${fact('file')} is empty.` : `The workbook ${fact('file')} has several sheets with something in them, or one that is hidden: ${fact('sheets')}.`,
      fact('sheets') === '' ? 'Export from the registry again. Nothing was changed.' : 'Say which is the export with `--sheet "SHEET"`. Nothing was changed.',
    ],
  ],
  'workbook-sheet-unknown': [
    (fact) => [fact('sheets') === '' ? `Filen ${fact('file')} är ingen arbetsbok och har inga blad.` : `Arbetsboken ${fact('file')} har inget blad som heter ${fact('sheet')}. Bladen är: ${fact('sheets')}.`, 'Rätta eller ta bort `--sheet`. Ingenting har ändrats.'],
    (fact) => [fact('sheets') === '' ? `The file ${fact('file')} is no workbook and has no sheets.` : `The workbook ${fact('file')} has no sheet called ${fact('sheet')}. The sheets are: ${fact('sheets')}.`, 'Correct or leave out `--sheet`. Nothing was changed.'],
  ],
  'workbook-hidden-rows': [
    (fact) => [`Bladet ${fact('sheet')} i ${fact('file')} har dolda rader, den första rad ${fact('line')}. Det går inte att veta om de ska läsas in.`, 'Ta bort filter och visa alla rader, eller ta bort dem, och spara. Ingenting har ändrats.'],
    (fact) => [`The sheet ${fact('sheet')} of ${fact('file')} has hidden rows, the first of them row ${fact('line')}. There is no telling whether they are to be imported.`, 'Clear filters and show all rows, or delete them, and save. Nothing was changed.'],
  ],
  'workbook-merged': [
    (fact) => [`Bladet ${fact('sheet')} i ${fact('file')} har sammanslagna celler: ${fact('cells')}. Det går inte att veta vilka rader de gäller.`, 'Dela dem, fyll i varje rad och spara. Ingenting har ändrats.'],
    (fact) => [`The sheet ${fact('sheet')} of ${fact('file')} has merged cells: ${fact('cells')}. There is no telling which rows they speak of.`, 'Split them, fill in each row, and save. Nothing was changed.'],
  ],
  'header-missing': [
    (fact) => [
      fact('columns') === '' ? `Första raden i ${fact('file')} är ingen rubrikrad som källan känner.` : `Kolumner saknas i ${fact('file')}: ${fact('columns')}.`,
      'Kontrollera exportmallen, eller välj en annan källa med `--source`. Ingenting har ändrats.',
    ],
    (fact) => [
      fact('columns') === '' ? `The first line of ${fact('file')} is no header that the source knows.` : `Columns are missing in ${fact('file')}: ${fact('columns')}.`,
      'Check the export template, or choose another source with `--source`. Nothing was changed.',
    ],
  ],
  'header-duplicate': [
    (fact) => [`Rubriken står två gånger i ${fact('file')}: ${fact('columns')}.`, 'Ta bort den ena kolumnen. Ingenting har ändrats.'],
    (fact) => [`A heading stands twice in ${fact('file')}: ${fact('columns')}.`, 'Remove one of the columns. Nothing was changed.'],
  ],
  'delimiter-unknown': [
    (fact) => [`Kolumnerna i ${fact('file')} skiljs inte åt av semikolon, komma eller tabb.`, 'Exportera med semikolon. Ingenting har ändrats.'],
    (fact) => [`The columns of ${fact('file')} are not set apart by semicolon, comma or tab.`, 'Export with semicolons. Nothing was changed.'],
  ],
  'master-unknown-form': [
    (fact) => [`${fact('file')} är inget uttag ur en masterkälla som programmet känner: varken SPAR:s XML, Navets textfil med termkoder eller CSV med kolumnen personnummer.`, 'Beställ uttaget i en av de tre formerna (docs/manual/master-extract.md). Ingenting har ändrats.'],
    (fact) => [`${fact('file')} is no extract of a master source that the program knows: neither SPAR’s XML, Navet’s text file of term codes nor CSV with the column personnummer.`, 'Order the extract in one of the three forms (docs/manual/master-extract.md). Nothing was changed.'],
  ],
  'master-columns-missing': [
    (fact) => [`Uttaget ${fact('file')} saknar kolumner som måste finnas: ${fact('columns')}.`, 'Ta med dem i uttaget: utan dem går det inte att veta vem som är skyddad. Ingenting har ändrats.'],
    (fact) => [`The extract ${fact('file')} lacks columns that must be there: ${fact('columns')}.`, 'Include them in the extract: without them nobody can tell who is protected. Nothing was changed.'],
  ],
  'master-unreadable': [
    (fact) => [`Uttaget ${fact('file')} går inte att läsa från rad ${fact('line')}: ${MASTER_FAULTS[fact('problem')]?.[0] ?? ''}.`, 'Hämta uttaget på nytt från masterkällan, och ändra ingenting i det. Ingenting har ändrats.'],
    (fact) => [`The extract ${fact('file')} cannot be read from line ${fact('line')} on: ${MASTER_FAULTS[fact('problem')]?.[1] ?? ''}.`, 'Fetch the extract anew from the master source, and change nothing in it. Nothing was changed.'],
  ],
  'master-not-whole': [
    (fact) => [`Uttaget ${fact('file')} är inte helt: ${MASTER_GAPS[fact('problem')]?.[0] ?? ''}${fact('line') === '0' ? '' : ` (rad ${fact('line')})`}.`, 'Hämta uttaget på nytt från masterkällan. Ingenting har ändrats.'],
    (fact) => [`The extract ${fact('file')} is not whole: ${MASTER_GAPS[fact('problem')]?.[1] ?? ''}${fact('line') === '0' ? '' : ` (line ${fact('line')})`}.`, 'Fetch the extract anew from the master source. Nothing was changed.'],
  ],
  'too-many-rejects': [
    (fact) => [`${fact('rejected')} av ${fact('read')} rader i ${fact('file')} avvisades, fler än gränsen.`, 'Rätta exporten, eller höj `--max-rejects`. Ingenting har ändrats; de avvisade raderna står i körningens mapp.'],
    (fact) => [`${fact('rejected')} of ${fact('read')} rows in ${fact('file')} were refused, more than the limit.`, "Correct the export, or raise `--max-rejects`. Nothing was changed; the refused rows are in the run's folder."],
  ],
  'full-export-brake': [
    (fact) => [`Den fullständiga exporten för ${fact('committee')} saknar ${fact('missing')} av ${fact('public')} publicerade poster.`, 'Kontrollera att exporten är hel. Är det rätt: kör igen med `--allow-mass-withdrawal`. Ingenting har ändrats.'],
    (fact) => [`The full export of ${fact('committee')} leaves out ${fact('missing')} of ${fact('public')} public entries.`, 'Check that the export is whole. If it is right, run again with `--allow-mass-withdrawal`. Nothing was changed.'],
  ],
  'full-export-empty': [
    (fact) => [`Exporten innehåller inga rader alls för ${fact('committee')}.`, 'Kontrollera exporten. En tom fullständig export tar aldrig ner ett diarium. Ingenting har ändrats.'],
    (fact) => [`The export holds no rows at all for ${fact('committee')}.`, 'Check the export. An empty full export never takes a diary down. Nothing was changed.'],
  ],
  'diary-unknown': [
    (fact) => [`Diariet ${fact('committee')} finns inte i diarievakt.yaml.`, 'Lägg till nämnden under `committees`, eller rätta koden.'],
    (fact) => [`The diary ${fact('committee')} is not in diarievakt.yaml.`, 'Add the committee under `committees`, or correct the code.'],
  ],
  'rescan-brake': [
    (fact) => [`Omprövningen skulle ta ner ${fact('leaving')} av ${fact('public')} publicerade poster hos ${fact('committee')}.`, 'Se vad som skulle lämna och varför med `diarievakt scan --dry-run`. Är det rätt: kör igen med `--allow-mass-withdrawal`. Ingenting har ändrats.'],
    (fact) => [`Judging again would take down ${fact('leaving')} of ${fact('public')} public entries of ${fact('committee')}.`, 'See what would leave and why with `diarievakt scan --dry-run`. If it is right, run again with `--allow-mass-withdrawal`. Nothing was changed.'],
  ],
  'site-not-published': plain('Ingen webbplats är publicerad än.', 'Kör `diarievakt publication run`.', 'No site has been published yet.', 'Run `diarievakt publication run`.'),
  'release-not-kept': plain(
    'Det finns ingen sådan tidigare utgåva att gå tillbaka till.',
    'De utgåvor som finns kvar ligger i `site/releases`. Finns ingen: rätta det som är fel och kör `diarievakt publication run`. Ingenting har ändrats.',
    'There is no such earlier release to go back to.',
    'Those that are kept lie in `site/releases`. Where there is none: correct what is wrong and run `diarievakt publication run`. Nothing was changed.',
  ),
  'release-outlived': [
    (fact) => [
      `Utgåvan ${fact('release')} visar ${fact('gone')} poster som har tagits ner, ändrats eller lämnat sedan dess, och ${fact('expired')} som har haft sin tid.`,
      'Den går inte att gå tillbaka till. Rätta det som är fel och kör `diarievakt publication run`, eller ta ner poster med `diarievakt publication withdraw ID`. Ingenting har ändrats.',
    ],
    (fact) => [
      `The release ${fact('release')} shows ${fact('gone')} entries that were taken down, were changed or have left since, and ${fact('expired')} that have had their time.`,
      'It cannot be gone back to. Correct what is wrong and run `diarievakt publication run`, or take entries down with `diarievakt publication withdraw ID`. Nothing was changed.',
    ],
  ],
  'release-other-bounds': [
    (fact) => [
      `Utgåvan ${fact('release')} ritades när annat gällde än i dag: \`withheldRow\`, \`site.bulkFormats\`, \`search.namesMonths\`, \`site.baseUrl\` eller en kontaktadress var en annan, eller så har namn i den haft sin tid i sökningen.`,
      'Kör `diarievakt publication run`: då ritas webbplatsen om efter dagens inställningar. Ingenting har ändrats.',
    ],
    (fact) => [
      `The release ${fact('release')} was drawn while other things held than today: \`withheldRow\`, \`site.bulkFormats\`, \`search.namesMonths\`, \`site.baseUrl\` or a contact address was another, or names in it have had their time in the search.`,
      'Run `diarievakt publication run`: the site is then drawn by today’s settings. Nothing was changed.',
    ],
  ],
  'slot-unknown': [
    (fact) => [`Tiden ${fact('slot')} finns inte i schemat.`, `Välj en av ${fact('slots')}, eller ändra \`schedule.slots\` i diarievakt.yaml. Utan \`--slot\` publiceras allt som är klart.`],
    (fact) => [`The slot ${fact('slot')} is not in the schedule.`, `Choose one of ${fact('slots')}, or change \`schedule.slots\` in diarievakt.yaml. Without \`--slot\` everything that is ready is published.`],
  ],
  'slot-none': plain(
    'Ingen tid att köra: schemat har ingen som har börjat, eller så finns ingen webbplats att visa den på.',
    'Se `schedule` i diarievakt.yaml, eller kör `diarievakt publication run`.',
    'There is no slot to run: the schedule has none that has begun, or there is no site.',
    'See `schedule` in diarievakt.yaml, or run `diarievakt publication run`.',
  ),
  'port-taken': [
    (fact) => [`Porten ${fact('port')} är upptagen eller får inte användas.`, 'Välj en annan med `--port`, eller `--port 0` för en ledig.'],
    (fact) => [`Port ${fact('port')} is taken or may not be used.`, 'Choose another with `--port`, or `--port 0` for a free one.'],
  ],
  'deploy-failed': [
    (fact) => [`Kopieringen till webbservern misslyckades (${fact('program')}, kod ${fact('code')}${fact('said') === '' ? '' : `: ${fact('said')}`}). Kopian kan fortfarande visa det som har tagits ner.`, 'Rätta `site.deploy` eller webbservern och kör `diarievakt publication run --removals`.'],
    (fact) => [`The copy to the web server failed (${fact('program')}, code ${fact('code')}${fact('said') === '' ? '' : `: ${fact('said')}`}). The copy may still show what was taken down.`, 'Correct `site.deploy` or the web server and run `diarievakt publication run --removals`.'],
  ],
  'anchor-failed': [
    (fact) => [`Loggens ankare kunde inte skrivas (${fact('place')}, ${fact('code')}).`, 'Rätta `audit.anchor` eller platsen och kör `diarievakt audit anchor`. Utan ankare syns inte om loggen kortas eller byts ut.'],
    (fact) => [`The log’s anchor could not be written (${fact('place')}, ${fact('code')}).`, 'Correct `audit.anchor` or the place and run `diarievakt audit anchor`. Without anchors it cannot be seen that the log was cut or exchanged.'],
  ],
  'release-unclean': [
    (fact) => [`Den sista kontrollen hittade något på ${fact('pages')} färdiga sidor som inte kan härledas till en post. Den gamla webbplatsen står kvar.`, 'Anmäl felet. Ingenting har publicerats.'],
    (fact) => [`The last look found something on ${fact('pages')} finished pages that no entry accounts for. The old site stands.`, 'Report the fault. Nothing was published.'],
  ],
  'confirmation-needed': plain('Det här tar bort något för alltid och frågar först.', 'Lägg till `--yes` när ingen kan svara.', 'This removes something for good and asks first.', 'Add `--yes` where nobody can answer.'),
  'removals-pending': plain(
    'Något som har tagits ner kan fortfarande synas på webbplatsen eller i dess kopia. Ingenting har gallrats.',
    'Kör `diarievakt publication run --removals` och försök igen.',
    'Something that was taken down may still be seen on the site or its copy. Nothing was purged.',
    'Run `diarievakt publication run --removals` and try again.',
  ),
  'removal-waits': [
    (fact) => [
      `Det är antecknat vad som ska bort, men inte borttaget än: en annan körning har webbplatsen (${fact('user')} på ${fact('host')}, process ${fact('pid')}, sedan ${fact('since')}). Den tar bort det innan den är klar.`,
      'Se efter med `diarievakt publication status`. Dör den körningen: kör `diarievakt publication run --removals`.',
    ],
    (fact) => [
      `What is to leave is written down, but has not left yet: another run has the site (${fact('user')} on ${fact('host')}, process ${fact('pid')}, since ${fact('since')}). It removes it before it is done.`,
      'Look with `diarievakt publication status`. If that run dies: run `diarievakt publication run --removals`.',
    ],
  ],
  'backup-exists': [
    (fact) => [`Det finns redan en fil som heter ${fact('file')}.`, 'En säkerhetskopia skrivs aldrig över. Välj ett annat namn, till exempel med dagens datum.'],
    (fact) => [`There is a file called ${fact('file')} already.`, 'A backup is never written over. Choose another name, for instance with the day in it.'],
  ],
  'backup-folder-missing': [(fact) => [`Mappen ${fact('folder')} finns inte.`, 'Skapa den, helst på en annan disk än arbetsytan, och försök igen.'], (fact) => [`The folder ${fact('folder')} does not exist.`, 'Make it, on another disk than the workspace if you can, and try again.']],
  'backup-in-site': plain(
    'Säkerhetskopian skulle hamna i mappen som läsarna ser.',
    'Skriv den någon annanstans: den innehåller hela diariet.',
    'The backup would lie in the folder that readers see.',
    'Write it somewhere else: it holds the whole diary.',
  ),
  'backup-damaged': plain(
    'Filen är ingen hel säkerhetskopia: något i den saknas, är ändrat eller hör inte dit. Ingenting har ändrats här.',
    'Ta en annan säkerhetskopia. Jämför gärna filens SHA-256 med den som står i loggen.',
    'The file is no whole backup: something in it is missing, changed or does not belong. Nothing was changed here.',
    'Take another backup. You may compare the file’s SHA-256 with the one in the log.',
  ),
  'backup-foreign': plain(
    'Säkerhetskopian hör till en annan arbetsyta än den här. Ingenting har ändrats.',
    'Läs tillbaka den i en egen, tom mapp: `diarievakt restore FIL --workspace NY-MAPP`.',
    'The backup belongs to another workspace than this one. Nothing was changed.',
    'Restore it into an empty folder of its own: `diarievakt restore FILE --workspace NEW-FOLDER`.',
  ),
  'database-damaged': plain(
    'Databasen är skadad och går inte att läsa. Det som begärdes är inte gjort, och webbplatsen står som den stod.',
    'Flytta undan den (diarievakt.db och filerna med samma början) och läs tillbaka den senaste säkerhetskopian: `diarievakt restore FIL`. Vad som stoppats sedan dess står i stoppjournalen.',
    'The database is damaged and cannot be read. What was asked for is not done, and the site stands as it stood.',
    'Move it away (diarievakt.db and the files that begin alike) and restore the latest backup: `diarievakt restore FILE`. What was stopped since then stands in the stop journal.',
  ),
  'stop-journal-unusable': [
    (fact) => [
      `Stoppjournalen (stopped.jsonl) ${JOURNAL_PROBLEMS[fact('problem')]?.[0] ?? ''}. Utan den går det inte att veta vad som har stoppats sedan säkerhetskopian gjordes. Ingenting har ändrats.`,
      'Ta med den senaste kopian av den: `--journal FIL`. Finns ingen kopia: `--without-journal`, då hålls allt som kunde visas tills en registrator har sett efter.',
    ],
    (fact) => [
      `The stop journal (stopped.jsonl) ${JOURNAL_PROBLEMS[fact('problem')]?.[1] ?? ''}. Without it nobody can tell what was stopped since the backup was made. Nothing was changed.`,
      'Bring the latest copy of it: `--journal FILE`. If there is none: `--without-journal`, and everything that could be shown is held until a registrar has looked.',
    ],
  ],
  'json-line-invalid': [
    (fact) => [`Rad ${fact('line')} är ingen JSON-rad med id, field, case_type och text.`, 'Rätta raden. Tidigare rader är besvarade.'],
    (fact) => [`Line ${fact('line')} is no JSON line with id, field, case_type and text.`, 'Correct the line. Earlier lines are answered.'],
  ],
}

/** What a refusal says in one language. Facts come from outside, so they are made fit for a terminal here. */
const INCIDENT_OBSTACLES: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  'not-assessed': ['bedöma den', 'assess it'],
  'authority-not-told': ['anmäla den till IMY', 'notify IMY'],
  'persons-not-told': ['underrätta de registrerade', 'tell those whom it is about'],
  'no-measures': ['anteckna vad som har gjorts (measures)', 'note what has been done (measures)'],
}

export function refusalWords(language: Language, code: RefusalCode, facts: RefusalFacts = {}): RefusalWords {
  const fact = (name: string): string => {
    const value = facts[name]
    return value === undefined ? '' : terminalSafe(typeof value === 'object' ? value.join(', ') : String(value))
  }
  const [what, next] = SENTENCES[code][language === 'sv' ? 0 : 1](fact)
  return {what, next}
}
