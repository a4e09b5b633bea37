import {readFile, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {DecisionFileSchema} from '../../../src/core/review/decision-file.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {openDesk} from '../../../src/usecases/review/desk.js'
import {saveDecisions} from '../../../src/usecases/review/save-decisions.js'
import {refusalOf} from '../../io/support.js'
import {aRow, Town, type SourceRow} from '../../support/town.js'

const LETTER = `${'Inledning om lekplatsen. '.repeat(20)}Med vänlig hälsning, Elsa Grahnén, förälder. ${'Avslutning om gungorna. '.repeat(20)}`
const withFile = (changes: SourceRow = {}): SourceRow => aRow({handlingsrubrik: 'Synpunkter på lekplatsen', fil: 'brev.txt', fil_publiceras: 'ja', ...changes})

async function townWith(row: SourceRow): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  await town.import('2026-02-03T09:00:00Z', [row], {with: {'brev.txt': LETTER}})
  return town
}

test('T2: what stands around a finding in a file is read, and no more of it', async () => {
  const town = await townWith(withFile())
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    for await (const page of desk.rows()) {
      for (const {id, reasons} of page.filter((row) => row.kind === 'document')) {
        expect(reasons).toContain('person')
        const {findings} = await desk.show(id)
        const [excerpt, ...others] = await desk.fileText(id)
        expect(others).toEqual([])
        const named = findings.filter(({finding}) => finding.kind === 'person').map(({finding}) => excerpt?.text.slice(finding.start - excerpt.from, finding.end - excerpt.from))
        expect(named).toContain('Elsa Grahnén')
        expect(excerpt?.text.length).toBeLessThan(300)
      }
    }
  })
})

test('K4: of a protected person’s file nothing is read', async () => {
  const town = await townWith(withFile({skydd: 'skyddad folkbokföring'}))
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    for await (const page of desk.rows()) for (const {id} of page) expect(await desk.fileText(id)).toEqual([])
  })
})

test('T17: what was decided is saved for its owner alone, and nothing is written over', async () => {
  const town = await townWith(withFile())
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    for await (const page of desk.rows()) {
      for (const {id} of page) {
        const {seal} = await desk.show(id)
        await desk.decide({seen: new Map([[id, seal]]), answer: {kind: 'defer'}, reason: null, note: null})
      }
    }
    const path = join(session.folder, await saveDecisions(session, {desk, file: null}))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const text = await readFile(path, 'utf8')
    expect(DecisionFileSchema.parse(JSON.parse(text)).decisions.length).toBeGreaterThan(0)
    expect(text).not.toMatch(/Grahnén|lekplats/)
    const named = join(session.folder, 'beslut.json')
    expect(await saveDecisions(session, {desk, file: named})).toBe(named)
    expect((await stat(named)).mode & 0o777).toBe(0o600)
    expect(await refusalOf(() => saveDecisions(session, {desk, file: named}))).toMatchObject({code: 'file-exists'})
  })
})

test('B7: a file is read whole before it is published, with what was found at its places; one that is not delivered says so', async () => {
  const town = await townWith(withFile())
  await town.import('2026-02-03T09:10:00Z', [withFile({handlingsnummer: '2', fil: 'saknas.txt'})], {with: {}})
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    for await (const page of desk.rows()) {
      for (const {id, documentNumber} of page.filter((row) => row.kind === 'document')) {
        const {text, findings, file} = await desk.file(id, 0)
        if (documentNumber === '2') expect({text, reading: file?.reading}).toEqual({text: null, reading: 'absent'})
        else {
          expect(text?.text).toContain(LETTER)
          expect(findings.map(({finding}) => text?.text.slice(finding.start, finding.end))).toContain('Elsa Grahnén')
        }
        expect(await refusalOf(() => desk.file(id, 1))).toMatchObject({code: 'no-file-to-withhold'})
      }
    }
  })
})

test('K4: a protected person’s file is refused, and their row is named by nothing', async () => {
  const town = await townWith(withFile({skydd: 'skyddad folkbokföring'}))
  await town.within('2026-02-03T10:00:00Z', async (session) => {
    const desk = await openDesk(session, {committee: null})
    const ids: EntryId[] = []
    for await (const page of desk.rows()) ids.push(...page.filter(({heading}) => heading === null).map(({id}) => id))
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) expect(await refusalOf(() => desk.file(id, 0))).toMatchObject({code: 'awaits-authorised'})
    expect((await desk.named(ids)).map(({heading, parties}) => ({heading, parties}))).toEqual(ids.map(() => ({heading: null, parties: []})))
  })
})
