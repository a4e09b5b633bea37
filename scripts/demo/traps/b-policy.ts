import {committee} from '../municipality.ts'
import {NUMBERS} from '../people.ts'
import type {Series, Telling} from './trap.ts'

const [KS_OFFICIAL = ''] = committee('KS').officials
const [KS_MEMBER = ''] = committee('KS').members
const [TN_OFFICIAL = ''] = committee('TN').officials

/** Traps of B1 and B2: who is named, and where. */
export function nameTraps(series: Series): void {
  series.document('KS', ['b1-official-as-officer', 'B1', 'plain', "an official's name in the officer's column", 'There a name is clear'], {handlaggare: KS_OFFICIAL})
  series.document('KS', ['b1-official-in-heading', 'B1', 'held', "an official's name in the heading", 'On the staff list is less suspicious, not clear'], {handlingsrubrik: `Synpunkter på bemötande från ${KS_OFFICIAL}`})
  series.document('KS', ['b1-member-in-heading', 'B1', 'held', "an elected member's name in the heading", 'Three conditions that a person must weigh'], {handlingsrubrik: `Avsägelse från ${KS_MEMBER} av uppdrag i kommunstyrelsen`})
  series.document('KS', ['b1-official-of-authority', 'B1', 'held', "another authority's official in the heading", 'The same conditions hold for officials elsewhere'], {
    handlingsrubrik: 'Yttrande från Länsstyrelsen, handläggare Gunnar Hedlöf',
    webbnamn: 'Länsstyrelsen',
    avsandare_mottagare: 'Länsstyrelsen',
  })
  series.document('TN', ['b1-phone-in-officer', 'B1', 'held', "a telephone number in the officer's column", 'Anything else than a name is held there'], {handlaggare: `${TN_OFFICIAL}, 031-390 06 14`})
  series.document('TN', ['b1-email-in-officer', 'B1', 'held', "an e-mail address in the officer's column", 'Anything else than a name is held there'], {handlaggare: 'hakan.fridell@privat.example'})
  series.document('TN', ['b1-number-in-officer', 'B1 B4', 'blocked', "a personal identity number in the officer's column", 'An identity number is never published'], {handlaggare: `${TN_OFFICIAL} ${NUMBERS.second}`})

  for (const [id, heading, what] of [
    ['b2-name', 'Synpunkter från Agneta Mårdh på belysningen', 'a full name in the heading'],
    ['b2-surname-first', 'Haglöf, Bengt – synpunkter på belysningen', 'surname first'],
    ['b2-capitals', 'SYNPUNKTER FRÅN GRETA LUNDBOM', 'a name in a heading all in capitals'],
    ['b2-lower-case', 'synpunkter från elin tjernberg', 'a name in small letters'],
    ['b2-genitive', 'Ida Östenssons förslag om cykelställ', 'a name in the genitive'],
    ['b2-initial', 'Skrivelse från R. Norrgård', 'an initial and a surname'],
    ['b2-given-name-only', 'Brev från Lovisa till kommunen om lekplatsen', 'a given name alone'],
    ['b2-foreign-name', 'Överklagande, Farid Karimi ./. kommunen', 'a name from another language'],
    ['b2-two-names', 'Skrivelse från Nils och Vera Björnfot', 'two given names and one surname'],
    ['b2-double-surname', 'Begäran från Sofia Hedlöf-Stenmarck', 'a double surname'],
  ] as const) {
    series.document('KS', [id, 'B2', 'held', what, 'Private persons are never published'], {handlingsrubrik: heading})
  }
  series.document(
    'KFN',
    ['b2-document-of-held-case', 'D2 B2', 'plain', 'a clear document whose case heading is held', 'It is shown, with a blank where the case heading would stand'],
    {arenderubrik: 'Ärende om Tomas Stenmarck och båtplatsen'},
    ['b2-name-in-case-heading', 'B2 D2', 'held', 'a full name in the case heading', 'Private persons are never published'],
  )
  for (const [id, heading, what] of [
    ['b2-words-that-are-names', 'Plan för damm och kvarn – andra kvartalet', 'ordinary words that some people are called'],
    ['b2-company-with-surname', 'Avtal om snöröjning med Bengtssons Åkeri AB', 'a company with a surname in it'],
    ['b2-place-with-name', 'Beläggning på Lovisagatan och Sankt Eriks torg', 'streets named after people'],
  ] as const) {
    series.document('TN', [id, 'B2', 'plain', what, 'Nobody is named'], {handlingsrubrik: heading})
  }
}

