import type {ListedEntry} from '../usecases/publication/list-public.js'

/** A public entry as `publication list` writes it: the contract for scripts. Addresses are whole when the site's own address is known. */
export function publicRow(entry: ListedEntry, baseUrl: string | undefined): object {
  const base = baseUrl === undefined ? '' : `${baseUrl.replace(/\/$/, '')}/`
  const {id, kind, publishedOn, lastDay, date} = entry
  switch (entry.form) {
    case 'secret':
      return {id, kind, form: 'secret', heading: 'sekretess', date, publishedOn, lastDay}
    case 'receipt':
      return {
        id,
        kind,
        form: 'withheldFile',
        heading: null,
        caseHeading: null,
        committee: entry.committee,
        diaryNumber: null,
        direction: entry.direction,
        date,
        party: null,
        officer: null,
        file: null,
        publishedOn,
        lastDay,
        address: base + entry.address,
      }
    case 'plain':
    case 'withheldFile': {
      if (entry.kind === 'meeting' || entry.kind === 'paper') return ofMeeting(entry, base)
      const {heading, committee, diaryNumber, officer} = entry
      if (entry.kind === 'case') return {id, kind, form: entry.form, heading, committee, diaryNumber, officer, date, publishedOn, lastDay, address: base + entry.address}
      const files = entry.files.map(({name, type, bytes, address}) => ({name, type, bytes, address: base + address}))
      return {
        id,
        kind,
        form: entry.form,
        heading,
        caseHeading: entry.caseHeading,
        committee,
        diaryNumber,
        direction: entry.direction,
        date,
        party: entry.party,
        officer,
        file: files[0] ?? null,
        ...(files.length > 1 ? {files} : {}),
        publishedOn,
        lastDay,
        address: base + entry.address,
      }
    }
  }
}

function ofMeeting(entry: Extract<ListedEntry, {kind: 'meeting' | 'paper'}>, base: string): object {
  const {id, form, heading, committee, date, publishedOn, lastDay, address} = entry
  if (entry.kind === 'meeting') return {id, kind: 'meeting', form, heading, committee, date, time: entry.time, place: entry.place, publishedOn, lastDay, address: base + address}
  const files = entry.files.map(({name, type, bytes, address: at}) => ({name, type, bytes, address: base + at}))
  return {id, kind: 'paper', form, paper: entry.paper, heading, committee, date, isAdapted: entry.drawn?.form === 'adapted', file: files[0] ?? null, ...(files.length > 1 ? {files} : {}), publishedOn, lastDay, address: base + address}
}
