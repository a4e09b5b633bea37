import {cp, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Refusal} from '../../src/core/refusal.js'
import {restoreEntries} from '../../src/usecases/publication/restore-entries.js'
import {withdrawEntries} from '../../src/usecases/publication/withdraw-entries.js'
import {decideEntries, type RegistrarAnswer} from '../../src/usecases/review/decide-entries.js'
import {undoDecision} from '../../src/usecases/review/undo-decision.js'
import {backUp, putBack} from '../support/backups.js'
import {aCaseRow, aRow, Town, type SourceRow} from '../support/town.js'

// Whatever happens before and after a backup, and whether or not the database is lost: a restore shows nothing that was not public just before it,
// and nothing that a run, or the next export and a run, would not have shown had nothing been lost (P3).

const CASE = 'KS 2026/00123'
const DOCUMENTS = ['1', '2', '3'] as const
const HEADINGS = ['Remiss om gångvägar', 'Yttrande om gångvägar', 'Beslut om gångvägar', 'Svar om gångvägar'] as const
const CASE_HEADINGS = ['Nya gångvägar', 'Nya gångvägar i Ekbacken'] as const

/** What the registry holds at a time; a test changes it and exports it. */
interface Registry {
  readonly documents: Map<string, {heading: number; secrecy: boolean; cancelled: boolean; registrar: boolean; changed: number}>
  caseHeading: number
  caseSecrecy: boolean
  changed: number
}

type Step =
  | {readonly do: 'heading' | 'secrecy' | 'cancelled' | 'registrar'; readonly document: string; readonly to: number}
  | {readonly do: 'case-heading' | 'case-secrecy'; readonly to: number}
  | {readonly do: 'import'; readonly full: boolean}
  | {readonly do: 'decide'; readonly document: string | null; readonly answer: RegistrarAnswer}
  | {readonly do: 'withdraw' | 'restore'; readonly document: string | null}
  | {readonly do: 'undo' | 'publish'}

const document = fc.constantFrom(...DOCUMENTS)
const answers: fc.Arbitrary<RegistrarAnswer> = fc.constantFrom<RegistrarAnswer>({kind: 'publish'}, {kind: 'withhold'}, {kind: 'secret'}, {kind: 'defer'}, {kind: 'rewrite-heading', heading: 'Skrivelse om gångvägar'})
const step: fc.Arbitrary<Step> = fc.oneof(
  {weight: 5, arbitrary: fc.record({do: fc.constantFrom('heading' as const, 'heading' as const, 'secrecy' as const, 'cancelled' as const, 'registrar' as const), document, to: fc.nat(3)})},
  {weight: 1, arbitrary: fc.record({do: fc.constantFrom('case-heading' as const, 'case-secrecy' as const), to: fc.nat(1)})},
  {weight: 5, arbitrary: fc.record({do: fc.constant('import' as const), full: fc.boolean()})},
  {weight: 3, arbitrary: fc.record({do: fc.constant('decide' as const), document: fc.option(document, {freq: 6}), answer: answers})},
  {weight: 2, arbitrary: fc.record({do: fc.constantFrom('withdraw' as const, 'restore' as const), document: fc.option(document, {freq: 6})})},
  {weight: 4, arbitrary: fc.record({do: fc.constantFrom('undo' as const, 'publish' as const, 'publish' as const)})},
)

class Life {
  readonly town: Town
  readonly registry: Registry = {documents: new Map(), caseHeading: 0, caseSecrecy: false, changed: 0}
  #minute: number

  constructor(town: Town, minute = 0) {
    this.town = town
    this.#minute = minute
  }