/** Traps of B3: sensitive words with and without a person. */
export function sensitiveTraps(series: Series): void {
  for (const [diary, category, held, plain] of [
    ['BUN', 'health', 'Elev med diagnos – begäran om anpassad skolgång', 'Motion om fler platser i äldreomsorgen'],
    ['BUN', 'religion', 'Förälder begär ledighet för muslimsk elev vid högtid', 'Upphandling av halal- och kosherkost till skolköken'],
    ['BUN', 'ethnic-origin', 'Elev av romskt ursprung – skrivelse om skolgång', 'Statsbidrag för romsk inkludering'],
    ['KS', 'politics', 'Klagomål på granne som är medlem i ett politiskt parti', 'Motion från Vänsterpartiet om öppna nämndsammanträden'],
    ['KS', 'union', 'Medarbetare som är fackmedlem – begäran om överläggning', 'Förhandling med fackförbundet Vision om ny organisation'],
    ['BUN', 'sex-life', 'Elev utsatt på grund av sin sexuella läggning', 'Motion om hbtq-certifiering av biblioteket'],
    ['SN', 'genetics', 'Anhörig lämnar dna-prov och uppgift om ärftlig sjukdom', 'Upphandling av dna-märkning av verktyg'],
    ['BUN', 'biometrics', 'Skolelev – fingeravtryck för inpassering', 'Förstudie om ansiktsigenkänning i passersystem'],
  ] as const) {
    series.document(diary, [`b3-${category}-with-person`, 'B3', 'held', `a word of ${category} beside a role word`, 'A person is in sight'], {handlingsrubrik: held})
    series.document(diary, [`b3-${category}-without-person`, 'B3', 'plain', `a word of ${category} and nobody`, 'A word is not a finding about a person'], {
      handlingsrubrik: plain,
      arendetyp: (plain.split(' ')[0] ?? '').toLocaleLowerCase('sv'),
      webbnamn: '',
    })
  }
  series.document('SN', ['b3-private-case-type', 'B3', 'held', 'a health word in a case of a private type', 'The case type says that it is about a person'], {
    handlingsrubrik: 'Läkarintyg och kostnadsförslag',
    arendetyp: 'bostadsanpassning',
    webbnamn: '',
  })
  series.document('KS', ['b3-elected-member', 'B3', 'plain', 'the party of an elected office', 'Political opinion of elected members is an exception'], {handlingsrubrik: 'Avsägelse från ledamot (C) i tekniska nämnden', arendetyp: 'val', webbnamn: 'Centerpartiet'})
  series.document('KS', ['b3-employee-representative', 'B3', 'plain', 'employee representatives of a union', 'Their union role is an exception'], {handlingsrubrik: 'Protokoll från samverkan med arbetstagarrepresentanter för Kommunal', arendetyp: 'samverkan', webbnamn: ''})
  series.document('KS', ['b3-union-homonym', 'B3', 'plain', 'Vision as an ordinary word', 'It is not the union'], {handlingsrubrik: 'Vision 2035 för Ekbackens kommun', arendetyp: 'styrdokument', webbnamn: ''})
}

