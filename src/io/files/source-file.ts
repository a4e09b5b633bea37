import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {SourceMapSchema, type SourceMap} from '../../core/intake/source-map.js'
import {Refusal} from '../../core/refusal.js'
import {readYaml} from './settings-file.js'
import {DATA_FOLDER} from './shipped.js'

/** Where a municipality keeps maps of its own, in the workspace: one of the same name wins over the shipped one. */
const OWN_FOLDER = 'sources'
const MAP_FILE = /^[a-z0-9]{1,60}\.yaml$/

/** The municipality's own source maps, by their names in the workspace. */
export function ownMaps(workspace: string): readonly `sources/${string}.yaml`[] {
  return mapsIn(join(workspace, OWN_FOLDER)).map((file) => `${OWN_FOLDER}/${file.slice(0, -5)}.yaml` as const)
}

/** A source map by its name: the municipality's own if it has one of that name, else the shipped one. */
export function readSource(name: string, workspace: string | null = null): SourceMap {
  const places = placesOf(workspace)
  const path = places.get(name)
  if (path === undefined) throw new Refusal('source-unknown', {source: name, known: [...places.keys()].sort()})
  const map = readYaml(path, SourceMapSchema, 'source-invalid', path.startsWith(DATA_FOLDER) ? null : workspace)
  // A map that goes by another name than its file would be told of wrongly in the log.
  if (map.name !== name) throw new Refusal('source-invalid', {file: path, line: 1, key: 'name', problem: 'value'})
  return map
}

/** Every source map there is: what an export of any known system may look like. */
export function knownSources(workspace: string | null): readonly SourceMap[] {
  return [...placesOf(workspace).keys()].map((name) => readSource(name, workspace))
}

function placesOf(workspace: string | null): ReadonlyMap<string, string> {
  const folders = [join(DATA_FOLDER, 'sources'), ...(workspace === null ? [] : [join(workspace, OWN_FOLDER)])]
  return new Map(folders.flatMap((folder) => mapsIn(folder).map((file) => [file.slice(0, -5), join(folder, file)] as const)))
}

function mapsIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((file) => MAP_FILE.test(file)).sort() : []
}
