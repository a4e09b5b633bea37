import {createInterface} from 'node:readline'
import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {writeLine} from '../../cli/write-line.js'
import {shippedJudgement} from '../../cli/world.js'
import {Refusal} from '../../core/refusal.js'
import {SCAN_FIELDS, type ScanField} from '../../core/scan/finding.js'
import {safeJson, terminalSafe} from '../../core/terms/terminal-safe.js'
import {scanOneText, type JudgedText} from '../../usecases/scan/scan-one-text.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {findingLines, reasonOf} from '../../words/explain.js'
import {partiesInWords} from '../../words/parties.js'

const words = commands[languageOf()].scanText

export default class ScanText extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['scan:text']]
  static override flags = {
    field: Flags.option({summary: words.field, options: SCAN_FIELDS, default: 'heading'})(),
    'case-type': Flags.string({summary: words.caseType}),
    lines: Flags.boolean({summary: words.lines}),
    explain: Flags.boolean({summary: words.explain}),
  }

  static override examples = ['echo "Ansökan om bygglov" | diarievakt scan text --field heading', 'diarievakt scan text --lines < rader.jsonl']

  async run(): Promise<object | undefined> {
    const {flags} = await this.parse(ScanText)
    const judgement = shippedJudgement()
    if (flags.lines) {
      await this.#lines(judgement, flags.explain)
      return undefined
    }
    const text = (await readStandardInput()).replace(/\r?\n$/, '')
    const judged = scanOneText(text, flags.field, flags['case-type'] ?? null, judgement)
    this.say(this.words.scanText.verdicts[judged.verdict])
    const explained = judged.explain()
    if (judged.parties !== null) this.say(`  ${partiesInWords(text, judged.parties, this.language)}`)
    // One line each, whatever the words that are quoted hold.
    for (const finding of explained) for (const line of findingLines(finding, this.language, () => text)) this.say(`  ${terminalSafe(line)}`)
    return {id: null, ...this.#told(judged, explained)}
  }

  async #lines(judgement: ReturnType<typeof shippedJudgement>, explains: boolean): Promise<void> {
    let number = 0
    for await (const line of createInterface({input: process.stdin, crlfDelay: Infinity})) {
      number += 1
      if (line.trim() === '') continue
      const asked = readLine(line)
      if (asked === null) throw new Refusal('json-line-invalid', {line: number})
      const judged = scanOneText(asked.text, asked.field, asked.caseType, judgement)
      await writeLine(safeJson({id: asked.id, ...this.#told(judged, explains ? judged.explain() : null)}))
    }
  }

  #told({verdict, findings, parties}: JudgedText, explained: ReturnType<JudgedText['explain']> | null): {verdict: string; findings: object[]; parties?: object} {
    const told = findings.map(({kind, start, end, certainty, detector, why, who, party}, at) => {
      const one = explained?.[at]
      const more = one === undefined ? {} : {answer: one.answer, rule: one.rule?.id ?? null, place: one.place, detectorVersion: one.detectorVersion, cues: one.cues, capped: one.capped, ...(one.weighed === undefined ? {} : {weighed: one.weighed}), remedies: one.remedies}
      return {kind, start, end, certainty, detector, why: reasonOf(detector, why, this.language), ...(who === undefined ? {} : {who}), ...(party === undefined ? {} : {party}), ...more}
    })
    return {verdict, findings: told, ...(parties === null || explained === null ? {} : {parties})}
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
