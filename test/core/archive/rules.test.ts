import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {RULES_PAGE, rulesPage} from '../../../scripts/build-archive-rules.js'
import type {Breach} from '../../../src/core/archive/rules/element.js'
import {CSIP_RULES} from '../../../src/core/archive/rules/csip-rules.js'
import {ERMS_RULES, ERMS_SCHEMATRON_RULES, ermsCheck} from '../../../src/core/archive/rules/erms-rules.js'
import {METS_RULES, metsCheck, metsRules} from '../../../src/core/archive/rules/mets-check.js'
import type {MetsKind} from '../../../src/core/archive/rules/mets-facts.js'
import {PREMIS_RULES} from '../../../src/core/archive/rules/premis-rules.js'
import {SIP_RULES} from '../../../src/core/archive/rules/sip-rules.js'
import {mayLieEmpty, STRUCTURE_RULES, structureBreaches} from '../../../src/core/archive/rules/structure-rules.js'
import {Schemas} from '../../../src/io/files/archive/schemas.js'
import {readXml} from '../../../src/io/files/workbook/xml-events.js'

const SCHEMAS = join(process.cwd(), '..', 'shared', 'schemas')
const DIGEST = 'ab'.repeat(32)
const AT = '2028-06-01T08:00:00.000Z'
const MEASURES = `MIMETYPE="text/xml" SIZE="12" CREATED="${AT}" CHECKSUM="${DIGEST}" CHECKSUMTYPE="SHA-256"`
const LINK = 'LOCTYPE="URL" xlink:type="simple"'

const reference = (href: string, type: string): string => `<mdRef ${LINK} xlink:href="${href}" MDTYPE="${type}" ${MEASURES}/>`
const file = (id: string, href: string): string => `<file ID="${id}" ${MEASURES}><FLocat ${LINK} xlink:href="${href}"/></file>`

const ROOT = 'xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS"'
const SOFTWARE = '<agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE"><name>program</name><note csip:NOTETYPE="SOFTWARE VERSION">1</note></agent>'

/** A METS document of a package with one of everything: content of its own besides a representation. */
const PACKAGE = `<?xml version="1.0" encoding="UTF-8"?>
<mets ${ROOT} OBJID="paket" TYPE="Collection" PROFILE="https://earksip.dilcis.eu/profile/E-ARK-SIP.xml" csip:CONTENTINFORMATIONTYPE="citserms_v2_1">
<metsHdr CREATEDATE="${AT}" LASTMODDATE="${AT}" RECORDSTATUS="NEW" csip:OAISPACKAGETYPE="SIP">${SOFTWARE}
<agent ROLE="ARCHIVIST" TYPE="ORGANIZATION"><name>Kommunen</name><note csip:NOTETYPE="IDENTIFICATIONCODE">1</note></agent>
<agent ROLE="CREATOR" TYPE="ORGANIZATION"><name>Kommunen</name><note csip:NOTETYPE="IDENTIFICATIONCODE">2</note></agent>
<agent ROLE="CREATOR" TYPE="INDIVIDUAL"><name>Elsa Arkivarie</name><note>elsa@example.org</note></agent>
<agent ROLE="PRESERVATION" TYPE="ORGANIZATION"><name>Arkivet</name><note csip:NOTETYPE="IDENTIFICATIONCODE">3</note></agent>
</metsHdr>
<dmdSec ID="dmd" CREATED="${AT}" STATUS="CURRENT">${reference('metadata/descriptive/dc.xml', 'DC')}</dmdSec>
<amdSec ID="amd"><rightsMD ID="rights" STATUS="CURRENT">${reference('metadata/other/rights.xml', 'METSRIGHTS')}</rightsMD><digiprovMD ID="prov" STATUS="CURRENT">${reference('metadata/preservation/premis.xml', 'PREMIS')}</digiprovMD></amdSec>
<fileSec ID="files">
<fileGrp ID="docs" USE="Documentation">${file('f1', 'documentation/a.txt')}</fileGrp>
<fileGrp ID="schemas" USE="Schemas">${file('f2', 'schemas/a.xsd')}</fileGrp>
<fileGrp ID="content" USE="Representations" csip:CONTENTINFORMATIONTYPE="citserms_v2_1">${file('f3', 'representations/annat/data/ERMS.xml')}</fileGrp>
<fileGrp ID="rep1" USE="Representations/rep1" csip:CONTENTINFORMATIONTYPE="citserms_v2_1">${file('f4', 'representations/rep1/METS.xml')}</fileGrp>
</fileSec>
<structMap ID="map" TYPE="PHYSICAL" LABEL="CSIP"><div ID="top" LABEL="paket">
<div ID="d1" LABEL="Metadata" ADMID="rights prov" DMDID="dmd"/>
<div ID="d2" LABEL="Documentation"><fptr FILEID="docs"/></div>
<div ID="d3" LABEL="Schemas"><fptr FILEID="schemas"/></div>
<div ID="d4" LABEL="Representations"><fptr FILEID="content"/></div>
<div ID="d5" LABEL="Representations/rep1"><mptr ${LINK} xlink:href="representations/rep1/METS.xml" xlink:title="rep1"/></div>
</div></structMap>
</mets>`

/** That of a representation. Its prefixes are others, and what they stand for the same. */
const REPRESENTATION = `<m:mets xmlns:m="http://www.loc.gov/METS/" xmlns:l="http://www.w3.org/1999/xlink" xmlns:c="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" OBJID="rep1" TYPE="Collection" PROFILE="https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml" c:CONTENTINFORMATIONTYPE="citserms_v2_1">
<m:metsHdr CREATEDATE="${AT}" c:OAISPACKAGETYPE="AIP"><m:agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE"><m:name>program</m:name><m:note c:NOTETYPE="SOFTWARE VERSION">1</m:note></m:agent></m:metsHdr>
<m:fileSec ID="files"><m:fileGrp ID="data" USE="Data"><m:fileGrp ID="inner" USE="Data/files"><m:file ID="f1" ${MEASURES}><m:FLocat LOCTYPE="URL" l:type="simple" l:href="data/files/a.txt"/></m:file></m:fileGrp></m:fileGrp></m:fileSec>
<m:structMap ID="map" TYPE="PHYSICAL" LABEL="CSIP"><m:div ID="top" LABEL="rep1"><m:div ID="d1" LABEL="Metadata"/><m:div ID="d2" LABEL="Data"><m:fptr FILEID="data"/></m:div></m:div></m:structMap>
</m:mets>`

