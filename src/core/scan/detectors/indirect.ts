import type {Detector, Hit, ScanContext} from '../detector.js'
import {givenLevel, ordinaryLevel, WORD} from '../lexica.js'
import {readingOf} from '../reading.js'

const CHILD = '(?:flickan|flicka|pojken|pojke|eleven|elev|barnet|barn|tvillingarna|tvillingar|syskonen|sonen|dottern|son|dotter|mamman|pappan|modern|fadern|mor|far|förälder|föräldern|vårdnadshavare|vårdnadshavaren|killen|tjejen)'
const GROWN = '(?:kvinnan|mannen|paret|änkan|änklingen|familjen|hyresgästen|grannen|damen|herren|den boende|pensionären|makarna|ägaren|hundägaren|syskonen|bröderna|systrarna|brukaren|patienten|personen)'
const GROUP = String.raw`(?:(?:klass|årskurs|åk|grupp)\s?\d{1,2}\s?:?[a-g]?|\d\s?[a-g]|\d:an|förskoleklass(?:en)?|f-klass(?:en)?|avdelning(?:en)?\s\p{L}{2,21}|\p{L}{3,20}(?:avdelningen|gruppen))`
// All but the last three are looked for in the text's small letters, where patterns run several times as fast.
const LETTER = String.raw`[\p{Lu}\p{Ll}]`
const IN_GROUP = new RegExp(String.raw`(?<![\p{L}\d])${CHILD}(?:\still\s(?:en\s)?${CHILD})?(?:\s(?:med|utan)\s\p{L}{3,20})?(?:\s(?:som\s)?går)?\s(?:i|på|från|vid)\s${GROUP}(?![\p{L}\d])(?:,?\s(?:på|vid|i)\s${LETTER}[\p{L}-]{2,30})?`, 'gu')
const AT_PLACE = new RegExp(String.raw`(?<![\p{L}\d])${GROWN}\s(?:(?:som\s)?bor(?:\si|\spå)?\s|boende\s)?(?:på|i|vid|från|hos)?\s?(?:lägenhet|lgh|rum|hus|nr|nummer|port)?\s?(?:\p{L}[\p{L}-]{2,30}(?:gatan|vägen|gränd|stigen|torget|allén|backen|gränden|slingan|ringen|gården|boendet|hemmet)\s\d{1,4}|\d{4}|\d{1,3}(?=[\s,.)]|$))`, 'gu')
const IN_FLAT = /(?<![\p{L}\d])(?:hyresgäst|hyresgästen|boende|brukare|brukaren|patient|patienten|person|personen|vårdtagare|omsorgstagare|kund)\s(?:i|på)\s(?:lägenhet(?:en)?|lgh|rum|hus|port)\s?(?:nr|nummer)?\s?\d{1,4}(?!\d)/gu
const ONLY = /(?<![\p{L}\d])(?:enda|ende|ensamm?e|första kvinnliga|första manliga)\s(?:\p{Ll}{3,20}\s){0,2}(?:person(?:en)?|elev(?:en)?|barn(?:et)?|kvinn(?:a|an|lig|liga)|man|mannen|manlig|manliga|familj(?:en)?|flickan?|pojken?|lärare(?:n)?|läkare(?:n)?|boende|invånare(?:n)?|brukare(?:n)?|patient(?:en)?|anställd[ae]?|medarbetare(?:n)?|hyresgäst(?:en)?|hushåll(?:et)?|[a-zåäö]{3,14}(?:talande|född|födda))\s?(?:\p{Ll}{3,20}\s){0,2}(?:i|på|vid|inom|från|hos|med)(?!\p{L})/gu
const PERSON = '(?:kvinna|man|flicka|pojke|elev|person|patient|brukare|klient|dotter|son|mamma|pappa|mor|far|kille|tjej|dam|herre|boende|hyresgäst|granne|sökande|anställd|vikarie|medborgare)'
const DEFINITE_PERSON = '(?:kvinnan|mannen|flickan|pojken|eleven|personen|patienten|brukaren|klienten|dottern|sonen|barnet|mamman|pappan|killen|tjejen|damen|hyresgästen|grannen|sökanden|vikarien)'
const AGE_IN_WORDS = '(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|(?:tjugo|trettio|fyrtio|fyrti|femtio|femti|sextio|sexti|sjuttio|sjutti|åttio|åtti|nittio|nitti|hundra)(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)?)'
// `femårig pojke`, `pojke fyra år`, `femåring`
const AGED_IN_WORDS = new RegExp(String.raw`(?<!\p{L})(?:${AGE_IN_WORDS}-?\s?årig[ae]?\s(?:${DEFINITE_PERSON}|${PERSON})|(?:${DEFINITE_PERSON}|${PERSON})[,\s]{1,2}(?:på\s)?${AGE_IN_WORDS}\s(?:år(?:\sgammal)?|månader)|${AGE_IN_WORDS}åring(?:en|ens|s)?)(?!\p{L})`, 'gu')
// `kvinna (82)`, `kvinna 82`, `man, f. -42`, `klient (f. 1985)`
const AGE_BESIDE = new RegExp(String.raw`(?<![\p{L}\d])(?:${DEFINITE_PERSON}|${PERSON})(?:,?\s\(\s?\d{1,3}\s?(?:år)?\s?\)|,\s\d{1,3}(?=$|[,.;)]|\sår(?!\p{L}))|,?\s\(?\s?(?:f\.?|född)\s?(?:år\s)?(?:[-’'´]\d{2}|(?:19|20)\d{2}|\d{2})(?![\d-])\s?\)?)`, 'gu')
const AGED = /(?<![\p{L}\d])(?:\d{1,3}-?\s?åri(?:g|ga|ge)\s(?:kvinna|man|flicka|pojke|elev|person|patient|brukare|dotter|son|barn|mamma|pappa|mor|far)[a-z]{0,3}|\d{1,3}-?åring(?:en|ens|s)?(?!\p{L})|(?:kvinna|man|flicka|pojke|elev|person|kvinnan|mannen)[,\s]{1,2}(?:\d{1,3} år(?!\p{L})|född (?:19|20)\d\d))/gu
const OFFICE = '(?:[a-zåäö]{0,16}(?:rektorn?|chef(?:en)?|lärare(?:n)?|råd(?:et)?|ordförande(?:n)?|präst(?:en)?|kyrkoherde(?:n)?|direktör(?:en)?|läkare(?:n)?|polis(?:en)?|politiker(?:n)?|handläggare(?:n)?|ledamot(?:en)?|borgmästare(?:n)?|föreståndare(?:n)?|sekreterare(?:n)?|tränare(?:n)?))'
// `sonen till rektorn`, `hustru till ordföranden i byggnadsnämnden`
const KIN_TO_OFFICE = new RegExp(String.raw`(?<!\p{L})(?:sonen|son|dottern|dotter|hustru|hustrun|fru|frun|make|maken|maka|makan|sambo|sambon|mannen|bror|brodern|syster|systern|mor|modern|far|fadern|mamma|mamman|pappa|pappan|barn|barnen|barnet|förälder|föräldrar|svåger|svägerska|kusin|kusinen|släkting|granne|grannen|vän|väninna)\still\s(?:(?:den|vår|förre|förra|tidigare|dåvarande|nuvarande)\s)?${OFFICE}(?!\p{L})(?:\s(?:i|på|vid|för)\s\p{L}[\p{L}-]{2,30})?`, 'gu')
// `anmälan mot rektor på Ekskolan`: whom an accusation is about, told by post and workplace.
const COMPLAINED_OF = /(?<!\p{L})(?:(?:anmälan|anmäld|polisanmälan|misstro|åtal|förtal)\s(?:mot|på|gällande|angående|avseende)|(?:varning|avsked|avskedande|uppsägning|utredning|avstängning|omplacering)\s(?:till|av|om|mot))\s\p{L}{0,20}(?:lärare|pedagog|skötare|sköterska|läkare|biträde|assistent|handläggare|sekreterare|chef|rektor|chaufför|förare|vaktmästare|vårdare|städare|kock|vikarie|tränare|kurator|psykolog|tekniker|inspektör|ingenjör|bibliotekarie|samordnare|ledare|präst|mästare|föreståndare)(?:n|en|et)?\s(?:på|vid|i|inom)\s\p{Lu}[\p{L}-]{2,30}/giu
const KIN_OF_OFFICE = /(?<![\p{L}])(?:[a-zåäö]{0,16}(?:rektor|chef|lärare|råd|ordförande|präst|kyrkoherde|direktör|läkare|polis|politiker|handläggare)(?:en|n|et)?s)\s(?:son|dotter|fru|make|maka|man|hustru|mor|far|bror|syster|barn|sambo|föräldrar)(?!\p{L})/gu

