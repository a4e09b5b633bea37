import type {Breach, Told} from './element.js'

/** A requirement on the folders of a package. */
export interface StructureRule extends Told {
  readonly broken: (layout: PackageLayout) => number
}

/** What a package is called, by its outermost folder and by its own METS document; null where it is not known. */
export interface PackageNames {
  readonly folder: string | null
  readonly objectId: string | null
}

/** What lies in a package, as far as its folders tell: counts and the names of representations, never the paths of all files. */
export class PackageLayout {
  readonly names: PackageNames
  readonly #folders = new Set<string>()
  readonly #representations = new Map<string, Set<string>>()
  #outside = 0
  #hasMets = false
  #loose = 0
  #strayPreservation = 0
  #strayDescription = 0

  /** `paths`: of every file, from the root of the package, with `/`. */
  constructor(paths: Iterable<string>, names: PackageNames) {
    this.names = names
    for (const path of paths) this.#take(path)
  }

  /** Files that do not lie below the root. */
  get outside(): number {
    return this.#outside
  }

  get hasMets(): boolean {
    return this.#hasMets
  }

  /** Files that lie in `representations` itself. */
  get loose(): number {
    return this.#loose
  }

  /** Files of preservation metadata by their names that lie in another folder of metadata; the same of descriptions. */
  get stray(): {readonly preservation: number; readonly description: number} {
    return {preservation: this.#strayPreservation, description: this.#strayDescription}
  }

  /** Whether a folder of the root holds something. */
  has(folder: string): boolean {
    return this.#folders.has(folder)
  }

  /** Representations in which something of the root is not there. */
  representationsWithout(part: string): number {
    return [...this.#representations.values()].filter((parts) => !parts.has(part)).length
  }

  /** Whether a folder lies in the root or in a representation. */
  hasAnywhere(folder: string): boolean {
    return this.has(folder) || [...this.#representations.values()].some((parts) => parts.has(folder))
  }

  /** Representations whose names differ in small and capital letters alone. */
  get sameNames(): number {
    const names = [...this.#representations.keys()]
    return names.length - new Set(names.map((name) => name.toLowerCase())).size
  }

  #take(path: string): void {
    const parts = path.split('/')
    if (parts.some((part) => part === '' || part === '.' || part === '..') || /[\\\p{Cc}]|^[A-Za-z]:/u.test(path)) {
      this.#outside += 1
      return
    }
    const [first = '', second = '', third = ''] = parts
    if (parts.length === 1) this.#hasMets ||= first === 'METS.xml'
    else this.#folders.add(first)
    if (first === 'representations' && parts.length === 2) this.#loose += 1
    if (first === 'representations' && parts.length > 2) {
      const known = this.#representations.get(second) ?? new Set()
      this.#representations.set(second, parts.length > 3 || third === 'METS.xml' ? known.add(third) : known)
    }
    const within = first === 'metadata' ? parts.slice(1) : first === 'representations' && third === 'metadata' ? parts.slice(3) : []
    const [kind = '', name = ''] = [within[0], within.at(-1)]
    if (/premis/i.test(name) && kind !== 'preservation') this.#strayPreservation += 1
    if (/^(?:ead|eac|dc|dublin-?core|mods|marc)(?:[^a-z]|$)/i.test(name) && kind !== 'descriptive') this.#strayDescription += 1
  }
}

const once = (isBroken: boolean): number => (isBroken ? 1 : 0)

/** CSIP 2.1.0: what binds or is recommended about the folders of a package, in its order. What is only allowed (CSIPSTR3, 8 and 14) nobody can break. */
export const STRUCTURE_RULES: readonly StructureRule[] = [
  {id: 'CSIPSTR1', level: 'MUST', says: 'Every file lies below the one root of the package.', broken: ({outside}) => outside},
  {id: 'CSIPSTR2', level: 'SHOULD', says: 'The root is called what OBJID of its METS document says.', broken: ({names: {folder, objectId}}) => once(folder !== null && objectId !== null && folder !== objectId)},
  {id: 'CSIPSTR4', level: 'MUST', says: 'METS.xml lies in the root, letter for letter.', broken: ({hasMets}) => once(!hasMets)},
  {id: 'CSIPSTR5', level: 'SHOULD', says: 'The root has a folder metadata with something in it.', broken: (layout) => once(!layout.has('metadata'))},
  {id: 'CSIPSTR6', level: 'SHOULD', says: 'Files of metadata that are called after PREMIS lie in metadata/preservation.', broken: ({stray}) => stray.preservation},
  {id: 'CSIPSTR7', level: 'SHOULD', says: 'Files of metadata that are called after EAD, EAC, DC, MODS or MARC lie in metadata/descriptive.', broken: ({stray}) => stray.description},
  {id: 'CSIPSTR9', level: 'SHOULD', says: 'The root has a folder representations with something in it.', broken: (layout) => once(!layout.has('representations'))},
  {id: 'CSIPSTR10', level: 'SHOULD', says: 'representations holds a folder for each representation and no files, and no two of them differ in small and capital letters alone.', broken: ({loose, sameNames}) => loose + sameNames},
  {id: 'CSIPSTR11', level: 'SHOULD', says: 'Each representation has a folder data with something in it.', broken: (layout) => layout.representationsWithout('data')},
  {id: 'CSIPSTR12', level: 'SHOULD', says: 'Each representation has a METS.xml, letter for letter.', broken: (layout) => layout.representationsWithout('METS.xml')},
  {id: 'CSIPSTR13', level: 'SHOULD', says: 'Each representation has a folder metadata with something in it.', broken: (layout) => layout.representationsWithout('metadata')},
  {id: 'CSIPSTR15', level: 'SHOULD', says: 'The root or a representation has a folder schemas with something in it.', broken: (layout) => once(!layout.hasAnywhere('schemas'))},
  {id: 'CSIPSTR16', level: 'SHOULD', says: 'The root or a representation has a folder documentation with something in it.', broken: (layout) => once(!layout.hasAnywhere('documentation'))},
]

/** Folders that CSIP describes, in the root or in a representation: *ought to be present even if they are empty*. */
const DESCRIBED = /^(?:representations|(?:representations\/[^/]+\/)?(?:schemas|documentation|metadata(?:\/(?:descriptive|preservation|other))?)|representations\/[^/]+\/data)$/

/** Whether a folder may be there though no file lies in it, however deep: those that CSIP describes, and a representation that has some of them. Any other is a name that no list tells of. `folders`: how many lie in it. */
export function mayLieEmpty(path: string, folders: number): boolean {
  return DESCRIBED.test(path) || (folders > 0 && /^representations\/[^/]+$/.test(path))
}

/** Holds the folders of a package against CSIP 2.1.0. `paths`: of every file, from the root of the package, with `/`. */
export function structureBreaches(paths: Iterable<string>, names: PackageNames = {folder: null, objectId: null}): readonly Breach[] {
  const layout = new PackageLayout(paths, names)
  return STRUCTURE_RULES.flatMap(({id, level, broken}) => {
    const count = broken(layout)
    return count === 0 ? [] : [{rule: id, level, count}]
  })
}
