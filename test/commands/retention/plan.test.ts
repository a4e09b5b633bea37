import {appendFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('retention plan', () => {
  test('H4: on an ordinary day nothing is due, and that is said', async () => {
    const {code, stdout} = await run(['retention', 'plan'], {cwd: town.folder})
    expect(code).toBe(0)
    expect(stdout).toBe(`Regel: ärendet är avslutat och arkivet har kvitterat det (archive: required).
Publika kopior som har haft sin tid eller är nedtagna men finns kvar: 0
Registerkopior att gallra: 0
Övriga lager: inget har haft sin tid.
`)
  })

  test('H4: past their time, what waits is told by what it waits for, and which public copies are behind', async () => {
    const {code, document} = await runJson('retention plan', [], {cwd: town.folder, now: '2028-03-01T09:00:00Z'})
    expect(code).toBe(0)
    expect(document).toMatchObject({archive: 'required', registryCopies: 0, waitingForReceipt: 0, waitingForPerson: 3, forArchive: 0})
    expect(document.publicCopies).toBeGreaterThan(0)
    expect(document.expiredNotRemoved).toBe(document.publicCopies)
    expect(document.committees.map(({committee}) => committee)).toEqual(['KFN', 'KS', 'OFN'])
  })

  test('H4: what a legal hold keeps is counted by itself', async () => {
    const folder = await town.copy()
    const db = new DatabaseSync(join(folder, 'diarievakt.db'))
    db.exec("INSERT INTO legal_hold (case_id, reason, since) SELECT id, 'dispute', '2026-11-20T10:00:00.000Z' FROM entry WHERE kind = 'case'")
    db.close()
    const {stdout} = await run(['retention', 'plan'], {cwd: folder, now: '2028-12-31T09:00:00Z'})
    expect(stdout).toMatch(/^ {2}bevarandespärrade: \d+$/m)
    expect(stdout).toMatch(/^Nämnd +Gallras +Kvitto +Svar +Avslut +Ärendet +Spärr +Till arkivet$/m)
    const {document} = await runJson('retention plan', [], {cwd: folder, now: '2028-12-31T09:00:00Z'})
    expect(document.underHold).toBeGreaterThan(0)
    expect(document.committees.reduce((sum, {underHold}) => sum + underHold, 0)).toBe(document.underHold)
  })

  test('in English and by its Swedish name, with the municipality’s own rule', async () => {
    const folder = await town.copy()
    appendFileSync(join(folder, 'diarievakt.yaml'), 'archive: none\nretention: {registryCopyDays: 30}\n')
    const {stdout} = await run(['gallring', 'plan', '--lang', 'en'], {cwd: folder, now: '2028-06-01T09:00:00Z'})
    expect(stdout).toContain('Rule: 30 days after the last day on the web (archive: none).')
    expect(stdout).toMatch(/files of refused rows|imported exports and attachments in the inbox/)
  })
})