  /** A minute later than whatever happened last. */
  next(): string {
    this.#minute += 1
    return new Date(Date.UTC(2026, 1, 3, 9, this.#minute)).toISOString()
  }

  get minute(): number {
    return this.#minute
  }

  rows(): readonly SourceRow[] {
    const {caseHeading, caseSecrecy, changed, documents} = this.registry
    const ofCase = {arenderubrik: CASE_HEADINGS[caseHeading] ?? '', arenderubrik_sekretess: caseSecrecy ? 'ja' : 'nej'}
    return [
      aCaseRow({...ofCase, andrad: stamp(changed)}),
      ...[...documents].map(([handlingsnummer, {heading, secrecy, cancelled, registrar, changed: at}]) =>
        aRow({
          ...ofCase,
          handlingsnummer,
          handlingsrubrik: HEADINGS[heading] ?? '',
          ...(secrecy ? {handlingsrubrik_sekretess: 'ja', handling_sekretess: 'ja', lagrum: 'OSL 19:1'} : {}),
          handling_status: cancelled ? 'makulerad' : 'gällande',
          registrator: registrar ? 'reg1' : '',
          andrad: stamp(Math.max(at, changed)),
        }),
      ),
    ]
  }

  async take(one: Step): Promise<void> {
    const {registry, town} = this
    const at = this.next()
    const id = 'document' in one && one.document !== null ? `${CASE}:${one.document}` : CASE
    try {
      switch (one.do) {
        case 'heading':
        case 'secrecy':
        case 'cancelled':
        case 'registrar': {
          const before = registry.documents.get(one.document) ?? {heading: 0, secrecy: false, cancelled: false, registrar: true, changed: 0}
          const value = one.do === 'heading' ? one.to : one.to % 2 === 1
          registry.documents.set(one.document, {...before, [one.do]: value, changed: this.minute})
          return
        }
        case 'case-heading':
          registry.caseHeading = one.to
          registry.changed = this.minute
          return
        case 'case-secrecy':
          registry.caseSecrecy = one.to === 1
          registry.changed = this.minute
          return
        case 'import':
          await town.import(at, this.rows(), {full: one.full ? ['KS'] : [], allowsMassWithdrawal: true})
          return
        case 'decide':
          await town.within(at, (session) => decideEntries(session, {ids: [id], committee: null, answer: one.answer, reason: null, note: null}))
          return
        case 'withdraw':
          await town.within(at, (session) => withdrawEntries(session, {ids: [id], committee: null, reason: 'other', note: null}))
          return
        case 'restore':
          await town.within(at, (session) => restoreEntries(session, {ids: [id], committee: null}))
          return
        case 'undo':
          await town.within(at, (session) => undoDecision(session, {decision: null}))
          return
        case 'publish':
          await town.publish(at)
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  /** What readers can read: every heading, with the number of the document where it stands alone, by the register; and by the bytes of the site. */
  async public(): Promise<ReadonlySet<string>> {
    const shown = await this.town.public(this.next())
    return new Set(shown.flatMap((entry) => ('heading' in entry ? [`${entry.id} ${entry.heading}`] : entry.form === 'secret' ? [`${entry.id} sekretess`] : [])))
  }

  headings(): ReadonlySet<string> {
    return new Set(this.town.siteHolds([...HEADINGS, ...CASE_HEADINGS, 'Skrivelse om gångvägar']).keys())
  }
}

function stamp(minute: number): string {
  return new Date(Date.UTC(2026, 1, 3, 9, minute)).toISOString().slice(0, 19)
}

function more(after: ReadonlySet<string>, before: ReadonlySet<string>): readonly string[] {
  return [...after].filter((one) => !before.has(one))
}

/** The same town as it would have gone on if nothing had been lost. */
async function unharmed(life: Life): Promise<Life> {
  const folder = await mkdtemp(join(tmpdir(), 'diarievakt-unharmed-'))
  await cp(life.town.folder, folder, {recursive: true, verbatimSymlinks: true})
  const other = new Life(life.town.movedTo(folder), life.minute)
  Object.assign(other.registry, life.registry)
  return other
}

const arrives: Step = {do: 'heading', document: '3', to: 0}
const anExport: Step = {do: 'import', full: false}

/** Documents that came while their case was secret, by a person's word or by the registry's: they wait here, and the backup knows neither them nor that word. */
const CAME_WHILE_SECRET: [Step[], Step[], boolean][] = [
  [[], [{do: 'decide', document: null, answer: {kind: 'secret'}}, arrives, anExport, {do: 'undo'}], true],
  [[], [{do: 'case-secrecy', to: 1}, arrives, anExport, {do: 'case-secrecy', to: 0}, anExport], true],
]

test('a restore shows nothing that was not public just before it, and nothing later that would not have been shown (P3 G3 A14 B7)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, {minLength: 3, maxLength: 9}), fc.array(step, {minLength: 1, maxLength: 9}), fc.boolean(), async (before, after, isLost) => {
      const life = new Life(await Town.found())
      let other: Life | null = null
      const shelf = await mkdtemp(join(tmpdir(), 'diarievakt-backups-'))
      try {
        await life.take({do: 'heading', document: '1', to: 0})
        await life.take({do: 'import', full: false})
        for (const one of before) await life.take(one)
        const file = join(shelf, 'b.zip')
        await backUp(life.town, life.next(), file)
        for (const one of after) await life.take(one)

        const [publicBefore, headingsBefore] = [await life.public(), life.headings()]
        other = await unharmed(life)
        if (isLost) await life.town.loseDatabase()
        await putBack(life.town, life.next(), file)
        expect(more(await life.public(), publicBefore)).toEqual([])
        expect(more(life.headings(), headingsBefore)).toEqual([])

        await life.take({do: 'publish'})
        await other.take({do: 'publish'})
        expect(more(await life.public(), new Set([...publicBefore, ...(await other.public())]))).toEqual([])

        for (const one of [life, other]) {
          await one.take({do: 'import', full: true})
          await one.take({do: 'publish'})
        }
        expect(more(life.headings(), new Set([...headingsBefore, ...other.headings()]))).toEqual([])
      } finally {
        await life.town.leave()
        await other?.town.leave()
        await rm(shelf, {recursive: true, force: true})
      }
    }),
    {numRuns: Number(process.env['DIARIEVAKT_RESTORES'] ?? 12), examples: CAME_WHILE_SECRET},
  )
}, 3_600_000)
