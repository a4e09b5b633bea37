import {describe, expect, test} from 'vitest'
import {told} from './support.js'

// Names that are written so that they are not found: a digit for a letter, an underscore for a blank, a blank between the letters (B2, C3, B9).

describe('B2, C3: a heading', () => {
  test.each([
    'Brev från L1ndqvist', '0lsson, klagomål', 'Kr1stina L1ndqvist', 'Ansökan, Er1k Lindgren', 'Klagomål från Erik 0lsson', 'Skrivelse från Anna-Kar1n Berg', 'Anmälan Fat1ma Hassan',
    'Anders 5vensson, överklagande', 'Yttrande från Svens5on', 'Klagomål från Joh4nsson', 'Brev från K4rin Lind', 'Mari4 Nilsson', 'Ansökan G0ran Nyström', 'Klagomål från andersson_karin',
    'karin_andersson', 'karin.andersson klagar', 'Brev från Karin_Andersson', 'Ansökan Lindgren_Erik', 'erik.olsson, begäran om utlämnande', 'Handling från olsson.erik', 'K a r i n E k',
    'K A R I N  L I N D Q V I S T', 'Brev från E r i k  O l s s o n',
  ])('%s', (text) => {
    expect(told(text, 'heading').map((found) => found.split(':')[0])).toContain('person')
  })

  test.each([
    'B E S L U T', 'P R O T O K O L L', 'K A L L E L S E till nämnden', 'Plan 3 B', 'Kvarteret A B C', 'Kv. Björn 12', 'ISO9001 certifiering', 'Covid19, lägesrapport', 'B1 och B2 lokaler',
    'S1mhallen, ombyggnad', 'Office365, införande', 'Win10 uppgradering', 'Etapp2, utbyggnad', 'Dnr KS2024/0012', 'Lokal 4B, Ekskolan', '3D-skrivare till biblioteket', 'Karin4 version 2',
    'Väg E4 och väg 40', 'A1-format', 'H2O-projektet', '4H-gård, bidrag', 'Ekskolan_plan_2024', 'budget_2025_slutlig', 'plan_berg', 'www.lund.se, driftstopp', 'info.lund@kommunen.example',
    'Granskning av mark.exploatering', 'bygg.och.miljo, delegering', 'G5-nätet', '0-tolerans mot mobbning, policy', '1an och 2an, skolgård',
  ])('nobody: %s', (text) => {
    expect(told(text, 'heading')).toEqual([])
  })
})

describe('B2, C3: the party field', () => {
  test.each([
    'L1ndqvist', 'Er1k 0lsson', 'Kr1stina L1ndqvist', '0lsson, Erik', 'andersson_karin', 'karin.andersson', 'Karin_Andersson', 'K a r i n  E k', 'E R I K O L S S O N', 'K a r i n E k',
  ])('%s', (text) => {
    expect(told(text, 'party').map((found) => found.split(':')[0])).toContain('person')
  })

  test.each([
    'S:t Eriks', 'Visma2', 'Team1', 'Bygg4you AB', 'K2A', '3M Svenska AB', 'Studio1',
  ])('nobody: %s', (text) => {
    expect(told(text, 'party')).toEqual([])
  })
})

describe('B2, C3: a file', () => {
  test.each([
    'Undertecknad, Kr1stina L1ndqvist, överklagar beslutet.', 'Med vänlig hälsning\nEr1k Lindgren', 'Inloggad som karin.andersson klockan 12', 'Användare andersson_karin har skickat',
    'S ö k a n d e: E r i k  O l s s o n', 'K a r i n  L i n d q v i s t',
  ])('%s', (text) => {
    expect(told(text, 'file').map((found) => found.split(':')[0])).toContain('person')
  })

  test.each([
    'Se fil rapport_mark_2024.pdf', 'Adress: example.lund', 'R a p p o r t om trafik',
  ])('nobody: %s', (text) => {
    expect(told(text, 'file')).toEqual([])
  })
})
