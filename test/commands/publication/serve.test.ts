import {readFileSync, writeFileSync} from 'node:fs'
import {get} from 'node:http'
import {connect} from 'node:net'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, startCommand, Workspaces} from '../../support/run-command.js'

let town: Workspaces
let child: ReturnType<typeof startCommand> | undefined
let ended: Promise<number | null>
let port = 0
let withdrawn = ''
let shown = ''

beforeAll(async () => {
  town = await Workspaces.prepare('published')
  const {document} = await runJson('publication withdraw', ['KS 2026/00123:2', '--reason', 'other'], {cwd: town.folder})
  withdrawn = document.entries[0] ?? ''
  shown = (await runJson('review show', ['KS 2026/00123:1'], {cwd: town.folder})).document.id
  child = startCommand(['publicering', 'visa', '--port', '0'], {cwd: town.folder})
  const {stdout} = child
  ended = new Promise((resolve) => child?.once('close', resolve))
  const said = await new Promise<string>((resolve) => stdout.setEncoding('utf8').once('data', resolve))
  port = Number(/^Webbplatsen visas på http:\/\/127\.0\.0\.1:(\d+)\/\. Avsluta med Ctrl-C\.\n$/.exec(said)?.[1])
})

afterAll(async () => {
  child?.kill('SIGKILL')
  await town.leave()
})

/** The path goes out as it is written here: nothing tidies it first. */
const ask = async (path: string): Promise<{readonly status: number; readonly type: string; readonly disposition: string; readonly text: string}> =>
  new Promise((resolve, reject) => {
    get({host: '127.0.0.1', port, path, agent: false}, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', disposition: response.headers['content-disposition'] ?? '', text}))
    }).on('error', reject)
  })

describe('publication serve', () => {
  test('shows the site as it is published', async () => {
    expect(await ask('/')).toMatchObject({status: 200, type: 'text/html; charset=utf-8', text: readFileSync(join(town.folder, 'site/current/index.html'), 'utf8')})
    expect(await ask(`/handling/${shown.slice(0, 2)}/${shown}.html`)).toMatchObject({status: 200, type: 'text/html; charset=utf-8'})
    expect(await ask(`/fil/${shown.slice(0, 2)}/${shown}a.txt`)).toMatchObject({status: 200, disposition: 'attachment', text: 'Remissen gäller en ny förskola vid Ekbacken.\n'})
  })

  test('an address that has left answers gone, one that never was not found', async () => {
    const gone = await ask(`/handling/${withdrawn.slice(0, 2)}/${withdrawn}.html`)
    expect([gone.status, gone.type]).toEqual([410, 'text/html; charset=utf-8'])
    expect(gone.text).not.toContain('Underlag till remissen')
    expect((await ask('/handling/finnsinte.html')).status).toBe(404)
    expect((await ask('/handling/')).status).toBeGreaterThanOrEqual(200)
  })

  test.each(['/../../diarievakt.yaml', '/..%2f..%2f..%2fdiarievakt.yaml', '/%2e%2e/%2e%2e/%2e%2e/diarievakt.yaml', '//etc/passwd', '/..\\..\\..\\diarievakt.yaml', '/%00', '/../manifests/', '/fil/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fdiarievakt.db', '/%', '/%ff', `/fil/${'a'.repeat(5000)}`])(
    'nothing but the site comes out by %s',
    async (path) => {
      const {status, text} = await ask(path)
      expect(status).toBe(404)
      expect(text).not.toMatch(/Provkommunen|root:|SQLite/)
    },
  )

  test('answers on 127.0.0.1 only', async () => {
    const outcome = await new Promise<string>((resolve) => {
      const socket = connect({host: '127.0.0.2', port}, () => resolve('connected'))
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
    })
    expect(outcome).toBe('ECONNREFUSED')
  })

  test('a port that is taken is refused with a next step, and is no fault in the program', async () => {
    const {code, stderr} = await run(['publication', 'serve', '--port', String(port)], {cwd: town.folder})
    expect([code, stderr.includes(String(port))]).toEqual([73, true])
  })

  test('a site that is not there yet is refused', async () => {
    const {outside} = town
    await run(['init', 'ny', '--rehearsal'], {cwd: outside})
    const {code, stdout, stderr} = await run(['publication', 'serve', '--port', '0', '--lang', 'en'], {cwd: join(outside, 'ny')})
    expect([code, stdout]).toEqual([66, ''])
    expect(stderr).toContain('No site has been published yet.\nRun `diarievakt publication run`.\n')
  })

  test('no port is wrong usage', async () => {
    expect((await run(['publication', 'serve', '--port', '65536'], {cwd: town.folder})).code).toBe(2)
  })

  test('says what a web server says, and leads on under a path as it does there', async () => {
    const settings = readFileSync(join(town.folder, 'diarievakt.yaml'), 'utf8')
    writeFileSync(join(town.folder, 'diarievakt.yaml'), settings.replace('https://diariet.provkommunen.example/', 'https://www.provkommunen.example/diariet'))
    await run(['publication', 'run'], {cwd: town.folder})
    const under = startCommand(['publication', 'serve', '--port', '0'], {cwd: town.folder})
    const said = await new Promise<string>((resolve) => under.stdout.setEncoding('utf8').once('data', resolve))
    const address = /http:\/\/127\.0\.0\.1:\d+\/diariet\//.exec(said)?.[0] ?? ''
    try {
      const gone = await fetch(`${address}handling/${withdrawn.slice(0, 2)}/${withdrawn}.html`)
      expect([gone.status, gone.headers.get('x-robots-tag'), gone.headers.get('cache-control'), gone.headers.get('referrer-policy')]).toEqual([410, 'noindex', 'no-cache', 'no-referrer'])
      expect(gone.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      const links = [...(await gone.text()).matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, link = '']) => link)
      expect(links.length).toBeGreaterThan(3)
      for (const link of new Set(links)) expect((await fetch(new URL(link, address))).status, link).toBe(200)
      expect((await fetch(new URL('/index.html', address))).status).toBe(404)
      expect((await fetch(new URL('/', address))).url).toBe(address)
    } finally {
      const left = new Promise((resolve) => under.once('close', resolve))
      under.kill('SIGTERM')
      await left
    }
  })

  test('ends in order when asked to', async () => {
    child?.kill('SIGINT')
    expect(await ended).toBe(0)
  })
})
