import {inn, upp, ut, type CasePattern, type SecretPattern} from './pattern.ts'

/** What the social welfare committee's open registry is made of. */
export const SN: readonly CasePattern[] = [
  {
    type: 'serveringstillstånd',
    headings: ['Ansökan om serveringstillstånd, {krog}', 'Utökad serveringstid, {krog}', 'Tillfälligt serveringstillstånd vid {arrangemang}', 'Anmälan om ändrade ägarförhållanden, {krog}', 'Uteservering med alkohol, {krog}'],
    documents: [
      inn('Ansökan om stadigvarande serveringstillstånd', '{krog}', 'ansokan'),
      ut('Begäran om komplettering av ansökan om serveringstillstånd', '{krog}'),
      ut('Remiss om serveringstillstånd för {krog}', 'Polismyndigheten', 'remiss'),
      inn('Remissvar om serveringstillstånd', 'Polismyndigheten', 'yttrande'),
      upp('Utredning om serveringstillstånd för {krog}'),
      ut('Beslut om serveringstillstånd', '{krog}', 'beslut'),
    ],
  },
  {
    type: 'tillsyn alkohol',
    headings: ['Inre tillsyn enligt alkohollagen {år}, {krog}', 'Tillsynsplan för servering, folköl och tobak {nästa}', 'Tillsyn av tobaksförsäljning, {livsmedel}', 'Tillstånd att sälja tobak, {livsmedel}'],
    documents: [
      upp('Tillsynsplan för servering, folköl och tobak {nästa}', 'plan'),
      upp('Tillsynsprotokoll, {krog}', 'rapport'),
      ut('Restaurangrapport {år}, påminnelse', '{krog}'),
      inn('Restaurangrapport {år}', '{krog}'),
      inn('Anmälan om försäljning av folköl', '{livsmedel}'),
    ],
  },
  {
    type: 'avtal',
    headings: ['Avtal om {köptomsorg} med {omsorgsföretag}', 'Valfrihetssystem för {köptomsorg}', 'Avtalsuppföljning, {omsorgsföretag}', 'Förlängning av avtal om {köptomsorg}', 'Upphandling av {köptomsorg} {år}'],
    documents: [
      inn('Ansökan om att bli utförare', '{omsorgsföretag}', 'ansokan'),
      ut('Beslut om godkänd utförare', '{omsorgsföretag}', 'beslut'),
      upp('Avtal om {köptomsorg}', 'villkor'),
      upp('Rapport från avtalsuppföljning av {köptomsorg}', 'rapport'),
      ut('Begäran om åtgärdsplan efter avtalsuppföljning', '{omsorgsföretag}'),
      inn('Åtgärdsplan efter avtalsuppföljning', '{omsorgsföretag}', 'plan'),
    ],
  },
  {
    type: 'remiss',
    headings: ['Remiss – {socialremiss}', 'Yttrande över {socialremiss}', 'Samverkan med regionen om {socialremiss}'],
    documents: [
      inn('Remiss: {socialremiss}', 'Socialdepartementet', 'remiss'),
      upp('Förvaltningens förslag till yttrande över {socialremiss}', 'yttrande'),
      upp('Protokollsutdrag SN § {paragraf}', 'protokollsutdrag'),
      ut('Nämndens yttrande över {socialremiss}', 'Socialdepartementet', 'yttrande'),
    ],
  },
  {
    type: 'statsbidrag',
    headings: ['Statsbidrag för att minska ensamhet bland äldre {år}', 'Statsbidrag till Äldreomsorgslyftet {år}', 'Prestationsbaserat statsbidrag {år}', 'Statsbidrag för god och nära vård {år}', 'Stimulansmedel för sysselsättning {år}'],
    documents: [
      inn('Meddelande om statsbidrag {år}', 'Socialstyrelsen'),
      ut('Rekvisition av statsbidrag {år}', 'Socialstyrelsen', 'ansokan'),
      ut('Återrapportering av statsbidrag {år}', 'Socialstyrelsen', 'rapport'),
      inn('Beslut om återbetalning av statsbidrag', 'Socialstyrelsen', 'beslut'),
    ],
  },
  {
    type: 'uppföljning',
    headings: ['Patientsäkerhetsberättelse {fg}', 'Kvalitetsberättelse {fg}', 'Brukarundersökning {år}', 'Synpunkter och klagomål, sammanställning {år}', 'Öppna jämförelser {år}', 'Egenkontroll av {omsorg} {år}'],
    documents: [
      upp('Kvalitetsberättelse {fg} för socialnämnden', 'rapport'),
      upp('Patientsäkerhetsberättelse {fg}', 'rapport'),
      upp('Sammanställning av synpunkter, {halvår} {år}', 'rapport'),
      upp('Tjänsteskrivelse – kvalitetsberättelse {fg}', 'tjansteskrivelse'),
    ],
  },
  {
    type: 'boende',
    headings: ['Behovsplan för särskilt boende {nästa}', 'Nytt äldreboende i {ort}', 'Utökning av trygghetsboende i {ort}', 'Kösituationen till särskilt boende {år}', 'Brandskydd på särskilt boende i {ort}'],
    documents: [
      upp('Behovsplan för särskilt boende {nästa}', 'plan'),
      ut('Lokalbeställning, nytt äldreboende i {ort}', 'Tekniska nämnden'),
      inn('Skrivelse om trygghetsboende i {ort}', '{pensionär}'),
      ut('Svar på skrivelse om trygghetsboende', '{pensionär}'),
      inn('Hyresförslag för lokaler i {ort}', '{bostadsbolag}', 'villkor'),
    ],
  },
  {
    type: 'föreningsbidrag',
    headings: ['Föreningsbidrag till sociala organisationer {nästa}', 'Bidrag till pensionärsorganisationer {nästa}', 'Samarbete med frivilligorganisationer {år}'],
    documents: [
      inn('Ansökan om föreningsbidrag {nästa} från pensionärsorganisation', '{pensionär}', 'ansokan'),
      inn('Verksamhetsberättelse {fg}', '{pensionär}'),
      upp('Tjänsteskrivelse – fördelning av föreningsbidrag {nästa}', 'tjansteskrivelse'),
      ut('Beslut om föreningsbidrag {nästa} till pensionärsorganisation', '{pensionär}', 'beslut'),
    ],
  },
  {
    type: 'ivo',
    headings: ['Inspektion av {omsorg}', 'Inspektionen för vård och omsorg – tillsyn av {omsorg}', 'Anmälan om brister i {omsorg}, sammanställning', 'Åtgärder efter inspektion av {omsorg}'],
    documents: [
      inn('Underrättelse om inspektion av {omsorg}', 'Inspektionen för vård och omsorg', 'inbjudan'),
      ut('Yttrande till Inspektionen för vård och omsorg om {omsorg}', 'Inspektionen för vård och omsorg', 'yttrande'),
      inn('Beslut efter inspektion av {omsorg}', 'Inspektionen för vård och omsorg', 'beslut'),
    ],
  },
  {
    type: 'statistik',
    headings: ['Ej verkställda beslut, {kvartal} {år}', 'Lex Sarah, sammanställning {kvartal} {år}', 'Nämndens nyckeltal {kvartal} {år}'],
    documents: [
      ut('Kvartalsrapport om ej verkställda beslut, {kvartal} {år}', 'Inspektionen för vård och omsorg'),
      upp('Statistikrapport till kommunfullmäktige, {kvartal} {år}', 'rapport'),
    ],
  },
  {
    type: 'råd',
    headings: ['Kommunala pensionärsrådet {år}', 'Kommunala funktionsrättsrådet {år}', 'Dialogmöte med anhörigföreningar {år}'],
    documents: [
      upp('Kallelse till kommunala pensionärsrådet', 'inbjudan'),
      inn('Förslag på ämnen till pensionärsrådet', '{pensionär}'),
      upp('Anteckningar från kommunala pensionärsrådet'),
    ],
  },
  {
    type: 'organisation',
    headings: ['Ny organisation för socialförvaltningen', 'Delegationsordning för socialnämnden', 'Avgifter inom äldreomsorgen {nästa}', 'Riktlinjer för bistånd {nästa}', 'Bemanning sommaren {år}'],
    documents: [
      upp('Förslag till reviderad delegationsordning för socialnämnden', 'plan'),
      upp('Risk- och konsekvensanalys av ny organisation'),
      upp('Anmälan av delegationsbeslut, sammanställning {månad} {år}'),
    ],
  },
  {
    type: 'bostadssociala frågor',
    headings: ['Handlingsplan mot hemlöshet {nästa}', 'Vräkningsförebyggande arbete {år}', 'Hyreskontrakt för sociala ändamål {nästa}'],
    documents: [
      upp('Förslag till handlingsplan mot hemlöshet', 'plan'),
      inn('Underlag om störningar och uppsagda kontrakt {år}', '{bostadsbolag}', 'rapport'),
      ut('Överenskommelse om sociala kontrakt {nästa}', '{bostadsbolag}', 'villkor'),
    ],
  },
]

/** Single persons' cases: secret from the first document to the last. */
export const SN_SECRET: readonly SecretPattern[] = [
  {
    type: 'individärende',
    statute: 'OSL 26:1',
    headings: ['Anmälan om oro, {person}', 'Utredning enligt socialtjänstlagen, {person}'],
    documents: [inn('Anmälan om oro för {person}', 'Anhörig'), upp('Förhandsbedömning, {person}'), ut('Kallelse till möte om {person}', 'Anhörig'), upp('Beslut att inleda utredning, {person}')],
  },
  {
    type: 'lex sarah',
    statute: 'OSL 26:1',
    headings: ['Lex Sarah-utredning, {person}', 'Klagomål på hemtjänst, {person}'],
    documents: [inn('Rapport om missförhållande som rör {person}', 'Anhörig'), upp('Utredning om missförhållande, {person}'), ut('Svar på klagomål från {person}', 'Anhörig')],
  },
]
