import type {ExtractText, Keeping, LookMark} from '../core/subject/extract.js'
import type {Holding} from '../core/subject/holdings.js'
import {bilingual, type Language} from './languages.js'

/** Stores that can hold something about a person by name. */
type Told = Exclude<Holding, 'protectedPersons' | 'keyStore' | 'stopJournal' | 'bookkeeping' | 'faultLog' | 'backups' | 'deployedCopy' | 'registry'>

/** For each store what it is kept for, on what ground, and who gets it. */
interface StoreWords {
  readonly purpose: string
  readonly ground: string
  readonly recipients: string
}

const GROUND_SV = 'artikel 6.1 e dataskyddsförordningen (uppgift av allmänt intresse)'
const DUTY_SV = 'artikel 6.1 c och 5.2 dataskyddsförordningen (rättslig förpliktelse, ansvarsskyldighet)'
const GROUND_EN = 'article 6.1 e of the General Data Protection Regulation (a task in the public interest)'
const DUTY_EN = 'articles 6.1 c and 5.2 of the General Data Protection Regulation (a legal obligation, accountability)'

const stores = bilingual(
  {
    entries: {purpose: 'att spegla nämndens diarium på webben och pröva vad som får visas', ground: GROUND_SV, recipients: 'de som granskar hos nämnden; alla på webben för det som är publikt'},
    keptFiles: {purpose: 'att visa den fil som är godkänd för webben', ground: GROUND_SV, recipients: 'alla på webben medan posten är publik'},
    site: {purpose: 'webbdiariet', ground: GROUND_SV, recipients: 'alla på webben, och de som har kopierat sidan'},
    notes: {purpose: 'att motivera ett beslut', ground: GROUND_SV, recipients: 'de som granskar hos nämnden'},
    decisions: {purpose: 'att visa vem som har beslutat vad', ground: DUTY_SV, recipients: 'de som granskar hos nämnden'},
    auditLog: {purpose: 'att kunna kontrollera i efterhand vem som har gjort vad', ground: DUTY_SV, recipients: 'de som granskar loggen'},
    runLedger: {purpose: 'att veta när webbdiariet uppdaterades', ground: DUTY_SV, recipients: 'administratörer'},
    roles: {purpose: 'att styra vem som får göra vad', ground: DUTY_SV, recipients: 'administratörer'},
    desks: {purpose: 'att två inte arbetar med samma post, och att granskningen öppnas där den lämnades', ground: GROUND_SV, recipients: 'de som granskar hos nämnden'},
    settings: {purpose: 'att skilja tjänstepersoner och förtroendevalda från privatpersoner, och att tala om vem som svarar', ground: GROUND_SV, recipients: 'administratörer; kontaktuppgifter till registratorn visas på webben'},
    lyingFiles: {purpose: 'att läsa in diariet, och att rätta rader som avvisades', ground: GROUND_SV, recipients: 'administratörer'},
    tombstones: {purpose: 'att det som har gallrats inte kommer tillbaka', ground: DUTY_SV, recipients: 'ingen'},
  },
  {
    entries: {purpose: 'to mirror the committee’s diary on the web and to decide what may be shown', ground: GROUND_EN, recipients: 'those who review for the committee; everybody on the web for what is public'},
    keptFiles: {purpose: 'to show the file that is cleared for the web', ground: GROUND_EN, recipients: 'everybody on the web while the entry is public'},
    site: {purpose: 'the web diary', ground: GROUND_EN, recipients: 'everybody on the web, and whoever has copied the page'},
    notes: {purpose: 'to give the reasons of a decision', ground: GROUND_EN, recipients: 'those who review for the committee'},
    decisions: {purpose: 'to show who decided what', ground: DUTY_EN, recipients: 'those who review for the committee'},
    auditLog: {purpose: 'to be able to check afterwards who did what', ground: DUTY_EN, recipients: 'those who review the log'},
    runLedger: {purpose: 'to know when the web diary was updated', ground: DUTY_EN, recipients: 'administrators'},
    roles: {purpose: 'to govern who may do what', ground: DUTY_EN, recipients: 'administrators'},
    desks: {purpose: 'that two do not work on one entry, and that the review opens where it was left', ground: GROUND_EN, recipients: 'those who review for the committee'},
    settings: {purpose: 'to tell officials and elected members from private persons, and to say who answers', ground: GROUND_EN, recipients: 'administrators; how to reach the registrar is shown on the web'},
    lyingFiles: {purpose: 'to import the diary, and to correct rows that were refused', ground: GROUND_EN, recipients: 'administrators'},
    tombstones: {purpose: 'that what was purged does not come back', ground: DUTY_EN, recipients: 'nobody'},
  },
) satisfies Record<Language, Record<Told, StoreWords>>

