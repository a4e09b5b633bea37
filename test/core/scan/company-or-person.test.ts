import {describe, expect, test} from 'vitest'
import {told} from './support.js'

// Companies that are written as persons are: single capitals, `&` and `och`, a founder's name. The form of a company decides; a sole trader stays a person, and so does whoever stands beside the company (B10, C1, C3, C4).

describe('C1: the party field', () => {
  test.each([
    'E.ON Elnät Sverige AB', 'E.ON Energidistribution AB', 'H&M Hennes & Mauritz AB', 'H&M', 'J.M. Bygg AB', 'K.A. Bygg AB', 'A.L. Schakt & Transport AB', 'B & B Fastigheter AB',
    'B&B Fastigheter AB', 'L E Lundbergföretagen AB', 'L E Lundbergs Fastigheter AB', 'M.A.S. Entreprenad HB', 'P.O. Anderssons Åkeri AB', 'P O Anderssons Åkeri AB', 'J A Karlsson Bygg AB',
    'S.E.B. Trygg Liv AB', 'G & L Måleri HB', 'G och L Måleri HB', 'C.J. Wennbergs AB', 'Ek & Son AB', 'Ek och Son AB', 'Ek o Son HB', 'Ek & Son HB', 'Handelsbolaget Ek & Son',
    'Handelsbolaget Lind och Lund', 'Kommanditbolaget Rosen', 'Aktiebolaget Carl Hansson', 'AB Carl Hansson', 'AB Karl Hedin', 'Berg & Dal Arkitekter AB', 'Holm & Holm Advokatbyrå AB',
    'Holm Holm Arkitekter AB', 'Marcus bar & kök AB', 'Lisas Kök och Bar AB', 'Bo Klok AB', 'Bröderna Anderssons Rör HB', 'Nordvästra Skånes Renhållnings AB', 'Nordvästra Skånes Renhållning',
    'Mellersta Hallands Räddningstjänst', 'Östra Sörmlands Avfall', 'Norra Värmlands Vatten', 'Skanova', 'Skanova AB', 'Telia Sverige AB', 'Ellevio', 'Vattenfall Eldistribution AB',
    'Stena Recycling AB', 'Kiruna Bostäder AB', 'T. Ekström Konsult AB', 'R.S. El & Tele AB', 'A-Ö Städ AB', 'Ö & B Sverige AB', 'I.L. Transport AB', 'MTR Express (Sweden) AB', 'K.Å. Måleri AB',
    'Å Berg Bygg AB', 'J & N Invest AB', 'Eva & Adam Förlag AB', 'Anna Bok & Papper AB', 'Olle Svensson AB', 'Sven Olsson Trä HB',
  ])('an organisation: %s', (text) => {
    expect(told(text, 'party')).toEqual([])
  })

  test.each([
    'J.M. Bygg AB, Karin Lind', 'Karin Lind, J.M. Bygg AB', 'J.M. Bygg AB att: Karin Lind', 'J.M. Bygg AB Karin Lind', 'Karin Lind J.M. Bygg AB', 'Ek & Son HB, Karin Lind',
    'Karin Lind, Handelsbolaget Ek & Son', 'E.ON Energidistribution AB, K. Lindgren', 'E.ON Energidistribution AB, Lindgren', 'E.ON, Karin Lind', 'H&M, Karin Lind', 'Holm Holm', 'Å Berg', 'J N',
    'J. N.', 'J.N.', 'K. Å. Berg', 'A B Lind', 'Ö Lind', 'J.M. Bygg', 'K A Måleri, Karin Ask', 'Enskild firma Karin Lind', 'Karin Lind, enskild firma', 'J.M. Bygg enskild firma',
    'Karin Lind Bygg enskild firma', 'Ek & Son', 'Lind & Lund', 'Karin & Erik', 'Karin Lind Konsult', 'Karin Lind e.f.', 'Dödsboet efter K. Lind', 'Karin Lind c/o Ek & Son HB',
    'Karin Lind och J.M. Bygg AB', 'J.M. Bygg AB och Karin Lind', 'AB Bygg, ombud Karin Lind', 'Ekbackens Bygg AB Karin Lind', 'NCC Karin Lind',
  ])('somebody: %s', (text) => {
    expect(told(text, 'party').map((found) => found.split(':')[0])).toContain('person')
  })
})

