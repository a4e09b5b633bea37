// Writes oclif.manifest.json: with it a command starts without reading every other command's file.
import {writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Plugin} from '@oclif/core'
import {settings} from '@oclif/core/settings'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
// Otherwise oclif looks for TypeScript sources when NODE_ENV is `test`.
settings.enableAutoTranspile = false

const plugin = new Plugin({root, type: 'core', isRoot: true, ignoreManifest: true, errorOnManifestCreate: true, respectNoCacheDefault: true})
await plugin.load()

/** The same commands must give the same bytes, however the folder was read. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
}

writeFileSync(join(root, 'oclif.manifest.json'), `${JSON.stringify(sorted(plugin.manifest), null, 2)}\n`)
