import PostalMime, {decodeWords, type Attachment} from 'postal-mime'
import {tellHtml} from './html-text.ts'
import {headerInWords, withoutPictureIds} from './mail-headers.ts'
import {Unread, type Telling} from './telling.ts'

/** Tells everything that a letter says: its headers, its text in every form that it has, and the files that came with it. */
export async function tellMail(telling: Telling, bytes: Uint8Array): Promise<void> {
  const head = Buffer.from(bytes.subarray(0, 20_000)).toString('latin1')
  if (!/^(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)+/.test(head) || !/^(?:from|to|subject|date|received|message-id|mime-version|content-type):/im.test(head)) throw new Unread('other-kind')
  const mail = await PostalMime.parse(bytes, {attachmentEncoding: 'arraybuffer', rfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 1 << 20}).catch(() => {
    throw new Unread('damaged')
  })
  telling.say(mail.headers.map(({key, value}) => headerInWords(key, decodeWords(value))).join('\n'), 'mail')
  if (mail.text !== undefined) telling.say(mail.text, 'body')
  if (mail.html !== undefined) tellHtml(telling, withoutPictureIds(mail.html))
  for (const attachment of mail.attachments) await tellAttachment(telling, attachment)
  tellRest(telling, bytes)
}

async function tellAttachment(telling: Telling, {filename, mimeType, content, description, disposition}: Attachment): Promise<void> {
  if (description !== undefined && description !== '') telling.say(description, 'alt')
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  const name = filename ?? (mimeType === 'message/rfc822' ? 'brev.eml' : mimeType === 'text/plain' ? 'text.txt' : mimeType === 'text/html' ? 'text.html' : '')
  // A calendar or a card is a text of its own sort.
  if (/^text\/(?:calendar|vcard|x-vcard|directory|csv|markdown)$/.test(mimeType)) telling.say(Buffer.from(bytes).toString('utf8'), 'body')
  else if (name === '' && disposition === null && bytes.length === 0) return
  else await telling.readOn(name === '' ? 'bilaga' : name, bytes)
}

/** Lines that no part of the letter is made of, such as those before the first part: nobody shows them, and they are sent along. */
function tellRest(telling: Telling, bytes: Uint8Array): void {
  const said = telling.text
  const rest = Buffer.from(bytes)
    .toString('utf8')
    .split(/\r?\n/)
    .slice(0, 200_000)
    .filter((line) => line.length < 1_000 && /\p{L}{2}/u.test(line) && !/^[A-Za-z0-9+/]{40,}={0,2}$/.test(line) && !/^--|^(?:content-[a-z-]+|mime-version):|=$|=[0-9A-F]{2}|=\?[\w-]+\?[BQ]\?|[<>]/i.test(line) && !said.includes(line.replace(/^[\w-]+:/, '').trim()))
  telling.say(rest.join('\n'), 'hidden')
}
