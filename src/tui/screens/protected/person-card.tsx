import {useApp, useInput, useWindowSize} from 'ink'
import {useEffect, useRef, useState} from 'react'
import type {ShownPerson} from '../../../core/protected/person.js'
import {keyNames} from '../../parts/key-names.js'
import {ColourContext, Lines} from '../../parts/lines.js'
import {cardLines, filled, type CardAbout, type CardEnd} from './card-lines.js'

export interface PersonCardProps {
  readonly person: ShownPerson
  readonly about: CardAbout
  /** Called once as the card is left. */
  readonly onLeft: (by: CardEnd) => void
}

type Face = 'hidden' | 'shown' | 'gone'

const CLOSING: ReadonlySet<string> = new Set(['q', 'escape', 'ctrl-c', 'ctrl-d'])
const TURNING: ReadonlySet<string> = new Set(['v', 'space', 'enter'])
const MOVING: Readonly<Record<string, number>> = {down: 1, j: 1, up: -1, k: -1, 'page-down': 10, 'page-up': -10}

/** One protected person on a screen of their own, under the marking (K4): hidden until a key asks, and wiped before the terminal is given back, by a key or by nobody’s. */
export function PersonCard({person, about, onLeft}: PersonCardProps) {
  const {exit} = useApp()
  const {columns, rows: height} = useWindowSize()
  // A picture as high as the window would push its first row out.
  const rows = Math.max(1, height - 1)
  const [face, setFace] = useState<Face>('hidden')
  const [from, setFrom] = useState(0)
  const end = useRef<CardEnd | null>(null)
  const idle = useRef<NodeJS.Timeout | null>(null)
  const leave = (by: CardEnd): void => {
    end.current ??= by
    setFace('gone')
  }

  useEffect(() => {
    idle.current = setTimeout(() => leave('idle'), about.idleMs)
    return () => {
      if (idle.current !== null) clearTimeout(idle.current)
    }
  }, [about.idleMs])

  // Only once the empty picture has been drawn: some terminals keep the last one.
  useEffect(() => {
    if (face !== 'gone') return
    onLeft(end.current ?? 'closed')
    exit()
  }, [face, exit, onLeft])

  const {lines, fromMax} = cardLines(person, {isShown: face === 'shown', from, back: null}, {columns, rows}, about)

  useInput((input, key) => {
    idle.current?.refresh()
    for (const pressed of keyNames(input, key)) {
      if (CLOSING.has(pressed)) return leave('closed')
      if (TURNING.has(pressed)) setFace((now) => (now === 'gone' ? now : now === 'shown' ? 'hidden' : 'shown'))
      const by = MOVING[pressed]
      if (by !== undefined) setFrom((now) => Math.max(0, Math.min(fromMax, now + by)))
    }
  })

  return (
    <ColourContext.Provider value={about.isColoured}>
      <Lines lines={filled(face === 'gone' ? [] : lines, rows)} />
    </ColourContext.Provider>
  )
}
