import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import rules from '../../.dependency-cruiser.mjs'
import {ROOT} from './house.js'

/** For every rule a file that breaks it, and the files that it needs for that. */
const BREACHES: Readonly<Record<string, readonly (readonly [path: string, text: string])[]>> = {
  'core-imports-only-what-is-below': [['src/core/scan/a.ts', "import '../../words/far.js'"]],
  'words-imports-only-what-is-below': [['src/words/a.ts', "import '../papers/far.js'"]],
  'papers-imports-only-what-is-below': [['src/papers/a.ts', "import type {Far} from '../io/far.js'\nexport const far: Far = 1"]],
  'io-imports-only-what-is-below': [['src/io/a.ts', "import '../words/far.js'"]],
  'usecases-imports-only-what-is-below': [['src/usecases/a.ts', "import '../cli/far.js'"]],
  'tui-imports-only-what-is-below': [['src/tui/a.ts', "import '../io/far.js'"]],
  'cli-imports-only-what-is-below': [['src/cli/a.ts', "import '../io/far.js'"]],
  'commands-imports-only-what-is-below': [['src/commands/a.ts', "import '../io/far.js'"]],
  'composition-root-imports-no-screen': [['src/cli/open-session.ts', "import '../tui/far.js'\nimport '../io/far.js'"]],
  'commands-open-screens-late': [
    ['src/commands/b.ts', "import '../tui/far.js'"],
    ['src/commands/late.ts', "export const late = async () => import('../tui/far.js')"],
  ],
  'core-terms-comes-before-what-it-imports': [['src/core/terms/a.ts', "import '../rights.js'"]],
  'core-user-comes-before-what-it-imports': [['src/core/user/a.ts', "import '../unlisted/far.js'"]],
  'core-minutes-comes-before-what-it-imports': [['src/core/minutes/a.ts', "import '../intake/far.js'"]],
  'core-register-comes-before-what-it-imports': [['src/core/register/a.ts', "import '../intake/far.js'"]],
  'core-audit-comes-before-what-it-imports': [['src/core/audit/a.ts', "import '../scan/far.js'"]],
  'core-intake-comes-before-what-it-imports': [['src/core/intake/a.ts', "import '../policy/far.js'"]],
  'core-scan-comes-before-what-it-imports': [['src/core/scan/b.ts', "import type {Far} from '../policy/far.js'\nexport const far: Far = 1"]],
  'core-policy-comes-before-what-it-imports': [['src/core/policy/a.ts', "import '../review/far.js'"]],
  'core-review-comes-before-what-it-imports': [['src/core/review/a.ts', "import '../publication/far.js'"]],
  'core-retention-comes-before-what-it-imports': [['src/core/retention/a.ts', "import '../publication/far.js'"]],
  'core-archive-comes-before-what-it-imports': [['src/core/archive/a.ts', "import '../publication/far.js'"]],
  'core-publication-comes-before-what-it-imports': [['src/core/publication/a.ts', "import '../unlisted/far.js'"]],
  'core-subject-comes-before-what-it-imports': [['src/core/subject/a.ts', "import '../unlisted/far.js'"]],
  'core-protected-comes-before-what-it-imports': [['src/core/protected/a.ts', "import '../unlisted/far.js'"]],
  'core-forwarding-comes-before-what-it-imports': [['src/core/forwarding/a.ts', "import '../unlisted/far.js'"]],
  'core-incident-comes-before-what-it-imports': [['src/core/incident/a.ts', "import '../unlisted/far.js'"]],
  'core-routine-comes-before-what-it-imports': [['src/core/routine/a.ts', "import '../unlisted/far.js'"]],
  'core-followup-comes-before-what-it-imports': [['src/core/followup/a.ts', "import '../unlisted/far.js'"]],
  'core-status-comes-before-what-it-imports': [['src/core/status/a.ts', "import '../unlisted/far.js'"]],
  'core-request-comes-before-what-it-imports': [['src/core/request/a.ts', "import '../unlisted/far.js'"]],
  'protected-stands-behind-a-wall': [['src/usecases/e.ts', "import '../core/protected/far.js'"]],
  'forwarding-stands-behind-a-wall': [['src/usecases/h.ts', "import '../core/forwarding/far.js'"]],
  'core-rooms-are-listed': [['src/io/unlisted.ts', "import '../core/unlisted/far.js'"]],
  'core-journey-refusal-rights-stand-first': [['src/core/journey.ts', "import './scan/far.js'"]],
  'core-knows-no-package-but-zod': [['src/core/scan/c.ts', "import 'zod'\nimport 'other'"]],
  'words-know-no-package': [['src/words/b.ts', "import 'zod'"]],
  'only-io-reaches-node': [['src/usecases/b.ts', "import 'node:fs'\nimport 'node:path'"]],
  'paths-are-for-io-and-deeds': [['src/papers/b.ts', "import 'node:path'"]],
  'node-crypto-has-one-home': [['src/io/db/a.ts', "import 'node:crypto'"]],
  'node-child_process-has-one-home': [['src/cli/b.ts', "import 'node:child_process'"]],
  'package-knex-has-one-home': [['src/io/files/a.ts', "import type {Far} from 'knex'\nexport const far: Far = 1"]],
  'package-sqlite3-has-one-home': [['src/io/files/b.ts', "import 'sqlite3'"]],
  'package-pg-has-one-home': [['src/io/db/d.ts', "import 'pg'"]],
  'package-pg-copy-streams-has-one-home': [['src/io/files/c.ts', "import 'pg-copy-streams'"]],
  'package-csv-parse-has-one-home': [['src/io/db/b.ts', "import 'csv-parse/sync'"]],
  'package-csv-stringify-has-one-home': [['src/commands/c.ts', "import 'csv-stringify/sync'"]],
  'package-yauzl-has-one-home': [['src/usecases/zip.ts', "import 'yauzl'"]],
  'package-unpdf-has-one-home': [['src/io/files/pdf.ts', "import 'unpdf'"]],
  'package-htmlparser2-has-one-home': [['src/io/files/html.ts', "import 'htmlparser2'"]],
  'package-postal-mime-has-one-home': [['src/usecases/mail.ts', "import 'postal-mime'"]],
  'package-libxml2-wasm-has-one-home': [['src/io/files/x.ts', "import 'libxml2-wasm'"]],
  'package-saxes-has-one-home': [['src/io/db/xml.ts', "import 'saxes'"]],
  'package-shamir-secret-sharing-has-one-home': [['src/usecases/s.ts', "import 'shamir-secret-sharing'"]],
  'package-age-encryption-has-one-home': [['src/usecases/g.ts', "import 'age-encryption'"]],
  'package-myriaddreamin-typst-ts-node-compiler-has-one-home': [['src/papers/t.ts', "import '@myriaddreamin/typst-ts-node-compiler'"]],
  'package-marked-has-one-home': [['src/papers/g.ts', "import 'marked'"]],
  'package-ical-generator-has-one-home': [['src/papers/h.ts', "import 'ical-generator'"]],
  'package-mammoth-has-one-home': [['src/io/files/m.ts', "import 'mammoth'"]],
  'package-yazl-has-one-home': [['src/usecases/f.ts', "import 'yazl'"]],
  'package-yaml-has-one-home': [['src/io/db/c.ts', "import 'yaml'"]],
  'package-ink-has-one-home': [['src/cli/c.ts', "import 'ink'"]],
  'package-react-has-one-home': [['src/commands/d.ts', "import 'react'"]],
  'package-listr2-has-one-home': [['src/usecases/c.ts', "import 'listr2'"]],
  'package-oclif-core-has-one-home': [['src/usecases/d.ts', "import '@oclif/core'"]],
  'no-circle': [
    ['src/io/circle-a.ts', "import {b} from './circle-b.js'\nexport const a = () => b"],
    ['src/io/circle-b.ts', "import {a} from './circle-a.js'\nexport const b = () => a"],
  ],
  'no-orphan': [['src/io/orphan.ts', 'export const orphan = 1']],
  'nothing-unresolvable': [['src/io/lost.ts', "import './gone.js'"]],
  'no-development-package-at-run-time': [['src/io/late.ts', "import 'vitest'"]],
}

