import {Places} from '../core/scan/explain/place.js'
import type {PartyField} from '../core/scan/party/party-kind.js'
import type {ToldParties} from '../core/scan/party/told-parties.js'
import {bilingual, type Language} from './languages.js'

/** What sorts of parties are called (C1–C5). */
export const partyWords = bilingual(
  {
    kinds: {
      private: 'privatperson',
      official: 'tjänsteperson',
      elected: 'förtroendevald',
      'sole-trader': 'enskild firma',
      estate: 'dödsbo',
      organisation: 'organisation',
      authority: 'myndighet eller nämnd',
      'role-word': 'ord som inte namnger någon',
      represented: 'en part och den som för dess talan',
      unknown: 'okänd, tas för en privatperson',
      several: 'flera parter',
      none: 'ingen part',
    } satisfies Record<PartyField['kind'], string>,
    field: (kind: string) => `Parten läses som: ${kind}`,
    words: (first: number, last: number) => (first === last ? `ord ${first}` : `ord ${first}–${last}`),
  },
  {
    kinds: {
      private: 'a private person',
      official: 'an official',
      elected: 'an elected member',
      'sole-trader': 'a sole trader’s firm',
      estate: 'an estate',
      organisation: 'an organisation',
      authority: 'an authority or committee',
      'role-word': 'words that name nobody',
      represented: 'a party and who speaks for it',
      unknown: 'unknown, taken for a private person',
      several: 'several parties',
      none: 'no party',
    },
    field: (kind: string) => `The party is read as: ${kind}`,
    words: (first: number, last: number) => (first === last ? `word ${first}` : `words ${first}–${last}`),
  },
)

/** What a party field was read as, in one line; each party by its words where there are several. */
export function partiesInWords(text: string, {kind, parties}: ToldParties, language: Language): string {
  const say = partyWords[language]
  if (parties.length < 2) return say.field(say.kinds[kind])
  const places = new Places(text)
  const each = parties.map((party) => {
    const {firstWord, lastWord} = places.at(party.start, party.end)
    return `${say.kinds[party.kind]} (${say.words(firstWord, lastWord)})`
  })
  return say.field(`${say.kinds[kind]}: ${each.join('; ')}`)
}
