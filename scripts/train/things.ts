import {TAGS} from '../../src/core/scan/tagger/model.js'
import {Dice} from '../demo/dice.ts'
import {tagged} from './example.ts'
import {genitive, type Half, halfOf, type NameHalf} from './name-half.ts'
import {readCells} from './shared-data.ts'

const [, , ORG, LOC, THING] = TAGS.keys()

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/)

const NATURE = list('björk, ek, ask, lind, alm, gran, tall, rönn, hassel, sälg, al, bok, kastanj, lönn, syren, ros, tulpan, viol, vitsipp, blåsipp, klöver, ljung, mossa, lav, hallon, lingon, blåbär, smultron, äpple, päron, plommon, körsbär, svan, tran, lärk, trast, svalla, falk, örn, uggle, hök, rapphöns, fasan, igelkott, räv, varg, björn, lo, älg, rådjurs, hjort, hare, ekorr, bäver, utter, gädd, abborr, lax, öring, sten, sand, grus, lera, berg, dal, ås, kulle, hed, äng, äppel, hagtorns, fläder, mandel, jasmin, solros, prästkrage, vallmo, timjan, mynta')
const STREET_END = list('gatan, vägen, gränd, gränden, stigen, allén, backen, torget, leden, platsen, slingan, ringen, kroken, esplanaden, kajen, stråket, brinken, vallen, liden, plan')
const FIRM = list('Bygg, Åkeri, El, Måleri, Fastigheter, Konsult, Redovisning, Rör, VVS, Plåt, Schakt, Transport, Städ, Trädgård, Snickeri, Mekaniska, Arkitekter, Entreprenad, Maskin, Tak, Golv, Glas, Bil, Buss, Taxi, Livs, Bageri, Konditori, Catering, Media, Data, Förvaltning, Invest, Lantbruk, Skog, Smide, Sotning, Juridik, Tandvård, Omsorg, Assistans, Friskolor, Energi, Miljöteknik, Ventilation, Hiss, Järn, Trävaru, Möbler, Optik, Blommor, Begravningsbyrå, Film, Musik, Förlag, Tryckeri, Reklam, Säkerhet, Lås, Larm')
const COMPANY_END = list('AB, AB, AB, AB, HB, KB, Aktiebolag, Sverige AB, i Sverige AB, & Co AB, Sweden AB, Group AB, Holding AB')
const COINED = list('Nordia, Vestra, Solvik, Trygga, Norrfrakt, Combitec, Svevia, Infratek, Medborgo, Sydvatten, Västkraft, Aquatech, Hedera, Skolia, Bravida, Klarea, Novum, Primona, Sigmatek, Kompanjon, Vardaga, Frosunda, Attendia, Humlan, Servia, Tekniska, Renova, Ragnsells, Stena, Suez, Ramboll, Sweco, Tyrens, Afry, Peab, Skanska, Veidekke, Assemblin, Caverion, Telenor, Telia, Atea, Dustin, Visma, Tieto, Unit4, Evry, Ikea, Lidl, Coop, Willys, Hemköp, Max, Subway, Preem, Circle, Okq8, Vattenfall, Ellevio, Fortum, Rambo, Foria, Nobina, Keolis, Transdev, Arriva')
const TRAIT = list('omtanke, kvalitet, framtid, kraft, resurs, trygghet, balans, harmoni, kompetens, utveckling, hållbarhet, samverkan')
const SYSTEM = list('systemet, verksamhetssystemet, it-systemet, journalsystemet, programvaran, plattformen, lärplattformen, appen, roboten, e-tjänsten, databasen, modulen')
const CLUB = list('IF, IK, BK, FF, SK, GIF, FK, AIS, BTK, HK, IFK, IS, GF, BoIS')
const SAINTS = list('Sankt, Sankta, S:t, S:ta, St')
const OCCUPATION_ROLES = list('handläggare, rektor, biträdande rektor, enhetschef, sektionschef, socialsekreterare, miljöinspektör, bygglovshandläggare, överförmyndarhandläggare, kurator, lärare, förskollärare, advokat, ombud, kontaktperson, ordförande, vice ordförande, ledamot, ersättare, registrator, nämndsekreterare, projektledare, planarkitekt, distriktssköterska, sjuksköterska, läkare, psykolog, skolsköterska, jurist, revisor, borgenär, god man, förvaltare, förmyndare, vårdnadshavare, kommunalråd, tolk, polis, åklagare, fastighetsägare, sökande, klagande')

