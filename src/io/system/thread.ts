import {Worker} from 'node:worker_threads'
import {Refusal, type RefusalCode, type RefusalFacts} from '../../core/refusal.js'
import {ownModule} from './own-module.js'

/** What a module gives that works in a thread: made once from what can be sent, then asked again and again. */
export type Begin<Parts, Task, Result> = (parts: Parts) => (task: Task) => Promise<Result>

/** What a thread answers, and a failure as far as it can be sent. */
export type Answer = {readonly id: number} & (
  | {readonly kind: 'done'; readonly result: unknown}
  | {readonly kind: 'refused'; readonly code: RefusalCode; readonly facts: RefusalFacts}
  | {readonly kind: 'failed'; readonly name: string; readonly message: string; readonly code: string | null; readonly stack: string | null}
)

interface Waiting {
  readonly done: (result: never) => void
  readonly failed: (error: Error) => void
}

/** Room for what lives for a moment only: more is faster by little, and stays taken, once for each thread. Megabytes. */
const YOUNG_MB = 16

/** Work on another core. Tasks are answered in the order they are given; one that fails fails for the one who waits for it. */
export class Thread<Task, Result> {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #next = 0
  /** Why it can answer no more. */
  #ended: Error | null = null

  /** `module` is compiled JavaScript that exports `begin`. Memory in megabytes, beyond which the thread ends with an error. */
  constructor(module: URL, parts: unknown, memoryMB: number) {
    this.#worker = new Worker(ownModule('io/system/thread-main'), {workerData: {module: module.href, parts}, resourceLimits: {maxOldGenerationSizeMb: memoryMB, maxYoungGenerationSizeMb: YOUNG_MB}})
    this.#worker.on('message', (answer: Answer) => this.#answer(answer))
    this.#worker.on('error', (error: Error) => this.#failAll(error))
    this.#worker.on('messageerror', (error: Error) => this.#failAll(error))
    this.#worker.on('exit', () => this.#failAll(new Error('The thread ended')))
  }

  run(task: Task): Promise<Result> {
    // Nobody would ever answer.
    if (this.#ended !== null) return Promise.reject(this.#ended)
    const id = this.#next++
    const answered = new Promise<Result>((done, failed) => this.#waiting.set(id, {done, failed}))
    this.#worker.postMessage({id, task})
    return answered
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #answer(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (waiting === undefined) return
    switch (answer.kind) {
      case 'done':
        waiting.done(answer.result as never)
        return
      case 'refused':
        waiting.failed(new Refusal(answer.code, answer.facts))
        return
      case 'failed':
        waiting.failed(Object.assign(new Error(answer.message), {name: answer.name, ...(answer.stack === null ? {} : {stack: answer.stack}), ...(answer.code === null ? {} : {code: answer.code})}))
    }
  }

  #failAll(error: Error): void {
    this.#ended ??= error
    for (const {failed} of this.#waiting.values()) failed(error)
    this.#waiting.clear()
  }
}
