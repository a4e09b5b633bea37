import type {Series} from './trap.ts'

/** Headings that name a private person as registrars do, by diary, case type and heading. */
const WITH_A_PERSON: readonly (readonly [diary: string, caseType: string, heading: string])[] = [
  ['KS', 'synpunkter', 'Klagomål på bemötande i receptionen, Camilla Myrén'],
  ['KS', 'synpunkter', 'Begäran om ut allmän handling från Roger Norrgård'],
  ['KS', 'synpunkter', 'E-post från Karin Skarp till kommunstyrelsens ordförande'],
  ['KS', 'överklagande', 'Laglighetsprövning enligt kommunallagen, klagande Ove Vikberg'],
  ['KS', 'skadeståndsanspråk', 'Skadeståndsanspråk – Ingrid Dammert, fallolycka på torget'],
  ['KS', 'personal', 'Intyg om tjänstgöring för Mats Brusewitz'],
  ['KS', 'personal', 'Ansökan från Jonna Ottander, ref 2026-14'],
  ['KS', 'hyra', 'Uppsägning av båtplats 14, Kjell Öhrvall'],
  ['KS', 'borgerlig vigsel', 'Vigsel Paula Arvids och Leif Munthe'],
  ['BUN', 'skolskjuts', 'Ansökan om skolskjuts för Oskar Åkerhielm'],
  ['BUN', 'skolplacering', 'Önskemål om byte av skola, elev: Vera Björnfot'],
  ['BUN', 'ledighet', 'Ledighetsansökan Noomi Wessling v. 8'],
  ['BUN', 'åtgärdsprogram', 'Överklagande av åtgärdsprogram, vårdnadshavare Nadia Hörnell'],
  ['BUN', 'kränkande behandling', 'Anmälan om kränkning, Ture (klass 4B), Hagtorpsskolan'],
  ['BUN', 'synpunkter', 'Mejl från Klara Pihlblads mamma om maten'],
  ['SN', 'färdtjänst', 'Parkeringstillstånd för rörelsehindrad, Gösta Kvarnhult'],
  ['SN', 'synpunkter', 'Synpunkt på hemtjänsten från Berit Ekenstams dotter'],
  ['SN', 'synpunkter', 'Svar till Gerd Jernström om trygghetslarm'],
  ['SN', 'avgift', 'Nedsättning av avgift – Jernström, Gerd'],
  ['SN', 'överklagande', 'Dom i mål om bistånd, Hassan Nyblad ./. socialnämnden'],
  ['MBN', 'bygglov', 'Bygglov för altan, sökande Tomas Stenmarck'],
  ['MBN', 'bygglov', 'Grannyttrande från Sonja Tufvesson angående tillbyggnad'],
  ['MBN', 'bygglov', 'Olovligt byggande, ägare N. Ehrnberg'],
  ['MBN', 'enskilt avlopp', 'Ansökan om enskilt avlopp – Rut Råberg'],
  ['MBN', 'klagomål', 'Klagomål på eldning hos familjen Brusewitz'],
  ['MBN', 'strandskydd', 'Dispens för brygga, Arvid och Ylva Rönnmark'],
  ['MBN', 'hundhållning', 'Anmälan om lös hund, ägare Dragan Sandevi'],
  ['KFN', 'stipendium', 'Nominering av Lovisa Sjölinder till ledarpriset'],
  ['KFN', 'synpunkter', 'Tack från Marianne Backström till simlärarna'],
  ['KFN', 'bibliotek', 'Krav på ersättning för böcker, Elin Tjernberg'],
  ['KFN', 'båtplats', 'Båtplats 22 överlåts till Bengt Haglöf'],
  ['TN', 'parkering', 'Bestridande av kontrollavgift, Johan Ljungkvist'],
  ['TN', 'va', 'Ersättning för källaröversvämning till Agneta Mårdh'],
  ['TN', 'avfall', 'Ansökan om uppehåll i hämtning, Folke Hammarlind'],
  ['TN', 'skadeståndsanspråk', 'Lackskada vid sopning, Sofia Hedlöf kräver ersättning'],
  ['TN', 'vinterväghållning', 'Samtal med Greta Lundbom om plogvall'],
  ['ÖFN', 'ställföreträdare', 'Byte av god man för Elsa Grahnén'],
  ['ÖFN', 'ställföreträdare', 'Arvode till Ida Östensson'],
  ['ÖFN', 'ställföreträdare', 'Årsräkning 2025, huvudman Farid Karimi'],
]

/** Headings that sound of a person and name none. */
const WITHOUT_A_PERSON: readonly (readonly [diary: string, caseType: string, heading: string])[] = [
  ['KS', 'motion', 'Motion från Centerpartiet om stöd till unga lantbrukare'],
  ['KS', 'remiss', 'Remiss från Justitiedepartementet, begäran om yttrande'],
  ['KS', 'bolag', 'Ägardialog med Ekbackens Bostäder AB'],
  ['KS', 'namngivning', 'Förslag att kalla nya salen Eksalen'],
  ['BUN', 'lokaler', 'Brandskyddsronden på förskolan Blåsippan'],
  ['BUN', 'avtal', 'Avtal med Lövsångarens Friskola AB om idrottshall'],
  ['SN', 'statsbidrag', 'Prestationsersättning för nära vård, rekvisition'],
  ['SN', 'synpunkter', 'Fler sittplatser i väntrummet, förslag från anhörigföreningen'],
  ['MBN', 'detaljplan', 'Granskningsutlåtande för kvarteret Spinnrocken 2'],
  ['MBN', 'tillsyn', 'Provtagning vid Sörkvarns Sågverk AB'],
  ['KFN', 'evenemang', 'Valborgsfirande i Ekparken, ansökan om scen'],
  ['KFN', 'bibliotek', 'Meröppet på söndagar, utvärdering'],
  ['TN', 'trafik', 'Enkelriktning av Skolgatan mellan Storgatan och Ringvägen'],
  ['TN', 'upphandling', 'Tilldelning, snöröjning: Stenbäckens Mark & Anläggning AB'],
  ['ÖFN', 'styrdokument', 'Rutin för granskning av årsräkningar'],
]

/** Traps of B2 as the registry words them: a person's name somewhere in an everyday heading, and everyday headings with none. */
export function peopleInHeadings(series: Series): void {
  for (const [at, [diary, arendetyp, handlingsrubrik]] of WITH_A_PERSON.entries()) {
    series.document(diary, [`b2-everyday-${numbered(at)}`, 'B2', 'held', 'a private person named in an everyday heading', 'Private persons are never published'], {arenderubrik: 'Synpunkter och frågor', arendetyp, handlingsrubrik})
  }
  for (const [at, [diary, arendetyp, handlingsrubrik]] of WITHOUT_A_PERSON.entries()) {
    series.document(diary, [`b2-nobody-${numbered(at)}`, 'B2', 'plain', 'an everyday heading that names nobody', 'Nobody is named'], {arenderubrik: 'Synpunkter och frågor', arendetyp, handlingsrubrik})
  }
}

function numbered(at: number): string {
  return String(at + 1).padStart(2, '0')
}
