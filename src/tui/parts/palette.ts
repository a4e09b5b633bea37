import {foldForSearch} from '../../core/review/queue/search-text.js'

/** Something that can be chosen by writing a part of its name. */
export interface PaletteItem<T> {
  readonly value: T
  /** What it is called, as it is shown. */
  readonly label: string
  /** Other words that it may be looked for by, such as its key and its name in the other language. */
  readonly also: string
}

interface Ranked<T> {
  readonly item: PaletteItem<T>
  readonly rank: number
}

const NOT_FOUND = -1

/** The items that a text could mean, the likeliest first; all of them in their own order for an empty text. */
export function paletteMatches<T>(items: readonly PaletteItem<T>[], text: string): readonly PaletteItem<T>[] {
  const asked = foldForSearch(text)
  if (asked === '') return items
  const ranked: Ranked<T>[] = []
  for (const item of items) {
    const own = rankIn(foldForSearch(item.label), asked)
    const other = rankIn(foldForSearch(item.also), asked)
    const rank = own === NOT_FOUND ? (other === NOT_FOUND ? NOT_FOUND : other + 5) : other === NOT_FOUND ? own : Math.min(own, other + 5)
    if (rank !== NOT_FOUND) ranked.push({item, rank})
  }
  return ranked.sort((one, other) => one.rank - other.rank).map(({item}) => item)
}

/** 0: begins with it. 1: a word begins with it. 2: holds it. 3: its words begin with the letters. 4: holds the letters in order. */
function rankIn(name: string, asked: string): number {
  if (name.startsWith(asked)) return 0
  if (name.includes(` ${asked}`)) return 1
  if (name.includes(asked)) return 2
  const letters = asked.replaceAll(' ', '')
  const initials = name.split(/[^\p{L}\p{N}]+/u).map((word) => word.charAt(0)).join('')
  if (initials.startsWith(letters)) return 3
  let at = 0
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1
    if (at === 0) return NOT_FOUND
  }
  return 4
}
