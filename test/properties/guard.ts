import type {PublicEntry} from '../../src/core/publication/public-entry.js'
import {caseKey, documentKey, type ExportedRow} from './register-model.js'
import {MADE_UP, type Heading, type RegistryDocument, type Told} from './registry.js'

// Says only what must never be, by what the registry and people last said: it knows nothing of versions, stages or runs, so that it and the model cannot be
// wrong in the same way. What it lets pass may still be wrong; what it stops is.

/** What the registry last said of one entry: of a document by its own row, of a case by the latest export that names it. */
interface Word {
  readonly heading: Heading
  readonly secrecy: Told
  readonly isProtected: boolean
  /** True of a case with a row from before the diary begins: it shows above newer documents, and no time of its own begins with that (H2). */
  readonly isOld: boolean
  readonly isCancelled: boolean
  readonly document: Readonly<RegistryDocument> | null
  readonly changedAt: string | null
}

/** What a person said of an entry, and when. */
interface Said {
  readonly answer: string
  readonly step: number
  /** The text it was said about. */
  readonly heading: string
  readonly file: string | null
  isUndone: boolean
}

/** What an entry says where an identity number may stand; its file by the made-up word in it. */
export interface Texts {
  readonly heading: string
  readonly party: string | null
  readonly names: readonly string[]
  readonly file: string | null
}

/** Somebody's word that what an entry says holds no identity number. */
interface Declared {
  readonly by: string
  readonly texts: Texts
  readonly step: number
  isUndone: boolean
}

interface Watched {
  word: Word
  isMissing: boolean
  isTakenDown: boolean
  hasLeft: boolean
  /** The step from which only a person's answer can let it out: it came back, or changed under a person's no. */
  asksSince: number
  /** The step at which the registry last said something else of it, or no more of it. */
  toldSince: number
  /** The time of the registry's word, from each step at which it was told: a register put back has that of its backup. */
  readonly times: {readonly step: number; readonly changedAt: string | null}[]
  /** The step at which the registry first said that it is about a protected person, as it still does. */
  protectedSince: number
  /** True while that stands in no copy of the register: a backup from before it was put back, and no export has told it since. */
  isUnheard: boolean
  readonly said: Said[]
  readonly declared: Declared[]
  /** The headings, and the words of the files, that may be read: the registry's latest, those it stands in place of until the next run, and people's own. */
  readonly headings: Set<string>
  firstSeen: {readonly day: string; readonly step: number} | null
}

const LETS_OUT = new Set(['publish', 'resolve-publish', 'withhold-file', 'restore', 'rewrite-heading', 'replace-party'])
/** What nobody may answer before the registry is heard again. */
const SHOWS = new Set([...LETS_OUT, 'secret'])
const NO = new Set(['withhold', 'resolve-withhold', 'escalate', 'defer'])

/** Watches a register from outside. */
export class Guard {
  readonly #watched = new Map<string, Watched>()
  readonly #rash: string[] = []
  #step = 0
  readonly #publishFrom: string

  constructor(publishFrom: string) {
    this.#publishFrom = publishFrom
  }

  nextStep(): void {
    this.#step += 1
  }

  import(rows: readonly ExportedRow[], whole: readonly string[]): void {
    const told = new Set<string>()
    const cases = new Map<string, ExportedRow[]>()
    for (const row of rows) {
      cases.set(caseKey(row.parent), [...(cases.get(caseKey(row.parent)) ?? []), row])
      if (row.document !== null) told.add(documentKey(row.document))
      told.add(caseKey(row.parent))
    }
    for (const [key, ofCase] of cases) {
      const [first] = ofCase
      if (first === undefined) continue
      const changedAt = ofCase.map((row) => row.changedAt).filter((time) => time !== null).sort().at(-1) ?? null
      const before = this.#watched.get(key)
      const {parent} = first
      const isProtected = ofCase.some(({document}) => document?.isProtected === true) || (before?.word.isProtected === true && !whole.includes(parent.committee))
      this.#tell(key, {heading: parent.heading, secrecy: parent.secrecy, isProtected, isOld: ofCase.some(({document}) => document !== null && document.date < this.#publishFrom), isCancelled: parent.isCancelled, document: null, changedAt})
      for (const {document, changedAt: changed} of ofCase) {
        if (document === null) continue
        this.#tell(documentKey(document), {heading: document.heading, secrecy: document.headingSecrecy, isProtected: document.isProtected, isOld: false, isCancelled: document.isCancelled, document: {...document}, changedAt: changed})
      }
    }
    for (const [key, watched] of this.#watched) {
      if (told.has(key) || !whole.some((committee) => key.startsWith(`${committee} `))) continue
      if (!watched.isMissing) watched.toldSince = this.#step
      watched.isMissing = true
      watched.isUnheard = false
    }
  }

