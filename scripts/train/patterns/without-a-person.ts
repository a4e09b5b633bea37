/** Headings that name nobody, over the fields of a municipality: most are full of words that are names elsewhere. */
export const WITHOUT_A_PERSON: readonly string[] = `
Detaljplan för {kv}
Detaljplan för {kv} m.fl.
Detaljplan för {prop} i {place}
Detaljplan för {place}, {place} och {place}
Detaljplan för del av {prop} ({school})
Detaljplan {cap} {num}, samråd
Planbesked {prop}
Planbesked för {kv} och {kv}
Planprogram för {place}
Ändring av detaljplan för {kv}, {place}
Upphävande av detaljplan, {street}
Översiktsplan {year}
Fördjupad översiktsplan för {place} och {place}
Grönstrukturplan {muni}
Områdesbestämmelser {place}
Bygglov {prop}
Bygglov för {w} vid {school}
Bygglov {kv} - {w}
Bygglov nybyggnad av {school}, {prop}
Bygglov skylt {shop}
Bygglov för telemast, {place}
Rivningslov {kv}, {company}
Slutbesked {prop}, {company}
Startbesked {prop}
Kontrollplan {kv}
Strandskydd {nature}
Naturreservatet {nature}, skötselplan
Bildande av naturreservat vid {nature}
Badplats {nature}
Badvattenprov {nature}, {year}
Kalkning av {nature}
Fiskevård i {nature}
Ombyggnad av {street}
Ombyggnad av korsningen {street} och {street}
Cykelväg {place} - {place}
Cykelväg längs {street}
Gång- och cykelbana {street}, {place}
Beläggning av {street}, {street} och {street}
Hastighet på {street}
Busshållplats {place}
Busshållplats vid {namedplace}
Trafiksäkerhet vid {school}
Trafikföreskrift för {street} i {place}
Lokala trafikföreskrifter, {addr}
Parkering {street}
Avstängning av {street} {month} {year}
Vägmärken {place}
Gatunamn: {street}, {street} och {street}
Förslag till nya gatunamn i {place}: {street}
Namnsättning av park, {namedplace}
Namnsättning av {street}
Namn på ny förskola, {pre}
Belysning i {namedplace}
Lekplats i {namedplace}
Upprustning av {namedplace}
Skötsel av {namedplace}
Utsmyckning {namedplace}
Byte av VA-ledning {street}
Dagvattenutredning {kv}
Skyfallsplan för {place}
Vattenskyddsområde {place}
Vattenverksamhet {nature}
Slam från {place}
Återvinningsstation {place}
Avfallstaxa {year}
Taxa för {w} {year}
Snöröjning {month} {year}
Fjärrvärme {place}
Vindkraft {place} {prop}
Solceller på {school}
Solceller {care}
Miljötillsyn {company}, {prop}
Tillsyn {company}
Tillsyn av {company} i {place}
Livsmedelskontroll {shop}
Kontrollrapport {shop}, {addr}
Registrering {shop}
Serveringstillstånd {shop}
Serveringstillstånd för {company}, {shop}
Stadigvarande tillstånd {shop}
Uteservering {shop}
Uteservering vid {namedplace}
Tillfällig övernattning {school}
Tobakstillsyn {shop}
Köldmedierapport {company} {year}
Köldmedierapport {school}
Miljörapport {company}
Årsrapport {year} {company}
Buller från {shop}
Klagomål på {shop}
Klagomål på {company} om {w}
Klagomål på {care}
Klagomål på maten vid {care}
Förorenad mark {prop}
Anmälan om avhjälpande, {kv}
Transport av farligt avfall, {company}
Radonmätning {school}
Ventilation {pre}
Inspektion {pre}
Brandskydd {care}
Brandtillsyn {care}
Om- och tillbyggnad av {school}
Ombyggnad kök {pre}
Lokalbehov {pre} och {pre}
Hyresavtal {pre}
Hyresavtal med {company}
Hyresavtal {company} för {school}
Uppsägning av hyresavtal {company}
Avtal {company}
Avtal med {company} om {w}
Avtal om {w} mellan {munik} och {company}
Avtal {company} och {company}
Ramavtal {w}, {company}
Tilläggsavtal {company}
Personuppgiftsbiträdesavtal {company}
Personuppgiftsbiträdesavtal {system}
Upphandling av {w}
Upphandling {w} - anbud från {company}
Upphandling av {system}
Direktupphandling {company}
Tilldelningsbeslut {w}, {company}
Anbud {company}
Anbud från {company} och {company}
Avrop {company}
Kreditupplysning {company}
Referenstagning {company}
Överprövning {company}
Införande av {system}
Driftstopp i {system}
Licenser {product}
Inköp av {product}
Konsekvensbedömning {system}
Informationssäkerhet {system}
Utvärdering av {project}
Slutrapport {project}
Medverkan i {project}
Ansökan om medel till {project}
Ansökan om EU-medel, {project}
Projektdirektiv {project}
Bidrag till {assoc}
Ansökan om föreningsbidrag {assoc}
Ansökan om bidrag från {assoc}
Verksamhetsbidrag {year} {assoc}
Årsmöteshandlingar {assoc}
Årsredovisning {company}
Årsredovisning {found}
Årsredovisning {assoc} {year}
Stadgar {assoc}
Remiss från {auth}
Remiss {cap} {w} SOU {year}:{num}
Remissvar {auth}
Yttrande från {auth} över detaljplan för {kv}
Yttrande {auth}
Yttrande från {company}
Yttrande från {assoc} över {prop}
Begäran om yttrande från {auth}
Beslut från {auth} om {w}
Dom från {auth} i mål {dnr}
Föreläggande {auth}
Inspektion från {auth} vid {school}
Tillsyn {auth} av {school}
Kvalitetsgranskning {school}
Ansökan från {company} om godkännande som huvudman för {school}
Etablering av {school} i {muni}
Skolval {year}
Skolenkät {school}
Läsårstider {year}
Klassbildning {school} och {school}
Skolskjutsregler {year}
Modersmål i {w}
Likabehandlingsplan {pre}
Plan mot kränkande behandling {school}
Intagning gymnasiet {school}
Gymnasieprogram vid {school}
Överlämning från {pre} till {school}
Uppdrag om {school}
Inställd undervisning {school}
Verksamhetsberättelse {care}
Verksamhetsuppföljning {care}
Uppföljning av {company}, {care}
Avtalsuppföljning hemtjänst {company}
Bemanning {care}
Patientsäkerhetsberättelse {care}
Rutin {lex}
{lex}, rutin för {w}
Utredning enligt {lex} {care}
Rapport {lex} kvartal {num}
Riktlinjer för {w} och {w}
Riktlinjer {w}
Riktlinjer för vård vid {disease}
Utbildning om {disease}
Demensteam, {disease}
Stödgrupp för anhöriga till personer med {disease}
Handlingsplan mot {w}
Policy för {w}
Reglemente för {w}
Delegationsordning
Anmälan av delegationsbeslut {month} {year}
Delegationsbeslut {month} {year} {w}
Kallelse {date}
Kallelse och föredragningslista {date}
Protokoll {date}
Protokoll {assoc}
Protokollsutdrag § {num}
Sammanträdestider {year}
Ekonomisk uppföljning {month} {year}
Budget {year}
Månadsrapport {month}
Delårsrapport {company}
Bokslut {year}
Internkontrollplan {year}
Revisionsrapport {w}
Borgen {company}
Ägardirektiv {company}
Bolagsstämma {company}
Donationsfond, {found}
Utdelning ur {found}
Permutation av {found}
Förvaltning av {found}
Ansökan till {found}
Kulturpris {prize}
{prize} {year}
Nominering till {prize}
Ansökan om {prize}
Statuter för {prize}
Inköp av {work}
Konstnärlig utsmyckning, {work}
Flytt av {work}
Teaterföreställning {work}
Bidrag till film, {work}
Biblioteket, {work}
Konsert i {church}
Underhåll av {church}
Kyrkogårdstaxa {church}
Samverkan med {church}
Vigselrätt {church}
{church}, bygglov för {w}
Evenemang vid {church}
Evenemang i {namedplace}
Upplåtelse av {namedplace} för {w}
Upplåtelse {street}, {shop}
Marknad i {place} {month}
Valborg {namedplace}
Nationaldagen i {namedplace}
Simhall {place}
Ishall {place}, {assoc}
Konstgräs {assoc}
Ridhus {assoc}, {prop}
Hundrastgård {place}
Omhändertagande av {animal}
Hund {animal}, beslut från {auth}
Kommunens {ship}
Trafikering med {ship}
Förtöjning av {ship} i {place}
Bärgning av {ship}
Skador efter {storm}
Insatser vid {storm}
Stormfällda träd, {storm}
Krisledning {storm}
Köp av {prop}
Köp av {kv}
Försäljning av {prop} till {company}
Försäljning av {kv}
Försäljning av aktier i {company}
Markanvisning {kv}, {company}
Markanvisningsavtal {company}, {prop}
Exploateringsavtal {prop} {company}
Genomförandeavtal {place}
Fastighetsreglering {prop} och {prop}
Servitut {prop}
Ledningsrätt {prop}, {company}
Arrende {prop}, {assoc}
Jakträtt {prop}
Skogsvård {prop}
Tomtkö {place}
Tomter i {place}
Bredband {place}
Bredbandsförening {assoc}
Vägsamfällighet {assoc}
Gemensamhetsanläggning {prop}
Samarbete mellan {munik} och {munik}
Samverkansavtal {munik}, {munik} och {munik}
Medlemskap i {assoc}
Gemensam nämnd {muni} och {muni}
Vänort {place}
Besök från {munik}
Studiebesök {school}
Studiebesök hos {company}
Räddningstjänsten {muni} {muni}
Öppettider {shop}
Detaljhandel {place}
Näringsliv {place}
Etablering av {company} i {place}
Turism {nature}
Vandringsled {place} - {place}
Motionsspår {nature}
Kulturmiljö {place}
Byggnadsminne {namedplace}
Hembygdsgård {namedplace}
{cap} {w} i {place}
{cap} {w} och {w} {year}
{cap} för {w}
{cap} av {w} vid {school}
{cap}, {w}
{cap} {cap} {year}
{cap} och {cap}
{cap} i {cap} {cap}
{cap} {w} {cap}
{cap} - {w} {w}
{cap} {kv}
{cap} {street}
{cap} {company}
{cap} {school}
{cap} {place}
{cap} {place} {cap}
Ny {w} {cap}
Nya {w} för {w}
{Job} och {job} - {w}
{Job}, rekrytering
{Job} {school}
Rekrytering av {job}
Rekrytering {job} {school}
Annons {job}
Tjänst som {job}, {care}
Löneöversyn {job} {year}
Schema {care}
Legitimation {job}
Statistik {w} {year}
Enkät om {w}
Inbjudan {w} {date}
Inbjudan till {project}
Inbjudan från {munik}
Inbjudan från {auth}
Information om {w}
Information från {company}
Nyhetsbrev {company}
Cirkulär {num}
Svar från {company}
Svar till {auth}
Svar på remiss {cap} {w}
Svar på motion om {w}
Motion om {w} i {place}
Motion om {w}
Medborgarförslag om {w} på {street}
Medborgarförslag {w} {namedplace}
Interpellation om {w}
Synpunkt på {street}
Felanmälan {street}
Fråga om {prop}
Faktura {company}
Faktura {dnr}
Påminnelse {company}
Krav från {company}
Konkurs {company}
Konkurs i {shop}
Likvidation {company}
Namnbyte {company}
Ägarbyte {shop}
Ägarförändring {company}
Stämningsansökan {company}
Skadestånd {company} mot {munik}
Tvist {company}
Nyttjanderättsavtal {assoc}
Nycklar {school}
Passersystem {care}
Kamerabevakning {school}
Kamerabevakning {namedplace}
Skadegörelse {school}
Skadegörelse {namedplace}
Polisanmälan skadegörelse {school}
Brand {school}
Brand vid {addr}
Olycka på {street}
Vattenläcka {addr}
Fukt {pre}
Asbest {kv}
Energideklaration {kv}
OVK {school}
Hissbesiktning {care}
Besiktning {addr}
Garantibesiktning {school}, {company}
Slutbesiktning {kv}
Rivning av {addr}
Evakuering {pre}
Flytt av {pre}
Inventering {nature}
Arkeologi {prop}
Förvärv {company}
Leverans {company} till {care}
Matsedel {school}
Mat från {company}
Städning {school}, {company}
Skolfoto {company}
Läromedel {product}
Läromedel {company}
Leasing {product}
Serviceavtal {company} {product}
Fordon, {product}
Telefoni {company}
Försäkring {company}
Banktjänster {company}
Sponsring {assoc}, {company}
Lån {company}
Pensionsavtal {company}
Företagshälsovård {company}
Rättshjälp {law}
Juridiskt stöd, {law}
Yttrande från {law}
Fullmakt {law}
Inlaga från {law} i mål {dnr}
Föreläsning om {work}
Minnesstund {church}
Val till {assoc}
Nominering till {assoc}
Ombud till {assoc}
Årsstämma {assoc} {year}
Samråd {kv}
Samrådsredogörelse {prop}
Granskning {kv}, {place}
Antagande {kv}
Laga kraft {kv}
Miljökonsekvensbeskrivning {place}
Bullerutredning {street}
Geoteknik {prop}
Grundkarta {kv}
Nybyggnadskarta {prop}
Husutstakning {prop}
Vägutredning {place}
Riksväg {num} {place}
Länsväg {num} delen {place} - {place}
Järnvägsplan {place}
Bron över {nature}
{cap}, {places} {cap}
{places} {cap} {year}
{cap} till {places} {w}
Hamnen i {place}
Protokollsutdrag {abbr} § {num}
Protokollsutdrag {abbr} § {num}, {w}
{abbr} § {num}
{abbr} {year}
{abbr} {cap} {w}
{cap} {abbr}
{cap} {abbr} {year}
{cap} {abbr} och {abbr}
{cap} från {abbr}
{cap} till {abbr} om {w}
{cap} ({abbr})
{cap} {w} {abbr}, {w}
{amb} och {w} till {w}
{cap} {w} {amb} {w} i {w}
{cap}: {w} {amb} {w}
{cap} över {w} {amb} {w}
{cap} för {w} {amb} {w} {w}
Remiss {w} {cap} {w} i {w}
Remiss - {w} {cap} {w} och {w}
Motion: {amb} {w} i {w}
Yttrande över {w} {cap} {w}
Promemoria {cap} {w} för {w}
Betänkande {cap} {w} {amb}
{cap} utan {w}
{amb} och {w}
{amb} i {w}
{amb} till {w}
{amb} för {w}
{amb} {year}
{amb} {w} {year}
{amb}
{amb} {cap} {cap}
{w} och {amb}
{cap} och {amb}
{cap} {amb}
{cap} av {amb}
{cap} för {amb} {cap}
{cap} {w} {amb}
{w}, {w} och {amb}
{amb}, {w} och {w}
{amb} - {w}
{amb}: {w} {w}
Program för {amb} {cap}
{cap} {Month}
{cap} {Month} {year}
{cap} {num} {Month}
{cap} per den {num} {Month} {year}
{cap} {Month} - {Month}
Inköp av {named}
Upphandling av {named}
{named}, avtal
{cap} {named}
{cap} {named} {w}
{cap} av {named}
{cap} med {named}
{cap} {thingcalled}
{cap} på {thingcalled}
{cap} för {thingcalled}
{cap} av {thingcalled}
{cap} från {thingcalled}
{thingcalled}, {w}
{thingcalled} {w} {year}
Avtal om {thingcalled}
Klagomål på {thingcalled}
Byte från {system} till {product}
{w} {w} på {w}
{w} {w} {w} i {w}
{w} av {w} för {w}
{w} för {w} och {w}
{w} om {w}
{w} {num} {w}
{cap}{w}
{cap} {w} {w} {w}
{cap} med {w} vid {w}
{cap} {date}
{cap} {dnr}
{cap} nr {num}
{cap} § {num}
{cap}-{w} {w}
Flygplats {place}
`.trim().split('\n')

/** What the party field holds when it is an organisation's. */
export const OTHER_PARTIES: readonly string[] = `
{company}
{company}
{company}
{law}
{law}
{found}
{assoc}
{assoc}
{church}
{auth}
{auth}
{munik}
{school}
{pre}
{care}
{shop}
{place}
{muni}
Region {muni}
{company}, {company}
{company}, {place}
{auth}, {place}
{assoc}, {place}
{company} / {company}
{cap} {w}
{cap}
{Job}
Boende på {street}
Fastighetsägare {prop}
{prop}
{kv}
Boende i {place}
Vårdnadshavare
Sökande
Invånare
{school}, {place}
{munik}, {cap}
{company} c/o {company}
Föräldrar på {pre}
Räddningstjänsten {place}
{found}, {place}
Partiet {cap}
{places} {cap}
{places} {cap}
{places} {w}
{cap}s {cap}
{abbr}
{abbr} {muni}
{cap} {abbr}
{cap} i {place}
`.trim().split('\n')
