import type {HolderState, VoucherKind} from '../core/protected/holder.js'
import type {PersonField, ReadingReason} from '../core/protected/person.js'
import {bilingual, type Language} from './languages.js'

/**
 * The marking of whatever shows a protected person (K4): these words, in Swedish whatever language is spoken around them, since they are what the authorities have agreed on. They stand first, without colour or
 * drawing, so that they are read in a pipe and read aloud.
 */
export const PROTECTED_MARKING = 'SKYDDADE PERSONUPPGIFTER'

const list = (names: readonly string[]): string => names.join(', ')

/** What is said of protected persons and of those who may read them. */
export const protectedWords = bilingual(
  {
    passphrase: 'Lösenfras för nyckeln',
    passphraseAgain: 'Samma lösenfras en gång till',
    passphrasesDiffer: 'Lösenfraserna är inte samma.',
    notice: 'Innan du får en nyckel till skyddade personuppgifter:\n  Varje gång du söker, visar eller skriver ut en sådan person antecknas det, innan något visas: vem du är, när, vem det gällde, vilka uppgifter och varför.\n  Anteckningarna signeras med din nyckel, kan inte tas bort i smyg, och granskas av någon annan.\n  Läs bara det som en arbetsuppgift kräver.',
    noticeQuestion: 'Skriv "ja" om du har läst detta och godtar det: ',
    yes: 'ja',
    opened: (holder: string, holders: readonly string[]) => `Öppnat med nyckeln ${holder}. Nyckel har: ${list(holders)}.`,
    isAlone: 'VARNING: BARA EN HAR NYCKEL. Försvinner den nyckeln eller lösenfrasen går ingenting att öppna igen, av någon. Låt en till få nyckel: diarievakt holder enrol.',
    drained: (count: number) => (count === 1 ? 'En person som lämnats förseglad är inlagd.' : `${count} personer som lämnats förseglade är inlagda.`),
    enrolled: (holder: string) => `${holder} har nyckel.`,
    asked: (holder: string, wanted: readonly VoucherKind[]) => `${holder} har bett om nyckel. Det som fattas: ${wanted.map((kind) => (kind === 'holder' ? 'ett ja från en som har nyckel' : 'ett ja från en administratör')).join(' och ')} (diarievakt holder enrol ${holder}).`,
    vouchedFor: (holder: string) => `Alla som ska ha sagt ja till ${holder} har gjort det. En som har nyckel släpper in: diarievakt holder enrol ${holder}.`,
    states: {asked: 'har bett', active: 'har nyckel', removed: 'borttagen'},
    columns: {name: 'Namn', account: 'Konto', state: 'Läge', since: 'Sedan', vouchers: 'Ja från'},
    noHolders: 'Ingen har nyckel ännu. Den första får den med: diarievakt holder enrol',
    rotated: (persons: number, holders: readonly string[]) => `Ny nyckel. ${persons} personer låsta om. Nyckel har: ${list(holders)}.`,
    removeHolder: (holder: string) => `Skriv ${holder} för att ta ifrån den nyckeln: `,
    askNumber: 'Personnummer: ',
    askPerson: 'En rad i taget: personnummer, namn, adress (flera rader går bra). Tom rad avslutar.',
    neverAnArgument: 'Personnummer, namn och adress skrivs aldrig på kommandoraden, där de sparas i historiken och syns för andra. Kör kommandot utan dem och svara, eller ge dem på standard in.',
    added: (id: string) => `Inlagd. Id: ${id}`,
    left: (holders: readonly string[]) => `Lämnad förseglad. Öppnas av: ${list(holders)}.`,
    fields: {number: 'Personnummer', name: 'Namn', address: 'Adress', level: 'Skydd'},
    id: 'Id',
    committees: 'Nämnder',
    allCommittees: 'alla',
    removePerson: 'Skriv personens id en gång till för att ta bort allt om personen: ',
    removed: 'Borttagen: nyckeln, uppgifterna och de kopior av nycklarna som fanns. En gammal säkerhetskopia av registret kan inte öppna dem igen.',
    searched: (files: number, bytes: string) => `Genomsökt: ${files} filer, ${bytes}. Inget av det förseglade finns kvar.`,
    sealedLeft: (files: readonly string[]) => `FÖRSEGLADE UPPGIFTER FINNS KVAR I: ${list(files)}. Kör igen när ingen annan läser.`,
    saidIn: (files: readonly string[]) => `I klartext står något av detta i: ${list(files)}. Det hör till andra lager och tas bort där (diarievakt subject erase).`,
    outOfSight: 'Utom synhåll för programmet: lediga diskblock och kopior som andra har tagit.',
    readers: {columns: {at: 'När', reader: 'Vem', why: 'Varför', fields: 'Uppgifter', outcome: 'Utfall'}, empty: 'Ingen har läst om personen.'},
    outcomes: {shown: 'visades', absent: 'fanns inte', failed: 'gick fel', none: 'inget antecknat'},
    reasons: {matter: 'ärende', letter: 'brev', registration: 'registrering', correction: 'rättelse', request: 'begäran', 'log-review': 'logggranskning', removal: 'borttagning'},
  },
  {
    passphrase: 'Passphrase of the key',
    passphraseAgain: 'The same passphrase once more',
    passphrasesDiffer: 'The passphrases are not the same.',
    notice: 'Before you get a key to protected personal data:\n  Every time you look up, show or print such a person it is written down, before anything is shown: who you are, when, whom it was about, which data and why.\n  What is written is signed with your key, cannot be taken away in silence, and is looked through by somebody else.\n  Read only what your work asks for.',
    noticeQuestion: 'Type "yes" if you have read this and accept it: ',
    yes: 'yes',
    opened: (holder: string, holders: readonly string[]) => `Opened with the key ${holder}. Keys are held by: ${list(holders)}.`,
    isAlone: 'WARNING: ONLY ONE HOLDS A KEY. If that key or its passphrase is lost nothing can be opened again, by anybody. Let one more have a key: diarievakt holder enrol.',
    drained: (count: number) => (count === 1 ? 'One person that had been left sealed is kept.' : `${count} persons that had been left sealed are kept.`),
    enrolled: (holder: string) => `${holder} holds a key.`,
    asked: (holder: string, wanted: readonly VoucherKind[]) => `${holder} has asked for a key. Still wanted: ${wanted.map((kind) => (kind === 'holder' ? 'a yes from a holder' : 'a yes from an administrator')).join(' and ')} (diarievakt holder enrol ${holder}).`,
    vouchedFor: (holder: string) => `Everybody who is to say yes to ${holder} has. A holder lets them in: diarievakt holder enrol ${holder}.`,
    states: {asked: 'has asked', active: 'holds a key', removed: 'removed'},
    columns: {name: 'Name', account: 'Account', state: 'State', since: 'Since', vouchers: 'Yes from'},
    noHolders: 'Nobody holds a key yet. The first gets one with: diarievakt holder enrol',
    rotated: (persons: number, holders: readonly string[]) => `A new key. ${persons} persons locked anew. Keys are held by: ${list(holders)}.`,
    removeHolder: (holder: string) => `Type ${holder} to take that key away: `,
    askNumber: 'Identity number: ',
    askPerson: 'One line at a time: identity number, name, address (several lines will do). An empty line ends.',
    neverAnArgument: 'Identity numbers, names and addresses are never typed on the command line, where they stay in the history and others see them. Run the command without them and answer, or give them on standard input.',
    added: (id: string) => `Kept. Id: ${id}`,
    left: (holders: readonly string[]) => `Left sealed. Opened by: ${list(holders)}.`,
    fields: {number: 'Identity number', name: 'Name', address: 'Address', level: 'Protection'},
    id: 'Id',
    committees: 'Committees',
    allCommittees: 'all',
    removePerson: "Type the person's id once more to remove everything about them: ",
    removed: 'Removed: the key, the data and the copies of the keys that there were. An old backup of the register cannot open them again.',
    searched: (files: number, bytes: string) => `Looked through: ${files} files, ${bytes}. Nothing of what was sealed is left.`,
    sealedLeft: (files: readonly string[]) => `SEALED DATA IS LEFT IN: ${list(files)}. Run again when nobody else is reading.`,
    saidIn: (files: readonly string[]) => `Some of it stands in the open in: ${list(files)}. That belongs to other stores and is removed there (diarievakt subject erase).`,
    outOfSight: 'Beyond the program’s sight: free blocks of the disk, and copies that others have taken.',
    readers: {columns: {at: 'When', reader: 'Who', why: 'Why', fields: 'Data', outcome: 'Outcome'}, empty: 'Nobody has read about the person.'},
    outcomes: {shown: 'shown', absent: 'not there', failed: 'failed', none: 'nothing written'},
    reasons: {matter: 'matter', letter: 'letter', registration: 'registration', correction: 'correction', request: 'request', 'log-review': 'review of the log', removal: 'removal'},
  },
) satisfies Record<Language, {states: Record<HolderState, string>; fields: Record<PersonField, string>; reasons: Record<ReadingReason, string>}>
