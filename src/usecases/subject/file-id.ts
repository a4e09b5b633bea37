import type {Session} from '../../io/session.js'

const LETTERS = 'abcdefghijklmnop'

/** A name for a file in the workspace that tells nothing of its own name, which may be somebody's: for arguments, which others on the machine can see (K7). The same from day to day. */
export function fileId(session: Session, path: string): string {
  const letters = [...session.fingerprints.of(`file ${path}`)].map((digit) => LETTERS.charAt(Number.parseInt(digit, 16)))
  return `file-${letters.slice(0, 16).join('')}`
}
