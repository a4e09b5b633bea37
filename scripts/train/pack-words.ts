import {packedBits, slotsOf, TABLE_MARK, VALUE_BITS} from '../../src/core/scan/word-table.js'

/** Packs words with their bits as `WordTable` reads them: three slots a word, chosen so that every word has one that no later word needs. */
export function packWords(bits: ReadonlyMap<string, number>): Uint8Array {
  const words = [...bits.keys()].toSorted()
  for (let part = Math.ceil((words.length * 1.23) / 3) + 32; ; part += 1) {
    const packed = packedIn(words, bits, part)
    if (packed !== null) return new Uint8Array(packed.buffer)
  }
}

function packedIn(words: readonly string[], bits: ReadonlyMap<string, number>, part: number): Uint32Array | null {
  const places = words.map((word) => slotsOf(word, part))
  // How many words a slot has left, and the words' numbers laid over each other: where one is left, that is its number.
  const count = new Int32Array(3 * part)
  const over = new Int32Array(3 * part)
  places.forEach(({slots}, number) => {
    for (const slot of slots) {
      count[slot] = (count[slot] ?? 0) + 1
      over[slot] = (over[slot] ?? 0) ^ number
    }
  })
  const ready: number[] = []
  count.forEach((left, slot) => left === 1 && ready.push(slot))
  const order: {readonly number: number; readonly slot: number}[] = []
  for (let slot = ready.pop(); slot !== undefined; slot = ready.pop()) {
    if (count[slot] !== 1) continue
    const number = over[slot] ?? 0
    order.push({number, slot})
    for (const other of places[number]?.slots ?? []) {
      count[other] = (count[other] ?? 0) - 1
      over[other] = (over[other] ?? 0) ^ number
      if (count[other] === 1) ready.push(other)
    }
  }
  if (order.length < words.length) return null
  const packed = new Uint32Array(2 + 3 * part)
  packed[0] = TABLE_MARK
  packed[1] = part
  for (const {number, slot} of order.toReversed()) {
    const place = places[number]
    const value = packedBits(bits.get(words[number] ?? '') ?? 0)
    let own = ((place?.print ?? 0) << VALUE_BITS) | value
    for (const other of place?.slots ?? []) if (other !== slot) own ^= packed[2 + other] ?? 0
    packed[2 + slot] = own >>> 0
  }
  return packed
}
