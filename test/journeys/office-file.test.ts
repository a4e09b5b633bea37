import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, onTestFinished, test} from 'vitest'
import {listWaiting} from '../../src/usecases/review/list-waiting.js'
import {showEntry, type ShownEntry} from '../../src/usecases/review/show-entry.js'
import {decideEntries} from '../../src/usecases/review/decide-entries.js'
import {scanEntries} from '../../src/usecases/scan/scan-entries.js'
import {sha256} from '../../src/io/system/digest.js'
import {refusalOf} from '../io/support.js'
import {aRow, Town} from '../support/town.js'

const fixture = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../fixtures/files/${name}`, import.meta.url)))
const NINE = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'

async function townWith(name: string, settings: object = {}): Promise<Town> {
  const town = await Town.found({settings: {...settings, files: {ocr: 'off'}}})
  onTestFinished(() => town.leave())
  await town.import(NINE, [aRow({fil: name, fil_publiceras: 'ja'})], {with: {[name]: fixture(name)}})
  return town
}

async function waiting(town: Town): Promise<ShownEntry> {
  return town.within(NINE, async (session) => {
    const {entries} = await listWaiting(session, {committee: null, why: [], limit: 10, after: null})
    const [entry] = entries
    if (entry === undefined) throw new Error('nothing waits')
    return showEntry(session, {id: entry.id, committee: null})
  })
}

describe('a file that somebody made in an office program', () => {
  test.each([['clear.docx', 'docx', 'wordprocessingml.document'], ['clear.pdf', 'pdf', 'application/pdf'], ['clear.odt', 'odt', 'opendocument.text'], ['clear-sheet.xlsx', 'xlsx', 'spreadsheetml.sheet']])('E2, B11: %s in which nothing is found is published, the very bytes, as what it is', async (name, ending, type) => {
    const town = await townWith(name)
    await town.publish(NOON)
    const [entry] = (await town.public(NOON)).filter((one) => one.form === 'plain' && one.kind === 'document')
    if (entry?.form !== 'plain' || entry.kind !== 'document') throw new Error('nothing is public')
    const [file] = entry.files
    expect(file).toMatchObject({name, sha256: sha256(fixture(name)), address: `fil/${entry.id.slice(0, 2)}/${entry.id}a.${ending}`})
    expect(file?.type).toContain(type)
  })

  test('E2: its author is told as a property of the document, and not as its text', async () => {
    const shown = await waiting(await townWith('author.docx'))
    const places = shown.findings.map(({finding}) => [finding.kind, finding.place])
    expect(places).toEqual(expect.arrayContaining([['person', 'property author']]))
    expect(places.filter(([, place]) => place === 'body')).toEqual([])
  })

  test('B11: an author on the staff list is clear where the municipality lets section 3.1 apply to files', async () => {
    const committees = {KS: {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}', officials: ['Agneta Mårdh']}}
    const town = await townWith('author.docx', {filePersonalData: 'chapter3', committees})
    await town.publish(NOON)
    expect((await town.public(NOON)).some((entry) => entry.form === 'plain' && entry.kind === 'document' && entry.files.length === 1)).toBe(true)
  })

  test('B9: one that cannot be read is told with its reason, and nobody can publish it', async () => {
    const town = await townWith('password.pdf')
    const shown = await waiting(town)
    expect(shown.content).toMatchObject({files: [{reading: 'unread', why: 'password'}]})
    expect(await refusalOf(() => town.within(NINE, (session) => decideEntries(session, {ids: [shown.id], committee: null, answer: {kind: 'publish'}, reason: null, note: null})))).toMatchObject({code: 'file-not-read'})
  })

  test('B4: a number in two cells blocks', async () => {
    expect((await waiting(await townWith('leaky-sheet.xlsx'))).stage).toBe('blocked')
  })

  test('B13: what was read once is read again from the copy that is kept', async () => {
    const town = await townWith('clear.docx')
    await town.publish(NOON)
    const scanned = await town.within('2026-02-04T09:00:00Z', (session) => scanEntries(session, {all: true, allowsMassWithdrawal: false, onProgress: () => undefined}))
    expect(scanned.stages).toEqual({})
    expect(scanned.scanned).toBeGreaterThan(0)
  })
})
