import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {ROOT, textOf} from './house.js'

const {name, version, engines} = JSON.parse(textOf('package.json')) as {readonly name: string; readonly version: string; readonly engines: {readonly node: string}}
const RUN = join(ROOT, 'bin/run.js')

/** A Node of the machine's own that is too old for the program, where there is one. */
const old = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path) && Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'], {encoding: 'utf8'})) < 22)

describe('how the program starts', () => {
  test('--version, from anywhere', () => {
    expect(execFileSync(process.execPath, [RUN, '--version'], {cwd: '/', encoding: 'utf8'})).toBe(`${name} ${version}\n`)
  })

  test('the Node that is asked for is the one that is promised', () => {
    expect(engines.node).toBe('>=22.13')
    expect(textOf('bin/run.js')).toContain('minor >= 13')
  })

  test.runIf(old !== undefined)('an old Node hands over to the installed one, and its exit code comes through', () => {
    const given = spawnSync(old ?? '', [RUN, 'no-such-command'], {cwd: '/', encoding: 'utf8'})
    const direct = spawnSync(process.execPath, [RUN, 'no-such-command'], {cwd: '/', encoding: 'utf8'})
    expect([given.status, given.stdout, given.stderr]).toEqual([direct.status, direct.stdout, direct.stderr])
    expect(given.status).not.toBe(0)
  })

  test('the manifest holds what was built, and the same each time', async () => {
    const {Plugin} = await import('@oclif/core')
    const {settings} = await import('@oclif/core/settings')
    settings.enableAutoTranspile = false
    const plugin = new Plugin({root: ROOT, type: 'core', isRoot: true, ignoreManifest: true, errorOnManifestCreate: true, name})
    await plugin.load()
    const shipped = JSON.parse(textOf('oclif.manifest.json')) as {readonly commands: Readonly<Record<string, unknown>>}
    expect(Object.keys(shipped.commands).sort()).toEqual(Object.keys(plugin.manifest.commands).sort())
  })
})