const MONTHS = list('januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november, december')
const SOFTWARE = list('Times New Roman, Courier New, Arial, Calibri, Verdana, Georgia, Cambria, Helvetica, Microsoft Word, Microsoft Office, Microsoft Excel, Office Word, LibreOffice, OpenOffice, Adobe Acrobat, Acrobat Distiller, Adobe PDF Library, Adobe Reader, Google Chrome, Windows, Linux, Android, Outlook, Teams, Sharepoint, Excel, Word, Writer, Calc, Canon, Xerox, Ricoh, Konica Minolta, Hewlett Packard, META-INF, META-INF, DOC-ID, EN-GB, Lenovo, Samsung, Apple, Iphone, Facebook, Instagram, Youtube, Teamviewer, Citrix, Oracle, Java, Python, Firefox, Mozilla, Safari, Zoom, Skype, Adobe Illustrator, Photoshop, Autocad, Ghostscript, Normal, Standard, Title, Page, Times, Roman, Bold, Regular, Italic')
const PRODUCT_SORT = list('system, plattform, modell, metod, program, modul, licens, app, portal, verktyg, dispenser, lampa, maskin, skåp, möbler, larm, rullstol, hjälpmedel, bänk, papperskorg')
const CALLED = list('verktyget, metoden, modellen, appen, tjänsten, systemet, plattformen, projektet, fartyget, båten, hunden, katten, hästen, kon, föreningen, klubben, kören, orkestern, gruppen, teatern, lokalen, salen, rummet, mötesrummet, avdelningen, enheten, festivalen, utställningen, filmen, boken, skulpturen, stormen, butiken, restaurangen, caféet, baren, hotellet, kyrkan, kapellet, bolaget, varumärket, sorten, tidningen, kursen, kampanjen, utbildningen, satsningen, nätverket, initiativet, roboten, maskinen, bussen, stugan, lägergården, träffpunkten, mötesplatsen, fritidsgården, simhallen, arenan')

/** Everything that stands in a made-up text besides its fixed words, by the name that a pattern calls it by. */
export class Things {
  readonly #slots: Readonly<Record<string, (dice: Dice) => string>>

