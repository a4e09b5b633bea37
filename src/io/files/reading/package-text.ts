import {Unreadable} from '../workbook/unreadable.ts'
import {ZipParts, type ZipLimits} from '../workbook/zip-parts.ts'
import type {FileKind} from './file-kind.ts'
import {tellXml, type XmlPlace} from './office-xml.ts'
import {tellSheets} from './sheet-text.ts'
import {isTooSmallToRead, wordsInPicture} from './picture.ts'
import {Unread, type Telling} from './telling.ts'

// Office files are packages of parts. Each part is accounted for: read, known to hold nothing that anybody wrote, or the whole file is held.

/** An office file of a thousand pages has some hundreds of parts and unpacks to some tens of megabytes. */
export const PACKAGE_LIMITS: ZipLimits = {entries: 3_000, entryBytes: 100_000_000, totalBytes: 200_000_000}

/** Parts that hold settings of programs and nothing that anybody wrote. */
const SILENT = /^(?:mimetype|layout-cache|Configurations2\/.*\.xml|.*\/)$/
const FONT = /\.(?:odttf|ttf|otf|fntdata|eot)$/i
const MACROS = /(?:^|\/)(?:vbaProject(?:Signature)?\.bin|vbaData\.xml)$|(?:^|\/)activeX\/|^Basic\/|^Scripts\/|(?:^|\/)macrosheets\//i
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|emz|wmz|svg|webp|heic|ico|wdp|jxr)$/i
const THUMBNAIL = /^(?:docProps\/thumbnail\.(?:png|jpe?g)|Thumbnails\/thumbnail\.png)$/i
const PACKAGE = /\.(?:docx|xlsx|pptx|odt|ods|odp|pdf|rtf|html?|eml|txt)$/i

/** What programs call parts and folders: words of their own and a number. Any other name somebody chose. */
const NAME_OF_PROGRAM = new RegExp(
  `^(?:_rels|(?:${
    'word|xl|ppt|docProps|META-INF|customXml|customUI|docMetadata|media|theme|themes|glossary|charts?|drawings?|diagrams?|embeddings|fonts|worksheets|chartsheets|tables|queryTables|pivotTables|pivotCache|externalLinks|printerSettings|persons?|threadedComments?|slides?|slideLayouts?|slideMasters?|notesSlides?|notesMasters?|handoutMasters?|comments\\w*|tags?|ink|slicers?|slicerCaches?|timelines?|richData|ctrlProps|webextensions'
    + '|document|content|styles\\w*|settings|webSettings|fontTable|numbering|header|footer|footnotes|endnotes|people|item|itemProps|app|core|custom|thumbnail|image|hdphoto|oleObject|Microsoft_(?:Excel|Word|PowerPoint|Office|Visio)_\\w+|workbook|sheet|sharedStrings|calcChain|metadata|connections|table|pivotTable|pivotCacheDefinition|pivotCacheRecords|externalLink|vmlDrawing|colors|style|data|layout|quickStyle|presentation|presProps|viewProps|tableStyles|slide|tag|commentAuthors|authors|LabelInfo|font'
    + '|meta|manifest|mimetype|layout-cache|Pictures|Object|ObjectReplacements|Thumbnails|Configurations2|accelerator|floater|images|Bitmaps|menubar|popupmenu|progressbar|statusbar|toolbar|toolpanel|current|Dialogs|ctrlProp|slicer|slicerCache|queryTable|chartEx|rd\\w+|revisionInfo|changesInfos?|modernComment_\\w+|documenttasks|tasks?|rels|\\[Content_Types\\]'
  }|[\\dA-F]{16,})[ ]?\\d*(?:\\.\\w{2,7}(?:\\.rels)?)?|\\.rels)$`,
)

/** Tells everything in an office file, and which kind it is; a kind that it was not named for is another kind. */
export async function tellPackage(telling: Telling, bytes: Uint8Array, named: FileKind, known: ReadonlySet<string>): Promise<void> {
  try {
    const zip = await ZipParts.open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), PACKAGE_LIMITS)
    await tellParts(telling, zip, named, known)
  } catch (error) {
    if (error instanceof Unreadable) throw new Unread(error.code === 'workbook-too-large' ? 'too-large' : 'damaged')
    throw error
  }
}

async function tellParts(telling: Telling, zip: ZipParts, named: FileKind, known: ReadonlySet<string>): Promise<void> {
  const kind = await kindOf(zip)
  if (kind !== named) throw new Unread('other-kind')
  const {names} = zip
  if (names.some((name) => MACROS.test(name))) throw new Unread('active')
  if (kind === 'odf') await refuseEncrypted(zip)
  for (const comment of zip.comments) telling.say(comment, 'code')
  const cells = kind === 'sheet' ? await tellSheets(telling, zip) : new Set<string>()
  for (const name of inReadingOrder(names)) {
    if (!name.replace(/\/$/, '').split('/').every((step) => NAME_OF_PROGRAM.test(step))) telling.say(name, 'name')
    if (cells.has(name) || SILENT.test(name) || FONT.test(name)) continue
    if (/\.(?:xml|rels|vml|rdf|xhtml)$/i.test(name)) await tellXml(telling, zip.read(name), placeOf(name, kind))
    else if (PICTURE.test(name)) await lookAtPicture(telling, zip, name, known)
    else if (/printerSettings\d*\.bin$/i.test(name)) telling.say(wordsInBytes(await zip.bytes(name)), 'property', 'printer')
    else if (PACKAGE.test(name)) await telling.readOn(name, await zip.bytes(name))
    else throw new Unread('embedded')
  }
}

