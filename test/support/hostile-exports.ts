import fc from 'fast-check'
import {UPPER_HALF} from '../../src/core/intake/code-page.js'
import {SOURCE_COLUMNS, type SourceColumn} from '../../src/core/intake/source-map.js'
import {hostileText} from './hostile.js'
import {encoded, isCodePage, LABELS, type Label} from './labelled-files.js'
import {aCaseRow, aRow} from './town.js'

// Exports that are wrong in their structure, their encoding, their size or their bytes, and those that only look so.

/** An export as its bytes, with what is known of it. */
export interface HostileExport {
  readonly bytes: Uint8Array
  /** Every heading that stands in it, as it was meant; null where bytes were changed afterwards, and nobody knows what they mean. */
  readonly headings: ReadonlySet<string> | null
  /** How many rows it has; null where its structure was changed. */
  readonly rows: number | null
  readonly told: string
}

const TEXTS = ['Åtgärder för ån och sjön', 'Överklagande av beslut om bygglov på Åsön', 'Ängsvård vid Östra Båthamnen', 'Remiss om förskola', 'Café vid järnvägen', 'Plan', 'Avtal – del 2', 'Svar på ”enkät”', 'REMISS OM ÅÄÖ', 'Delbeslut; bilaga', 'Skrivelse om\nvägar']
const text = fc.oneof({weight: 6, arbitrary: fc.constantFrom(...TEXTS)}, {weight: 1, arbitrary: hostileText})

const cells: fc.Arbitrary<Record<SourceColumn, string>> = fc
  .record({heading: text, caseHeading: fc.constantFrom(...TEXTS), number: fc.integer({min: 1, max: 6}), isCase: fc.nat(9), column: fc.constantFrom(...SOURCE_COLUMNS), other: fc.option(text, {freq: 4, nil: null}), date: fc.constantFrom('2026-02-03', '2026-02-30', '', '2024-02-29', '20260203', '3/2')})
  .map(({heading, caseHeading, number, isCase, column, other, date}) => {
    const ofCase = {arendenummer: `KS 2026/0000${String(number)}`, arenderubrik: caseHeading, datum: isCase % 3 === 0 ? date : '2026-02-03'}
    const row = isCase === 9 ? aCaseRow(ofCase) : aRow({...ofCase, handlingsnummer: String(number), handlingsrubrik: heading})
    return other === null ? row : {...row, [column]: other}
  })

/** What is done to the rows as text. */
const STRUCTURES: readonly (readonly [string, (lines: string[], at: number) => void])[] = [
  ['a row twice', (lines, at) => void lines.splice(at, 0, lines[at] ?? '')],
  ['a row without its end', (lines, at) => void (lines[at] = (lines[at] ?? '').slice(0, -20))],
  ['a cell too many', (lines, at) => void (lines[at] = `${lines[at] ?? ''};x`)],
  ['a quote that is never closed', (lines, at) => void (lines[at] = `"${lines[at] ?? ''}`)],
  ['a quote in a cell', (lines, at) => void (lines[at] = (lines[at] ?? '').replace('KS', 'K"S'))],
  ['text after a quote', (lines, at) => void (lines[at] = `"KS"x${lines[at] ?? ''}`)],
  ['a blank line', (lines, at) => void lines.splice(at, 0, '')],
  ['the header again', (lines, at) => void lines.splice(at, 0, lines[0] ?? '')],
  ['no header', (lines) => void lines.shift()],
  ['a heading twice', (lines) => void (lines[0] = `${lines[0] ?? ''};datum`)],
  ['a heading of another name', (lines, at) => void (lines[0] = (lines[0] ?? '').split(';').map((heading, index) => (index === at ? 'x' : heading)).join(';'))],
  ['another line end', (lines, at) => void (lines[at] = `${lines[at] ?? ''}\r`)],
  ['a foreign line', (lines, at) => void lines.splice(at, 0, 'Exporten omfattar 12 rader')],
  ['a long field', (lines, at) => void (lines[at] = (lines[at] ?? '').replace('nej', 'n'.repeat(10_500)))],
  ['a very long field', (lines, at) => void (lines[at] = (lines[at] ?? '').replace('nej', 'n'.repeat(at % 10 === 0 ? 1_100_000 : 20_000)))],
]

