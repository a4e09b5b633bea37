import {describe, expect, test} from 'vitest'
import {readFileText} from '../../../../src/io/files/reading/read-file.js'
import {headerInWords, withoutPictureIds} from '../../../../src/io/files/reading/mail-headers.js'
import {scanText} from '../../../../src/core/scan/scan-text.js'
import {lexica} from '../../../core/scan/support.js'

const MACHINES = `Received: from mail.ekbacken.example (mail.ekbacken.example [192.0.2.17])
\tby mx.lansstyrelsen.example (Postfix) with ESMTPS id 4Vx2Qk1Y2Rz9sTP
\tfor <registrator@lansstyrelsen.example>; Tue, 03 Feb 2026 09:12:44 +0100 (CET)
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=ekbacken.example;
\ts=s2048; t=1770106364; h=from:to:subject:date:message-id;
\tbh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
\tb=Zm9vYmFyMDcwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEy
Authentication-Results: mx.lansstyrelsen.example; dkim=pass header.i=@ekbacken.example; spf=pass smtp.mailfrom=registrator@ekbacken.example
Message-ID: <DB7PR04MB5178E3F2A1C0B9D84C6F7A1E92D9A@DB7PR04MB5178.eurprd04.prod.outlook.example>
In-Reply-To: <20260202153012.3F2A91C0B9@mail.lansstyrelsen.example>
References: <20260202153012.3F2A91C0B9@mail.lansstyrelsen.example>
 <CAFx3+rT_9aZk2Qw=LmN8@mail.lansstyrelsen.example>
X-MS-Exchange-Organization-Network-Message-Id: 5c9b9f1e-7a5e-4f0b-2c6d-08dc24a1b2c3`

const PEOPLE = {
  From: 'Registrator <registrator@ekbacken.example>',
  To: 'Registrator <registrator@lansstyrelsen.example>',
  Subject: 'Yttrande om vattenskydd',
} as const

/** What is found in a letter from office to office with some headers changed. */
async function found(changes: Readonly<Record<string, string>> = {}, machines = MACHINES, body = 'Hej,\n\nKommunen har inget att erinra.\n\nKommunkansliet\n'): Promise<readonly string[]> {
  const headers = Object.entries({...PEOPLE, ...changes}).map(([key, value]) => `${key}: ${value}`)
  const letter = `${machines}\n${headers.join('\n')}\nDate: Tue, 3 Feb 2026 09:12:40 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${body}`.replaceAll('\n', '\r\n')
  const read = await readFileText('brev.eml', Buffer.from(letter), {textBytes: 4_000_000, files: {ocr: 'off', knownPictures: []}})
  if (read.kind !== 'text') throw new Error('The letter was not read')
  return scanText([{field: 'file', index: 0, text: read.file.text}], {caseNature: 'unknown', lexica}).findings.map(({kind}) => kind)
}

describe('E2 B11: what machines write into a letter is read as what it is', () => {
  test('a letter between two offices is clear', async () => {
    expect(await found()).toEqual([])
  }, 30_000)

  test.each([
    ['From', 'Elsa Lindqvist <elsa.lindqvist@post.example>'],
    ['To', 'elsa.lindqvist@post.example'],
    ['Cc', 'Registrator <registrator@ekbacken.example>, elsa.lindqvist@post.example'],
    ['Reply-To', 'elsa.lindqvist@post.example'],
    ['Bcc', 'elsa.lindqvist@post.example'],
    ['Return-Path', '<elsa.lindqvist@post.example>'],
    ['X-Original-To', 'elsa.lindqvist@post.example'],
    ['Resent-From', 'elsa.lindqvist@post.example'],
    ['X-Something-New', 'elsa.lindqvist@post.example'],
  ])('%s is for people, and looked through', async (key, value) => {
    expect(await found({[key]: value})).toContain('email')
  }, 30_000)

  test('names in subject and body are found', async () => {
    expect(await found({Subject: 'Klagomål från Elsa Lindqvist'})).toContain('person')
    expect(await found({}, MACHINES, 'Hälsningar\nElsa Lindqvist\n')).toContain('person')
    expect(await found({}, MACHINES.replace('for <registrator@', 'for <elsa.lindqvist@'))).toContain('email')
  }, 60_000)

  test.each(['<elsa.lindqvist.1985@post.example>', '<lindqvist20260203@post.example>', '<ELSALINDQVIST123@post.example>', 'elsa@post.example', '<e.lindqvist-123@post.example>', '<Elsa.20260203@post.example>', '<a1@b>, elsa.lindqvist@post.example'])('an id that could hold a name is told as it stands: %s', (id) => {
    expect(headerInWords('message-id', id)).toBe(`message-id: ${id}`)
  })

  test('an id in a header for people stays an address', () => {
    expect(headerInWords('from', '<20260202153012.3F2A91C0B9@post.example>')).toBe('from: <20260202153012.3F2A91C0B9@post.example>')
  })

  test('a number in an id is still found', async () => {
    expect(await found({'X-Mailer-Message-ID': '<18900101-9802.123@post.example>'})).toContain('personnummer')
  }, 30_000)

  test('a letter’s own pictures are no addresses, and other places are as they were', () => {
    expect(withoutPictureIds('<img src="cid:image001.png@01DA5678.1234ABCD">')).toBe('<img src="cid:image001.png 01DA5678.1234ABCD">')
    expect(withoutPictureIds('<img src="cid:elsa.lindqvist@post.example">')).toContain('elsa.lindqvist@post.example')
  })
})
