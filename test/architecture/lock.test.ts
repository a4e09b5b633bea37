import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {ROOT} from './house.js'

interface Locked {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const {packages} = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {readonly packages: Readonly<Record<string, Locked>>}

/** Where a package finds another: in its own folder, or in that of somebody above it. */
function found(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true
    if (folder === '') return false
  }
}

// `npm ci` refuses a lock that leaves out what another platform needs, and npm leaves that out where a registry does not offer it.
test('the lock holds every package that another asks for, those of other platforms too', () => {
  const asked = Object.entries(packages).flatMap(([from, {dependencies, optionalDependencies}]) => Object.keys({...dependencies, ...optionalDependencies}).map((name) => ({from, name})))
  expect(asked.length).toBeGreaterThan(300)
  expect(asked.filter(({from, name}) => !found(from, name))).toEqual([])
})
