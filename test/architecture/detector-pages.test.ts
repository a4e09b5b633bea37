import {spawn} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {DETECTORS} from '../../src/core/scan/detectors/index.js'
import {ROOT} from './house.js'

const shipped = join(ROOT, 'docs/manual/detectors')

describe('the manual’s pages on detectors', () => {
  let made = ''

  beforeAll(async () => {
    made = mkdtempSync(join(tmpdir(), 'diarievakt-detector-pages-'))
    const {PATH = ''} = process.env
    const child = spawn(process.execPath, ['scripts/build-detector-pages.ts', made], {cwd: ROOT, env: {PATH}, stdio: ['ignore', 'ignore', 'pipe']})
    let failed = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (failed += text))
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect([code, failed]).toEqual([0, ''])
  })

  afterAll(() => rmSync(made, {recursive: true, force: true}))

  test('are what the script makes: after a change, npm run manual:detectors', () => {
    expect(readdirSync(shipped).sort()).toEqual(readdirSync(made).sort())
    for (const name of readdirSync(made)) expect(readFileSync(join(shipped, name), 'utf8'), name).toBe(readFileSync(join(made, name), 'utf8'))
  })

  test('every other page that names a detector’s version names the one it has', () => {
    const versions = new Map<string, string>(DETECTORS.map(({id, version}) => [id, String(version)]))
    const pages = ['docs/manual', 'docs/handbok'].flatMap((folder) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`))
    const named = pages.flatMap((page) => {
      const text = readFileSync(join(ROOT, page), 'utf8')
      const inWords = [...text.matchAll(/dete[ck]tor ([a-z-]+), version (\d+)/g)].map(([, id = '', version = '']) => ({page, id, version}))
      // In a document the number stands after the finding that it is about.
      const inJson = [...text.matchAll(/"detectorVersion": (\d+)/g)].map(({1: version = '', index}) => ({page, id: [...text.slice(0, index).matchAll(/"detector": "([a-z-]+)"/g)].at(-1)?.[1] ?? '', version}))
      return [...inWords, ...inJson]
    })
    expect(named.length).toBeGreaterThan(6)
    expect(named.filter(({id, version}) => versions.get(id) !== version)).toEqual([])
  })

  test('each detector has one, with examples', () => {
    const pages = DETECTORS.map(({id}) => [id, readFileSync(join(made, `${id}.md`), 'utf8')] as const)
    expect(pages.filter(([, text]) => text.includes('There is no example')).map(([id]) => id)).toEqual([])
  })
})