/** What is done to the bytes. */
const DAMAGES: readonly (readonly [string, (bytes: Buffer, at: number, byte: number) => Buffer])[] = [
  ['another byte', (bytes, at, byte) => (bytes.length === 0 ? bytes : Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + 1)]))],
  ['a byte more', (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)])],
  ['a byte less', (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])],
  ['cut off', (bytes, at) => bytes.subarray(0, at)],
  ['its head cut off', (bytes, at) => bytes.subarray(at)],
  ['zeros', (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.alloc(byte), bytes.subarray(at)])],
  ['a mark in the middle', (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('\ufeff'), bytes.subarray(at)])],
  ['a part again', (bytes, at, byte) => Buffer.concat([bytes, bytes.subarray(at, at + byte)])],
  // A workbook is read in a process of its own, which takes a hundred times as long.
  ['the magic of a workbook', (bytes, _, byte) => Buffer.concat([byte % 64 === 7 ? Buffer.from('PK\u0003\u0004') : Buffer.from('d0cf11e0a1b11ae1', 'hex'), bytes])],
]

const quoted = (cell: string): string => (/[";\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A text as a system that keeps another encoding can hold it. */
function inEncoding(lines: readonly string[], label: Label): Buffer {
  return Buffer.from(encoded(lines.join(''), label))
}

/** Whether an encoding has every character of a text. */
function holds(label: Label, line: string): boolean {
  return !isCodePage(label) || Array.from(line).every((character) => character.charCodeAt(0) < 128 || UPPER_HALF[label].includes(character))
}

/** Any export. */
export const hostileExport: fc.Arbitrary<HostileExport> = fc
  .record({
    rows: fc.oneof({weight: 12, arbitrary: fc.array(cells, {minLength: 0, maxLength: 6})}, {weight: 1, arbitrary: fc.array(cells, {minLength: 30, maxLength: 60})}),
    times: fc.oneof({weight: 99, arbitrary: fc.constant(1)}, {weight: 1, arbitrary: fc.integer({min: 2, max: 60})}),
    label: fc.constantFrom(...LABELS),
    other: fc.option(fc.constantFrom(...LABELS), {freq: 7, nil: null}),
    end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    structures: fc.oneof({weight: 2, arbitrary: fc.constant<[(typeof STRUCTURES)[number], number][]>([])}, {weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom(...STRUCTURES), fc.nat(40)), {minLength: 1, maxLength: 2})}),
    damages: fc.oneof({weight: 2, arbitrary: fc.constant<[(typeof DAMAGES)[number], number, number][]>([])}, {weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom(...DAMAGES), fc.nat(), fc.nat(255)), {minLength: 1, maxLength: 3})}),
  })
  .map(({rows, times, label, other, end, structures, damages}): HostileExport => {
    const well = rows.filter((row) => SOURCE_COLUMNS.every((column) => row[column].isWellFormed()))
    const all = Array.from({length: times}, () => well).flat()
    const lines = [SOURCE_COLUMNS.join(';'), ...all.map((row) => SOURCE_COLUMNS.map((column) => quoted(row[column])).join(';'))]
    for (const [[, change], at] of structures) change(lines, at % lines.length)
    const ended = lines.map((line) => line + end)
    const fits = (one: Label): Label => (ended.every((line) => holds(one, line)) ? one : 'utf-8')
    const cut = Math.ceil(ended.length / 2)
    const bytes = other === null ? inEncoding(ended, fits(label)) : Buffer.concat([inEncoding(ended.slice(0, cut), fits(label)), inEncoding(ended.slice(cut), fits(other))])
    const damaged = damages.reduce<Buffer>((before, [[, change], at, byte]) => change(before, at % Math.max(1, before.length), byte), bytes)
    return {
      bytes: damaged,
      headings: damages.length > 0 ? null : new Set(all.flatMap((row) => [row.handlingsrubrik, row.arenderubrik])),
      rows: damages.length > 0 || structures.length > 0 || other !== null ? null : all.length,
      told: JSON.stringify({label, other, end, structures: structures.map(([[name], at]) => [name, at]), damages: damages.map(([[name], at, byte]) => [name, at, byte]), rows: all.slice(0, 6)}),
    }
  })