const EVENT = `<maintenanceEvent><eventType value="created"/><eventDateTime>${AT}</eventDateTime><agent agentType="creator"><name>program</name></agent></maintenanceEvent>`
const ERMS = `<?xml version="1.0" encoding="UTF-8"?>
<erms xmlns="https://DILCIS.eu/XML/ERMS">
<control><identification identificationType="package">paket</identification><maintenanceInformation><maintenanceStatus value="created"/><maintenanceAgency><agencyName>Kommunen</agencyName></maintenanceAgency><maintenanceHistory>${EVENT}</maintenanceHistory></maintenanceInformation></control>
<aggregations>
<aggregation systemIdentifier="a1" aggregationType="own_aggregation_definition" otherAggregationType="serie"><objectId>Serie 1</objectId><maxLevelsOfAggregation>2</maxLevelsOfAggregation><relation relationType="own_relation_definition" otherRelationType="hör till">x</relation>
<aggregation systemIdentifier="a2" aggregationType="caseFile"><objectId>KS 2026/1</objectId><extraId extraIdType="diarium">KS</extraId><parentAggregationId>Serie 1</parentAggregationId><keywords><keyword>skola</keyword></keywords><title>Rubrik</title><otherTitle titleType="webb">Rubrik</otherTitle><status value="closed"/>
<restriction restrictionType="other_type" otherRestrictionType="annat"><regulation>OSL 26:1</regulation></restriction>
<disposal disposable="false"><dates><disposalDate dateType="other_date" otherDisposalDateType="annat">2030-01-01T00:00:00</disposalDate></dates></disposal>
<agents><agent agentType="other" otherAgentType="part"><name>Part</name><addressContactInformation><addressLine adressType="other" otherAddressLineType="by">Byn</addressLine><contactLine contactType="other" otherContactLineType="signal">1</contactLine></addressContactInformation><protectedIdentity>false</protectedIdentity></agent></agents>
<dates><date dateType="other" otherDateType="webb">2026-02-03T00:00:00</date></dates><action><actionText>gjort</actionText></action><notes><note noteType="lydelse" noteDate="${AT}">Lydelse</note></notes><eSignatures><eSignature present="false"/></eSignatures>
<record systemIdentifier="r1" recordType="handling" recordPhysicalOrDigital="digitial"><objectId>1</objectId><parentAggregationId>a2</parentAggregationId><title>Remiss</title><runningNumber>1</runningNumber><direction directionDefinition="other" otherDirectionDefinition="upprättad"/>
<additionalInformation><appendix name="a.pdf" path="files/a.pdf"/><additionalXMLData><own:record xmlns:own="x"><own:agent/></own:record></additionalXMLData></additionalInformation></record>
<record systemIdentifier="r2"><objectId>2</objectId></record>
</aggregation></aggregation>
</aggregations>
</erms>`

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

interface Reader {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(): void
  text(text: string): void
  finish(): readonly Breach[]
}

async function breachesIn(xml: string, check: Reader): Promise<readonly Breach[]> {
  await readXml(bytes(xml), {open: (name, attributes) => check.open(name, attributes), close: () => check.close(), text: (text) => check.text(text)})
  return check.finish()
}

const BESIDE = {package: ['documentation', 'schemas', 'representations', 'metadata/descriptive', 'metadata/preservation'], representation: ['data']} as const
const FOLDER = {package: 'paket', representation: 'rep1'} as const

const inMets = (xml: string, kind: MetsKind, beside: readonly string[] | null = BESIDE[kind]): Promise<readonly Breach[]> => breachesIn(xml, metsCheck({kind, folder: FOLDER[kind], beside: beside === null ? null : new Set(beside)}))
const inErms = (xml: string): Promise<readonly Breach[]> => breachesIn(xml, ermsCheck(() => undefined))
const idsOf = (breaches: readonly Breach[]): readonly string[] => breaches.map(({rule}) => rule)

/** A change to a good document, and what it then breaks: the rule that it is about, and others that cannot but break with it. */
interface Spoiling {
  readonly kind?: MetsKind
  readonly from: string | RegExp
  readonly to?: string
  readonly also?: readonly string[]
}

const AMD = /<amdSec[^]*<\/amdSec>\n/
const within = (around: string, from: string): RegExp => new RegExp(`(?<=<${around}[^]*?)${from}`)

/** The same ten things about each reference of a section of metadata. */
function referenceSpoilings(first: number, section: string): Readonly<Record<string, Spoiling>> {
  const spoil = (from: string, to = ''): Spoiling => ({from: within(section, from), to})
  return {
    [`CSIP${first}`]: spoil('<mdRef[^>]*/>'),
    [`CSIP${first + 1}`]: spoil('LOCTYPE="URL"', 'LOCTYPE="URN"'),
    [`CSIP${first + 2}`]: spoil('xlink:type="simple"', 'type="simple"'),
    [`CSIP${first + 3}`]: spoil('xlink:href="[^"]*"', 'xlink:href=" "'),
    [`CSIP${first + 4}`]: spoil('MDTYPE="[^"]*"', 'MDTYPE="ODRL"'),
    [`CSIP${first + 5}`]: spoil('MIMETYPE="text/xml"', 'MIMETYPE="xml"'),
    [`CSIP${first + 6}`]: spoil('SIZE="12"', 'SIZE="12 kB"'),
    [`CSIP${first + 7}`]: spoil(`(?<=<mdRef[^>]*) CREATED="[^"]*"`),
    [`CSIP${first + 8}`]: spoil(`CHECKSUM="${DIGEST}"`, 'CHECKSUM="abab"'),
    [`CSIP${first + 9}`]: spoil('CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="SHA-2"'),
  }
}

