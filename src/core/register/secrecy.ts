import type {Secrecy} from './entry.js'

const STRICTNESS = {no: 0, unknown: 1, yes: 2} as const satisfies Record<Secrecy, number>

/** True when one word on secrecy asks for more caution than the other. */
export function isStricter(one: Secrecy, than: Secrecy): boolean {
  return STRICTNESS[one] > STRICTNESS[than]
}

/** The stricter of two words on secrecy. */
export function stricter(one: Secrecy, other: Secrecy): Secrecy {
  return STRICTNESS[one] >= STRICTNESS[other] ? one : other
}
