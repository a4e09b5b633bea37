import {join} from 'node:path'
import type {Finding, ScanField} from '../../../src/core/scan/finding.js'
import type {ScanContext} from '../../../src/core/scan/detector.js'
import {scanText} from '../../../src/core/scan/scan-text.js'
import {loadLexica} from '../../../src/io/files/lexica-file.js'

export const lexica = loadLexica(join(import.meta.dirname, '../../../data'))

export function scanOne(text: string, field: ScanField = 'heading', caseNature: ScanContext['caseNature'] = 'unknown'): readonly Finding[] {
  return scanText([{field, index: 0, text}], {caseNature, lexica}).findings
}

/** `kind: the text found`, which reads better in a failed test than positions do. */
export function told(text: string, field: ScanField = 'heading', caseNature: ScanContext['caseNature'] = 'unknown'): readonly string[] {
  return scanOne(text, field, caseNature).map((finding) => `${finding.kind}: ${text.slice(finding.start, finding.end)}`)
}
