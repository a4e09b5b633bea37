import {diary} from '../../words/diary.js'
import type {DiaryCommittee, DiaryInput} from './diary-input.js'
import {type Layout, layoutOf} from './layout.js'
import {compareText, names} from './row-order.js'
import {slugsOf} from './site-paths.js'

/** A committee with its place on the site. */
export interface PlacedCommittee extends DiaryCommittee {
  readonly slug: string
}

/** What every page of the diary is drawn with, worked out once: nothing of any entry. */
export interface DiarySite {
  readonly words: typeof diary.sv
  readonly input: DiaryInput
  /** In Swedish alphabetical order. */
  readonly committees: readonly PlacedCommittee[]
  readonly committee: (code: string) => PlacedCommittee
  readonly layOut: Layout
}

/** Gives every committee its place. A committee that is not in the configuration any more keeps its entries readable, under its code: `codes` are those that have entries. */
export function placeCommittees(input: DiaryInput, codes: Iterable<string>): DiarySite {
  const all = new Set([...input.committees.map(({code}) => code), ...codes])
  const slugs = slugsOf(all)
  const known = new Map(input.committees.map((committee) => [committee.code, committee]))
  const committees = [...all]
    .map((code): PlacedCommittee => ({...(known.get(code) ?? {code, name: code, registrar: null, administration: null}), slug: slugs.get(code) ?? code}))
    .sort((a, b) => names.compare(a.name, b.name) || compareText(a.code, b.code))
  const committeeOf = new Map(committees.map((committee) => [committee.code, committee]))
  return {
    words: diary.sv,
    input,
    committees,
    committee: (code) => committeeOf.get(code) ?? {code, name: code, registrar: null, administration: null, slug: code},
    layOut: layoutOf(input),
  }
}