describe('C1: a heading', () => {
  test.each([
    'Avtal med E.ON Elnät Sverige AB', 'Avtal med E.ON Energidistribution AB', 'Avtal med H&M Hennes & Mauritz AB', 'Avtal med H&M', 'Avtal med J.M. Bygg AB', 'Avtal med K.A. Bygg AB',
    'Avtal med A.L. Schakt & Transport AB', 'Avtal med B & B Fastigheter AB', 'Avtal med B&B Fastigheter AB', 'Avtal med L E Lundbergföretagen AB', 'Avtal med L E Lundbergs Fastigheter AB',
    'Avtal med M.A.S. Entreprenad HB', 'Avtal med P.O. Anderssons Åkeri AB', 'Avtal med P O Anderssons Åkeri AB', 'Avtal med J A Karlsson Bygg AB', 'Avtal med S.E.B. Trygg Liv AB',
    'Avtal med G & L Måleri HB', 'Avtal med G och L Måleri HB', 'Avtal med C.J. Wennbergs AB', 'Avtal med Ek & Son AB', 'Avtal med Ek och Son AB', 'Avtal med Ek o Son HB', 'Avtal med Ek & Son HB',
    'Avtal med Handelsbolaget Ek & Son', 'Avtal med Handelsbolaget Lind och Lund', 'Avtal med Kommanditbolaget Rosen', 'Avtal med Aktiebolaget Carl Hansson', 'Avtal med AB Carl Hansson',
    'Avtal med AB Karl Hedin', 'Avtal med Berg & Dal Arkitekter AB', 'Avtal med Holm & Holm Advokatbyrå AB', 'Avtal med Holm Holm Arkitekter AB', 'Avtal med Marcus bar & kök AB',
    'Avtal med Lisas Kök och Bar AB', 'Avtal med Bo Klok AB', 'Avtal med Bröderna Anderssons Rör HB', 'Avtal med Nordvästra Skånes Renhållnings AB', 'Avtal med Nordvästra Skånes Renhållning',
    'Avtal med Mellersta Hallands Räddningstjänst', 'Avtal med Östra Sörmlands Avfall', 'Avtal med Norra Värmlands Vatten', 'Avtal med Skanova', 'Avtal med Skanova AB', 'Avtal med Telia Sverige AB',
    'Avtal med Ellevio', 'Avtal med Vattenfall Eldistribution AB', 'Avtal med Stena Recycling AB', 'Avtal med Kiruna Bostäder AB', 'Avtal med T. Ekström Konsult AB', 'Avtal med R.S. El & Tele AB',
    'Avtal med A-Ö Städ AB', 'Avtal med Ö & B Sverige AB', 'Avtal med I.L. Transport AB', 'Avtal med MTR Express (Sweden) AB', 'Avtal med K.Å. Måleri AB', 'Avtal med Å Berg Bygg AB',
    'Avtal med J & N Invest AB', 'Avtal med Eva & Adam Förlag AB', 'Avtal med Anna Bok & Papper AB', 'Avtal med Olle Svensson AB', 'Avtal med Sven Olsson Trä HB',
    'Marcus bar & kök AB, serveringstillstånd', 'Bygglov J.M. Bygg AB', 'Överklagande av K.A. Bygg AB', 'Tillsyn E.ON Elnät', 'Faktura H&M', 'Kabelanvisning Skanova', 'Införande av Visma Lisa',
    'Visma Lön, uppgradering', 'Avtal Visma Ines', 'Driftstopp Visma Lisa och Treserva', 'Skulptur av Carl Milles', 'Carl Milles skulptur, renovering', 'Utställning, Anders Zorn',
    'Konstverk av Carl Eldh', 'Nordvästra Skånes Renhållning, årsredovisning', 'Mellersta Hallands Räddningstjänst, remiss', 'Plan A och B', 'Etapp A B', 'Hus A, B och C', 'AB Carl Hansson, faktura',
    'Hyra av lokal AB Carl Hansson',
  ])('an organisation: %s', (text) => {
    expect(told(text, 'heading')).toEqual([])
  })

  test.each([
    'Avtal med J.M. Bygg AB, Karin Lind', 'Avtal med Karin Lind, J.M. Bygg AB', 'Avtal med J.M. Bygg AB att: Karin Lind', 'Avtal med J.M. Bygg AB Karin Lind', 'Avtal med Karin Lind J.M. Bygg AB',
    'Avtal med Ek & Son HB, Karin Lind', 'Avtal med Karin Lind, Handelsbolaget Ek & Son', 'Avtal med E.ON Energidistribution AB, K. Lindgren', 'Avtal med E.ON, Karin Lind',
    'Avtal med H&M, Karin Lind', 'Avtal med Holm Holm', 'Avtal med Å Berg', 'Avtal med K. Å. Berg', 'Avtal med A B Lind', 'Avtal med K A Måleri, Karin Ask', 'Avtal med Enskild firma Karin Lind',
    'Avtal med Karin Lind, enskild firma', 'Avtal med J.M. Bygg enskild firma', 'Avtal med Karin Lind Bygg enskild firma', 'Avtal med Karin & Erik', 'Avtal med Karin Lind Konsult',
    'Avtal med Karin Lind e.f.', 'Avtal med Dödsboet efter K. Lind', 'Avtal med Karin Lind c/o Ek & Son HB', 'Avtal med Karin Lind och J.M. Bygg AB', 'Avtal med J.M. Bygg AB och Karin Lind',
    'Avtal med AB Bygg, ombud Karin Lind', 'Klagomål från Å Berg', 'Klagomål från Holm Holm', 'Yttrande från Ö Lind', 'Holm Holm, begäran om handlingar', 'Å Berg, ansökan', 'Brev från J N',
    'Klagomål från J.N.', 'Elev J N, åtgärdsprogram', 'Serveringstillstånd för Marcus bar & kök', 'Avtal med Ekbackens Bygg AB Karin Lind', 'Faktura Bygg AB Karin Lind',
    'Klagomål från Karin Lind på Bygg AB', 'Samtal med Karin på Bygg AB', 'Klagomål på AB, Karin Lind',
  ])('somebody: %s', (text) => {
    expect(told(text, 'heading').map((found) => found.split(':')[0])).toContain('person')
  })
})
