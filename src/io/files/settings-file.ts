import {readFileSync} from 'node:fs'
import {isNode, isSeq, LineCounter, parseDocument} from 'yaml'
import type {z} from 'zod'
import {Refusal, type RefusalCode} from '../../core/refusal.js'
import {readSettled} from './settled-file.js'

/** Reads a YAML 1.2 file by its schema. What is wrong is refused with file, line and key; a doubled or unknown key is wrong. Of a workspace's own file the workspace is named: it may be one that others share. */
export function readYaml<Schema extends z.ZodType>(path: string, schema: Schema, code: RefusalCode, workspace: string | null = null): z.output<Schema> {
  let text: string
  try {
    text = (workspace === null ? readFileSync(path) : readSettled(workspace, path)).toString('utf8')
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(code, {file: path, line: 0, key: '', problem: 'unreadable'})
  }
  return parseYaml(text, path, schema, code)
}

/** The same for a text that is no file yet; `path` is what a refusal calls it. */
export function parseYaml<Schema extends z.ZodType>(text: string, path: string, schema: Schema, code: RefusalCode): z.output<Schema> {
  const lines = new LineCounter()
  // What the parser would say aloud holds pieces of the text, and goes by no gate.
  const document = parseDocument(text, {version: '1.2', strict: true, uniqueKeys: true, lineCounter: lines, logLevel: 'error'})
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) {
    throw new Refusal(code, {file: path, line: lines.linePos(problem.pos[0]).line, key: '', problem: problem.code === 'DUPLICATE_KEY' ? 'doubled' : 'syntax'})
  }
  let content: unknown
  try {
    content = document.toJS({maxAliasCount: 0})
  } catch {
    // An alias: settings have no use for them, and they can grow without end.
    throw new Refusal(code, {file: path, line: 1, key: '', problem: 'syntax'})
  }
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const keys = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])].map((key) => (typeof key === 'symbol' ? '' : key))
  throw new Refusal(code, {
    file: path,
    line: lineOf(keys),
    key: keys.join('.'),
    problem: unknownKey !== undefined ? 'unknown' : issue?.code === 'invalid_type' && !document.hasIn(keys) ? 'missing' : 'value',
  })

  function lineOf(path: readonly (string | number)[]): number {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node: unknown = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
}

/** The line, from 1, on which a key of a workspace's own YAML file stands; 0 where it is not there. */
export function lineOfKey(path: string, keys: readonly string[], workspace: string): number {
  return lineOfKeyIn(readSettled(workspace, path).toString('utf8'), keys)
}

/** The same in a text that has been read. */
export function lineOfKeyIn(text: string, keys: readonly string[]): number {
  const lines = new LineCounter()
  const node: unknown = parseDocument(text, {version: '1.2', lineCounter: lines}).getIn(keys, true)
  return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 0
}

/** The lines, from 1, on which the items of a list at the top of a YAML file begin. */
export function linesOfItems(path: string, key: string, workspace: string | null = null): readonly number[] {
  const text = (workspace === null ? readFileSync(path) : readSettled(workspace, path)).toString('utf8')
  const lines = new LineCounter()
  const list = parseDocument(text, {version: '1.2', lineCounter: lines}).get(key)
  return isSeq(list) ? list.items.map((item) => (isNode(item) && item.range ? lines.linePos(item.range[0]).line : 0)) : []
}

/** The text of a YAML file with one setting changed; comments and everything else stand as they were. */
export function withSetting(text: string, key: string, value: string): string {
  const document = parseDocument(text)
  document.set(key, value)
  return document.toString({lineWidth: 0})
}
