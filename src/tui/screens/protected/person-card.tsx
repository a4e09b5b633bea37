import {useApp, useInput, useWindowSize} from 'ink'
import {useEffect, useRef, useState} from 'react'
import type {ShownPerson} from '../../../core/protected/person.js'
import type {Language} from '../../../words/languages.js'
import {personRows} from '../../../words/protected-person.js'
import {PROTECTED_MARKING, protectedWords} from '../../../words/protected.js'
import {cellsOf, wrapped, type Line} from '../../parts/columns.js'
import {keyBar} from '../../parts/key-bar.js'
import {keyNames} from '../../parts/key-names.js'
import {ColourContext, Lines} from '../../parts/lines.js'

/** What the card is told of its surroundings. */
export interface CardAbout {
  readonly language: Language
  readonly isColoured: boolean
  readonly isRehearsal: boolean
  /** So long without a key, and the card locks. */
  readonly idleMs: number
}

export interface PersonCardProps {
  readonly person: ShownPerson
  readonly about: CardAbout
  /** Called once as the card is left. */
  readonly onLeft: (by: CardEnd) => void
}

/** How a card came to be left: by a key, or because nobody pressed one. */
export type CardEnd = 'closed' | 'idle'

type Face = 'hidden' | 'shown' | 'gone'

const MARKING: Line = [{text: PROTECTED_MARKING, look: 'stopped'}]
const CLOSING: ReadonlySet<string> = new Set(['q', 'escape', 'ctrl-c', 'ctrl-d'])
const TURNING: ReadonlySet<string> = new Set(['v', 'space', 'enter'])

/** One protected person on a screen of their own, under the marking (K4): hidden until a key asks, and wiped before the terminal is given back, by a key or by nobody’s. */
export function PersonCard({person, about, onLeft}: PersonCardProps) {
  const {exit} = useApp()
  const {columns, rows: height} = useWindowSize()
  // A picture as high as the window would push its first row out.
  const rows = Math.max(1, height - 1)
  const [face, setFace] = useState<Face>('hidden')
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

  useInput((input, key) => {
    idle.current?.refresh()
    for (const pressed of keyNames(input, key)) {
      if (CLOSING.has(pressed)) return leave('closed')
      if (TURNING.has(pressed)) setFace((now) => (now === 'gone' ? now : now === 'shown' ? 'hidden' : 'shown'))
    }
  })

  return (
    <ColourContext.Provider value={about.isColoured}>
      <Lines lines={filled(face === 'gone' ? [] : cardLines(person, face === 'shown', {columns, rows}, about), rows)} />
    </ColourContext.Provider>
  )
}

/** As many lines as the window has: what is drawn begins at its top, and what stood there before is drawn over. */
function filled(lines: readonly Line[], rows: number): readonly Line[] {
  return Array.from({length: rows}, (_, at) => lines[at] ?? [])
}

/** The card in as many rows as the window has: the marking first, and last where there is room. */
function cardLines(person: ShownPerson, isShown: boolean, {columns, rows}: {readonly columns: number; readonly rows: number}, {language, isRehearsal}: CardAbout): readonly Line[] {
  const {screen, paper} = protectedWords[language]
  const fields = personRows(person, language)
  const names = Math.max(...fields.map(([name]) => cellsOf(name)))
  const body = fields.flatMap(([name, value]) => wrapped([{text: `${name}${' '.repeat(names - cellsOf(name))}  `, look: 'faint'}, {text: isShown ? value : screen.hidden, look: isShown ? 'strong' : 'plain'}], columns, names + 2))
  const keys = keyBar([{key: 'v', label: isShown ? screen.hide : screen.show, isAvailable: true}, {key: 'q', label: screen.close, isAvailable: true}], columns)
  const rehearsal: readonly Line[] = isRehearsal ? [[{text: ` ${paper.rehearsal} `, look: 'rehearsal'}]] : []
  const whole = [...rehearsal, MARKING, [], ...body, [], MARKING, ...keys]
  if (whole.length <= rows) return whole
  const room = Math.max(0, rows - rehearsal.length - 1 - keys.length)
  // An address that is cut must not be taken for a whole one.
  const seen = body.length <= room ? body : [...body.slice(0, Math.max(0, room - 1)), [{text: screen.more, look: 'stopped'} as const]]
  return [...rehearsal, MARKING, ...seen, ...keys].slice(0, rows)
}
