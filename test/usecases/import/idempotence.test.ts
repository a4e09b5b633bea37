import fc from 'fast-check'
import {expect, onTestFinished, test} from 'vitest'
import {aCaseRow, aRow, Town, type SourceRow} from '../../support/town.js'

const PUBLISHED = '2026-02-03T16:00:00Z'

/** What the public reads, by diary number, without the random letters. */
async function publicAfter(files: readonly (readonly SourceRow[])[]): Promise<readonly string[]> {
  const town = await Town.found()
  try {
    for (const [index, rows] of files.entries()) {
      const {files: [file]} = await town.import(`2026-02-03T09:${String(index).padStart(2, '0')}:00Z`, rows)
      if (file === undefined || file.imported + file.changed + file.unchanged + file.rejected !== file.read) throw new Error('The balance does not hold')
    }
    await town.publish(PUBLISHED)
    return (await town.public(PUBLISHED))
      .map((entry) => JSON.stringify(entry, (key, value: unknown) => (key === 'id' || key === 'address' || key === 'caseAddress' ? undefined : value)))
      .sort()
  } finally {
    await town.leave()
  }
}

/** One state of a document; several make its history. */
const state = fc.constantFrom<SourceRow>(
  {handlingsrubrik: 'Remiss'},
  {handlingsrubrik: 'Yttrande', webbnamn: ''},
  {handlingsrubrik: 'Klagomål från Gunilla Lindqvist'},
  {handlingsrubrik: 'Remiss', handlingsrubrik_sekretess: 'ja'},
)
const key = fc.record({arendenummer: fc.constantFrom('KS 2026/00001', 'KS 2026/00002'), handlingsnummer: fc.constantFrom('1', '2', '3')})
const history = fc.record({key, states: fc.array(state, {minLength: 1, maxLength: 4}), isCancelled: fc.boolean()})
const histories = fc.uniqueArray(history, {minLength: 1, maxLength: 3, selector: ({key: {arendenummer, handlingsnummer}}) => `${arendenummer}:${handlingsnummer}`})

/** All rows the registry ever told, each later than the one before; only a document's last may be a cancellation, since what comes back waits (A14). */
const told = histories.map((documents) =>
  documents.map(({key: {arendenummer, handlingsnummer}, states, isCancelled}) =>
    states.map((one, at) =>
      aRow({
        arendenummer,
        handlingsnummer,
        arenderubrik: `Ärende ${arendenummer}`,
        ...one,
        handling_status: isCancelled && at === states.length - 1 && at > 0 ? 'makulerad' : 'gällande',
        andrad: `2026-02-01T1${at}:00:00`,
      }),
    ),
  ),
)
/** The same rows in an order of their own, in up to four files. */
const delivery = told.chain((documents) => {
  const rows = documents.flat()
  return fc.record({
    final: fc.constant(documents.map((rowsOfOne) => rowsOfOne.at(-1) ?? {})),
    rows: fc.shuffledSubarray(rows, {minLength: rows.length, maxLength: rows.length}),
    places: fc.array(fc.nat({max: 3}), {minLength: rows.length, maxLength: rows.length}),
  })
})

test('rows give the same public list however they are split over files and in whatever order these come (A9 A14)', {timeout: 120_000}, async () => {
  await fc.assert(
    fc.asyncProperty(delivery, async ({final, rows, places}) => {
      const files = [0, 1, 2, 3].map((place) => rows.filter((_, index) => places[index] === place)).filter((file) => file.length > 0)
      expect(await publicAfter(files)).toEqual(await publicAfter([final]))
    }),
    {numRuns: 30},
  )
})

test('to import everything over again, in the same files, changes nothing (A9)', {timeout: 120_000}, async () => {
  await fc.assert(
    fc.asyncProperty(delivery, async ({final, rows}) => {
      const town = await Town.found()
      try {
        await town.import('2026-02-03T09:00:00Z', rows)
        await town.publish('2026-02-03T11:00:00Z')
        const before = await town.public('2026-02-03T12:00:00Z')
        for (const [index, again] of [final, rows].entries()) {
          const {files: [file]} = await town.import(`2026-02-03T1${3 + index}:00:00Z`, again)
          expect(file).toMatchObject({imported: 0, changed: 0, rejected: 0, withdrawn: 0, unchanged: again.length})
        }
        await town.publish('2026-02-03T15:00:00Z')
        expect(await town.public('2026-02-03T16:00:00Z')).toEqual(before)
      } finally {
        await town.leave()
      }
    }),
    {numRuns: 15},
  )
})

test.each<[string, readonly SourceRow[]]>([
  ['officer', [aRow({handlaggare: 'Plan- och byggenheten'}), aRow({handlingsnummer: '2', handlaggare: 'Gatuenheten'})]],
  ['date', [aRow({datum: '2026-02-02'}), aRow({handlingsnummer: '2', datum: '2026-01-28'})]],
  ['heading, told later', [aRow(), aRow({handlingsnummer: '2', arenderubrik: 'Ny förskola vid Ekbacken', andrad: '2026-02-03T10:13:00'})]],
])('a case shows the same %s whether its documents come in one file or one by one (A2 A9)', async (_, rows) => {
  const together = await publicAfter([rows])
  expect(await publicAfter(rows.map((row) => [row]))).toEqual(together)
  expect(await publicAfter([...rows].reverse().map((row) => [row]))).toEqual(together)
})

test('a corrected date of a document corrects the date of its case (A1 A2)', async () => {
  const corrected = aRow({datum: '2026-02-02', andrad: '2026-02-03T11:00:00'})
  expect(await publicAfter([[aRow({datum: '2026-01-02'})], [corrected]])).toEqual(await publicAfter([[corrected]]))
})

test('a row of a case alone does not undo what the documents told, nor they it (A9)', async () => {
  const rows = [aCaseRow({handlaggare: 'Kansliet', datum: '2026-01-20'}), aRow()]
  const together = await publicAfter([rows])
  expect(await publicAfter(rows.map((row) => [row]))).toEqual(together)
  expect(await publicAfter([...rows].reverse().map((row) => [row]))).toEqual(together)
})

test('what a town’s rows give does not hang on when they were imported twice in between (A9)', async () => {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  const rows = [aRow(), aRow({handlingsnummer: '2', handlingsrubrik: 'Svar på remiss'})]
  for (const minute of ['00', '01', '02']) await town.import(`2026-02-03T09:${minute}:00Z`, rows)
  const versions = await town.within('2026-02-03T10:00:00Z', ({db}) => db('version').count({count: '*'}))
  expect(versions).toEqual([{count: 3}])
})
