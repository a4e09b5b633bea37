import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {RunId, VersionId} from '../../../src/core/terms/identifiers.js'
import {SiteFolder} from '../../../src/io/files/site-folder.js'
import {sha256} from '../../../src/io/system/digest.js'
import {Child, useFolder} from '../support.js'

const folder = useFolder()
const OLD = '20260203-110000-aaaa' as RunId
const NEW = '20260203-150000-bbbb' as RunId
const site = (): SiteFolder => new SiteFolder(folder.path)
const current = (path: string): string => readFileSync(join(folder.path, 'site', 'current', path), 'utf8')

async function release(run: RunId, pages: Readonly<Record<string, string>>, versions: readonly string[] = []): Promise<readonly string[]> {
  const builder = await site().begin(run)
  for (const [path, text] of Object.entries(pages)) builder.addPage(path, text)
  await builder.finish(versions as readonly VersionId[])
  return builder.written
}

describe('G2: readers see the old site or the new one', () => {
  test('nothing before the first, then what was switched to', async () => {
    expect(await site().current()).toBeNull()
    await release(OLD, {'index.html': 'gammalt'})
    expect(await site().current()).toBeNull()
    await site().switchTo(OLD)
    expect([await site().current(), current('index.html')]).toEqual([OLD, 'gammalt'])
  })

  test('while a new one is drawn, and when it is finished, the old one is read until the switch', async () => {
    await release(OLD, {'index.html': 'gammalt'})
    await site().switchTo(OLD)
    const builder = await site().begin(NEW)
    builder.addPage('index.html', 'nytt')
    expect(current('index.html')).toBe('gammalt')
    await builder.finish([])
    expect(current('index.html')).toBe('gammalt')
    await site().switchTo(NEW)
    expect(current('index.html')).toBe('nytt')
    expect(await site().releases()).toEqual([OLD, NEW])
  })

  test('a reader who asks all the while never finds nothing', async () => {
    await release(OLD, {'index.html': 'gammalt'})
    await release(NEW, {'index.html': 'nytt'})
    await site().switchTo(OLD)
    const seen = new Set<string>()
    const switching = (async () => {
      for (let at = 0; at < 50; at += 1) await site().switchTo(at % 2 === 0 ? NEW : OLD)
      return 'done' as const
    })()
    let ended: 'done' | null = null
    void switching.then((end) => (ended = end))
    while (ended === null) {
      seen.add(current('index.html'))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect([...seen].sort()).toEqual(['gammalt', 'nytt'])
  })

  test.each(['draw', 'finish'])('a build that is killed when it has come to %s leaves the old site', async (until) => {
    await release(OLD, {'index.html': 'gammalt'})
    await site().switchTo(OLD)
    const child = new Child(new URL('../children/build-release.ts', import.meta.url), folder.path, NEW, until)
    expect(await child.says()).toBe('drawn')
    await child.kill()
    expect([await site().current(), current('index.html')]).toEqual([OLD, 'gammalt'])
    expect(await site().releases()).toEqual(until === 'finish' ? [OLD, NEW] : [OLD])
    // The next build takes away what was left.
    await site().begin('20260203-160000-cccc' as RunId)
    expect(readdirSync(join(folder.path, 'site', 'releases')).filter((name) => name.endsWith('.building'))).toEqual([])
  })

  test('a link left half-made by a killed switch is in nobody’s way', async () => {
    await release(OLD, {'index.html': 'gammalt'})
    writeFileSync(join(folder.path, 'site', 'current.incoming'), '')
    await site().switchTo(OLD)
    expect(current('index.html')).toBe('gammalt')
  })
})

describe('what a release holds', () => {
  test('every file by its digest and every version, secret rows too', async () => {
    await release(OLD, {'index.html': 'a', 'dag/2026-02-03.html': 'b'}, ['abc.1', 'def.2'])
    expect(await site().manifest(OLD)).toEqual({files: new Map([['index.html', sha256('a')], ['dag/2026-02-03.html', sha256('b')]]), versions: new Set(['abc.1', 'def.2'])})
    expect(await site().manifest(NEW)).toBeNull()
  })

  test('the manifest is not among the files that readers can fetch', async () => {
    await release(OLD, {'index.html': 'a'}, ['abc.1'])
    expect(readdirSync(join(folder.path, 'site', 'releases', OLD), {recursive: true})).toEqual(['index.html'])
  })

  test('an unchanged page is the same file on disk; a changed one is not, and leaves the old as it was', async () => {
    await release(OLD, {'same.html': 'samma', 'other.html': 'ett'})
    await site().switchTo(OLD)
    expect(await release(NEW, {'same.html': 'samma', 'other.html': 'två', 'new.html': 'ny'})).toEqual(['other.html', 'new.html'])
    const [old, fresh] = [OLD, NEW].map((run) => join(folder.path, 'site', 'releases', run))
    expect(statSync(join(fresh ?? '', 'same.html')).ino).toBe(statSync(join(old ?? '', 'same.html')).ino)
    expect(statSync(join(fresh ?? '', 'other.html')).ino).not.toBe(statSync(join(old ?? '', 'other.html')).ino)
    expect([readFileSync(join(old ?? '', 'other.html'), 'utf8'), readFileSync(join(fresh ?? '', 'other.html'), 'utf8')]).toEqual(['ett', 'två'])
  })

  test('a page drawn twice is a fault, linked or not', async () => {
    await release(OLD, {'same.html': 'samma'})
    await site().switchTo(OLD)
    const builder = await site().begin(NEW)
    builder.addPage('same.html', 'samma')
    expect(() => builder.addPage('same.html', 'samma')).toThrow('EEXIST')
    builder.addPage('a.html', 'ett')
    expect(() => builder.addPage('a.html', 'två')).toThrow('EEXIST')
  })

  test('E2: an attachment is the bytes that were cleared, or no part of the release', async () => {
    const source = join(folder.path, 'kopia')
    writeFileSync(source, 'klarerat')
    const builder = await site().begin(OLD)
    expect(builder.addFile('fil/a.txt', source, sha256('klarerat'))).toBe(true)
    expect(builder.read('fil/a.txt')).toBe('klarerat')
    writeFileSync(source, 'något annat')
    expect(builder.addFile('fil/b.txt', source, sha256('klarerat'))).toBe(false)
    expect([...builder.files.keys()]).toEqual(['fil/a.txt'])
  })

  test('one that is abandoned leaves nothing', async () => {
    const builder = await site().begin(OLD)
    builder.addPage('index.html', 'a')
    await builder.abandon()
    expect(await site().releases()).toEqual([])
    expect(readdirSync(join(folder.path, 'site', 'releases'))).toEqual([])
  })

  test('G3: one that is removed is gone with its manifest, and the pages it shared stay in the others', async () => {
    await release(OLD, {'same.html': 'samma'})
    await site().switchTo(OLD)
    await release(NEW, {'same.html': 'samma'})
    await site().switchTo(NEW)
    await site().remove(OLD)
    expect(existsSync(join(folder.path, 'site', 'releases', OLD))).toBe(false)
    expect(await site().manifest(OLD)).toBeNull()
    expect(current('same.html')).toBe('samma')
  })

  test('more than a thousand new pages reach the disk too', async () => {
    const pages = Object.fromEntries(Array.from({length: 1100}, (_, at) => [`dag/${String(at)}.html`, `sida ${String(at)}`]))
    expect(await release(OLD, pages)).toHaveLength(1100)
    await site().switchTo(OLD)
    expect(current('dag/1099.html')).toBe('sida 1099')
  })

  test('H4: the map of what is gone is written whole', async () => {
    mkdirSync(join(folder.path, 'site'), {recursive: true})
    await site().writeGoneMap('handling/x.html 1;\n')
    await site().writeGoneMap('handling/y.html 1;\n')
    expect(readFileSync(join(folder.path, 'site', 'gone.map'), 'utf8')).toBe('handling/y.html 1;\n')
    expect(readdirSync(join(folder.path, 'site'))).toEqual(['gone.map'])
  })
})
