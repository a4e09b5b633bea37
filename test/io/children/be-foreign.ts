import {spawnSync} from 'node:child_process'
import {readSync, writeFileSync} from 'node:fs'
import {setTimeout} from 'node:timers/promises'

// Does what it is told, as a reader of foreign files would that somebody has got the better of.
const {what, path} = JSON.parse(process.argv[2] ?? '') as {what: string; path: string}
const attempt = (work: () => unknown): string => {
  try {
    return String(work())
  } catch (error) {
    return String((error as {code?: unknown}).code)
  }
}
console.log(what)
switch (what) {
  case 'read': {
    const bytes = Buffer.alloc(100)
    console.log(bytes.toString('utf8', 0, readSync(3, bytes)))
    break
  }
  case 'write':
    console.log(attempt(() => writeFileSync(path, 'x')))
    break
  case 'start':
    console.log(attempt(() => spawnSync('true').error ?? 'started'))
    break
  case 'look around':
    console.log(Object.keys(process.env).length)
    break
  case 'complain':
    console.error('Elsa Lindqvist')
    throw new Error('Elsa Lindqvist')
  case 'eat': {
    const eaten: string[][] = []
    for (;;) eaten.push(Array.from({length: 100_000}, (_, at) => `text ${String(at)} ${String(eaten.length)}`))
  }
  case 'sleep':
    await setTimeout(600_000)
    break
  case 'flood':
    for (let at = 0; at < 200_000; at += 1) console.log('x'.repeat(100))
}
