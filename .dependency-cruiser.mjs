// The floors and rooms of the house, as rules that fail. Every comment tells whoever breaks the rule what to do instead.
// `test/architecture/dependencies.test.ts` breaks each of them on purpose.

/** The rooms of core in the order a row meets them. A room may use those before it; a new room takes its place in the list. */
const ROOMS = ['terms', 'user', 'minutes', 'register', 'audit', 'intake', 'scan', 'policy', 'review', 'retention', 'archive', 'publication', 'subject', 'protected', 'forwarding', 'incident', 'routine', 'request', 'followup', 'status']

/** What each floor may import of its own house, itself always included. */
const FLOORS = {
  core: [],
  words: ['core'],
  papers: ['words', 'core'],
  io: ['core'],
  usecases: ['io', 'papers', 'words', 'core'],
  tui: ['usecases', 'words', 'core'],
  cli: ['usecases', 'words', 'core'],
  commands: ['cli', 'usecases', 'words', 'core'],
}

const ADVICE = {
  core: 'Core is meaning only. Hand it what it needs as an argument, or move the deed to src/usecases.',
  words: 'Words turn what core means into language. Give them core values as parameters; numbers and files are fetched elsewhere.',
  papers: 'A paper draws values that it is given. Fetch them in a use-case and pass them in as its input.',
  io: 'io reaches the world and knows nothing of deeds or language. Throw a Refusal or return a value; let a use-case put it together.',
  usecases: 'A deed prints nothing and knows no screen. Return a value and let the command or the screen show it; report progress through a callback.',
  tui: 'A screen asks for deeds. Call a use-case; where a type of io is needed, let src/usecases hand it on.',
  cli: 'What commands share asks for deeds. Only the composition root src/cli/open-session.ts (and src/cli/world.ts) puts io together.',
  commands: 'A command reads its flags, calls one deed and shows what came out. Open the session through src/cli; open a screen with `await import()`.',
}

/** Which part of the house each package belongs to: one place to look when it changes, one place to replace it. */
const HOMES = [
  {package: 'knex', home: '^src/io/db/', advice: 'SQL lives in src/io/db: add a function to the table’s file and call that.', except: '^src/io/session\\.ts$'}, // by type only: eslint.config.js sees to that
  {package: 'sqlite3', home: '^src/io/db/dialects/', advice: 'Only a dialect knows its driver: put what differs into src/io/db/dialects/.'},
  {package: 'pg', home: '^src/io/db/dialects/', advice: 'Only a dialect knows its driver: put what differs into src/io/db/dialects/.'},
  {package: 'pg-copy-streams', home: '^src/io/db/dialects/', advice: 'Only a dialect knows its driver: call its bulkInsert.'},
  {package: 'csv-parse', home: '^src/io/files/', advice: 'Exports are read in src/io/files: use readExport there, or add a reader beside it.'},
  {package: 'csv-stringify', home: '^src/io/files/', advice: 'CSV is written in src/io/files, where formula characters are disarmed: add a writer there.'},
  {package: 'yauzl', home: '^src/io/files/', advice: 'Zip files are opened in src/io/files, where sizes are looked at before anything is unpacked.'},
  {package: 'libxml2-wasm', home: '^src/io/files/archive/', advice: 'Documents are checked against schemas in src/io/files/archive/schemas.ts: call that.'},
  {package: 'saxes', home: '^src/io/files/', advice: 'XML is read in src/io/files, where a DOCTYPE is refused.'},
  {package: 'unpdf', home: '^src/io/files/reading/pdf-', advice: 'PDF is read in src/io/files/reading, by a process of its own: call readFileText.'},
  {package: 'htmlparser2', home: '^src/io/files/reading/', advice: 'HTML from outside is read in src/io/files/reading, by a process of its own: call readFileText.'},
  {package: 'postal-mime', home: '^src/io/files/reading/', advice: 'Letters are read in src/io/files/reading, by a process of its own: call readFileText.'},
  {package: 'shamir-secret-sharing', home: '^src/io/vault/', advice: 'Keys are split and joined in src/io/vault/shares.ts: call what is there.'},
  {package: 'age-encryption', home: '^src/io/vault/', advice: 'Keys are sealed and opened in src/io/vault: call what is there.'},
  {package: '@myriaddreamin/typst-ts-node-compiler', home: '^src/io/system/typeset', advice: 'PDF is made in src/io/system/typeset.ts: hand it a drawing and its values.'},
  {package: 'marked', home: '^src/papers/minutes/markdown', advice: 'Markdown is read in src/papers/minutes/markdown.ts, which makes blocks of it: call that.'},
  {package: 'ical-generator', home: '^src/papers/diary/meeting-calendar', advice: 'Calendars are drawn in src/papers/diary/meeting-calendar.ts.'},
  {package: 'mammoth', home: '^src/io/files/reading/', advice: 'Word files are read in src/io/files/reading, by a process of its own.'},
  {package: 'yazl', home: '^src/io/files/', advice: 'Archives are written in src/io/files/backup-archive.ts: hand it the parts.'},
  {package: 'yaml', home: '^src/io/files/', advice: 'YAML is read in src/io/files, where duplicate and unknown keys are refused with their line.'},
  {package: 'ink', home: '^src/tui/', advice: 'Ink takes half a second to load: draw in src/tui, and open it from a command with `await import()`.'},
  {package: 'react', home: '^src/tui/', advice: 'Components live in src/tui: give a screen values, and let it draw them.'},
  {package: 'listr2', home: '^src/cli/', advice: 'Progress is shown in src/cli: report it from a deed through a callback.'},
  {package: '@oclif/core', home: '^src/(cli|commands)/', advice: 'Only commands, and what they share, know oclif. Throw a Refusal instead of a CLIError.'},
]

