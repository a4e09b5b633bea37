import {useApp, useInput, useWindowSize} from 'ink'
import {useEffect, useRef, useState} from 'react'
import type {ShownPerson} from '../../../core/protected/person.js'
import type {ListedPerson, PersonList} from '../../../usecases/protected/list-persons.js'
import {protectedWork} from '../../../words/protected-work.js'
import {protectedWords} from '../../../words/protected.js'
import {cellsOf, inCells, oneLine, type Line} from '../../parts/columns.js'
import {keyBar} from '../../parts/key-bar.js'
import {keyNames} from '../../parts/key-names.js'
import {ColourContext, Lines} from '../../parts/lines.js'
import {cardLines, filled, MARKING, rehearsalLines, type CardAbout, type CardEnd, type CardFace, type Room} from './card-lines.js'

/** What the list may ask for. Each is a reading, and in the log before it comes back (K5). */
export interface ListDeeds {
  page(after: string | null, showsNames: boolean): Promise<PersonList>
  open(id: string): Promise<ShownPerson>
}

export interface PersonListProps {
  readonly first: PersonList
  readonly deeds: ListDeeds
  readonly about: CardAbout
  /** Called once as the list is left. A fault is handed on. */
  readonly onLeft: (by: CardEnd, fault: Error | null) => void
}

/** What is on the screen: a page of the list, one person, or nothing any more. */
interface Face {
  readonly list: PersonList
  /** The ids that each page before this one began after; null for the first. */
  readonly pages: readonly (string | null)[]
  readonly showsNames: boolean
  readonly chosen: number
  readonly card: (CardFace & {readonly person: ShownPerson}) | null
  readonly isWorking: boolean
  readonly isGone: boolean
}

const LEAVING: ReadonlySet<string> = new Set(['q', 'ctrl-c', 'ctrl-d'])
const MOVES: Readonly<Record<string, number>> = {down: 1, j: 1, up: -1, k: -1}

/** Those whom one may read for, under the marking (K4): names hidden until a key asks, one person at a time on a card, and everything wiped before the terminal is given back. */
export function PersonListScreen({first, deeds, about, onLeft}: PersonListProps) {
  const {exit} = useApp()
  const {columns, rows: height} = useWindowSize()
  const room: Room = {columns, rows: Math.max(1, height - 1)}
  const [face, setFace] = useState<Face>({list: first, pages: [null], showsNames: false, chosen: 0, card: null, isWorking: false, isGone: false})
  const end = useRef<{readonly by: CardEnd; readonly fault: Error | null} | null>(null)
  const idle = useRef<NodeJS.Timeout | null>(null)
  const leave = (by: CardEnd, fault: Error | null = null): void => {
    end.current ??= {by, fault}
    setFace((now) => ({...now, card: null, isGone: true}))
  }

  useEffect(() => {
    idle.current = setTimeout(() => leave('idle'), about.idleMs)
    return () => {
      if (idle.current !== null) clearTimeout(idle.current)
    }
  }, [about.idleMs])

  // Only once the empty picture has been drawn: some terminals keep the last one.
  useEffect(() => {
    if (!face.isGone) return
    onLeft(end.current?.by ?? 'closed', end.current?.fault ?? null)
    exit()
  }, [face.isGone, exit, onLeft])

  /** One at a time: what is pressed meanwhile is let fall. */
  const work = (deed: () => Promise<Partial<Face>>): void => {
    setFace((now) => ({...now, isWorking: true}))
    deed().then(
      (change) => setFace((now) => (now.isGone ? now : {...now, ...change, isWorking: false})),
      (fault: unknown) => leave('closed', fault instanceof Error ? fault : new Error('The list could not be read')),
    )
  }

  useInput((input, key) => {
    idle.current?.refresh()
    for (const pressed of keyNames(input, key)) {
      if (LEAVING.has(pressed)) return leave('closed')
      if (face.isGone || face.isWorking) return
      if (face.card !== null) onCard(face.card, pressed)
      else onList(pressed)
    }
  })

  const onCard = (card: NonNullable<Face['card']>, pressed: string): void => {
    const by = MOVES[pressed]
    if (pressed === 'escape' || pressed === 'left') setFace((now) => ({...now, card: null}))
    else if (pressed === 'v' || pressed === 'space') setFace((now) => ({...now, card: {...card, isShown: !card.isShown}}))
    else if (by !== undefined) setFace((now) => ({...now, card: {...card, from: Math.max(0, Math.min(cardLines(card.person, card, room, about).fromMax, card.from + by))}}))
  }

  const onList = (pressed: string): void => {
    const {list, pages, chosen, showsNames} = face
    const by = MOVES[pressed]
    const turn = (to: readonly (string | null)[]): void => work(async () => ({list: await deeds.page(to.at(-1) ?? null, showsNames), pages: to, chosen: 0}))
    if (pressed === 'escape') leave('closed')
    else if (by !== undefined) setFace((now) => ({...now, chosen: Math.max(0, Math.min(list.persons.length - 1, chosen + by))}))
    else if (pressed === 'v' && showsNames) setFace((now) => ({...now, showsNames: false, list: {...list, persons: list.persons.map((one) => ({...one, name: null}))}}))
    else if (pressed === 'v') work(async () => ({list: await deeds.page(pages.at(-1) ?? null, true), showsNames: true}))
    else if ((pressed === 'n' || pressed === 'page-down') && list.next !== null) turn([...pages, list.next])
    else if ((pressed === 'p' || pressed === 'page-up') && pages.length > 1) turn(pages.slice(0, -1))
    else if (pressed === 'enter') {
      const one = list.persons[chosen]
      if (one !== undefined) work(async () => ({card: {person: await deeds.open(one.id), isShown: false, from: 0, back: protectedWork[about.language].screen.back}}))
    }
  }

  const lines = face.isGone ? [] : face.card !== null ? cardLines(face.card.person, face.card, room, about).lines : listLines(face, room, about)
  return (
    <ColourContext.Provider value={about.isColoured}>
      <Lines lines={filled(lines, room.rows)} />
    </ColourContext.Provider>
  )
}

