import {diary} from '../../words/diary.js'
import {element, xmlDocument, type Xml} from '../xml.js'
import type {DiarySite} from './diary-site.js'
import {lineOf} from './field-text.js'
import type {SearchFile} from './search-index.js'
import {OPEN_CATALOGUE_PATH, OPEN_DATA_SCHEMA_PATH, OPEN_MONTHS_CSV_PATH, OPEN_MONTHS_PATH} from './site-paths.js'

const NAMESPACES = {
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:dcat': 'http://www.w3.org/ns/dcat#',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:foaf': 'http://xmlns.com/foaf/0.1/',
  'xmlns:vcard': 'http://www.w3.org/2006/vcard/ns#',
} as const

/** Words of the European vocabularies that a catalogue points to. */
const TERMS = {
  licence: 'http://creativecommons.org/publicdomain/zero/1.0/',
  isPublic: 'http://publications.europa.eu/resource/authority/access-right/PUBLIC',
  government: 'http://publications.europa.eu/resource/authority/data-theme/GOVE',
  daily: 'http://publications.europa.eu/resource/authority/frequency/DAILY',
  swedish: 'http://publications.europa.eu/resource/authority/language/SWE',
  localAuthority: 'http://purl.org/adms/publishertype/LocalAuthority',
  json: 'application/json',
  csv: 'text/csv',
} as const

const MAIL = /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/

/** The catalogue of the open data after DCAT-AP-SE 3, for the national data portal to read: one dataset in two forms. It says nothing of any entry. */
export function drawCatalogue(site: DiarySite, base: string): SearchFile {
  const {municipality} = site.input
  const here = (fragment: string): string => `${base}${OPEN_CATALOGUE_PATH}#${fragment}`
  const [sv, en] = [diary.sv.openData, diary.en.openData]
  const both = (name: string, svText: string, enText: string): readonly Xml[] => [element(name, {'xml:lang': 'sv'}, svText), element(name, {'xml:lang': 'en'}, enText)]
  const to = (name: string, address: string): Xml => element(name, {'rdf:resource': address})
  const distribution = (id: string, words: readonly [string, string], type: string, access: string): Xml => element(
    'dcat:Distribution',
    {'rdf:about': here(id)},
    ...both('dcterms:title', ...words),
    to('dcat:accessURL', `${base}${access}`),
    element('dcterms:format', {}, type),
    to('dcterms:license', TERMS.licence),
    to('dcterms:conformsTo', `${base}${OPEN_DATA_SCHEMA_PATH}`),
  )
  const mail = MAIL.exec(municipality.contact ?? '')?.[0]
  const text = xmlDocument(element(
    'rdf:RDF',
    NAMESPACES,
    element(
      'dcat:Catalog',
      {'rdf:about': here('katalog')},
      ...both('dcterms:title', sv.catalogue, en.catalogue),
      ...both('dcterms:description', sv.catalogueText, en.catalogueText),
      to('dcterms:publisher', here('utgivare')),
      to('dcterms:license', TERMS.licence),
      to('dcterms:language', TERMS.swedish),
      to('foaf:homepage', base),
      to('dcat:dataset', here('diarium')),
    ),
    element(
      'dcat:Dataset',
      {'rdf:about': here('diarium')},
      ...both('dcterms:title', sv.dataset, en.dataset),
      ...both('dcterms:description', sv.datasetText, en.datasetText),
      to('dcterms:publisher', here('utgivare')),
      to('dcat:contactPoint', here('kontakt')),
      to('dcterms:accessRights', TERMS.isPublic),
      to('dcat:theme', TERMS.government),
      to('dcterms:accrualPeriodicity', TERMS.daily),
      to('dcterms:language', TERMS.swedish),
      to('dcat:landingPage', base),
      to('dcat:distribution', here('json')),
      to('dcat:distribution', here('csv')),
    ),
    distribution('json', [sv.json, en.json], TERMS.json, OPEN_MONTHS_PATH),
    distribution('csv', [sv.csv, en.csv], TERMS.csv, OPEN_MONTHS_CSV_PATH),
    element('foaf:Organization', {'rdf:about': here('utgivare')}, to('rdf:type', 'http://xmlns.com/foaf/0.1/Agent'), element('foaf:name', {}, lineOf(municipality.name)), to('dcterms:type', TERMS.localAuthority)),
    element('vcard:Organization', {'rdf:about': here('kontakt')}, element('vcard:fn', {}, lineOf(municipality.name)), mail === undefined ? null : to('vcard:hasEmail', `mailto:${mail}`)),
  ))
  return {path: OPEN_CATALOGUE_PATH, text, shows: []}
}
