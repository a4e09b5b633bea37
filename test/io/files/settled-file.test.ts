import {chmodSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {openAfresh} from '../../../src/io/files/new-file.js'
import {readSettled, refuseOthersFolder} from '../../../src/io/files/settled-file.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()

function file(mode: number): string {
  const path = join(folder.path, 'diarievakt.yaml')
  writeFileSync(path, 'x')
  chmodSync(path, mode)
  return path
}

describe('what is settled in a workspace', () => {
  test('is read in a shared one only where nobody but its owner could have written it', async () => {
    chmodSync(folder.path, 0o3770)
    expect(readSettled(folder.path, file(0o640)).toString()).toBe('x')
    for (const mode of [0o660, 0o642]) expect(await refusalOf(() => readSettled(folder.path, file(mode)))).toMatchObject({code: 'workspace-file-of-another', exitCode: 78})
    const link = join(folder.path, 'policy.yaml')
    symlinkSync(file(0o640), link)
    expect(await refusalOf(() => readSettled(folder.path, link))).toMatchObject({code: 'workspace-file-of-another', facts: {file: link}})
    mkdirSync(join(folder.path, 'fingerprint.key'), {mode: 0o700})
    expect(await refusalOf(() => readSettled(folder.path, join(folder.path, 'fingerprint.key')))).toMatchObject({code: 'workspace-file-of-another'})
  })

  test('may be a link in a workspace that one account has to itself', () => {
    chmodSync(folder.path, 0o700)
    const link = join(folder.path, 'policy.yaml')
    symlinkSync(file(0o660), link)
    expect(readSettled(folder.path, link).toString()).toBe('x')
  })

  test('is settled by the owner of the folder, or root', async () => {
    const owner = process.getuid?.() ?? 0
    chmodSync(folder.path, 0o3770)
    expect(await refusalOf(() => refuseOthersFolder(folder.path, owner + 1))).toMatchObject({code: 'workspace-of-another', exitCode: 78})
    for (const acting of [owner, 0]) refuseOthersFolder(folder.path, acting)
    chmodSync(folder.path, 0o700)
    refuseOthersFolder(folder.path, owner + 1)
  })
})

test('a file that is written whole before it gets its name is never written through what somebody laid there', async () => {
  const [victim, linked, planted] = ['offer', 'lank', 'sparad'].map((name) => join(folder.path, name))
  writeFileSync(victim ?? '', 'orörd')
  symlinkSync(victim ?? '', linked ?? '')
  linkSync(victim ?? '', planted ?? '')
  for (const path of [linked ?? '', planted ?? '']) {
    const made = await openAfresh(path, 0o600)
    await made.writeFile('nytt')
    await made.close()
    expect(readFileSync(path, 'utf8')).toBe('nytt')
  }
  expect(readFileSync(victim ?? '', 'utf8')).toBe('orörd')
})