/** Traps of B4: identity numbers, in many of the ways people write them. */
export function numberTraps(series: Series): void {
  const [date = '', serial = ''] = NUMBERS.third.split('-')
  for (const [id, number, what] of [
    ['b4-ten-digits', NUMBERS.first, 'a personnummer with a dash'],
    ['b4-run-together', NUMBERS.fourth.replace('-', ''), 'ten digits run together'],
    ['b4-twelve-digits', `19${NUMBERS.second}`, 'twelve digits with a dash'],
    ['b4-twelve-run-together', `19${NUMBERS.fifth.replace('-', '')}`, 'twelve digits run together'],
    ['b4-space', `${date} ${serial}`, 'a space for the dash'],
    ['b4-en-dash', `${date}–${serial}`, 'an en dash for the hyphen'],
    ['b4-non-breaking-hyphen', `${date}\u2011${serial}`, 'a non-breaking hyphen'],
    ['b4-spaced-dash', `${date} - ${serial}`, 'spaces around the dash'],
    ['b4-groups', `19${date.slice(0, 2)} ${date.slice(2, 4)} ${date.slice(4)} ${serial}`, 'digits in groups'],
    ['b4-no-break-space', `${date}\u00a0${serial}`, 'a no-break space'],
    ['b4-plus', NUMBERS.overHundred, 'a plus sign, for one over a hundred'],
    ['b4-line-break', `${date}-\n${serial}`, 'a line break inside'],
    ['b4-wrong-check-digit', NUMBERS.wrongCheckDigit, 'a wrong check digit'],
    ['b4-wrong-check-digit-run-together', NUMBERS.wrongCheckDigit.replace('-', ''), 'a wrong check digit, run together'],
    ['b4-samordningsnummer', NUMBERS.samordningsnummer, 'a samordningsnummer'],
    ['b4-interim', NUMBERS.interim, 'an interim number'],
  ] as const) {
    series.document('SN', [id, 'B4', 'blocked', `${what} in the heading`, 'An identity number is never published'], {handlingsrubrik: `Komplettering avseende ${number}`})
  }
  series.document('TN', ['b4-look-alike', 'B4', 'blocked', 'an invoice number that could be an identity number', 'Wide detection: the text is changed, or two people declare it no such number'], {
    handlingsrubrik: `Påminnelse om faktura ${NUMBERS.sixth.replace('-', '')}`,
  })
  series.document('TN', ['b4-ten-digits-no-date', 'B4', 'plain', 'ten digits that no date begins', 'It cannot be an identity number'], {handlingsrubrik: 'Påminnelse om faktura 5599887766', webbnamn: 'Ekbackens Energi AB', avsandare_mottagare: 'Ekbackens Energi AB'})
  series.document(
    'SN',
    ['b4-document-of-blocked-case', 'D2 B4', 'plain', 'a clear document whose case heading is blocked', 'It is shown, with a blank where the case heading would stand'],
    {arenderubrik: `Ansökan ${NUMBERS.second}`},
    ['b4-in-case-heading', 'B4', 'blocked', 'a personnummer in the case heading', 'An identity number is never published'],
  )
  series.document('KS', ['b4-in-file-name', 'B4', 'blocked', "a personnummer in a file's name", 'A file name is public too'], {
    fil: series.file(`b4-intyg-${NUMBERS.fourth}.txt`, 'Intyget gäller deltagande i kurs.\n'),
    fil_publiceras: 'ja',
  })
  series.document('KS', ['b4-in-file', 'B4 B11', 'blocked', 'a personnummer in the text of a file', 'An identity number is never published'], {
    fil: series.file('b4-nummer-i-text.txt', `Ansökan\n\nSökandens nummer är ${NUMBERS.fifth} enligt bifogat intyg.\n`),
    fil_publiceras: 'ja',
  })
  series.document('KS', ['b4-in-file-over-line-break', 'B4 B11', 'blocked', 'a personnummer broken over two lines of a file', 'A line break does not hide it'], {
    fil: series.file('b4-radbruten-text.txt', `Ansökan\n\nSökandens nummer är ${date}-\n${serial} enligt bifogat intyg.\n`),
    fil_publiceras: 'ja',
  })
}

