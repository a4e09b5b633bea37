/** Headings that name a person, over the fields of a municipality. `{p}` is a person; the other slots stand in `things.ts`. */
export const WITH_A_PERSON: readonly string[] = `
Klagomål från {p} gällande snöröjning på {street}
Klagomål från {p} om buller från {company}
Klagomål på {title} {p}
Klagomål angående {pg} hantering av ärende {dnr}
Synpunkter från {p} på {w} vid {school}
Synpunkt - {p}
Skrivelse från {p} om {w} och {w}
Skrivelse {p}
Skrivelse till {title} {s} från {p}
E-post från {p} angående {w}
Mejl från {p} till {munik}
Brev från {p}, {place}
Brev till {p}
Svar till {p}
Svar till {p} angående {dnr}
Begäran om allmän handling - {p}
Begäran om utlämnande av handlingar från {p}
{p} begär ut {w}
Begäran av {p} att få ta del av {w}
Ansökan om bygglov för {w}, {p}
Ansökan om bygglov på {prop}, {p}
Ansökan om bygglov {prop} sökande {p}
Bygglov för tillbyggnad, {p}, {addr}
Nybyggnad av {w}, {prop} ({p})
Förhandsbesked {prop} {p}
Anmälan om eldstad, {sf}, {addr}
Rivningslov {prop} - {p}
Strandskyddsdispens {prop}, {p}
Marklov {p}
Överklagan av {p} av beslut om {w}
Överklagande från {p} och {p}
Överklagan {pg} bygglov
{p} överklagar beslut om {w}
Överklagan från {ff}
Yttrande från {p} i ärende {dnr}
Yttrande över detaljplan för {kv} från {p}
Yttrande från grannen {p}
Granneyttrande {s}, {prop}
Samrådsyttrande {p}
Komplettering från {p}
Komplettering {s}
Ansökan om enskilt avlopp {prop} {p}
Ansökan om dispens från sophämtning, {p}
Tillsyn av enskilt avlopp, {p}, {prop}
Föreläggande {p} {prop}
Föreläggande mot {p} att {w}
Vite mot {p}
Tillsyn hos {p} av {w}
Orosanmälan gällande {p}
Orosanmälan {fg} skolgång
Ansökan om färdtjänst {p}
Ansökan om parkeringstillstånd, {p}
Parkeringstillstånd för rörelsehindrad - {sf}
Ekonomiskt bistånd {p}
Ansökan om ekonomiskt bistånd från {p}
Överklagan av beslut om försörjningsstöd, {p}
Utredning enligt 11 kap. 1 § SoL, {p}
Faderskapsärende {p}
Adoption - {p} och {p}
Umgänge, {p} och {p}
Kontaktfamilj för {f}
Placering av {f} och {f}
LVU {p}
LVM-ansökan {sf}
LSS-insats för {p}
Personlig assistans {p}, {company}
Ansökan om personlig assistans för {f} {s}
Beslut om hemtjänst för {p}
Avvikelse, brukare {p}
Lex Sarah-rapport avseende {p}
Anmälan om kränkande behandling, {p}
Kränkande behandling av elev {f} på {school}
Elevhälsa, {p}, {school}
Åtgärdsprogram {f} {s}
Skolskjuts {p}
Ansökan om skolskjuts för {p}, {school}
Byte av skola för {p} från {school} till {school}
Skolplacering {fg}
Frånvaro {p} årskurs {num}
Avstängning av elev, {p}
Tilläggsbelopp för {p} på {school}
Anpassning för elev {ini}
Mottagande i särskola {f} {s}
Interkommunal ersättning för {p}, {munik}
Föräldrar till {p}, klagomål på {pre}
Vårdnadshavare {p} om {w}
Godmanskap för {p}
Ansökan om god man för {p}
Förvaltarskap {p}
Årsräkning {p} {year}
Sluträkning för {estate}
Entledigande av god man {p}
Byte av förvaltare för {p} till {p}
Uttagsmedgivande {sf}
Förordnande av {p} som förmyndare för {f}
Anställningsavtal {p}
Anställning av {p} som {title}
Anställning {title} {p}
Tjänstgöringsintyg {p}
Tjänstgöringsbetyg för {p}
Uppsägning {p}
Uppsägning av {title} {p}
Avsked {p}
Ansökan om tjänst som {title}, {p}
Ansökan {job} {p}
Spontanansökan från {p}
Intervju med {p}
Lönesamtal {p}
Rehabilitering {p}
Arbetsskada {p}, {school}
Förhandling gällande {p}
Disciplinärende {title} {p}
Bisyssla {p}
Delegering till {p} enligt {dnr}
Delegationsordning, vidaredelegation till {title} {p}
Fullmakt för {p}
Fullmakt till {p} att företräda {munik}
Attestant {p}
Motion från {p} {party} om {w} i {muni}
Motion av {p} {party} - {w} för {w}
Motion {p} {party}, {p} {party} om {w}
Medborgarförslag från {p} om {w}
Medborgarförslag - {w} vid {school}, {p}
Medborgarförslag: {cap} på {street} ({p})
E-förslag {p}
Interpellation från {p} {party} till {p} {party} om {w}
Fråga från {p} {party} till kommunstyrelsens ordförande
Enkel fråga {p} {party}
Avsägelse {p} {party} från uppdraget som {title}
Avsägelse från {p}
Fyllnadsval efter {p} {party}
Fyllnadsval av ersättare efter {p}
Val av {p} {party} till ledamot i {assoc}
Entledigande av {p} {party} som nämndeman
Nomineringar - {p}, {p} och {p}
Reservation {p} {party}
Protokollsanteckning {p} {party}
Arvode {p}
Reseräkning {p}
Inbjudan till {p}
Tackbrev till {p}
Uppvaktning av {p}
Besök av {p}, {company}
Möte med {p} från {company}
Samtal med {p} om {w}
Telefonsamtal {p}
Tjänsteanteckning samtal {p} {date}
Avtal med {p}
Avtal mellan {munik} och {p}
Hyresavtal {p}, {addr}
Hyreskontrakt {addr} {sf}
Uppsägning av hyresavtal {p}
Arrendeavtal {prop} med {p}
Arrende {p}
Köpeavtal {prop}, {p} och {p}
Köpebrev {kv}, {p}
Försäljning av mark till {p}
Servitut {prop} {p}
Skadeståndskrav från {p}
Skadeanmälan {p} fall på {street}
Krav från {p} på ersättning för {w}
Stämningsansökan {p} mot {munik}
Dom i mål {dnr}, {p} ./. {munik}
Föreläggande från {auth}, {p}
Underrättelse från {auth} angående {p}
Beslut från {auth} i ärende om {p}
Begäran om yttrande från {auth} gällande {pg} anmälan
Anmälan till {auth} mot {title} {p}
Polisanmälan {p}
Polisanmälan mot {p} för {w}
Bidrag till {p} för {w}
Kulturstipendium {year} till {p}
Ansökan om kulturstipendium, {p}
Stipendieansökan {p}
Idrottsstipendium till {p} {assoc}
Utställning {p} på {namedplace}
Konstnärlig gestaltning av {p}
Inköp av konst av {p}
Föreläsning med {p} på {school}
Författarbesök {p}
Konsert med {p}
Hedersmedborgare {p}
Årets {job}: {p}
Serveringstillstånd {trader}
Ansökan om serveringstillstånd {shop}, {p}
Tobakstillstånd {trader}
Registrering av livsmedelsanläggning {trader}
Livsmedelskontroll {trader}
Hygienlokal {trader}
Anmälan av hygienisk behandlingslokal, {p}
Anmälan om bergvärme {prop} {p}
Värmepump {addr} {p}
Spridning av bekämpningsmedel {trader}
Djurhållning {p} {prop}
Hundbett, {p}
Tillstånd till torgplats, {p}
Torgplats {trader}
Upplåtelse av offentlig plats {trader}
Upplåtelse {street} {p}
Faktura {trader}
Betalningsanstånd {p}
Avskrivning av fordran, {p}
Autogiro {sf}
Skuldsanering {p}
Gravsättning {estate}
Dödsboanmälan {p}
Dödsboanmälan för {sf}
Arv efter {p}
Testamente {p}
Borgerlig vigsel {p} och {p}
Vigselförrättare {p}
Namninsamling, {p} m.fl.
Namnlista från {p} med flera boende på {street}
Enkätsvar {p}
Fotografering {f} {s}
Registerutdrag {p}
Begäran om registerutdrag enligt GDPR, {p}
Begäran om radering {p}
Personuppgiftsincident, {p}
Skyddad adress {p}
Visselblåsning mot {title} {p}
Handlingar till {title} {p}
Protokoll förhandling {date} {p}
Minnesanteckningar, {p} och {title} {p}
Anteckningar från möte med {f} och {f}
Familjen {s}, {w}
Klagomål från familjen {s} på {school}
Makarna {s}, {prop}
Bygglov makarna {s}
Skrivelse från {s}
Svar till {s} om {w}
Klagomål från {pi} om {w}
Yttrande {pi}
Yttrande från advokat {pi}
Yttrande från advokat {p}, {law}
Inlaga {law} genom {p}
Ombud för {p}: {law}
Svaromål {p}
{p} - {w}
{p}, {w}
{p} ansökan
{p}, {prop}, {w}
{p} {prop} {w}
{p} {party}
{p}: {w} på {street}
{pg} skrivelse om {w}
{pg} ansökan om {w}
{pg} hus på {addr}
{sf} - {w}
{sf}
{sf}, {prop}
{p}/{p}
{p} och {p}
{p} m.fl.
Angående {p}
Angående {pg} {w}
Angående {fg} plats på {pre}
Ang. {p}
Ang {f} på {pre}
Rörande {p}
Avseende {p}, {dnr}
Gäller {p}
Till {p}
För kännedom: {p}
Vidarebefordrat: {w} från {p}
SV: {w} - {p}
VB: Fråga från {p} om {w}
Re: {p}
Åtgärdsplan brukare {f}
Avtal kontaktperson {p}
Kontaktperson enligt LSS, {p}
Familjehem {p}
Konsulentstödd familjehemsvård {company}, {p}
Jourhem {s}
Uppföljning: {s}, {f}
Genomförandeplan {f} {s}
Hembesök {p} {addr}
Hembesök hos {p}
Bostadsanpassning {p} {addr}
Ansökan om bostadsanpassningsbidrag, {p}
Trygghetslarm {p}
Avgiftsbeslut {p}
Synpunkt på {care} från anhörig {p}
Klagomål på bemötande, {care}, {p}
Anmälan enligt lex Maria, {p}
Begäran om journalkopior {p}
Läkarutlåtande {p}
Intyg för {p}
Intyg {f} {s}
Betyg {p} {school}
Prövning i {w} {p}
Studieintyg, {p}
Ansökan till {school}, {p}
Komvux, {p}
Praktikplats för {p} hos {company}
Feriearbete {p}
Lönebidrag {p}
Borgensförbindelse {p}
Namnskylt {p}
Trädfällning vid {addr}, {p}
Fällning av träd {p}
Felparkering {p}
Fordonsflytt {p} {date}
Överklagad parkeringsanmärkning {p}
Gatubelysning vid {pg} fastighet
Vägbidrag {p}
Enskild väg {prop}, {p}
Dagvatten från {prop} till {pg} tomt
VA-anslutning {p}
Anslutningsavgift {s}
Vattenskada {p}
Slamtömning {p} {prop}
Sopor hos {p}
Nedskräpning {prop}, {p}
Ovårdad tomt {addr} {p}
Olovligt byggande {p} {prop}
Anonym anmälan mot {p}
Lantmäteriförrättning {prop}, {p}
Adressättning {prop} {p}
Jakt {p}
Fiskekort {p}
{cap} för {f}
{cap} {w} för {f}
{cap} till {f}
{cap} om {fg} {w}
{cap} av {fg} {w} i {w}
{fg} {w} {w} {w}
{fg} föräldrar {w} till {w}
{fg} {w} på {school}
{cap} för {f} och {f}
{cap} {f}
{cap} med {f} och {fg} {w}
{cap} {p} {w}
{cap} {w} {p} {w}
{p} {w} {w}
{p} har {w} {w}
{cap} med {p} {date}
{cap} av {p}
{cap} åt {p}
{cap} mot {p}
{cap} hos {p} i {place}
{cap} enligt {p}
{cap} gällande {s}
{cap} av {s}
{cap} från {s} om {w}
{cap} mellan {p} och {company}
{cap} mellan {f} och {f}
{cap} {w} - {p}
{cap} {w} ({p})
{cap} /{p}
{cap}: {p}, {p} och {p}
{cap} {abbr} {p}
{abbr} {p}
{p} {abbr}
{w} mvh {p}
{w} av {p} på {w}
{w} {p}
Angående {w} /{p}
{title} {s}
{cap} {title} {s} {w}
{cap} mot {title} {s}
{cap} {title} {p}
{cap} av {title} {p}, {school}
`.trim().split('\n')