  #tell(key: string, word: Word): void {
    const watched = this.#watched.get(key)
    if (watched === undefined) {
      this.#watched.set(key, {word, isMissing: false, isTakenDown: false, hasLeft: false, asksSince: -1, toldSince: this.#step, times: [{step: this.#step, changedAt: word.changedAt}], protectedSince: this.#step, isUnheard: false, said: [], declared: [], headings: new Set([word.heading.word]), firstSeen: null})
      return
    }
    const {word: before, isMissing} = watched
    // An older word changes nothing (A14), but what it says of a case may be what a person then lets out.
    if (word.changedAt !== null && before.changedAt !== null && word.changedAt < before.changedAt) {
      if (word.document === null) watched.headings.add(word.heading.word)
      return
    }
    const hasReturned = (isMissing || before.isCancelled) && !word.isCancelled
    const isChanged = JSON.stringify({...before, changedAt: null}) !== JSON.stringify({...word, changedAt: null})
    const last = this.#lastOf(watched)
    // The registry's next word overrules neither a person's no nor a takedown (A14, B7).
    if (hasReturned || (isChanged && (watched.isTakenDown || (last !== null && (NO.has(last.answer) || last.answer === 'secret'))))) watched.asksSince = this.#step
    if (isMissing || wordsThatStand(before) !== wordsThatStand(word)) watched.toldSince = this.#step
    if (!before.isProtected) watched.protectedSince = this.#step
    watched.isUnheard = false
    watched.isMissing = false
    watched.word = {...word, changedAt: word.changedAt ?? before.changedAt}
    watched.times.push({step: this.#step, changedAt: watched.word.changedAt})
    watched.headings.add(word.heading.word)
  }

  decide(key: string, answer: string, heading: string, file: string | null, rewritten: string | null): Said | null {
    const watched = this.#watched.get(key)
    if (watched === undefined) return null
    if (SHOWS.has(answer)) this.#refuseUnheard(key, answer)
    const said: Said = {answer, step: this.#step, heading: rewritten ?? heading, file, isUndone: false}
    watched.said.push(said)
    if (rewritten !== null) watched.headings.add(rewritten)
    // Who lets it out takes the takedown back.
    if (LETS_OUT.has(answer)) watched.isTakenDown = false
    return said
  }

  declare(key: string, by: string, texts: Texts): Declared | null {
    const watched = this.#watched.get(key)
    if (watched === undefined) return null
    const declared: Declared = {by, texts, step: this.#step, isUndone: false}
    watched.declared.push(declared)
    return declared
  }

  undo(said: Pick<Said, 'isUndone'>): void {
    said.isUndone = true
  }

  withdraw(key: string): void {
    const watched = this.#watched.get(key)
    if (watched === undefined) return
    watched.isTakenDown = true
    watched.asksSince = this.#step
  }

  restore(key: string, heading: string, file: string | null): void {
    const watched = this.#watched.get(key)
    if (watched === undefined) return
    this.#refuseUnheard(key, 'restore')
    watched.said.push({answer: 'restore', step: this.#step, heading, file, isUndone: false})
    watched.isTakenDown = false
  }

  /** Entries have left the register for good: documents never come back, and a case only above one that was never here (A15). */
  leave(keys: readonly string[], why: 'purged' | 'erased'): void {
    for (const key of keys) {
      const watched = this.#watched.get(key)
      if (watched === undefined) continue
      const last = this.#lastOf(watched)
      watched.hasLeft = true
      // A no is not forgotten with what it was said about.
      if (why === 'erased' || watched.isTakenDown || (last !== null && last.answer !== 'publish' && last.answer !== 'resolve-publish')) watched.asksSince = this.#step
      for (const said of [...watched.said, ...watched.declared]) said.isUndone = true
    }
  }

  /**
   * A backup made at a step is put back: what people have said yes to since, nobody has said. What
   * was withdrawn, taken back, made secret or purged since is so still, and what the registry has said since it must say again (P3): a case is waited for with each of its rows, so that one of them was about
   * a protected person is what they say when they are heard. Where the register was lost, nobody knows the first day of what was first public after the backup.
   */
  goBack(step: number, isLost: boolean): void {
    for (const watched of this.#watched.values()) {
      for (const said of watched.said) if (said.step > step && LETS_OUT.has(said.answer)) said.isUndone = true
      for (const declared of watched.declared) if (declared.step > step) declared.isUndone = true
      const {word} = watched
      watched.isUnheard ||= watched.toldSince > step
      // What the copy has not heard is new whatever its time; what it has heard is as new as it was then.
      const changedAt = watched.isUnheard ? null : (watched.times.findLast((told) => told.step <= step)?.changedAt ?? null)
      watched.times.push({step: this.#step, changedAt})
      watched.word = {...word, changedAt, isProtected: word.isProtected && (word.document !== null || watched.protectedSince <= step)}
      if (isLost && watched.firstSeen !== null && watched.firstSeen.step > step) watched.firstSeen = null
    }
  }

  /** A mark may stand on another row of the case: it is waited for with its case and its documents. */
  #refuseUnheard(key: string, answer: string): void {
    const related = [...this.#watched].filter(([other]) => other === key || other === key.replace(/:.*$/, '') || other.startsWith(`${key}:`))
    // What is gone from the register has nobody to ask about.
    const unheard = related.filter(([, {isUnheard, hasLeft}]) => isUnheard && !hasLeft).map(([other]) => other)
    if (unheard.length > 0) this.#rash.push(`${key} was answered with ${answer} before the registry was heard on ${unheard.join(', ')}`)
  }

  get step(): number {
    return this.#step
  }

  #lastOf({said}: Watched): Said | null {
    return said.findLast(({isUndone, answer}) => !isUndone && answer !== 'restore') ?? null
  }

  /** Everything that is public and must not be, in words. */
  whatIsWrong(entries: readonly (PublicEntry & {readonly key: string; readonly fileText: string | null})[], today: string, years: (key: string) => number, looser: boolean, numbers: ReadonlySet<string>): readonly string[] {
    const wrong: string[] = [...this.#rash]
    const live = new Set(entries.filter(({kind, form}) => kind === 'document' && form !== 'secret').map(({key}) => key.replace(/:.*$/, '')))
    for (const entry of entries) {
      const watched = this.#watched.get(entry.key)
      const say = (what: string): void => void wrong.push(`${entry.key} ${what}`)
      if (watched === undefined) {
        say('is public and was never told of')
        continue
      }
      if (!(watched.word.isOld && live.has(entry.key))) watched.firstSeen ??= {day: today, step: this.#step}
      const {word, said} = watched
      const parent = entry.kind === 'document' ? this.#watched.get(entry.key.replace(/:.*$/, '')) : undefined
      const last = this.#lastOf(watched)
      const answeredSince = said.some(({answer, step, isUndone}) => !isUndone && LETS_OUT.has(answer) && step >= watched.asksSince)
      if (watched.hasLeft && !(entry.kind === 'case' && live.has(entry.key))) say('has left the register for good')
      if (watched.isMissing || word.isCancelled) say('is gone from the registry')
      if (parent !== undefined && (parent.isMissing || parent.word.isCancelled)) say('is of a case that is gone from the registry')
      if (last !== null && NO.has(last.answer)) say(`stays out by a person’s ${last.answer}`)
      if (watched.isUnheard) say('is public, and the registry has said something else of it since the backup')
      if (word.isProtected) say('is about a protected person')
      if (entry.kind === 'case' && [...this.#watched].some(([key, row]) => key.startsWith(`${entry.key}:`) && row.isUnheard && !row.hasLeft && row.word.isProtected)) say('has a row about a protected person that the registry has not told again')
      if (entry.form === 'secret') continue
      if (watched.asksSince >= 0 && !answeredSince) say('was let out by nobody since it came back, was taken down or changed under a no')
      if (!(entry.kind === 'case' && live.has(entry.key)) && watched.firstSeen !== null && yearsOn(watched.firstSeen.day, years(entry.key)) <= today) say(`has been public since ${watched.firstSeen.day}`)
      if (last?.answer === 'secret') say('was made secret by a person')
      if (entry.form === 'receipt') continue
      for (const text of numberedTexts(entry, numbers)) if (!isVouchedFor(text, text.isOfCase ? parent : watched)) say(`shows an identity number in its ${text.where}, and no two stand for it`)
      const heading = entry.heading.match(MADE_UP)?.at(-1)?.toLowerCase() ?? ''
      const isLetOut = (wanted: string | null, of: 'heading' | 'file'): boolean => said.some((one) => !one.isUndone && LETS_OUT.has(one.answer) && one[of] === wanted)
      if (!watched.headings.has(heading)) say(`says ${heading}, which nobody wrote`)
      if (heading === word.heading.word) {
        if (word.secrecy === 'yes' || (word.secrecy === 'unknown' && !isLetOut(heading, 'heading'))) say('has a heading that the registry does not call open')
        if (['person', 'sender', ...(looser ? [] : ['phone'])].includes(word.heading.kind) && !isLetOut(heading, 'heading')) say(`names a ${word.heading.kind} and was let out by nobody`)
        if (word.document?.hasRegistrar === false && !isLetOut(heading, 'heading') && said.every(({isUndone}) => isUndone)) say('was decided by nobody')
      }
      if (!('caseHeading' in entry)) continue
      const caseHeading = entry.caseHeading?.match(MADE_UP)?.at(-1)?.toLowerCase() ?? null
      if (parent !== undefined && caseHeading !== null) {
        const ofCase = this.#lastOf(parent)
        if (parent.word.secrecy === 'yes' && caseHeading === parent.word.heading.word) say('shows the heading of a secret case')
        if (ofCase !== null && (NO.has(ofCase.answer) || ofCase.answer === 'secret')) say(`shows the heading of a case under a person’s ${ofCase.answer}`)
      }
      if (parent !== undefined && (parent.word.secrecy !== 'no' || this.#lastOf(parent)?.answer === 'secret') && !said.some(({answer, isUndone}) => !isUndone && LETS_OUT.has(answer))) say('is of a secret case and was let out by nobody')
      if (entry.fileText !== null) {
        const file = word.document?.file ?? null
        const bytes = entry.fileText.match(MADE_UP)?.at(-1)?.toLowerCase() ?? ''
        if (word.document?.documentSecrecy !== 'no' && !isLetOut(bytes, 'file')) say('shows a file of a document under secrecy')
        if (file?.word === bytes && file.choice !== 'yes' && !isLetOut(bytes, 'file')) say('shows a file that nobody chose to show')
        if (file?.word === bytes && file.kind === 'person' && !isLetOut(bytes, 'file')) say('shows a file that names a person and was let out by nobody')
        if (file?.kind === 'pdf') say('shows a file that nobody could read')
      }
    }
    return wrong
  }
}

interface NumberedText {
  readonly where: keyof Texts
  readonly text: string
  /** The heading of a document's case is the case's own word. */
  readonly isOfCase?: true
}

/** What of a public row holds one of the registry's numbers. */
function numberedTexts(entry: Exclude<PublicEntry, {form: 'secret' | 'receipt'}> & {readonly fileText: string | null}, numbers: ReadonlySet<string>): readonly NumberedText[] {
  const texts: NumberedText[] = [{where: 'heading', text: entry.heading}]
  if (entry.kind === 'document') {
    if (entry.caseHeading !== null) texts.push({where: 'heading', text: entry.caseHeading, isOfCase: true})
    if (entry.party !== null) texts.push({where: 'party', text: entry.party})
    for (const {name} of entry.files) texts.push({where: 'names', text: name})
    if (entry.fileText !== null) texts.push({where: 'file', text: entry.fileText})
  }
  return texts.filter(({text}) => {
    const digits = text.replace(/[\s\u00a0\u2013+.-]+/g, '')
    return [...numbers].some((number) => digits.includes(number))
  })
}

/** Whether two persons have said of that very text, and not taken back, that it holds no identity number. */
function isVouchedFor({where, text}: NumberedText, watched: Watched | undefined): boolean {
  const isSame = (said: Texts): boolean => (where === 'names' ? said.names.includes(text) : where === 'file' ? said.file !== null && text.toLowerCase().includes(said.file) : said[where] === text)
  return new Set(watched?.declared.filter(({isUndone, texts}) => !isUndone && isSame(texts)).map(({by}) => by)).size >= 2
}

/** What of a word every register has heard alike: bytes may not have been seen yet, and what a row says of its case is the case's. That a case has a row from before the diary is not told again by an export without it. */
function wordsThatStand({document, changedAt: _, isOld: __, ...word}: Word): string {
  return JSON.stringify([word, document === null ? null : {...document, case: null, file: document.file === null ? null : [document.file.name, document.file.choice]}])
}

function yearsOn(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  return day.endsWith('-02-29') && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0)) ? `${year}-03-01` : `${year}${day.slice(4)}`
}
