import {setImmediate} from 'node:timers/promises'

const AT_A_TIME = 10

/** The same things one after the other; now and then whatever waits for this thread has it for a moment, as an answer of the database and the next question to it. */
export async function* lettingOthers<T>(things: Iterable<T>): AsyncGenerator<T> {
  let count = 0
  for (const thing of things) {
    yield thing
    count += 1
    if (count % AT_A_TIME === 0) await setImmediate()
  }
}
