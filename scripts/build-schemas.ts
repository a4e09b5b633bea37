// Writes the JSON Schemas of what the program reads and writes: `node scripts/build-schemas.ts [FOLDER]`, docs/manual/schemas/ unless named.
import {existsSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {registerHooks} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type * as documents from './schemas/json-documents.js'
import type * as workspace from '../src/io/files/workspace.js'

const target = process.argv[2] ?? fileURLToPath(new URL('../docs/manual/schemas', import.meta.url))

// The sources name each other as they will be built; here they are read as they are written.
registerHooks({
  resolve: (specifier, context, next) => {
    const isOurs = specifier.startsWith('.') && context.parentURL?.includes('/node_modules/') === false
    const source = isOurs ? new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL) : null
    return source !== null && existsSync(source) ? next(source.href, context) : next(specifier, context)
  },
})

const load = async (path: string): Promise<unknown> => import(new URL(path, import.meta.url).href)
const {COMMAND_DOCUMENTS, ErrorDocument, ExtractFile, PublicRow, ScanTextAnswer, ScanTextQuestion} = (await load('./schemas/json-documents.ts')) as typeof documents
const {settingsJsonSchema} = (await load('../src/io/files/workspace.ts')) as typeof workspace
const {z} = await import('zod')

const schemas: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.entries(COMMAND_DOCUMENTS).map(([command, document]) => [command.replaceAll(' ', '-'), z.toJSONSchema(document)])),
  error: z.toJSONSchema(ErrorDocument),
  'subject-extract-file': z.toJSONSchema(ExtractFile),
  'publication-list-line': z.toJSONSchema(PublicRow),
  'scan-text-line-in': z.toJSONSchema(ScanTextQuestion, {io: 'input'}),
  'scan-text-line-out': z.toJSONSchema(ScanTextAnswer),
  settings: settingsJsonSchema(),
}

mkdirSync(target, {recursive: true})
for (const name of readdirSync(target)) if (name.endsWith('.json')) rmSync(join(target, name))
for (const [name, schema] of Object.entries(schemas)) writeFileSync(join(target, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`)
