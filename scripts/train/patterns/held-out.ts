/** Other wordings than those trained on, for measuring only. What was missed in them was looked at while the patterns for training were first made, and none was copied; nothing is to be tuned by what they say one by one. */
export const HELD_OUT_WITH_A_PERSON: readonly string[] = `
Missnöje med beslut, {p}
Reklamation av faktura, {p}
{p} vill att kommunen åtgärdar gropar i asfalten
Anhållan från {p} om uppskov
Besvär över bygglov på {prop} anförda av {p}
Inkommen handling från {p}
Uppgifter om inkomst, {sf}
Nytt läkarintyg för {p}
Ang. sonen {fg} skolgång
Ang barnet {f} och skjuts till {school}
Mötesanteckning, elev {f} {s}, {school}
Pedagogisk kartläggning {p}
Avvikelserapport: {p} föll i duschen på {care}
Brukaren {p} saknar insats
Hyresgäst {p} stör grannar på {addr}
Vräkning {p}
Avhysning av {sf}, {addr}
Underrättelse om uppsägning, {p}
Boendestöd för {p} avslutas
Kontaktpersonen {p} slutar
Ny god man sökes för {p}
Redovisningshandlingar {estate}
Arvode till {p} för uppdrag som god man
Ledighetsansökan {p}
Föräldraledighet, {p}
Personalärende – {p}
Varning till {p}
Överenskommelse om avslut, {p}
Lönetillägg {title} {p}
Arbetsintyg åt {p}
Kandidat till tjänsten: {p}
Meritförteckning {p}
Referenser för {p}
Förordnande som tillförordnad chef, {p}
Tf. enhetschef {p}, beslut om attesträtt
Ordförandebeslut fattat av {p} {party}
Initiativärende väckt av {p} {party}
Ledamotsinitiativ, {p} {party}: {cap} och {w}
Begäran om entledigande, {p} {party}
Ny ersättare efter {p} {party} i tekniska nämnden
Gruppledare {p} {party} svarar på kritik
Frågestund: {p} {party} till {p} {party}
Debattartikel av {p}
Insändare från {p} om vargjakt
Öppet brev till kommunalrådet {p}
Önskemål från {p} om farthinder på {street}
{p} anmäler buller från {shop}
Granne till {prop}, {p}, motsätter sig byggnation
Erinran från {p} mot {kv}
Sakägare {p}, synpunkter under granskningen
Medgivande från granne, {p}
Installation av rökkanal hos {p}, {addr}
Egen sotning, {p}
Kompostering av matavfall, {p} {prop}
Uppehåll i hämtning, {p}, {place}
Utsläppskontroll minireningsverk, {p}
Rådgivning till {p} om enskilt vatten
Hästhållning, klagande {p}
Upphittad katt, ägare {p}
Omhändertagen hund, ägare {sf}
Försäljningsställe för receptfria läkemedel, {trader}
Lotteritillstånd, {assoc}, kontakt {p}
Markupplåtelse för uteservering, {trader}
Tillstånd till schaktning, {p}
Skada på bil i parkeringshus, {p}
Ersättningsanspråk, {pi}
Talan väckt av {p} mot {munik}
Kallelse till huvudförhandling, {p} mot {munik}
Förlikning med {p}
Rättegångsfullmakt {p}
JO-anmälan av {p}
Anmälan till Skolinspektionen, {f} {s} på {school}
Begäran om omprövning, {p}
Avslag på ansökan om LSS, {p}
Särskilt boende, {p}
Växelvård {sf}
Matdistribution till {p}
Hörselinstruktör till {p}
Avlastning i hemmet, {p}
Egenavgift {p}
Jämkning av underhåll för {f} {s}
Samtal om umgänge, {p} och {p}
Barnavårdsutredning {f} {s}
Placering i jourhem, {f}
Vårdplan för {f} {s}
Uppföljning av {fg} placering
Hemlig kontaktuppgift för {p}
Tack från {p}
Gratulation till {p}, mästare i {w}
Stipendiat: {p}
Elevstipendium, {f} {s} och {f} {s}
Ungdomsledarstipendiet tilldelas {p}
Författare {p} gästar biblioteket
Vernissage: {p} på {namedplace}
Illustration av {p}
Nyttjanderätt till foto taget av {p}
Gåva från {p}
Donation av tavla, {p}
Lägenhetsarrende {prop}, innehavare {p}
Överlåtelse av arrende från {p} till {p}
Tomträtt {kv}, ny innehavare {p}
Fastighetsköp av {p}
Inteckning {p}
Gräns mot {p} på {prop}
Stängsel mot {pg} mark
Träd som skuggar {pg} trädgård
Postlåda för {p}
Nummer på hus, {p}, {place}
Vägavgift, {sf}
Bidrag till enskild väg, kontakt {pi}
Fiber till {p}, {prop}
Resultat av prov, {p}
Dyslexiutredning {f} {s}
Ansökan om undervisning i hemmet, {p}
Återgång till hemskolan, {f} {s}
Uppskjuten skolplikt för {p}
Gymnasieantagning, {p}
Sommarjobb {f} {s}
Arbetsmarknadsanställning {p}
Praktik för {p} på {care}
Nystartsjobb, {sf}
Tolkbeställning {p}
Medborgarskap {p}
Etableringsplan {p}
Hyra för bostad i andra hand, {p}
Inbrott hos {p}
Hot mot {title} {p}
Incidentrapport: {p} hotade {title} {s}
Brev till {s} med anledning av {w}
Svarsbrev till {pi}
Påminnelse till {s}
Synpunkter på {title} {s}
Samtalsanteckning {s}
Bekräftelse till {f} och {f}
Kopia på betyg, {p}
Delgivningskvitto {p}
Mottagningsbevis, {sf}
Rekommenderat brev, {p}
Remissvar privatperson, {p}
Privatpersonen {p} begär insyn
Journalist {p}, begäran om ut handling
Forskare {p} vill ta del av arkiv
Student {p}, enkät till kommunen
Läraren {p} vid {school} svarar
{title} {p}, {w}
{title} {s}, {w}
{p} ({title}) om {w}
{p} begäran {w}
{p} / {w}
{w} {p}
{cap} {p}
{cap} {w} {p}
{cap}, {p}, {date}
{dnr} {p}
{date} {p}
{p} {date}
{p} ÄR MISSNÖJD
HANDLINGAR RÖRANDE {p}
begäran om journal {p}
hej kan ni hjälpa {p} med {w}
`.trim().split('\n')