// `rektorn på Almskolan`: the definite form tells the one who holds the post.
const AT_WORK = /(?<!\p{L})\p{L}{0,20}(?:läraren|pedagogen|skötaren|sköterskan|läkaren|biträdet|assistenten|handläggaren|sekreteraren|chefen|rektorn|chauffören|föraren|vaktmästaren|vårdaren|städaren|kocken|snickaren|vakten|vikarien|tränaren|kuratorn|psykologen|teknikern|inspektören|ingenjören|bibliotekarien|samordnaren|ledaren|prästen|mästaren|målaren|elektrikern|föreståndaren)\s(?:på|vid|i|inom)\s\p{Lu}[\p{L}-]{2,30}/gu
// `mannen i gula huset`: who lives in a house that is told by its looks.
const IN_HOUSE = /(?<!\p{L})(?:kvinnan|mannen|familjen|paret|grannen|damen|herren|gubben|tanten|makarna|folket|killen|tjejen)\s(?:som\sbor\s)?i\s(?:det\s)?\p{Ll}{3,12}\s(?:huset|villan|torpet|stugan|gården|radhuset|hörnhuset)(?!\p{L})/gu
// `kvinnan som bor ovanför pizzerian`, `ägaren till den gula villan vid kyrkan`
const BESIDE_PLACE = /(?<!\p{L})(?:kvinnan|mannen|familjen|paret|grannen|damen|herren|gubben|tanten|makarna|killen|tjejen|den|hon|han|hyresgästen|pensionären|änkan|änklingen|pojken|flickan)\s(?:som\s)?(?:bor|bodde|boende)\s(?:\p{L}{2,12}\s){0,2}?(?:ovanför|ovanpå|under|bredvid|intill|mittemot|mitt emot|bakom|framför|granne med|närmast|vid|över|nära|längst)\s(?:\p{Ll}{3,14}\s){0,2}\p{L}{2,30}/gu
const OWNER_OF_HOUSE = /(?<!\p{L})(?:ägaren|ägarna|innehavaren|arrendatorn|hyresgästen|hyresgästerna|familjen|kvinnan|mannen|de boende|den boende)\s(?:till|av|i)\s(?:(?:det|den)\s)?\p{Ll}{3,12}\s(?:huset|villan|torpet|stugan|gården|radhuset|hörnhuset|sommarstugan|hästgården|lägenheten)(?!\p{L})/gu
// `flicka, åk 8 Ekskolan`
const CHILD_AND_CLASS = new RegExp(String.raw`(?<![\p{L}\d])${CHILD},?\s\(?(?:(?:klass|årskurs|åk)\s?\d{1,2}\s?:?[a-g]?|\d\s?[a-g])(?![\p{L}\d])(?:,?\s(?:(?:på|vid|i)\s)?\p{L}{2,24}skolan?(?!\p{L}))?`, 'gu')
const KIN_TO = /(?<!\p{L})(?:mamma|pappa|mor|far|moder|fader|förälder|föräldrar|vårdnadshavare|mormor|morfar|farmor|farfar|syster|bror|syskon|son|dotter|sambo|fosterförälder|kontaktperson|god man|förvaltare)n?\s(?:till|för|åt)\s([\p{Lu}\p{Ll}]{2,21})(?![\p{L}-])/gu
// Each names what its pattern cannot do without, and is cheap to ask.
const HOLDS = {
  group: /klass|årskurs|åk|grupp|avdelning|\d\s?[a-g]|\d:an/,
  grown: /kvinnan|mannen|paret|änk|familjen|hyresgäst|grannen|damen|herren|boende|pension|makarna|ägaren|syskonen|bröderna|systrarna|brukare|patient|person|vårdtagare|omsorgstagare|kund/,
  age: /årig|åring|\d år|född [12]/,
  ageInWords: /årig|åring|[a-zåäö] (?:år|mån)/,
  ageBeside: /[a-zåäö],? ?(?:\(\s?(?:f|\d)|f\.?\s?|född |\d{1,3})/,
  kinToOffice: / till /,
  complaint: /anmäl|misstro|åtal|förtal|varning|avsked|uppsägning|utredning|avstäng|omplacer/,
  beside: /bor |bodde |boende /,
  house: /huset|villan|torpet|stugan|gården|lägenheten/,
  kin: /(?:mamma|pappa|mor|far|moder|fader|förälder|föräldrar|vårdnadshavare|syster|bror|syskon|son|dotter|sambo|god man|förvaltare)n?\s(?:till|för|åt)\s/,
  only: /(?:^|[^a-zåäö\d])(?:enda|ende|ensam|första [km])/,
  kinOfOffice: /s (?:son|dotter|fru|mak|man|hustru|mor|far|bror|syster|barn|sambo|föräl)/,
  work: /(?:läraren|pedagogen|skötaren|sköterskan|läkaren|biträdet|assistenten|handläggaren|sekreteraren|chefen|rektorn|chauffören|föraren|vaktmästaren|vårdaren|städaren|kocken|snickaren|vakten|vikarien|tränaren|kuratorn|psykologen|teknikern|inspektören|ingenjören|bibliotekarien|samordnaren|ledaren|prästen|mästaren|målaren|elektrikern|föreståndaren)\s(?:på|vid|i|inom)\s/,
} as const
const NAME_AND_CLASS = /(?<![\p{L}-])(\p{Lu}\p{Ll}{1,20}),?\s\(?(?:(?:klass|årskurs|åk)\s?\d{1,2}\s?:?[A-Ga-g]?|\d\s?[A-G])(?![\p{L}\d])/gu
const NAME_AND_AGE = /(?<![\p{L}-])(\p{Lu}\p{Ll}{1,20}),?\s\d{1,3}\s(?:år|mån(?:ader)?)(?!\p{L})/gu

/**
 * Somebody told without a name: a child in a class, the one of a kind, an age, who lives at a number, or the kin of one who holds an office (B10).
 * Who knows the place knows the person.
 */
export const indirect = {
  id: 'indirect',
  version: 4,
  kinds: ['indirect'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1 och skäl 26',
  reasons: ['in-a-class', 'at-a-number', 'only-one', 'age', 'kin-of-an-office', 'at-work', 'in-a-house', 'kin-to-a-name'],

  find(text: string, context: ScanContext): readonly Hit[] {
    const hits: Hit[] = []
    const {lower} = readingOf(text, context.lexica)
    const add = (pattern: RegExp, why: (typeof indirect.reasons)[number], where = lower): void => {
      for (const match of where.matchAll(pattern)) if (!isAnyOf(lower, match.index, match.index + match[0].length, why)) hits.push({kind: 'indirect', start: match.index, end: match.index + match[0].trimEnd().length, certainty: 'likely', why})
    }
    const hasDigit = /\d/.test(lower)
    if (HOLDS.group.test(lower)) add(IN_GROUP, 'in-a-class')
    if (hasDigit) {
      if (HOLDS.grown.test(lower)) {
        add(AT_PLACE, 'at-a-number')
        add(IN_FLAT, 'at-a-number')
      }
      if (HOLDS.age.test(lower)) add(AGED, 'age')
      if (HOLDS.ageBeside.test(lower)) add(AGE_BESIDE, 'age')
      if (HOLDS.group.test(lower)) add(CHILD_AND_CLASS, 'in-a-class')
    }
    if (HOLDS.ageInWords.test(lower)) add(AGED_IN_WORDS, 'age')
    if (HOLDS.kinToOffice.test(lower)) add(KIN_TO_OFFICE, 'kin-of-an-office')
    if (HOLDS.beside.test(lower)) add(BESIDE_PLACE, 'in-a-house')
    if (context.field !== 'file' && HOLDS.complaint.test(lower)) add(COMPLAINED_OF, 'at-work', text)
    if (context.caseNature === 'private' && HOLDS.work.test(text)) add(AT_WORK, 'at-work', text)
    if (HOLDS.house.test(lower)) {
      add(IN_HOUSE, 'in-a-house')
      add(OWNER_OF_HOUSE, 'in-a-house')
    }
    const named = (pattern: RegExp, why: (typeof indirect.reasons)[number], level: number, where: string): void => {
      for (const match of where.matchAll(pattern)) {
        const name = match[1] ?? ''
        const at = pattern === KIN_TO ? match.index + match[0].length - name.length : match.index
        const bits = context.lexica.words.get(name.toLowerCase()) ?? 0
        if (/^\p{Lu}/u.test(text.charAt(at)) && givenLevel(bits) >= level && (level === 3 || ordinaryLevel(bits) < 2) && (bits & (WORD.place | WORD.common)) === 0) hits.push({kind: 'indirect', start: match.index, end: match.index + match[0].length, certainty: 'likely', why})
      }
    }
    if (HOLDS.kin.test(lower)) named(KIN_TO, 'kin-to-a-name', 3, lower)
    if (hasDigit && /\d\s(?:år|mån)/.test(text)) named(NAME_AND_AGE, 'age', 4, text)
    if (hasDigit && HOLDS.group.test(lower)) named(NAME_AND_CLASS, 'in-a-class', 4, text)
    if (HOLDS.only.test(lower)) add(ONLY, 'only-one')
    if (HOLDS.kinOfOffice.test(lower)) add(KIN_OF_OFFICE, 'kin-of-an-office')
    return hits
  },
} as const satisfies Detector

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
