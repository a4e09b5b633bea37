import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {RunId} from '../../../src/core/terms/identifiers.js'
import type {ReleaseBuilder} from '../../../src/io/files/release-builder.js'
import {SiteFolder} from '../../../src/io/files/site-folder.js'
import {sha256} from '../../../src/io/system/digest.js'
import {Child, useFolder} from '../support.js'

const folder = useFolder()
const OLD = '20260203-110000-aaaa' as RunId
const NEW = '20260203-150000-bbbb' as RunId
const site = (): SiteFolder => new SiteFolder(folder.path)
const current = (path: string): string => readFileSync(join(folder.path, 'site', 'current', path), 'utf8')

async function release(run: RunId, pages: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const builder = await begin(run)
  builder.startAfresh()
  for (const [path, text] of Object.entries(pages)) builder.addPage(path, text)
  await builder.finish()
  return builder.written
}

async function begin(run: RunId): Promise<ReleaseBuilder> {
  return site().begin(run, await site().current())
}

/** Every file of a release with what it says. */
async function heldBy(run: RunId): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {}
  for await (const {path, place, digest} of site().files(run)) {
    files[path] = readFileSync(place, 'utf8')
    expect(readFileSync(join(site().pathOf(run), path), 'utf8')).toBe(files[path])
    expect(sha256(readFileSync(place))).toBe(digest)
  }
  return files
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
    const builder = await begin(NEW)
    builder.addPage('index.html', 'nytt')
    expect(current('index.html')).toBe('gammalt')
    await builder.finish()
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
    await begin('20260203-160000-cccc' as RunId)
    expect(readdirSync(join(folder.path, 'site', 'building'))).toEqual([])
    expect(current('index.html')).toBe('gammalt')
  })

  test('a link left half-made by a killed switch is in nobody’s way', async () => {
    await release(OLD, {'index.html': 'gammalt'})
    writeFileSync(join(folder.path, 'site', 'current.incoming'), '')
    await site().switchTo(OLD)
    expect(current('index.html')).toBe('gammalt')
  })
})

