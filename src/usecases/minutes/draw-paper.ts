import type {DrawnPaper} from '../../core/minutes/drawn-paper.js'
import {registrarOf} from '../../core/terms/settings.js'
import {readLogo} from '../../io/files/logo-file.js'
import type {Session} from '../../io/session.js'
import {typeset} from '../../io/system/typeset.js'
import {paperData, type PaperLogo} from '../../papers/minutes/paper-data.js'
import {PAPER_TEMPLATE} from '../../papers/minutes/paper-template.js'
import {sheetOf, type PaperAround, type Sheet} from '../../papers/minutes/sheet.js'

/** A paper as it is drawn: the words of it, and the file. */
export interface DrawnFile {
  readonly sheet: Sheet
  readonly pdf: Buffer
  readonly pages: number
}

/** What a paper of a committee is drawn with beside its own content. */
export function paperAround({settings, isRehearsal}: Pick<Session, 'settings' | 'isRehearsal'>, committee: string): PaperAround {
  const registrar = registrarOf(settings, committee)
  return {
    municipality: settings.municipality.name,
    committeeName: Object.hasOwn(settings.committees, committee) ? (settings.committees[committee]?.name ?? committee) : committee,
    head: settings.minutes.head ?? '',
    numbering: settings.minutes.numbering,
    contact: registrar?.email ?? registrar?.phone ?? settings.municipality.contact ?? '',
    isRehearsal,
  }
}

/** Draws a paper as a file that everybody can read (PDF/UA-1). The same paper gives the same bytes. */
export async function drawPaper(session: Session, paper: DrawnPaper): Promise<DrawnFile> {
  const sheet = sheetOf(paper, paperAround(session, paper.committee))
  const {pdf, pages} = await typeset(PAPER_TEMPLATE, paperData(sheet, logoOf(session)), {form: 'accessible'})
  return {sheet, pdf, pages}
}

function logoOf({settings, folder}: Session): PaperLogo | null {
  const {logo} = settings.site.theme
  if (logo === undefined || !settings.minutes.logo) return null
  const {extension, bytes} = readLogo(folder, logo.file)
  return {format: extension, bytes, alt: logo.alt ?? settings.municipality.name}
}
