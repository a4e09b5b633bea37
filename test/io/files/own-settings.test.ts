import {chmodSync, chownSync, mkdirSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, test, vi} from 'vitest'
import {terminalSafe} from '../../../src/core/terms/terminal-safe.js'
import {readOwnSettings} from '../../../src/io/files/own-settings.js'
import {configFolder, stateFolder} from '../../../src/io/system/own-folders.js'
import {refusalWords} from '../../../src/words/refusals.js'
import {CORPUS} from '../../support/hostile.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()
const place = (): string => join(folder.path, 'settings.yaml')

function read(text: string): ReturnType<typeof readOwnSettings> {
  writeFileSync(place(), text, {mode: 0o600})
  return readOwnSettings(folder.path)
}

describe('settings of one’s own', () => {
  test('hold keys and whether one listens, and know their lines', () => {
    const own = read('# mina\nreview:\n  screenReader: true\n  keys:\n    publish: ö\n    defer: [d, ctrl-p]\n')
    expect(own).toMatchObject({file: place(), review: {screenReader: true, keys: {publish: 'ö', defer: ['d', 'ctrl-p']}}})
    expect(own?.lineOf(['review', 'keys', 'defer'])).toBe(6)
    expect(own?.lineOf(['review', 'keys', 'publicera'])).toBe(0)
  })

  test('are nothing where there is no file, no folder or no home', () => {
    for (const at of [folder.path, join(folder.path, 'borta'), '/dev/null/diarievakt', null]) expect(readOwnSettings(at)).toBeNull()
  })

  test.each(['', '# bara en kommentar\n', '{}\n', 'review: {}\n'])('say nothing where nothing is said: %j', (text) => {
    expect(read(text)?.review).toEqual({keys: {}})
  })

  test.each([
    ['what the municipality decides', 'cleanRows: confirm\n', 1, 'cleanRows', 'unknown'],
    ['how soon the desk is left', 'review:\n  keys: {}\n  lockMinutes: 0\n', 3, 'review.lockMinutes', 'unknown'],
    ['where the register lies', 'review: {}\ndatabase: sqlite:annan.db\n', 2, 'database', 'unknown'],
    ['a slip of the keyboard', 'review:\n  key: {}\n', 2, 'review.key', 'unknown'],
    ['a key twice', 'review:\n  screenReader: true\n  screenReader: false\n', 3, '', 'doubled'],
    ['another value', 'review:\n  screenReader: ja\n', 2, 'review.screenReader', 'value'],
    ['a key that is no text', 'review:\n  keys:\n    publish: 1\n', 3, 'review.keys.publish', 'value'],
    ['no YAML', 'review: [\n', 2, '', 'syntax'],
    ['an alias', 'review: &a\n  keys: {}\nmore: *a\n', 1, '', 'syntax'],
    ['only a word', 'hej\n', 1, '', 'value'],
  ])('with %s are refused with their line', async (_what, text, line, key, problem) => {
    const {facts, ...refused} = await refusalOf(() => read(text))
    expect({...refused, facts}).toEqual({code: 'own-settings-invalid', exitCode: 78, facts: {file: place(), line, key, problem}})
    const {what, next} = refusalWords('sv', 'own-settings-invalid', facts)
    expect(what).toContain(`Din egen inställning går inte att använda, ${place()}:${line}`)
    expect(next).toMatch(/^Rätta raden och försök igen\. (?:Bara granskningen stannar\. Alla nycklar står i docs\/manual\/settings\.md|Åtgärder och tangenter står i docs\/manual\/review\.md)\.$/)
  })

  test.each<readonly [what: string, make: (path: string) => void, problem: string]>([
    ['that the group may change', (path) => chmodSync(path, 0o660), 'of-another'],
    ['that anybody may change', (path) => chmodSync(path, 0o602), 'of-another'],
    ['longer than any hand can know', (path) => truncateSync(path, 65_537), 'too-long'],
  ])('in a file %s are refused', async (_what, make, problem) => {
    read('review: {}\n')
    make(place())
    const {facts} = await refusalOf(() => readOwnSettings(folder.path))
    expect(facts).toEqual({file: place(), line: 0, key: '', problem})
    expect(refusalWords('sv', 'own-settings-invalid', facts).next).toMatch(/^Rätta filen/)
  })

  test.runIf(process.getuid?.() === 0)('in a file of somebody else’s are refused', async () => {
    read('review: {}\n')
    chownSync(place(), 65_534, 65_534)
    expect(await refusalOf(() => readOwnSettings(folder.path))).toMatchObject({facts: {problem: 'of-another'}})
  })

  test('may be a link, and are no folder, device or endless text', async () => {
    const kept = join(folder.path, 'annanstans.yaml')
    writeFileSync(kept, 'review: {screenReader: true}\n', {mode: 0o600})
    symlinkSync(kept, place())
    expect(readOwnSettings(folder.path)?.review.screenReader).toBe(true)
    for (const [name, target] of [['null', '/dev/null'], ['ring', join(folder.path, 'ring', 'settings.yaml')], ['mapp', folder.path]] as const) {
      const at = join(folder.path, name)
      mkdirSync(at)
      symlinkSync(target, join(at, 'settings.yaml'))
      expect(await refusalOf(() => readOwnSettings(at)), name).toMatchObject({code: 'own-settings-invalid', facts: {problem: 'unreadable'}})
    }
  })

  test('that are meant to do harm are read or refused, and told of as one line', () => {
    for (const text of [...CORPUS, '['.repeat(5_000)]) {
      for (const yaml of [text, `review:\n  keys:\n    ${JSON.stringify(text)}: p\n`, `review:\n  keys:\n    publish: ${JSON.stringify(text)}\n`, `${JSON.stringify(text)}: 1\n`]) {
        try {
          expect(read(yaml)).not.toBeNull()
        } catch (error) {
          expect(error).toMatchObject({name: 'Refusal', code: 'own-settings-invalid'})
          const facts = (error as {readonly facts: Record<string, string>}).facts
          for (const said of Object.values(refusalWords('sv', 'own-settings-invalid', facts))) expect(terminalSafe(said)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
        }
      }
    }
  })
})

describe('the folders of an account', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('are those that XDG names, or else below the home', () => {
    vi.stubEnv('HOME', '/home/prov')
    vi.stubEnv('XDG_CONFIG_HOME', '/etc/mitt')
    vi.stubEnv('XDG_STATE_HOME', '/var/mitt')
    expect([configFolder(), stateFolder()]).toEqual(['/etc/mitt/diarievakt', '/var/mitt/diarievakt'])
    // A path that is not whole is passed over, as their specification says.
    for (const named of [undefined, '', 'mitt', './mitt']) {
      vi.stubEnv('XDG_CONFIG_HOME', named)
      vi.stubEnv('XDG_STATE_HOME', named)
      expect([configFolder(), stateFolder()]).toEqual(['/home/prov/.config/diarievakt', '/home/prov/.local/state/diarievakt'])
    }
    vi.stubEnv('HOME', 'hemma')
    expect([configFolder(), stateFolder()]).toEqual([null, null])
  })
})
