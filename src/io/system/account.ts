import {userInfo} from 'node:os'

/** The operating system's account by name, or by number where it has none, as in many containers: no setting, variable or argument makes it another. */
export function systemAccount(): string {
  try {
    return userInfo().username
  } catch {
    return `uid-${process.getuid?.() ?? ''}`
  }
}
