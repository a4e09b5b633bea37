import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {isFilePlace} from '../../../../src/core/scan/file-text.js'
import {UNREAD_REASONS} from '../../../../src/core/register/unread.js'
import {readFileText, type FileReading} from '../../../../src/io/files/reading/read-file.js'
import {tries} from '../../../support/fuzz.js'

const ASKED: FileReading = {textBytes: 4_000_000, files: {ocr: 'off', knownPictures: []}}
const FOLDER = fileURLToPath(new URL('../../../fixtures/files', import.meta.url))
const FILES = readdirSync(FOLDER, {withFileTypes: true}).filter((entry) => entry.isFile() && entry.name !== 'README.md').map(({name}) => ({name, content: readFileSync(`${FOLDER}/${name}`)}))

async function isTold(name: string, bytes: Buffer): Promise<void> {
  const read = await readFileText(name, bytes, ASKED)
  if (read.kind === 'unread') expect(UNREAD_REASONS).toContain(read.why)
  else {
    expect(read.file.text).toMatch(/[\p{L}\p{N}]/u)
    expect(read.file.parts.at(-1)?.end).toBe(read.file.text.length)
    for (const {place} of read.file.parts) expect(isFilePlace(place), place).toBe(true)
  }
}

test('B9: a file with some bytes changed, cut out or put in is read whole or not at all, and nothing breaks', async () => {
  const change = fc.record({at: fc.double({min: 0, max: 0.999, noNaN: true}), cut: fc.nat(40), put: fc.uint8Array({maxLength: 40})})
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FILES), fc.array(change, {minLength: 1, maxLength: 5}), async ({name, content}, changes) => {
      let bytes = content
      for (const {at, cut, put} of changes) {
        const place = Math.floor(at * bytes.length)
        bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + cut)])
      }
      await isTold(name, bytes)
    }),
    tries(150, 20_000),
  )
}, 600_000)

test('B9: any bytes by any name', async () => {
  const names = FILES.map(({name}) => name)
  const starts = ['', '%PDF-1.7\n', 'PK\u0003\u0004', '{\\rtf1 ', '<html>', 'Subject: x\n\n']
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.constantFrom(...starts), fc.uint8Array({maxLength: 3_000}), async (name, start, rest) => {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
      const read = await readFileText(name, bytes, ASKED)
      if (read.kind === 'unread') expect(UNREAD_REASONS).toContain(read.why)
    }),
    tries(150, 20_000),
  )
}, 600_000)
