import type {AskedKind} from '../core/subject/asked.js'
import type {SubjectField} from '../core/subject/entry-places.js'
import type {Holding} from '../core/subject/holdings.js'
import type {Grade} from '../core/subject/seek.js'
import {bilingual, type Language} from './languages.js'

/** What each store is, and for those that cannot be asked by name, why. */
export const holdings = bilingual(
  {
    entries: {name: 'Poster', what: 'ärenden och handlingar, alla deras versioner: rubrik, part på webben, avsändare/mottagare, handläggare, registrator, lagrum, filnamn, nummer'},
    keptFiles: {name: 'Sparade filer', what: 'texten i de filer som är godkända för webben'},
    site: {name: 'Webbplatsen', what: 'sidorna som läsarna ser och de äldre utgåvor som sparas'},
    notes: {name: 'Anteckningar', what: 'fritext till beslut'},
    decisions: {name: 'Beslut', what: 'vem som har beslutat, och juristens lagrum'},
    auditLog: {name: 'Logg', what: 'vem som har gjort vad, och händelserna'},
    runLedger: {name: 'Körningar', what: 'vem som har kört'},
    roles: {name: 'Roller', what: 'vem som har vilken roll, och vem som gav den'},
    settings: {name: 'Inställningar', what: 'diarievakt.yaml och policy.yaml: tjänstepersoner, förtroendevalda, kontaktuppgifter, egna regler'},
    lyingFiles: {name: 'Filer som ligger', what: 'exporter, bilagor, avvisade rader, rapporter och annat i arbetsytan'},
    tombstones: {name: 'Gravstenar', what: 'att en gallrad post har funnits. Bara en nycklad hash av nämnd och nummer, inget namn: de svarar bara på ett exakt diarienummer (dnr:)'},
    stopJournal: {name: 'Stoppjournalen', what: 'stopped.jsonl: id och nycklade hashar för det som inte får visas igen. Inget namn'},
    bookkeeping: {name: 'Bokföring', what: 'databasens egna noteringar (vad som är publikt, utgåvor, adresser, kedjor, kvitton): id och hashar. Inget namn'},
    faultLog: {name: 'Fellogg', what: 'ligger utanför arbetsytan och innehåller inget ur diariet'},
    backups: {name: 'Säkerhetskopior', what: 'kan inte sökas. De innehåller det som fanns när de gjordes, tills de tas bort'},
    deployedCopy: {name: 'Kopian på webbservern', what: 'samma sidor som webbplatsen, men en annan dator. Webbserverns egen logg och sökmotorers kopior står utanför programmet'},
    registry: {name: 'Diariesystemet', what: 'originalet. Det söks och rättas där, aldrig här'},
  },
  {
    entries: {name: 'Entries', what: 'cases and documents, all their versions: heading, party on the web, sender/recipient, officer, registrar, statute, file names, number'},
    keptFiles: {name: 'Kept files', what: 'the text of files that are cleared for the web'},
    site: {name: 'The site', what: 'the pages that readers see and the older releases that are kept'},
    notes: {name: 'Notes', what: 'free text to decisions'},
    decisions: {name: 'Decisions', what: 'who decided, and the lawyer’s sections of law'},
    auditLog: {name: 'Audit log', what: 'who did what, and the events'},
    runLedger: {name: 'Runs', what: 'who ran'},
    roles: {name: 'Roles', what: 'who holds which role, and who gave it'},
    settings: {name: 'Settings', what: 'diarievakt.yaml and policy.yaml: officials, elected members, contacts, rules of your own'},
    lyingFiles: {name: 'Files lying about', what: 'exports, attachments, refused rows, reports and other things in the workspace'},
    tombstones: {name: 'Tombstones', what: 'that a purged entry has been here. Only a keyed hash of committee and number, no name: they answer to an exact diary number alone (dnr:)'},
    stopJournal: {name: 'The stop journal', what: 'stopped.jsonl: ids and keyed hashes of what may not be shown again. No name'},
    bookkeeping: {name: 'Bookkeeping', what: 'the database’s own notes (what is public, releases, addresses, chains, receipts): ids and hashes. No name'},
    faultLog: {name: 'Fault log', what: 'lies outside the workspace and holds nothing from the diary'},
    backups: {name: 'Backups', what: 'cannot be searched. They hold what was there when they were made, until they are removed'},
    deployedCopy: {name: 'The copy on the web server', what: 'the same pages as the site, but another machine. The web server’s own log and search engines’ copies are outside the program'},
    registry: {name: 'The registry', what: 'the original. It is searched and corrected there, never here'},
  },
) satisfies Record<Language, Record<Holding, {readonly name: string; readonly what: string}>>

const fields = bilingual(
  {number: 'nummer', heading: 'rubrik', party: 'part på webben', internalParty: 'avsändare/mottagare', officer: 'handläggare', registrar: 'registrator', caseType: 'ärendetyp', statute: 'lagrum', fileName: 'filnamn'},
  {number: 'number', heading: 'heading', party: 'party on the web', internalParty: 'sender/recipient', officer: 'officer', registrar: 'registrar', caseType: 'case type', statute: 'statute', fileName: 'file name'},
) satisfies Record<Language, Record<SubjectField, string>>

const grades = bilingual({exact: 'exakt', likely: 'trolig'}, {exact: 'exact', likely: 'likely'}) satisfies Record<Language, Record<Grade, string>>

const kinds = bilingual(
  {name: 'namn', 'identity-number': 'personnummer', email: 'e-post', phone: 'telefon', address: 'adress', account: 'konto', 'diary-number': 'diarienummer'},
  {name: 'name', 'identity-number': 'identity number', email: 'e-mail', phone: 'telephone', address: 'address', account: 'account', 'diary-number': 'diary number'},
) satisfies Record<Language, Record<AskedKind, string>>