/** What a store is kept for, on what ground and for whom; null for what holds nobody. */
export function storeWords(language: Language, store: Holding): StoreWords | null {
  const of: Readonly<Partial<Record<Holding, StoreWords>>> = stores[language]
  return of[store] ?? null
}

const marks = bilingual(
  {
    secrecy: 'sekretess är markerad eller inte besvarad i diariet: pröva enligt offentlighets- och sekretesslagen före utlämnande',
    'specific-secrecy': 'nämndens område har särskild sekretess: pröva före utlämnande',
    'other-persons': 'uppgifter om någon annan: stryk eller pröva (artikel 15.4)',
    protected: 'SKYDDADE PERSONUPPGIFTER',
    'text-not-here': 'texten återges inte: titta på platsen själv',
    'not-by-name': 'medtagen efter id: personen står inte i texten som den söktes',
  },
  {
    secrecy: 'secrecy is marked, or not answered, in the registry: decide under the Public Access to Information and Secrecy Act before handing out',
    'specific-secrecy': 'the committee’s field has secrecy of its own: decide before handing out',
    'other-persons': 'data on somebody else: strike out or decide (article 15.4)',
    protected: 'SKYDDADE PERSONUPPGIFTER (PROTECTED PERSONAL DATA)',
    'text-not-here': 'the text is not given: look at the place yourself',
    'not-by-name': 'taken in by its id: the person does not stand in the text as searched',
  },
) satisfies Record<Language, Record<LookMark, string>>

const rules = bilingual(
  {
    'web-then-registry': 'på webben till sista dagen; därefter till dess posten är arkiverad och gallrad',
    web: 'medan posten är publik, och i de äldre utgåvor som sparas',
    entry: 'lika länge som posten',
    need: 'medan någon publik eller återställbar post behöver den',
    granted: 'till dess rollen tas bort',
    written: 'till dess kommunen stryker dem',
    time: 'en bestämd tid',
  },
  {
    'web-then-registry': 'on the web until the last day; then until the entry is archived and purged',
    web: 'while the entry is public, and in the older releases that are kept',
    entry: 'as long as the entry',
    need: 'while some public or restorable entry needs it',
    granted: 'until the role is taken away',
    written: 'until the municipality strikes them out',
    time: 'a set time',
  },
) satisfies Record<Language, Record<Keeping['rule'], string>>

const fileText = bilingual({fileText: 'filens text', note: 'anteckning'}, {fileText: 'the file’s text', note: 'note'}) satisfies Record<Language, Record<Extract<ExtractText['field'], 'fileText' | 'note'>, string>>

