import type {AuditEvent} from '../core/audit/event.js'
import type {HistoryItem} from '../core/audit/history.js'
import type {AuditNote, AuditProblem} from '../core/audit/problem.js'
import type {DecisionKind, ReasonCode} from '../core/review/decision.js'
import {breakGlassWords, keyName} from './protected-opening.js'
import {cliWords} from './cli.js'
import {holdReasons} from './archive.js'
import {minutesWords} from './minutes.js'
import {bilingual, type Language} from './languages.js'
import {protectedWords} from './protected.js'

const inChains = {sv: (count: number): string => (count === 1 ? '1 kedja' : `${count} kedjor`), en: (count: number): string => (count === 1 ? '1 chain' : `${count} chains`)}
const span = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`)

/** What people answer about an entry, by the code of the answer; and why, by the code of the reason. */
export const decisionWords = bilingual(
  {
    answers: {
      publish: 'publicera',
      withhold: 'publicera inte',
      'withhold-file': 'publicera utan fil',
      secret: 'sekretess',
      'replace-party': 'byt parten mot ett rollord',
      'rewrite-heading': 'skriv om rubriken',
      escalate: 'lämna till juristen',
      defer: 'skjut upp',
      'not-an-identity-number': 'inget personnummer',
      'resolve-publish': 'juristen: publicera',
      'resolve-withhold': 'juristen: publicera inte',
      undo: 'ångra',
      withdraw: 'ta ner',
      restore: 'återställ',
    },
    reasons: {'personal-data': 'personuppgifter', secrecy: 'sekretess', 'wrong-document': 'fel handling', 'registry-correction': 'rättelse i diariet', incident: 'incident', other: 'annat'},
  },
  {
    answers: {
      publish: 'publish',
      withhold: 'do not publish',
      'withhold-file': 'publish without the file',
      secret: 'secrecy',
      'replace-party': 'put a role word for the party',
      'rewrite-heading': 'rewrite the heading',
      escalate: 'leave it to the lawyer',
      defer: 'put it off',
      'not-an-identity-number': 'no identity number',
      'resolve-publish': 'the lawyer: publish',
      'resolve-withhold': 'the lawyer: do not publish',
      undo: 'undo',
      withdraw: 'take down',
      restore: 'restore',
    },
    reasons: {'personal-data': 'personal data', secrecy: 'secrecy', 'wrong-document': 'wrong document', 'registry-correction': 'correction in the registry', incident: 'incident', other: 'other'},
  },
) satisfies Record<Language, {answers: Record<DecisionKind, string>; reasons: Record<ReasonCode, string>}>

/** The audit log in words: each event after the name of the one who acted. */
export const auditWords = bilingual(
  {
    events: {
      'workspace.created': (isRehearsal: boolean, from: string) => `skapade arbetsytan${isRehearsal ? ', en övning' : ''}, med ${from} som första dag`,
      'right.granted': (user: string, role: string, committee: string, until: string | null) => `gav ${user} rollen ${role} för ${committee === '*' ? 'alla nämnder' : committee}${until === null ? '' : ` till och med ${until}`}`,
      'right.revoked': (user: string, role: string, committee: string) => `tog ifrån ${user} rollen ${role} för ${committee === '*' ? 'alla nämnder' : committee}`,
      'file.imported': (read: number, imported: number, changed: number, unchanged: number, rejected: number, withdrawn: number) =>
        `läste in en export: ${read} rader = ${imported} nya + ${changed} ändrade + ${unchanged} oförändrade + ${rejected} avvisade; ${withdrawn} togs ner`,
      'entries.rescanned': (scanned: number, held: number) => `bedömde ${scanned} poster på nytt, varav ${held} inte får visas som de står`,
      'entry.decided': (answer: string, reason: string) => `beslutade: ${answer}${reason === '' ? '' : ` (skäl: ${reason})`}`,
      'entry.declared': (places: number, persons: number) => `intygade att ${places === 1 ? 'ett ställe' : `${places} ställen`} inte är personnummer (${persons === 1 ? 'väntar på en andra person' : `${persons} personer har intygat det`})`,
      'decision.undone': 'ångrade ett beslut',
      'entry.taken-over': (from: string) => `tog över posten, som ${from} hade öppen`,
      'entry.withdrawn': (reason: string) => `tog ner posten (skäl: ${reason})`,
      'entry.restored': 'återställde posten',
      'entry.found-before-release': 'höll posten: sista kontrollen före publiceringen hittade något',
      'original.written': (paper: string, items: number) => `skrev ut originalet (${paper}), ${items} punkter`,
      'item.held': 'höll en punkt: den kan röra något som inte visas',
      'paper.made': (items: number, omitted: number) => (items === 0 ? 'lade till en färdig handling' : `gjorde en handling av ${items} punkter, ${omitted} utelämnade`),
      'site.released': (published: number, republished: number, withdrawn: number, expired: number, lateFor: string) => `uppdaterade webbdiariet: ${published} nya, ${republished} ändrade, ${withdrawn} borttagna, ${expired} utgångna${lateFor === '' ? '' : `; försenad, skulle ha gått ${lateFor}`}`,
      'package.begun': (id: string, cases: number) => `började på paketet ${id} till arkivet, ${cases} ärenden`,
      'package.written': (id: string, cases: number, documents: number, files: number) => `skrev paketet ${id} till arkivet: ${cases} ärenden, ${documents} handlingar, ${files} filer`,
      'package.asked-again': (id: string) => `lät skriva paketet ${id} en gång till`,
      'package.abandoned': (id: string) => `övergav paketet ${id}, som aldrig blev helt`,
      'package.dropped': (id: string, cases: number) => `strök paketet ${id}: dess ${cases} ärenden går med ett annat`,
      'package.received': (id: string, cases: number) => `tog emot arkivets kvitto för paketet ${id}, ${cases} ärenden`,
      'hold.set': (reason: string) => `spärrade ärendet mot gallring (${reason})`,
      'hold.lifted': 'hävde ärendets bevarandespärr',
      'site.rolled-back': (to: string, hidden: number) => `gick tillbaka till utgåvan ${to}; ${hidden} poster väntar på nästa publicering`,
      'registry-copies.purged': (entries: number, cases: number, ground: string) => `gallrade ${entries} poster i ${cases} ärenden ur registret (${ground})`,
      'incident.reported': (incident: string) => `anmälde incidenten ${incident}`,
      'incident.coordinator-told': (incident: string, outcome: string) => `${outcome === 'told' ? 'underrättade samordnaren' : outcome === 'failed' ? 'kunde inte underrätta samordnaren' : 'hade ingen samordnare att underrätta'} om ${incident}`,
      'incident.assessed': (incident: string) => `bedömde ${incident}`,
      'incident.noted': (incident: string) => `antecknade i ${incident}`,
      'incident.told': (incident: string, whom: string) => `antecknade att ${whom === 'authority' ? 'tillsynsmyndigheten' : 'de registrerade'} har underrättats om ${incident}`,
      'incident.exported': (incident: string) => `skrev ut ${incident}`,
      'incident.closed': (incident: string) => `avslutade ${incident}`,
      'routine.registered': (routine: string) => `förde in ${routine}`,
      'routine.retired': (routine: string) => `upphävde ${routine}`,
      'followup.made': (report: string, from: string, to: string, isInside: boolean) => `gjorde uppföljningen ${report} av ${from} – ${to}${isInside ? ', med verkliga antal' : ''}`,
      'followup.signed': (report: string) => `undertecknade uppföljningen ${report}`,
      'action.added': (action: string, gap: string, owner: string, until: string) => `lade till åtgärden ${action} (${gap}): ${owner}, senast ${until}`,
      'action.done': (action: string) => `sade att åtgärden ${action} är klar`,
      'persons.tallied': (holder: string, from: string, to: string) => `räknade som ${holder} det som ligger förseglat, ${from} – ${to}`,
      'request.registered': (request: string, dueOn: string) => `förde in ${request}, att besvaras senast ${dueOn}`,
      'request.answered': (request: string, isLate: boolean) => `besvarade ${request}${isLate ? ', för sent' : ''}`,
      'request.removed': (request: string) => `tog bort ${request}`,
      'absence.recorded': (user: string) => `antecknade att ${user} är borta`,
      'absence.withdrawn': (user: string) => `tog tillbaka att ${user} är borta`,
      'escalations.raised': (rows: number, isWithoutLawyer: boolean) => `lyfte ${rows} till chefen: ${isWithoutLawyer ? 'ingen jurist är på plats' : 'juristen har inte svarat'}`,
      'store.trimmed': (removed: number, store: string) => `gallrade ${removed}: ${store}`,
      'register.restored': (backup: string, reapplied: number) => `läste tillbaka säkerhetskopian ${backup}…, ${reapplied} stopp gjordes om`,
      'stops.made-again': (reapplied: number) => `registret var äldre än stoppjournalen: ${reapplied} stopp gjordes om`,
      'log.trimmed': (removed: number, day: string) => `gallrade ${removed} loggrader från före ${day}`,
      'log.anchored': 'skrev ett ankare utanför registret',
      'clock.confirmed': (last: string) => `intygade att klockan går rätt, fast loggen hade tiden ${last}`,
      'subject.searched': (exact: number, likely: number, shown: number) => `sökte efter en person: ${exact} säkra och ${likely} troliga träffar${shown === 0 ? '' : `; ${shown} skyddade poster visades`}`,
      'register.backed-up': (backup: string) => `säkerhetskopierade registret till ${backup}…`,
      'entry.erased': (ground: string) => `raderade posten på en enskilds begäran (${ground})`,
      'note.erased': 'raderade en anteckning på en enskilds begäran',
      'file.erased': (line: number | null) => (line === null ? 'raderade en fil på en enskilds begäran' : `raderade rad ${line} i en fil på en enskilds begäran`),
      'subject.extracted': (entries: number, things: number, shown: number) => `gjorde ett registerutdrag: ${entries} poster och ${things} andra uppgifter${shown === 0 ? '' : `; ${shown} skyddade poster visades`}`,
      'holder.asked': (holder: string) => `bad om en nyckel till skyddade personuppgifter (${holder})`,
      'holder.vouched': (holder: string, as: string) => `sade ja till nyckel för ${holder}${as === 'administrator' ? ', som administratör' : ''}`,
      'holder.withdrew': (holder: string) => `tog tillbaka begäran om nyckel för ${holder}`,
      'holder.took-notice': (holder: string) => `godtog att läsningar granskas (${holder})`,
      'holders.settled': {
        begun: (named: string) => `fick den första nyckeln till skyddade personuppgifter (${named})`,
        admitted: (named: string) => `gav ${named} en nyckel till skyddade personuppgifter`,
        removed: (named: string, generation: number, persons: number) => `tog nyckeln till skyddade personuppgifter från ${named}; ny nyckel (nr ${generation}), ${persons} personer låstes om`,
        rotated: (_: string, generation: number, persons: number) => `bytte nyckel (nr ${generation}); ${persons} personer låstes om`,
        witnessed: () => 'antecknade på nytt vilka som har nyckel',
      },
      'holders.carried': (members: number) => `förde vidare vilka som har haft nyckel (${members}) när äldre rader gallrades`,
      'reading.intended': (holder: string, fields: string, why: string, medium: string) => `skulle läsa ${fields} om en skyddad person (${why}, ${medium}, nyckel ${holder})`,
      'reading.done': (outcome: string) => `läste: ${outcome}`,
      'person.added': (holder: string) => `lade in en skyddad person (nyckel ${holder})`,
      'person.removed': (holder: string) => `tog bort en skyddad person (nyckel ${holder})`,
      'person.noted': (holder: string) => `antecknade något om en skyddad person (nyckel ${holder})`,
      'register.swept': (looked: number, found: number) => `sökte igenom ${looked} rader efter skyddade personer; ${found} togs undan`,
      'persons.synced': (read: number, added: number, changed: number, lifted: number, rejected: number) => `läste in ${read} poster om skyddade personer: ${added} nya, ${changed} ändrade, ${lifted} upphävda, ${rejected} avvisade`,
      'inbox.sealed': 'lämnade något förseglat',
      'inbox.drained': (items: number) => `öppnade ${items} som lämnats förseglade`,
      'letter.prepared': (holder: string) => `förberedde ett brev genom Skatteverket (nyckel ${holder})`,
      'letters.moved': {
        prepared: (count: number) => `tog ut ${count} brev ur sin omgång`,
        batched: (count: number, batch: number | null) => `gjorde omgång ${String(batch)} av ${count} brev`,
        posted: (count: number, batch: number | null) => `lämnade ${count} brev i omgång ${String(batch)} till posten`,
        returned: (count: number) => `tog emot ${count} brev som kom tillbaka`,
        withdrawn: (count: number) => `återtog ${count} brev`,
      },
      'letters.compared': 'jämförde breven med det som ligger framme och det som är postat, efter en återläsning',
      'printing.begun': (count: number, batch: number, again: boolean) => `började skriva ut ${count} brev i omgång ${batch}${again ? ', igen' : ''}`,
      'printing.done': {done: 'utskriften blev klar', failed: 'utskriften misslyckades', unsure: 'utskriften blev osäker'},
      'printing.destroyed': {removed: 'förstörde en fil med etiketter', missing: 'fann att en fil med etiketter var borta'},
      'break-glass.opened': (by: string, opening: string) => `öppnade skyddade personuppgifter med två andelar (${opening}, ${by})`,
      'break-glass.told': {told: 'underrättade dataskyddssamordnaren om nödöppningen', failed: 'försökte underrätta dataskyddssamordnaren om nödöppningen', nowhere: 'underrättade ingen om nödöppningen: inställningarna säger inte hur'},
      'break-glass.reviewed': (opening: string, outcome: string) => `granskade ${opening}: ${outcome}`,
      'readings.listed': (reader: string) => `läste loggen över läsningar${reader === '' ? '' : ` (${reader})`}`,
      'readings.sampled': (drawn: number, of: number) => `drog ett stickprov av läsningar: ${drawn} av ${of}`,
      'readings.reviewed': (outcome: string) => `granskade ett stickprov av läsningar: ${outcome}`,
      'log.found-altered': (head: number, last: number) => `mötte en ändrad logg: den skulle sluta vid ${head} och slutade vid ${last}`,
    },
    grounds: {receipt: 'arkivets mottagningsbevis', time: 'tiden är ute', tombstone: 'redan gallrade'},
    unreadable: 'en rad som inte går att läsa: kör `diarievakt audit verify`',
    history: {
      import: (version: number) => (version === 1 ? 'Lästes in från diariesystemet.' : `Ändrades i diariesystemet (version ${version}).`),
      rescan: (version: number) => `Bedömdes på nytt (version ${version}).`,
      firstPublished: 'Första dagen på webben.',
      lastDay: 'Sista dagen på webben, om inget annat beslutas.',
    },
    list: {
      empty: 'Inga loggrader.',
      more: (cursor: string) => `Äldre finns: --after '${cursor}'`,
      columns: {at: 'När', chain: 'Kedja', position: 'Nr', actor: 'Vem', what: 'Vad'},
    },
    anchor: {
      written: (chains: number, place: string) => `Ankare för ${inChains.sv(chains)} är skrivet: ${place}`,
      isBesideRegister: 'Filen ligger i arbetsytan. Den som kan ändra registret kan då ändra ankaret också: välj en plats som någon annan råder över.',
    },
    verify: {
      explained: (entries: number, lost: number) => `LOGGEN HÄNGER IHOP (${entries} rader), MEN ${lost} ANKRADE RADER SAKNAS. Loggen själv förklarar det med att en säkerhetskopia lästes tillbaka: fråga den som gjorde det, för en sådan rad kan också den skriva som kapat loggen.`,
      ok: (entries: number, chains: number) => `Loggen är hel: ${entries} rader i ${inChains.sv(chains)}.`,
      notOk: (problems: number) => (problems === 1 ? 'LOGGEN STÄMMER INTE: ett problem.' : `LOGGEN STÄMMER INTE: ${problems} problem.`),
      chain: (chain: string, from: number, to: number, hash: string) => `  ${chain}  ${from}–${to}  ${hash}`,
      head: (head: string) => `Huvud: ${head}`,
      compared: (lines: number, path: string) => `Jämförd med ${lines} ankare i ${path}.`,
      reading: (percent: number) => `läser loggen: ${percent} %`,
      next: (sentence: string) => `    ${sentence}`,
      more: (count: number) => `… och ${count} till. Alla står i --json.`,
    },
    next: {
      look: 'Ta en kopia av databasen som den är innan någon ändrar mer. Jämför med säkerhetskopior, och utred vem som kunde skriva i databasen.',
      compare: 'Jämför med andra exemplar av ankarna. Finns inget: utgå från att registret är det ändrade.',
      restore: 'Lades kopian tillbaka med avsikt? Läs tillbaka den senaste säkerhetskopian med `diarievakt restore`, som skriver i loggen att det har skett.',
      place: 'Rätta `audit.anchor` eller ange filen med `--anchors`. Är den borttagen: utred vem som kunde göra det.',
      file: 'Peka ut rätt fil med `--anchors`.',
      unvouched: 'Fråga den som raden nämner. Har en äldre kopia av stopped.jsonl lagts i arbetsytan för hand: lägg tillbaka den senaste och kontrollera igen. Annars: ta en kopia av databasen, och utred vem som kunde skriva i den.',
      index: 'Ta en kopia av databasen. Kör sedan `sqlite3 diarievakt.db REINDEX` och kontrollera loggen igen.',
    },
    problems: {
      edited: (where: string) => `${where}: raden är ändrad efter att den skrevs. Dess hash stämmer inte med innehållet.`,
      editedNext: (where: string) => `${where}: raden efter minns en annan hash. Den här raden, eller någon strax före den, är ändrad och har fått nya hashar.`,
      editedHead: (where: string) => `${where}: registrets egen anteckning om kedjans slut är en annan. Sista raden, eller fler rader före den, är ändrade och har fått nya hashar.`,
      missing: (where: string) => `${where}: raderna är borttagna.`,
      missingRenumbered: (where: string) => `${where}: rader är borttagna, och de efter har fått nya nummer så att det inte ska synas.`,
      startMissing: (where: string) => `${where}: kedjans början är borttagen, och ingen gallring i loggen förklarar det.`,
      inserted: (where: string) => `${where}: raderna är insatta av något annat än programmet. Kedjan går förbi dem.`,
      insertedHead: (where: string) => `${where}: raderna är tillagda förbi programmet, efter den sista som registret antecknat.`,
      reordered: (where: string, place: number) => `${where}: raden hör till plats ${place}. Rader har bytt plats.`,
      renumbered: (where: string) => `${where}: raderna har fått nya nummer, fast ingen saknas mellan dem.`,
      truncated: (where: string) => `${where}: raderna är avkapade i slutet. Registrets egen anteckning visar att de funnits.`,
      truncatedAnchor: (where: string) => `${where}: raderna är avkapade i slutet, eller en äldre kopia är återlagd. Ett ankare visar att de funnits.`,
      forked: (where: string) => `${where}: två rader står på samma plats. Kedjan är skriven två gånger.`,
      forkedAnchor: (where: string) => `${where}: här står något annat än det som ankrades. Kedjan är omskriven här eller tidigare.`,
      restoredOldCopy: (chains: string, newest: string, anchored: string) => `En gammal kopia av hela registret är återlagd utan att loggen säger det: den slutar ${newest}, men ankaret från ${anchored} visar fler rader i ${chains}.`,
      otherRegister: (chain: string) => `${chain}: kedjan börjar inte i det här registret. Den är hämtad från ett annat, eller registrets id är ändrat.`,
      headMissing: (chain: string) => `${chain}: registrets egen anteckning om kedjans slut är borttagen.`,
      foundAltered: (where: string) => `${where}: programmet mötte en ändrad logg när det skulle skriva, och skrev upp det här.`,
      restoreUntrue: (where: string) => `${where}: raden säger att en säkerhetskopia lästes tillbaka, men kedjorna har inte de rader som den säger.`,
      restoreUnvouched: (where: string) => `${where}: raden säger att en säkerhetskopia lästes tillbaka, men stoppjournalen, där varje återläsning antecknas, känner inte till den. Någon annan än programmet har skrivit raden, kanske för att förklara att loggen är kapad.`,
      signatureWrong: (where: string) => `${where}: raden är inte signerad av den som den säger. Någon har skrivit en läsning i någon annans namn.`,
      turnMissing: (where: string) => `${where}: innehavarens egna nummer följer inte på varandra. En läsning är borttagen eller inlagd.`,
      stray: (rows: number) => `${rows} rader hör inte till någon kedja.`,
      indexDiffers: 'Databasens index visar andra rader än tabellen. Någon har skrivit i filen förbi databasen, eller så är den skadad.',
      anchorsGone: 'Loggen berättar om ankare, men det finns inga i filen, eller ingen fil.',
      anchorUnreadable: (line: number) => `Ankarfilen, rad ${line}: raden är inget ankare.`,
      anchorAltered: (line: number) => `Ankarfilen, rad ${line}: raden är inte den som skrevs, eller rader före den är borttagna.`,
      anchorOfOtherRegister: (line: number, lines: number) => `Ankarfilen, från rad ${line}: ${lines} ankare hör till ett annat register, eller så är registrets id ändrat.`,
      more: (where: string) => `${where}: mer är fel efter den här platsen än som räknas upp.`,
    },
    notes: {
      trimmed: (chain: string, until: number, removed: number, at: string, actor: string) => `${chain}: ${actor} gallrade ${removed} rader ${at}. Kedjan börjar efter ${until}.`,
      restored: (at: string, actor: string, backup: string, reapplied: number, lost: number, vouched: boolean) =>
        `${actor} läste tillbaka säkerhetskopian ${backup}… ${at}. ${reapplied} stopp gjordes om. ${lost} ankrade rader låg efter kopian och finns inte kvar. ${vouched ? 'Stoppjournalen intygar det.' : 'Stoppjournalen kan inte tillfrågas om det: den är yngre, går inte att läsa eller ligger någon annanstans.'}`,
      notAnchored: 'Ingenting utanför registret har jämförts. Utan ankare syns det inte om slutet är avkapat, om allt är omskrivet eller om en gammal kopia är återlagd: ange `audit.anchor` eller `--anchors`.',
      anchorsElsewhere: (anchors: number) => `${anchors} ankare som loggen berättar om står inte i filen. De är skrivna någon annanstans, eller borttagna.`,
      anchorsBeforeStart: (anchors: number) => `${anchors} ankrade rader är gallrade och kan inte längre jämföras.`,
    },
  },
  {
    events: {
      'workspace.created': (isRehearsal: boolean, from: string) => `made the workspace${isRehearsal ? ', a rehearsal' : ''}, with ${from} as its first day`,
      'right.granted': (user: string, role: string, committee: string, until: string | null) => `gave ${user} the role ${role} for ${committee === '*' ? 'every committee' : committee}${until === null ? '' : ` up to and including ${until}`}`,
      'right.revoked': (user: string, role: string, committee: string) => `took the role ${role} for ${committee === '*' ? 'every committee' : committee} from ${user}`,
      'file.imported': (read: number, imported: number, changed: number, unchanged: number, rejected: number, withdrawn: number) =>
        `imported an export: ${read} rows = ${imported} new + ${changed} changed + ${unchanged} unchanged + ${rejected} refused; ${withdrawn} were taken down`,
      'entries.rescanned': (scanned: number, held: number) => `judged ${scanned} entries again, of which ${held} may not be shown as they stand`,
      'entry.decided': (answer: string, reason: string) => `decided: ${answer}${reason === '' ? '' : ` (reason: ${reason})`}`,
      'decision.undone': 'undid a decision',
      'entry.declared': (places: number, persons: number) => `declared that ${places === 1 ? 'one place is' : `${places} places are`} no identity number (${persons === 1 ? 'waits for a second person' : `${persons} persons have declared it`})`,
      'entry.taken-over': (from: string) => `took over the entry, which ${from} had open`,
      'entry.withdrawn': (reason: string) => `took the entry down (reason: ${reason})`,
      'entry.restored': 'restored the entry',
      'entry.found-before-release': 'held the entry: the last look before publication found something',
      'original.written': (paper: string, items: number) => `wrote out the original (${paper}), ${items} items`,
      'item.held': 'held an item: it may be about something not shown',
      'paper.made': (items: number, omitted: number) => (items === 0 ? 'added a finished paper' : `made a paper of ${items} items, ${omitted} left out`),
      'site.released': (published: number, republished: number, withdrawn: number, expired: number, lateFor: string) => `updated the diary: ${published} new, ${republished} changed, ${withdrawn} removed, ${expired} expired${lateFor === '' ? '' : `; late, was due ${lateFor}`}`,
      'package.begun': (id: string, cases: number) => `began the package ${id} for the archive, ${cases} cases`,
      'package.written': (id: string, cases: number, documents: number, files: number) => `wrote the package ${id} for the archive: ${cases} cases, ${documents} documents, ${files} files`,
      'package.asked-again': (id: string) => `had the package ${id} written once more`,
      'package.abandoned': (id: string) => `gave up the package ${id}, which never was whole`,
      'package.dropped': (id: string, cases: number) => `dropped the package ${id}: its ${cases} cases go with another`,
      'package.received': (id: string, cases: number) => `took in the archive’s receipt for the package ${id}, ${cases} cases`,
      'hold.set': (reason: string) => `put the case under legal hold (${reason})`,
      'hold.lifted': 'lifted the legal hold of the case',
      'site.rolled-back': (to: string, hidden: number) => `went back to the release ${to}; ${hidden} entries wait for the next publication`,
      'registry-copies.purged': (entries: number, cases: number, ground: string) => `purged ${entries} entries of ${cases} cases from the register (${ground})`,
      'incident.reported': (incident: string) => `reported the incident ${incident}`,
      'incident.coordinator-told': (incident: string, outcome: string) => `${outcome === 'told' ? 'told the coordinator' : outcome === 'failed' ? 'could not tell the coordinator' : 'had no coordinator to tell'} of ${incident}`,
      'incident.assessed': (incident: string) => `assessed ${incident}`,
      'incident.noted': (incident: string) => `wrote a note in ${incident}`,
      'incident.told': (incident: string, whom: string) => `noted that ${whom === 'authority' ? 'the supervisory authority has' : 'the persons have'} been told of ${incident}`,
      'incident.exported': (incident: string) => `wrote out ${incident}`,
      'incident.closed': (incident: string) => `closed ${incident}`,
      'routine.registered': (routine: string) => `registered ${routine}`,
      'routine.retired': (routine: string) => `retired ${routine}`,
      'followup.made': (report: string, from: string, to: string, isInside: boolean) => `made the follow-up ${report} of ${from} – ${to}${isInside ? ', with true counts' : ''}`,
      'followup.signed': (report: string) => `signed the follow-up ${report}`,
      'action.added': (action: string, gap: string, owner: string, until: string) => `added the action ${action} (${gap}): ${owner}, by ${until}`,
      'action.done': (action: string) => `said that the action ${action} is done`,
      'persons.tallied': (holder: string, from: string, to: string) => `counted as ${holder} what stands sealed, ${from} – ${to}`,
      'request.registered': (request: string, dueOn: string) => `registered ${request}, to be answered by ${dueOn}`,
      'request.answered': (request: string, isLate: boolean) => `answered ${request}${isLate ? ', late' : ''}`,
      'request.removed': (request: string) => `removed ${request}`,
      'absence.recorded': (user: string) => `recorded that ${user} is away`,
      'absence.withdrawn': (user: string) => `took back that ${user} is away`,
      'escalations.raised': (rows: number, isWithoutLawyer: boolean) => `raised ${rows} to the manager: ${isWithoutLawyer ? 'no lawyer is there' : 'the lawyer has not answered'}`,
      'store.trimmed': (removed: number, store: string) => `purged ${removed}: ${store}`,
      'register.restored': (backup: string, reapplied: number) => `restored the backup ${backup}…, ${reapplied} stops were made again`,
      'stops.made-again': (reapplied: number) => `the register was older than the stop journal: ${reapplied} stops were made again`,
      'log.trimmed': (removed: number, day: string) => `purged ${removed} rows of the log from before ${day}`,
      'log.anchored': 'wrote an anchor outside the register',
      'clock.confirmed': (last: string) => `said that the clock is right, though the log held the time ${last}`,
      'subject.searched': (exact: number, likely: number, shown: number) => `searched for a person: ${exact} certain and ${likely} likely finds${shown === 0 ? '' : `; ${shown} protected entries were shown`}`,
      'register.backed-up': (backup: string) => `backed the register up to ${backup}…`,
      'entry.erased': (ground: string) => `erased the entry as a person had asked (${ground})`,
      'note.erased': 'erased a note as a person had asked',
      'file.erased': (line: number | null) => (line === null ? 'erased a file as a person had asked' : `erased line ${line} of a file as a person had asked`),
      'subject.extracted': (entries: number, things: number, shown: number) => `made an extract for a person: ${entries} entries and ${things} other things${shown === 0 ? '' : `; ${shown} protected entries were shown`}`,
      'holder.asked': (holder: string) => `asked for a key to protected personal data (${holder})`,
      'holder.vouched': (holder: string, as: string) => `said yes to a key for ${holder}${as === 'administrator' ? ', as an administrator' : ''}`,
      'holder.withdrew': (holder: string) => `took back the request of a key for ${holder}`,
      'holder.took-notice': (holder: string) => `accepted that readings are looked through (${holder})`,
      'holders.settled': {
        begun: (named: string) => `got the first key to protected personal data (${named})`,
        admitted: (named: string) => `gave ${named} a key to protected personal data`,
        removed: (named: string, generation: number, persons: number) => `took the key to protected personal data from ${named}; a new key (no. ${generation}), ${persons} persons were locked anew`,
        rotated: (_: string, generation: number, persons: number) => `changed the key (no. ${generation}); ${persons} persons were locked anew`,
        witnessed: () => 'wrote down anew who holds keys',
      },
      'holders.carried': (members: number) => `carried over who has held keys (${members}) as older rows were trimmed`,
      'reading.intended': (holder: string, fields: string, why: string, medium: string) => `was to read ${fields} of a protected person (${why}, ${medium}, key ${holder})`,
      'reading.done': (outcome: string) => `read: ${outcome}`,
      'person.added': (holder: string) => `kept a protected person (key ${holder})`,
      'person.removed': (holder: string) => `removed a protected person (key ${holder})`,
      'person.noted': (holder: string) => `wrote down something about a protected person (key ${holder})`,
      'register.swept': (looked: number, found: number) => `looked through ${looked} rows for protected persons; ${found} were put away`,
      'persons.synced': (read: number, added: number, changed: number, lifted: number, rejected: number) => `took in ${read} records of protected persons: ${added} new, ${changed} changed, ${lifted} lifted, ${rejected} rejected`,
      'inbox.sealed': 'left something sealed',
      'inbox.drained': (items: number) => `opened ${items} that had been left sealed`,
      'letter.prepared': (holder: string) => `prepared a letter by way of Skatteverket (key ${holder})`,
      'letters.moved': {
        prepared: (count: number) => `took ${count} letters out of their batch`,
        batched: (count: number, batch: number | null) => `made batch ${String(batch)} of ${count} letters`,
        posted: (count: number, batch: number | null) => `handed ${count} letters of batch ${String(batch)} to the post`,
        returned: (count: number) => `received ${count} letters that came back`,
        withdrawn: (count: number) => `withdrew ${count} letters`,
      },
      'letters.compared': 'compared the letters with what lies there and what was posted, after a restore',
      'printing.begun': (count: number, batch: number, again: boolean) => `began to print ${count} letters of batch ${batch}${again ? ', again' : ''}`,
      'printing.done': {done: 'the printing is done', failed: 'the printing failed', unsure: 'nobody is sure of the printing'},
      'printing.destroyed': {removed: 'destroyed a file with labels', missing: 'found a file with labels gone'},
      'break-glass.opened': (by: string, opening: string) => `opened protected personal data with two shares (${opening}, ${by})`,
      'break-glass.told': {told: 'told the coordinator for personal data of the break-glass', failed: 'tried to tell the coordinator for personal data of the break-glass', nowhere: 'told nobody of the break-glass: the settings do not say how'},
      'break-glass.reviewed': (opening: string, outcome: string) => `reviewed ${opening}: ${outcome}`,
      'readings.listed': (reader: string) => `read the log of readings${reader === '' ? '' : ` (${reader})`}`,
      'readings.sampled': (drawn: number, of: number) => `drew a sample of readings: ${drawn} of ${of}`,
      'readings.reviewed': (outcome: string) => `reviewed a sample of readings: ${outcome}`,
      'log.found-altered': (head: number, last: number) => `met an altered log: it should have ended at ${head} and ended at ${last}`,
    },
    grounds: {receipt: 'the archive’s receipt', time: 'their time is up', tombstone: 'purged before'},
    unreadable: 'a row that cannot be read: run `diarievakt audit verify`',
    history: {
      import: (version: number) => (version === 1 ? 'Imported from the registry.' : `Changed in the registry (version ${version}).`),
      rescan: (version: number) => `Judged again (version ${version}).`,
      firstPublished: 'First day on the web.',
      lastDay: 'Last day on the web, unless something else is decided.',
    },
    list: {
      empty: 'No rows in the log.',
      more: (cursor: string) => `There are older ones: --after '${cursor}'`,
      columns: {at: 'When', chain: 'Chain', position: 'No.', actor: 'Who', what: 'What'},
    },
    anchor: {
      written: (chains: number, place: string) => `An anchor of ${inChains.en(chains)} is written: ${place}`,
      isBesideRegister: 'The file lies in the workspace. Whoever can change the register can change the anchor there too: choose a place that somebody else is in charge of.',
    },
    verify: {
      explained: (entries: number, lost: number) => `THE LOG HANGS TOGETHER (${entries} rows), BUT ${lost} ANCHORED ROWS ARE GONE. The log itself explains it by a backup that was restored: ask whoever did it, for such a row can also be written by somebody who has cut the log off.`,
      ok: (entries: number, chains: number) => `The log is whole: ${entries} rows in ${inChains.en(chains)}.`,
      notOk: (problems: number) => (problems === 1 ? 'THE LOG IS NOT RIGHT: one problem.' : `THE LOG IS NOT RIGHT: ${problems} problems.`),
      chain: (chain: string, from: number, to: number, hash: string) => `  ${chain}  ${from}–${to}  ${hash}`,
      head: (head: string) => `Head: ${head}`,
      compared: (lines: number, path: string) => `Compared with ${lines} anchors in ${path}.`,
      reading: (percent: number) => `reading the log: ${percent} %`,
      next: (sentence: string) => `    ${sentence}`,
      more: (count: number) => `… and ${count} more. All of them stand in --json.`,
    },
    next: {
      look: 'Take a copy of the database as it is before anybody changes more. Compare it with backups, and find out who could write in the database.',
      compare: 'Compare with other copies of the anchors. Where there is none, take it that the register is what was changed.',
      restore: 'Was the copy put back on purpose? Restore the latest backup with `diarievakt restore`, which writes in the log that it was done.',
      place: 'Correct `audit.anchor`, or name the file with `--anchors`. If it has been removed, find out who could do that.',
      file: 'Name the right file with `--anchors`.',
      unvouched: 'Ask whoever the row names. Was an older copy of stopped.jsonl laid in the workspace by hand? Lay the latest one back and verify again. Else take a copy of the database, and find out who could write in it.',
      index: 'Take a copy of the database. Then run `sqlite3 diarievakt.db REINDEX` and verify the log again.',
    },
    problems: {
      edited: (where: string) => `${where}: the row was changed after it was written. Its hash does not fit its contents.`,
      editedNext: (where: string) => `${where}: the row after remembers another hash. This row, or some just before it, were changed and given new hashes.`,
      editedHead: (where: string) => `${where}: the register’s own note of the chain’s end is another. The last row, or more rows before it, were changed and given new hashes.`,
      missing: (where: string) => `${where}: the rows have been removed.`,
      missingRenumbered: (where: string) => `${where}: rows have been removed, and those after were given new numbers to hide it.`,
      startMissing: (where: string) => `${where}: the start of the chain has been removed, and no trimming in the log explains it.`,
      inserted: (where: string) => `${where}: the rows were put in by something other than the program. The chain passes them by.`,
      insertedHead: (where: string) => `${where}: the rows were added past the program, after the last one that the register has noted.`,
      reordered: (where: string, place: number) => `${where}: the row belongs at ${place}. Rows have changed places.`,
      renumbered: (where: string) => `${where}: the rows were given new numbers, although none is missing between them.`,
      truncated: (where: string) => `${where}: the rows were cut off at the end. The register’s own note shows that they were there.`,
      truncatedAnchor: (where: string) => `${where}: the rows were cut off at the end, or an older copy was put back. An anchor shows that they were there.`,
      forked: (where: string) => `${where}: two rows stand at the same place. The chain was written twice.`,
      forkedAnchor: (where: string) => `${where}: something else stands here than what was anchored. The chain was written anew here or earlier.`,
      restoredOldCopy: (chains: string, newest: string, anchored: string) => `An old copy of the whole register was put back without a word in the log: it ends ${newest}, but the anchor of ${anchored} shows more rows in ${chains}.`,
      otherRegister: (chain: string) => `${chain}: the chain does not begin in this register. It comes from another one, or the register’s id was changed.`,
      headMissing: (chain: string) => `${chain}: the register’s own note of the chain’s end has been removed.`,
      foundAltered: (where: string) => `${where}: the program met an altered log when it was to write, and noted that here.`,
      restoreUntrue: (where: string) => `${where}: the row says that a backup was restored, but the chains do not have the rows that it tells of.`,
      restoreUnvouched: (where: string) => `${where}: the row says that a backup was restored, but the stop journal, where every restore is noted, knows nothing of it. Something other than the program wrote the row, perhaps to explain that the log was cut off.`,
      signatureWrong: (where: string) => `${where}: the row is not signed by the one it names. Somebody has written a reading in another’s name.`,
      turnMissing: (where: string) => `${where}: the holder’s own numbers do not follow upon each other. A reading was taken out or put in.`,
      stray: (rows: number) => `${rows} rows belong to no chain.`,
      indexDiffers: 'The database’s indexes show other rows than the table. Somebody has written in the file past the database, or it is damaged.',
      anchorsGone: 'The log tells of anchors, but there are none in the file, or there is no file.',
      anchorUnreadable: (line: number) => `The anchor file, line ${line}: the line is no anchor.`,
      anchorAltered: (line: number) => `The anchor file, line ${line}: the line is not the one that was written, or lines before it have been removed.`,
      anchorOfOtherRegister: (line: number, lines: number) => `The anchor file, from line ${line}: ${lines} anchors belong to another register, or the register’s id was changed.`,
      more: (where: string) => `${where}: more is wrong after this place than is listed.`,
    },
    notes: {
      trimmed: (chain: string, until: number, removed: number, at: string, actor: string) => `${chain}: ${actor} purged ${removed} rows ${at}. The chain begins after ${until}.`,
      restored: (at: string, actor: string, backup: string, reapplied: number, lost: number, vouched: boolean) =>
        `${actor} restored the backup ${backup}… ${at}. ${reapplied} stops were made again. ${lost} anchored rows came after the copy and are no more. ${vouched ? 'The stop journal vouches for it.' : 'The stop journal cannot be asked about it: it is younger, cannot be read, or lies elsewhere.'}`,
      notAnchored: 'Nothing outside the register was compared. Without anchors it cannot be seen that the end was cut off, that all was written anew or that an old copy was put back: set `audit.anchor` or `--anchors`.',
      anchorsElsewhere: (anchors: number) => `${anchors} anchors that the log tells of do not stand in the file. They were written elsewhere, or removed.`,
      anchorsBeforeStart: (anchors: number) => `${anchors} anchored rows have been purged and can no longer be compared.`,
    },
  },
)

/** What somebody did, after their name: `sara beslutade: publicera`. Null is a row that cannot be read. */
export function eventWords(language: Language, event: AuditEvent | null): string {
  const {events: say, unreadable, grounds} = auditWords[language]
  const stores: Readonly<Record<string, string>> = cliWords[language].retention.stores
  if (event === null) return unreadable
  const {answers, reasons} = decisionWords[language] as {readonly answers: Readonly<Record<string, string>>; readonly reasons: Readonly<Record<string, string>>}
  const reason = (code: string | null): string => (code === null ? '' : (reasons[code] ?? code))
  switch (event.kind) {
    case 'workspace.created':
      return say[event.kind](event.rehearsal, event.publishFrom)
    case 'right.granted':
      return say[event.kind](event.user, event.role, event.committee, event.until ?? null)
    case 'right.revoked':
      return say[event.kind](event.user, event.role, event.committee)
    case 'file.imported':
      return say[event.kind](event.counts.read, event.counts.imported, event.counts.changed, event.counts.unchanged, event.counts.rejected, event.withdrawn)
    case 'entries.rescanned':
      return say[event.kind](event.scanned, event.held)
    case 'entry.decided':
      return say[event.kind](answers[event.answer] ?? event.answer, reason(event.reason))
    case 'entry.declared':
      return say[event.kind](event.places, event.persons)
    case 'entry.taken-over':
      return say[event.kind](event.from)
    case 'entry.withdrawn':
      return say[event.kind](reason(event.reason))
    case 'original.written':
      return say[event.kind](minutesWords[language].papers[event.paper], event.items)
    case 'paper.made':
      return say[event.kind](event.items, event.omitted)
    case 'site.released':
      return say[event.kind](event.published, event.republished, event.withdrawn, event.expired, (event.lateMinutes ?? 0) > 0 ? (event.slot ?? '') : '')
    case 'package.begun':
    case 'package.dropped':
    case 'package.received':
      return say[event.kind](event.package, event.cases)
    case 'package.written':
      return say[event.kind](event.package, event.cases, event.documents, event.files)
    case 'package.abandoned':
    case 'package.asked-again':
      return say[event.kind](event.package)
    case 'hold.set':
      return say[event.kind](holdReasons[language][event.reason])
    case 'site.rolled-back':
      return say[event.kind](event.to, event.hidden)
    case 'registry-copies.purged':
      return say[event.kind](event.entries, event.cases, grounds[event.ground])
    case 'incident.coordinator-told':
      return say[event.kind](event.incident, event.outcome)
    case 'incident.told':
      return say[event.kind](event.incident, event.whom)
    case 'incident.reported':
    case 'incident.assessed':
    case 'incident.noted':
    case 'incident.exported':
    case 'incident.closed':
      return say[event.kind](event.incident)
    case 'routine.registered':
    case 'routine.retired':
      return say[event.kind](event.routine)
    case 'followup.made':
      return say[event.kind](event.report, event.from, event.to, event.inside)
    case 'followup.signed':
      return say[event.kind](event.report)
    case 'action.added':
      return say[event.kind](event.action, event.gap, event.owner, event.until)
    case 'action.done':
      return say[event.kind](event.action)
    case 'persons.tallied':
      return say[event.kind](event.holder, event.from, event.to)
    case 'request.registered':
      return say[event.kind](event.request, event.dueOn)
    case 'request.answered':
      return say[event.kind](event.request, event.isLate)
    case 'request.removed':
      return say[event.kind](event.request)
    case 'absence.recorded':
    case 'absence.withdrawn':
      return say[event.kind](event.user)
    case 'escalations.raised':
      return say[event.kind](event.rows, event.isWithoutLawyer)
    case 'store.trimmed':
      return say[event.kind](event.removed, stores[event.store] ?? event.store)
    case 'register.restored':
      return say[event.kind](event.backupSha256.slice(0, 12), event.reapplied)
    case 'stops.made-again':
      return say[event.kind](event.reapplied)
    case 'log.trimmed':
      return say[event.kind](event.removed, event.before.slice(0, 10))
    case 'clock.confirmed':
      return say[event.kind](event.last)
    case 'subject.searched':
      return say[event.kind](event.exact, event.likely, event.protectedShown.length)
    case 'register.backed-up':
      return say[event.kind](event.sha256.slice(0, 12))
    case 'entry.erased':
      return say[event.kind](grounds[event.ground])
    case 'file.erased':
      return say[event.kind](event.line)
    case 'subject.extracted':
      return say[event.kind](event.entries, event.things, event.protectedShown.length)
    case 'holder.asked':
    case 'holder.withdrew':
    case 'holder.took-notice':
    case 'person.added':
    case 'person.removed':
    case 'person.noted':
      return say[event.kind](event.holder)
    case 'register.swept':
      return say[event.kind](event.looked, event.found)
    case 'persons.synced':
      return say[event.kind](event.read, event.added, event.changed, event.lifted, event.rejected)
    case 'holder.vouched':
      return say[event.kind](event.holder, event.as)
    case 'holders.settled':
      return say[event.kind][event.why](event.named ?? '', event.generation, event.persons)
    case 'holders.carried':
      return say[event.kind](event.members.length)
    case 'readings.listed':
      return say[event.kind](event.reader ?? '')
    case 'reading.intended':
      return say[event.kind](event.holder, event.fields.map((field) => wordOf(protectedWords[language].fields, field).toLowerCase()).join(', '), wordOf(protectedWords[language].reasons, event.why), wordOf(protectedWords[language].media, event.medium ?? 'view'))
    case 'reading.done':
      return say[event.kind](protectedWords[language].outcomes[event.outcome])
    case 'inbox.drained':
      return say[event.kind](event.items.length)
    case 'letter.prepared':
      return say[event.kind](event.holder)
    case 'letters.moved':
      return say[event.kind][event.to](event.letters.length, event.batch)
    case 'letters.compared':
      return say[event.kind]
    case 'printing.begun':
      return say[event.kind](event.letters.length, event.batch, event.why !== null)
    case 'printing.done':
      return say[event.kind][event.outcome]
    case 'printing.destroyed':
      return say[event.kind][event.outcome]
    case 'break-glass.opened':
      return say[event.kind](event.by, keyName(language, event.opening))
    case 'break-glass.told':
      return say[event.kind][event.outcome]
    case 'break-glass.reviewed':
      return say[event.kind](keyName(language, event.opening), wordOf(breakGlassWords[language].outcomes, event.outcome))
    case 'readings.sampled':
      return say[event.kind](event.drawn.length, event.of)
    case 'readings.reviewed':
      return say[event.kind](wordOf(protectedWords[language].sample.outcomes, event.outcome))
    case 'inbox.sealed':
      return say[event.kind]
    case 'log.found-altered':
      return say[event.kind](event.head, event.last)
    case 'note.erased':
    case 'item.held':
    case 'decision.undone':
    case 'entry.restored':
    case 'entry.found-before-release':
    case 'hold.lifted':
    case 'log.anchored':
      return say[event.kind]
  }
}

/** One line of an entry's history. */
export function historyWords(language: Language, item: HistoryItem): string {
  const {history: say} = auditWords[language]
  switch (item.kind) {
    case 'event':
      return `${item.actor} ${eventWords(language, item.event)}`
    case 'version':
      return item.origin === 'import' ? say.import(item.number) : say.rescan(item.number)
    case 'first-published':
      return say.firstPublished
    case 'last-day':
      return say.lastDay
  }
}

/** What is wrong with the log, and what to do next. */
export function problemWords(language: Language, problem: AuditProblem): {readonly what: string; readonly next: string} {
  const {problems: say, next} = auditWords[language]
  switch (problem.kind) {
    case 'edited':
      return {what: {itself: say.edited, next: say.editedNext, head: say.editedHead}[problem.seenBy](`${problem.chain} ${problem.position}`), next: next.look}
    case 'missing':
      return {what: (problem.renumbered ? say.missingRenumbered : say.missing)(`${problem.chain} ${span(problem.from, problem.to)}`), next: next.look}
    case 'start-missing':
      return {what: say.startMissing(`${problem.chain} ${span(1, problem.until)}`), next: next.look}
    case 'inserted':
      return {what: (problem.seenBy === 'head' ? say.insertedHead : say.inserted)(`${problem.chain} ${span(problem.from, problem.to)}`), next: next.look}
    case 'reordered':
      return {what: say.reordered(`${problem.chain} ${problem.position}`, problem.belongsAt), next: next.look}
    case 'renumbered':
      return {what: say.renumbered(`${problem.chain} ${span(problem.from, problem.to)}`), next: next.look}
    case 'truncated':
      return {what: (problem.seenBy === 'head' ? say.truncated : say.truncatedAnchor)(`${problem.chain} ${span(problem.from, problem.to)}`), next: problem.seenBy === 'head' ? next.look : next.restore}
    case 'forked':
      return {what: (problem.seenBy === 'rows' ? say.forked : say.forkedAnchor)(`${problem.chain} ${problem.position}`), next: next.look}
    case 'restored-old-copy':
      return {what: say.restoredOldCopy(problem.chains.join(', '), problem.newest, problem.anchored), next: next.restore}
    case 'other-register':
      return {what: say.otherRegister(problem.chain), next: next.look}
    case 'head-missing':
      return {what: say.headMissing(problem.chain), next: next.look}
    case 'found-altered':
      return {what: say.foundAltered(`${problem.chain} ${problem.position}`), next: next.look}
    case 'restore-untrue':
      return {what: say.restoreUntrue(`${problem.chain} ${problem.position}`), next: next.look}
    case 'signature-wrong':
      return {what: say.signatureWrong(`${problem.chain} ${problem.position}`), next: next.look}
    case 'turn-missing':
      return {what: say.turnMissing(`${problem.chain} ${problem.position}`), next: next.look}
    case 'restore-unvouched':
      return {what: say.restoreUnvouched(`${problem.chain} ${problem.position}`), next: next.unvouched}
    case 'stray':
      return {what: say.stray(problem.rows), next: next.look}
    case 'index-differs':
      return {what: say.indexDiffers, next: next.index}
    case 'anchors-gone':
      return {what: say.anchorsGone, next: next.place}
    case 'anchor-unreadable':
      return {what: say.anchorUnreadable(problem.line), next: next.compare}
    case 'anchor-altered':
      return {what: say.anchorAltered(problem.line), next: next.compare}
    case 'anchor-of-other-register':
      return {what: say.anchorOfOtherRegister(problem.line, problem.lines), next: next.file}
    case 'more':
      return {what: say.more(`${problem.chain} ${problem.after}`), next: next.look}
  }
}

/** What is good to know about the log although nothing is wrong with it. */
export function noteWords(language: Language, note: AuditNote): string {
  const {notes: say} = auditWords[language]
  switch (note.kind) {
    case 'trimmed':
      return say.trimmed(note.chain, note.until, note.removed, note.at, note.actor)
    case 'restored':
      return say.restored(note.at, note.actor, note.backupSha256.slice(0, 12), note.reapplied, note.lost, note.vouched)
    case 'not-anchored':
      return say.notAnchored
    case 'anchors-elsewhere':
      return say.anchorsElsewhere(note.anchors)
    case 'anchors-before-start':
      return say.anchorsBeforeStart(note.anchors)
  }
}

/** A word by its code, or the code where somebody wrote another. */
function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code
}
