import {PassThrough} from 'node:stream'
import {expect, test, vi} from 'vitest'
import {openConversation} from '../../src/cli/conversation.js'
import {openLinearReview} from '../../src/tui/linear/review.js'
import {reviewScreen} from '../../src/words/review-screen.js'
import {about, documentContent, Queue, shownEntry} from '../tui/support/waiting-entries.js'

const PROMPT = reviewScreen.sv.linear.prompt

test('B7: lines that are pasted at once answer for the one row that was read aloud, and for no other', async () => {
  const from = new PassThrough()
  let said = ''
  const prompts = (): number => said.split(PROMPT).length - 1
  const queue = new Queue(Array.from({length: 3}, (_, at) => shownEntry(at + 1, {grounds: ['registrar-confirms'], content: documentContent({heading: `Remiss nummer ${at}`})})))
  const conversation = openConversation(from, (text) => {
    said += text
  })
  const over = openLinearReview(queue.deeds(), about(), conversation)
  from.write('1\n1\n')
  await vi.waitFor(() => expect(prompts()).toBe(1), {timeout: 5000})
  expect(queue.asked.filter((one) => one.startsWith('decide'))).toEqual([])
  from.write('1\n1\n1\n')
  await vi.waitFor(() => expect(prompts()).toBe(2), {timeout: 5000})
  expect(queue.asked.filter((one) => one.startsWith('decide'))).toEqual(['decide entry1 publish null'])
  from.end()
  await over
})