/** What a package says that it is. */
async function kindOf(zip: ZipParts): Promise<FileKind> {
  if (zip.has('mimetype')) {
    if ((await zip.text('mimetype', 200)).startsWith('application/vnd.oasis.opendocument.')) return 'odf'
    throw new Unread('other-kind')
  }
  if (!zip.has('[Content_Types].xml')) throw new Unread('other-kind')
  const types = (await zip.bytes('[Content_Types].xml')).toString('utf8')
  if (/macroEnabled/.test(types)) throw new Unread('active')
  if (types.includes('wordprocessingml.document.main+xml') || types.includes('wordprocessingml.template.main+xml')) return 'word'
  if (types.includes('spreadsheetml.sheet.main+xml') || types.includes('spreadsheetml.template.main+xml')) return 'sheet'
  if (/presentationml\.(?:presentation|slideshow|template)\.main\+xml/.test(types)) return 'slides'
  throw new Unread('other-kind')
}

async function refuseEncrypted(zip: ZipParts): Promise<void> {
  if (!zip.has('META-INF/manifest.xml')) return
  if ((await zip.bytes('META-INF/manifest.xml')).includes('encryption-data')) throw new Unread('password')
}

/** The document first and what surrounds it after. */
function inReadingOrder(names: readonly string[]): readonly string[] {
  const rank = (name: string): number => (/(?:^|\/)(?:document|content|presentation)\.xml$/.test(name) ? 0 : /slides\/slide/.test(name) ? 1 : /docProps|meta\.xml/.test(name) ? 3 : 2)
  return names.toSorted((one, other) => rank(one) - rank(other) || numberIn(one) - numberIn(other))
}

function numberIn(name: string): number {
  return Number(/(\d+)\.xml$/.exec(name)?.[1] ?? '0')
}

function placeOf(name: string, kind: FileKind): XmlPlace {
  if (/^docProps\/|^meta\.xml$|\/meta\.xml$/.test(name)) return {kind: 'property', which: 'other', attributes: 'all', isProperties: true}
  if (/\[Content_Types\]\.xml$|^META-INF\/manifest\.xml$/.test(name)) return {kind: 'code', attributes: 'numbers'}
  if (/\.rels$/.test(name)) return {kind: 'link', attributes: 'numbers'}
  if (/(?:^|\/)(?:comments\w*|people|person|persons|threadedComment\w*)\d*\.xml$|\/threadedComments\/|\/persons\/|\/comments\//i.test(name)) return {kind: 'comment', attributes: 'all'}
  if (/\/(?:header|footer)\d*\.xml$/.test(name)) return {kind: 'header', attributes: 'some'}
  if (/\/(?:footnotes|endnotes)\.xml$|\/notesSlides\//.test(name)) return {kind: 'note', attributes: 'some'}
  if (/slides\/slide\d+\.xml$/.test(name)) return {kind: 'slide', which: numberIn(name), attributes: 'some'}
  // Fonts, colours and lists: names of styles and nothing else.
  if (/\/(?:styles\w*|theme\d*|fontTable|numbering|calcChain|settings|webSettings|stylesWithEffects|tableStyles|viewProps|presProps|colors\d*|style\d*|quickStyle\d*|layout\d*)\.xml$|slideLayouts\/|slideMasters\//.test(name) && kind !== 'odf') return {kind: 'code', attributes: 'some'}
  if (name === 'settings.xml') return {kind: 'part', attributes: 'some'}
  if (name === 'styles.xml') return {kind: 'header', attributes: 'some'}
  if (/(?:^|\/)(?:document|content|workbook|presentation)\.xml$/.test(name) || /drawings?\/|charts?\/|diagrams?\/|glossary\//.test(name)) return {kind: 'body', attributes: 'some'}
  return {kind: 'part', attributes: 'all'}
}

/** A picture is for a person to look at, unless the municipality knows it; what is written beside it, such as who took it, is text. */
async function lookAtPicture(telling: Telling, zip: ZipParts, name: string, known: ReadonlySet<string>): Promise<void> {
  const bytes = await zip.bytes(name)
  if (THUMBNAIL.test(name) && isTooSmallToRead(bytes)) return
  if (known.size > 0 && known.has(await sha256(bytes))) return
  telling.picture('picture', telling.pictures.length + 1)
  telling.say(wordsInPicture(bytes), 'property', 'other')
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))).toString('hex')
}

/** Runs of letters in bytes that are no text, one byte or two to a letter: names of printers and their users. */
function wordsInBytes(bytes: Uint8Array): string {
  const found: string[] = []
  for (const text of [Buffer.from(bytes).toString('utf16le'), Buffer.from(bytes).toString('latin1')]) {
    for (const [run] of text.matchAll(/[\p{Script=Latin}\p{Nd} .,@_-]{5,200}/gu)) found.push(run.trim())
  }
  return [...new Set(found)].join('\n')
}
