import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {connect} from 'node:net'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {serveFolder} from '../../../src/io/system/site-server.js'
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
    socket.end(request)
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
  const served = await serveFolder(join(folder.path, 'site/releases/current'), join(folder.path, 'site/releases'), new Set(['handling/borta.html']), 0)
  const port = Number(new URL(served.address).port)
  const STATUS = /^HTTP\/1\.1 (?:200 OK|404 Not Found|410 Gone|400 Bad Request|431 Request Header Fields Too Large)\r\n/
  const HEADERS = ['content-type', 'x-content-type-options', 'content-disposition', 'date', 'connection', 'transfer-encoding', 'keep-alive', 'content-length']
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