const FAR = ['words', 'papers', 'io', 'cli', 'tui', ...['scan', 'intake', 'policy', 'review', 'publication', 'protected', 'forwarding', 'unlisted'].map((room) => `core/${room}`)]
const PACKAGES = ['zod', 'other', 'knex', 'sqlite3', 'pg', 'pg-copy-streams', 'csv-parse', 'csv-stringify', 'yauzl', 'yazl', 'unpdf', 'htmlparser2', 'postal-mime', 'saxes', 'libxml2-wasm', 'yaml', 'age-encryption', 'shamir-secret-sharing', 'ink', 'react', 'listr2', 'marked', 'mammoth', 'ical-generator', '@oclif/core', '@myriaddreamin/typst-ts-node-compiler']

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: {readonly name: string}
}

function cruise(folder: string): readonly Violation[] {
  const args = [join(ROOT, 'node_modules/.bin/depcruise'), 'src', '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json']
  // Its exit code is the number of breaches.
  const {stdout: told} = spawnSync(process.execPath, args, {cwd: folder, encoding: 'utf8', maxBuffer: 100_000_000})
  return (JSON.parse(told) as {summary: {violations: readonly Violation[]}}).summary.violations
}

describe('the dependency rules', () => {
  let folder = ''
  let violations: readonly Violation[] = []

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'diarievakt-rules-'))
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), text)
    }
    write('package.json', JSON.stringify({type: 'module', dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1'])), devDependencies: {vitest: '1'}}))
    for (const name of [...PACKAGES, 'vitest']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({name, version: '1.0.0', type: 'module', exports: {'.': './index.js', './sync': './index.js'}}))
      write(`node_modules/${name}/index.js`, 'export {}')
    }
    write('src/core/rights.ts', 'export const rights = 1')
    for (const place of FAR) write(`src/${place}/far.ts`, 'export type Far = number\nexport const far = 1')
    for (const [path, text] of Object.values(BREACHES).flat()) write(path, text)
    violations = cruise(folder)
  })

  afterAll(() => {
    rmSync(folder, {recursive: true, force: true})
  })

  test('every rule has a breach here', () => {
    expect(Object.keys(BREACHES).sort()).toEqual(rules.forbidden.map(({name}) => name).sort())
  })

  test.each(Object.entries(BREACHES))('%s', (name, [breach]) => {
    expect(violations.filter(({rule}) => rule.name === name).map(({from}) => from)).toContain(breach?.[0])
  })

  test.each([
    ['a screen opened late', 'src/commands/late.ts', 'src/tui/far.ts'],
    ['io in the composition root', 'src/cli/open-session.ts', 'src/io/far.ts'],
    ['zod in core', 'src/core/scan/c.ts', 'node_modules/zod/index.js'],
    ['names of files in a deed', 'src/usecases/b.ts', 'path'],
  ])('%s is allowed', (_what, from, to) => {
    expect(violations.filter((one) => one.from === from && one.to === to)).toEqual([])
  })

  test('every rule tells the offender what to do', () => {
    for (const {name, comment} of rules.forbidden) expect(comment.length, name).toBeGreaterThan(30)
  })

  test('the house keeps them', () => {
    expect(cruise(ROOT).map(({rule, from, to}) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })
})
