import {tellFile, tellPieces, type FileQuestion} from './tell-file.ts'

// A process of its own: readers of foreign files are not let near the register. Files come in on its standard input, one after the other, each after a line
// that says what it is; what each says goes out as a line. It may read its own code and nothing else.

let waiting: Buffer[] = []
let length = 0
let question: FileQuestion | null = null
let isBusy = false

process.stdin.on('data', (chunk: Buffer) => {
  waiting.push(chunk)
  length += chunk.length
  void next()
})
// Nobody asks any more.
process.stdin.on('end', () => process.exit(0))
process.stdin.on('error', () => process.exit(0))
process.stdout.on('error', () => process.exit(0))

async function next(): Promise<void> {
  if (isBusy) return
  isBusy = true
  for (;;) {
    if (question === null) {
      if (!waiting.some((chunk) => chunk.includes(10))) break
      const all = Buffer.concat(waiting)
      const end = all.indexOf(10)
      question = JSON.parse(all.toString('utf8', 0, end)) as FileQuestion
      take(all.subarray(end + 1))
    }
    if (length < question.bytes) break
    const all = Buffer.concat(waiting)
    const asked = question
    question = null
    take(all.subarray(asked.bytes))
    const bytes = all.subarray(0, asked.bytes)
    const answer = await (asked.form === 'pieces' ? tellPieces(bytes) : tellFile(asked, bytes))
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
  isBusy = false
}

function take(rest: Buffer): void {
  waiting = rest.length === 0 ? [] : [rest]
  length = rest.length
}
