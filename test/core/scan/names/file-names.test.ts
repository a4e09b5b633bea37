import {describe, expect, test} from 'vitest'
import {scanOne} from '../support.js'

const found = (name: string, kind: string): readonly string[] => scanOne(name, 'fileName').filter((finding) => finding.kind === kind).map(({start, end}) => name.slice(start, end))

describe('B4: a file name is short, and a name anywhere in it is found', () => {
  test.each([
    ['cv_fatimaali_2024.docx', 'fatimaali'], ['IMG_larsson_gården.jpg', 'larsson'], ['hanssonbilaga2.pdf', 'hanssonbilaga2'], ['bilagahansson.pdf', 'bilagahansson'], ['johanssonsvar.pdf', 'johanssonsvar'], ['petterssonritning.pdf', 'petterssonritning'], ['bilaga_lindqvist.pdf', 'lindqvist'], ['foto_andersson_tomt.jpg', 'andersson'], ['ritning nilsson rev2.pdf', 'nilsson'], ['cv_saraek.docx', 'saraek'], ['intyg MA.pdf', 'MA'], ['journal AK.pdf', 'AK'], ['läkarintyg EL.pdf', 'EL'],
  ])('%s', (name, person) => {
    expect(found(name, 'person')).toEqual([person])
  })
})

describe('B10: a paper about one person is told by its file’s name', () => {
  test.each([
    ['adhdutredning.pdf', 'adhdutredning'], ['adhd-utredning.pdf', 'adhd-utredning'], ['autismutredning.pdf', 'autismutredning'], ['neuropsykiatrisk utredning.pdf', 'neuropsykiatrisk utredning'], ['logopedutredning_2024.pdf', 'logopedutredning'], ['missbruksintyg.pdf', 'missbruksintyg'], ['lakarutlatande.pdf', 'lakarutlatande'], ['fwd mammas överklagan.pdf', 'mammas överklagan'], ['mormors_ansökan.pdf', 'mormors_ansökan'],
  ])('%s', (name, paper) => {
    expect(found(name, 'indirect')).toEqual([paper])
  })

  test('B3: and what is said there is said of one person', () => {
    expect(scanOne('adhdutredning.pdf', 'fileName').map(({kind}) => kind)).toContain('sensitive-health')
  })

  test.each(['Mall läkarintyg.docx', 'Statistik demensutredningar.xlsx', 'Rutin adhd-utredning.pdf', 'Riktlinjer vårdnadsutredning.pdf'])('not of papers in general: %s', (name) => {
    expect(found(name, 'indirect')).toEqual([])
  })
})