function listLines({list, pages, showsNames, chosen, isWorking}: Face, {columns, rows}: Room, about: CardAbout): readonly Line[] {
  const say = protectedWords[about.language]
  const work = protectedWork[about.language]
  const {id, level, name, committees, saidAt, number} = work.listColumns
  const cells = (one: ListedPerson): readonly string[] => [one.id, one.level, one.name ?? say.screen.hidden, one.committees.map((code) => (code === '*' ? say.allCommittees : code)).join(', '), one.saidAt, one.hasNumber ? work.hasNumber : work.noNumber].map(oneLine)
  const table = [[id, level, name, committees, saidAt, number], ...list.persons.map(cells)]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => cellsOf(row[column] ?? '')))) ?? []
  const line = (row: readonly string[], look: Line[number]['look'], mark: string): Line => [{text: inCells(`${mark} ${row.map((cell, column) => inCells(cell, widths[column] ?? 0)).join('  ')}`, columns).trimEnd(), look}]
  const keys = keyBar(
    [
      {key: 'v', label: showsNames ? say.screen.hide : say.screen.show, isAvailable: !isWorking && list.persons.length > 0},
      {key: 'Enter', label: work.screen.open, isAvailable: !isWorking && list.persons.length > 0},
      {key: 'n', label: work.screen.next, isAvailable: !isWorking && list.next !== null},
      {key: 'p', label: work.screen.before, isAvailable: !isWorking && pages.length > 1},
      {key: 'q', label: say.screen.close, isAvailable: true},
    ],
    columns,
  )
  const marks = [...rehearsalLines(about), MARKING]
  // The rows themselves and the ways out go before what stands around them.
  const isSmall = rows - marks.length - keys.length < 4
  const head = isSmall ? marks : [...marks, line(table[0] ?? [], 'faint', ' ')]
  const room = Math.max(1, rows - head.length - keys.length - (isSmall ? 0 : 1))
  const first = Math.max(0, Math.min(chosen - Math.floor(room / 2), list.persons.length - room))
  const body: readonly Line[] = list.persons.length === 0 ? [[{text: work.nobody, look: 'plain'}]] : list.persons.map((one, at) => line(cells(one), at === chosen ? 'chosen' : 'plain', at === chosen ? '›' : ' ')).slice(first, first + room)
  const status: Line = [{text: isWorking ? work.screen.opening : '', look: 'faint'}]
  return [...head, ...body, ...(isSmall ? [] : [status]), ...keys].slice(0, rows)
}
