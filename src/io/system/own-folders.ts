import {homedir} from 'node:os'
import {isAbsolute, join} from 'node:path'

/** Where somebody's own settings lie, by the XDG base directories; null where the account has no home. */
export function configFolder(): string | null {
  return ownFolder('XDG_CONFIG_HOME', ['.config'])
}

/** Where the program notes what belongs to no workspace; null where the account has no home. */
export function stateFolder(): string | null {
  return ownFolder('XDG_STATE_HOME', ['.local', 'state'])
}

/** The base directories are whole paths: one that begins where somebody happens to stand is passed over, as their specification says. */
function ownFolder(variable: string, below: readonly string[]): string | null {
  const named = process.env[variable] ?? ''
  if (isAbsolute(named)) return join(named, 'diarievakt')
  const home = homeFolder()
  return isAbsolute(home) ? join(home, ...below, 'diarievakt') : null
}

function homeFolder(): string {
  try {
    return homedir()
  } catch {
    // An account by number alone, as in many containers.
    return ''
  }
}
