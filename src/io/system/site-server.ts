import {Refusal} from '../../core/refusal.js'
import {constants} from 'node:fs'
import {type FileHandle, open, realpath} from 'node:fs/promises'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join, sep} from 'node:path'
import {pipeline} from 'node:stream/promises'

/** A site that is being shown on this machine. */
export interface Served {
  readonly address: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {'.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.atom': 'application/atom+xml; charset=utf-8', '.rdf': 'application/rdf+xml', '.csv': 'text/csv; charset=utf-8', '.ics': 'text/calendar; charset=utf-8', '.xml': 'application/xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.txt': 'text/plain; charset=utf-8', '.pdf': 'application/pdf'}

/** A site as it is to be shown: where it lies and what is said with it. */
export interface ServedSite {
  /** The current release: a link, followed anew by each request. */
  readonly folder: string
  /** Links lead to folders under this one and nowhere else. */
  readonly within: string
  /** Paths under the root that have left: they answer 410. */
  readonly gone: ReadonlySet<string>
  /** Where the diary lies on its web server, with a slash at both ends: the page of what has left leads to addresses that begin so. */
  readonly basePath: string
  readonly headers: (path: string) => Readonly<Record<string, string>>
}

/** Serves a site on 127.0.0.1. For looking, not for the public. */
export async function serveSiteFolder(site: ServedSite, port: number): Promise<Served> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => {
      // Who asked has left, or the file left while it was read: there is nobody to tell, or nothing more to say.
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new Refusal('port-taken', {port}) : error))
    server.listen(port, '127.0.0.1', resolve)
  })
  const {port: actual} = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${actual}${site.basePath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(site: ServedSite, {method, url = '/'}: IncomingMessage, response: ServerResponse): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, {allow: 'GET, HEAD'}).end()
  const asked = pathIn(url)
  if (asked === '/' && site.basePath !== '/') return void response.writeHead(302, {location: site.basePath}).end()
  if (!asked.startsWith(site.basePath)) return notFound(site, '', response)
  const path = asked.slice(site.basePath.length)
  if (site.gone.has(path)) return send(site, path, 'gone.html', 410, method === 'HEAD', response)
  return send(site, path, path === '' || path.endsWith('/') ? `${path}index.html` : path, 200, method === 'HEAD', response)
}

/** The path a request asks for, with one slash before it; one that cannot be decoded leads nowhere. */
function pathIn(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname).replace(/^\/*/, '/')
  } catch {
    return '/\u0000'
  }
}

async function send(site: ServedSite, path: string, shown: string, status: number, isHead: boolean, response: ServerResponse): Promise<void> {
  const file = await openUnder(site, shown)
  if (file === null) return notFound(site, path, response)
  try {
    response.writeHead(status, {'content-type': TYPES[extname(shown)] ?? 'application/octet-stream', ...site.headers(path)})
    if (isHead) response.end()
    else await pipeline(file.createReadStream({autoClose: false}), response)
  } finally {
    await file.close()
  }
}

/** A file of the release that is current now. It is read from where it was opened, though the release be swept away meanwhile. */
async function openUnder({folder, within}: ServedSite, path: string): Promise<FileHandle | null> {
  const root = await realpath(folder)
  const asked = join(root, path)
  const place = asked.startsWith(root + sep) ? await realpath(asked).catch(() => null) : null
  if (place === null || !place.startsWith((await realpath(within)) + sep)) return null
  const file = await open(place, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
  if (file === null || (await file.stat()).isFile()) return file
  await file.close()
  return null
}

function notFound({headers}: ServedSite, path: string, response: ServerResponse): void {
  response.writeHead(404, {'content-type': 'text/plain; charset=utf-8', ...headers(path)}).end('404\n')
}
