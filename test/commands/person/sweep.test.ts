import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeEach, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {aRow} from '../../support/town.js'
import {homeIn, NUMBER, type Home} from './support.js'

const town = await Workspaces.prepare('published', [aRow({handlaggare: 'Agneta Kanariefågel'}), aRow({handlingsnummer: '2', handlingsrubrik: 'Svar', handlaggare: 'Bo Ek'})])
let home: Home

beforeEach(async () => {
  home = await homeIn(town)
})
afterAll(() => town.leave())

const at = () => ({cwd: home.folder, env: home.env})
const OFFICER = {input: `${NUMBER}\nAgneta Kanariefågel\nHemliga gränden 41\n`}
const everyByte = (folder: string): string => (existsSync(folder) ? readdirSync(folder, {recursive: true, withFileTypes: true}).map((file) => (file.isFile() ? readFileSync(join(file.parentPath, file.name)).toString() : '')).join('\n') : '')

describe('K2 K8: an officer who is protected', () => {
  test('leaves the site as they are kept, under the marking, and what waits is read by a holder alone', async () => {
    expect(everyByte(join(home.folder, 'site'))).toContain('Kanariefågel')
    const {code, stdout, stderr} = await run(['person', 'add'], {...at(), ...OFFICER})
    expect(code).toBe(0)
    expect(stdout).toMatch(/SKYDDADE PERSONUPPGIFTER\nEN TRÄFF\. RADEN ÄR UNDANTAGEN NU:\n/)
    expect(stdout).toContain('namn som handläggare')
    expect(stdout).toContain('sedan 2026-02-03')
    expect(stdout).toContain('Adresser som ska bort hos sökmotorer:')
    expect(stdout + stderr).not.toMatch(/Kanariefågel|\d{12}/)
    expect(everyByte(join(home.folder, 'site'))).not.toContain('Kanariefågel')
    const waiting = await runJson('person waiting', ['--why', 'matter'], at())
    expect(waiting.document.entries.map(({officer}) => officer)).toContain('Agneta Kanariefågel')
    const listed = await runJson('review list', [], at())
    expect(JSON.stringify(listed)).not.toContain('Kanariefågel')
    const [entry] = waiting.document.entries
    const {document: {persons: [kept]}} = await runJson('person list', ['--why', 'matter'], at())
    const assessed = await run(['person', 'assess', kept?.id ?? '', '--entry', entry?.id ?? '', '--outcome', 'not-the-person', '--ground', 'annat personnummer'], at())
    expect(assessed).toMatchObject({code: 0, stdout: expect.stringMatching(/^SKYDDADE PERSONUPPGIFTER\nBedömningen är antecknad: inte personen\.\nRaden prövas nu som andra: /) as string})
    expect(await runJson('person assess', [kept?.id ?? '', '--entry', entry?.id ?? '', '--outcome', 'public', '--ground', 'OSL 21:3'], at())).toMatchObject({error: {code: 'entry-not-marked'}})
    expect(await runJson('person assess', [kept?.id ?? '', '--entry', entry?.id ?? '', '--outcome', 'secret', '--ground', 'OSL 21:3'], at())).toMatchObject({code: 0, document: {isMarked: true}})
  }, 120_000)

  test('what has come since waits, is counted by status, and comes when a holder has had it looked through', async () => {
    await run(['person', 'add'], {...at(), input: `${NUMBER}\nNågon Annan-Helt\nHemliga gränden 41\n`})
    expect((await runJson('publication status', [], at())).document.waitingForSweep).toBe(0)
    expect(await runJson('person sweep', ['--all'], at())).toMatchObject({code: 0, document: {persons: 1, sweep: {found: [], unread: 0, unfinished: null}}})
    expect((await run(['person', 'sweep'], at())).stdout).toBe('0 rader genomsökta efter 1 personer.\nIngen av dem nämns.\n')
  }, 120_000)
})
