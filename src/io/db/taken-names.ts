import type {Knex} from 'knex'
import {select} from './select.js'

/** The highest number that a name with this beginning has, `I-2026-` or `R-`; 0 where there is none. Names of committees that whoever asks does not see are among them. */
export async function lastNumber(tx: Knex, beginning: string): Promise<number> {
  const [row] = await select<{last: number | null}>(tx, 'SELECT max(CAST(substr(id, ?) AS INTEGER)) AS last FROM taken_name WHERE id LIKE ?', [beginning.length + 1, `${beginning}%`])
  return Number(row?.last ?? 0)
}

/** The next name with this beginning: `I-2026-0007`. */
export async function nextName(tx: Knex, beginning: string): Promise<string> {
  return nameOf(beginning, (await lastNumber(tx, beginning)) + 1)
}

export function nameOf(beginning: string, number: number): string {
  return `${beginning}${String(number).padStart(4, '0')}`
}
