import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {createWriteStream, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {MASTER_FORMATS, type MasterEntry, type MasterFormat, type MasterRecord} from '../../../../src/core/protected/master-record.js'
import type {Encoding} from '../../../../src/io/files/encoding.js'
import {readMaster, type MasterAsked} from '../../../../src/io/files/master/master-file.js'
import {refusalWords} from '../../../../src/words/refusals.js'
import {COORDINATION, markingsOf, numberAt, NUMBERS, problemsIn, TODAY} from '../../../core/protected/support.js'
import {tries} from '../../../support/fuzz.js'
import {refusalOf, useFolder} from '../../support.js'

const folder = useFolder()
const FIXTURES = join(import.meta.dirname, '../../../fixtures/master')
const FILES = {csv: 'master.csv', navet: 'navet.txt', spar: 'spar.xml'} as const satisfies Record<MasterFormat, string>
const textOf = (format: MasterFormat): string => readFileSync(join(FIXTURES, FILES[format]), format === 'navet' ? 'latin1' : 'utf8')
const ASKED: MasterAsked = {format: null, encoding: null, today: TODAY}

async function entriesAt(path: string, asked: Partial<MasterAsked> = {}): Promise<readonly MasterEntry[]> {
  const entries: MasterEntry[] = []
  for await (const some of (await readMaster(path, {...ASKED, ...asked})).records()) entries.push(...some)
  return entries
}
const entriesOf = async (bytes: string | Uint8Array, asked: Partial<MasterAsked> = {}): Promise<readonly MasterEntry[]> => {
  const path = join(folder.path, 'uttag')
  writeFileSync(path, bytes)
  return entriesAt(path, asked)
}
const recordsOf = (entries: readonly MasterEntry[]): readonly MasterRecord[] => entries.filter((entry) => entry.kind === 'record')

describe('K2: an extract as found on disk', () => {
  test.each(MASTER_FORMATS)('%s is known by its content; its digest and encoding', async (format) => {
    const path = join(FIXTURES, FILES[format])
    const {records, ...file} = await readMaster(path, ASKED)
    const bytes = readFileSync(path)
    expect(file).toEqual({name: FILES[format], bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), format, encoding: format === 'navet' ? 'windows-1252' : 'utf-8'})
    expect(records()[Symbol.asyncIterator]).toBeDefined()
  })

  test('term codes in Latin-1', async () => {
    const entries = await entriesAt(join(FIXTURES, FILES.navet))
    expect([recordsOf(entries).map(({line}) => line), markingsOf(entries), problemsIn(entries)]).toEqual([[5, 19, 26, 32], ['sekretessmarkering', 'skyddad folkbokföring', 'untold', 'none'], []])
    expect(recordsOf(entries)).toMatchObject([
      {number: numberAt(20_000), names: {given: 'Åsa Märta', surname: 'Kanariefågel'}, address: ['c/o Skatteverket', 'Förmedlingsuppdrag', 'Box 1', '123 45 EKBACKEN'], properties: ['EKEN 1:12']},
      {number: numberAt(20_001), names: {given: 'Örjan', surname: 'Ängslyckebo'}},
      {number: numberAt(20_002), otherNumbers: [numberAt(20_000)], gone: 'renumbered', names: null},
      {number: COORDINATION[100], address: ['Östra Gränden 4', '123 45 EKBACKEN']},
    ])
  })

  test('SPAR, with prefixes and in an envelope: neither the question nor a relative is a record', async () => {
    const entries = await entriesAt(join(FIXTURES, FILES.spar))
    expect([recordsOf(entries).map(({number, line}) => [number, line]), markingsOf(entries), problemsIn(entries)]).toEqual([[[numberAt(20_000), 6], [numberAt(20_001), 18]], ['skyddad folkbokföring', 'none'], []])
    expect(entries[0]).toMatchObject({otherNumbers: [numberAt(20_002)], names: {given: 'Åsa & Märta'}, address: ['c/o Skatteverket', 'Box 1', '123 45 EKBACKEN'], properties: ['EKEN 1:12'], marking: {since: '2024-05-06'}})
  })

  test('CSV, with a cell on two lines and a column that is not known', async () => {
    const entries = await entriesAt(join(FIXTURES, FILES.csv))
    expect([recordsOf(entries).map(({number, line}) => [number, line]), markingsOf(entries), problemsIn(entries)]).toEqual([[[numberAt(20_000), 2], [numberAt(20_001), 3], [numberAt(20_003), 5]], ['skyddad folkbokföring', 'none', 'okänd nivå'], []])
  })

  test('it is read from its beginning each time', async () => {
    const file = await readMaster(join(FIXTURES, FILES.navet), ASKED)
    for (const _ of [1, 2]) {
      const entries: MasterEntry[] = []
      for await (const some of file.records()) entries.push(...some)
      expect(entries).toHaveLength(4)
    }
  })

  test.each<readonly [MasterFormat, string, Encoding]>([
    ['navet', 'utf-8 with a mark of order', 'utf-8'], ['csv', 'utf-8 with a mark of order', 'utf-8'], ['spar', 'utf-8 with a mark of order', 'utf-8'], ['navet', 'utf-16', 'utf-16le'], ['csv', 'latin-1', 'windows-1252'], ['spar', 'latin-1, as it declares', 'windows-1252'],
  ])('%s in %s says the same', async (format, how, encoding) => {
    const text = textOf(format)
    const declared = text.replace('encoding="UTF-8"', how.startsWith('latin') ? 'encoding="ISO-8859-1"' : 'encoding="UTF-8"')
    const bytes = how.startsWith('latin') ? Buffer.from(declared, 'latin1') : Buffer.from(`\ufeff${declared}`, how === 'utf-16' ? 'utf16le' : 'utf8')
    const path = join(folder.path, 'uttag')
    writeFileSync(path, bytes)
    expect((await readMaster(path, ASKED)).encoding).toBe(encoding)
    expect(await entriesAt(path)).toEqual(await entriesAt(join(FIXTURES, FILES[format])))
  })

  test.each(['\r\n', '\r'])('lines that end otherwise (%j)', async (end) => {
    for (const format of MASTER_FORMATS.filter((format) => format !== 'csv')) expect(await entriesOf(textOf(format).replaceAll('\n', end))).toEqual(await entriesAt(join(FIXTURES, FILES[format])))
  })
})

