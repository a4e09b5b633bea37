import {createInterface} from 'node:readline'
import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {writeLine} from '../../cli/write-line.js'
import {shippedJudgement} from '../../cli/world.js'
import {Refusal} from '../../core/refusal.js'
import {SCAN_FIELDS, type ScanField} from '../../core/scan/finding.js'
import {safeJson} from '../../core/terms/terminal-safe.js'
import {scanOneText, type JudgedText} from '../../usecases/scan/scan-one-text.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {scanWords} from '../../words/scan.js'

const words = commands[languageOf()].scanText
const FIELDS = ['heading', 'party', 'officer', 'file'] as const

export default class ScanText extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['scan:text']]
  static override flags = {
    field: Flags.option({summary: words.field, options: FIELDS, default: 'heading'})(),
    'case-type': Flags.string({summary: words.caseType}),
    lines: Flags.boolean({summary: words.lines}),
  }

  static override examples = ['echo "Ansökan om bygglov" | diarievakt scan text --field heading', 'diarievakt scan text --lines < rader.jsonl']

  async run(): Promise<object | undefined> {
    const {flags} = await this.parse(ScanText)
    const judgement = shippedJudgement()
    if (flags.lines) {
      await this.#lines(judgement)
      return undefined
    }
    const text = (await readStandardInput()).replace(/\r?\n$/, '')
    const judged = scanOneText(text, flags.field, flags['case-type'] ?? null, judgement)
    this.say(this.words.scanText.verdicts[judged.verdict])
    for (const finding of judged.findings) this.say(`  ${finding.start}–${finding.end} ${scanWords[this.language].kinds[finding.kind].label}: ${this.#why(finding)}`)
    return {id: null, ...this.#told(judged)}
  }

  async #lines(judgement: ReturnType<typeof shippedJudgement>): Promise<void> {
    let number = 0
    for await (const line of createInterface({input: process.stdin, crlfDelay: Infinity})) {
      number += 1
      if (line.trim() === '') continue
      const asked = readLine(line)
      if (asked === null) throw new Refusal('json-line-invalid', {line: number})
      const judged = scanOneText(asked.text, asked.field, asked.caseType, judgement)
      await writeLine(safeJson({id: asked.id, ...this.#told(judged)}))
    }
  }

  #told({verdict, findings}: JudgedText): {verdict: string; findings: object[]} {
    return {verdict, findings: findings.map((finding) => ({kind: finding.kind, start: finding.start, end: finding.end, certainty: finding.certainty, detector: finding.detector, why: this.#why(finding)}))}
  }

  #why({detector, why}: JudgedText['findings'][number]): string {
    const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = scanWords[this.language].reasons
    return reasons[detector]?.[why] ?? why
  }

  // With --lines the answers are lines of JSON whether or not --json is given.
  override jsonEnabled(): boolean {
    return super.jsonEnabled() && !this.argv.includes('--lines')
  }
}

function readLine(line: string): {id: unknown; field: ScanField; caseType: string | null; text: string} | null {
  try {
    const {id, field, case_type: caseType, text} = JSON.parse(line) as Readonly<Record<string, unknown>>
    const isField = (SCAN_FIELDS as readonly unknown[]).includes(field)
    if (!isField || typeof text !== 'string' || !(caseType === null || caseType === undefined || typeof caseType === 'string')) return null
    return {id: id ?? null, field: field as ScanField, caseType: caseType ?? null, text}
  } catch {
    return null
  }
}