/** What `subject` commands say. */
export const subjectWords = bilingual(
  {
    askKnown: 'Vad är känt om personen? En uppgift per rad: namn, personnummer, e-post, telefon, adress. Tom rad avslutar.',
    neverAnArgument: 'Uppgifter om personen tas aldrig på kommandoraden, där andra på datorn kan se dem. Skriv dem när programmet frågar, eller på standard in. Rensa dem ur skalets historik.',
    progress: (store: string, held: number) => `söker: ${store}, ${held}`,
    search: (id: string) => `Sökning ${id}. Att sökningen gjordes står i loggen, men inte vem den gällde.`,
    asked: (line: number, kind: string) => `  rad ${line}: ${kind}`,
    checkWrong: 'kontrollsiffran stämmer inte: är det rätt nummer?',
    coversAll: 'Svaret gäller alla nämnder och det som är gemensamt för kommunen.',
    covers: (committees: string) => `Svaret gäller bara ${committees}. Andra nämnder är inte sökta: varje nämnd är personuppgiftsansvarig för sitt, och ska tillfrågas för sig. Det som är gemensamt för kommunen är inte heller sökt.`,
    entries: (count: number) => `Poster: ${count}`,
    things: (count: number) => `Annat: ${count}`,
    nothing: 'Ingenting hittades.',
    entryColumns: {id: 'Id', number: 'Nummer', committee: 'Nämnd', date: 'Datum', grade: 'Träff', stage: 'Läge', where: 'Var', heading: 'Rubrik'},
    thingColumns: {store: 'Vad', where: 'Var', committee: 'Nämnd', grade: 'Träff', times: 'Antal', id: 'Id'},
    inFile: (name: string) => `filen ${name}`,
    older: (field: string) => `${field} (äldre version)`,
    isPublic: 'publik',
    storesHeading: 'Vad som är sökt',
    store: (name: string, held: number, exact: number, likely: number) => `  ${name}: ${held} genomsökta, ${exact} exakta och ${likely} troliga träffar`,
    unread: {'no-text': (where: string) => `    går inte att läsa som text, titta själv: ${where}`, link: (where: string) => `    länk, följs inte: ${where}`, 'not-readable': (where: string) => `    gick inte att läsa, titta själv: ${where}`},
    notAskedHeading: 'Vad som inte kan sökas på namn',
    notAsked: (name: string, what: string) => `  ${name}: ${what}.`,
    backup: (path: string, day: string) => `    ${path}, gjord ${day}`,
    awaits: (entries: number, rows: number) => `Väntar på behörig handläggare, och är inte sökta: ${entries} poster och ${rows} rader. Så många är de vem som än söks. Be en behörig handläggare att söka.`,
    sameName: 'En träff säger att texten stämmer, inte att det är samma person. Namnar måste du skilja åt själv.',
    protectedMark: 'SKYDDADE PERSONUPPGIFTER',
    fields: fields.sv,
    grades: grades.sv,
    kinds: kinds.sv,
  },
  {
    askKnown: 'What is known of the person? One thing on a line: name, identity number, e-mail, telephone, address. An empty line ends.',
    neverAnArgument: 'Nothing about the person is taken on the command line, where others on the machine can see it. Write it when the program asks, or on standard input. Clear it from the shell’s history.',
    progress: (store: string, held: number) => `searching: ${store}, ${held}`,
    search: (id: string) => `Search ${id}. The log says that it was made, not whom it was for.`,
    asked: (line: number, kind: string) => `  line ${line}: ${kind}`,
    checkWrong: 'the check digit is wrong: is it the right number?',
    coversAll: 'The answer covers every committee and what is common to the municipality.',
    covers: (committees: string) => `The answer covers ${committees} only. Other committees were not searched: each is controller of its own and is to be asked by itself. Nor was what is common to the municipality.`,
    entries: (count: number) => `Entries: ${count}`,
    things: (count: number) => `Other: ${count}`,
    nothing: 'Nothing was found.',
    entryColumns: {id: 'Id', number: 'Number', committee: 'Committee', date: 'Date', grade: 'Hit', stage: 'Stage', where: 'Where', heading: 'Heading'},
    thingColumns: {store: 'What', where: 'Where', committee: 'Committee', grade: 'Hit', times: 'Times', id: 'Id'},
    inFile: (name: string) => `the file ${name}`,
    older: (field: string) => `${field} (older version)`,
    isPublic: 'public',
    storesHeading: 'What was searched',
    store: (name: string, held: number, exact: number, likely: number) => `  ${name}: ${held} looked through, ${exact} exact and ${likely} likely hits`,
    unread: {'no-text': (where: string) => `    cannot be read as text, look yourself: ${where}`, link: (where: string) => `    a link, not followed: ${where}`, 'not-readable': (where: string) => `    could not be read, look yourself: ${where}`},
    notAskedHeading: 'What cannot be searched by name',
    notAsked: (name: string, what: string) => `  ${name}: ${what}.`,
    backup: (path: string, day: string) => `    ${path}, made ${day}`,
    awaits: (entries: number, rows: number) => `Awaiting an authorised officer, and not searched: ${entries} entries and ${rows} rows. They are as many whoever is searched for. Ask an authorised officer to search.`,
    sameName: 'A hit says that the text agrees, not that it is the same person. Namesakes are yours to tell apart.',
    protectedMark: 'SKYDDADE PERSONUPPGIFTER (PROTECTED PERSONAL DATA)',
    fields: fields.en,
    grades: grades.en,
    kinds: kinds.en,
  },
)
