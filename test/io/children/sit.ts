import {SettingsSchema} from '../../../src/core/terms/settings.js'
import type {EntryId} from '../../../src/core/terms/identifiers.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {Session} from '../../../src/io/session.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {openDesk} from '../../../src/usecases/review/desk.js'

// A registrar who defers the first row, opens the next, and sits there until the line is lost.
const [asked = '', folder = '', instant = ''] = process.argv.slice(2)
const settings = SettingsSchema.parse(JSON.parse(asked))
const session = await Session.open({systemUser: 'reg', clock: clockAt(new Date(instant)), folder, settings, fingerprintKey: new Uint8Array(32).fill(7), newId: newLetters, judgement: () => loadJudgement(folder, settings)})
const desk = await openDesk(session, {committee: null})
const ids: EntryId[] = []
for await (const page of desk.rows()) ids.push(...page.map(({id}) => id))
const [first = '' as EntryId, next = '' as EntryId] = ids
const {seal} = await desk.show(first)
await desk.decide({seen: new Map([[first, seal]]), answer: {kind: 'defer'}, reason: null, note: null})
await desk.take(next)
desk.moved({filter: '', sort: 'waited', isReversed: false, isGrouped: true, entry: next, marks: [], reasons: [], pastFilters: []})
await desk.rest()
console.log(`${first} ${next}`)
await new Promise((done) => setTimeout(done, 600_000))
