import {BUN, BUN_SECRET} from './bun.ts'
import {KFN} from './kfn.ts'
import {KS} from './ks.ts'
import {MBN} from './mbn.ts'
import {OFN, OFN_SECRET} from './ofn.ts'
import type {CasePattern, SecretPattern} from './pattern.ts'
import {SN, SN_SECRET} from './sn.ts'
import {TN} from './tn.ts'

/** What each committee registers, by its code. */
export const PATTERNS: Readonly<Record<string, readonly CasePattern[]>> = {KS, BUN, SN, MBN, KFN, TN, ÖFN: OFN}

/** What some committees register under secrecy of the heading, and the share of their cases that is. */
export const SECRET_PATTERNS: Readonly<Record<string, {readonly share: number; readonly patterns: readonly SecretPattern[]}>> = {
  BUN: {share: 0.05, patterns: BUN_SECRET},
  SN: {share: 0.14, patterns: SN_SECRET},
  ÖFN: {share: 0.25, patterns: OFN_SECRET},
}

/** The unit that has cases of a type, where its committee has that unit. */
export const UNIT_OF_TYPE: Readonly<Record<string, string>> = {
  upphandling: 'Upphandlingsenheten',
  budget: 'Ekonomiavdelningen',
  bolag: 'Ekonomiavdelningen',
  personal: 'HR-avdelningen',
  näringsliv: 'Näringslivsenheten',
  medborgarförslag: 'Kommunkansliet',
  motion: 'Kommunkansliet',
  lokaler: 'Lokalstrategen',
  tillsyn: 'Kvalitetsenheten',
  verksamhetsplan: 'Kvalitetsenheten',
  läsårstider: 'Skolenheten',
  skolskjuts: 'Skolenheten',
  'fristående verksamhet': 'Förskoleenheten',
  avtal: 'Avtalsenheten',
  ivo: 'Kvalitetsenheten',
  uppföljning: 'Kvalitetsenheten',
  statistik: 'Verksamhetscontrollern',
  boende: 'Äldreomsorgens stab',
  råd: 'Äldreomsorgens stab',
  detaljplan: 'Plan- och byggenheten',
  bygglov: 'Plan- och byggenheten',
  översiktsplan: 'Plan- och byggenheten',
  livsmedelskontroll: 'Livsmedelskontrollen',
  miljötillsyn: 'Miljöenheten',
  buller: 'Miljöenheten',
  naturvård: 'Miljöenheten',
  vattenverksamhet: 'Miljöenheten',
  'namn och adresser': 'Kart- och mätenheten',
  föreningsbidrag: 'Föreningsbyrån',
  bibliotek: 'Biblioteket',
  anläggningar: 'Fritidsenheten',
  friluftsliv: 'Fritidsenheten',
  badplats: 'Fritidsenheten',
  fritidsgård: 'Fritidsenheten',
  lovaktiviteter: 'Fritidsenheten',
  kulturstöd: 'Kulturenheten',
  stipendium: 'Kulturenheten',
  konst: 'Kulturenheten',
  trafik: 'Trafikingenjören',
  gata: 'Gatuenheten',
  beläggning: 'Gatuenheten',
  vinterväghållning: 'Gatuenheten',
  belysning: 'Gatuenheten',
  ledningsskada: 'Gatuenheten',
  park: 'Parkenheten',
  va: 'VA-enheten',
  vattenläcka: 'VA-enheten',
  avfall: 'Avfallsenheten',
  fastighet: 'Fastighetsenheten',
}

const ALL: readonly CasePattern[] = [...Object.values(PATTERNS), ...Object.values(SECRET_PATTERNS).map(({patterns}) => patterns)].flat()

/** Every different heading pattern of cases. */
export const CASE_HEADING_PATTERNS: ReadonlySet<string> = new Set(ALL.flatMap(({headings}) => headings))

/** Every different heading pattern, of cases and of documents. */
export const HEADING_PATTERNS: ReadonlySet<string> = new Set([...CASE_HEADING_PATTERNS, ...ALL.flatMap(({documents}) => documents.map(({heading}) => heading))])