describe('K2: a file that is refused', () => {
  const spar = textOf('spar')
  const navet = textOf('navet')
  const post = (number: string): string => `<post><PersonId><IdNummer>${number}</IdNummer></PersonId><Sekretessmarkering>JA</Sekretessmarkering></post>`
  test.each<readonly [string, string | Buffer, Partial<MasterAsked>, string, object]>([
    ['nothing', '', {}, 'input-empty', {}],
    ['another CSV', 'a;b\n1;2\n', {}, 'master-unknown-form', {}],
    ['a workbook', 'PK\u0003\u0004', {}, 'master-unknown-form', {}],
    ['other XML', '<html><body>x</body></html>', {}, 'master-unknown-form', {}],
    ['notes', '#ANTECKNING\n#ANNAT 1\n', {}, 'master-unknown-form', {}],
    ['CSV asked to be term codes', 'personnummer;skydd\n', {format: 'navet'}, 'master-unknown-form', {}],
    ['no column of protection', 'personnummer;fornamn\n', {}, 'master-columns-missing', {columns: ['skydd']}],
    ['no column of numbers', 'fornamn;skydd\n', {}, 'master-columns-missing', {columns: ['personnummer']}],
    ['a column twice', 'personnummer;skydd;Skydd\n', {}, 'header-duplicate', {columns: ['skydd']}],
    ['CSV cut in a quote', 'personnummer;skydd\n"1', {}, 'input-truncated', {}],
    ['term codes cut in a record', navet.slice(0, navet.lastIndexOf('#POST_SLUT')), {}, 'master-not-whole', {problem: 'cut', line: 32}],
    ['term codes cut in a block', '#DATA_START\n#POST_START\n#POST_SLUT\n', {}, 'master-not-whole', {problem: 'cut'}],
    ['XML cut', spar.slice(0, -30), {}, 'master-not-whole', {problem: 'cut'}],
    ['XML that is wrong', spar.replace('</b:Typ>', '</b:Ty>'), {}, 'master-unreadable', {problem: 'malformed', line: 7}],
    ['an entity that nobody made', spar.replace('&amp;', '&anna;'), {}, 'master-unreadable', {problem: 'malformed'}],
    ['a DOCTYPE', spar.replace('?>\n', '?>\n<!DOCTYPE x>\n'), {}, 'master-unreadable', {problem: 'doctype', line: 2}],
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`, {}, 'master-unreadable', {problem: 'doctype'}],
    ['elements in elements', '<a>'.repeat(50), {}, 'master-unreadable', {problem: 'too-large'}],
    ['attributes', `<a ${Array.from({length: 101}, (_, at) => `b${String(at)}="1"`).join(' ')}/>`, {}, 'master-unreadable', {problem: 'too-large'}],
    ['a long text', `<a><b>${'x'.repeat(10_001)}</b></a>`, {}, 'master-unreadable', {problem: 'too-large'}],
    ['a comment without an end', `<a><!--${'x'.repeat(2_000_000)}`, {}, 'master-unreadable', {problem: 'too-large'}],
    ['elements beside each other', `<a>${'<b/>'.repeat(20_001)}</a>`, {}, 'master-unreadable', {problem: 'too-large'}],
    ['a refusal by SPAR', `<SPARSvar>${post(numberAt(0))}<Undantag><Kod>1</Kod></Undantag></SPARSvar>`, {}, 'master-not-whole', {problem: 'answer-refused'}],
    ['an answer that leaves out', '<SPARSvar><OverstigerMaxAntalSvarsposter/></SPARSvar>', {}, 'master-not-whole', {problem: 'answer-refused'}],
    ['a line without an end', `#POST_START\n#UP 01012 ${'x'.repeat(300_000)}`, {}, 'input-field-too-large', {line: 2}],
    ['another encoding than it declares', Buffer.from(spar, 'latin1'), {}, 'encoding-wrong', {encoding: 'utf-8'}],
    ['another encoding than somebody says', Buffer.from(navet, 'latin1'), {encoding: 'utf-8'}, 'encoding-wrong', {encoding: 'utf-8'}],
  ])('%s', async (_, bytes, asked, code, facts) => {
    const refused = await refusalOf(() => entriesOf(bytes, asked))
    expect(refused).toMatchObject({code, facts, exitCode: 65})
    expect(Object.keys(refused.facts).filter((fact) => !['file', 'line', 'problem', 'columns', 'encoding', 'likelier', 'readings'].includes(fact))).toEqual([])
    for (const language of ['sv', 'en'] as const) expect(Object.values(refusalWords(language, refused.code, refused.facts)).join(' ')).toMatch(/uttag\b.*\./)
  })

  test('a file that is not there', async () => {
    expect((await refusalOf(() => readMaster(join(folder.path, 'ingen'), ASKED))).code).toBe('input-not-found')
  })

  test('an answer of SPAR without a hit, and a notice of nothing, are extracts of nobody', async () => {
    expect(await entriesOf('<SPARPersonsokningSvar><UUID>0</UUID></SPARPersonsokningSvar>')).toEqual([])
    expect(await entriesOf('#ANTAL_POSTER 0\n')).toEqual([])
    expect(await entriesOf('personnummer;skydd\n')).toEqual([])
  })
})

