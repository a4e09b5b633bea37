/** How much longer a row that another has put under the hand is waited with. */
const SWAPPED_TIMES = 7
/** A held key is silent for half a second before it repeats itself. */
const HELD_TIMES = 2.5

/** The moment after another row is shown in which no answer is taken: it has not been read, and a held key would decide row after row. */
export class Pause {
  readonly #ms: number
  #drawn: string | null = null
  #until: NodeJS.Timeout | undefined
  #held: {readonly key: string; readonly until: NodeJS.Timeout} | null = null

  /** `ms` in milliseconds; 0 for none. */
  constructor(ms: number) {
    this.#ms = ms
  }

  /** Tells what is on screen now. */
  drawn(row: string | null, isSwapped: boolean): void {
    if (row !== this.#drawn || isSwapped) this.#begin(isSwapped ? this.#ms * SWAPPED_TIMES : this.#ms)
    this.#drawn = row
  }

  /** Whether a key that answers may do so about a row; one that may not is waited with anew. */
  admits(key: string, row: string | null): boolean {
    return this.isPressed(key) && this.isRead(row)
  }

  /** Whether a key is pressed, and does not repeat itself because it is held; one that does is waited with anew. */
  isPressed(key: string): boolean {
    if (this.#ms === 0) return true
    const isHeld = this.#held?.key === key
    this.#hold(key)
    return !isHeld
  }

  /** Whether a row has been on screen long enough to be read. */
  isRead(row: string | null): boolean {
    return this.#ms === 0 || (this.#until === undefined && row === this.#drawn)
  }

  /** Any other key: what was held is let go of, and whoever moves has seen where they are. */
  otherKey(isMove: boolean): void {
    this.#letGo()
    if (isMove && this.#until !== undefined) this.#begin(this.#ms)
  }

  end(): void {
    this.#letGo()
    clearTimeout(this.#until)
  }

  #begin(ms: number): void {
    clearTimeout(this.#until)
    this.#until = ms === 0 ? undefined : setTimeout(() => {
      this.#until = undefined
    }, ms)
  }

  #hold(key: string): void {
    this.#letGo()
    this.#held = {key, until: setTimeout(() => {
      this.#held = null
    }, this.#ms * HELD_TIMES)}
  }

  #letGo(): void {
    clearTimeout(this.#held?.until)
    this.#held = null
  }
}
