// Writes the table of the manual about who may do what: `node --import ./scripts/as-written.ts scripts/build-roles-table.ts`.
import {globSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {OF_ALL_COMMITTEES, RIGHTS, ROLES, type Right, type Role} from '../src/core/rights.js'
import {rightWords, roleWords} from '../src/words/rights.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Where the page lies. */
export const ROLES_PAGE = join(ROOT, 'docs/manual/roles-table.md')

/** The whole page. */
export function rolesPage(): string {
  const commands = commandsByRight()
  const rights = Object.keys(RIGHTS) as Right[]
  return [
    '# Who may do what',
    '',
    'The one table that commands and screens ask, written out of the code. A role is held for one committee or for all, and reaches no other: see [roles](roles.md). What is marked * is done for the whole municipality at once, and takes the role for all committees.',
    '',
    '<!-- npm run manual:roles -->',
    '',
    ...ROLES.flatMap((role) => [`## ${capital(roleWords.en[role])} (${roleWords.sv[role]})`, '', ...lines(role, rights, commands), '']),
    '## Every right',
    '',
    `| right | ${ROLES.map((role) => roleWords.en[role]).join(' | ')} |`,
    `|---|${ROLES.map(() => '---|').join('')}`,
    ...rights.map((right) => `| \`${right}\`${OF_ALL_COMMITTEES.has(right) ? ' *' : ''} | ${ROLES.map((role) => (holds(role, right) ? 'yes' : '')).join(' | ')} |`),
    '',
  ].join('\n')
}

function lines(role: Role, rights: readonly Right[], commands: ReadonlyMap<Right, readonly string[]>): readonly string[] {
  return ['| right | may | commands |', '|---|---|---|', ...rights.filter((right) => holds(role, right)).map((right) => `| \`${right}\`${OF_ALL_COMMITTEES.has(right) ? ' *' : ''} | ${rightWords.en[right]} | ${(commands.get(right) ?? []).map((name) => `\`${name}\``).join(', ')} |`)]
}

function holds(role: Role, right: Right): boolean {
  return (RIGHTS[right] as readonly Role[]).includes(role)
}

/** Which commands ask for a right: by the deeds that each imports. */
function commandsByRight(): ReadonlyMap<Right, readonly string[]> {
  const rightOf = new Map<string, Right>()
  for (const file of globSync('src/usecases/**/*.ts', {cwd: ROOT})) {
    for (const [, deed = '', right = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(/export const (\w+) = deed\(\s*'([\w.-]+)'/g)) rightOf.set(deed, right as Right)
  }
  const found = new Map<Right, string[]>()
  for (const file of globSync('src/commands/**/*.ts', {cwd: ROOT}).sort()) {
    const name = file.slice('src/commands/'.length, -'.ts'.length).split('/').filter((part) => part !== 'index').join(' ')
    const imported = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/import \{([^}]*)\} from '(?:\.\.\/)+usecases\//g)].flatMap(([, names = '']) => names.split(',').map((one) => one.trim()))
    for (const right of new Set(imported.flatMap((one) => rightOf.get(one) ?? []))) found.set(right, [...(found.get(right) ?? []), name])
  }
  return found
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

if (basename(process.argv[1] ?? '') === 'build-roles-table.ts') writeFileSync(ROLES_PAGE, rolesPage())
