import {parentPort, workerData} from 'node:worker_threads'
import {Refusal} from '../../core/refusal.js'
import type {Answer, Begin} from './thread.js'

// What a thread runs: the module it was started for, one task after the other.
const {module, parts} = workerData as {readonly module: string; readonly parts: unknown}
const {begin} = (await import(module)) as {readonly begin: Begin<unknown, unknown, unknown>}
const work = begun()
let earlier: Promise<void> = Promise.resolve()

parentPort?.on('message', ({id, task}: {readonly id: number; readonly task: unknown}) => {
  earlier = earlier.then(async () => parentPort?.postMessage(await answer(id, task)))
})

/** What cannot begin is told to the first who asks it for something: a thread that dies could not say why it refused. */
function begun(): (task: unknown) => Promise<unknown> {
  try {
    return begin(parts)
  } catch (error) {
    return async () => {
      throw error
    }
  }
}

async function answer(id: number, task: unknown): Promise<Answer> {
  try {
    return {id, kind: 'done', result: await work(task)}
  } catch (error) {
    if (error instanceof Refusal) return {id, kind: 'refused', code: error.code, facts: error.facts}
    const {name, message, stack} = error instanceof Error ? error : new Error(String(error))
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
    return {id, kind: 'failed', name, message, code, stack: stack ?? null}
  }
}
