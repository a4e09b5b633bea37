import type {Detector, Hit, ScanContext} from '../detector.js'
import {givenLevel, surnameLevel} from '../lexica.js'
import {GatedPattern} from '../signs.js'

// Anchored at the sign: everything else is read outwards from it, so that a text without @ costs nothing.
const LOCAL = /[\p{L}\p{N}._%+'-]/u
const DOMAIN = /^\s?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}\p{L}{2,24})/u
const SPELT = new GatedPattern(/\s?(?:[([{<]\s?(?:at|snabel-?a|a|ät)\s?[)\]}>]|\s(?:snabel-?a|at)\s(?=[\p{L}\d-]{2,40}\s?(?:\.|\sdot\s|\spunkt\s|[([]\s?(?:dot|punkt)\s?[)\]])\s?(?:se|com|nu|org|net|eu)(?!\p{L})))\s?(?=[\p{L}\p{N}])/giu)
const PRIVATE_PROVIDER = /(?:^|\.)(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|ymail|telia|bredband|bredband2|comhem|spray|swipnet|tele2|home|passagen|protonmail|proton|gmx|aol|glocalnet|bahnhof)\.[a-z]{2,4}$/
const FUNCTION =
  /^(?:info|information|kontakt|contact|post|mail|e-?post|hej|hello|admin|administration|adm|kansli\w*|kundtjanst|kundservice|kund|kundcenter|kontaktcenter|medborgar\w*|servicecenter|support|service|helpdesk|office|kontor\w*|reception\w*|registrator\w*|registratur\w*|registrering|diari\w*|arkiv\w*|kommun\w*|.*kommun|region\w*|stad\w*|stads\w*|namnd\w*|.*namnden|.*namnd|.*forvaltning\w*|.*kontoret|.*enheten|.*avdelningen|.*styrelsen|.*verket|bygg\w*|miljo\w*|plan\w*|mark\w*|fastighet\w*|gata|gatu\w*|park\w*|teknik\w*|tekniska\w*|vatten|va|avfall|renhallning|energi|trafik\w*|drift\w*|.*drift|belysning\w*|gatubelysning|felanmalan|stadsnat\w*|fiber\w*|kundsupport|beredskap\w*|tib|parkering\w*|lokaler|lokalbokning|uthyrning\w*|bostad\w*|bostader|hyres\w*|receptionen|biljett\w*|simhall\w*|bad\w*|hamn\w*|cafe|restaurang\w*|kok|maltid\w*|kost\w*|aktivitet\w*|evenemang\w*|event\w*|konsument\w*|overformyndare\w*|elevhalsa\w*|social\w*|omsorg\w*|vard\w*|aldre\w*|skola\w*|skol\w*|forskol\w*|barn\w*|utbildning\w*|kultur\w*|fritid\w*|bibliotek\w*|museum\w*|turist\w*|naringsliv\w*|upphandling\w*|inkop|faktura\w*|ekonomi\w*|economy|invoice|invoices|order|orders|sales|forsaljning|marknad\w*|press|media|redaktion\w*|nyhet\w*|news|newsletter|nyhetsbrev|no-?reply|donotreply|webb?\w*|webmaster|postmaster|it|dataskydd\w*|dso|dpo|gdpr|personal\w*|hr|rekrytering\w*|jobb|jobs|lon|styrelse\w*|ordforande|sekreterare|kassor|valberedning\w*|medlem\w*|forening\w*|bokning\w*|booking|vaxel\w*|jour\w*|larm|felanmalan\w*|anmalan|synpunkt\w*|klagomal|remiss\w*|yttrande\w*|samhall\w*|valnamnd\w*|revision\w*|jurist\w*|juridik|overformyndar\w*|raddning\w*|brand|brf\w*|hello|team|projekt\w*|huvudregistrator|justitie\w*|.*departementet|.*registrator|.*diarium|sakerhet\w*|abuse|privacy|legal)(?:[.\d_-].*)?$/

/** E-mail addresses that lead to one person; mailboxes of a function are left alone (B10). */
export const email = {
  id: 'email',
  version: 3,
  kinds: ['email'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['address-with-name', 'address-at-private-provider', 'address', 'address-spelt-out'],

  find(text: string, context: ScanContext): readonly Hit[] {
    const hits: Hit[] = []
    let from = 0
    for (let sign = text.indexOf('@'); sign !== -1; sign = text.indexOf('@', sign + 1)) {
      const domain = DOMAIN.exec(text.slice(sign + 1, sign + 130))
      if (domain === null) continue
      let start = sign
      if (text.charAt(start - 1) === ' ' && LOCAL.test(text.charAt(start - 2))) start--
      const localEnd = start
      while (start > from && localEnd - start < 64 && LOCAL.test(text.charAt(start - 1))) start--
      while (start < localEnd && /[._'-]/.test(text.charAt(start))) start++
      if (start === localEnd) continue
      const local = text.slice(start, localEnd).toLowerCase()
      const end = sign + 1 + domain[0].length
      from = end
      if (isFunction(local, context)) continue
      const host = domain[1]?.toLowerCase() ?? ''
      if (isNamed(local, context)) hits.push({kind: 'email', start, end, certainty: 'certain', why: 'address-with-name'})
      else if (PRIVATE_PROVIDER.test(host)) hits.push({kind: 'email', start, end, certainty: 'certain', why: 'address-at-private-provider'})
      else hits.push({kind: 'email', start, end, certainty: 'likely', why: 'address'})
    }
    for (const match of SPELT.allIn(text)) {
      const sign = match.index
      const {start, end} = wholeWord(text, sign, sign + match[0].length)
      const local = text.slice(start, sign).toLowerCase()
      if (local !== '' && !isFunction(local, context)) hits.push({kind: 'email', start, end, certainty: 'likely', why: 'address-spelt-out'})
    }
    return hits
  },
} as const satisfies Detector

/** A mailbox of an office, unless a person's name stands in it too (`kontakt.anna.berg`); and a pattern for addresses is none. */
function isFunction(local: string, context: ScanContext): boolean {
  if (/^(?:f[oö]rnamn|namn|xxx|test)\b/.test(local)) return true
  if (!FUNCTION.test(plain(local))) return false
  return !local.split(/[._-]+/).slice(1).some((part) => part.length > 2 && givenLevel(context.lexica.words.get(part) ?? 0) >= 6)
}

function plain(local: string): string {
  return local.replace(/[åä]/g, 'a').replace(/ö/g, 'o').replace(/é/g, 'e')
}

/** `erik.olsson`, `e.olsson`, `erikolsson`: known also where the letters with dots have lost them. */
function isNamed(local: string, context: ScanContext): boolean {
  const parts = local.split(/[._-]+/).filter((part) => part !== '')
  const level = (part: string | undefined): number => {
    const bits = context.lexica.words.get(part ?? '') ?? 0
    return Math.max(givenLevel(bits), surnameLevel(bits))
  }
  if (parts.length < 2) return level(parts[0]?.replace(/\d+$/, '')) >= 5
  return parts.some((part) => part.length > 2 && level(part) >= 3)
}

function wholeWord(text: string, from: number, to: number): {readonly start: number; readonly end: number} {
  let [start, end] = [from, to]
  while (start > 0 && to - start < 70 && LOCAL.test(text.charAt(start - 1))) start--
  while (end < text.length && end - from < 130 && LOCAL.test(text.charAt(end))) end++
  return {start, end}
}
