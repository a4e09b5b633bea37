import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {NUMBER} from '../person/support.js'
import {CANARIES, CASE, homeThatForwards} from './support.js'

const town = await Workspaces.prepare('made')
let home: Awaited<ReturnType<typeof homeThatForwards>>

beforeAll(async () => {
  home = await homeThatForwards(town)
  for (const reference of ['a', 'b', 'c']) await run(['forwarding', 'add', home.id, '--committee', 'KS'], {...home.at, input: `${CASE}\n${reference}\n`})
})
afterAll(() => town.leave())

describe('L5: a batch by its commands', () => {
  test('forwarding batch closes it, and says how to print it', async () => {
    const {code, stdout} = await run(['forwarding', 'batch'], home.at)
    expect({code, stdout}).toEqual({code: 0, stdout: 'SKYDDADE PERSONUPPGIFTER\nOmgång 1: 3 brev i 1 ytterkuvert. Skriv ut: diarievakt forwarding print 1\n'})
    expect(await runJson('forwarding batch', [], home.at)).toMatchObject({code: 65, error: {code: 'letters-none-waiting'}})
  })

  test('forwarding print hands everything to the printers, and no file is left', async () => {
    const {code, stdout, stderr} = await run(['forwarding', 'print', '1'], home.at)
    expect(code).toBe(0)
    expect(stdout).toBe('SKYDDADE PERSONUPPGIFTER\nOmgång 1: 3 brev utskrivna på 2 sidor. Stäm av mot sändlistan, och sedan: diarievakt forwarding posted 1\n')
    expect(readFileSync(home.printed).toString('latin1').match(/%PDF-1/g)).toHaveLength(2)
    for (const canary of [...CANARIES, CASE]) expect(stdout + stderr, canary).not.toContain(canary)
    expect(await runJson('forwarding print', ['1'], home.at)).toMatchObject({code: 77, error: {code: 'batch-printed-already'}})
    expect(await runJson('forwarding print', ['1', '--skip', '21', '--again', 'lost'], home.at)).toMatchObject({code: 65, error: {code: 'skip-too-many', facts: {labels: 21}}})
    expect(await runJson('forwarding print', ['9'], home.at)).toMatchObject({code: 65, error: {code: 'letter-batch-not-found'}})
  })

  test('a skip that is too large has printed nothing, and says nothing of the labels before', async () => {
    expect((await runJson('forwarding list', ['--batch', '1'], home.at)).document.batches).toMatchObject([{labels: {printed: 3, out: 3, lost: 0}}])
  })

  test('forwarding print --file writes a file for its owner alone, and forwarding destroy takes it away', async () => {
    const file = join(home.folder, 'omtryck.pdf')
    expect(await runJson('forwarding print', ['1', '--again', 'destroyed', '--letter', '2', '--file', file], home.at)).toMatchObject({code: 0, document: {letters: 1, file}})
    expect(existsSync(file)).toBe(true)
    expect((await run(['forwarding', 'list'], home.at)).stdout).toContain(`FIL MED ETIKETTER FINNS KVAR: ${file}`)
    const {code, stdout} = await run(['forwarding', 'destroy', '1'], home.at)
    expect(code).toBe(0)
    expect(stdout).toContain(`Förstörd: ${file}\n`)
    expect(existsSync(file)).toBe(false)
    expect(await runJson('forwarding destroy', ['1'], home.at)).toMatchObject({code: 65, error: {code: 'print-file-none'}})
  })

  test('forwarding posted, returned and withdraw follow each letter, and forwarding list reconciles the labels', async () => {
    expect(await runJson('forwarding posted', ['1', '--except', '3'], home.at)).toMatchObject({code: 0, document: {posted: 2, left: [3]}})
    expect(await runJson('forwarding withdraw', ['3'], home.at)).toMatchObject({code: 77, error: {code: 'label-not-destroyed'}})
    expect(await runJson('forwarding withdraw', ['3', '--label-destroyed', '--reason', 'sent-otherwise'], home.at)).toMatchObject({code: 0, document: {letter: 3, reason: 'sent-otherwise'}})
    expect(await runJson('forwarding returned', ['1', '--reason', 'not-collected'], home.at)).toMatchObject({code: 0, document: {letter: 1, reason: 'not-collected'}})
    expect(await runJson('forwarding returned', ['1'], home.at)).toMatchObject({code: 65, error: {code: 'letter-state-differs'}})
    const {stdout} = await run(['forwarding', 'list', '--all'], home.at)
    expect(stdout).toMatch(/^SKYDDADE PERSONUPPGIFTER\nNr +Slag/)
    expect(stdout).toContain('etiketter: 4 utskrivna = 2 postade + 2 förstörda')
    expect(stdout).toContain(`${CASE} (a)`)
    for (const canary of CANARIES) expect(stdout, canary).not.toContain(canary)
    expect(await runJson('forwarding list', ['--state', 'returned'], home.at)).toMatchObject({code: 0, document: {letters: [{number: 1, state: 'returned', caseNumber: CASE, reference: 'a'}], batches: []}})
    expect((await run(['forwarding', 'list', '--overdue'], home.at)).stdout).toBe('SKYDDADE PERSONUPPGIFTER\nInget brev.\n')
  })

  test('K7: an identity number in the place of a letter’s is not repeated', async () => {
    for (const args of [['returned', NUMBER], ['withdraw', NUMBER], ['print', NUMBER], ['print', `${NUMBER.slice(0, 8)}-${NUMBER.slice(8)}`], ['posted', NUMBER], ['destroy', NUMBER], ['posted', '1', '--except', NUMBER], ['print', '1', '--letter', NUMBER], ['list', '--batch', NUMBER]]) {
      const {code, stdout, stderr} = await run(['forwarding', ...args], home.at)
      expect([args.at(0), code, stdout + stderr]).toEqual([args.at(0), 2, expect.not.stringMatching(new RegExp(`${NUMBER.slice(0, 8)}-?${NUMBER.slice(8)}`))])
    }
  })

  test('the log tells of it in words, and the person’s readers are told', async () => {
    const {stdout} = await run(['audit', 'list', '--kind', 'letters.moved', '--kind', 'printing.begun', '--kind', 'printing.done'], home.at)
    for (const words of ['gjorde omgång 1 av 3 brev', 'började skriva ut 3 brev i omgång 1', 'utskriften blev klar', 'lämnade 2 brev i omgång 1 till posten', 'återtog 1 brev', 'tog emot 1 brev som kom tillbaka']) expect(stdout).toContain(words)
    expect(await runJson('audit verify', ['--every-signature'], home.at)).toMatchObject({code: 0})
  })

  test('forwarding alone is a screen, and says so where there is none', async () => {
    const {code, stderr} = await run(['forwarding'], home.at)
    expect(code).toBe(2)
    expect(stderr).toContain('Skärmen behöver en terminal')
  })
})
