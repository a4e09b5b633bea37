import type {DetectorId} from '../core/scan/detectors/index.js'
import {bilingual} from './languages.js'

/** What each detector looks for, and what it leaves alone or cannot see, for the pages of the manual. */
export const detectorWords = bilingual(
  {
    'identity-number': {finds: 'Personnummer, samordningsnummer, interims- och reservnummer, och organisationsnummer som är en persons.', not: 'Organisationsnummer för företag och myndigheter, ärendets eget diarienummer, och nummer efter ord som faktura eller OCR utan rätt kontrollsiffra.'},
    'birth-date': {finds: 'Födelsedatum: efter ett ord som född, med de fyra sista siffrorna utelämnade, eller inom parentes efter ett namn.', not: 'Datum som inte sägs vara någons födelsedatum.'},
    email: {finds: 'E-postadresser som leder till en person, även utskrivna med ord i stället för @.', not: 'Funktionsbrevlådor: info, registrator, en nämnds eller ett kontors namn.'},
    phone: {finds: 'Telefonnummer som leder till en person.', not: 'Växlar, kundtjänster, servicenummer och nummer som slutar på två nollor.'},
    'bank-account': {finds: 'Bankkonton efter ett ord som konto eller clearing, och IBAN.', not: 'Bankgiro och plusgiro, som hör till organisationer, och kontonummer utan något ord intill.'},
    vehicle: {finds: 'Registreringsnummer, när texten handlar om fordon eller parkering.', not: 'Tre bokstäver och tre tecken där inget i texten handlar om fordon.'},
    person: {finds: 'Personer vid namn: förnamn och efternamn, eller en del av ett namn där orden intill pekar ut en person.', not: 'Gator, skolor, stiftelser och företag som bär ett namn, och ett ensamt namn utan något ord intill.'},
    'contact-person': {finds: 'Kontaktpersoner bredvid en organisation: att:, c/o, genom, eller namnet på andra sidan ett komma.', not: 'Avdelningar och funktioner efter samma ord.'},
    property: {finds: 'Fastighetsbeteckningar i ärenden om enskilda.', not: 'Fastighetsbeteckningar i andra ärenden: en detaljplan eller en väg.'},
    'secrecy-cue': {finds: 'Ord som brukar stå i handlingar med sekretess, och hänvisningar till en paragraf i offentlighets- och sekretesslagen.', not: 'Rutiner, riktlinjer och utbildningar om sekretess.'},
    indirect: {finds: 'Den som pekas ut utan namn: ett barn i en klass, den enda av sitt slag, en ålder, den som bor på ett nummer.', not: 'Grupper: alla elever, äldre, boende i ett område.'},
    sensitive: {finds: 'Ord om hälsa, religion, etniskt ursprung, politisk åsikt, facklig tillhörighet, sexualliv, genetiska och biometriska uppgifter, när en person är i sikte eller ärendetypen rör enskilda.', not: 'Samma ord om verksamhet utan någon person i sikte, förtroendevaldas politik och fackliga företrädares uppdrag.'},
    offence: {finds: 'Ord om brott, när en person är i sikte eller ärendetypen rör enskilda.', not: 'Brottsförebyggande arbete och statistik utan någon person i sikte.'},
    insult: {finds: 'Kränkande ord, när en person är i sikte eller ärendetypen rör enskilda.', not: 'Samma ord om saker, och kränkningar utan något sådant ord.'},
    circumstances: {finds: 'Ord om ekonomi, familj, skolgång eller arbete, när en person är i sikte eller ärendetypen rör enskilda.', not: 'Samma ord om verksamhet utan någon person i sikte.'},
    address: {finds: 'En gata med nummer, ett lägenhetsnummer eller ett postnummer med ort, när en person är i sikte eller ärendetypen rör enskilda.', not: 'Boxadresser, och gator i texter om annat än personer.'},
    coordinates: {finds: 'Koordinater (WGS 84, SWEREF 99, RT 90), när en person är i sikte eller ärendetypen rör enskilda.', not: 'Koordinater i texter om annat än personer.'},
  } satisfies Record<DetectorId, {readonly finds: string; readonly not: string}>,
  {
    'identity-number': {finds: 'Personal identity numbers, coordination numbers, interim and reserve numbers, and organisation numbers that are a person’s.', not: 'Organisation numbers of companies and authorities, the case’s own diary number, and numbers after words such as invoice or OCR whose check digit is wrong.'},
    'birth-date': {finds: 'Dates of birth: after a word such as born, with the last four digits left out, or in brackets after a name.', not: 'Dates that are not said to be anybody’s birth.'},
    email: {finds: 'E-mail addresses that lead to a person, also with words in place of @.', not: 'Shared mailboxes: info, registrator, the name of a committee or an office.'},
    phone: {finds: 'Telephone numbers that lead to a person.', not: 'Switchboards, service numbers and numbers that end in two noughts.'},
    'bank-account': {finds: 'Bank accounts after a word such as account or clearing, and IBAN.', not: 'Bankgiro and plusgiro, which belong to organisations, and account numbers without any word beside them.'},
    vehicle: {finds: 'Registration plates, where the text is about vehicles or parking.', not: 'Three letters and three signs where nothing in the text is about vehicles.'},
    person: {finds: 'Persons by name: given name and surname, or a part of a name where the words beside it point to a person.', not: 'Streets, schools, foundations and companies that bear a name, and a single name without any word beside it.'},
    'contact-person': {finds: 'Contact persons beside an organisation: att:, c/o, through, or the name on the other side of a comma.', not: 'Departments and functions after the same words.'},
    property: {finds: 'Property designations in cases about private persons.', not: 'Property designations in other cases: a detailed plan or a road.'},
    'secrecy-cue': {finds: 'Words that tend to stand in documents under secrecy, and a cited section of the Public Access to Information and Secrecy Act.', not: 'Routines, guidelines and courses on secrecy.'},
    indirect: {finds: 'Somebody told without a name: a child in a class, the only one of a kind, an age, who lives at a number.', not: 'Groups: all pupils, the old, those who live in an area.'},
    sensitive: {finds: 'Words on health, religion, ethnic origin, political opinion, union membership, sex life, genetic and biometric data, where a person is in sight or the case type is about private persons.', not: 'The same words on services without any person in sight, the politics of elected members, and the duties of union representatives.'},
    offence: {finds: 'Words on offences, where a person is in sight or the case type is about private persons.', not: 'Prevention of crime and statistics without any person in sight.'},
    insult: {finds: 'Abusive words, where a person is in sight or the case type is about private persons.', not: 'The same words on things, and insults without any such word.'},
    circumstances: {finds: 'Words on economy, family, schooling or work, where a person is in sight or the case type is about private persons.', not: 'The same words on services without any person in sight.'},
    address: {finds: 'A street with its number, the number of a flat, or a postal code and town, where a person is in sight or the case type is about private persons.', not: 'Box addresses, and streets in texts about something else than persons.'},
    coordinates: {finds: 'Coordinates (WGS 84, SWEREF 99, RT 90), where a person is in sight or the case type is about private persons.', not: 'Coordinates in texts about something else than persons.'},
  },
)
