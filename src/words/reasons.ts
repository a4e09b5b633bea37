import {GROUNDS, type Ground} from '../core/policy/ground.js'
import {FINDING_KINDS, type FindingKind} from '../core/scan/finding.js'
import {grounds} from './grounds.js'
import type {Language} from './languages.js'
import {scanWords} from './scan.js'

/** Why an entry waits, in a few words: a ground or the name of what was found. */
export function reasonWords(language: Language, reason: string): string {
  if (reason in GROUNDS) return grounds[language][reason as Ground].name
  return (FINDING_KINDS as readonly string[]).includes(reason) ? scanWords[language].kinds[reason as FindingKind].name : reason
}