test('K2: a broken row of CSV is told with its line, and the rest goes on', async () => {
  expect(problemsIn(await entriesOf(`personnummer;skydd\n${numberAt(0)};ja;x\n${numberAt(1)};nej\n`))).toEqual(['2 record-broken'])
})

test('K2: two records of one number are both told', async () => {
  expect(markingsOf(await entriesOf(`personnummer;skydd\n${numberAt(0)};nej\n${numberAt(0)};sekretessmarkering\n`))).toEqual(['none', 'sekretessmarkering'])
})

const SAMPLES: Readonly<Record<MasterFormat, {readonly head: string; readonly each: (number: string) => string; readonly tail: string}>> = {
  csv: {head: 'personnummer;fornamn;efternamn;adress;postnummer;postort;skydd\n', each: (number) => `${number};Åsa;Kanariefågel;Hemliga gränden 4;12345;EKBACKEN;sekretessmarkering\n`, tail: ''},
  navet: {head: '', each: (number) => `#POST_START\n#UP 01001 ${number}\n#UP 01003 J\n#UP 01012 Åsa\n#UP 01014 Kanariefågel\n#UP 01020 N\n#UP 01035 Hemliga gränden 4\n#UP 01036 12345\n#UP 01037 EKBACKEN\n#POST_SLUT\n`, tail: '#FIL_SLUT\n'},
  spar: {
    head: '<s:SPARAviseringSvar xmlns:s="urn:s">\n',
    each: (number) => `<s:AviseringPost><s:PersonId><s:IdNummer>${number}</s:IdNummer><s:Typ>PERSONNUMMER</s:Typ></s:PersonId><s:Sekretessmarkering>JA</s:Sekretessmarkering><s:SkyddadFolkbokforing>NEJ</s:SkyddadFolkbokforing><s:Namn><s:Fornamn>Åsa</s:Fornamn><s:Efternamn>Kanariefågel</s:Efternamn></s:Namn><s:Folkbokforingsadress><s:SvenskAdress><s:Utdelningsadress2>Hemliga gränden 4</s:Utdelningsadress2><s:PostNr>12345</s:PostNr><s:Postort>EKBACKEN</s:Postort></s:SvenskAdress></s:Folkbokforingsadress></s:AviseringPost>\n`,
    tail: '</s:SPARAviseringSvar>\n',
  },
}
const PERSONS = 50_000

