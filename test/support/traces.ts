import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** Which of some texts stand in any file under a folder, as they are, as JSON escapes them or in UTF-16; each with the files. A search of the tests' own, plainer than the program's. */
export function tracesIn(folder: string, texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    for (const text of texts) if (waysToWrite(text).some((way) => bytes.includes(way))) found.set(text, [...(found.get(text) ?? []), path.slice(folder.length + 1)])
  }
  return found
}

function waysToWrite(text: string): readonly Buffer[] {
  return [Buffer.from(text), Buffer.from(JSON.stringify(text).slice(1, -1)), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16(), Buffer.from(text, 'latin1')]
}
