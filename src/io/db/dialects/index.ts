import {Refusal} from '../../../core/refusal.js'
import type {Dialect} from './dialect.js'
import {postgres} from './postgres.js'
import {sqlite} from './sqlite.js'

/** The dialect that a database URL asks for. */
export function dialectOf(url: string): Dialect {
  if (url.startsWith('sqlite:')) return sqlite
  if (/^postgres(ql)?:/.test(url)) return postgres
  throw new Refusal('database-unsupported')
}
