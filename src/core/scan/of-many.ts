// What a heading with a word for an illness, an offence or a hardship is about when it is about nobody: a plan, a subject, a count, a place. Words for a group or a place (`äldre`, `vården`, `skola`) say the
// same, unless the heading tells of one matter: a judgment, an application, a placement. `Vård av äldre` is a subject; `Vård av unga enligt LVU, dom` is somebody's.

/** So long something lasts: neither a day nor a month that is kept for a disease. */
const LASTS = /(?<!\p{L})(?:\d{1,3}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|några|flera)\s(?:dag|dagar|dagars|vecka|veckor|veckors|månad|månader|månaders)(?!\p{L})/gu
/** One person by age, who is no group: `äldre man`, `ungt par`, `ungdom` without its plural. */
const ONE_BY_AGE = /(?<!\p{L})(?:äldre|yngre|unga?|ungt|gammal|gammalt|medelålders)\s(?:man|mannen|kvinna|kvinnan|person|personen|dam|damen|herre|herren|par|paret|pojke|pojken|flicka|flickan|kille|killen|tjej|tjejen|vuxen|brukare|patient|granne|släkting|anhörig)(?!\p{L})|(?<!(?:och|eller|barn|samt|för|kultur|idrott)\s|\p{L})ungdom(?!\p{L}|\s(?:och|mot|i|som)(?!\p{L}))/gu
/** The name of a law and of an authority, whatever its words say. */
const NAMED = /(?<!\p{L})vård av (?:unga|missbrukare)\s(?=enligt|\(?lv|med stöd av)|försäkringskassan|(?<!\p{L})lägenhet\p{L}*|åtgärdsprogram|behandlingshem\p{L}*|daglig verksamhet/gu

const SUBJECT = /folkhälsa|vaccin(?!ations?vägr|vägr)|smitt|badvatten|livsmedel|parti(?!\p{L})|förebygg|prevention|förening|förbund|dag(?:en|ar)?(?!\p{L})|veck|månad|läge|andel|antal|samverkan|nätverk|forskning|studie(?!r|uppehåll)|insamling|(?<!\p{L})lopp|prislista|rapport(?!er)|hbtq|diplomer|certifier|(?<!\p{L})pride|flagg|informations|lekplats|badplats|bryggplats|brygga|utställning|detaljplan|samråd|tidtabell|färje|vänlig|smeknamn|konventionen|1[89]\d\d-tal|nolltoleran|kampanj|film|teater|cirkel(?!n)|sagostund|(?<!\p{L})böcker|poliskontroll|sjukvårdsförsäkring|handlingsplan|kartläggning|satsning|kunskap|(?<!\p{L})fler(?!\p{L})|per elev|per barn|förteckning|namn på|bojar|advokater|uthyrning av lokal|(?<!\p{L})fråg(?:a|or) (?:från|till|av)|\((?:s|m|sd|c|v|kd|mp|l)\)|olyckor|centrum(?!\p{L})|anstalt|hotell|per (?:förvaltning|enhet|skola)|strategi|ny lag|program för|verksamhet(?:en|er)?(?!\p{L})/u
const GROUP = /äldre|vårdnadshavare|hyreskontrakt|(?<!\p{L})unga|ungdom|barn och|(?<!\p{L})(?:psykiska? )?hälsa|ohälsa|prov(?:tagning|svar)|mottagning|vård(?!are|tagare|nad)|(?<!\p{L})team|enhet|avdelning|uppföljning|överenskommelse|hjälpmedel|(?<!\p{L})skola(?!\p{L})|kostnad|försäkring|insatser|åtgärd|barn med|elever med|personer med|patienter/u
/** What is decided, asked for, told or done of one. */
const ONE_MATTER = /(?<!\p{L})(?:dom(?:en|sbevis)?(?!\p{L})|(?:avslag|bifall)(?! (?:på|till) (?:bygglov|förslag|motion|medborgar|planbesked))|avslår|ansökan om (?:byte|vård|ersättning|plats|stöd|insats|bistånd)|ansökan enligt|anmälan (?:om|mot)(?! (?:delegation|konferens|utbildning))|placer(?:ad|ing)(?!\p{L})|avvik(?:en|it|er)(?!\p{L})|avvek|avstäng(?:d|ning)(?!\p{L})|omhändertag(?:en|ande|et|its)(?!\p{L})|begäran om (?:journal|omprövning|utdrag|utlämnande|ersättning|byte)|utdrag ur|överklag|klagomål|byte av \p{L}{0,14}(?:skola|enhet|avdelning|boende|hem|läkare|handläggare|kontaktman|kontaktperson|plats|klass|grupp|namn|bostad|lägenhet|kurator|lärare|assistent)(?!\p{L})|byter|flytt(?:at|ar|ad)?(?!\p{L})|nekad|nekas|vägrad|sjukskriv|uppsägning|ersättning för|kostnadsersättning|intagen|utskriv|läkarintyg|återkall|omprövning|gripen|frikänd|dömd|beslut (?:från|enligt)|avviker|hemlös(?!het)|yttrande till (?:förvaltnings|kammar|tings|hov))|(?:,|:|–|-)\s(?:avslag|dom|beslut|ansökan|anmälan|överklagande|placering|avstängning|omhändertagande|yttrande|klagomål|begäran|omprövning)$/u

/** Whether what stands beside a word for an illness, an offence or a hardship makes it a subject's, a plan's or a group's. In small letters. */
export function isOfMany(rest: string): boolean {
  const bare = rest.replace(LASTS, ' ').replace(ONE_BY_AGE, ' ').replace(NAMED, ' ')
  if (SUBJECT.test(bare)) return true
  return GROUP.test(bare) && !ONE_MATTER.test(rest)
}

/** Whether a heading is about a subject, a plan or a count whoever else is told of in it. */
export function isSubject(lower: string): boolean {
  return SUBJECT.test(lower.replace(LASTS, ' ').replace(NAMED, ' '))
}
