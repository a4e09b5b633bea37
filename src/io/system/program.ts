import {hostname} from 'node:os'
import {codeOf} from './fault-log.js'

/** A running program, as another can ask about it. */
export interface Program {
  readonly host: string
  readonly pid: number
}

/** The one that this is. */
export const thisProgram: Program = {host: hostname(), pid: process.pid}

/** Whether a program runs; null for one on another machine, which cannot be told. A number that a later program has got is taken for the first. */
export function isRunning({host, pid}: Program): boolean | null {
  if (host !== thisProgram.host) return null
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