/** The words of an extract and of the command that makes it. */
export const extractWords = bilingual(
  {
    title: 'Registerutdrag ur webbdiariets program',
    made: (municipality: string, day: string) => `${municipality}, ${day}`,
    search: (id: string) => `Sökning ${id}`,
    lookFirst: (count: number) => `ARBETSMATERIAL. ${count} ställen ska prövas av en människa innan utdraget lämnas ut. De är märkta "Titta först". Ta bort märkningen och den här raden när prövningen är gjord.`,
    nothingToLookAt: 'Läs igenom utdraget innan det lämnas ut: en träff på namn kan vara en namne.',
    about: 'Uppgifterna kommer ur kommunens diarium. Originalet finns i diariesystemet, inte här: rättelse begärs hos nämnden. Ingen uppgift används för profilering. Programmet sorterar rader efter regler; det fattar inget beslut om personen, och det som inte är klart avgör en registrator.',
    rights: 'Du har rätt att begära rättelse, radering eller begränsning, att invända mot behandlingen, och att klaga hos Integritetsskyddsmyndigheten (imy.se). Vänd dig till nämnden.',
    controllers: 'Personuppgiftsansvariga',
    controller: (name: string, contact: string) => `${name}${contact === '' ? '' : `: ${contact}`}`,
    notWhole: 'Utdraget gäller bara nämnderna ovan. Andra nämnder svarar för sitt.',
    entries: 'Ärenden och handlingar',
    noEntries: 'Inga ärenden eller handlingar.',
    things: 'Annat',
    noThings: 'Inget annat.',
    kinds: {case: 'ärende', document: 'handling'},
    purpose: 'Ändamål',
    ground: 'Rättslig grund',
    source: 'Källa',
    fromRegistry: 'nämndens diarium, genom diariesystemets export',
    recipients: 'Mottagare',
    stage: 'Läge',
    onTheWeb: (from: string, until: string) => `publik på webben sedan ${from}, sista dag ${until}`,
    hasBeen: (from: string) => `har varit publik från ${from}`,
    neverOnTheWeb: 'har inte varit publik här',
    kept: 'Sparas',
    decisions: 'Beslut',
    undone: 'ångrat',
    lookMark: 'Titta först',
    current: 'nu',
    older: (versions: string) => `version ${versions}`,
    where: 'Var',
    times: (count: number) => `${count} gånger`,
    period: (from: string, to: string) => (to === '' ? from : `${from} – ${to}`),
    keeping: 'Hur länge det sparas',
    time: {days: (count: number) => `${count} dagar`, years: (count: number) => `${count} år`},
    awaits: (entries: number, rows: number) => `${entries} poster och ${rows} rader i nämnderna väntar på behörig handläggare och är inte sökta. Antalet är detsamma vem som än söks.`,
    written: (entries: number, things: number, toLookAt: number) => `Utdraget har ${entries} poster och ${things} andra uppgifter. ${toLookAt} ställen ska prövas innan det lämnas ut. Filerna:`,
    destroy: 'Filerna är personuppgifter. Ta bort dem när de är utlämnade: diarievakt subject erase outbox/…',
    chooseOne: 'Ange vilka id utdraget ska gälla, eller --all-found.',
    marks: marks.sv,
    rules: rules.sv,
    fields: fileText.sv,
  },
  {
    title: 'Extract from the web diary’s program',
    made: (municipality: string, day: string) => `${municipality}, ${day}`,
    search: (id: string) => `Search ${id}`,
    lookFirst: (count: number) => `WORKING PAPER. ${count} places are to be decided by a person before the extract is handed out. They are marked "Look first". Take away the marks and this line when that is done.`,
    nothingToLookAt: 'Read the extract through before it is handed out: a hit on a name may be a namesake.',
    about: 'The data come from the municipality’s registry. The original is in the registry, not here: correction is asked of the committee. Nothing is used for profiling. The program sorts rows by rules; it takes no decision on the person, and what is not clear is decided by a registrar.',
    rights: 'You may ask for rectification, erasure or restriction, object to the processing, and complain to the Swedish Authority for Privacy Protection (imy.se). Turn to the committee.',
    controllers: 'Controllers',
    controller: (name: string, contact: string) => `${name}${contact === '' ? '' : `: ${contact}`}`,
    notWhole: 'The extract covers the committees above only. Others answer for their own.',
    entries: 'Cases and documents',
    noEntries: 'No cases or documents.',
    things: 'Other',
    noThings: 'Nothing else.',
    kinds: {case: 'case', document: 'document'},
    purpose: 'Purpose',
    ground: 'Legal ground',
    source: 'Source',
    fromRegistry: 'the committee’s diary, through the registry’s export',
    recipients: 'Recipients',
    stage: 'Stage',
    onTheWeb: (from: string, until: string) => `public on the web since ${from}, last day ${until}`,
    hasBeen: (from: string) => `has been public from ${from}`,
    neverOnTheWeb: 'has not been public here',
    kept: 'Kept',
    decisions: 'Decisions',
    undone: 'undone',
    lookMark: 'Look first',
    current: 'now',
    older: (versions: string) => `version ${versions}`,
    where: 'Where',
    times: (count: number) => `${count} times`,
    period: (from: string, to: string) => (to === '' ? from : `${from} – ${to}`),
    keeping: 'How long it is kept',
    time: {days: (count: number) => `${count} days`, years: (count: number) => `${count} years`},
    awaits: (entries: number, rows: number) => `${entries} entries and ${rows} rows of the committees await an authorised officer and were not searched. Their number is the same whoever is searched for.`,
    written: (entries: number, things: number, toLookAt: number) => `The extract has ${entries} entries and ${things} other items. ${toLookAt} places are to be decided before it is handed out. The files:`,
    destroy: 'The files are personal data. Remove them when they have been handed out: diarievakt subject erase outbox/…',
    chooseOne: 'Give the ids that the extract is to cover, or --all-found.',
    marks: marks.en,
    rules: rules.en,
    fields: fileText.en,
  },
)