/** Parts of Node that do harm in the wrong place. */
const NODE_HOMES = [
  {name: 'crypto', home: '^src/io/(system/digest\\.ts$|files/|vault/)', advice: 'Digests and HMAC stand in src/io/system/digest.ts: call what is there, or add to it. File readers may hash what streams past.'},
  {name: 'child_process', home: '^src/io/(system|files)/', advice: 'Programs are started in src/io/system, from an argument list and never through a shell.'},
]

const inModule = (name) => `(^|/)node_modules/(@types/)?${name.replace('/', '[/]')}/`

export default {
  forbidden: [
    ...Object.entries(FLOORS).map(([floor, below]) => ({
      name: `${floor}-imports-only-what-is-below`,
      comment: `${ADVICE[floor]} ${floor} may import: ${[floor, ...below].join(', ')}.`,
      severity: 'error',
      from: {path: `^src/${floor}/`, ...(floor === 'cli' ? {pathNot: '^src/cli/(open-session|world)\\.ts$'} : {})},
      // tui has a rule of its own for commands: whether it may depends on how.
      to: {path: '^src/', pathNot: `^src/(${[floor, ...below, ...(floor === 'commands' ? ['tui'] : [])].join('|')})/`},
    })),
    {
      name: 'composition-root-imports-no-screen',
      comment: 'The composition root joins io, use-cases and settings. Screens and commands come after it: pass the session on to them.',
      severity: 'error',
      from: {path: '^src/cli/(open-session|world)\\.ts$'},
      to: {path: '^src/(tui|commands|papers)/'},
    },
    {
      name: 'commands-open-screens-late',
      comment: 'Importing a screen at the top of a command makes every start half a second slower. Write `const {…} = await import(…)` inside run().',
      severity: 'error',
      from: {path: '^src/commands/'},
      to: {path: '^src/tui/', dynamic: false},
    },
    ...ROOMS.map((room, at) => ({
      name: `core-${room}-comes-before-what-it-imports`,
      comment: `Rooms of core are ordered as a row meets them: ${ROOMS.join(', ')}. ${room} may use ${at === 0 ? 'no other room' : ROOMS.slice(0, at).join(', ')}. Move the shared thing to the earlier room, or to terms.`,
      severity: 'error',
      from: {path: `^src/core/${room}/`},
      to: {
        path: at === 0 ? '^src/core/' : '^src/core/[^/]+/',
        pathNot: `^src/core/(${ROOMS.slice(0, at + 1).join('|')})/`,
      },
    })),
    {
      name: 'protected-stands-behind-a-wall',
      comment: 'Names, numbers and addresses of protected persons are known in the rooms of that name only. Elsewhere a ProtectionMark in terms is enough.',
      severity: 'error',
      from: {path: '^src/', pathNot: '^src/(core/(protected|forwarding)/|words/protected|io/vault/|io/db/(key-file|protected-person-table|person-record-table|letter-table)|io/files/master/|usecases/(protected|forwarding)/|papers/protected/|tui/screens/(protected|forwarding)/|cli/(unlocking|person-asked|person-card|say-person)|commands/(holder|person)/)'},
      to: {path: '^src/core/protected/'},
    },
    {
      name: 'forwarding-stands-behind-a-wall',
      comment: 'That somebody is written to by way of Skatteverket is known in the rooms of that name only. Elsewhere, ask the use-cases there.',
      severity: 'error',
      from: {path: '^src/', pathNot: '^src/(core/forwarding/|words/(forwarding|refusals)\\.ts$|io/db/letter-table|io/files/letter-list|usecases/(forwarding/|protected/remove-person)|papers/forwarding/|tui/screens/forwarding/|cli/letter-asked|commands/forwarding/)'},
      to: {path: '^src/core/forwarding/'},
    },
    {
      name: 'core-rooms-are-listed',
      comment: `A new room of core has no place in the order yet: add it to ROOMS in .dependency-cruiser.mjs.`,
      severity: 'error',
      from: {path: '^src/'},
      to: {path: '^src/core/[^/]+/', pathNot: `^src/core/(${ROOMS.join('|')})/`},
    },
    {
      name: 'core-journey-refusal-rights-stand-first',
      comment: 'journey.ts, refusal.ts and rights.ts are read first and rest on terms only. Move what they need there.',
      severity: 'error',
      from: {path: '^src/core/[^/]+\\.ts$'},
      to: {path: '^src/core/', pathNot: '^src/core/terms/'},
    },
    {
      name: 'core-knows-no-package-but-zod',
      comment: 'Core is pure: no package but zod. Let io or papers use the package and hand core the result.',
      severity: 'error',
      from: {path: '^src/core/'},
      to: {path: '(^|/)node_modules/', pathNot: inModule('zod')},
    },
    {
      name: 'words-know-no-package',
      comment: 'Words are plain texts and functions: Intl is enough.',
      severity: 'error',
      from: {path: '^src/words/'},
      to: {path: '(^|/)node_modules/'},
    },
    {
      name: 'only-io-reaches-node',
      comment: 'Files, digests and processes are the world: put a function that says what it is for into src/io and call it. (node:path is only arithmetic on names, and allowed in use-cases.)',
      severity: 'error',
      from: {path: '^src/(core|words|papers|usecases|tui)/'},
      to: {dependencyTypes: ['core'], pathNot: '^(node:)?path$'},
    },
    {
      name: 'paths-are-for-io-and-deeds',
      comment: 'Core, words and papers know no folders. Let the caller pass the text that is needed.',
      severity: 'error',
      from: {path: '^src/(core|words|papers)/'},
      to: {dependencyTypes: ['core'], path: '^(node:)?path$'},
    },
    ...NODE_HOMES.map(({name, home, advice}) => ({
      name: `node-${name}-has-one-home`,
      comment: advice,
      severity: 'error',
      from: {path: '^src/', pathNot: home},
      to: {dependencyTypes: ['core'], path: `^(node:)?${name}$`},
    })),
    ...HOMES.map(({package: name, home, advice, except}) => ({
      name: `package-${name.replace(/[@/]+/g, '-').replace(/^-/, '')}-has-one-home`,
      comment: advice,
      severity: 'error',
      from: {path: '^src/', pathNot: except === undefined ? home : [home, except]},
      to: {path: inModule(name)},
    })),
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or share something that belongs in a third. (A circle of types alone is harmless.)',
      severity: 'error',
      from: {path: '^src/'},
      to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}},
    },
    {
      name: 'no-orphan',
      comment: 'Nobody imports this file and it imports nobody. Use it or delete it.',
      severity: 'error',
      from: {path: '^src/', orphan: true, pathNot: '^src/commands/|\\.d\\.ts$'},
      to: {},
    },
    {
      name: 'nothing-unresolvable',
      comment: 'The file or package is not there. Write the ending `.js`, and add a package to package.json before importing it.',
      severity: 'error',
      from: {path: '^src/'},
      to: {couldNotResolve: true},
    },
    {
      name: 'no-development-package-at-run-time',
      comment: 'A municipality’s machine has no devDependencies. Move the package to dependencies, or keep it to test/ and scripts/.',
      severity: 'error',
      from: {path: '^src/'},
      to: {dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: inModule('(node|react)')},
    },
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    // Type imports count: a floor that knows another's types knows the floor.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts']},
  },
}
