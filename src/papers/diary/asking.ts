import type {PublicCase} from '../../core/publication/public-entry.js'
import {html, join, linkTo, mailLink, telephoneLink, type Html, type Letter} from '../html.js'
import type {RegistrarContact} from './diary-input.js'
import type {DiarySite, PlacedCommittee} from './diary-site.js'
import {OLDER_PATH} from './drawn-page.js'
import {lineOf} from './field-text.js'
import {contactText} from './layout.js'
import type {PostRow} from './row-order.js'

/** Where the page about older documents tells of the archive. */
export const ARCHIVE_ANCHOR = 'arkiv'

/** The place among the registrars where a committee's stands. */
export function registrarAnchor({slug}: PlacedCommittee): string {
  return `registrator-${slug}`
}

/** The fixed sentence of a withheld document and the way to ask for it: the same whatever the reason (E1). */
export function withheldNotice(site: DiarySite, path: string, row: PostRow): Html {
  const {words} = site
  const committee = site.committee(row.committee)
  const url = mailLink(lineOf(committee.registrar?.email ?? site.input.municipality.contact ?? ''), letterAbout(site, row))
  if (row.custodian === 'archive') return html`<span class="withheld">${words.row.withheld}</span> <a href="${linkTo(path, OLDER_PATH, ARCHIVE_ANCHOR)}">${words.row.howToAsk}<span class="unseen">${aboutRow(site, row)}</span></a>`
  const about = aboutRow(site, row)
  return html`<span class="withheld">${words.row.withheld}</span> ${url === null
    ? html`<a href="${linkTo(path, OLDER_PATH, registrarAnchor(committee))}">${words.row.howToAsk}<span class="unseen">${about}</span></a>`
    : html`<a href="${url}">${words.row.ask}<span class="unseen">${about}</span></a>`}`
}

/** Which row a link is about, for whoever hears links alone. */
function aboutRow({words}: DiarySite, row: PostRow): string {
  return row.form === 'receipt' ? words.row.askOf(row.date) : words.row.askIn(lineOf(row.diaryNumber))
}

/** Under a list: who releases what is older or withheld there (E3). */
export function askLine(site: DiarySite, path: string, committee: PlacedCommittee): Html {
  const {words} = site
  return html`<p class="ask">${words.ask.line} ${registrarText(site, committee, null)}. <a href="${linkTo(path, OLDER_PATH)}">${words.ask.more}</a></p>
`
}

/** On a document's own page: whom to ask for it, with its number filled in. */
export function askAboutDocument(site: DiarySite, path: string, row: PostRow): Html {
  return askSection(site, path, row, site.words.ask.title, letterAbout(site, row))
}

/** On a case's page: whom to ask for what is not shown there. */
export function askAboutCase(site: DiarySite, path: string, entry: PublicCase): Html {
  const {ask} = site.words
  const number = lineOf(entry.diaryNumber)
  return askSection(site, path, entry, ask.caseTitle, {
    subject: ask.caseLetterSubject(number),
    body: ask.caseLetterBody + ask.letterDiaryNumber(number),
  })
}

/** A registrar's e-mail address and telephone, or the municipality's contact where the committee gives none. */
export function registrarText(site: DiarySite, {registrar}: PlacedCommittee, letter: Letter | null): Html {
  const own = registrar === null ? null : contactParts(registrar, letter)
  return own ?? (site.input.municipality.contact === null ? html`${site.words.ask.registrar}` : contactText(site.input.municipality.contact, letter))
}

/** An e-mail address and a telephone number, each a link where it can be; null where there is neither. */
export function contactParts(contact: RegistrarContact, letter: Letter | null): Html | null {
  const parts: Html[] = []
  const email = lineOf(contact.email ?? '')
  if (email !== '') {
    const url = mailLink(email, letter)
    parts.push(url === null ? html`${email}` : html`<a href="${url}">${email}</a>`)
  }
  const phone = lineOf(contact.phone ?? '')
  if (phone !== '') {
    const url = telephoneLink(phone)
    parts.push(url === null ? html`${phone}` : html`<a href="${url}">${unbroken(phone)}</a>`)
  }
  return parts.length === 0 ? null : join(parts.map((part, index) => (index === 0 ? part : html`, ${part}`)))
}

/** That the archive has it, and how to reach that. */
function archiveHas(site: DiarySite, letter: Letter): Html {
  const archive = site.input.cityArchive ?? null
  const {ask, footer} = site.words
  const name = archive === null ? ask.cityArchive : lineOf(archive.name)
  return html`${ask.isArchived(name)}${archive !== null && archive.contact !== null && html` ${footer.contact}: ${contactText(archive.contact, letter)}.`}`
}

/** Who releases what is archived. */
export function archiveText(site: DiarySite): Html {
  const archive = site.input.cityArchive ?? null
  const {words} = site
  if (archive === null) return html`${words.ask.archived(words.ask.cityArchive)}`
  return html`${words.ask.archived(lineOf(archive.name))}${archive.contact !== null && html` ${words.footer.contact}: ${contactText(archive.contact)}.`}`
}

/** Whom to ask: the committee's registrar, or the archive where that has the case. */
function askSection(site: DiarySite, path: string, {committee: code, custodian}: Pick<PublicCase, 'committee' | 'custodian'>, title: string, letter: Letter): Html {
  const {words} = site
  const committee = site.committee(code)
  const isArchived = custodian === 'archive'
  return html`<section class="ask" aria-labelledby="ta-del">
<h2 id="ta-del">${title}</h2>
<p>${isArchived ? archiveHas(site, letter) : html`${words.ask.registrarOf(lineOf(committee.name))}: ${registrarText(site, committee, letter)}.`}</p>
<p>${words.ask.anonymous}</p>
<p>${!isArchived && html`${archiveText(site)} `}<a href="${linkTo(path, OLDER_PATH)}">${words.ask.more}</a></p>
</section>
`
}

function letterAbout({words: {ask, direction}}: DiarySite, row: PostRow): Letter {
  const body = ask.letterBody(direction[row.direction], row.date)
  if (row.form === 'receipt') return {subject: ask.letterSubjectOf(row.date), body}
  const number = lineOf(row.diaryNumber)
  return {subject: ask.letterSubject(number), body: body + ask.letterDiaryNumber(number)}
}

// A telephone number that breaks over two lines is read as two.
function unbroken(phone: string): string {
  return phone.replace(/ /g, '\u00a0').replace(/-/g, '\u2011')
}
