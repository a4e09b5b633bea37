import {beforeEach, describe, expect, onTestFinished, test, vi, type MockInstance} from 'vitest'
import type {EntryId, Instant} from '../../../src/core/terms/identifiers.js'
import {LINEAR_ACTIONS, openLinearReview} from '../../../src/tui/linear/review.js'
import type {ReviewAction} from '../../../src/tui/screens/review/keys.js'
import type {ReviewAbout} from '../../../src/tui/screens/review/words.js'
import {openDesk, type ReviewDesk} from '../../../src/usecases/review/desk.js'
import type {ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {aRow, Town} from '../../support/town.js'
import {about, documentContent, file, found, IDENTITY_NUMBER_RULE, PERSON_RULE, protectedEntry, Queue, shownEntry, TEST_NUMBER} from '../support/waiting-entries.js'

const held = (count: number): readonly ShownEntry[] => Array.from({length: count}, (_, at) => shownEntry(at + 10, {grounds: ['registrar-confirms'], content: documentContent({heading: `Remiss nummer ${at}`})}))
const number = (action: ReviewAction): string => String(LINEAR_ACTIONS.indexOf(action) + 1)

/** What is drawn for the eye, and what moves a cursor: neither has a place in what is listened to. */
// eslint-disable-next-line no-control-regex
const NOT_SPOKEN = /[\u0000-\u001f\u007f-\u009f\u2500-\u259f●▸▼▲›·]/u

interface Talk {
  readonly lines: readonly string[]
  readonly text: string
  readonly queue: Queue
}

/** The whole conversation: what was said, and after `> ` what was answered. Ends as a terminal does that is closed. */
async function talk(entries: readonly ShownEntry[], answers: readonly string[], {prepare = () => undefined, ...facts}: Partial<ReviewAbout> & {readonly prepare?: (queue: Queue) => void} = {}): Promise<Talk> {
  const queue = new Queue(entries)
  prepare(queue)
  const lines: string[] = []
  const left = [...answers]
  await openLinearReview(queue.deeds(), about(facts), {
    say: (line) => lines.push(line),
    ask: (prompt) => {
      lines.push(prompt)
      const answer = left.shift() ?? null
      if (answer !== null) lines.push(`> ${answer}`)
      return Promise.resolve(answer)
    },
  })
  for (const line of lines) expect(line).not.toMatch(NOT_SPOKEN)
  expect(left).toEqual([])
  return {lines, text: lines.join('\n'), queue}
}

const decisions = ({queue}: Talk): readonly string[] => queue.asked.filter((one) => /^(?:decide|undo|redo|withdraw|preview|view|forget)/.test(one))
const after = (talked: Talk, answer: string): string => talked.text.slice(talked.text.lastIndexOf(`> ${answer}`))

describe('T13: every task is finished line by line', () => {
  test('the first row is read as the public would read it, with what was found named, and why it waits', async () => {
    const heading = `Ansökan från Mira Alander ${TEST_NUMBER}`
    const talked = await talk([shownEntry(1, {content: documentContent({heading}), findings: [found('personnummer', 'heading', heading, TEST_NUMBER, IDENTITY_NUMBER_RULE)]})], ['?', number('more'), number('leave')])
    expect(talked.text).toMatchSnapshot()
  })

  test('in English', async () => {
    expect((await talk(held(1), [number('leave')], {language: 'en'})).text).toMatchSnapshot()
  })

  test.each<readonly [ReviewAction, readonly string[], string]>([
    ['publish', [], 'decide entry10 publish null'],
    ['withhold-file', [], 'decide entry10 withhold-file null'],
    ['withhold', ['2'], 'decide entry10 withhold secrecy'],
    ['secret', [], 'decide entry10 secret secrecy'],
    ['escalate', [], 'decide entry10 escalate null'],
    ['defer', [], 'decide entry10 defer null'],
    ['replace-party', ['skol', '1'], 'decide entry10 replace-party skolelev null'],
    ['rewrite-heading', ['Remiss om skola'], 'decide entry10 rewrite-heading Remiss om skola null'],
  ])('deciding: %s, by its number', async (action, answers, order) => {
    const talked = await talk(held(2), [number(action), ...answers, 'q'])
    expect(decisions(talked)).toEqual([order])
    expect(talked.text).toContain('KS 2026/00011')
  })

  test('the same letters do as on the screen, and what is no choice is told', async () => {
    const talked = await talk(held(2), ['p', 'publicera', '99', 'q'])
    expect(decisions(talked)).toEqual(['decide entry10 publish null'])
    expect(talked.text.match(/Det valet finns inte/g)).toHaveLength(2)
  })

  test('the lawyer’s list, and the lawyer’s answer', async () => {
    const talked = await talk([shownEntry(1, {stage: 'escalated'}), ...held(1)], [number('lawyer'), number('withhold'), 'OSL 26:1', '1', 'q'], {prepare: (queue) => {
      queue.isLawyer = true
    }})
    expect(decisions(talked)).toEqual(['decide entry1 resolve-withhold OSL 26:1 personal-data'])
  })

  test('what stands in the way is told, and nothing asked', async () => {
    const talked = await talk([shownEntry(1, {content: documentContent({files: [file({reading: 'unread'})]})})], [number('publish'), number('undo'), 'q'])
    expect(decisions(talked)).toEqual([])
    expect(after(talked, number('publish'))).toContain('Du har inget beslut som kan ångras')
  })

  test('undo, redo, and taking down what is public by then', async () => {
    const talked = await talk(held(2), ['p', number('undo'), number('redo'), 'q'])
    expect(decisions(talked)).toEqual(['decide entry10 publish null', 'undo decision1', 'redo decision1'])
    expect(talked.text).toContain(': beslutet är ångrat, raden väntar igen.')
    expect(talked.text).toContain('Beslutet är gjort om.')
    const down = await talk([shownEntry(1, {isPublic: true})], [number('take-down'), '5', 'q'])
    expect(decisions(down)).toEqual(['withdraw entry1 incident'])
    expect(down.text).toContain('Raden är nedtagen från webben.')
  })

  test('T6: marks and a bulk answer: all that will happen is read, and the number is written', async () => {
    const talked = await talk([...held(3), protectedEntry(4)], [number('mark-all'), number('bulk'), '1', 'ja', number('bulk'), '1', '3', 'q'])
    expect(decisions(talked)).toEqual(['preview publish 4', 'preview publish 4', 'decide entry10 entry11 entry12 publish null'])
    expect(talked.text).toContain('\n4 märkta, svaren gäller det märkta. Val:\n')
    expect(talked.text.slice(0, talked.text.indexOf('> '))).not.toContain('det märkta. Val:')
    expect(after(talked, '1')).toMatch(/3 blir klara att publiceras\nKS 2026\/00010, handling 1 {2}Remiss nummer 0, Länsstyrelsen, remiss.txt\n(?:[^\n]+\n){2}1 nekas: [^\n]+\nväntar på behörig handläggare\n/)
    expect(talked.text).toContain('Inget är gjort.')
  })

  test('marks are cleared, and then the filter; that it is a rehearsal is the command’s to say, once', async () => {
    const talked = await talk(held(3), [number('mark'), number('mark'), number('back'), number('filter'), '"nummer 2"', number('back'), 'q'], {isRehearsal: true})
    expect(talked.text).toMatch(/\n0 märkta\n/)
    expect(talked.text.match(/ÖVNING/g)).toBeNull()
    expect(talked.text.split('filter:')).toHaveLength(2)
  })

  test('a range, inversion, and clean rows as one batch', async () => {
    const ranged = await talk(held(4), [number('range'), number('next'), number('range'), number('invert'), 'h', '1', '2', 'q'])
    expect(decisions(ranged)).toEqual(['preview withhold 2', 'decide entry12 entry13 withhold personal-data'])
    expect(decisions(await talk(held(4), [number('mark-clean'), '4', 'q']))).toEqual(['preview publish 4', 'decide entry10 entry11 entry12 entry13 publish null'])
  })

  test('filter, with a fault in it told; saved as a view, used and forgotten; order and groups', async () => {
    const talked = await talk(held(4), [number('filter'), 'nämd:KS', '"nummer 2"', number('save-view'), 'Tvåan', number('filter'), '', number('view-1'), number('sort'), number('reverse'), number('group'), number('forget-view'), '1', number('filter'), 'är:blå', 'q'])
    expect(decisions(talked)).toEqual(['view Tvåan "nummer 2"', 'forget Tvåan'])
    expect(talked.text).toContain('”nämd” är inget att filtrera på.')
    expect(talked.text).toContain('”blå” finns inte efter ”är:”. Det som finns: markerad, tagen.')
    expect(talked.text).toContain('Rad 1 av 1, Att bekräfta, KS 2026/00012, handling 1')
    expect(talked.text).toContain('Ordning: datum, omvänd.')
  })

  test('corrections, and the decisions as a file', async () => {
    const talked = await talk(held(2), [number('corrections'), '', 'p', number('save-decisions'), '', 'q'], {prepare: (queue) => {
      queue.corrected = [{id: 'entry9' as EntryId, committee: 'KS', diaryNumber: 'KS 2026/00009', documentNumber: '2', field: 'heading', at: '2026-02-04T09:00:00.000Z' as Instant}]
    }})
    expect(talked.text).toContain('KS  KS 2026/00009, handling 2  rubrik  2026-02-04')
    expect(talked.text).toContain('Besluten är sparade i outbox/beslut.json.')
  })

  test('a file is read aloud, a piece at a time, and what is secret when it is asked for', async () => {
    const text = Array.from({length: 50}, (_, at) => `Rad ${at} om lekplatsen.`).join('\n')
    const talked = await talk(held(1), ['L', '', 'nej', 'q'], {prepare: (queue) => {
      queue.files = [{index: 0, count: 1, file: file(), text: {text, parts: [], pictures: []}, findings: [], more: 0}]
    }})
    expect(talked.text).toContain('Rad 39 om lekplatsen.')
    expect(talked.text).not.toContain('Rad 40 om')
    const secret = await talk([shownEntry(1, {content: documentContent({heading: 'Tvist', headingSecrecy: 'yes'}), grounds: ['taken-down']})], [number('more'), 'y', 'q'])
    expect(secret.text.match(/Rubrik Tvist/g)).toHaveLength(1)
    expect(after(secret, 'y')).toMatch(/^> y\nDet hemliga på raden läses upp nu. y döljer det igen.\n[^]*Rubrik Tvist/)
    const hidden = await talk([shownEntry(1, {content: documentContent({heading: 'Tvist', headingSecrecy: 'yes'}), grounds: ['taken-down']})], ['y', 'y', 'q'])
    expect(after(hidden, 'y')).toMatch(/^> y\nDet hemliga på raden är dolt igen.\n/)
    expect(after(hidden, 'y')).not.toContain('Tvist')
  })

  test('a correction is read, and what is public of what is undone is told before it is taken down', async () => {
    const talked = await talk([...held(2), shownEntry(9, {stage: 'cleared', content: documentContent({heading: 'Omskriven'})})], [number('corrections'), '1', '', 'q'], {prepare: (queue) => {
      queue.corrected = [{id: 'entry9' as EntryId, committee: 'KS', diaryNumber: 'KS 2026/00009', documentNumber: '2', field: 'heading', at: '2026-02-04T09:00:00.000Z' as Instant}]
    }})
    expect(after(talked, '1')).toContain('Rubrik Omskriven')
  })

  test('T10: what another has open is told, and taken over', async () => {
    const talked = await talk(held(1), ['p', number('take-over'), 'p', 'q'], {prepare: (queue) => {
      queue.taken = [{id: 'entry10' as EntryId, by: 'sara', since: '2026-02-05T10:40:00.000Z' as Instant}]
    }})
    expect(talked.text).toContain('sara har raden öppen sedan 2026-02-05 11:40')
    // Where every answer is closed, the way to open them is told with the row.
    const told = talked.text.slice(talked.text.indexOf('sara har raden'), talked.text.indexOf('Val:'))
    expect(told.slice(told.lastIndexOf('Inget svar'))).toBe(`Inget svar går att ge på raden nu.\n${number('take-over')}. ta över raden från den som har den öppen\n`)
    expect(decisions(talked)).toEqual(['decide entry10 publish null'])
  })
})

describe('B7, T10: an answer is about the row that was read aloud', () => {
  /** Two registrars at desks of their own over one register, of whom one listens and the other does something before the answers are given. */
  async function twoDesks(answers: readonly (string | (() => Promise<string>))[], facts: Partial<ReviewAbout> = {}): Promise<{readonly lines: readonly string[]; readonly decided: number}> {
    const left = [...answers]
    const lines: string[] = []
    const session = await town.at('2026-02-03T10:00:00Z')
    onTestFinished(() => session.close())
    const desk = await openDesk(session, {committee: null})
    changes = vi.spyOn(desk, 'changes')
    await openLinearReview({desk, saveDecisions: () => Promise.resolve('')}, about(facts), {
      say: (line) => lines.push(line),
      ask: async (prompt) => {
        lines.push(prompt)
        const next = left.shift()
        const answer = next === undefined ? null : typeof next === 'string' ? next : await next()
        if (answer !== null) lines.push(`> ${answer}`)
        return answer
      },
    })
    const decided = [...(await desk.answers()).values()].reduce((sum, count) => sum + count, 0)
    await desk.close()
    expect(left).toEqual([])
    return {lines, decided}
  }

  let town: Town
  let changes: MockInstance<ReviewDesk['changes']>
  let other: ReviewDesk
  beforeEach(async () => {
    town = await Town.found()
    onTestFinished(() => town.leave())
    for (const number of [1, 2, 3]) await town.import(`2026-02-03T09:0${number}:00Z`, [aRow({handlingsnummer: String(number), handlingsrubrik: `Förordnande ${number} av Elsa Grahnén`})])
    await town.grant('sara', {role: 'registrar', committee: '*'})
    const session = await town.at('2026-02-03T10:01:00Z', 'sara')
    onTestFinished(() => session.close())
    other = await openDesk(session, {committee: null})
  })

  /** The other takes over and withholds the row, or several, that have waited longest; then the listener answers. */
  const withheld = (count: number, answer: string) => async (): Promise<string> => {
    const ids: EntryId[] = []
    for await (const page of other.rows()) ids.push(...page.filter(({kind}) => kind === 'document').map(({id}) => id))
    for (const id of ids.slice(0, count)) {
      await other.take(id, {takesOver: true})
      const {seal} = await other.show(id)
      await other.decide({seen: new Map([[id, seal]]), answer: {kind: 'withhold'}, reason: 'personal-data', note: null})
    }
    return answer
  }

  test.each(['p', 'h', number('mark'), number('next')])('another withholds the row while it is listened to: who did is said, %s is not taken, and the row that stands there now is read', async (answer) => {
    const {lines, decided} = await twoDesks([withheld(1, answer), 'q'])
    const told = lines.slice(lines.indexOf(`> ${answer}`) + 1, -2)
    expect(told[0]).toMatch(/^KS 2026\/00123, handling 1: raden har lämnat listan, ändrad av sara .*En annan rad står här nu\./)
    expect(told[1]).toBe('Svaret togs inte: det som lästes upp är inte det som står här nu.')
    expect(told.join('\n')).toContain('Rubrik Förordnande 2 av')
    expect(told.join('\n')).not.toContain('Vänta tills den syns')
    expect(decided).toBe(0)
  })

  test('answered once it has been read, it is taken', async () => {
    const {lines, decided} = await twoDesks([withheld(1, 'd'), 'd', 'q'])
    expect(decided).toBe(1)
    expect(lines.filter((line) => line.includes('Svaret togs inte'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('ändrad av sara'))).toHaveLength(1)
  })

  test('of rows that came and went unheard nothing is said, and what happened to the one that was heard is not lost', async () => {
    const {lines} = await twoDesks([async () => {
      await withheld(1, '')()
      const asked = changes.mock.calls.length
      // The news is heard of before there is more of it.
      await vi.waitFor(() => expect(changes.mock.calls.length).toBeGreaterThan(asked + 1), {timeout: 10_000})
      return withheld(1, 'p')()
    }, 'q'])
    expect(lines.filter((line) => line.includes('ändrad av sara')).map((line) => line.slice(0, 26))).toEqual(['KS 2026/00123, handling 1:'])
    expect(lines.join('\n')).toContain('Rubrik Förordnande 3 av')
  })

  test('an empty answer and one that leaves are taken as they are', async () => {
    const {lines} = await twoDesks([withheld(1, ''), withheld(1, 'q')])
    expect(lines.join('\n')).not.toContain('Svaret togs inte')
    expect(lines.filter((line) => line.includes('ändrad av sara'))).toHaveLength(2)
  })

  test('changed by the registry under the same number: it is read anew before it is answered', async () => {
    const {lines, decided} = await twoDesks([async () => {
      await town.import('2026-02-03T10:02:00Z', [aRow({handlingsnummer: '1', handlingsrubrik: 'Förordnande 1 av Elsa Grahnén, ändrat', andrad: '2026-02-03T11:30:00'})])
      return 'p'
    }, 'q'])
    const told = lines.slice(lines.indexOf('> p')).join('\n')
    expect(told).toContain('raden har ändrats')
    expect(told).toContain('Svaret togs inte')
    expect(told).toContain('Rubrik Förordnande 1 av')
    expect(told).toContain('ändrat')
    expect(decided).toBe(0)
  })
})

test('what has been told is told once', async () => {
  const talked = await talk(held(3), ['d', '', '?', 'publicera', number('more'), number('redo'), '', 'q'])
  expect(talked.lines.filter((line) => line.includes('är uppskjuten'))).toHaveLength(1)
  expect(talked.lines.filter((line) => line.includes('göra om'))).toEqual(['Det finns inget ångrat beslut att göra om.'])
})

describe('B7, T6: a bulk preview is read a piece at a time', () => {
  const named = (count: number): readonly ShownEntry[] => Array.from({length: count}, (_, at) => {
    const heading = `Ansökan ${at} från Mira Alander`
    return shownEntry(at + 100, {content: documentContent({heading}), findings: [found('person', 'heading', heading, 'Mira Alander', PERSON_RULE)]})
  })

  test('first how many of what, then twenty rows at a time; the number is taken when the rest shows nothing that was found', async () => {
    const talked = await talk([...named(25), ...held(20)], [number('mark-all'), number('bulk'), '1', '45', number('bulk'), '1', '', '45', 'q'])
    expect(decisions(talked)).toEqual(['preview publish 45', 'preview publish 45', expect.stringMatching(/^decide .* publish null$/)])
    expect(talked.text).toContain('Inget är gjort.')
    expect(talked.text).toContain('25 rader är kvar att läsa. Enter läser vidare, något annat avbryter:')
    expect(talked.text).toContain('5 rader är kvar att läsa. Enter läser vidare, 45 beslutar om 45, varav 25 visar det som hittats, något annat avbryter:')
    const first = talked.text.slice(talked.text.indexOf('25 blir klara'), talked.text.indexOf('25 rader är kvar'))
    expect(first.split('\n').filter((line) => /^\d+ blir klara/.test(line))).toHaveLength(3)
    expect(first.match(/Ansökan \d+ från/g)).toHaveLength(20)
    expect(talked.text).not.toContain('Remiss nummer 19')
  })

  test('what is missing or has happened to a row that is let out is read with it, first of all, and asked about', async () => {
    const missing = shownEntry(200, {grounds: ['heading-secrecy-unknown', 'taken-down'], content: documentContent({heading: 'Intyg', headingSecrecy: 'unknown'})})
    const talked = await talk([...held(22), missing], [number('mark-all'), number('bulk'), '1', '23', 'q'])
    const read = talked.lines.slice(talked.lines.findLastIndex((line) => line.startsWith('1 blir klar att publiceras')))
    expect(read.slice(0, 2)).toEqual(['1 blir klar att publiceras, fast något saknas eller har hänt:', 'KS 2026/00200, handling 1  rubrikens sekretess saknas; nedtagen av en person  Intyg, Länsstyrelsen, remiss.txt'])
    expect(talked.text).toContain('3 rader är kvar att läsa. Enter läser vidare, 23 beslutar om 23, varav 1 väntar för att något saknas eller har hänt, något annat avbryter:')
    expect(decisions(talked)).toEqual(['preview publish 23', expect.stringMatching(/^decide .* publish null$/)])

    // Until the last of them has been read, the number is no answer.
    const many = await talk(Array.from({length: 22}, (_, at) => shownEntry(at + 300, {grounds: ['heading-secrecy-unknown'], content: documentContent({heading: `Intyg ${at}`, headingSecrecy: 'unknown'})})), [number('mark-all'), number('bulk'), '1', '22', 'q'])
    expect(decisions(many)).toEqual(['preview publish 22'])
    expect(many.text).toContain('Inget är gjort.')
  })

  test('read to its end, each row once', async () => {
    const talked = await talk(held(45), [number('mark-all'), number('bulk'), '1', '', '', '45', 'q'])
    expect(decisions(talked)).toHaveLength(2)
    expect(talked.text).toContain('Skriv 45 för att besluta om 45. Tomt avbryter:')
    expect(new Set(talked.text.slice(talked.text.indexOf('45 blir klara')).match(/Remiss nummer \d+/g)).size).toBe(45)
  })
})

test('K4: of a protected row nothing is said but that it waits', async () => {
  const {text} = await talk([protectedEntry(2)], ['p', 'h', 'q'])
  expect(text).toContain('väntar på behörig handläggare')
  expect(text).not.toMatch(/SN 2026|04711|Socialnämnden|Remiss|Tallberg|Länsstyrelsen/)
})

test('whoever hangs up leaves, and what was decided stands', async () => {
  const {queue} = await talk(held(2), ['p'])
  expect(queue.noted?.entry).toBe('entry11')
})

test('a fault ends it', async () => {
  await expect(talk(held(2), ['p'], {prepare: (queue) => {
    queue.fails = new Error('disk full')
  }})).rejects.toThrow('disk full')
})

describe('T10, T14: line by line, where nobody answers', () => {
  test('the row is let go of and not taken again; the answer that comes then only reads it anew', async () => {
    const queue = new Queue(held(1))
    const lines: string[] = []
    const answers = ['p', 'q']
    await openLinearReview(queue.deeds(), about({lockMinutes: 0.001}), {
      say: (line) => lines.push(line),
      ask: async () => {
        const answer = answers.shift() ?? null
        // The first answer comes long after the question.
        if (answer === 'p') await vi.waitFor(() => expect(queue.asked).toContain('release'))
        return answer
      },
    })
    expect(lines).toContain('Inget svar på 0.001 minuter: raden är släppt. Enter läser den igen.')
    expect(queue.asked.filter((one) => /^(?:take|release|decide)/.test(one))).toEqual(['take entry10', 'release', 'take entry10'])
    expect(lines.filter((line) => line.includes('Remiss nummer 0')).length).toBeGreaterThan(1)
  })

  test('while somebody thinks, the queue is asked what is new every second, which keeps the row theirs', async () => {
    const queue = new Queue(held(1))
    const changes = vi.spyOn(queue, 'changes')
    const answers: (string | null)[] = ['q']
    await openLinearReview(queue.deeds(), about(), {
      say: () => undefined,
      ask: async () => {
        await vi.waitFor(() => expect(changes.mock.calls.length).toBeGreaterThan(1), {timeout: 10_000})
        return answers.shift() ?? null
      },
    })
    expect(queue.asked).not.toContain('release')
  })
})
