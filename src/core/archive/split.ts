import type {PackageForm} from '../terms/delivery.js'
import type {CommitteeCode, EntryId} from '../terms/identifiers.js'

/** A case that goes to the archive, with how much it brings. */
export interface GoingCase {
  readonly entry: EntryId
  readonly committee: CommitteeCode
  readonly number: string
  readonly form: PackageForm
  readonly documents: number
  /** Of the files whose size is known. */
  readonly bytes: number
}

/** How much a package may hold. A case is never parted: one that is larger by itself goes by itself. */
export interface PackageLimits {
  readonly cases: number
  readonly bytes: number
}

const NUMBERS = new Intl.Collator('sv', {numeric: true})

/** Parts cases into packages: each of one committee and in one form, in the order of their numbers. */
export function splitIntoPackages<Going extends GoingCase>(cases: readonly Going[], limits: PackageLimits): readonly (readonly Going[])[] {
  const sorted = cases.toSorted((one, other) => compare(one.committee, other.committee) || compare(one.form, other.form) || NUMBERS.compare(one.number, other.number) || compare(one.number, other.number))
  const packages: Going[][] = []
  let bytes = 0
  for (const one of sorted) {
    const last = packages.at(-1)
    const [first] = last ?? []
    const isFull = last === undefined || first?.committee !== one.committee || first.form !== one.form || last.length >= limits.cases || bytes + one.bytes > limits.bytes
    if (isFull) packages.push([one])
    else last.push(one)
    bytes = (isFull ? 0 : bytes) + one.bytes
  }
  return packages
}

/** A committee's code as it may stand in the name of a folder anywhere. */
export function plainCode(committee: string): string {
  const plain = committee.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[^A-Za-z0-9]/g, '-')
  return plain === '' ? 'x' : plain
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
