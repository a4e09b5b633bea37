import {z} from 'zod'
import {FINDING_KINDS, SCAN_FIELDS, STANDINGS} from '../scan/finding.js'
import {PARTY_KINDS} from '../scan/party/party-kind.js'
import {ExampleSchema} from './example.js'

const BilingualText = z.strictObject({sv: z.string().min(1), en: z.string().min(1)})

/** One rule: which findings it speaks of, and what they lead to. The first rule that fits a finding decides. */
export const RuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kinds: z.array(z.enum(FINDING_KINDS)).min(1),
  /** All fields unless named. */
  fields: z.array(z.enum(SCAN_FIELDS)).min(1).optional(),
  certainty: z.enum(['certain', 'likely']).optional(),
  caseNature: z.array(z.enum(['private', 'public', 'unknown'])).min(1).optional(),
  /** Only findings that are on the municipality's own list of officials and members. */
  onStaffList: z.boolean().optional(),
  /** Only persons who, by the text or the municipality's lists, are one of these; `unknown` where nothing tells. */
  who: z.array(z.enum(STANDINGS)).min(1).optional(),
  /** Only in the party field, where the finding stands in a party of one of these kinds (C1–C5). */
  party: z.array(z.enum(PARTY_KINDS)).min(1).optional(),
  /** Only under this reading of H§2 note 2. */
  filePersonalData: z.enum(['strict', 'chapter3']).optional(),
  answer: z.enum(['clear', 'review', 'block']),
  /** A locked rule can be tightened by a municipality, never loosened (B13). */
  locked: z.boolean().optional(),
  requirement: z.string().regex(/^[A-Z]\d+$/),
  law: z.string().min(1),
  because: BilingualText,
})

export type Rule = z.infer<typeof RuleSchema>

/** The shape of `data/policy/rules.yaml` and of a municipality's `policy.yaml`. `roleWords` are words of the municipality's own that may stand for a person in the party field (C2), `organisations` names that no word tells to be an organisation's; `examples` are texts and what the policy should say of them. */
export const RuleFileSchema = z.strictObject({version: z.number().int().positive().optional(), rules: z.array(RuleSchema), roleWords: z.array(z.string().min(2).max(60)).optional(), organisations: z.array(z.string().min(2).max(120)).optional(), examples: z.array(ExampleSchema).optional()})

/** How the municipality reads the routine where it can be read in two ways. */
export interface Readings {
  readonly cleanRows: 'publish' | 'confirm'
  readonly filePersonalData: 'strict' | 'chapter3'
}

/** Everything a verdict rests on. `hash` names it: the same hash gives the same verdict on the same text. */
export interface Policy {
  readonly hash: string
  readonly rules: readonly Rule[]
  readonly readings: Readings
  /** The municipality's own role words, in small letters, beside the shipped ones. */
  readonly roleWords: readonly string[]
  /** Names of organisations that the municipality knows, in small letters, beside the shipped ones. */
  readonly organisations: readonly string[]
}

/** Why a municipality's own rules cannot be laid over the shipped ones. */
export interface PolicyProblem {
  readonly kind: 'locked-rule-loosened' | 'locked-rule-reshaped' | 'rule-twice'
  readonly rule: string
}

const CAUTION = {clear: 0, review: 1, block: 2} as const

/**
 * Lays a municipality's rules over the shipped ones: a rule of the same id takes its place, a new one comes after the locked ones and before the rest.
 * A locked rule may only get a more cautious answer.
 */
export function layOver(shipped: readonly Rule[], own: readonly Rule[]): readonly Rule[] | PolicyProblem {
  const byId = new Map<string, Rule>()
  for (const rule of own) {
    if (byId.has(rule.id)) return {kind: 'rule-twice', rule: rule.id}
    byId.set(rule.id, rule)
  }
  const merged: Rule[] = []
  for (const rule of shipped) {
    const replacement = byId.get(rule.id)
    byId.delete(rule.id)
    if (replacement === undefined) {
      merged.push(rule)
    } else if (rule.locked !== true) {
      merged.push({...replacement, locked: false})
    } else if (CAUTION[replacement.answer] < CAUTION[rule.answer]) {
      return {kind: 'locked-rule-loosened', rule: rule.id}
    } else if (scopeOf(replacement) !== scopeOf(rule)) {
      return {kind: 'locked-rule-reshaped', rule: rule.id}
    } else {
      merged.push({...rule, answer: replacement.answer, because: replacement.because})
    }
  }
  const added = [...byId.values()].map((rule) => ({...rule, locked: false}))
  return [...merged.filter((rule) => rule.locked === true), ...added, ...merged.filter((rule) => rule.locked !== true)]
}

function scopeOf(rule: Rule): string {
  const {kinds, fields, certainty, caseNature, onStaffList, who, party, filePersonalData} = rule
  return JSON.stringify([[...kinds].sort(), [...(fields ?? [])].sort(), certainty, [...(caseNature ?? [])].sort(), onStaffList, [...(who ?? [])].sort(), [...(party ?? [])].sort(), filePersonalData])
}
