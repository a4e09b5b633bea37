import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {z} from 'zod'
import {ExampleSchema, type Example} from '../../core/policy/example.js'
import {staffList, type StaffList} from '../../core/policy/staff-list.js'
import {layOver, RuleFileSchema, type Policy} from '../../core/policy/policy.js'
import {Refusal} from '../../core/refusal.js'
import {DETECTOR_SET_VERSION} from '../../core/scan/scan-text.js'
import type {Settings} from '../../core/terms/settings.js'
import type {Lexica} from '../../core/scan/lexica.js'
import {loadLexica} from './lexica-file.js'
import {sha256} from '../system/digest.js'
import {FILE_READING_VERSION} from './reading/read-file.js'
import {linesOfItems, readYaml} from './settings-file.js'
import {DATA_FOLDER} from './shipped.js'

/** Everything a verdict rests on besides the text: shipped rules, the municipality's own, the readings chosen, detectors and word lists. */
function loadPolicy(folder: string | null, readings: Pick<Settings, 'cleanRows' | 'filePersonalData'>, staff: readonly string[], trial: string | null): Policy {
  const shipped = readYaml(join(DATA_FOLDER, 'policy', 'rules.yaml'), RuleFileSchema, 'policy-invalid')
  const ownFile = trial ?? (folder === null ? null : join(folder, 'policy.yaml'))
  const own = ownFile !== null && (trial !== null || existsSync(ownFile)) ? readYaml(ownFile, RuleFileSchema, 'policy-invalid', trial === null ? folder : null) : {rules: []}
  const rules = layOver(shipped.rules, own.rules)
  const roleWords = (own.roleWords ?? []).map((word) => word.trim().toLocaleLowerCase('sv'))
  const organisations = (own.organisations ?? []).map((name) => name.trim().toLocaleLowerCase('sv'))
  if ('kind' in rules) throw new Refusal('policy-invalid', {file: ownFile ?? '', line: lineOfRule(ownFile, rules.rule), key: rules.rule, problem: rules.kind})
  const {cleanRows, filePersonalData} = readings
  const rest = [rules, roleWords, organisations, {cleanRows, filePersonalData}, staff, DETECTOR_SET_VERSION, FILE_READING_VERSION, lexicaDigest()]
  return {hash: sha256(JSON.stringify(rest)).slice(0, 32), rules, readings: {cleanRows, filePersonalData}, roleWords, organisations}
}

/** An example with the line it stands on. */
export interface WrittenExample {
  readonly example: Example
  readonly line: number
}

/** The municipality's own examples, in `policy.yaml`. */
export function ownExamples(folder: string): readonly WrittenExample[] {
  const path = join(folder, 'policy.yaml')
  if (!existsSync(path)) return []
  const {examples = []} = readYaml(path, RuleFileSchema, 'policy-invalid', folder)
  const lines = linesOfItems(path, 'examples', folder)
  return examples.map((example, at) => ({example, line: lines[at] ?? 0}))
}

/** The file of examples that the program is delivered with. */
export const SHIPPED_EXAMPLES = 'policy/examples.yaml'

/** The shipped examples, and the lists of officials and members of their municipality. */
export function shippedExamples(): {readonly staff: StaffList; readonly examples: readonly WrittenExample[]} {
  const path = join(DATA_FOLDER, SHIPPED_EXAMPLES)
  const {staff, examples} = readYaml(path, ShippedExamplesSchema, 'policy-invalid')
  const lines = linesOfItems(path, 'examples')
  return {staff: staffList([staff]), examples: examples.map((example, at) => ({example, line: lines[at] ?? 0}))}
}

const ShippedExamplesSchema = z.strictObject({staff: z.strictObject({officials: z.array(z.string()), members: z.array(z.string())}), examples: z.array(ExampleSchema)})

/** Policy and word lists together, or what they would be with another file of the municipality's own rules (`trial`): the municipality's own role words and organisations count like the shipped ones. The lists are read when the first text is scanned: they take a while, and room. */
export function loadJudgement(folder: string | null, readings: Pick<Settings, 'cleanRows' | 'filePersonalData'>, staff: readonly string[] = [], trial: string | null = null): {readonly policy: Policy; readonly lexica: Lexica} {
  const policy = loadPolicy(folder, readings, staff, trial)
  let lexica: Lexica | undefined
  return {
    policy,
    get lexica(): Lexica {
      if (lexica === undefined) {
        const shipped = loadLexica(DATA_FOLDER)
        lexica = {...shipped, roleWords: new Set([...shipped.roleWords, ...policy.roleWords]), organisations: new Set([...shipped.organisations, ...policy.organisations])}
      }
      return lexica
    },
  }
}

/** Whom the municipality names as its officials and members: a verdict rests on that too. */
export function staffOf({committees}: Pick<Settings, 'committees'>): readonly string[] {
  return Object.entries(committees).flatMap(([code, {officials, members}]) => [code, ...officials, ...members])
}

/** The line on which a rule's id stands last: of two of a name it is the second that is wrong. */
function lineOfRule(path: string | null, rule: string): number {
  const lines = path === null ? [] : readFileSync(path, 'utf8').split('\n')
  return lines.findLastIndex((line) => new RegExp(`\\bid:\\s*["']?${rule}["']?\\s*(?:[,}#]|$)`).test(line)) + 1
}

/** Word lists are facts that a verdict rests on, so a new list is a new policy. */
function lexicaDigest(): string {
  const files = ['policy/case-types.yaml', 'policy/role-words.yaml', 'policy/organisations.yaml', 'lexica/cues.txt', 'lexica/terms.txt', 'lexica/words.bin', 'names/tagger.bin']
  return files.map((file) => sha256(readFileSync(join(DATA_FOLDER, file)))).join(' ')
}
