/** Letters, e-mails, minutes and decisions: pieces of running text, with the persons and the rest that stand in them. */
export const LETTER_PIECES: readonly string[] = `
Hej! Jag heter {p} och bor på {addr} i {place}.
Hej {f}! Tack för ditt mejl om {w}.
Hej {f},
Hej, mitt namn är {p} och jag skriver angående {w}.
Med vänlig hälsning {p}
Med vänliga hälsningar, {p}, {title}
Mvh {f}
Mvh {p}
Vänligen {p} {title}
/{f}
Hälsningar {f} och {f} {s}
Vid pennan {p}
Undertecknad, {p}, överklagar härmed beslutet om {w}.
Jag, {p}, ger härmed fullmakt åt {p} att företräda mig.
Från: {p}
Till: {p}; {p}
Kopia: {p}, {p} och {p}
Från: {company}
Ämne: {w} vid {school}
Närvarande: {p} {party}, {p} {party}, {p} {party} och {p} {party}
Beslutande: {p} {party}, ordförande, {p} {party}, {p} {party}
Ersättare: {p} {party} för {p} {party}
Övriga närvarande: {p}, {title}, {p}, {title}
Justerare: {p} {party}
Sekreterare {p}
Ordförande {p} {party}
{p} {party} yrkar bifall till förslaget.
{p} {party} yrkar avslag på {pg} {party} förslag.
{s} {party} reserverar sig mot beslutet.
Ordföranden ställer {pg} yrkande under proposition.
Föredragande: {title} {p}
Handläggare: {p}
Handläggare {p} har varit i kontakt med {p} per telefon.
Sökanden {p} uppger att {w} och {w} har påverkat {w}.
{f} har svårt att {w} och behöver stöd i skolan.
{fg} mamma {f} berättar att {f} inte vill gå till {school}.
{f} trivs på {pre} men har varit borta sedan {month}.
{p}, född {year}, är folkbokförd på {addr}.
{s} anför i huvudsak följande.
Enligt {s} har {company} inte {w}.
{s} har i sitt överklagande uppgett att {w}.
Vid hembesöket deltog {p} samt {title} {s}.
Läkare {p} vid {care} har utfärdat ett intyg.
Polisen hörde {p} om {w}.
Fastigheten {prop} ägs av {p} och {p}.
Fastigheten {prop} ägs av {company}.
Nämnden beslutar att förelägga {p} att {w} senast {date}.
Nämnden beslutar att bevilja {company} bygglov på {kv}.
Kommunstyrelsen beslutar att godkänna avtalet med {company}.
Ärendet gäller {w} på {street} i {place}.
Ärendet initierades av {p} som bor granne med {school}.
Platsen ligger mellan {street} och {street}, nära {namedplace}.
Området sträcker sig från {nature} till {nature}.
I {place} finns {school}, {pre} och {care}.
Bussen går från {namedplace} till {place} varje kvart.
Konsulten {company} har tagit fram rapporten.
{company} har lämnat anbud tillsammans med {company}.
Rapporten är skriven av {p} och {p} på {company}.
Enligt {auth} ska kommunen redovisa {w} senast i {month}.
{auth} har inget att erinra.
{munik} och {munik} samverkar om {w}.
Verksamheten använder {system} för {w}.
Eleverna läste {work} och diskuterade {w}.
{storm} orsakade skador på {church}.
Personer med {disease} behöver särskilt stöd.
Händelsen har anmälts enligt {lex}.
Medel söks ur {found} för {w}.
{assoc} disponerar lokalen varje vecka.
{ship} trafikerar leden under {month}.
{animal} springer lös på {street}.
Vinnaren av {prize} presenteras i {month}.
Kontakta {p} på telefon om du har frågor.
Kontaktperson: {p}, {company}
Kontaktperson på skolan är {f} {s}.
God man: {p}. Överförmyndaren har granskat årsräkningen.
Underskrift: {p}
Tolk: {p}
Barn: {f}, {f} och {f}
Vårdnadshavare 1: {p} Vårdnadshavare 2: {p}
Elev: {sf} Klass: {num}
Namn: {p} Adress: {addr} Ort: {place}
Namn: {sf}
Sökande: {p} Fastighet: {prop}
Ansvarig: {p} Datum: {date}
Diarienummer: {dnr} Datum: {date} Handläggare: {p}
Deltagare: {f}, {f}, {f} och {p}
Mötet öppnas av {p} som hälsar {p} välkommen.
{f} informerar om {w}. {f} och {f} följer upp till nästa möte.
{cap} {w} {w} och {w} för {w}.
Det är viktigt att {w} och {w} inte {w}.
Kommunen har {w} under {year} och planerar {w} i {place}.
Beslutet kan överklagas till {auth}.
{Job} och {job} arbetar med {w}.
{amb} {w} {w} i {w}.
{amb} {w} {w}.
{amb} {w} för {w} och {w}. {amb} {w} {w}.
{amb} {w} i {place} under {month}.
{cap} {w} {w} {amb} {w} i {w}.
{abbr} och {abbr} ansvarar för {w} enligt {abbr}.
{w}/{abbr} {abbr}, {abbr}, {abbr}
{cap}s {w} {w} {w}.
{cap} ({abbr}) {w} {w}
{software}
{software}, {software}
{software} {num}
{software} for {software}
{software} {num}.{num}
{software},Regular
{abbr}-{abbr}/{w}.xml
{abbr}-{abbr} {num}
{software}/{w}
från {p}
Bakgrund
Sammanfattning
Förslag till beslut
Beslutsunderlag
{pg} ombud, {p} vid {law}, har yttrat sig.
{law} företräder bolaget.
Advokat {s} bestrider kravet.
Enligt uppgift från {pi} är {w} klar.
Tack {f} för ett trevligt möte med {p} och {company}!
`.trim().split('\n')