export const HELD_OUT_WITHOUT_A_PERSON: readonly string[] = `
Investeringsplan för gator i {place}
Renovering av fasad, {school}
Nytt storkök till {care}
Utökning av antal platser, {pre}
Namnbyte från {pre} till {pre}
Nedläggning av {school} i {place}
Sammanslagning av {school} och {school}
Pendlarparkering vid {place}
Gångtunnel under {street}
Träd längs {street} och {street}
Ny rondell vid {addr}
Flaggstång i {namedplace}
Minnesmärke i {namedplace}
Konstverket {work} flyttas till {namedplace}
Restaurering av {church}
Orgel i {church}
Klockringning från {church}
Begravningsplats {church}
Muddring i {nature}
Ålgräs vid {nature}
Invasiva arter, {nature}
Fågelskådning i {nature}
Allemansrätt vid {nature}
Utredning om färja, {ship}
Nedskrotning av {ship}
Kajplats för {ship}
Avloppsledning {prop} till {prop}
Stamnät {kv}
Kvalitetssäkring {kv} och {kv}
Arkitekttävling {kv}
Gestaltningsprogram för {kv}
Ljudmätning {shop}
Matförgiftning, {shop}
Sanktionsavgift {shop}
Kunskapsprov {company}
Folköl, {shop}
Pausad verksamhet, {shop}
Överlåtelse av {shop} till {company}
Tvättning av fönster, {company}
Indexuppräkning {company}
Prisjustering från {company}
Förlängning av avtal, {company} och {company}
Option utnyttjas, {company}
Hävning av avtal med {company}
Viteskrav mot {company}
Kvalitetsbrist hos {company}
Leveransförsening, {product}
Uppgradering av {system}
Avveckling av {system}
Utbildning i {system}
Behörigheter i {system}
Systemförvaltning {system}
Integration mellan {system} och {system}
Test av {product}
Slutredovisning {project}
Avsiktsförklaring {project}
Pilot inom {project}
Lägesrapport {project} {month}
Styrgrupp {project}
Etikprövning {project}
Nationell satsning, {project}
Bidragsansökan {assoc} avslås
Startbidrag till {assoc}
Lokalbidrag, {assoc}
Lotteri {assoc}
Jubileum {assoc}
Omklädningsrum för {assoc}
Nyttjande av {school} för {assoc}
Nya stadgar för {found}
Avkastning {found}
Revisorer i {found}
Placeringspolicy {found}
Utlysning av {prize}
Jury för {prize}
Pristagare av {prize}, kriterier
Information om {disease} till personal
Vaccination {disease}
Anhörigstöd {disease}
{lex}-utredning, {care}
Sammanställning av {lex} {year}
Kompetensutveckling {lex}
Beredskap inför {storm}
Kostnader till följd av {storm}
Elavbrott {storm}
Djurskydd, {animal}
Hundförare och {animal}
Omplacering av {animal}
Läsprojekt kring {work}
Skolbio: {work}
Visning av {work} för årskurs {num}
Hyresgästanpassning, {company}
Borttagande av skylt, {shop}
Insamling av textil, {company}
Klagomål på lukt från {company}
Anmälan enligt miljöbalken, {company}, {place}
Egenkontroll {company}
Cistern {company} {prop}
Täktverksamhet {prop}
Torvbrytning {nature}
Miljöfarlig verksamhet på {prop}
PFAS i {nature}
Luftmätningar på {street}
Skyltprogram {place}
Torghandel i {place}
Julmarknad vid {namedplace}
Skridskobana i {namedplace}
Fyrverkerier vid {namedplace}
Förbud mot eldning i {muni}
Trygghetsvandring {place}
Klotter på {addr}
Översyn av hastigheter i {place} och {place}
Tillgänglighet {street}
Laddstolpar {kv}
Parkeringsnorm {place}
Linje {num} mellan {place} och {place}
Stängning av väg {num} vid {place}
Nödvatten i {place}
Vattentorn i {place}
Fjärrkyla till {kv}
Utbyggnad av fiber i {place}
Mobilmast på {prop}
Tillköp av mark, {prop}
Byte av mark mellan {munik} och {company}
Option på mark, {company}
Avstyckning från {prop}
Inlösen av {prop}
Rågång {prop} {prop}
Skogsbruksplan {prop}
Viltstängsel {prop}
Uthyrning av lokal till {assoc}
Uthyrning av lokal till {law}
Ombud för kommunen: {law}
Utlåtande {law}
Arvodesräkning {law}
Tilldelning juridiska tjänster, {law}, {law} och {law}
Granskning av årsbokslut, {company}
Nytt bolag, {company}
Styrelsearvode {company}
Kapitaltillskott {company}
Fusion {company} {company}
Likviditetsplan {company}
Samråd enligt MBL om {w}
Arbetsmiljörond {school}
Skyddsrond {care}
Riskbedömning {care}
Krisplan {pre}
Utrymningsövning {pre}
Vikarieanskaffning {w}
Kravprofil {job}
Befattningsbeskrivning {job}
Annonsering av tjänst som {job}
Lönekartläggning {job}, {job}
Heltid {job}
Nattpatrull, {place}
Sammanträdesplan {w} och {w}
Anslag {date}
Dagordning {w} {date}
Kungörelse {kv}
Rättelse av protokoll {date}
Redovisning av ej verkställda beslut {month}
Uppföljning av {w}
Målbild {cap} {year}
Vision {year} {cap}
Strategi {cap} {w}
{cap}: {w}, {w} och {w}
{cap} {w} på {street}
{cap} {cap} {w}
{cap} till {auth}
{cap} av {company}
{cap} ({cap})
{cap} / {cap}
{cap} {month} {year}
{cap} {num}:{num}
{w} {w}
Samverkan med {auth}
Förfrågan från {auth}
Delgivning {auth}
Anmodan från {auth}
Enkät från {auth} om {w}
Statsbidrag från {auth}
Överenskommelse med {munik} om {w}
Interkommunal samverkan {munik}
Utträde ur {assoc}
Delägarskap i {company}
Vänskapsavtal med {place}
SAMRÅDSHANDLING {kv}
TJÄNSTESKRIVELSE {company}
`.trim().split('\n')

