/** Bodies of the attached text files: what a short letter or decision of each sort says. No person stands in them (B11). */
export const TEXTS = {
  remiss: [
    'Kommunen ges tillfälle att yttra sig över bifogat förslag. Svar ska ha kommit in senast det datum som anges i missivet. Ange avsändarens diarienummer i svaret.',
    'Remissen skickas till ett urval av kommuner och regioner. Synpunkter lämnas helst i samma ordning som avsnitten i förslaget. Remissvaren kommer att publiceras.',
  ],
  yttrande: [
    'Nämnden ställer sig i huvudsak bakom förslaget. Kostnaderna för genomförandet bör dock beräknas på nytt, och kommunerna behöver längre tid för att anpassa sina arbetssätt.',
    'Nämnden har inget att erinra mot förslaget. Nämnden vill samtidigt framhålla att nya uppgifter för kommunerna ska följas av finansiering enligt finansieringsprincipen.',
  ],
  tjansteskrivelse: [
    'Förslag till beslut\nNämnden godkänner förvaltningens förslag.\n\nSammanfattning\nFörvaltningen har berett ärendet tillsammans med berörda enheter. Förslaget ryms inom beslutad budget och får inga personella följder.',
    'Förslag till beslut\nNämnden antar förslaget och överlämnar ärendet till kommunfullmäktige.\n\nBakgrund\nÄrendet har återremitterats en gång. Underlaget har nu kompletterats med en kostnadsberäkning och en tidplan.',
  ],
  beslut: [
    'Beslut\nFörvaltningen beviljar ansökan enligt gällande delegationsordning.\n\nBeslutet anmäls till nämnden vid nästa sammanträde. Det kan överklagas inom tre veckor från den dag då det tillkännagavs.',
    'Beslut\nAnsökan avslås eftersom den inte uppfyller villkoren i riktlinjerna.\n\nHur beslutet överklagas framgår av bifogad hänvisning.',
  ],
  protokollsutdrag: [
    'Beslut\nNämnden beslutar i enlighet med förvaltningens förslag.\n\nExpedieras till\nBerörda förvaltningar och kommunstyrelsen.',
    'Beslut\nÄrendet återremitteras till förvaltningen för komplettering av kostnadsberäkningen.\n\nExpedieras till\nFörvaltningens stab.',
  ],
  rapport: [
    'Sammanfattning\nMålen för perioden har till största delen nåtts. Två av åtgärderna försenades och förs över till nästa år. Prognosen pekar på ett resultat i nivå med budget.',
    'Sammanfattning\nUppföljningen bygger på verksamhetens egna nyckeltal och på jämförelser i den nationella databasen. Resultaten är i stort sett oförändrade sedan förra mätningen.',
  ],
  kungorelse: [
    'Förslaget finns tillgängligt i kommunhusets entré och på kommunens webbplats under hela samrådstiden. Synpunkter lämnas skriftligen till nämnden senast sista dagen för samrådet.',
  ],
  inbjudan: [
    'Välkommen till en träff om läget i kommunen. Vi börjar med en genomgång av pågående arbeten och avslutar med gemensamma frågor. Anmälan görs till förvaltningens funktionsbrevlåda.',
  ],
  plan: [
    'Planen beskriver nuläge, mål och åtgärder för de kommande tre åren. Den revideras årligen i samband med budgetarbetet och följs upp i delårsrapporten.',
    'Planen ersätter den som antogs för fyra år sedan. Ansvaret för varje åtgärd ligger på den förvaltning som anges i tabellen, och kostnaderna tas inom ram.',
  ],
  ansokan: [
    'Ansökan gäller medel för nästa verksamhetsår. Verksamhetsberättelse, bokslut och revisionsberättelse bifogas. Föreningen bedriver verksamhet två kvällar i veckan under säsong.',
  ],
  villkor: [
    'Avtalet gäller i två år med möjlighet till förlängning i högst två år. Priserna räknas om en gång per år med index. Uppsägning ska ske skriftligen senast sex månader före avtalstidens slut.',
  ],
} as const

export type TextKind = keyof typeof TEXTS
