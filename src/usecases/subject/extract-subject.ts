import {documentAddress, caseAddress} from '../../core/publication/page-address.js'
import {lastDayShown} from '../../core/retention/expiry.js'
import {gradeOf, subjectTexts} from '../../core/subject/entry-places.js'
import {entryMarks, holdsOthers, type Extract, type ExtractEntry, type ExtractText, type ExtractThing, type LookMark} from '../../core/subject/extract.js'
import type {Sighting} from '../../core/subject/seek.js'
import {registrarOf} from '../../core/terms/settings.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import {decisionsOf, noteText} from '../../io/db/decision-table.js'
import {findStanding} from '../../io/db/entry-table.js'
import type {KeptEntry} from '../../io/db/subject-table.js'
import {outboxPath, putInOutbox} from '../../io/files/outbox.js'
import {sha256} from '../../io/system/digest.js'
import type {Session} from '../../io/session.js'
import {extractPaper} from '../../papers/subject/extract-paper.js'
import type {Language} from '../../words/languages.js'
import {deed} from '../deed.js'
import {findEntry} from '../register/find-entry.js'
import {keepingOf} from './keeping.js'
import {keptFor} from './kept-for.js'
import type {SeenThing} from './question.js'
import {recordSearch, search, type Searched, type SubjectQuestion} from './search.js'
import type {SeenEntry} from './search-register.js'

/** Which of what is held is to stand in the extract: what was picked out by its id, or everything that was found. */
export interface ExtractOrder extends SubjectQuestion {
  /** Ids as `subject find` tells them, diary numbers, page addresses; null for all that is found. */
  readonly ids: readonly string[] | null
  readonly committee: string | null
  readonly language: Language
}

export interface Extracted {
  readonly search: string
  readonly files: readonly {readonly path: string; readonly sha256: string}[]
  readonly entries: number
  readonly things: number
  /** How many entries and things must be looked at before anything is handed out. */
  readonly toLookAt: number
  readonly isWhole: boolean
  readonly committees: readonly string[]
  readonly awaitsAuthorised: Extract['awaitsAuthorised']
}

/** Makes an extract that can be handed out to the person once somebody has looked it through (GDPR 15). It lies in the outbox, as JSON and as text. */
export const extractSubject = deed('subject.read', async (session, order: ExtractOrder): Promise<Extracted> => {
  const searched = await search(session, order)
  const {entries, things} = order.ids === null ? searched : await pickOut(session, searched, order.ids, order.committee)
  const extract = await extractOf(session, searched, entries, things)
  const contents = [
    {name: `registerutdrag-${extract.search}.json`, text: `${JSON.stringify({schema: 'diarievakt.extract/1', ...(session.isRehearsal ? {rehearsal: true} : {}), ...extract}, null, 2)}\n`},
    {name: `registerutdrag-${extract.search}.md`, text: `${session.isRehearsal ? 'ÖVNING\n\n' : ''}${extractPaper(extract, order.language)}`},
  ]
  const files = contents.map(({name, text}) => ({path: outboxPath(name), sha256: sha256(text)}))
  // A file is access as a screen is: the log knows first (K7).
  await session.change(async ({record}) => {
    await recordSearch(searched, record)
    for (const committee of [...searched.found.committees, ...(searched.found.isWhole ? [null] : [])]) {
      const of = (one: {readonly committee: string | null}): boolean => one.committee === committee
      await record(
        {
          kind: 'subject.extracted',
          search: extract.search,
          entries: extract.entries.filter(of).length,
          things: extract.things.filter(of).length,
          protectedShown: extract.entries.filter((entry) => of(entry) && entry.marks.includes('protected')).map(({id}) => id),
          sha256: files.map((file) => file.sha256),
        },
        committee === null ? undefined : (committee as CommitteeCode),
      )
    }
  })
  for (const {name, text} of contents) await putInOutbox(session.folder, name, text)
  const {isWhole, committees, awaitsAuthorised} = searched.found
  return {search: extract.search, files, entries: extract.entries.length, things: extract.things.length, toLookAt: extract.toLookAt, isWhole, committees, awaitsAuthorised}
})

async function pickOut(session: Session, searched: Searched, ids: readonly string[], committee: string | null): Promise<Pick<Searched, 'entries' | 'things'>> {
  const entries: SeenEntry[] = []
  const things: SeenThing[] = []
  for (const id of ids) {
    const found = searched.things.filter((thing) => thing.id === id)
    if (found.length > 0) things.push(...found)
    else entries.push(await pickEntry(session, searched, id, committee))
  }
  return {entries: [...new Map(entries.map((entry) => [entry.kept.entry, entry])).values()], things: [...new Set(things)]}
}

/** An entry by its id, whether or not the person was seen in it: somebody who knows more than the search may take it in. */
async function pickEntry(session: Session, {entries}: Searched, id: string, committee: string | null): Promise<SeenEntry> {
  const {entry} = await findEntry(session, id, committee, 'subject.read')
  const seen = entries.find(({kept}) => kept.entry === entry)
  if (seen !== undefined) return seen
  return {kept: await keptFor(session, entry), grade: 'likely', places: [], files: []}
}

