// Writes the page of the manual about what packages are held against: `node --import ./scripts/as-written.ts scripts/build-archive-rules.ts`.
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {CSIP_RULES, REFERENCE_RULES, type MetsRule} from '../src/core/archive/rules/csip-rules.js'
import {OTHER_DOCUMENT, UNREADABLE_DOCUMENT, type Level, type Told} from '../src/core/archive/rules/element.js'
import {ERMS_SCHEMATRON_RULES, ERMS_STRUCTURE_RULES} from '../src/core/archive/rules/erms-rules.js'
import {PREMIS_RULES} from '../src/core/archive/rules/premis-rules.js'
import {SIP_RULES} from '../src/core/archive/rules/sip-rules.js'
import {STRUCTURE_RULES} from '../src/core/archive/rules/structure-rules.js'

/** Where the page lies. */
export const RULES_PAGE = fileURLToPath(new URL('../docs/manual/archive-rules.md', import.meta.url))

/** What applies and is not checked, and why. */
const LEFT_OUT = [
  'Requirements with the level MAY: nobody can break them. Three say *must* of a value all the same (CSIP5, CSIP63 and SIP3) and are checked as SHOULD.',
  '`REF_CSIP_1` to `REF_CSIP_3` of SIP say that sections keep CSIP: that is what the rules of CSIP look at.',
  'Whether LASTMODDATE is missing where a package has been changed (CSIP8): a package does not tell that it has been.',
  'Whether every document, schema or piece of metadata that there is has been put into the package (CSIP17, CSIP31, CSIP32, CSIP60, CSIP113): only what lies in its folders can be seen.',
  'Whether a media type is registered with IANA (CSIP26, CSIP40, CSIP53, CSIP68): only its form is looked at. The register changes every week.',
  'Whether an identifier is unique in the whole package (CSIP18 and others): each document is looked at for itself.',
  'Whether a digest or a size is right (CSIP27, CSIP29, CSIP69, CSIP71 and others): that is measured on the files, where the package is looked through.',
  'Who hands a package over and who is the contact, where both are persons with the ROLE CREATOR (SIP16 to SIP24): SIP gives them the same marks.',
  'The order of elements and whatever else the schemas of METS, PREMIS and ERMS demand: documents are held against the schemas themselves where they are at hand.',
  'Metadata written into METS itself (mdWrap): it follows standards of its own.',
  'Names that a file had before (originalName of PREMIS), PREMIS of older versions, and digests of other kinds or in other forms than hexadecimal digits.',
] as const

/** The whole page. */
export function rulesPage(): string {
  return [
    '# What packages for the archive are held against',
    '',
    'Every requirement of E-ARK CSIP 2.1.0 and SIP 2.1.0 that binds (MUST) or is recommended (SHOULD) and can be told from a package, the Schematron of ERMS 2.1.2, what its schema demands of the elements that carry an archive, and what PREMIS 3 tells of the files. Each is named by its number in the specification. `XML`, `REF`, `PREMIS` and `ERMS` with a number are ours. A breach is told by its number and in how many places it is; never with the text that stands there.',
    '',
    '<!-- scripts/build-archive-rules.ts -->',
    '',
    ...section('Every document', [UNREADABLE_DOCUMENT, OTHER_DOCUMENT], 'Nothing else is told of a document that breaks one of these.'),
    ...section('METS: CSIP 2.1.0', CSIP_RULES, 'For the METS document of a package, and for that of each representation.'),
    ...section('METS: SIP 2.1.0', SIP_RULES, 'For the METS document of a package.'),
    ...section('METS: identifiers', REFERENCE_RULES, 'For every METS document.'),
    ...section('PREMIS 3', PREMIS_RULES, 'For every document of PREMIS 3 that a METS document names, or that lies in `metadata/preservation`. It is one of our own packages where a document of PREMIS has diarievakt among its agents, as software. A path counts from the package, from the representation or its data, or from the folder of the document; with `file:` before it or not, in percent-encoding or not. A file that is called by an identifier of another kind need not be here: PREMIS may tell of what lies elsewhere.'),
    ...section('Folders: CSIP 2.1.0', STRUCTURE_RULES, 'For a package as it lies on disk.'),
    ...section('ERMS 2.1.2: Schematron', ERMS_SCHEMATRON_RULES, 'In the order of its rules. Where it and the schema call an attribute or a value by different names, both count.'),
    ...section('ERMS 2.1.2: structure', ERMS_STRUCTURE_RULES, 'In any order of elements.'),
    '## What applies and is not checked, and why',
    '',
    ...LEFT_OUT.map((line) => `- ${line}`),
    '',
  ].join('\n')
}

function section(heading: string, rules: readonly (Told & Pick<MetsRule, 'inRepresentation'> & {readonly inOthers?: Level | null})[], about: string): readonly string[] {
  const once = rules.filter(({id}, at) => rules.findIndex((other) => other.id === id) === at)
  const level = ({level: here, inRepresentation, inOthers = here}: (typeof rules)[number]): string =>
    inRepresentation !== undefined ? `${here}, ${inRepresentation} in a representation` : inOthers === here ? here : `${here} in our own packages${inOthers === null ? '' : `, ${inOthers} in others`}`
  return [`## ${heading}`, '', about, '', '| rule | level | what we look for |', '|---|---|---|', ...once.map((rule) => `| \`${rule.id}\` | ${level(rule)} | ${rule.says} |`), '']
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(RULES_PAGE, rulesPage())
