import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {textOfPicture} from '../../scripts/terminal-picture.js'
import {reviewScreen} from '../../src/words/review-screen.js'
import {ROOT} from './house.js'

const FOLDER = join(ROOT, 'docs/handbok/bilder')
const {sv} = reviewScreen
const picture = (name: string): string => textOfPicture(readFileSync(join(FOLDER, `${name}.svg`), 'utf8'))

describe('the pictures of the screens: after a change of their words, npm run pictures', () => {
  test('the queue has the words of the screen as it is', () => {
    const text = picture('granskning')
    for (const words of [sv.rehearsal, sv.title, sv.allCommittees, sv.waiting(167), sv.neverRun, sv.entry.title, sv.entry.why, sv.groups.person, sv.sortIs(sv.sorts.number)]) expect(text).toContain(words)
    for (const label of ['publish', 'withhold-file', 'withhold', 'rewrite-heading', 'replace-party', 'secret', 'escalate', 'defer', 'mark', 'filter', 'keys', 'leave'] as const) expect(text).toContain(sv.keys[label])
  })

  test('the list of keys says what the keys do now', () => {
    const text = picture('tangenter')
    expect(text).toContain(sv.overlays.keys)
    for (const action of ['publish', 'withhold-file', 'withhold', 'rewrite-heading', 'replace-party', 'secret', 'escalate', 'defer', 'take-over', 'take-down', 'bulk', 'undo', 'redo', 'mark', 'range'] as const) expect(text).toContain(sv.actions[action])
  })

  test('a file is read with what was found named where it stands', () => {
    const text = picture('fil')
    expect(text).toContain(sv.file.choices.yes)
    expect(text).toContain('[PERSONNUMMER')
  })

  test('the preview says what will happen, what is refused, and how it is confirmed', () => {
    const text = picture('forhandsvisning')
    expect(text).toContain(sv.overlays.preview(sv.answerNames.withhold))
    expect(text).toMatch(/^\d+ hålls inne/m)
    expect(text).toMatch(/^\d+ nekas: /m)
    expect(text).toMatch(/Enter beslutar om \d+\. Esc avbryter\./)
  })

  test('every picture is named in the handbook, and there is one for each that is', () => {
    const named = [...readFileSync(join(ROOT, 'docs/handbok/08-granskningen.md'), 'utf8').matchAll(/\(bilder\/([^)]+)\)/g)].map(([, name]) => name).sort()
    expect(named).toEqual(readdirSync(FOLDER).sort())
  })
})
