import {defineConfig, globalIgnores} from 'eslint/config'
import tseslint from 'typescript-eslint'

// Rules that catch what hurts: a promise nobody waits for, a kind nobody thought of, a clock nobody can set. Taste is in
// .editorconfig and in the files around yours.

const WORLD = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Ask the session’s clock: a test and a rehearsal set it.',
  },
  {selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the session’s clock: a test and a rehearsal set it.'},
  {selector: "CallExpression[callee.name='Date']", message: 'Ask the session’s clock: a test and a rehearsal set it.'},
  {selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Take ids from the session (`newId`) and chance from src/io/system.'},
  {selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Settings come through the session. Only src/io/system and src/cli read the environment.'},
  {selector: "MemberExpression[object.name='process'][property.name='cwd']", message: 'Paths come through the session’s folder. Only src/io/system and src/cli know where we stand.'},
]

const SQL = [
  {
    selector: 'CallExpression[callee.property.name=/^(raw|fromRaw|whereRaw|orWhereRaw|havingRaw|groupByRaw|orderByRaw|joinRaw)$/]',
    message: 'SQL stands in src/io/db: add a function to the table’s file and call that.',
  },
  {selector: "CallExpression[callee.name='select']", message: 'SQL stands in src/io/db: add a function to the table’s file and call that.'},
]

const DIALECT = [
  {
    selector: "BinaryExpression[operator=/^[!=]==?$/] > :matches(Identifier[name='client'], MemberExpression[property.name='client'])",
    message: 'What differs between databases stands in src/io/db/dialects: give Dialect a member for it, with the reason.',
  },
  {
    selector: "SwitchStatement > :matches(Identifier[name='client'], MemberExpression[property.name='client']).discriminant",
    message: 'What differs between databases stands in src/io/db/dialects: give Dialect a member for it, with the reason.',
  },
]

const IMPORTS = [
  {
    selector: "ImportDeclaration[importKind='value']:has(ImportDefaultSpecifier):has(ImportSpecifier[importKind='type']):not(:has(ImportSpecifier[importKind='value']))",
    message: 'Give the types a line of their own (`import type {…}`): the dependency rules take this whole line for a type import.',
  },
]

const restricted = (...lists) => ({'no-restricted-syntax': ['error', ...IMPORTS, ...lists.flat()]})

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'coverage/', 'data/', 'site/']),
  {
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'no-control-regex': 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      // A note to oneself is a decision (docs/decisions), a requirement, or nothing.
      'no-warning-comments': ['error', {terms: ['todo', 'fixme', 'hack'], location: 'anywhere'}],
      quotes: ['error', 'single', {avoidEscape: true, allowTemplateLiterals: true}],
      semi: ['error', 'never', {beforeStatementContinuationChars: 'any'}],
      'object-curly-spacing': ['error', 'never'],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {parserOptions: {project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {prefer: 'type-imports', fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Keys may be made of what is missing; what a person reads may not (see below).
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: false, allowNullish: true}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_'}],
      // `() => list.push(x)` is plain enough.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A branch the compiler thinks dead may be the one that holds an entry when data is not what its type says.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // An async function without await keeps an interface that others wait on.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      // What a deed is handed (`Change`, `Session`) is made of closures: taking it apart is how it is used.
      '@typescript-eslint/unbound-method': 'off',
      // A database's number may be a string in another database.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // `[...text]` is asked for where characters, not units, are meant.
      '@typescript-eslint/no-misused-spread': 'off',
      ...restricted(WORLD, SQL, DIALECT),
    },
  },
  {files: ['src/io/db/**/*.ts'], rules: restricted(WORLD, DIALECT)},
  {files: ['src/io/db/dialects/**/*.ts'], rules: restricted(WORLD)},
  {files: ['src/io/system/**/*.ts', 'src/cli/**/*.{ts,tsx}'], rules: restricted(SQL, DIALECT)},
  {files: ['{src/cli,src/commands,scripts,bench,test}/**/*.{ts,tsx,mjs,js}'], rules: {'no-console': 'off'}},
  {
    files: ['src/{words,papers,cli,tui,commands}/**/*.{ts,tsx}'],
    rules: {'@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: false, allowNullish: false}]},
  },
  {
    files: ['src/io/db/**/*.ts'],
    rules: {
      // Drivers and JSON give `any`; a table is the place where it gets its type.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['src/io/session.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {name: 'knex', allowTypeImports: true, message: 'The session hands a transaction on and needs its type only. Opening the database belongs to src/io/db: give the dialect a function.'},
      ],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}', 'bench/**/*.ts', 'scripts/**/*.ts', '*.config.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      // A test that indexes wrongly fails, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
)