test('names of files that a municipality has every day are clear', () => {
  const names = [
    'Tjänsteskrivelse ny förskola.pdf', 'tjansteskrivelse_2024-03-12.docx', 'Protokoll KS 2024-05-14.pdf', 'Protokollsutdrag §45 KSAU.pdf', 'Delårsrapport 2024 augusti.pdf', 'arsredovisning_2023_slutlig.pdf',
    'Budget 2025 med plan 2026-2027.xlsx', 'Bilaga 1 Situationsplan.pdf', 'bilaga2.pdf', 'Bilaga 3 - karta över området.pdf', 'Detaljplan Norra Hamnen granskning.pdf', 'plankarta_kv_Lyktan.pdf',
    'Planbeskrivning Hasselbacken.pdf', 'Samrådsredogörelse Ekbacken 2.pdf', 'Remissvar Region Skåne.pdf', 'Remiss från Socialdepartementet.pdf', 'Yttrande över översiktsplan.pdf', 'yttrande_SBN_2024.pdf',
    'Svar på motion om solceller.pdf', 'Svar på medborgarförslag lekplats.pdf', 'Motion om gratis kollektivtrafik.pdf', 'Interpellation om äldreomsorgen.docx', 'Kallelse kommunfullmäktige 2024-06-17.pdf', 'Föredragningslista.pdf',
    'Reglemente för valnämnden.pdf', 'Riktlinjer för missbruksvård.pdf', 'Rutin vid smitta.pdf', 'Policy mot mobbning.pdf', 'Plan mot diskriminering Ekskolan.pdf', 'Handlingsplan suicidprevention.pdf',
    'handlingsplan_jamstalldhet_2025.pdf', 'Avtal snöröjning 2024-2026.pdf', 'Avtal med Skanska Sverige AB.pdf', 'Ramavtal städtjänster.pdf', 'Upphandlingsdokument skolskjuts.pdf', 'Förfrågningsunderlag_VA-ledning.pdf',
    'Anbudsöppning protokoll.pdf', 'Tilldelningsbeslut.pdf', 'Utvärderingsrapport anbud.xlsx', 'Beställning möbler.pdf', 'Faktura 12345.pdf', 'faktura_vattenfall_mars.pdf',
    'Ansökan om statsbidrag.pdf', 'ansokan_bygdemedel.pdf', 'Ansökan föreningsbidrag Sörby IF.pdf', 'Ansökan bygglov Björkgatan 4.pdf', 'Bygglovsritning fasad norr.pdf', 'fasadritning_A-40-1-001.pdf',
    'Sektion A-A.pdf', 'Nybyggnadskarta.pdf', 'Kontrollplan rivning.pdf', 'Beslut bygglov.pdf', 'Slutbesked.pdf', 'Startbesked attefallshus.pdf',
    'Delegationsbeslut 2024-11.pdf', 'Delegationslista september.xlsx', 'Tillsynsrapport Restaurang Hörnan.pdf', 'Inspektionsrapport livsmedel.pdf', 'Miljörapport avloppsreningsverk.pdf', 'Bullerutredning väg 52.pdf',
    'Trafikutredning Storgatan.pdf', 'Dagvattenutredning.pdf', 'Geoteknisk undersökning.pdf', 'Naturvärdesinventering Lillån.pdf', 'Arkeologisk utredning.pdf', 'Grundutredning skola.pdf',
    'Lokalutredning.pdf', 'Behovsanalys förskolor.pdf', 'Statistik ekonomiskt bistånd 2023.xlsx', 'Kvalitetsrapport hemtjänst.pdf', 'Patientsäkerhetsberättelse 2023.pdf', 'Verksamhetsberättelse överförmyndaren.pdf',
    'Internkontrollplan.pdf', 'Revisionsrapport grundläggande granskning.pdf', 'Revisionsberättelse.pdf', 'Minnesanteckningar samverkan 240312.docx', 'Mötesanteckningar ledningsgrupp.docx', 'Presentation KF juni.pptx',
    'Pressmeddelande.docx', 'Inbjudan invigning.pdf', 'Program nationaldagen.pdf', 'Nyhetsbrev december.pdf', 'Informationsbrev till vårdnadshavare.docx', 'Följebrev.pdf',
    'Missiv.docx', 'Sändlista.docx', 'Mall tjänsteskrivelse.dotx', 'Blankett skolskjuts.pdf', 'Checklista flytt.docx', 'IMG_20240312_101112.jpg',
    'Scan_20240411.pdf', 'skannat dokument 3.pdf', 'Foto gata.jpg', 'Karta Vallentuna.pdf', 'Skolskjutsreglemente Norrköping.pdf', 'Samverkansavtal Linköping Norrköping.pdf',
    'Gestaltningsprogram Stora Torget.pdf', 'Medborgarlöfte Lund.pdf', 'Överenskommelse Polisen Lindesberg.pdf', 'Hyresavtal Folkets Hus.pdf', 'Arrendeavtal koloniområdet Solvik.pdf', 'Markanvisningsavtal Peab.pdf',
    'Exploateringsavtal Bonava.pdf', 'Köpekontrakt Åsen 1-24.pdf', 'Skötselplan Hammarbyparken.pdf', 'Skolinspektionens beslut.pdf', 'Dom mark- och miljödomstolen.pdf', 'Överklagan detaljplan.pdf',
    'Laga kraft-bevis.pdf', 'KS-2024-123.pdf', 'Dnr 2024-45 beslut.pdf', 'e-post 2024-03-01.eml', 'Mail angående bussar.eml', 'Enkätsvar sammanställning.xlsx',
    'Personalstatistik Q3.xlsx', 'Lönekartläggning 2024.xlsx', 'Organisationsschema.pptx', 'Rekryteringsannons rektor.pdf', 'Kravprofil enhetschef.docx', 'Utbildningsplan ledare.docx',
    'Risk- och sårbarhetsanalys.pdf', 'Krisledningsplan.pdf', 'Avfallsplan 2030.pdf', 'Biblioteksplan.pdf', 'Gatubelysning Hanssons väg.pdf',
  ]
  expect(names.filter((name) => scanOne(name, 'fileName').length > 0)).toEqual([])
})