describe('what a release holds', () => {
  test('every file by its digest, wherever it lies', async () => {
    await release(OLD, {'index.html': 'a', 'dag/2026-02-03.html': 'b', 'namnd/ks/handlingar/2026-02/index.html': 'c'})
    expect(await heldBy(OLD)).toEqual({'index.html': 'a', 'dag/2026-02-03.html': 'b', 'namnd/ks/handlingar/2026-02/index.html': 'c'})
    expect(await site().manifest(NEW)).toBeNull()
  })

  test('a manifest is not among the files that readers can fetch', async () => {
    await release(OLD, {'index.html': 'a'})
    expect(readdirSync(join(folder.path, 'site', 'releases', OLD))).toEqual(['index.html'])
  })

  test('what is not touched is taken over, folders and all; what is left out is gone, with the folders that held nothing else', async () => {
    await release(OLD, {'index.html': 'a', 'dag/1.html': 'b', 'dag/2.html': 'c', 'typ/in/index.html': 'd', 'typ/in/2.html': 'e', 'fil/ab/abxa.txt': 'f', 'fil/ab/abya.txt': 'g'})
    await site().switchTo(OLD)
    const builder = await begin(NEW)
    builder.leaveOut(['dag/2.html', 'dag/none.html', 'nowhere/x.html'], ['typ/in', 'typ/none'])
    builder.leaveOutStarting('fil/ab', 'abx')
    builder.leaveOutStarting('fil/none', 'abx')
    builder.addPage('dag/3.html', 'h')
    const change = await builder.finish()
    expect(builder.written).toEqual(['dag/3.html'])
    expect(await heldBy(NEW)).toEqual({'index.html': 'a', 'dag/1.html': 'b', 'dag/3.html': 'h', 'fil/ab/abya.txt': 'g'})
    expect([[...change.gone].sort(), change.come]).toEqual([['dag/2.html', 'fil/ab/abxa.txt', 'typ/in/2.html', 'typ/in/index.html'], ['dag/3.html']])
    expect(existsSync(join(site().pathOf(NEW), 'typ'))).toBe(false)
    expect(await heldBy(OLD)).toHaveProperty(['typ/in/2.html'], 'e')
  })

  test('one that is drawn afresh tells what is gone with the folders it never opened', async () => {
    await release(OLD, {'index.html': 'a', 'arende/ab/x.html': 'b'})
    await site().switchTo(OLD)
    const builder = await begin(NEW)
    builder.startAfresh()
    builder.addPage('index.html', 'a')
    expect((await builder.finish()).gone).toEqual(['arende/ab/x.html'])
    expect(await heldBy(NEW)).toEqual({'index.html': 'a'})
  })

  test('two folders that hold the same are stored once, and a release of the same pages is the same folders', async () => {
    await release(OLD, {'a/index.html': 'x', 'b/index.html': 'x'})
    await site().switchTo(OLD)
    await release(NEW, {'a/index.html': 'x', 'b/index.html': 'x'})
    expect(readdirSync(join(folder.path, 'site', 'folders'))).toHaveLength(2)
    expect(await heldBy(NEW)).toEqual(await heldBy(OLD))
  })

  test('G3: a sweep deletes what no release holds, and nothing else', async () => {
    await release(OLD, {'dag/1.html': 'gammalt', 'dag/2.html': 'samma', 'arende/ab/x.html': 'borta'})
    await site().switchTo(OLD)
    await release(NEW, {'dag/1.html': 'nytt', 'dag/2.html': 'samma'})
    await site().switchTo(NEW)
    await site().remove(OLD)
    await site().sweep()
    const left = readdirSync(join(folder.path, 'site', 'folders')).flatMap((stored) => readdirSync(join(folder.path, 'site', 'folders', stored))).filter((name) => name.endsWith('.html'))
    expect(left.sort()).toEqual(['1.html', '2.html'])
    expect(await heldBy(NEW)).toEqual({'dag/1.html': 'nytt', 'dag/2.html': 'samma'})
    expect(readdirSync(join(folder.path, 'site', 'listings')).length).toBe(readdirSync(join(folder.path, 'site', 'folders')).length)
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

  test('G2: readers keep the release they are in though its manifest cannot be read, until another takes its place', async () => {
    await release(OLD, {'index.html': 'gammalt', 'dag/1.html': 'samma'})
    await site().switchTo(OLD)
    writeFileSync(join(folder.path, 'site', 'manifests', `${OLD}.tsv`), 'trasig')
    await release(NEW, {'index.html': 'nytt'})
    expect([current('index.html'), current('dag/1.html')]).toEqual(['gammalt', 'samma'])
    await site().switchTo(NEW)
    await site().remove(OLD)
    await site().sweep()
    expect(readdirSync(join(folder.path, 'site', 'folders'))).toHaveLength(1)
  })

  test('a page drawn twice is a fault, linked or not', async () => {
    await release(OLD, {'same.html': 'samma'})
    await site().switchTo(OLD)
    const builder = await begin(NEW)
    builder.addPage('same.html', 'samma')
    expect(() => builder.addPage('same.html', 'samma')).toThrow('drawn twice')
    builder.addPage('a.html', 'ett')
    expect(() => builder.addPage('a.html', 'två')).toThrow('drawn twice')
  })

  test('E2: an attachment is the bytes that were cleared, or no part of the release', async () => {
    const source = join(folder.path, 'kopia')
    writeFileSync(source, 'klarerat')
    const builder = await begin(OLD)
    expect(builder.addFile('fil/a.txt', source, sha256('klarerat'))).toBe(true)
    expect(builder.read('fil/a.txt')).toBe('klarerat')
    writeFileSync(source, 'något annat')
    expect(builder.addFile('fil/b.txt', source, sha256('klarerat'))).toBe(false)
    expect(builder.written).toEqual(['fil/a.txt'])
  })

  test('one that is abandoned leaves nothing', async () => {
    const builder = await begin(OLD)
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
