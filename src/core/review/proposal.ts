import type {Ground} from '../policy/ground.js'
import type {Verdict} from '../policy/verdict.js'
import type {DecisionKind} from './decision.js'

/** What the program's own judgement came to before a person answered: to show the row as it stands, not to, or nothing but a question. */
export type Proposal = 'show' | 'restrict' | 'none'

/** Grounds that ask for a signature alone: nothing was found. */
const SIGNATURES: ReadonlySet<Ground> = new Set(['registrar-confirms'])

export function proposalOf(verdict: Verdict): Proposal {
  if (verdict.kind === 'secret') return 'none'
  if (verdict.findings.some(({answer}) => answer !== 'clear')) return 'restrict'
  return verdict.grounds.every((ground) => SIGNATURES.has(ground)) ? 'show' : 'none'
}

/** What a decision did with the row: showed it as it stood, showed less or other than it said, or left the question open. */
export function effectOf(kind: DecisionKind): 'shows' | 'restricts' | 'open' {
  switch (kind) {
    case 'publish':
    case 'not-an-identity-number':
    case 'resolve-publish':
      return 'shows'
    case 'withhold':
    case 'withhold-file':
    case 'secret':
    case 'replace-party':
    case 'rewrite-heading':
    case 'resolve-withhold':
      return 'restricts'
    case 'escalate':
    case 'defer':
    case 'undo':
    case 'withdraw':
    case 'restore':
      return 'open'
  }
}
