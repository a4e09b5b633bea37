import {describe, expect, test} from 'vitest'
import {RIGHTS} from '../../src/core/rights.js'
import {loaded, sourcesIn, textOf} from './house.js'

const modules = sourcesIn('src/usecases')

interface Imported {
  readonly by: string
  readonly module: string
  readonly names: readonly string[]
}

/** What commands, what they share and screens take from use-cases as values; types ask for nothing. */
const imported: readonly Imported[] = ['src/commands', 'src/cli', 'src/tui'].flatMap(sourcesIn).flatMap((by) => {
  const statements = textOf(by).matchAll(/import\s+(?!type\b)\{([^}]*)\}\s+from\s+'(?:\.\.\/)+usecases\/([^']+)\.js'|const\s+\{([^}]*)\}\s*=\s*await\s+import\('(?:\.\.\/)+usecases\/([^']+)\.js'\)/g)
  return [...statements].map(([, names, module, lateNames, lateModule]) => ({
    by,
    module: `src/usecases/${module ?? lateModule ?? ''}.ts`,
    names: (names ?? lateNames ?? '')
      .split(',')
      .map((name) => name.trim().split(/\s+as\s+|\s*:\s*/)[0] ?? '')
      .filter((name) => name !== '' && !name.startsWith('type ')),
  }))
}).filter(({names}) => names.length > 0)

const rightOf = (value: unknown): unknown => (typeof value === 'function' && 'right' in value ? value.right : undefined)

describe('use-cases', () => {
  test.each(modules)('%s names rights that stand in the table', async (module) => {
    for (const [name, value] of Object.entries(await loaded(module))) {
      const right = rightOf(value)
      if (right !== undefined) expect(Object.keys(RIGHTS), `${module} ${name}`).toContain(right)
    }
  })

  test('there are some', async () => {
    const deeds = (await Promise.all(modules.map(loaded))).flatMap((exports) => Object.values(exports).filter((value) => rightOf(value) !== undefined))
    expect(deeds.length).toBeGreaterThan(5)
  })

  test('what commands and screens ask for is a deed: nothing reaches the register without a right', async () => {
    const without: string[] = []
    for (const {by, module, names} of imported) {
      const exports = await loaded(module)
      const source = textOf(module)
      for (const name of names) {
        const takesSession = new RegExp(`(function ${name}|const ${name}\\b[^\\n]*?=)\\s*(<[^(]*>)?\\s*(async )?\\(\\s*\\{?[^)]*\\bSession\\b`).test(source)
        if (rightOf(exports[name]) === undefined && takesSession) without.push(`${by}: ${name} of ${module}`)
      }
    }
    expect(without).toEqual([])
  })
})
