/** How much text may be read to explain the findings of one entry, in UTF-16 units: as much as is scanned in a second or two. */
const READ_MAX = 6_000_000

/** How much more may be read. Long files and long lists are explained as far as it goes, and what is left out is told. */
export class ReadingAllowance {
  #left = READ_MAX
  #refused = 0

  /** How often there was too much to read. */
  get refused(): number {
    return this.#refused
  }

  /** Whether so many UTF-16 units may be read; where they may, they count as read. */
  takes(units: number): boolean {
    const isAllowed = units <= this.#left
    if (isAllowed) this.#left -= units
    else this.#refused += 1
    return isAllowed
  }
}