const CLASHING = {also: ['REF1']} as const
const METS_SPOILINGS: Readonly<Record<string, Spoiling | readonly Spoiling[]>> = {
  CSIP1: [{from: 'OBJID="paket"', to: 'OBJID=""'}, {kind: 'representation', from: 'OBJID="rep1"', to: 'OBJID="rep2"'}],
  CSIP2: [{from: 'TYPE="Collection"', to: 'TYPE="Cases"'}, {from: ' TYPE="Collection"'}],
  CSIP3: [{from: 'TYPE="Collection"', to: 'TYPE="OTHER"'}, {from: 'TYPE="Collection"', to: 'TYPE="Other" csip:OTHERTYPE="Databases"'}],
  CSIP4: [{from: 'csip:CONTENTINFORMATIONTYPE="citserms_v2_1"'}, {kind: 'representation', from: 'c:CONTENTINFORMATIONTYPE="citserms_v2_1"', to: 'c:CONTENTINFORMATIONTYPE="ERMS2"'}],
  CSIP5: {from: 'csip:CONTENTINFORMATIONTYPE="citserms_v2_1"', to: 'csip:CONTENTINFORMATIONTYPE="OTHER"'},
  CSIP6: {kind: 'representation', from: / PROFILE="[^"]*"/},
  CSIP117: [{from: /<metsHdr[^]*<\/metsHdr>/}, {from: '<dmdSec', to: `<metsHdr CREATEDATE="${AT}" csip:OAISPACKAGETYPE="SIP">${SOFTWARE}</metsHdr><dmdSec`}],
  CSIP7: [{from: `CREATEDATE="${AT}"`, to: 'CREATEDATE="2028-06-01"'}, {kind: 'representation', from: `CREATEDATE="${AT}" `}],
  CSIP8: [{from: `LASTMODDATE="${AT}"`, to: 'LASTMODDATE="2027-06-01T08:00:00Z"'}, {from: `LASTMODDATE="${AT}"`, to: 'LASTMODDATE="i går"'}],
  CSIP9: {kind: 'representation', from: 'PACKAGETYPE="AIP"', to: 'PACKAGETYPE="ZIP"'},
  CSIP10: {kind: 'representation', from: /<m:agent[^]*<\/m:agent>/},
  CSIP11: {from: 'ROLE="CREATOR" TYPE="OTHER"', to: 'ROLE="EDITOR" TYPE="OTHER"'},
  CSIP12: {from: 'TYPE="OTHER" OTHERTYPE="SOFTWARE"', to: 'TYPE="INDIVIDUAL" OTHERTYPE="SOFTWARE"', also: []},
  CSIP13: [{from: ' OTHERTYPE="SOFTWARE"'}, {kind: 'representation', from: 'OTHERTYPE="SOFTWARE"', to: 'OTHERTYPE="PROGRAM"'}],
  CSIP14: [{from: '<name>program</name>'}, {from: '<name>program</name>', to: '<name> </name>'}],
  CSIP15: [{from: '<note csip:NOTETYPE="SOFTWARE VERSION">1</note>'}, {from: '>1</note>', to: '></note>'}],
  CSIP16: {from: ' csip:NOTETYPE="SOFTWARE VERSION"', to: ' NOTETYPE="SOFTWARE VERSION"'},
  CSIP17: {from: /<dmdSec[^]*<\/dmdSec>/, also: ['REF1']},
  CSIP18: {from: '<dmdSec ID="dmd"', to: '<dmdSec', ...CLASHING},
  CSIP19: {from: `<dmdSec ID="dmd" CREATED="${AT}"`, to: '<dmdSec ID="dmd"'},
  CSIP20: [{from: within('dmdSec', ' STATUS="CURRENT"')}, {from: within('dmdSec', 'STATUS="CURRENT"'), to: 'STATUS="current"'}],
  ...referenceSpoilings(21, 'dmdSec'),
  CSIP31: [{from: AMD, ...CLASHING}, {from: '<fileSec', to: '<amdSec/><fileSec'}],
  CSIP32: {from: /<digiprovMD[^]*<\/digiprovMD>/, ...CLASHING},
  CSIP33: {from: 'digiprovMD ID="prov"', to: 'digiprovMD', ...CLASHING},
  CSIP34: {from: within('digiprovMD', ' STATUS="CURRENT"')},
  ...referenceSpoilings(35, 'digiprovMD'),
  CSIP46: {from: 'rightsMD ID="rights"', to: 'rightsMD', ...CLASHING},
  CSIP47: {from: within('rightsMD', 'STATUS="CURRENT"'), to: 'STATUS="OLD"'},
  ...referenceSpoilings(48, 'rightsMD'),
  CSIP58: [{kind: 'representation', from: /<m:fileSec[^]*<\/m:fileSec>/, ...CLASHING}, {from: '<structMap', to: '<fileSec ID="files2"/><structMap'}],
  CSIP59: [{from: '<fileSec ID="files"', to: '<fileSec'}, {from: '<fileSec ID="files"', to: '<fileSec ID="1 2"'}],
  CSIP60: {from: /<fileGrp ID="docs"[^]*?<\/fileGrp>/, also: ['CSIP116', 'REF1']},
  CSIP113: {from: /<fileGrp ID="schemas"[^]*?<\/fileGrp>/, also: ['CSIP118', 'REF1']},
  CSIP114: [{from: /<fileGrp ID="content"[^]*<\/fileGrp>/, also: ['CSIP119', 'CSIP108', 'REF1']}, {kind: 'representation', from: /USE="Data/g, to: 'USE="Files', also: ['CSIP64']}],
  CSIP62: [{from: within('fileGrp ID="content"', ' csip:CONTENTINFORMATIONTYPE="[^"]*"')}, {from: 'USE="Schemas"', to: 'USE="Schemas" csip:CONTENTINFORMATIONTYPE="XSD"'}, {kind: 'representation', from: 'citserms_v2_1', to: 'MIXED'}],
  CSIP63: {from: within('fileGrp ID="content"', 'citserms_v2_1'), to: 'OTHER'},
  CSIP64: [{from: 'documentation/a.txt', to: 'schemas/a.txt'}, {kind: 'representation', from: 'USE="Data/files"', to: ''}],
  CSIP65: {kind: 'representation', from: 'ID="inner"'},
  CSIP66: [{from: file('f1', 'documentation/a.txt')}, {from: file('f2', 'schemas/a.xsd')}],
  CSIP67: {from: 'file ID="f1"', to: 'file'},
  CSIP68: {from: within('file ', 'MIMETYPE="text/xml"'), to: 'MIMETYPE=""'},
  CSIP69: {from: within('file ', ' SIZE="12"')},
  CSIP70: {from: within('file ', `CREATED="${AT}"`), to: 'CREATED="2028-06-01 08:00"'},
  CSIP71: [{from: within('file ', ` CHECKSUM="${DIGEST}"`)}, {from: within('file ', `CHECKSUM="${DIGEST}"`), to: `CHECKSUM="${'xy'.repeat(32)}"`}],
  CSIP72: {from: within('file ', ' CHECKSUMTYPE="SHA-256"')},
  CSIP76: {from: within('file ', '<FLocat[^>]*/>')},
  CSIP77: {from: within('FLocat', 'LOCTYPE="URL"'), to: 'LOCTYPE="OTHER"'},
  CSIP78: {kind: 'representation', from: 'l:type="simple"', to: 'l:type="extended"'},
  CSIP79: {kind: 'representation', from: 'l:href="data/files/a.txt"'},
  CSIP80: {kind: 'representation', from: /<m:structMap[^]*<\/m:structMap>/},
  CSIP81: {from: 'TYPE="PHYSICAL"', to: 'TYPE="LOGICAL"'},
  CSIP82: [{kind: 'representation', from: 'LABEL="CSIP"', to: 'LABEL="Common"'}, {from: '</mets>', to: '<structMap ID="map2" TYPE="PHYSICAL" LABEL="CSIP"><div ID="top2"/></structMap></mets>'}],
  CSIP83: {from: 'structMap ID="map"', to: 'structMap'},
  CSIP84: {from: '</structMap>', to: '<div ID="second"/></structMap>'},
  CSIP85: {from: 'div ID="top"', to: 'div'},
  CSIP88: [{kind: 'representation', from: '<m:div ID="d1" LABEL="Metadata"/>'}, {from: '<div ID="d1"', to: '<div ID="d0" LABEL="Metadata"/><div ID="d1"'}],
  CSIP89: {from: 'div ID="d1"', to: 'div'},
  CSIP90: [{from: 'LABEL="Metadata"', to: 'LABEL="metadata"'}, {from: 'LABEL="Metadata"', to: 'LABEL="Beskrivningar"'}],
  CSIP91: [{from: 'ADMID="rights prov"', to: 'ADMID="rights"'}, {from: ' ADMID="rights prov"'}],
  CSIP92: {from: ' DMDID="dmd"'},
  CSIP93: [{from: /<div ID="d2"[^]*?<\/div>/}, {from: '<div ID="d2"', to: '<div ID="d0" LABEL="Documentation"/><div ID="d2"'}],
  CSIP94: {from: 'div ID="d2"', to: 'div'},
  CSIP95: [{from: 'LABEL="Documentation"', to: 'LABEL="documentation"'}, {from: 'LABEL="Documentation"', to: 'LABEL="Handledning"'}],
  CSIP96: {from: '<fptr FILEID="docs"/>'},
  CSIP116: [{from: '<fptr FILEID="docs"/>', to: '<fptr FILEID="docs"/><fptr/>'}, {from: '<fptr FILEID="docs"/>', to: '<fptr FILEID="docs"/><fptr FILEID="f1"/>'}],
  CSIP97: {from: /<div ID="d3"[^]*?<\/div>/},
  CSIP98: {from: 'div ID="d3"', to: 'div'},
  CSIP99: [{from: 'LABEL="Schemas"', to: 'LABEL="Schema"'}, {from: 'LABEL="Schemas"', to: 'LABEL="XSD"'}],
  CSIP100: {from: '<fptr FILEID="schemas"/>'},
  CSIP118: {from: '<fptr FILEID="schemas"/>', to: '<fptr FILEID="schemas"/><fptr FILEID="docs"/>'},
  CSIP101: {from: /<div ID="d4"[^]*?<\/div>/},
  CSIP102: {from: 'div ID="d4"', to: 'div'},
  CSIP103: [{from: 'LABEL="Representations"', to: 'LABEL="representations"'}, {from: 'LABEL="Representations"', to: 'LABEL="Innehåll"'}],
  CSIP104: {from: '<fptr FILEID="content"/>'},
  CSIP119: {from: '<fptr FILEID="content"/>', to: '<fptr FILEID="content"/><fptr FILEID="rep1"/>'},
  CSIP105: {from: /<div ID="d5"[^]*?<\/div>/},
  CSIP106: {from: 'div ID="d5"', to: 'div'},
  CSIP107: [{from: 'LABEL="Representations/rep1"', to: 'LABEL="rep1"'}, {from: 'LABEL="Representations/rep1"', to: 'LABEL="Representations/rep2"'}],
  CSIP108: [{from: ' xlink:title="rep1"'}, {from: 'xlink:title="rep1"', to: 'xlink:title="content"'}],
  CSIP109: {from: '</div>\n</div></structMap>', to: `<mptr ${LINK} xlink:href="representations/rep1/METS.xml" xlink:title="rep1"/></div>\n</div></structMap>`},
  CSIP110: {from: within('mptr', ' xlink:href="[^"]*"')},
  CSIP111: {from: within('mptr', 'xlink:type="simple"'), to: 'xlink:type="locator"'},
  CSIP112: {from: within('mptr', 'LOCTYPE="URL"'), to: 'LOCTYPE="url"'},
  SIP2: {from: 'profile/E-ARK-SIP.xml', to: 'profile/E-ARK-AIP.xml'},
  SIP3: {from: 'RECORDSTATUS="NEW"', to: 'RECORDSTATUS="ny"'},
  SIP4: {from: 'PACKAGETYPE="SIP"', to: 'PACKAGETYPE="AIP"'},
  SIP10: [{from: 'ROLE="ARCHIVIST"', to: 'ROLE="Archivist"'}, {from: 'ROLE="ARCHIVIST"', to: 'ROLE="OTHER" OTHERROLE="ARCHIVIST"'}],
  SIP11: {from: within('agent ROLE="ARCHIVIST"', 'TYPE="ORGANIZATION"'), to: 'TYPE="OTHER"'},
  SIP14: {from: within('agent ROLE="ARCHIVIST"', ' csip:NOTETYPE="IDENTIFICATIONCODE"')},
  SIP15: [{from: /<agent ROLE="CREATOR" TYPE="(?:ORGANIZATION|INDIVIDUAL)"[^]*?<\/agent>/g}, {from: '</metsHdr>', to: '<agent ROLE="CREATOR" TYPE="ORGANIZATION"><name>En till</name></agent></metsHdr>'}],
  SIP16: [{from: 'ROLE="CREATOR" TYPE="ORGANIZATION"', to: 'ROLE="OTHER" OTHERROLE="SUBMITTER" TYPE="ORGANIZATION"'}, {from: 'ROLE="CREATOR" TYPE="ORGANIZATION"', to: 'ROLE="creator" TYPE="ORGANIZATION"'}],
  SIP17: {from: /ROLE="CREATOR" TYPE="(?:ORGANIZATION|INDIVIDUAL)"/g, to: 'ROLE="CREATOR" TYPE="OTHER"'},
  SIP20: {from: within('agent ROLE="CREATOR" TYPE="ORGANIZATION"', 'csip:NOTETYPE="IDENTIFICATIONCODE"'), to: 'csip:NOTETYPE="CODE"'},
  SIP22: {from: 'ROLE="CREATOR" TYPE="INDIVIDUAL"', to: 'ROLE="OTHER" OTHERROLE="CONTACT" TYPE="INDIVIDUAL"'},
  SIP23: {from: 'ROLE="CREATOR" TYPE="INDIVIDUAL"', to: 'ROLE="CREATOR" OTHERROLE="Contact" TYPE="OTHER"'},
  SIP24: {from: '<name>Elsa Arkivarie</name>'},
  SIP27: {from: 'ROLE="PRESERVATION"', to: 'ROLE="OTHER" OTHERROLE="Preservation"'},
  SIP28: {from: within('agent ROLE="PRESERVATION"', 'TYPE="ORGANIZATION"'), to: 'TYPE="INDIVIDUAL"'},
  SIP31: {from: within('agent ROLE="PRESERVATION"', 'csip:NOTETYPE="IDENTIFICATIONCODE"'), to: 'csip:NOTETYPE="SOFTWARE VERSION"'},
  REF1: [{from: 'file ID="f1"', to: 'file ID="f1" ADMID="prov nowhere"'}, {from: 'fileGrp ID="docs"', to: 'fileGrp ID="docs" DMDID="nowhere"'}],
  REF2: [{from: 'ID="f2"', to: 'ID="f1"'}, {from: 'div ID="d5"', to: 'div ID="map"'}],
}

const ERMS_SPOILINGS: Readonly<Record<string, Spoiling | readonly Spoiling[]>> = {
  ERMSSCH1: {from: ' otherAggregationType="serie"'},
  ERMSSCH2: [{from: ' otherDateType="webb"'}, {from: 'otherDateType="webb"', to: 'otherDateType=" "'}],
  ERMSSCH3: {from: ' otherDirectionDefinition="upprättad"'},
  ERMSSCH4: [{from: ' otherAddressLineType="by"'}, {from: 'adressType="other" otherAddressLineType="by"', to: 'adressType="country" addressLineType="other"'}],
  ERMSSCH5: [{from: ' otherContactLineType="signal"'}, {from: 'contactType="other" otherContactLineType="signal"', to: 'contactType="fax" contactLineType="other"'}],
  ERMSSCH6: {from: ' otherAgentType="part"'},
  ERMSSCH7: {from: ' otherDisposalDateType="annat"'},
  ERMSSCH8: {from: ' otherRestrictionType="annat"'},
  ERMSSCH9: {from: ' otherRelationType="hör till"'},
  ERMS1: {from: /<control>[^]*<\/control>/},
  ERMS2: [{from: '</aggregations>', to: '</aggregations><records><record systemIdentifier="r9"><objectId>9</objectId></record></records>'}, {from: /<aggregations>[^]*<\/aggregations>/}],
  ERMS3: {from: /<identification [^]*<\/identification>/},
  ERMS4: {from: ' identificationType="package"'},
  ERMS5: {from: /<maintenanceInformation>[^]*<\/maintenanceInformation>/},
  ERMS6: [{from: '<maintenanceStatus value="created"/>'}, {from: /<maintenanceAgency>[^]*<\/maintenanceAgency>/}, {from: /<maintenanceHistory>[^]*<\/maintenanceHistory>/}],
  ERMS7: {from: 'maintenanceStatus value="created"', to: 'maintenanceStatus value="made"'},
  ERMS8: {from: '<agencyName>Kommunen</agencyName>'},
  ERMS9: {from: EVENT},
  ERMS10: [{from: '<eventType value="created"/>'}, {from: `<eventDateTime>${AT}</eventDateTime>`}, {from: '<agent agentType="creator"><name>program</name></agent>'}],
  ERMS11: {from: 'eventType value="created"', to: 'eventType value="new"'},
  ERMS12: {from: `<eventDateTime>${AT}`, to: '<eventDateTime>2028-06-01'},
  ERMS13: {from: /(?<=<aggregations>)[^]*(?=<\/aggregations>)/},
  ERMS14: {from: ' systemIdentifier="a1"'},
  ERMS15: {from: 'systemIdentifier="r1"', to: 'systemIdentifier=" "'},
  ERMS16: [{from: 'systemIdentifier="r2"', to: 'systemIdentifier="r1"'}, {from: 'systemIdentifier="r2"', to: 'systemIdentifier="a1"'}],
  ERMS17: {from: 'aggregationType="caseFile"', to: 'aggregationType="casefile"'},
  ERMS18: [{from: '<objectId>KS 2026/1</objectId>'}, {from: '<objectId>KS 2026/1</objectId>', to: '<objectId>KS 2026/1</objectId><objectId>KS 2026/2</objectId>'}],
  ERMS19: {from: '<objectId>2</objectId>'},
  ERMS20: {from: '<objectId>2</objectId>', to: '<objectId> </objectId>'},
  ERMS21: {from: '</aggregation></aggregation>', to: '</aggregation><record systemIdentifier="r9"><objectId>9</objectId></record></aggregation>'},
  ERMS22: [{from: '<title>Rubrik</title>', to: '<title>Rubrik</title><title>En till</title>'}, {from: '<title>Remiss</title>', to: '<title>Remiss</title><title>En till</title>'}],
  ERMS23: [{from: '<title>Remiss</title>', to: '<title>Remiss</title><stray/>'}, {from: '<title>Rubrik</title>', to: '<title>Rubrik</title><runningNumber>1</runningNumber>'}],
  ERMS24: [{from: '<parentAggregationId>a2<', to: '<parentAggregationId>a3<'}, {from: '<parentAggregationId>Serie 1<', to: '<parentAggregationId>r1<'}],
  ERMS25: {from: '"digitial"', to: '"digital"'},
  ERMS26: [{from: '<runningNumber>1<', to: '<runningNumber>1a<'}, {from: '<runningNumber>1<', to: '<runningNumber>2147483648<'}, {from: 'Aggregation>2<', to: 'Aggregation><'}],
  ERMS27: {from: ' extraIdType="diarium"'},
  ERMS28: {from: ' titleType="webb"'},
  ERMS29: {from: 'status value="closed"', to: 'status value="stängt"'},
  ERMS30: {from: 'relationType="own_relation_definition"', to: 'relationType="other"'},
  ERMS31: {from: 'restrictionType="other_type"', to: 'restrictionType="secret"'},
  ERMS32: {from: '<regulation>OSL 26:1</regulation>'},
  ERMS33: {from: 'directionDefinition="other"', to: 'directionDefinition="in"'},
  ERMS34: {from: 'agentType="other"', to: 'agentType="part"'},
  ERMS35: {from: '<name>Part</name>'},
  ERMS36: {from: '<protectedIdentity>false', to: '<protectedIdentity>nej'},
  ERMS37: [{from: /<contactLine[^]*<\/contactLine>/}, {from: /<addressLine[^]*<\/addressLine>/}],
  ERMS38: {from: 'adressType="other"', to: 'adressType="by"'},
  ERMS39: {from: 'contactType="other"', to: 'contactType="signal"'},
  ERMS40: {from: /<date [^]*<\/date>/},
  ERMS41: {from: 'dateType="other"', to: 'dateType="webb"'},
  ERMS42: [{from: '>2026-02-03T00:00:00<', to: '>2026-02-03<'}, {from: '>2030-01-01T00:00:00<', to: '><'}],
  ERMS43: [{from: 'disposable="false"', to: 'disposable="nej"'}, {from: / disposable="false"/}],
  ERMS44: {from: 'dateType="other_date"', to: 'dateType="closed"'},
  ERMS45: {from: '<actionText>gjort</actionText>'},
  ERMS46: {from: `noteDate="${AT}"`, to: 'noteDate="i går"'},
  ERMS47: {from: '<keyword>skola</keyword>'},
  ERMS48: {from: ' present="false"'},
  ERMS49: {from: 'appendix name="a.pdf"', to: 'appendix'},
  ERMS50: {from: ' path="files/a.pdf"', to: ' path=""'},
}

const LAYOUT = ['METS.xml', 'metadata/preservation/premis.xml', 'metadata/descriptive/ead.xml', 'documentation/innehall.csv', 'schemas/mets.xsd', 'representations/rep1/METS.xml', 'representations/rep1/data/ERMS.xml', 'representations/rep1/metadata/preservation/premis.xml']
const without = (start: string): readonly string[] => LAYOUT.filter((path) => !path.startsWith(start))
const STRUCTURE_SPOILINGS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  CSIPSTR1: [[...LAYOUT, '../x'], [...LAYOUT, '/x'], [...LAYOUT, 'C:/x'], [...LAYOUT, 'data\\x'], [...LAYOUT, 'metadata//x']],
  CSIPSTR4: [without('METS.xml'), [...without('METS.xml'), 'mets.xml']],
  CSIPSTR5: [without('metadata/')],
  CSIPSTR6: [[...LAYOUT, 'metadata/premis2.xml'], [...LAYOUT, 'representations/rep1/metadata/other/PREMIS.xml']],
  CSIPSTR7: [[...LAYOUT, 'metadata/ead2002.xml'], [...LAYOUT, 'metadata/preservation/dc.xml']],
  CSIPSTR9: [without('representations/')],
  CSIPSTR10: [[...LAYOUT, 'representations/x.txt'], [...LAYOUT, ...LAYOUT.map((path) => path.replace('rep1', 'Rep1'))]],
  CSIPSTR11: [[...LAYOUT, 'representations/rep2/METS.xml', 'representations/rep2/metadata/other/x']],
  CSIPSTR12: [without('representations/rep1/METS.xml')],
  CSIPSTR13: [without('representations/rep1/metadata')],
  CSIPSTR15: [without('schemas')],
  CSIPSTR16: [without('documentation')],
}

const casesOf = (spoilings: Readonly<Record<string, Spoiling | readonly Spoiling[]>>): readonly (readonly [string, number, Spoiling])[] =>
  Object.entries(spoilings).flatMap(([id, all]) => [all].flat().map((one: Spoiling, at) => [id, at + 1, one] as const))

function spoilt(good: string, {from, to = ''}: Spoiling): string {
  const bad = good.replace(from, to)
  expect(bad).not.toBe(good)
  return bad
}

describe('O1: METS documents against CSIP and SIP', () => {
  test.each(['package', 'representation'] as const)('a good one breaks nothing (%s)', async (kind) => {
    expect(await inMets(kind === 'package' ? PACKAGE : REPRESENTATION, kind)).toEqual([])
  })

  test.each(casesOf(METS_SPOILINGS))('%s (%i) is told, and nothing else', async (id, _, spoiling) => {
    const kind = spoiling.kind ?? 'package'
    const rule = metsRules(kind).find((one) => one.id === id)
    const breaches = await inMets(spoilt(kind === 'package' ? PACKAGE : REPRESENTATION, spoiling), kind)
    expect([...idsOf(breaches)].sort()).toEqual([id, ...(spoiling.also ?? [])].sort())
    expect(breaches.find((one) => one.rule === id)?.level).toBe(rule?.level)
  })

  test('every rule has a document that breaks it', () => {
    expect(Object.keys(METS_SPOILINGS).sort()).toEqual([...new Set(METS_RULES.map(({id}) => id))].sort())
  })

  test('places are counted', async () => {
    expect(await inMets(PACKAGE.replaceAll(/(?<=<file [^>]*)SIZE="12"/g, ''), 'package')).toEqual([{rule: 'CSIP69', level: 'MUST', count: 4}])
  })

  test('a type of content is mandatory in a representation and recommended in a package', async () => {
    expect(await inMets(REPRESENTATION.replace(/c:CONTENTINFORMATIONTYPE="[^"]*"/, ''), 'representation')).toMatchObject([{rule: 'CSIP4', level: 'MUST'}])
    expect(await inMets(PACKAGE.replace(/csip:CONTENTINFORMATIONTYPE="[^"]*"/, ''), 'package')).toMatchObject([{rule: 'CSIP4', level: 'SHOULD'}])
  })

  test('SIP is asked of a package alone, and groups of a representation by what lies beside it', async () => {
    expect(idsOf(await inMets(REPRESENTATION, 'package'))).toEqual(expect.arrayContaining(['SIP2', 'SIP4', 'SIP15', 'CSIP60', 'CSIP113', 'CSIP114']))
    expect(idsOf(await inMets(REPRESENTATION, 'representation', ['data', 'documentation', 'schemas', 'metadata/descriptive', 'metadata/preservation']))).toEqual(['CSIP17', 'CSIP31', 'CSIP60', 'CSIP113'])
    expect(idsOf(await inMets(REPRESENTATION, 'representation', null))).toEqual([])
  })

  test('a package of metadata alone has no files to list', async () => {
    const alone = PACKAGE.replace(/<fileSec[^]*<\/fileSec>/, '').replace(/<div ID="d[2-5]"[^]*?<\/div>/g, '')
    expect(idsOf(await inMets(alone, 'package', ['metadata/descriptive', 'metadata/preservation']))).toEqual([])
    expect(idsOf(await inMets(alone, 'package', null))).toEqual(['CSIP58'])
  })

  test('metadata written into the document is not looked into', async () => {
    expect(await inMets(PACKAGE.replace('</dmdSec>', '</dmdSec><dmdSec ID="x" CREATED="2028-06-01T08:00:00" STATUS="SUPERSEDED"><mdRef/><mdWrap><xmlData><mets ID="f1"><file/></mets></xmlData></mdWrap></dmdSec>'), 'package').then(idsOf)).not.toContain('REF2')
  })

  test.each(['<mods xmlns="http://www.loc.gov/METS/"/>', '<mets/>', '<mets xmlns="http://www.loc.gov/METS/v2"/>'])('%s is another document', async (xml) => {
    expect(await inMets(xml, 'package')).toEqual([{rule: 'XML2', level: 'MUST', count: 1}])
  })

  test.each([
    ['TYPE of content with another dash', 'TYPE="Collection"', 'TYPE="Textual works – Digital"'],
    ['an address with file:', 'xlink:href="documentation/a.txt"', 'xlink:href="file:./documentation/a.txt"'],
    ['an address from elsewhere', 'xlink:href="documentation/a.txt"', 'xlink:href="https://example.org/a.txt"'],
    ['an address that is written in percent', 'xlink:href="documentation/a.txt"', 'xlink:href="Documentation%2Fa.txt"'],
    ['an address that is no such', 'xlink:href="documentation/a.txt"', 'xlink:href="documentation/100%"'],
    ['times without zones', /(?<=(?:CREATE|LASTMOD)DATE="[^"]*)\.000Z/g, ''],
    ['a change whose zone is not told', `LASTMODDATE="${AT}"`, 'LASTMODDATE="2027-06-01T08:00:00"'],
    ['a digest by a way whose length is not one', /CHECKSUM="[^"]*" CHECKSUMTYPE="SHA-256"/, 'CHECKSUM="abcd" CHECKSUMTYPE="HAVAL"'],
    ['the section around in the place of those in it', 'ADMID="rights prov"', 'ADMID="amd"'],
    ['a person who hands the package over', /<agent ROLE="CREATOR" TYPE="ORGANIZATION"[^]*?<\/agent>/, ''],
    ['more structural maps', '</mets>', '<structMap><div><div LABEL="Metadata"/></div></structMap></mets>'],
  ] as const)('%s is as good', async (_, from, to) => {
    expect(await inMets(spoilt(PACKAGE, {from, to}), 'package')).toEqual([])
  })
})

describe('O2: documents of ERMS against its schema and its Schematron', () => {
  test('a good one breaks nothing, and its files are told', async () => {
    const paths: string[] = []
    const check = ermsCheck((path) => paths.push(path))
    expect(await breachesIn(ERMS, check)).toEqual([])
    expect([paths, check.facts.aggregations, check.facts.records, check.facts.appendices]).toEqual([['files/a.pdf'], 2, 2, 1])
  })

  test.each(casesOf(ERMS_SPOILINGS))('%s (%i) is told, and nothing else', async (id, _, spoiling) => {
    expect(await inErms(spoilt(ERMS, spoiling))).toEqual([{rule: id, level: ERMS_RULES.find((one) => one.id === id)?.level, count: 1}])
  })

  test('every rule has a document that breaks it', () => {
    expect(Object.keys(ERMS_SPOILINGS).sort()).toEqual(ERMS_RULES.map(({id}) => id).sort())
  })

  test('a parent may come later; where there are only records, it is elsewhere', async () => {
    expect(await inErms(ERMS.replace('<parentAggregationId>Serie 1<', '<parentAggregationId>a9<').replace('</aggregations>', '<aggregation systemIdentifier="a9" aggregationType="file"><objectId>9</objectId></aggregation></aggregations>'))).toEqual([])
    expect(await inErms(ERMS.replace(/<aggregations>[^]*<\/aggregations>/, '<records><record systemIdentifier="r1"><objectId>1</objectId><parentAggregationId>a1</parentAggregationId></record></records>'))).toEqual([])
  })

  test('ERMS of another namespace is another document', async () => {
    expect(await inErms(ERMS.replace('https://DILCIS.eu/XML/ERMS', 'http://www.moreq2.eu'))).toEqual([{rule: 'XML2', level: 'MUST', count: 1}])
  })
})

describe('O1: folders of a package against CSIP', () => {
  test('a good one breaks nothing', () => {
    expect(structureBreaches(LAYOUT, {folder: 'paket', objectId: 'paket'})).toEqual([])
  })

  test.each(Object.entries(STRUCTURE_SPOILINGS).flatMap(([id, all]) => all.map((paths) => [id, paths] as const)))('%s is told, and nothing else', (id, paths) => {
    expect(idsOf(structureBreaches(paths))).toEqual([id])
  })

  test('CSIPSTR2: a folder that is not called what the package is', () => {
    expect(structureBreaches(LAYOUT, {folder: 'mapp', objectId: 'paket'})).toEqual([{rule: 'CSIPSTR2', level: 'SHOULD', count: 1}])
  })

  test.each(['documentation', 'schemas', 'representations', 'metadata', 'metadata/other', 'representations/rep1/metadata/preservation', 'representations/rep1/data'])('%s is described, and may lie empty', (path) => {
    expect(mayLieEmpty(path, 0)).toBe(true)
  })

  test('any other folder may not, nor a representation that has nothing at all', () => {
    for (const path of ['data', 'mer', 'metadata/Anna Svensson', 'documentation/mer', 'representations/rep1', 'representations/rep1/data/tom', 'representations/rep1/mer']) expect(mayLieEmpty(path, 0), path).toBe(false)
    expect(mayLieEmpty('representations/rep1', 2)).toBe(true)
    expect(mayLieEmpty('representations/rep1/data/tom', 1)).toBe(false)
  })

  test('every rule has a package that breaks it', () => {
    expect(['CSIPSTR2', ...Object.keys(STRUCTURE_SPOILINGS)].sort()).toEqual(STRUCTURE_RULES.map(({id}) => id).sort())
  })
})

/** What a profile says of how binding its requirements are. */
function requirementsIn(profile: string): ReadonlyMap<string, string> {
  const xml = readFileSync(join(SCHEMAS, profile), 'utf8')
  return new Map([...xml.matchAll(/<requirement\b[^>]*>/g)].flatMap(([tag]) => {
    const [id, level] = [/\bID="([^"]*)"/.exec(tag)?.[1], /\bREQLEVEL="([^"]*)"/.exec(tag)?.[1]]
    return id === undefined || level === undefined || id.startsWith('REF_') ? [] : [[id, level] as const]
  }))
}

describe.skipIf(!existsSync(SCHEMAS))('O1: our rules are those of the profiles', () => {
  test.each([
    ['CSIP', 'csip/E-ARK-CSIP-v2-1-0.profile.xml', CSIP_RULES, ['CSIP5', 'CSIP63']],
    ['SIP', 'sip/E-ARK-SIP-v2-1-0.profile.xml', SIP_RULES, ['SIP3']],
  ] as const)('%s: each that binds or is recommended, as binding as there, and those that say must of what is allowed', (_, profile, rules, allowed) => {
    const required = requirementsIn(profile)
    const ours = new Map(rules.map(({id, level}) => [id, level] as const))
    const binding = [...required].filter(([, level]) => level !== 'MAY')
    expect(binding.length).toBeGreaterThan(10)
    expect(new Map([...ours].filter(([id]) => !(allowed as readonly string[]).includes(id)).sort())).toEqual(new Map(binding.sort()))
    for (const id of allowed) expect([required.get(id), ours.get(id)]).toEqual(['MAY', 'SHOULD'])
  })

  test('what we call good keeps the schemas', async () => {
    const schemas = await Schemas.in(SCHEMAS)
    const documents = [['mets', PACKAGE], ['mets', REPRESENTATION], ['erms', ERMS]] as const
    expect(documents.map(([kind, xml]) => schemas.check(kind, Buffer.from(xml)))).toEqual([null, null, null])
    schemas.close()
  })

  test('Schematron has as many rules as we', () => {
    expect(readFileSync(join(SCHEMAS, 'erms/erms_v2_1_2.sch'), 'utf8').match(/<assert\b/g)).toHaveLength(ERMS_SCHEMATRON_RULES.length)
  })
})

describe('the page of the manual about the rules', () => {
  test('is what the script writes: after a change, scripts/build-archive-rules.ts', () => {
    expect(readFileSync(fileURLToPath(new URL('../../../docs/manual/archive-rules.md', import.meta.url)), 'utf8')).toBe(rulesPage())
    expect(RULES_PAGE).toContain('docs/manual/archive-rules.md')
  })

  test('tells every rule once', () => {
    const ids = [...rulesPage().matchAll(/^\| `([A-Z]+\d+)` \|/gm)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual([...new Set(['XML1', 'XML2', ...[...METS_RULES, ...ERMS_RULES, ...PREMIS_RULES, ...STRUCTURE_RULES].map(({id}) => id)])].sort())
  })
})
