// Writes a page of the manual for each detector: `node scripts/build-detector-pages.ts [FOLDER]`, docs/manual/detectors/ unless named.
import {existsSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {registerHooks} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Detector} from '../src/core/scan/detector.js'
import type {FindingKind} from '../src/core/scan/finding.js'
import type * as detectors from '../src/core/scan/detectors/index.js'
import type * as examples from '../src/core/policy/example.js'
import type * as explained from '../src/core/review/explained-finding.js'
import type * as fields from '../src/core/scan/finding.js'
import type * as remedies from '../src/core/review/remedy.js'
import type * as policyFile from '../src/io/files/policy-file.js'
import type * as detectorWordsFile from '../src/words/detectors.js'
import type * as explainWordsFile from '../src/words/explain.js'
import type * as remedyWordsFile from '../src/words/remedies.js'
import type * as scanWordsFile from '../src/words/scan.js'

const target = process.argv[2] ?? fileURLToPath(new URL('../docs/manual/detectors', import.meta.url))

// The sources name each other as they will be built; here they are read as they are written.
registerHooks({
  resolve: (specifier, context, next) => {
    const isOurs = specifier.startsWith('.') && context.parentURL?.includes('/node_modules/') === false
    const source = isOurs ? new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL) : null
    return source !== null && existsSync(source) ? next(source.href, context) : next(specifier, context)
  },
})

const load = async (path: string): Promise<unknown> => import(new URL(path, import.meta.url).href)
const {DETECTORS, ONLY_WITH_A_PERSON} = (await load('../src/core/scan/detectors/index.ts')) as typeof detectors
const {SCAN_FIELDS} = (await load('../src/core/scan/finding.ts')) as typeof fields
const {judgeExample} = (await load('../src/core/policy/example.ts')) as typeof examples
const {explainRuled} = (await load('../src/core/review/explained-finding.ts')) as typeof explained
const {remediesFor} = (await load('../src/core/review/remedy.ts')) as typeof remedies
const {loadJudgement, shippedExamples} = (await load('../src/io/files/policy-file.ts')) as typeof policyFile
const {detectorWords} = (await load('../src/words/detectors.ts')) as typeof detectorWordsFile
const {explainWords, findingLines} = (await load('../src/words/explain.ts')) as typeof explainWordsFile
const {remedyWords} = (await load('../src/words/remedies.ts')) as typeof remedyWordsFile
const {scanWords} = (await load('../src/words/scan.ts')) as typeof scanWordsFile

const judgement = loadJudgement(null, {cleanRows: 'publish', filePersonalData: 'strict'})
const {staff, examples: shipped} = shippedExamples()
/** Every shipped example with what comes out of it, explained. */
const judged = shipped.map(({example}) => {
  const {answer, findings, texts, about} = judgeExample(example, judgement, staff)
  return {example, answer, findings: explainRuled(findings, texts, about, judgement.policy)}
})

const cell = (text: string): string => text.replaceAll('|', '\\|')
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
const reasonsOf = (words: {readonly reasons: object}, id: string): Readonly<Record<string, string>> => (words.reasons as Readonly<Record<string, Readonly<Record<string, string>>>>)[id] ?? {}

function page({id, version, kinds, law, reasons}: Detector & {readonly id: (typeof DETECTORS)[number]['id']}): string {
  const rules = judgement.policy.rules.filter((rule) => rule.kinds.some((kind) => kinds.includes(kind)))
  const [sv, en] = [detectorWords.sv[id], detectorWords.en[id]]
  const [reasonsSv, reasonsEn] = [reasonsOf(scanWords.sv, id), reasonsOf(scanWords.en, id)]
  const own = judged.filter(({findings}) => findings.some(({finding}) => finding.detector === id))
  return `# ${id}

Version ${version}. Law: ${law}.${ONLY_WITH_A_PERSON.has(id) ? ' Only where a person is in sight or the case type is about private persons.' : ''}

| | in Swedish | in English |
|---|---|---|
| finds | ${cell(sv.finds)} | ${cell(en.finds)} |
| does not find | ${cell(sv.not)} | ${cell(en.not)} |

## Kinds

${table(['kind', 'in Swedish', 'in English'], kinds.map((kind) => [`\`${kind}\``, scanWords.sv.kinds[kind].name, scanWords.en.kinds[kind].name]))}

## Reasons

${table(['code', 'in Swedish', 'in English'], reasons.map((reason) => [`\`${reason}\``, reasonsSv[reason] ?? '', reasonsEn[reason] ?? '']))}

## Rules

The first that fits decides ([policy](../policy.md)).

${table(['id', 'answer', 'requirement and law', 'in Swedish', 'in English'], rules.map((rule) => [`\`${rule.id}\`${rule.locked === true ? ' **locked**' : ''}`, rule.answer, `${rule.requirement}, ${rule.law}`, rule.because.sv, rule.because.en]))}

## Examples

${own.length === 0 ? 'There is no example of this yet.' : own.map(example).join('\n\n')}

## What changes it

${[...remediesByField(kinds)].map(([remedy, where]) => `- *${where.join(', ')}*: ${remedyWords.sv[remedy]} / ${remedyWords.en[remedy]}`).join('\n')}
`
}

function example({example: {text, field, caseType, filePersonalData}, answer, findings}: (typeof judged)[number]): string {
  const facts = [`field ${field}`, ...(caseType === undefined ? [] : [`case type ${caseType}`]), ...(filePersonalData === undefined ? [] : [`\`filePersonalData: ${filePersonalData}\``])]
  const told = findings.flatMap((finding) => findingLines(finding, 'en', () => text))
  return `**${text}** (${facts.join(', ')}): ${explainWords.en.answers[answer]}\n\n\`\`\`\n${told.join('\n')}\n\`\`\``
}

/** What can be done where something of these kinds asks for a person, with the fields that it is about. */
function remediesByField(kinds: readonly FindingKind[]): ReadonlyMap<ReturnType<typeof remediesFor>[number], readonly string[]> {
  const ways = new Map<ReturnType<typeof remediesFor>[number], string[]>()
  for (const field of SCAN_FIELDS) {
    for (const kind of kinds) {
      for (const remedy of remediesFor({kind, field}, judgement.policy.rules.find((rule) => rule.kinds.includes(kind) && (rule.fields?.includes(field) ?? true) && rule.answer !== 'clear')?.answer ?? 'review', 'nowhere')) {
        const where = ways.get(remedy) ?? []
        if (!where.includes(field)) where.push(field)
        ways.set(remedy, where)
      }
    }
  }
  return ways
}

const index = `# Detectors

Each looks for one sort of thing, and says why. What a finding leads to is the rules' to say: [policy](../policy.md). Every finding of an entry is explained by [policy explain](../policy-explain.md), and any text by [scan text](../scan-text.md).
The examples are those of \`data/policy/examples.yaml\`, judged by the shipped rules. How well each kind is found: [figures](../detection.md).

${table(['detector', 'version', 'finds', 'kinds'], DETECTORS.map(({id, version, kinds}) => [`[${id}](${id}.md)`, String(version), detectorWords.en[id].finds, kinds.map((kind) => `\`${kind}\``).join(', ')]))}
`

mkdirSync(target, {recursive: true})
for (const name of readdirSync(target)) if (name.endsWith('.md')) rmSync(join(target, name))
writeFileSync(join(target, 'README.md'), index)
for (const detector of DETECTORS) writeFileSync(join(target, `${detector.id}.md`), page(detector))
