import {chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {userInfo} from 'node:os'
import {join} from 'node:path'
import {run, runJson, type Workspaces} from '../../support/run-command.js'

export const ME = userInfo().username
export const PASSPHRASE = 'fem ord som inte hör ihop'
/** An official test number. */
export const NUMBER = (readFileSync(join(import.meta.dirname, '../../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split('\n').at(-2) ?? '')
export const PERSON = `${NUMBER}\nAgneta Kanariefågel\nHemliga gränden 41\n123 45 Ekbacken\n`

/** A workspace whose account has made the first key, and the surroundings in which it is used. */
export interface Home {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
}

/** `town` is left by the caller. */
export async function homeIn(town: Workspaces, {isHolder = true}: {readonly isHolder?: boolean} = {}): Promise<Home> {
  const folder = await town.copy()
  const home = `${folder}-home`
  rmSync(home, {recursive: true, force: true})
  mkdirSync(home)
  writeFileSync(join(home, 'passphrase'), `${PASSPHRASE}\n`, {mode: 0o600})
  chmodSync(join(home, 'passphrase'), 0o600)
  const env = {XDG_CONFIG_HOME: join(home, 'config'), XDG_STATE_HOME: join(home, 'state'), DIARIEVAKT_PASSPHRASE_FILE: join(home, 'passphrase')}
  await run(['user', 'grant', ME, 'protected-reader', '--all-committees'], {cwd: folder})
  if (isHolder) await run(['holder', 'enrol', '--accept-notice'], {cwd: folder, env})
  return {folder, env}
}

/** The same with a person kept in it, by the id that they got there. */
export async function homeWithPerson(town: Workspaces): Promise<Home & {readonly id: string}> {
  const home = await homeIn(town)
  const {document} = await runJson('person add', [], {cwd: home.folder, env: home.env, input: PERSON})
  return {...home, id: document.id ?? ''}
}
