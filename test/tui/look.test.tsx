import {expect, test, vi} from 'vitest'
import {writeFileSync} from 'node:fs'
import {ReviewScreen} from '/work/main/src/tui/screens/review/review-screen.js'
import {FakeTerminal, KEYS} from '/work/main/test/tui/support/fake-terminal.js'
import {about, Queue, shownEntry, protectedEntry, documentContent, found, TEST_NUMBER, IDENTITY_NUMBER_RULE, PERSON_RULE, file, caseContent} from '/work/main/test/tui/support/waiting-entries.js'
const h = `Ansökan från Mira Alander ${TEST_NUMBER} om skolskjuts till Ekbackens förskola under vårterminen`
const entries = [
  shownEntry(1, {content: documentContent({heading: h, files: [file({choice:'missing'}), file({choice:'no', path:'b/hemlig.txt'})], parties: ['Ekbackens Bygg AB']}), findings: [found('personnummer','heading',h,TEST_NUMBER,IDENTITY_NUMBER_RULE), found('person','heading',h,'Mira Alander',PERSON_RULE)], grounds: ['file-choice-missing']}),
  shownEntry(2, {grounds: ['no-registrar','direction-unknown'], content: documentContent({direction:'unknown', documentSecrecy:'yes'})}),
  protectedEntry(3),
  shownEntry(4, {documentNumber: null, content: caseContent(), grounds: ['registrar-confirms']}),
  shownEntry(5, {stage: 'escalated', grounds: ['secret-case']}),
  ...Array.from({length: 70}, (_,i)=>shownEntry(i+10,{grounds:['registrar-confirms']})),
]
const out: string[] = []
for (const [c,r] of [[120,40],[60,20],[100,30],[80,24],[40,12]] as const) test(`look ${c}x${r}`, async () => {
  const t = new FakeTerminal(c,r)
  const q = new Queue(entries)
  const a = t.open(<ReviewScreen deeds={q.deeds()} about={about({isRehearsal: true})} />)
  await vi.waitFor(() => expect(t.frame).toContain('allmänheten'))
  const snap = (n: string) => out.push(`--- ${c}x${r} ${n} (${t.lines.length} lines)\n${t.frame}`)
  snap('first')
  for (const k of [' ', 'j','j','j','j','?','x','k','p','z','p','h', 'j', 'e']) { t.press(k); await new Promise(x=>setTimeout(x,40)); snap(`after ${k}`) }
  t.press('q'); await a.closed
  writeFileSync('/tmp/look.txt', out.join('\n'))
})
