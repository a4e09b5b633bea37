import {createWriteStream} from 'node:fs'
import {once} from 'node:events'

/** The columns of the program's own source file. */
export const COLUMNS = 'diarie;arendenummer;arenderubrik;arenderubrik_sekretess;arendetyp;arende_status;avslutat;handlingsnummer;handlingsrubrik;handlingsrubrik_sekretess;handling_sekretess;lagrum;skydd;riktning;datum;avsandare_mottagare;webbnamn;handlaggare;fil;fil_publiceras;registrator;handling_status;publicerad;andrad'.split(';')

const SUBJECTS = ['förskola', 'gång- och cykelväg', 'idrottshall', 'översiktsplan', 'taxa för vatten och avlopp', 'skolmåltider', 'bibliotek', 'vägbelysning', 'detaljplan', 'upphandling av städtjänster']
const PLACES = ['Ekbacken', 'Sjöparken', 'Västra hamnen', 'Norrgårda', 'Björkhagen', 'Stationsområdet', 'Kvarnbyn', 'Åkervallen']
const KINDS = ['Remiss om', 'Yttrande över', 'Protokollsutdrag om', 'Delegationsbeslut om', 'Tjänsteutlåtande om', 'Missiv till', 'Underlag för', 'Svar på skrivelse om']
const PARTIES = ['Länsstyrelsen', 'Trafikverket', 'Ekbygg AB', 'Brf Solsidan', 'invånare', 'Region Ekland', 'Polismyndigheten', 'Sjöbo Idrottsförening']
const OFFICERS = ['Plan- och byggenheten', 'Kansliet', 'Tekniska enheten', 'Fritidskontoret']

/** How an export differs from the ordinary one. */
export interface ExportChanges {
  /** The first day of the rows, `YYYY-MM-DD`. */
  readonly from?: string
  /** Every so many rows the registry has since changed the heading. */
  readonly changedEvery?: number
  /** The number of the first case. */
  readonly startAt?: number
  /** Over how many days the rows are spread. */
  readonly days?: number
  /** Who stands as case officer, row by row. */
  readonly officers?: readonly string[]
  /** Every case was closed on that day, nothing waits for a person, and each row names a file of its own that is not published: its number with `.pdf`. */
  readonly closedOn?: string
}

/** Writes an export of ordinary rows, three documents a case, the same bytes each time. One row in fifty waits for a person. */
export async function writeExport(path: string, rows: number, {from = '2025-01-01', changedEvery = Infinity, startAt = 0, days = 390, officers = OFFICERS, closedOn}: ExportChanges = {}): Promise<void> {
  const out = createWriteStream(path, {highWaterMark: 1 << 20})
  const first = Date.parse(`${from}T00:00:00Z`)
  let text = `${COLUMNS.join(';')}\n`
  for (let row = 0; row < rows; row += 1) {
    const number = startAt + Math.floor(row / 3)
    const place = PLACES[number % PLACES.length]
    const subject = SUBJECTS[(number * 7) % SUBJECTS.length]
    const day = new Date(first + (number % days) * 86_400_000).toISOString().slice(0, 10)
    const heading = `${KINDS[row % KINDS.length]} ${subject} vid ${place}, del ${number % 97}`
    const party = PARTIES[row % PARTIES.length]
    const choice = row % 50 === 0 && closedOn === undefined ? '' : 'reg1'
    const [status, file] = closedOn === undefined ? ['öppet;', ';'] : [`avslutat;${closedOn}`, `${row}.pdf;nej`]
    const isChanged = row % changedEvery === changedEvery - 1
    text += `KS;KS 2025/${String(number).padStart(7, '0')};Ny ${subject} vid ${place}, etapp ${number % 97};nej;lokaler;${status};${(row % 3) + 1};${heading}${isChanged ? ', rättad' : ''};nej;nej;;;${['In', 'Ut', 'Upprättad'][row % 3]};${day};${party};${party};${officers[row % officers.length]};${file};${choice};gällande;;${isChanged ? '2026-02-04' : day}T10:12:00\n`
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
  }
  out.end(text)
  await once(out, 'finish')
}
