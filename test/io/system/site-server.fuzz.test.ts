import {mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {connect, type Socket} from 'node:net'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {serveSiteFolder} from '../../../src/io/system/site-server.js'
import {CORPUS, hostileText} from '../../support/hostile.js'
import {tries} from '../../support/fuzz.js'
import {useFolder} from '../support.js'

const folder = useFolder()
const SECRET = 'det som inte får läsas'

/** What the server answers to the bytes of a request, whatever they are. */
async function answer(port: number, request: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.setEncoding('latin1').on('data', (part: string) => (text += part))
    socket.on('error', () => resolve(text))
    socket.on('close', () => resolve(text))
    // Who asks stays for the answer: a server need not answer one who has hung up.
    socket.write(request)
  })
}

test('whatever is asked for, only what lies in the release comes out, with the headers of the program and no others', async () => {
  const release = join(folder.path, 'site/releases/one')
  mkdirSync(join(release, 'fil'), {recursive: true})
  writeFileSync(join(folder.path, 'diarievakt.yaml'), SECRET)
  writeFileSync(join(folder.path, 'site/releases/two.html'), SECRET)
  writeFileSync(join(release, 'index.html'), 'start')
  writeFileSync(join(release, 'gone.html'), 'gone')
  symlinkSync(join(folder.path, 'diarievakt.yaml'), join(release, 'fil/ut.txt'))
  symlinkSync('one', join(folder.path, 'site/releases/current'))
  const served = await serveSiteFolder({folder: join(folder.path, 'site/releases/current'), within: join(folder.path, 'site/releases'), gone: new Set(['handling/borta.html']), basePath: '/', headers: () => ({'x-content-type-options': 'nosniff'})}, 0)
  const port = Number(new URL(served.address).port)
  const STATUS = /^HTTP\/1\.1 (?:200 OK|404 Not Found|410 Gone|400 Bad Request|431 Request Header Fields Too Large)\r\n/
  const HEADERS = ['content-type', 'x-content-type-options', 'date', 'connection', 'transfer-encoding', 'keep-alive', 'content-length']
  try {
    const check = async (text: string): Promise<void> => {
      for (const path of [text, `/${text}`, `/fil/${encodeURIComponent(text.toWellFormed())}`, `/fil/../../${text}`, `/..%2f${text}`, `/fil/ut.txt?${text}`]) {
        const all = await answer(port, Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`))
        if (all.includes('får l') || all.includes(Buffer.from(SECRET).toString('latin1'))) expect.fail(path)
        if (all === '') continue
        if (!STATUS.test(all)) expect.fail(`${JSON.stringify(path)}: ${JSON.stringify(all.slice(0, 200))}`)
        for (const header of all.slice(0, all.indexOf('\r\n\r\n')).split('\r\n').slice(1)) expect(HEADERS).toContain(header.replace(/:.*/, '').toLowerCase())
      }
    }
    for (const text of CORPUS) await check(text)
    await fc.assert(fc.asyncProperty(hostileText, check), tries(100, 17_000))
  } finally {
    await served.close()
  }
}, 3_600_000)

test('a file that leaves while it is sent, and a reader who leaves, end nothing but their own answer', async () => {
  const release = join(folder.path, 'release')
  mkdirSync(release)
  writeFileSync(join(release, 'index.html'), 'start')
  writeFileSync(join(release, 'stor.json'), Buffer.alloc(32_000_000, ' '))
  const served = await serveSiteFolder({folder: release, within: release, gone: new Set(), basePath: '/', headers: () => ({})}, 0)
  const port = Number(new URL(served.address).port)
  const begun = async (leave: (socket: Socket) => void): Promise<void> => new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => leave(socket))
    socket.once('error', reject)
    socket.once('close', () => resolve())
    socket.write('GET /stor.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  })
  try {
    await begun((socket) => socket.destroy())
    await begun((socket) => {
      truncateSync(join(release, 'stor.json'), 1_000_000)
      rmSync(join(release, 'stor.json'))
      socket.resume()
    })
    expect(await answer(port, Buffer.from('HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\n$/)
    expect(await answer(port, Buffer.from('POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))).toMatch(/^HTTP\/1\.1 405 /)
    expect(await answer(port, Buffer.from('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))).toContain('start')
  } finally {
    await served.close()
  }
})
