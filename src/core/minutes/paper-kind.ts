/** The papers of a meeting: summons (kallelse), agenda (föredragningslista), minutes (protokoll), and the minutes of what was adjusted at once (omedelbart justerat protokoll), which are a second protocol of the same meeting. */
export const PAPER_KINDS = ['summons', 'agenda', 'minutes', 'immediate-minutes'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** The Swedish name of each, by which its items and its file are known in the register. */
export const PAPER_NAMES: Readonly<Record<PaperKind, string>> = {
  'summons': 'kallelse',
  'agenda': 'föredragningslista',
  'minutes': 'protokoll',
  'immediate-minutes': 'omedelbart justerat protokoll',
}

/** True of what is written after the meeting, with paragraphs: what has § numbers, and not points of an agenda. */
export function isMinutes(kind: PaperKind): boolean {
  return kind === 'minutes' || kind === 'immediate-minutes'
}

/** What a list of meetings may call a paper. */
const WORDS: ReadonlyMap<string, PaperKind> = new Map<string, PaperKind>([
  ['kallelse', 'summons'],
  ['kungörelse', 'summons'],
  ['föredragningslista', 'agenda'],
  ['dagordning', 'agenda'],
  ['protokoll', 'minutes'],
  ['omedelbart justerat protokoll', 'immediate-minutes'],
  ['omedelbart justerat', 'immediate-minutes'],
  ['omedelbar justering', 'immediate-minutes'],
])

/** The paper that a word names; null where it names none. */
export function paperKindOf(word: string): PaperKind | null {
  return WORDS.get(word.trim().replace(/\s+/g, ' ').normalize('NFC').toLocaleLowerCase('sv')) ?? null
}
