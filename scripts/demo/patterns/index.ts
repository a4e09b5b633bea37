import {BUN, BUN_SECRET} from './bun.ts'
import {KFN} from './kfn.ts'
import {KS} from './ks.ts'
import {MBN} from './mbn.ts'
import {OFN, OFN_SECRET} from './ofn.ts'
import type {CasePattern, SecretPattern} from './pattern.ts'
import {SN, SN_SECRET} from './sn.ts'
import {TN} from './tn.ts'

/** What each committee registers, by its code. */
export const PATTERNS: Readonly<Record<string, readonly CasePattern[]>> = {KS, BUN, SN, MBN, KFN, TN, ÖFN: OFN}

/** What some committees register under secrecy of the heading, and the share of their cases that is. */
export const SECRET_PATTERNS: Readonly<Record<string, {readonly share: number; readonly patterns: readonly SecretPattern[]}>> = {
  BUN: {share: 0.05, patterns: BUN_SECRET},
  SN: {share: 0.14, patterns: SN_SECRET},
  ÖFN: {share: 0.25, patterns: OFN_SECRET},
}

/** Every different heading pattern, of cases and of documents. */
export const HEADING_PATTERNS: ReadonlySet<string> = new Set(
  [...Object.values(PATTERNS), ...Object.values(SECRET_PATTERNS).map(({patterns}) => patterns)]
    .flat()
    .flatMap((pattern) => [...pattern.headings, ...pattern.documents.map((document) => document.heading)]),
)
