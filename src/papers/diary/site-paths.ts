import {type LocalDate, weekOf} from '../../core/terms/local-date.js'

/** The page of one day, for the whole municipality. */
export function dayPath(day: LocalDate): string {
  return `dag/${day}.html`
}

/** An ISO week written `2026-W06`, which sorts as time does. */
export function weekName(day: LocalDate): string {
  const {year, week} = weekOf(day)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The page of one week, for the whole municipality. */
export function weekPath(week: string): string {
  return `vecka/${week}.html`
}

/** A committee's documents: the first page stands at the committee's own address. */
export function documentsPath(slug: string, page = 1): string {
  return page === 1 ? `namnd/${slug}.html` : `namnd/${slug}/handlingar-${page}.html`
}

/** A committee's cases. */
export function casesPath(slug: string, page = 1): string {
  return page === 1 ? `namnd/${slug}/arenden.html` : `namnd/${slug}/arenden-${page}.html`
}

/** Committee codes as address parts: small letters, digits and hyphens, each its own, the same whatever order they come in. */
export function slugsOf(codes: Iterable<string>): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  for (const code of [...new Set(codes)].sort()) {
    const plain = code.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40)
    const base = plain === '' ? 'namnd' : plain
    let slug = base
    for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`
    taken.add(slug)
    slugs.set(code, slug)
  }
  return slugs
}
