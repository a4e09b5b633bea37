import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {deploy} from '../../../src/io/system/deploy.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()

function release(): string {
  const place = join(folder.path, 'release')
  mkdirSync(place)
  return place
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')

test.each([['that does as it is told', ''], ['that does not listen', "trap '' TERM; "]])('a copying that is given up is over, with the children of its children %s (G3)', async (_, deaf) => {
  const place = release()
  const grandchild = `${deaf}echo $$ >> pids; until test -e go; do sleep 0.05; done; echo old > written`
  expect(await refusalOf(() => deploy(['sh', '-c', `${deaf}echo $$ >> pids; sh -c "sh -c '${grandchild.replaceAll("'", '"\'"').replaceAll('$$', '\\$\\$')}' & wait"`], place, 1_500))).toMatchObject({code: 'deploy-failed', facts: {program: 'sh', code: -1}})
  const pids = readFileSync(join(place, 'pids'), 'utf8').trim().split('\n').map(Number)
  expect(pids).toHaveLength(2)
  expect(pids.filter(isAlive)).toEqual([])
}, 30_000)

test('what a failed copying left running is over too, and what it complained of is told, clipped', async () => {
  const place = release()
  const script = 'sleep 600 & echo $! > pids; for n in 1 2 3 4 5 6; do echo "rad $n" >&2; done; printf "\\033[2J%0300d\\n" 7 >&2; exit 23'
  const {facts} = await refusalOf(() => deploy(['sh', '-c', script], place))
  expect(facts).toMatchObject({code: 23, said: ['rad 3', 'rad 4', 'rad 5', 'rad 6', expect.stringMatching(/^.{160}$/)]})
  expect(isAlive(Number(readFileSync(join(place, 'pids'), 'utf8')))).toBe(false)
})

test('what an earlier copying of the same site left on is over before the next begins, and that of another site goes on (G3)', async () => {
  const [site, other] = ['site', 'other'].map((name) => join(folder.path, name, 'releases'))
  const [first, second, elsewhere] = [join(site ?? '', 'one'), join(site ?? '', 'two'), join(other ?? '', 'one')]
  for (const place of [first, second, elsewhere]) mkdirSync(place, {recursive: true})
  // As a killed run leaves it: nobody waits for it any more. In a session of its own, and deaf.
  const leftOn = 'setsid sh -c "trap \'\' TERM; echo \\$\\$ > pid; while :; do sleep 0.05; done" & until test -s pid; do sleep 0.05; done'
  for (const place of [first, elsewhere]) await deploy(['sh', '-c', leftOn], place)
  const [old, others] = [first, elsewhere].map((place) => Number(readFileSync(join(place, 'pid'), 'utf8')))
  expect([isAlive(old ?? 0), isAlive(others ?? 0)]).toEqual([true, true])
  await deploy(['sh', '-c', `cat /proc/${old}/stat > seen || true`], second)
  // Gone, or dead and not yet waited for.
  expect(readFileSync(join(second, 'seen'), 'utf8')).toMatch(/^$|\) Z /)
  expect([isAlive(old ?? 0), isAlive(others ?? 0)]).toEqual([false, true])
  process.kill(others ?? 0, 'SIGKILL')
}, 30_000)

test('one that cannot be started, and one that ends well with something left on', async () => {
  const place = release()
  expect(await refusalOf(() => deploy(['/finns/inte'], place))).toMatchObject({facts: {program: '/finns/inte', code: -1, said: []}})
  await deploy(['sh', '-c', '(sleep 0.2; echo later > later) & exit 0'], place)
  while (!existsSync(join(place, 'later'))) await wait(50)
})