/** Traps of B5 to B12: what was chosen, read and understood, and everything else about people. */
export function otherPolicyTraps(series: Series): void {
  series.document('SN', ['b5-partly-secret', 'B5', 'held', 'a document that the registry calls delvis secret', 'There is no masked copy, and the word is not understood'], {handling_sekretess: 'delvis', lagrum: 'OSL 26:1'})
  series.document('KS', ['b7-no-registrar', 'B7', 'held', 'a clean row that no registrar has signed', 'Nobody has decided to publish it'], {registrator: ''})
  series.caseAlone('KS', ['b7-case-without-registrar', 'B7', 'held', 'a clean case that no registrar has signed', 'Nobody has decided to publish it'], {registrator: ''})
  series.document('KS', ['b9-file-absent', 'B9 B11', 'held', 'choice ja for a file that was not delivered', 'What could not be read is not published'], {fil: 'b9-finns-inte.txt', fil_publiceras: 'ja'})
  series.document('KS', ['b9-no-reader', 'B9 B11', 'held', 'choice ja for a document in the old format of Word', 'There is no reader for it'], {fil: series.file('b9-gammal.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)), fil_publiceras: 'ja'})
  series.document('KS', ['b9-damaged-file', 'B9 B11', 'held', 'choice ja for a text file that is no text', 'What could not be read is not published'], {
    fil: series.file('b9-skadad.txt', Uint8Array.of(0x53, 0x79, 0x6e, 0x00, 0xff, 0xfe, 0x00, 0x01, 0x80, 0xc3, 0x28, 0x00, 0x0a)),
    fil_publiceras: 'ja',
  })

  for (const [id, what, heading, type] of [
    ['b10-offence', 'an offence with somebody to answer for it', 'Dom i brottmål – misshandel, tilltalad är förälder till elev', 'synpunkter'],
    ['b10-insult', 'an insult about a person', 'Klagomål på rektorn som kallas idiot och lögnare', 'synpunkter'],
    ['b10-property', 'a property designation in a private case type', 'Ansökan om bygglov för altan, Kvarnen 3', 'bygglov'],
    ['b10-estate', "an estate with the dead person's name", 'Dödsboet efter Gösta Kvarnhult – begäran om anstånd', 'synpunkter'],
    ['b10-vehicle', 'a registration number', 'Bestridande av kontrollavgift, fordon APA 123', 'felparkering'],
    ['b10-private-phone', "a private person's telephone number", 'Ring upp invånare på 031-390 06 22 om staketet', 'synpunkter'],
    ['b10-private-email', "a private person's e-mail address", 'Svar till ove.vikberg@privat.example om staketet', 'synpunkter'],
    ['b10-private-address', 'a street address with a flat number', 'Klagomål på lukt från Kvarnvägen 14 B, lgh 1102', 'klagomål'],
    ['b10-private-account', "a private person's account", 'Återbetalning till invånare, clearing 9999, kontonummer 123 456 7', 'autogiro'],
  ] as const) {
    series.document('MBN', [id, 'B10', 'held', what, 'It can point out or hurt a private person'], {handlingsrubrik: heading, arendetyp: type})
  }
  series.document('MBN', ['b10-sole-trader', 'B10', 'held', "a firm that bears its owner's full name", 'The firm is the person'], {handlingsrubrik: 'Anmälan från Kjell Öhrvalls Måleri, enskild firma', webbnamn: 'Enskild näringsidkare'})
  for (const [id, what, heading, type] of [
    ['b10-property-in-plan', 'a property designation in a detailed plan', 'Detaljplan för Kvarnen 3 m.fl., samråd', 'detaljplan'],
    ['b10-shared-mailbox', 'the address of a shared mailbox', 'Ny e-postadress för synpunkter: registrator@ekbacken.example', 'information'],
    ['b10-switchboard', 'the number of the switchboard', 'Nytt telefonnummer till kommunens växel: 08-465 004 00', 'information'],
    ['b10-box-address', 'a box address', 'Ny postadress för tekniska nämnden: Box 12, 999 01 Ekbacken', 'information'],
    ['b10-organisations-account', "the municipality's own account", 'Nytt bankgiro för kommunens avgifter: 5555-5551', 'information'],
  ] as const) {
    series.document('MBN', [id, 'B10', 'plain', what, 'It belongs to an organisation'], {handlingsrubrik: heading, arendetyp: type, riktning: 'Upprättad', avsandare_mottagare: '', webbnamn: ''})
  }

  const note = (text: string): string => `Minnesanteckning\n\n${text}\n`
  series.document('KS', ['b11-clear-file', 'B11', 'plain', 'choice ja for a file in which nothing is found', 'The whole text is clear'], {fil: series.file('b11-ren.txt', note('Mötet handlade om öppettider. Inga beslut fattades.')), fil_publiceras: 'ja'})
  series.document('KS', ['b11-name-in-file', 'B11 B2', 'held', "a private person's name in the text of a file", 'Private persons are never published'], {fil: series.file('b11-namn.txt', note('Synpunkterna lämnades av Camilla Myrén vid besök i receptionen.')), fil_publiceras: 'ja'})
  series.document('KS', ['b11-official-in-file', 'B11', 'held', "an official's name in the text of a file", 'The strict reading is the default'], {fil: series.file('b11-tjansteperson.txt', note(`Vid mötet deltog ${KS_OFFICIAL} från kommunkansliet.`)), fil_publiceras: 'ja'})
  series.document('KS', ['b11-phone-in-file', 'B11 B10', 'held', "a private person's telephone number in the text of a file", 'It can point out a private person'], {fil: series.file('b11-telefon.txt', note('Invånaren vill bli uppringd på 031-390 06 27 efter klockan 17.')), fil_publiceras: 'ja'})
  series.document('KS', ['b11-name-at-the-end-of-file', 'B11 B2', 'held', 'a name on the last line of a long file', 'All of the text is read, not its beginning'], {
    fil: series.file('b11-lang.txt', `${note('Punkt för punkt.')}${'Frågan diskuterades. Förvaltningen återkommer med underlag till nästa möte.\n'.repeat(60)}Antecknat av Paula Arvids\n`),
    fil_publiceras: 'ja',
  })

  for (const [id, what, heading] of [
    ['b12-trade-secrets', 'trade secrets in a procurement', 'Anbud med begäran om sekretess för företagshemligheter'],
    ['b12-economy', "somebody's economic circumstances", 'Uppgifter om enskilds ekonomiska förhållanden'],
    ['b12-staff', 'a staff social matter', 'Rehabiliteringsutredning för medarbetare'],
    ['b12-cited-section', 'a cited secrecy section', 'Yttrande, sekretess enligt 19 kap. 3 § OSL'],
  ] as const) {
    const telling: Telling = [id, 'B12', 'held', what, 'A cue of secrecy: the lawyer may be asked']
    series.document('KS', telling, {handlingsrubrik: heading, arendetyp: id === 'b12-staff' ? 'personal' : 'upphandling', webbnamn: ''})
  }
}
