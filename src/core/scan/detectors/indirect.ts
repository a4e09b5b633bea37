import type {Detector, Hit, ScanContext} from '../detector.js'
import {givenLevel, ordinaryLevel, WORD} from '../lexica.js'
import {POST, POST_HELD, WORDS} from '../indirect-words.js'
import {readingOf} from '../reading.js'
import {GatedPattern, mayAnyFit} from '../signs.js'
import {isOwnBusiness} from '../own-business.js'
import {besideOfficer} from '../officer-field.js'
import {papersOfOne} from '../paper-of-one.js'
import {TermIndex} from '../term-index.js'

type WordSort = keyof typeof WORDS
const SORTS = Object.keys(WORDS) as readonly WordSort[]
const anyOf = (sort: WordSort): string => `(?:${WORDS[sort].join('|')})`
const STARTS = new TermIndex(SORTS.flatMap((category) => WORDS[category].map((text) => ({category, text, openStart: true, openEnd: true, said: false}))))

const CHILD = anyOf('child')
const GROUP = String.raw`(?:(?:klass|årskurs|åk|grupp)\s?\d{1,2}\s?:?[a-g]?|\d\s?[a-g]|\d:an|förskoleklass(?:en)?|f-klass(?:en)?|avdelning(?:en)?\s\p{L}{2,21}|\p{L}{3,20}(?:avdelningen|gruppen))`
// All but the last three are looked for in the text's small letters, where patterns run several times as fast.
const LETTER = String.raw`[\p{Lu}\p{Ll}]`
const IN_GROUP = new GatedPattern(new RegExp(String.raw`(?<![\p{L}\d])${CHILD}(?:\still\s(?:en\s)?${CHILD})?(?:\s(?:med|utan)\s\p{L}{3,20})?(?:\s(?:som\s)?går)?\s(?:i|på|från|vid)\s${GROUP}(?![\p{L}\d])(?:,?\s(?:på|vid|i)\s${LETTER}[\p{L}-]{2,30})?`, 'yu'))
const AT_PLACE = new GatedPattern(new RegExp(String.raw`(?<![\p{L}\d])${anyOf('grown')}\s(?:(?:som\s)?bor(?:\si|\spå)?\s|boende\s)?(?:på|i|vid|från|hos)?\s?(?:lägenhet|lgh|rum|hus|nr|nummer|port)?\s?(?:\p{L}[\p{L}-]{2,30}(?:gatan|vägen|gränd|stigen|torget|allén|backen|gränden|slingan|ringen|gården|boendet|hemmet)\s\d{1,4}|\d{4}|\d{1,3}(?=[\s,.)]|$))`, 'yu'))
const IN_FLAT = new GatedPattern(new RegExp(String.raw`(?<![\p{L}\d])${anyOf('inFlat')}\s(?:i|på)\s(?:(?:lägenhet(?:en)?|lgh|rum|hus|port)\s?(?:nr|nummer)?\s?\d{1,4}|\d{4})(?!\d)`, 'yu'))
const ONLY = new GatedPattern(new RegExp(String.raw`(?<![\p{L}\d])${anyOf('only')}\s(?:\p{Ll}{3,20}\s){0,2}(?:person(?:en)?|elev(?:en)?|barn(?:et)?|kvinn(?:a|an|lig|liga)|man|mannen|manlig|manliga|familj(?:en)?|flickan?|pojken?|lärare(?:n)?|läkare(?:n)?|boende|invånare(?:n)?|brukare(?:n)?|patient(?:en)?|anställd[ae]?|medarbetare(?:n)?|hyresgäst(?:en)?|hushåll(?:et)?|[a-zåäö]{3,14}(?:talande|född|födda))\s?(?:\p{Ll}{3,20}\s){0,2}(?:i|på|vid|inom|från|hos|med)(?!\p{L})`, 'yu'))
// `byns enda diakon`: of a whole place.
const ONLY_OF_ALL = new GatedPattern(new RegExp(String.raw`(?<=\p{L}s\s)${anyOf('only')}\s(?:\p{Ll}{3,20}\s){0,2}\p{L}{0,20}(?:lärare|pedagog|skötare|sköterska|läkare|biträde|assistent|handläggare|sekreterare|chef|rektor|chaufför|förare|vaktmästare|vårdare|städare|kock|tränare|kurator|psykolog|tekniker|inspektör|ingenjör|bibliotekarie|ledare|präst|mästare|föreståndare|diakon|kantor|terapeut|frisör|polis|barnmorska|veterinär|jurist|advokat|bonde|lantbrukare|fiskare|butiksägare|handlare|brevbärare|tandläkare|invånare|barn|elev|flicka|pojke|kvinna|man|familj|tolk|bagare|slaktare|jägare|fotograf|konstnär)(?:n|en|et|an)?(?!\p{L})`, 'yu'))
const PERSON = anyOf('person')
const DEFINITE_PERSON = anyOf('definite')
const AGE_IN_WORDS = `(?:${WORDS.ones.join('|')}|${anyOf('tens')}(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)?)`
// `femårig pojke`, `pojke fyra år`, `femåring`
const AGED_IN_WORDS = new GatedPattern(new RegExp(String.raw`(?<!\p{L})(?:${AGE_IN_WORDS}-?\s?årig[ae]?\s(?:${DEFINITE_PERSON}|${PERSON})|(?:${DEFINITE_PERSON}|${PERSON})[,\s]{1,2}(?:på\s)?${AGE_IN_WORDS}\s(?:år(?:\sgammal)?|månader)|${AGE_IN_WORDS}åring(?:en|ens|s)?)(?!\p{L})`, 'yu'))
// `kvinna (82)`, `kvinna 82`, `man, f. -42`, `klient (f. 1985)`
const AGE_BESIDE = new GatedPattern(new RegExp(String.raw`(?<![\p{L}\d])(?:${DEFINITE_PERSON}|${PERSON})(?:,?\s\(\s?\d{1,3}\s?(?:år)?\s?\)|,\s\d{1,3}(?=$|[,.;)]|\sår(?!\p{L}))|,?\s\(?\s?(?:f\.?|född)\s?(?:år\s)?(?:[-’'´]\d{2}|(?:19|20)\d{2}|\d{2})(?![\d-])\s?\)?)`, 'yu'))
const AGED = new GatedPattern(/(?<![\p{L}\d])(?:\d{1,3}-?\s?åri(?:g|ga|ge)\s(?:kvinna|man|flicka|pojke|elev|person|patient|brukare|dotter|son|barn|mamma|pappa|mor|far)[a-z]{0,3}|\d{1,3}-?åring(?:en|ens|s)?(?!\p{L})|(?:kvinna|man|flicka|pojke|elev|person|kvinnan|mannen|barn|son|dotter|patient|brukare|klient|syskon)[,\s]{1,2}(?:\d{1,3} år(?!\p{L})|fö(?:dd|tt) (?:19|20)\d\d)|(?<=[\p{L}],?\s)\(?(?:född|f\.)\s(?:19|20)\d\d(?=$|[,.)]))/gu)
const OFFICE = '(?:[a-zåäö]{0,16}(?:rektorn?|chef(?:en)?|lärare(?:n)?|råd(?:et)?|ordförande(?:n)?|präst(?:en)?|kyrkoherde(?:n)?|direktör(?:en)?|läkare(?:n)?|polis(?:en)?|politiker(?:n)?|handläggare(?:n)?|ledamot(?:en)?|borgmästare(?:n)?|föreståndare(?:n)?|sekreterare(?:n)?|tränare(?:n)?))'
// `sonen till rektorn`, `hustru till ordföranden i byggnadsnämnden`
const KIN_TO_OFFICE = new GatedPattern(new RegExp(String.raw`(?<!\p{L})${anyOf('kin')}\still\s(?:(?:den|vår|förre|förra|tidigare|dåvarande|nuvarande)\s)?${OFFICE}(?!\p{L})(?:\s(?:i|på|vid|för)\s\p{L}[\p{L}-]{2,30})?`, 'yu'))
// Where somebody works, by its name or a line's number: `vid Bokelunds skola`, `på linje 4`.
const AT_A_PLACE = String.raw`(?:på|vid|i|inom|hos)\s(?:(?:förskolan|skolan|avdelningen|avdelning|äldreboendet|boendet|gruppbostaden|enheten|hemtjänsten)\s)?(?:\p{Lu}[\p{L}-]{2,30}|linje\s\d)`
// `anmälan mot rektor på Ekskolan`: whom an accusation is about, told by post and workplace.
const COMPLAINED_OF = new GatedPattern(new RegExp(String.raw`(?<!\p{L})(?:(?:klagomål|synpunkt(?:er)?|kritik|missnöje|anmälan|anmäld|polisanmälan|misstro|åtal|förtal|hot|våld)\s(?:på|mot|över|om|gällande|angående|avseende|rörande|kring)|(?:varning|erinran|avsked|avskedande|uppsägning|utredning|avstängning|omplacering|disciplinpåföljd|disciplinåtgärd|löneavdrag|tillrättavisning|medvetandegörande)\s(?:till|av|om|mot|för|avseende|gällande)|misskötsamhet,?(?:\s(?:av|hos))?|tjänstefel,?(?:\s(?:av|hos))?|disciplinärende,?(?:\s(?:för|mot|om|avseende|gällande))?)\s\p{L}{0,20}${POST}(?:n|en|et)?\s${AT_A_PLACE}`, 'giu'))
const KIN_OF_OFFICE = new GatedPattern(/(?<![\p{L}])(?:[a-zåäö]{0,16}(?:nämndemann|ledamot|kassör|sekreterare|brevbärare|rektor|chef|lärare|råd|ordförande|präst|kyrkoherde|direktör|läkare|polis|politiker|handläggare)(?:en|n|et)?s)\s(?:son|dotter|fru|make|maka|man|hustru|mor|far|bror|syster|barn|sambo|föräldrar|svåger|svärson|kusin|pappa|mamma|hund|katt|villa|hus|tomt|garage|bil|båt|sommarstuga|bygglov)(?!\p{L})/gu)

