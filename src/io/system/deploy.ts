import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {Refusal} from '../../core/refusal.js'

const DEPLOY_MS_MAX = 10 * 60_000

/** Runs the municipality's own command that copies the site to its web server: an argument list, never a shell, in the release's folder. */
export async function deploy(argv: readonly string[], release: string): Promise<void> {
  const [program = '', ...rest] = argv
  const child = spawn(program, rest, {
    cwd: release,
    stdio: 'ignore',
    // A child's own `timeout` goes on ticking where the program could not be started, and keeps us from ending.
    signal: AbortSignal.timeout(DEPLOY_MS_MAX),
    env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: process.env['HOME'], DIARIEVAKT_RELEASE: release},
  })
  const code = await once(child, 'exit').then(
    ([exit]) => exit as number | null,
    () => null,
  )
  // A copy that stays behind may still show what was taken down, so this is never passed over in silence (G3).
  if (code !== 0) throw new Refusal('deploy-failed', {program, code: code ?? -1})
}
