import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {ROLES_PAGE, rolesPage} from '../../scripts/build-roles-table.js'
import {RIGHTS, ROLES, type Right} from '../../src/core/rights.js'
import {rightWords, roleWords} from '../../src/words/rights.js'

test('J2: the table of who may do what is written out of the code: after a change, npm run manual:roles', () => {
  expect(readFileSync(ROLES_PAGE, 'utf8')).toBe(rolesPage())
})

test.each(['sv', 'en'] as const)('J2: no two rights, and no two roles, read alike (%s)', (language) => {
  const rights = (Object.keys(RIGHTS) as Right[]).map((right) => rightWords[language][right])
  expect(new Set(rights).size).toBe(rights.length)
  expect(new Set(ROLES.map((role) => roleWords[language][role])).size).toBe(ROLES.length)
})