// `rektorn på Almskolan`: the definite form tells the one who holds the post.
const AT_WORK = new GatedPattern(new RegExp(String.raw`(?<!\p{L})\p{L}{0,20}(?:${POST_HELD}|${POST_HELD.replace(/(?<=[(|:])\p{Ll}/gu, (letter) => letter.toUpperCase())})\s(?:(?:i|för)\s\p{Ll}{3,15}\s)?(?:på|vid|i|inom)\s\p{Lu}[\p{L}-]{2,30}`, 'gu'))
// `mannen som sköter isbanan`, `grannen ovanpå`, `ägaren till den vita pitbullen`: the one it can only be.
const ONE_WHO = new GatedPattern(/(?<!\p{L})(?:(?:mannen|kvinnan|killen|tjejen|damen|herren|tanten|gubben|paret|familjen|\p{L}{0,14}(?:mamman|pappan)|chauffören|vikarien|hyresgästen|grannen|pensionären)\ssom\s\p{L}{2,20}(?:\s\p{L}{2,20}){0,2}|grannen\s(?:ovanpå|ovanför|nedanför|under|bredvid|intill|mittemot|tvärs)|ägaren\still\s(?:den|det|en|ett)\s\p{L}{2,20}(?:\s\p{L}{2,20})?|(?:hund|katt|häst|bil|båt|djur)?ägaren?\still\s\p{L}{0,12}(?:hunden|hundarna|katten|katterna|hästen|hästarna|tuppen|hönsen|schäfern|rottweilern|pitbullen|labradoren|taxen|valpen|djuren|bilen|båten|husbilen|husvagnen|släpet|villan|huset|stugan|tomten))(?!\p{L})/gu)
// `änkan i Furuhem`: one in a place where all know who it is.
const ONE_IN_A_PLACE = new GatedPattern(/(?<!\p{L})(?:[äÄ]nkan|[äÄ]nklingen|[mM]annen|[kK]vinnan|[pP]aret|[fF]amiljen|[gG]ubben|[tT]anten|[bB]röderna|[sS]ystrarna|[sS]yskonen)\s(?:i|på|från|vid)\s\p{Lu}[\p{L}-]{2,30}/gu)
// `dom mot tidigare ekonomichefen`: there is but one.
const WAS_IN_POST = new GatedPattern(new RegExp(String.raw`(?<!\p{L})(?:tidigare|förre|förra|förutvarande|dåvarande|avgående|avsatte|avsatta|avskedade|entledigade|f\.?\s?d\.?)\s\p{L}{0,20}${POST_HELD}(?!\p{L})`, 'giu'))
// `vanvård hos lantbrukare i Hönsarp`: of a trade that a village has one or two of, where something is held against somebody.
const HELD_AGAINST = /vanvård|brist|uteblivn|förelägg|förbud|klag|anmäl|misstänk|(?<!\p{L})hot|vägra|tvist|brott|dött|döda|gödsel|stank|kontroll|ovårda|utan tillstånd|olovlig|vite/u
const TRADE_IN_A_PLACE = new GatedPattern(/(?<!\p{L})(?:lantbrukaren?|bonden?|djurägaren?|djurhållaren?|hästägaren?|hundägaren?|kattägaren?|fåruppfödaren?|uppfödaren?|markägaren?|skogsägaren?|(?:på|hos)\s(?:en\s)?gård)\s(?:i|på|vid|från)\s\p{Lu}[\p{L}-]{2,30}/giu)
// A post that nobody holds as yet, or that is spoken to as an office.
const NO_ONE_YET = /rekryter|söks|(?<!\p{L})ny(?:a|e|tt)?\s|tjänst|intervju|informer|möte|besök|inbjud|schema|uppdrag|frågor till/u
// What is told of one at work and not of the work.
const TELLS_OF_ONE = /anklaga|(?<!\p{L})arg(?!\p{L})|omhändertag|gödsel|vanvård|avgår?(?!\p{L})|avgång|klagar|klagat|klagomål|olämplig|bemötande|misstänk|sjukskriv|slutat?(?!\p{L})|omplacer|kränk|missköt|mobb|(?:skrek|skriker|slog|slår|hotat|hotad|hånat|fuskat|fuskar|ljög|ljuger|sov|sover)(?!\p{L})|trakasser|förtroende|favorise|anmäl[ds]|anmälan|varnas|varnad|avstängd|stängs av|full på|berusad|särbehand|byts ut|byte av|uppsagd|sägs upp|sparkas|lön(?:en)?(?!\p{L})|tystnadsplikt|otrevlig|oförskämd|oartig|ohyfsad|röker|vägrar|konflikt|missnöj|misstro|misstanke|beröm|varning|erinran|avstäng|löneavdrag|stöld|synpunkt|kritik|tillsyn avseende|hot(?:ar|ade)?(?!\p{L})|våld(?!\p{L})|jäv|f\.d\.|(?<!\p{L})(?:tidigare|förre|förra)\s/u
// A post without its article is anyone's who holds one, unless what is told is of one: `otrevlig receptionist på Medborgarhuset`.
const POST_OF_ONE = new GatedPattern(new RegExp(String.raw`(?<=^|[,:–-]\s|(?<!\p{L})(?:mot|på|över|till|om|avseende|gällande|angående|ang|med|från|hos|en|tidigare|förre|förra|otrevlig|oförskämd|arg|berusad|jävig|misstänkt|olämplig|f\.d\.)\s)\p{L}{0,20}(?:${POST.slice(3, -1)}|receptionist|undersköterska|barnskötare|ordförande)(?:n|en|et)?\s(?:${AT_A_PLACE}|(?:i|för)\s(?:\p{L}+-\soch\s)?\p{L}{4,20}(?:nämnden|styrelsen)|\p{Lu}\p{Ll}{2,16}(?:skolan|skola|gården|gymnasiet|förskola|boendet))`, 'giu'))
// `Personalärende enhetschef Lövgården`, `Lönetvist, lokalvårdare Ekskolan`: what is one person's at work, a post and where, with a little word between or none.
const OF_ONE_AT_WORK = new GatedPattern(new RegExp(String.raw`(?<!\p{L})(?:personalärende|lönetvist|bisyssla|vittnesmål|rehabilitering|rehabiliteringsutredning|arbetsskada|arbetsskadeanmälan|sjukskrivning|disciplinärende|misskötsamhet|omplacering|uppsägning|avsked|avskedande|varning|erinran|lönekrav|tjänstledighet|alkoholmissbruk|samarbetsproblem)[,:]?\s(?:(?:av|för|om|mot|gällande|avseende|till)\s)?\p{L}{0,20}${POST}(?:n|en|et)?,?\s(?:(?:på|vid|i|inom)\s)?(?:förskolan\s|hemtjänsten\s|avdelning\s)?\p{Lu}[\p{L}-]{2,30}`, 'giu'))
// `chefens beteende vid hemtjänsten`, `Ekskolans kurator har ingen legitimation`
const CONDUCT_IN_POST = new GatedPattern(new RegExp(String.raw`(?<!\p{L})\p{L}{0,20}${POST_HELD}s\s(?:beteende|agerande|bemötande|uttalande|uppförande|sätt|språk|drickande|frånvaro|lön|bisyssla|körning)(?:n|en|et|t|n)?(?!\p{L})`, 'giu'))
const POST_OF_A_PLACE = new GatedPattern(new RegExp(String.raw`(?<!\p{L})\p{Lu}[\p{L}-]{2,30}s\s\p{L}{0,16}${POST}(?:n|en|et)?\s(?:har\singen|har\sinte|saknar|är\s(?:olämplig|berusad|full|arg|otrevlig|sjuk|jävig|misstänkt|anmäld)|slog|slår|skrek|skriker|vägrar|ljuger|ljög|kränker|kränkte|kallade|hotade|hotar|stal)(?!\p{L})`, 'gu'))
// `Elevärende 5C pojke`
const CLASS_AND_CHILD = new GatedPattern(new RegExp(String.raw`(?<![\p{L}\d])(?:(?:klass|årskurs|åk)\s?)?\d{1,2}\s?[A-Ha-h],?\s${CHILD}(?!\p{L})`, 'gu'))
// `mannen i gula huset`: who lives in a house that is told by its looks.
const IN_HOUSE = new GatedPattern(new RegExp(String.raw`(?<!\p{L})${anyOf('inHouse')}\s(?:som\sbor\s)?i\s(?:det\s)?\p{Ll}{3,12}\s(?:huset|villan|torpet|stugan|gården|radhuset|hörnhuset)(?!\p{L})`, 'yu'))
// `kvinnan som bor ovanför pizzerian`, `ägaren till den gula villan vid kyrkan`
const BESIDE_PLACE = new GatedPattern(new RegExp(String.raw`(?<!\p{L})${anyOf('besidePlace')}\s(?:som\s)?(?:bor|bodde|boende)\s(?:\p{L}{2,12}\s){0,2}?(?:ovanför|ovanpå|under|bredvid|intill|mittemot|mitt emot|bakom|framför|granne med|närmast|vid|över|nära|längst)\s(?:\p{Ll}{3,14}\s){0,2}\p{L}{2,30}`, 'yu'))
const OWNER_OF_HOUSE = new GatedPattern(new RegExp(String.raw`(?<!\p{L})${anyOf('owner')}\s(?:till|av|i)\s(?:(?:det|den)\s)?\p{Ll}{3,12}\s(?:huset|villan|torpet|stugan|gården|radhuset|hörnhuset|sommarstugan|hästgården|lägenheten)(?!\p{L})`, 'yu'))
// `flicka, åk 8 Ekskolan`
const CHILD_AND_CLASS = new GatedPattern(new RegExp(String.raw`(?<![\p{L}\d])${CHILD},?\s\(?(?:(?:klass|årskurs|åk)\s?\d{1,2}\s?:?[a-g]?|\d\s?[a-g])(?![\p{L}\d])(?:,?\s(?:(?:på|vid|i)\s)?\p{L}{2,24}skolan?(?!\p{L}))?`, 'yu'))
const KIN_TO = new GatedPattern(new RegExp(String.raw`(?<!\p{L})${anyOf('kinTo')}n?\s(?:till|för|åt)\s([\p{Lu}\p{Ll}]{2,21})(?![\p{L}-])`, 'yu'))
const NAME_AND_CLASS = new GatedPattern(/(?<![\p{L}-])(\p{Lu}\p{Ll}{1,20}),?\s\(?(?:(?:klass|årskurs|åk)\s?\d{1,2}\s?:?[A-Ga-g]?|\d\s?[A-G])(?![\p{L}\d])/gu)
const NAME_AND_AGE = new GatedPattern(/(?<![\p{L}-])(\p{Lu}\p{Ll}{1,20}),?\s\d{1,3}\s(?:år|mån(?:ader)?)(?!\p{L})/gu)

const ALL: readonly GatedPattern[] = [OF_ONE_AT_WORK, CONDUCT_IN_POST, POST_OF_A_PLACE, CLASS_AND_CHILD, IN_GROUP, AT_PLACE, IN_FLAT, ONLY, ONLY_OF_ALL, AGED_IN_WORDS, AGE_BESIDE, AGED, KIN_TO_OFFICE, COMPLAINED_OF, KIN_OF_OFFICE, AT_WORK, ONE_WHO, ONE_IN_A_PLACE, WAS_IN_POST, TRADE_IN_A_PLACE, POST_OF_ONE, IN_HOUSE, BESIDE_PLACE, OWNER_OF_HOUSE, CHILD_AND_CLASS, KIN_TO, NAME_AND_CLASS, NAME_AND_AGE]

/**
 * Somebody told without a name: a child in a class, the one of a kind, an age, who lives at a number, or the kin of one who holds an office (B10).
 * Who knows the place knows the person.
 */
export const indirect = {
  id: 'indirect',
  version: 8,
  kinds: ['indirect'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1 och skäl 26',
  reasons: ['in-a-class', 'at-a-number', 'only-one', 'age', 'kin-of-an-office', 'at-work', 'in-a-house', 'kin-to-a-name', 'beside-officer', 'second-name', 'paper-of-one'],

  find(text: string, context: ScanContext): readonly Hit[] {
    const hits: Hit[] = besideOfficer(text, context).map((found): Hit => ({kind: 'indirect', certainty: 'likely', ...found}))
    if (context.field === 'fileName') hits.push(...papersOfOne(text).map((found): Hit => ({kind: 'indirect', certainty: 'likely', why: 'paper-of-one', ...found})))
    if (!mayAnyFit(text, ALL)) return hits
    const {lower} = readingOf(text, context.lexica)
    const told = (at: number, found: string, why: (typeof indirect.reasons)[number]): void => {
      if (!isAnyOf(lower, at, at + found.length, why)) hits.push({kind: 'indirect', start: at, end: at + found.trimEnd().length, certainty: 'likely', why})
    }
    const named = (at: number, found: string, name: string, nameAt: number, why: (typeof indirect.reasons)[number], level: number): void => {
      const bits = context.lexica.words.get(name.toLowerCase()) ?? 0
      if (/^\p{Lu}/u.test(text.charAt(nameAt)) && givenLevel(bits) >= level && (level === 3 || ordinaryLevel(bits) < 2) && (bits & (WORD.place | WORD.common)) === 0) hits.push({kind: 'indirect', start: at, end: at + found.length, certainty: 'likely', why})
    }
    let starts: Starts | null = null
    const begun = (pattern: GatedPattern, ...sorts: readonly WordSort[]): Iterable<RegExpExecArray> => (pattern.mayFit(text) ? matchesAt(pattern.pattern, lower, sorts.map((sort) => (starts ??= startsIn(lower))[sort])) : [])
    for (const {0: found, index} of begun(IN_GROUP, 'child')) told(index, found, 'in-a-class')
    for (const {0: found, index} of begun(AT_PLACE, 'grown')) told(index, found, 'at-a-number')
    for (const {0: found, index} of begun(IN_FLAT, 'inFlat')) told(index, found, 'at-a-number')
    for (const {0: found, index} of AGED.allIn(text, lower)) told(index, found, 'age')
    for (const {0: found, index} of begun(AGE_BESIDE, 'definite', 'person')) told(index, found, 'age')
    for (const {0: found, index} of begun(CHILD_AND_CLASS, 'child')) told(index, found, 'in-a-class')
    for (const {0: found, index} of begun(AGED_IN_WORDS, 'ones', 'tens', 'definite', 'person')) told(index, found, 'age')
    for (const {0: found, index} of begun(KIN_TO_OFFICE, 'kin')) told(index, found, 'kin-of-an-office')
    for (const {0: found, index} of begun(BESIDE_PLACE, 'besidePlace')) told(index, found, 'in-a-house')
    const isHeading = context.field === 'heading'
    if (context.field !== 'file') for (const {0: found, index} of COMPLAINED_OF.allIn(text)) told(index, found, 'at-work')
    if (isHeading && POST_OF_ONE.mayFit(text) && TELLS_OF_ONE.test(lower)) for (const {0: found, index} of POST_OF_ONE.allIn(text)) told(index, found, 'at-work')
    if ((context.caseNature === 'private' || isHeading) && AT_WORK.mayFit(text) && (context.caseNature === 'private' || !(isOwnBusiness(lower) || NO_ONE_YET.test(lower)))) for (const {0: found, index} of AT_WORK.allIn(text)) told(index, found, 'at-work')
    if (isHeading) for (const {0: found, index} of ONE_WHO.allIn(text, lower)) told(index, found, 'in-a-house')
    if (isHeading) for (const {0: found, index} of WAS_IN_POST.allIn(text)) told(index, found, 'at-work')
    if (isHeading && context.caseNature !== 'public' && TRADE_IN_A_PLACE.mayFit(text) && HELD_AGAINST.test(lower) && !isOwnBusiness(lower)) for (const {0: found, index} of TRADE_IN_A_PLACE.allIn(text)) told(index, found, 'at-a-number')
    if (isHeading && context.caseNature !== 'public') for (const {0: found, index} of ONE_IN_A_PLACE.allIn(text)) told(index, found, 'at-a-number')
    for (const pattern of isHeading ? [OF_ONE_AT_WORK, CONDUCT_IN_POST, POST_OF_A_PLACE] : []) if (pattern.mayFit(text) && !isOwnBusiness(lower)) for (const {0: found, index} of pattern.allIn(text)) told(index, found, 'at-work')
    if (isHeading) for (const {0: found, index} of CLASS_AND_CHILD.allIn(text, lower)) told(index, found, 'in-a-class')
    for (const {0: found, index} of begun(IN_HOUSE, 'inHouse')) told(index, found, 'in-a-house')
    for (const {0: found, index} of begun(OWNER_OF_HOUSE, 'owner')) told(index, found, 'in-a-house')
    for (const {0: found, 1: name = '', index} of begun(KIN_TO, 'kinTo')) named(index, found, name, index + found.length - name.length, 'kin-to-a-name', 3)
    for (const {0: found, 1: name = '', index} of NAME_AND_AGE.allIn(text)) named(index, found, name, index, 'age', 4)
    for (const {0: found, 1: name = '', index} of NAME_AND_CLASS.allIn(text)) named(index, found, name, index, 'in-a-class', 4)
    for (const {0: found, index} of begun(ONLY_OF_ALL, 'only')) told(index, found, 'only-one')
    for (const {0: found, index} of begun(ONLY, 'only')) told(index, found, 'only-one')
    for (const {0: found, index} of KIN_OF_OFFICE.allIn(text, lower)) told(index, found, 'kin-of-an-office')
    return hits
  },
} as const satisfies Detector

type Starts = Readonly<Record<WordSort, readonly number[]>>
const noStarts = (): Record<WordSort, number[]> => ({child: [], grown: [], inFlat: [], only: [], person: [], definite: [], ones: [], tens: [], kin: [], inHouse: [], besidePlace: [], owner: [], kinTo: []})

/** Where words of each sort begin. */
function startsIn(lower: string): Starts {
  const starts = noStarts()
  for (const {category, start} of STARTS.find(lower)) {
    // Inside a word none begins. Letters beyond these are left to the patterns.
    const before = lower.charCodeAt(start - 1)
    if (!(before >= 97 && before <= 122) && before !== 229 && before !== 228 && before !== 246) starts[category].push(start)
  }
  return starts
}

/** What a pattern that begins with certain words matches, as a search over the whole text would: from the left, none over another. */
function* matchesAt(pattern: RegExp, lower: string, starts: readonly (readonly number[])[]): Generator<RegExpExecArray> {
  let from = 0
  for (const at of starts.flat().sort((a, b) => a - b)) {
    if (at < from) continue
    pattern.lastIndex = at
    const match = pattern.exec(lower)
    if (match === null) continue
    yield match
    from = at + match[0].length
  }
}

// `elev i årskurs 1-3`, `för barn i åk 2`, `person 65 år och äldre`: whoever it may be.
const TO_ANOTHER = /^\s?(?:-|och|eller|till)\s?(?:åk\s?|årskurs\s?)?\d/
const BEFORE_ANY = /(?<!\p{L})(?:för|till|alla|antal|andel)\s$/u
const ANY_IN_GROUP = /^(?:elev|barn)\s(?:i|på|från|vid)\s(?:(?:årskurs|åk|grupp)\s?\d{1,2}|förskoleklass)$/
const ANY_CHILD = /^barn\s/
const AND_OLDER = /^\s?(?:(?:och|eller|samt)\s(?:äldre|uppåt|yngre|över|under)(?!\p{L})|\+)/u

function isAnyOf(lower: string, start: number, end: number, why: (typeof indirect.reasons)[number]): boolean {
  const after = lower.slice(end, end + 16)
  if (why === 'age') return AND_OLDER.test(after)
  const found = lower.slice(start, end)
  if (why !== 'in-a-class' || !ANY_IN_GROUP.test(found)) return false
  return TO_ANOTHER.test(after) || (ANY_CHILD.test(found) && BEFORE_ANY.test(lower.slice(Math.max(0, start - 8), start)))
}
