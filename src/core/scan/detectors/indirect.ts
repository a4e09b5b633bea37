import type {Detector, Hit} from '../detector.js'

const CHILD = '(?:flickan|flicka|pojken|pojke|eleven|elev|barnet|barn|tvillingarna|tvillingar|syskonen|sonen|dottern|son|dotter|mamman|pappan|modern|fadern|mor|far|förälder|föräldern|vårdnadshavare|vårdnadshavaren|killen|tjejen)'
const GROWN = '(?:kvinnan|mannen|paret|änkan|änklingen|familjen|hyresgästen|grannen|damen|herren|den boende|pensionären|makarna|ägaren|hundägaren|syskonen|bröderna|systrarna|brukaren|patienten|personen)'
const GROUP = String.raw`(?:(?:klass|årskurs|åk|grupp)\s?\d{1,2}\s?:?[a-g]?|\d\s?[a-g]|\d:an|förskoleklass(?:en)?|f-klass(?:en)?|avdelning(?:en)?\s\p{Lu}?\p{L}{2,20}|\p{L}{3,20}(?:avdelningen|gruppen))`
// Small letters and capitals are told apart by hand: a name after `på` begins with a capital.
const IN_GROUP = new RegExp(String.raw`(?<![\p{L}\d])${CHILD}(?:\still\s(?:en\s)?${CHILD})?(?:\s(?:med|utan)\s\p{L}{3,20})?(?:\s(?:som\s)?går)?\s(?:i|på|från|vid)\s${GROUP}(?![\p{L}\d])(?:,?\s(?:på|vid|i)\s\p{Lu}[\p{L}-]{2,30})?`, 'giu')
const AT_PLACE = new RegExp(String.raw`(?<![\p{L}\d])${GROWN}\s(?:(?:som\s)?bor(?:\si|\spå)?\s|boende\s)?(?:på|i|vid|från|hos)?\s?(?:lägenhet|lgh|rum|hus|nr|nummer|port)?\s?(?:\p{L}[\p{L}-]{2,30}(?:gatan|vägen|gränd|stigen|torget|allén|backen|gränden|slingan|ringen|gården|boendet|hemmet)\s\d{1,4}|\d{4}|\d{1,3}(?=[\s,.)]|$))`, 'giu')
const IN_FLAT = /(?<![\p{L}\d])(?:hyresgäst|hyresgästen|boende|brukare|brukaren|patient|patienten|person|personen|vårdtagare|omsorgstagare|kund)\s(?:i|på)\s(?:lägenhet(?:en)?|lgh|rum|hus|port)\s?(?:nr|nummer)?\s?\d{1,4}(?!\d)/giu
const ONLY = /(?<![\p{L}\d])(?:enda|ende|ensamm?e|första kvinnliga|första manliga)\s(?:\p{Ll}{3,20}\s){0,2}(?:person(?:en)?|elev(?:en)?|barn(?:et)?|kvinn(?:a|an|lig|liga)|man|mannen|manlig|manliga|familj(?:en)?|flickan?|pojken?|lärare(?:n)?|läkare(?:n)?|boende|invånare(?:n)?|brukare(?:n)?|patient(?:en)?|anställd[ae]?|medarbetare(?:n)?|hyresgäst(?:en)?|hushåll(?:et)?|[a-zåäö]{3,14}(?:talande|född|födda))\s?(?:\p{Ll}{3,20}\s){0,2}(?:i|på|vid|inom|från|hos|med)(?!\p{L})/giu
const AGED = /(?<![\p{L}\d])(?:\d{1,3}-?\s?åri(?:g|ga|ge)\s(?:kvinna|man|flicka|pojke|elev|person|patient|brukare|dotter|son|barn|mamma|pappa|mor|far)[a-z]{0,3}|\d{1,3}-?åring(?:en|ens|s)?(?!\p{L})|(?:kvinna|man|flicka|pojke|elev|person|kvinnan|mannen)[,\s]{1,2}(?:\d{1,3} år(?!\p{L})|född (?:19|20)\d\d))/giu
const KIN_OF_OFFICE = /(?<![\p{L}])(?:[a-zåäö]{0,16}(?:rektor|chef|lärare|råd|ordförande|präst|kyrkoherde|direktör|läkare|polis|politiker|handläggare)(?:en|n|et)?s)\s(?:son|dotter|fru|make|maka|man|hustru|mor|far|bror|syster|barn|sambo|föräldrar)(?!\p{L})/giu

/**
 * Somebody told without a name: a child in a class, the one of a kind, an age, who lives at a number, or the kin of one who holds an office (B10).
 * Who knows the place knows the person.
 */
export const indirect = {
  id: 'indirect',
  version: 1,
  kinds: ['indirect'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1 och skäl 26',
  reasons: ['in-a-class', 'at-a-number', 'only-one', 'age', 'kin-of-an-office'],

  find(text: string): readonly Hit[] {
    const hits: Hit[] = []
    const add = (pattern: RegExp, why: (typeof indirect.reasons)[number]): void => {
      for (const match of text.matchAll(pattern)) hits.push({kind: 'indirect', start: match.index, end: match.index + match[0].trimEnd().length, certainty: 'likely', why})
    }
    if (/klass|årskurs|åk|grupp|avdelning|\d\s?[a-gA-G]|\d:an/i.test(text)) add(IN_GROUP, 'in-a-class')
    if (/\d/.test(text)) {
      add(AT_PLACE, 'at-a-number')
      add(IN_FLAT, 'at-a-number')
      add(AGED, 'age')
    }
    if (/end[ae]|ensam|första/i.test(text)) add(ONLY, 'only-one')
    if (/s (?:son|dotter|fru|mak|man|hustru|mor|far|bror|syster|barn|sambo|föräl)/i.test(text)) add(KIN_OF_OFFICE, 'kin-of-an-office')
    return hits
  },
} as const satisfies Detector
