import {Refusal} from '../../core/refusal.js'
import {createReadStream} from 'node:fs'
import {realpath, stat} from 'node:fs/promises'
import {createServer, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join, sep} from 'node:path'

/** A site that is being shown on this machine. */
export interface Served {
  readonly address: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {'.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.atom': 'application/atom+xml; charset=utf-8', '.rdf': 'application/rdf+xml', '.csv': 'text/csv; charset=utf-8', '.xml': 'application/xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.txt': 'text/plain; charset=utf-8', '.pdf': 'application/pdf'}

/** Serves a release on 127.0.0.1, each request from the release that is current then; links lead to folders under `within` and nowhere else. For looking, not for the public. */
export async function serveFolder(folder: string, within: string, gone: ReadonlySet<string>, port: number): Promise<Served> {
  const server = createServer((request, response) => {
    answer(folder, within, gone, request.url ?? '/', response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new Refusal('port-taken', {port}) : error))
    server.listen(port, '127.0.0.1', resolve)
  })
  const {port: actual} = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${actual}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(folder: string, within: string, gone: ReadonlySet<string>, url: string, response: ServerResponse): Promise<void> {
  const path = pathIn(url)
  const root = await realpath(folder)
  if (gone.has(path)) return send(root, within, 'gone.html', 410, response)
  return send(root, within, path === '' || path.endsWith('/') ? `${path}index.html` : path, 200, response)
}

/** The path a request asks for; one that cannot be decoded leads nowhere. */
function pathIn(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname).replace(/^\/+/, '')
  } catch {
    return '\u0000'
  }
}

async function send(root: string, within: string, path: string, status: number, response: ServerResponse): Promise<void> {
  const asked = join(root, path)
  const place = asked.startsWith(root + sep) ? await realpath(asked).catch(() => null) : null
  if (place === null || !place.startsWith((await realpath(within)) + sep) || !(await stat(place)).isFile()) {
    response.writeHead(404, {'content-type': 'text/plain; charset=utf-8'}).end('404\n')
    return
  }
  const isFile = path.startsWith('fil/')
  response.writeHead(status, {
    'content-type': TYPES[extname(place)] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    ...(isFile ? {'content-disposition': 'attachment'} : {}),
  })
  createReadStream(place).pipe(response)
}