async function extractOf(session: Session, searched: Searched, entries: readonly SeenEntry[], things: readonly SeenThing[]): Promise<Extract> {
  const {settings} = session
  const {found} = searched
  const told = {entries: await Promise.all(entries.map((entry) => entryOf(session, searched, entry))), things: things.map((thing) => thingOf(session, searched, thing))}
  return {
    search: found.search,
    madeOn: session.today,
    municipality: settings.municipality.name,
    contact: settings.municipality.contact ?? null,
    committees: found.committees.map((code) => ({code, name: session.committee(code).name, email: registrarOf(settings, code)?.email ?? null, phone: registrarOf(settings, code)?.phone ?? null})),
    isWhole: found.isWhole,
    ...told,
    toLookAt: told.entries.filter((entry) => entry.marks.length > 0 || entry.texts.some(({marks}) => marks.length > 0)).length + told.things.filter(({marks}) => marks.length > 0).length,
    awaitsAuthorised: found.awaitsAuthorised,
    keeping: keepingOf(session),
  }
}

async function entryOf(session: Session, searched: Searched, seen: SeenEntry): Promise<ExtractEntry> {
  const {kept} = seen
  const {key} = kept
  const current = kept.versions.find(({number}) => number === kept.currentVersion)
  if (current === undefined) throw new Error('An entry has no current version')
  const content = current.content()
  const committee = Object.hasOwn(session.settings.committees, key.committee) ? session.committee(key.committee) : null
  const from = [kept.firstPublishedOn, kept.publishedEarlier].filter((day) => day !== null).sort()[0] ?? null
  const address = content.kind === 'case' ? caseAddress(kept.entry) : documentAddress(kept.entry)
  const ofCase = kept.caseEntry === null ? null : await findStanding(session.db, kept.caseEntry)
  const decisions = await decisionsOf(session.db, kept.entry)
  const notes = (await Promise.all([...new Set(decisions.flatMap(({note}) => note ?? []))].map((note) => noteText(session.db, note)))).filter((text) => text !== null)
  return {
    id: kept.entry,
    committee: key.committee,
    committeeName: committee?.name ?? key.committee,
    diaryNumber: key.caseNumber,
    documentNumber: key.documentNumber,
    kind: content.kind,
    date: content.date,
    stage: current.stage,
    onTheWeb: {
      isPublic: kept.shownVersion !== null,
      from,
      lastDay: from === null ? null : lastDayShown(from, session.retentionYears(key.committee)),
      address: kept.shownVersion === null ? null : `${session.settings.site.baseUrl?.replace(/\/$/, '') ?? ''}/${address}`,
    },
    texts: [
      ...textsOf(session, searched, kept),
      ...seen.files.flatMap(({places}) => places.map(({text}) => toText(session, searched, 'fileText', text, [], true))),
      ...notes.map((text) => toText(session, searched, 'note', text, [], true)),
    ],
    decisions: decisions.map(({kind, at, undoneAt}) => ({kind, at, isUndone: undoneAt !== null})),
    marks: [
      ...entryMarks(content, {isProtected: kept.isProtected, hasSpecificSecrecy: committee?.hasSpecificSecrecy ?? false, isOfSecretCase: ofCase !== null && ofCase.content.headingSecrecy !== 'no'}),
      ...(seen.places.length + seen.files.length === 0 ? (['not-by-name'] as const) : []),
    ],
  }
}

/** Every text of every version, each once: what many versions say the same stands with all their numbers. */
function textsOf(session: Session, searched: Searched, kept: KeptEntry): readonly ExtractText[] {
  const told = new Map<string, {readonly field: ExtractText['field']; readonly text: string; readonly versions: number[]}>()
  for (const {number, content} of kept.versions) {
    for (const {field, index, text} of subjectTexts(kept.key, content())) {
      const name = `${field} ${index} ${text}`
      const known = told.get(name)
      if (known === undefined) told.set(name, {field, text, versions: [number]})
      else known.versions.push(number)
    }
  }
  const all = [...told.values()].map(({field, text, versions}) => toText(session, searched, field, text, versions, versions.includes(kept.currentVersion)))
  // The number heads the entry; it is a text of its own where the person stands in it.
  return all.filter(({field, grade}) => field !== 'number' || grade !== null)
}

function toText(session: Session, {seeker}: Searched, field: ExtractText['field'], text: string, versions: readonly number[], isCurrent: boolean): ExtractText {
  const own: readonly Sighting[] = seeker.see(text)
  return {field, versions, isCurrent, text, grade: gradeOf(own), marks: holdsOthers(field, text, own, session.judgement.lexica) ? ['other-persons'] : []}
}

function thingOf(session: Session, {seeker}: Searched, {store, where, committee, grade, times, from, to, text, others, mayBeSecret}: SeenThing): ExtractThing {
  const marks: LookMark[] = mayBeSecret ? ['secrecy'] : []
  if (text === null && store === 'lyingFiles') marks.push('text-not-here')
  if (others !== null && holdsOthers('note', others, seeker.see(others), session.judgement.lexica)) marks.push('other-persons')
  if (committee !== null && Object.hasOwn(session.settings.committees, committee) && session.committee(committee).hasSpecificSecrecy && text !== null) marks.push('specific-secrecy')
  return {store, where, committee, grade, times, from, to, text, marks}
}