  constructor(half: Half, names: NameHalf) {
    const mine = (words: readonly string[]): readonly string[] => words.filter((word) => halfOf(word) === half)
    const nature = mine(NATURE)
    const firm = mine(FIRM)
    const coined = mine(COINED)
    const towns = mine(readCells('places/localities.csv').map(([name = '']) => name).filter((name) => /^[\p{L} -]{3,}$/u.test(name)))
    const municipalities = mine(readCells('places/municipalities.csv').map(([, name = '']) => name.replace(/ kommun$/, '')).filter((name) => name !== ''))
    const authorities = mine(readCells('organisations/organisationer_myndigheter.tsv').map(([, name = '']) => name).filter((name) => name.length > 3))
    const jobs = mine(readCells('words/job-titles.csv').map(([title = '']) => title).filter((title) => /^[a-zåäö]{5,22}$/.test(title)))
    const words = mine(readCells('words/case-frequency.tsv').filter(([word = '', small = '0', large = '0']) => /^[a-zåäö]{4,}$/.test(word) && Number(small) >= 3 && Number(large) * 4 < Number(small)).map(([word = '']) => word))
    const cap = (word: string): string => word.charAt(0).toLocaleUpperCase('sv') + word.slice(1)
    const heads = words.filter((word) => word.length > 4 && word.length < 12 && /(?:ing|ion|het|skap|tal|plan|lag|stöd|vård|bidrag|avtal|rum|hus|bord|bil|bok|dag|kort|del|form|grupp|kurs|lek|mål|nät|område|park|plats|rätt|skatt|spel|tid|val|verk|väg|ämne|ar|er|or|en|et|na)$/.test(word))
    // A word that no list holds, as most words of a registry are: two put together.
    const compound = (dice: Dice): string => dice.pick(words.filter((word) => word.length < 9)) + dice.pick(['', '', 's']) + dice.pick(heads)
    const compounds = Array.from({length: 6000}, (_, at) => compound(new Dice(`${String(half)} ${String(at)}`)))
    const anyWord = (dice: Dice): string => dice.pick(dice.chance(0.3) ? compounds : words)
    const ambiguous = names.ambiguous
    const g = (dice: Dice): string => names.given(dice)
    const cg = (dice: Dice): string => names.commonGiven(dice)
    const s = (dice: Dice): string => names.surname(dice)
    const someone = (dice: Dice): string => `${dice.chance(0.5) ? cg(dice) : g(dice)} ${s(dice)}`
    const town = (dice: Dice): string => dice.pick(towns)
    const org = (text: string): string => tagged(ORG ?? 0, text)
    const loc = (text: string): string => tagged(LOC ?? 0, text)
    const thing = (text: string): string => tagged(THING ?? 0, text)
    const number = (dice: Dice): string => `${dice.whole(1, 140)}${dice.chance(0.25) ? dice.pick([' A', ' B', 'C', 'b', ' D']) : ''}`
    const street = (dice: Dice): string => {
      const end = dice.pick(STREET_END)
      return dice.pick([
        () => cap(dice.pick(nature)) + end,
        () => cap(dice.pick(nature)) + end,
        () => town(dice).replace(/ .*/, '') + dice.pick(['vägen', 'gatan', 'leden']),
        () => `${cg(dice)} ${genitive(s(dice))} ${dice.pick(['gata', 'väg', 'gränd', 'torg', 'allé', 'plats', 'park', 'stig', 'plan', 'backe', 'bro'])}`,
        () => `${genitive(s(dice))} ${dice.pick(['gata', 'väg', 'gränd', 'backe', 'plats', 'plan', 'torg', 'stig'])}`,
        () => `${genitive(cg(dice))} ${dice.pick(['gata', 'väg', 'gränd', 'stig', 'torg', 'park', 'backe'])}`,
        () => `${cg(dice)} ${s(dice)}${dice.pick(['sgatan', 'svägen', 'gatan'])}`,
        () => genitive(s(dice)) + end,
        () => genitive(cg(dice)) + end,
        () => `${dice.pick(SAINTS)} ${genitive(cg(dice))} ${dice.pick(['gata', 'torg', 'väg', 'gränd', 'plan'])}`,
        () => `${dice.pick(['Norra', 'Södra', 'Östra', 'Västra', 'Gamla', 'Stora', 'Lilla', 'Nedre', 'Övre'])} ${cap(dice.pick(nature))}${end}`,
        () => `${cg(dice)} ${cg(dice)}s ${dice.pick(['gata', 'torg', 'väg', 'park'])}`,
      ])()
    }
    const property = (dice: Dice): string => `${dice.pick([town, s, (d: Dice) => `${cap(d.pick(nature))}${d.pick(['by', 'sta', 'torp', 'lunda', 'hult', 'gården'])}`, (d: Dice) => `${d.pick(['Norra', 'Södra', 'Lilla', 'Stora', 'Östra'])} ${town(d)}`])(dice)} ${String(dice.whole(1, 40))}:${String(dice.whole(1, 300))}`
    const block = (dice: Dice): string => `${dice.pick([cg, g, (d: Dice) => cap(d.pick(nature)), (d: Dice) => cap(d.pick(words)), (d: Dice) => cap(d.pick(jobs))])(dice)} ${String(dice.whole(1, 44))}`
    const firmName = (dice: Dice): string => dice.pick([
      () => `${genitive(s(dice))} ${dice.pick(firm)} ${dice.pick(COMPANY_END)}`,
      () => `${s(dice)} ${dice.pick(firm)} ${dice.pick(COMPANY_END)}`,
      () => `${someone(dice)} ${dice.pick(firm)} AB`,
      () => `${someone(dice)} AB`,
      () => `${s(dice)} & ${s(dice)} ${dice.pick(['AB', 'HB', `${dice.pick(firm)} AB`])}`,
      () => `${s(dice)} & ${dice.pick(['Söner', 'Son', 'Partners', 'Co'])} ${dice.pick(firm)} AB`,
      () => `Bröderna ${s(dice)} ${dice.pick(firm)} ${dice.pick(COMPANY_END)}`,
      () => `${dice.pick(coined)} ${dice.pick(firm)} ${dice.pick(COMPANY_END)}`,
      () => `${dice.pick(coined)} ${dice.pick(COMPANY_END)}`,
      () => `${cap(dice.pick(words))} ${dice.pick(firm)} ${dice.pick(COMPANY_END)}`,
      () => `${town(dice)} ${dice.pick(firm)} AB`,
      () => `${genitive(cg(dice))} ${dice.pick(firm)} AB`,
      () => `AB ${s(dice)} ${dice.pick(firm)}`,
      () => `${cap(dice.pick(TRAIT))} ${dice.pick(['i', 'för'])} ${town(dice)} AB`,
      () => `${dice.pick(SAINTS)} ${genitive(cg(dice))} ${dice.pick(firm)} AB`,
      () => dice.pick(coined),
    ])()
    const school = (dice: Dice): string => dice.pick([
      () => `${cap(dice.pick(nature))}${dice.pick(['skolan', 'gymnasiet', 'dalsskolan', 'lundsskolan', 'hagsskolan'])}`,
      () => `${cg(dice)} ${genitive(s(dice))} ${dice.pick(['skola', 'gymnasium', 'förskola'])}`,
      () => `${genitive(s(dice))}${dice.pick(['skolan', 'ka skolan', 'gymnasiet', 'ska gymnasiet'])}`,
      () => `${genitive(cg(dice))}skolan`,
      () => `${town(dice)}${dice.pick([' skola', 'skolan', 's skola', ' friskola', 's folkhögskola'])}`,
      () => `${dice.pick(SAINTS)} ${genitive(cg(dice))} ${dice.pick(['skola', 'gymnasium', 'förskola', 'folkhögskola'])}`,
      () => `${cg(dice)} ${s(dice)} ${dice.pick(['gymnasium', 'gymnasiet', 'skolan'])}`,
    ])()
    const preschool = (dice: Dice): string => dice.pick([() => `förskolan ${cg(dice)}`, () => `Förskolan ${cap(dice.pick(nature))}en`, () => `förskolan ${cap(dice.pick(nature))}`, () => `${genitive(cg(dice))} förskola`, () => `föräldrakooperativet ${cg(dice)}`, () => `${town(dice)} förskola`, () => `Förskolan ${genitive(s(dice))} gård`])()
    const care = (dice: Dice): string => dice.pick([() => `äldreboendet ${cap(dice.pick(nature))}gården`, () => `gruppbostaden ${cg(dice)}`, () => `vårdboendet ${cg(dice)}`, () => `${genitive(cg(dice))}gården`, () => `servicehuset ${cap(dice.pick(nature))}en`, () => `${cg(dice)}hemmet`, () => `${dice.pick(SAINTS)} ${genitive(cg(dice))} äldreboende`, () => `hvb-hemmet ${cg(dice)}`, () => `dagverksamheten ${cg(dice)}`, () => `korttidsboendet ${cap(dice.pick(nature))}backen`])()
    this.#slots = {
      p: (dice) => names.person(dice),
      pg: (dice) => names.personsOwn(dice),
      pi: (dice) => names.initialed(dice),
      sf: (dice) => names.surnameFirst(dice),
      s: (dice) => tagged(1, dice.chance(0.6) ? names.commonSurname(dice) : s(dice)),
      sg: (dice) => tagged(1, genitive(dice.chance(0.6) ? names.commonSurname(dice) : s(dice))),
      f: (dice) => tagged(1, dice.chance(0.7) ? cg(dice) : g(dice)),
      fg: (dice) => tagged(1, genitive(dice.chance(0.7) ? cg(dice) : g(dice))),
      ff: (dice) => `${tagged(1, cg(dice))} och ${tagged(1, `${cg(dice)} ${s(dice)}`)}`,
      ini: (dice) => tagged(1, `${cg(dice).charAt(0)}.${s(dice).charAt(0)}.`),
      party: (dice) => dice.pick(['(S)', '(M)', '(SD)', '(C)', '(V)', '(KD)', '(MP)', '(L)', '(FI)', '(s)', '(m)', '(-)']),
      title: (dice) => (dice.chance(0.7) ? dice.pick(mine(OCCUPATION_ROLES)) : dice.pick(jobs)),
      trader: (dice) => dice.pick([() => `Firma ${tagged(1, someone(dice))}`, () => `${tagged(1, someone(dice))} ${dice.pick(firm)}`, () => `${tagged(1, someone(dice))} Enskild firma`, () => `enskild firma ${tagged(1, someone(dice))}`])(),
      estate: (dice) => dice.pick([() => `dödsboet efter ${names.person(dice)}`, () => `${tagged(1, genitive(someone(dice)))} dödsbo`, () => `Dödsbo ${names.person(dice)}`])(),
      street: (dice) => loc(street(dice)),
      addr: (dice) => `${loc(street(dice))} ${number(dice)}`,
      place: (dice) => loc(town(dice)),
      places: (dice) => loc(genitive(dice.pick([town, (d: Dice) => `${cap(d.pick(nature))}${d.pick(['backen', 'lunda', 'berga', 'dal', 'vik', 'hult', 'torp', 'sta', 'by', 'näs', 'ås', 'ängen'])}`])(dice))),
      muni: (dice) => loc(dice.pick(municipalities)),
      munik: (dice) => org(`${genitive(dice.pick(municipalities))} kommun`),
      prop: (dice) => loc(property(dice)),
      kv: (dice) => `${dice.pick(['kv ', 'kv. ', 'kvarteret ', 'Kv. ', ''])}${loc(block(dice))}`,
      nature: (dice) => loc(`${cap(dice.pick(nature))}${dice.pick(['berget', 'sjön', 'viken', 'udden', 'holmen', 'ån', 'skogen', 'mossen', 'dalen', 'ängen', 'badet'])}`),
      namedplace: (dice) => loc(dice.pick([() => `${genitive(cg(dice))} ${dice.pick(['udde', 'park', 'hage', 'backe', 'ö', 'källa', 'badplats', 'lekplats', 'brygga'])}`, () => `${cg(dice)}${dice.pick(['berg', 'dal', 'lund', 'vik', 'berget', 'parken', 'hamnen'])}`, () => `${cg(dice)} ${genitive(s(dice))} ${dice.pick(['park', 'bro', 'plats', 'hus', 'trappor', 'minneslund', 'bibliotek'])}`])()),
      school: (dice) => org(school(dice)),
      pre: (dice) => org(preschool(dice)),
      care: (dice) => org(care(dice)),
      company: (dice) => org(firmName(dice)),
      law: (dice) => org(dice.pick([() => `Advokatfirman ${s(dice)}`, () => `Advokatfirman ${s(dice)} & ${s(dice)}`, () => `${s(dice)} Advokatbyrå`, () => `Advokatbyrån ${s(dice)} & Partners`, () => `${s(dice)} & ${s(dice)} Advokater`, () => `Advokat ${someone(dice)} AB`, () => `${genitive(s(dice))} Juristbyrå`, () => `${s(dice)} Juridik`, () => `Juristfirman ${s(dice)} HB`, () => `${s(dice)} Advokat AB`])()),
      found: (dice) => org(dice.pick([() => `Stiftelsen ${someone(dice)}s minne`, () => `${cg(dice)} och ${someone(dice)}s stiftelse`, () => `${someone(dice)}s minnesfond`, () => `Stiftelsen ${genitive(s(dice))} fond`, () => `${cg(dice)} ${genitive(s(dice))} donationsfond`, () => `Makarna ${genitive(s(dice))} stiftelse`, () => `Stiftelsen ${cap(dice.pick(words))}`, () => `Fonden för ${cg(dice)} ${s(dice)}s stipendium`, () => `${s(dice)}ska fonden`, () => `Syskonen ${genitive(s(dice))} fond`])()),
      assoc: (dice) => org(dice.pick([() => `${town(dice)} ${dice.pick(CLUB)}`, () => `Brf ${cap(dice.pick(nature))}en`, () => `Brf ${cg(dice)}`, () => `Bostadsrättsföreningen ${cg(dice)}`, () => `Bostadsrättsföreningen ${town(dice)}`, () => `${town(dice)} hembygdsförening`, () => `Föreningen ${cg(dice)}`, () => `${town(dice)} vägsamfällighet`, () => `${cap(dice.pick(nature))}ens samfällighetsförening`, () => `Teaterföreningen ${cg(dice)}`, () => `Sällskapet ${cg(dice)} ${genitive(s(dice))} vänner`, () => `Kvinnojouren ${cg(dice)}`, () => `Tjejjouren ${cg(dice)}`, () => `${cg(dice)} ${s(dice)}-sällskapet`, () => `Ridklubben ${cap(dice.pick(words))}`, () => `Studiefrämjandet ${town(dice)}`])()),
      church: (dice) => dice.pick([() => loc(`${dice.pick(SAINTS)} ${genitive(cg(dice))} kyrka`), () => org(`${cg(dice)} församling`), () => loc(`${cg(dice)} kyrka`), () => org(`${dice.pick(SAINTS)} ${genitive(cg(dice))} församling`), () => org(`${town(dice)} pastorat`), () => loc(`${cg(dice)}kyrkan`)])(),
      auth: (dice) => org(dice.pick(authorities)),
      ship: (dice) => thing(dice.pick([() => `m/s ${cg(dice)}`, () => `färjan ${cg(dice)}`, () => `båten ${cg(dice)}`, () => `ångbåten ${cg(dice)} ${cap(dice.pick(words))}`, () => `skonaren ${cg(dice)}`, () => `bogserbåten ${g(dice)}`, () => `M/S ${cg(dice)}`])()),
      system: (dice) => `${dice.pick(SYSTEM)} ${thing(dice.pick([cg, g, s, (d: Dice) => d.pick(coined), (d: Dice) => cap(d.pick(words))])(dice))}`,
      product: (dice) => thing(dice.pick([() => `${dice.pick(coined)} ${String(dice.whole(2, 365))}`, () => `${s(dice)} ${dice.pick(['Pro', 'Mobile', 'Basic', 'Max', 'Web', 'Omsorg', 'Skola', 'Office'])}`, () => `${cg(dice)}®`, () => `modell ${cg(dice)}`])()),
      project: (dice) => thing(dice.pick([() => `projekt ${cg(dice)}`, () => `Projekt ${cap(dice.pick(words))}`, () => `projektet ${cg(dice)}`, () => `${cg(dice)}-projektet`, () => `${s(dice)}-modellen`, () => `operation ${cg(dice)}`, () => `${cg(dice)} ${s(dice)}-programmet`, () => `metoden ${cg(dice)}`])()),
      prize: (dice) => thing(dice.pick([() => `${cg(dice)} ${s(dice)}-priset`, () => `${someone(dice)}s pris`, () => `${cg(dice)} ${genitive(s(dice))} stipendium`, () => `${s(dice)}priset`, () => `${cg(dice)}-stipendiet`, () => `${cg(dice)} ${s(dice)}-galan`, () => `${cg(dice)} ${s(dice)}-året`])()),
      disease: (dice) => thing(dice.pick([() => `${genitive(s(dice))} sjukdom`, () => `${genitive(s(dice))} syndrom`, () => `${s(dice)}-${s(dice)}s syndrom`, () => `morbus ${s(dice)}`, () => `${genitive(s(dice))} test`])()),
      lex: (dice) => thing(`${dice.pick(['lex', 'Lex', 'Lex'])} ${dice.pick(['Maria', 'Sarah', cg(dice), s(dice)])}`),
      animal: (dice) => `${dice.pick(['hunden', 'katten', 'hästen', 'schäfern', 'valacken', 'ponnyn', 'tiken', 'tuppen', 'terapihunden'])} ${thing(cg(dice))}`,
      work: (dice) => thing(dice.pick([() => `”${cg(dice)} och ${cg(dice)}”`, () => `skulpturen ${cg(dice)}`, () => `konstverket ${cap(dice.pick(words))}`, () => `filmen om ${cg(dice)}`, () => `pjäsen ${cg(dice)}`, () => `barnboken om ${cg(dice)} ${cap(dice.pick(words))}`, () => `musikalen ${cg(dice)}`, () => `statyn ${cg(dice)}`])()),
      storm: (dice) => thing(`${dice.pick(['stormen', 'orkanen', 'ovädret'])} ${cg(dice)}`),
      shop: (dice) => org(dice.pick([() => `${genitive(cg(dice))} ${dice.pick(['café', 'pizzeria', 'kiosk', 'salong', 'blommor', 'krog', 'kök', 'gatukök', 'ateljé'])}`, () => `Restaurang ${cg(dice)}`, () => `Café ${cg(dice)}`, () => `Pizzeria ${cg(dice)}`, () => `${s(dice)}s ${dice.pick(['bageri', 'handel', 'kött', 'optik', 'bokhandel', 'konditori', 'möbler'])}`, () => `Salong ${cg(dice)}`, () => `Hotell ${cg(dice)}`, () => `Bar ${cg(dice)}`, () => `Restaurang ${town(dice)}`])()),
      month: (dice) => dice.pick(MONTHS),
      date: (dice) => `${String(dice.whole(2019, 2026))}-${String(dice.whole(1, 12)).padStart(2, '0')}-${String(dice.whole(1, 28)).padStart(2, '0')}`,
      year: (dice) => String(dice.whole(2016, 2032)),
      num: (dice) => String(dice.whole(1, 300)),
      dnr: (dice) => dice.pick([`KS ${String(dice.whole(2018, 2026))}/${String(dice.whole(1, 2000)).padStart(5, '0')}`, `${String(dice.whole(2018, 2026))}-${String(dice.whole(100, 99999))}`, `BMN-${String(dice.whole(2018, 2026))}-${String(dice.whole(1, 999))}`]),
      cap: (dice) => cap(anyWord(dice)),
      w: (dice) => anyWord(dice),
      amb: (dice) => cap(dice.pick(ambiguous)),
      Month: (dice) => cap(dice.pick(MONTHS)),
      abbr: (dice) => org(Array.from({length: dice.whole(2, 5)}, () => dice.pick([...'AABDEFGIKLMNOPRSSTUVÖ'])).join('')),
      software: (dice) => thing(dice.pick(SOFTWARE)),
      named: (dice) => `${thing(dice.pick([cg, g, s])(dice))} ${dice.pick(compounds).slice(0, 4)}${dice.pick(mine(PRODUCT_SORT))}`,
      thingcalled: (dice) => `${dice.chance(0.5) ? dice.pick(words).slice(0, 6) : ''}${dice.pick(mine(CALLED))} ${thing(dice.pick([cg, g, s, (d: Dice) => `${cap(d.pick(words))} ${cg(d)}`, (d: Dice) => `${cg(d)} ${cap(d.pick(words))}`])(dice))}`,
      job: (dice) => dice.pick(jobs),
      Job: (dice) => cap(dice.pick(jobs)),
    }
  }

  /** A pattern with every `{slot}` thrown, marked with the tags of its names. A slot in large letters begins with one. */
  fill(dice: Dice, pattern: string): string {
    return pattern.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const make = this.#slots[slot]
      if (make === undefined) throw new Error(`No such slot: ${slot} in ${pattern}`)
      return make(dice)
    })
  }
}