export const HELD_OUT_PERSON_PARTIES: readonly string[] = `
{p}
{p}
{p}
{sf}
{pi}
{s}
{p} & {p}
{p} samt {p}
{p}; {p}
{p} för {company}
{company} - {p}
{company} ({p})
{company}; {p}
{law} - {p}
{munik}/{p}
{title} {p}, {munik}
{p}, {school}
{p} {addr}
Privatperson {p}
Sökande: {p}
{p} (vårdnadshavare)
Ombud {p}
{trader}
{estate}
Fam {s}
Elev {f} {s}
`.trim().split('\n')

export const HELD_OUT_OTHER_PARTIES: readonly string[] = `
{company}
{company}
{company} ({place})
{company} - {company}
{law}
{auth}
{auth}, {cap}
{munik}
{munik} - {cap}
{school}
{pre}
{care}
{assoc}
{assoc} - {place}
{found}
{church}
{shop}
{shop}, {place}
{cap} {cap}
{cap} {muni}
{job}
Anonym
Grannar
Boende {addr}
Fastighetsägaren {prop}
Samfälligheten {place}
`.trim().split('\n')

export const HELD_OUT_LETTERS: readonly string[] = `
Jag kontaktar er eftersom min granne {p} bygger en altan mot {street}.
Bifogar intyg från {title} {p}.
Hej {f}! Kan du ringa mig imorgon?
Bästa hälsningar {p}
//{f} {s}
Skickat från {pg} telefon
{f} {s} skrev den {date}:
Vid sammanträdet deltog {p} {party} och {p} {party}.
Omröstning: Ja-röst: {p} {party}, {p} {party}. Nej-röst: {p} {party}.
Jäv: {s} {party} deltar inte i beslutet.
Skolan har kallat {fg} föräldrar, {p} och {p}.
{s} menar att bolaget {company} brustit.
Utredningen visar att {p} inte har rätt till insatsen.
Beställare är {munik} och utförare {company}.
Byggherre: {company}. Kontrollansvarig: {p}.
Byggnaden på {addr} ritades av {company}.
Lokalen ligger intill {church} och {shop}.
Vi föreslår att {namedplace} får nya bänkar.
Kommunen äger {prop} sedan {year}.
{school} har fler elever än {school}.
I journalen står att {f} har {disease}.
Bidraget betalas av {found} varje {month}.
Tvisten mellan {company} och {company} prövas av {auth}.
{storm} drog in över {place}.
Flera elever nämnde {work} som favorit.
{assoc} och {assoc} delar på hallen.
Ledamoten {p} {party} lämnade mötet klockan {num}.
Ring {f} om det är något, annars {f}.
Tystnadsplikten gäller även {title} {p}.
Ombud för sökanden är {p}, {law}.
`.trim().split('\n')
