// Puts the program together in dist: every command, and every module that is run by itself, with what they share in a few files beside them. A command then opens some twenty files instead
// of six hundred, which is half of the time that it takes to start.
import {globSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {rolldown} from 'rolldown'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const src = join(root, 'src')
const dist = join(root, 'dist')

/** What is opened by its path: by oclif, in a process or thread of its own, or by what looks at the program from outside. */
const BY_PATH = [
  'cli/help.ts', 'cli/command-not-found.ts',
  'io/system/thread-main.ts', 'usecases/import/import-thread.ts', 'io/files/reading/read-foreign.ts', 'io/files/workbook/read-workbook.ts',
  'core/refusal.ts', 'io/system/thread.ts', 'io/files/lexica-file.ts',
]
/** Packages that stay as they are: those with compiled parts, those that look for files of their own, and oclif, which starts before anything here and must be the same everywhere. */
const AS_THEY_ARE = /^(?:@oclif\/|@myriaddreamin\/|sqlite3|unpdf|react-devtools-core|better-sqlite3|mysql|mysql2|oracledb|tedious|pg-native|pg-query-stream|mariadb|@vscode\/sqlite3)/

const input = Object.fromEntries([...globSync('commands/**/*.ts', {cwd: src}), ...BY_PATH].map((file) => [file.replace(/\.ts$/, ''), join(src, file)]))
const build = await rolldown({
  input,
  platform: 'node',
  external: (id) => id.startsWith('node:') || AS_THEY_ARE.test(id),
  resolve: {extensionAlias: {'.js': ['.ts', '.tsx', '.js']}},
  // React is loaded as it is for those who use it, and not for those who develop with it.
  transform: {define: {'process.env.NODE_ENV': '"production"'}},
})
rmSync(dist, {recursive: true, force: true})
await build.write({dir: dist, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js', sourcemap: true})
await build.close()
