import {describe, expect, test} from 'vitest'
import {scanOne} from './support.js'

const isHeld = (text: string, field: Parameters<typeof scanOne>[1] = 'heading'): boolean => scanOne(text, field).length > 0

describe('B10: somebody is told by an address and what is done there, or by a role word beside it', () => {
  test.each([
    'Anmälan om svartbygge på Hasselstigen 12', 'Klagomål mot ägaren av Rönnvägen 3, skrotbilar', 'Störning från hyresgäst på Björkgatan 17', 'Sopor utanför villan, Almvägen 22, anmälan mot fastighetsägaren', 'Patient på Ringgatan 8 utan hembesök', 'Anonym anmälan, Storgatan 55, inhysta', 'Buller av boende på Tegelgatan 9', 'Föreläggande vid vite, Tegelgatan 9',
  ])('%s', (text) => {
    expect(isHeld(text)).toBe(true)
  })

  test.each(['Nedskräpning vid återvinningsstation, Hamngatan 12', 'Ombyggnad av boende på Storgatan 12', 'Satsning på boende på Storgatan 4', 'Information till boende på Ringvägen om gatuarbete', 'Avstängning av Storgatan 4–12 för asfaltering', 'Anonym anmälan, ny e-tjänst', 'Svartbyggen, tillsynsplan 2026', 'Soptipp Hagby, sluttäckning', 'Vite enligt avtal, snöröjning'])('left alone: %s', (text) => {
    expect(isHeld(text)).toBe(false)
  })
})

describe('B3 B10: what is told of one person, with a role word in sight', () => {
  test.each([
    'Avsked av vaktmästare, berusad i tjänsten', 'Omplacering förskollärare', 'Skyddsombud avskedat', 'Centerpartisten som sökte tjänst, synpunkter', 'Ledig för fackligt arbete, lärare Norrskolan', 'Befrielse från undervisning, pingstvän', 'Ledighet, muslimsk högtid', 'Barnfamilj utan bostad', 'Kvinna under hot söker boende', 'Papperslöst barn i skolan',
    'Läraren kallade eleven för idiotunge', 'Elev kallades för gris', 'Småbarnsmamman som vräktes',
  ])('%s', (text) => {
    expect(isHeld(text)).toBe(true)
  })

  test('in a file', () => {
    expect(isHeld('Klaganden saknar inkomst och är arbetslös.', 'file')).toBe(true)
    expect(isHeld('Den som saknar inkomst kan ansöka om försörjningsstöd.', 'file')).toBe(false)
  })

  test.each(['Jehovas vittnen, hyra av lokal', 'Dispens för eldning på torget', 'Simundervisning i årskurs 6, upphandling', 'Specialkost, meny vecka 12', 'Skyddsombud, anmälan av nya', 'Facklig samverkan, protokoll', 'Motion (SD) om trygghet', 'Hemlöshet, lägesrapport', 'Papperslösas rätt till vård, policy', 'Avstängning Torggatan, entreprenör Peab', 'Varning för halka', 'Kallade till möte för information', 'Utan hemtjänst i tre veckor, ny rutin vid sommarplanering'])('a subject: %s', (text) => {
    expect(isHeld(text)).toBe(false)
  })
})

describe('B10: somebody is told by post and place of work', () => {
  test.each(['Bisyssla, rektor Björkskolan', 'Disciplinärende mot undersköterska på Solgården', 'Chefens bemötande på Rönnen', 'Björkskolans rektor slog elev', 'Nämndledamotens svåger fick kontrakt', 'Kommunalrådets hund lös', 'Elevärende 7B flicka', 'Vikarien som slutade tvärt på Ängens förskola', 'Arbetsskada vårdbiträde Tallbacken'])('%s', (text) => {
    expect(isHeld(text)).toBe(true)
  })

  test.each(['Rekrytering enhetschef Lövgården', 'Ny rektor Ekskolan', 'Bisysslor, riktlinje för chefer', 'Rehabilitering, rutin för chefer på Lövgården', 'Personalärenden, delegationslista', 'Rektorns beslutanderätt, delegationsordning', 'Ordförandens genomgång av budget', 'Kassörens rapport till föreningsstämman', 'Elever i 7B och 7C, schema', 'Vaktmästartjänst Ekskolan'])('an office: %s', (text) => {
    expect(isHeld(text)).toBe(false)
  })
})

describe('B12: a text that says that it is secret', () => {
  test.each([['Avtal med affärskritiska uppgifter', 'heading'], ['Handling (sekretess)', 'heading'], ['Bilagan innehåller sekretess', 'heading'], ['Fingerad adress för vårdnadshavare', 'heading'], ['Anbud, uteslutning på grund av obetalda skatter', 'heading'], ['P.g.a. sekretess', 'party']] as const)('%s', (text, field) => {
    expect(scanOne(text, field).some(({kind}) => kind === 'secrecy-cue')).toBe(true)
  })

  test.each(['Sekretess, utbildning för nämnden', 'Affärsplan för näringslivsbolaget', 'Obetalda fakturor, rutin'])('not: %s', (text) => {
    expect(isHeld(text)).toBe(false)
  })
})
