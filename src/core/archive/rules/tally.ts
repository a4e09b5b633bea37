/** The same text for keeping. Of one that is cut out of a longer text, the engine keeps the longer one whole: a document of any size, for its identifiers. */
export function forKeeping(text: string): string {
  return ` ${text}`.slice(1)
}

/** How often something was seen, by what it is. */
export class Tally<Key> {
  readonly #counts = new Map<Key, number>()

  add(key: Key): void {
    this.#counts.set(key, this.of(key) + 1)
  }

  forget(key: Key): void {
    this.#counts.delete(key)
  }

  of(key: Key): number {
    return this.#counts.get(key) ?? 0
  }

  entries(): IterableIterator<readonly [Key, number]> {
    return this.#counts.entries()
  }

  get total(): number {
    let all = 0
    for (const count of this.#counts.values()) all += count
    return all
  }
}

/** Identifiers, by what they belong to. */
export class IdSets<Key> {
  readonly #sets = new Map<Key, Set<string>>()

  add(key: Key, id: string): void {
    const set = this.#sets.get(key) ?? new Set()
    this.#sets.set(key, set.add(forKeeping(id)))
  }

  of(key: Key): ReadonlySet<string> {
    return this.#sets.get(key) ?? new Set()
  }
}
