import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {SourceMapSchema, type SourceMap} from '../../core/intake/source-map.js'
import {Refusal} from '../../core/refusal.js'
import {readYaml} from './settings-file.js'
import {DATA_FOLDER} from './shipped.js'

/** A shipped source map by its name: how one system's export is read. */
export function readSource(name: string): SourceMap {
  const known = readdirSync(join(DATA_FOLDER, 'sources')).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -5)] : []))
  if (!known.includes(name)) throw new Refusal('source-unknown', {source: name, known})
  return readYaml(join(DATA_FOLDER, 'sources', `${name}.yaml`), SourceMapSchema, 'source-invalid')
}

/** Every shipped source map: what an export of any known system may look like. */
export function shippedSources(): readonly SourceMap[] {
  return readdirSync(join(DATA_FOLDER, 'sources')).flatMap((file) => (file.endsWith('.yaml') ? [readSource(file.slice(0, -5))] : []))
}
