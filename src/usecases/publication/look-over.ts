import {drawnText, HeldBackIndex, isDistinctive, wordsOf, type HeldBack} from '../../core/publication/last-look.js'
import type {PublicEntry} from '../../core/publication/public-entry.js'
import type {Version} from '../../core/publication/version.js'
import {holdsIdentityNumber} from '../../core/scan/holds-identity-number.js'
import {couldBePerson} from '../../core/scan/could-be-person.js'
import {scanText} from '../../core/scan/scan-text.js'
import type {Lexica} from '../../core/scan/lexica.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {heldBackEntries} from '../../io/db/held-back-table.js'
import type {ReleaseBuilder} from '../../io/files/site-folder.js'
import type {Session} from '../../io/session.js'
import type {Assembled} from './assemble.js'

/** Entries that the last look found on the finished pages and that must not be released. */
export interface LastLook {
  readonly held: readonly EntryId[]
  /** Pages with a hit that no entry on them accounts for: the release is not used. */
  readonly unexplained: readonly string[]
}

/**
 * The last look: finished files are read back from disk and searched for identity numbers of certain grade, for what their own entries
 * hold back, and for every held-back text that is distinctive. Pages that are byte for byte those of the release before were looked over then.
 * Without word lists nobody can tell which internal parties are persons: then those are not looked for.
 */
export async function lookOver(session: Session, lexica: Lexica | null, {plan, entries}: Assembled, builder: ReleaseBuilder, showsOn: ReadonlyMap<string, readonly EntryId[]>): Promise<LastLook> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const held = new Set<EntryId>()
  const everywhere = await heldBackEverywhere(session, lexica, entries)

  for (const showing of plan.showings.values()) {
    // What a person let out after seeing this very finding is not asked about again.
    if (showing.version.stage === 'published' || showing.version.decision !== null) continue
    const shown = byId.get(showing.version.entry)
    if (shown !== undefined && lexica !== null && showsOwnSecret(lexica, showing.version, shown)) held.add(shown.id)
  }

  const unexplained: string[] = []
  for (const path of builder.written) {
    if (!path.endsWith('.html')) continue
    const text = drawnText(builder.read(path))
    const hits = everywhere.in(text)
    const isNumbered = holdsIdentityNumber(text)
    if (hits.length === 0 && !isNumbered) continue
    const guilty = (showsOn.get(path) ?? []).filter((id) => {
      const entry = byId.get(id)
      if (entry === undefined) return false
      const own = publicTextsOf(entry).join(' ¦ ')
      return (isNumbered && holdsIdentityNumber(own)) || (hits.length > 0 && everywhere.in(own).some((hit) => hit.entry !== id))
    })
    if (guilty.length === 0) unexplained.push(path)
    // What a person let out knowing the text stays out; an identity number never does.
    for (const id of guilty) if (isNumbered || plan.showings.get(id)?.version.decision == null) held.add(id)
  }
  return {held: [...held], unexplained}
}

/** True when a row shows what the same entry holds back: its internal party, when that could be a person. */
function showsOwnSecret(lexica: Lexica, {content}: Version, shown: PublicEntry): boolean {
  if (content.kind !== 'document' || content.internalParty === '' || shown.form === 'secret' || shown.form === 'receipt') return false
  if (!isPersonal(lexica, content.internalParty)) return false
  const index = new HeldBackIndex([{entry: shown.id, text: content.internalParty}])
  // What the publication name says openly is not held back.
  if (content.parties.some((party) => index.in(party).length > 0)) return false
  return publicTextsOf(shown).some((text) => index.in(text).length > 0)
}

function isPersonal(lexica: Lexica, party: string): boolean {
  const {findings} = scanText([{field: 'party', index: 0, text: party}], {caseNature: 'unknown', lexica})
  return findings.length > 0 || couldBePerson(party, lexica)
}

async function heldBackEverywhere(session: Session, lexica: Lexica | null, entries: readonly PublicEntry[]): Promise<HeldBackIndex> {
  const publicTexts = new Set(entries.flatMap(publicTextsOf).map((text) => wordsOf(text).join(' ')))
  const texts: HeldBack[] = []
  for await (const page of heldBackEntries(session.db)) {
    for (const {entry, content} of page) {
      const personal = lexica !== null && content.kind === 'document' && content.internalParty !== '' && isPersonal(lexica, content.internalParty) ? [content.internalParty] : []
      for (const text of [...(isDistinctive(content.heading) ? [content.heading] : []), ...personal]) {
        if (!publicTexts.has(wordsOf(text).join(' '))) texts.push({entry, text})
      }
    }
  }
  return new HeldBackIndex(texts)
}

/** Everything a row shows that came from the registry. */
function publicTextsOf(entry: PublicEntry): readonly string[] {
  switch (entry.form) {
    case 'secret':
    case 'receipt':
      return []
    case 'plain':
    case 'withheldFile':
      return entry.kind === 'case'
        ? [entry.heading, entry.officer ?? '']
        : [entry.heading, entry.caseHeading ?? '', entry.party ?? '', entry.officer ?? '', ...entry.files.map(({name}) => name)]
  }
}