test.each(MASTER_FORMATS)('K2: %s of 50,000 persons, some of them at a time and within memory', async (format) => {
  const {head, each, tail} = SAMPLES[format]
  const path = join(folder.path, 'uttag')
  const out = createWriteStream(path)
  out.write(head)
  for (let at = 0; at < PERSONS; at += 1) if (!out.write(each(NUMBERS[at % NUMBERS.length] ?? ''))) await once(out, 'drain')
  out.end(tail)
  await once(out, 'finish')

  const file = await readMaster(path, ASKED)
  let [persons, largest] = [0, 0]
  const peak = process.resourceUsage().maxRSS
  for await (const entries of file.records()) {
    persons += entries.filter((entry) => entry.kind === 'record' && entry.marking.kind === 'marked' && entry.marking.level === 'sekretessmarkering').length
    largest = Math.max(largest, entries.length)
  }
  expect(persons).toBe(PERSONS)
  expect(largest).toBeLessThanOrEqual(1_000)
  expect((process.resourceUsage().maxRSS - peak) / 1024, 'MB').toBeLessThan(150)
}, 60_000)

test('K2: no change of a file makes a marked person come out as unmarked', async () => {
  const marked = {csv: `personnummer;skydd\n${numberAt(0)};sekretessmarkering\n`, navet: `#POST_START\n#UP 01001 ${numberAt(0)}\n#UP 01003 J\n#UP 01020 J\n#POST_SLUT\n`, spar: `<SPAR><p><PersonId><IdNummer>${numberAt(0)}</IdNummer></PersonId><Sekretessmarkering>JA</Sekretessmarkering><SkyddadFolkbokforing>JA</SkyddadFolkbokforing></p></SPAR>`}
  const piece = fc.constantFrom('', '\n', ';', '"', '<', '>', '</p>', '<p>', '#', ' ', '\u0000', '\u001b', 'å', '|', '#POST_SLUT\n', '&', '<!--', 'x', '-', '<Relation>')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...MASTER_FORMATS), fc.nat(300), fc.nat(3), piece, async (format, at, cut, put) => {
      const text = marked[format]
      const place = at % text.length
      let entries: readonly MasterEntry[]
      try {
        entries = await entriesOf(text.slice(0, place) + put + text.slice(place + cut), {encoding: 'utf-8'})
      } catch (error) {
        expect(error).toHaveProperty('name', 'Refusal')
        return
      }
      expect(markingsOf(entries)).not.toContain('none')
    }),
    tries(300, 10_000),
  )
})