/** What the party field holds when it is a person's. */
export const PERSON_PARTIES: readonly string[] = `
{p}
{p}
{p}
{p}
{sf}
{sf}
{pi}
{s}
{f}
{p} och {p}
{ff}
{p}, {p}
{p} m.fl.
{p}, {addr}
{p}, {place}
{p} {party}
{p} ({company})
{p}, {company}
{company}, {p}
{company} / {p}
{company}, att: {p}
{company} att {p}
{company} c/o {p}
{company} genom {p}
{law}, {p}
{munik}, {p}
{auth}, {p}
{auth} - {p}
{title} {p}
{p}, {title}
{p} {title}
{p} ({title})
Familjen {s}
familjen {s}
{estate}
{trader}
{p}, ombud för {p}
{p} gm {law}
Vårdnadshavare till {p}
God man {p}
{p} (god man)
{p} - {school}
{school}, {p}
Kontaktperson: {p}
{munik} {p}
{p} {munik}
Advokat {p}
Elev {f}
Anhörig till {p}
{assoc} {p}
{assoc}, ordförande {p}
`.trim().split('\n')

/** What the officer's field holds. */
export const OFFICERS: readonly string[] = `
{p}
{p}
{p}
{sf}
{pi}
{p}, {title}
{title} {p}
{p} / {p}
{s}
{f}
`.trim().split('\n')
