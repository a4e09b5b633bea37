// Which attributes of an office file's XML are text. The lists are of what is *not*: whoever lists what is misses what people write in the others.

/** One attribute of one element. `element` and `local` are without their prefix, `full` is with it. */
export interface OfficeAttribute {
  readonly element: string
  readonly full: string
  readonly local: string
  readonly value: string
  /** The element's other attributes. */
  readonly beside: Readonly<Record<string, string>>
}

/** Attributes that people write whatever their element is: names of persons and things, alternative texts, tips, values of fields. */
const WRITTEN = new Set([
  'author', 'lastAuthor', 'userId', 'displayName', 'descr', 'title', 'alt', 'tooltip', 'screenTip', 'string', 'string-value', 'href', 'instr', 'displayText', 'alias', 'listItem', 'prompt', 'promptTitle', 'error', 'errorTitle', 'display', 'description', 'formula',
  'value-text', 'help', 'helpText', 'statusText', 'office:value', 'user', 'userName', 'caption', 'comment', 'label', 'location', 'text', 'v', 'url', 'sourceFile', 'codeName', 'displayText', 'num-prefix', 'num-suffix', 'oddHeader', 'refreshedBy', 'customList', 'dataCaption',
])
/** Elements whose `val`, `value` or `name` is what somebody wrote or chose, in whatever letters. */
const WRITTEN_IN = new Set([
  'alias', 'tag', 'docVar', 'default', 'result', 'description', 'title', 'docPartName', 'listItem', 'filter', 'customFilter', 'sheetName', 'sheetNames', 'lvlText', 'bookmarkStart', 'bookmark', 'bookmark-start', 'user-field-decl', 'variable-decl', 'text-input', 'listbox', 'formControlPr', 'definedName', 'ffData', 'namedSheetView',
  'slicer', 'tableColumn', 'table', 'sheet', 'sequence-decl', 'docPr', 'cNvPr', 'customWorkbookView', 'protectedRange', 'scenario', 'inputCells', 'cacheField', 'section', 'custShow', 'custSplit', 'field', 'query', 'web', 'connection',
])

/** Attributes that programs fill in: numbers of things, fonts, colours, places, shapes. */
const TECHNICAL = new Set([
  // Word and drawings
  'style', 'gfxdata', 'coordsize', 'coordorigin', 'path', 'eqn', 'adj', 'inset', 'fillcolor', 'strokecolor', 'color', 'color2', 'fill', 'typeface', 'panose', 'panose1', 'ascii', 'hAnsi', 'eastAsia', 'cs', 'bidi', 'font', 'face', 'script', 'uri', 'prst', 'fmla', 'lang', 'altLang', 'usb0', 'usb1', 'usb2', 'usb3', 'csb0', 'csb1',
  'lastClr', 'themeColor', 'spid', 'textId', 'relativeFrom', 'Type', 'ProgID', 'progId', 'DrawAspect', 'UpdateMode', 'styleId', 'charset', 'pitchFamily', 'styleName', 'spt', 'ext', 'Requires', 'wrapcoords', 'points', 'connectlocs', 'connectangles', 'textboxrect', 'limo', 'presName', 'presStyleLbl', 'ptsTypes', 'rAng', 'filter', 'hash', 'salt', 'hashValue', 'saltValue', 'algorithmName',
  'cryptAlgorithmClass', 'cryptAlgorithmType', 'cryptProviderType', 'spinCount', 'action', 'storeItemID', 'prefixMappings', 'xpath', 'invalStChars', 'invalEndChars', 'PartName', 'ContentType', 'Extension', 'Target', 'TargetMode', 'conformance', 'appName', 'minVer', 'userDrawn', 'contentType', 'providerId', 'matchingName',
  // Workbooks
  'r', 'ref', 'sqref', 'topLeftCell', 'activeCell', 'spans', 'iconSet', 'formatCode', 'uniqueName', 'tableStyle', 'defaultTableStyle', 'defaultPivotStyle', 'mdx',
  // OpenDocument
  'enhanced-path', 'text-areas', 'glue-points', 'viewBox', 'class-names', 'control-implementation', 'property-name', 'engine', 'event-name', 'protection-key', 'protection-key-digest-algorithm', 'list-style', 'mime-type', 'media-type', 'version', 'font-name', 'family', 'master-page-name', 'page-layout-name', 'fill-image-name', 'fill-gradient-name', 'fill-hatch-name', 'opacity', 'stroke-dash', 'stroke-dash-names', 'marker-start', 'marker-end', 'opacity-name', 'language', 'country', 'notify-on-update-of-ranges', 'bullet-char', 'num-format', 'linearized',
])
/** Attributes of OpenDocument with these prefixes say how something looks. */
const LOOKS = /^(?:fo|svg|smil|dr3d|number|anim|xml|presentation|officeooo|loext|chart|rdf|grddl|mc|style(?!:(?:name|display-name|condition)$))(?::|$)/
/** Elements of which every attribute is the program's. */
const TECHNICAL_IN = new Set([
  'lid', 'docPartGallery', 'pStyle', 'rStyle', 'tblStyle', 'numStyleLink', 'styleLink', 'basedOn', 'next', 'link', 'lang', 'themeFontLang', 'rFonts', 'rFont', 'latin', 'ea', 'cs', 'sym', 'buFont', 'font', 'altName', 'sig', 'panose1', 'color', 'shd', 'cnfStyle', 'tblLook', 'compatSetting', 'lsdException', 'latentStyles', 'docPartUnique', 'id', 'nsid', 'tmpl', 'multiLevelType', 'creationId', 'modId', 'rowId', 'colId',
  'uniqueId', 'axId', 'crossAx', 'docId', 'docPartType', 'docPartBehavior', 'styleLbl', 'layoutNode', 'layoutDef', 'presOf', 'rule', 'constr', 'param', 'gd', 'cat', 'catLst', 'metadataType', 'futureMetadata', 'feature', 'decimalSymbol', 'listSeparator', 'srgbClr', 'sysClr', 'schemeClr', 'prstClr', 'themeFamily', 'set', 'cTn', 'strVal', 'tav', 'cond', 'schemaRef', 'datastoreItem', 'fileVersion', 'tableStyleInfo', 'pivotTableStyleInfo', 'tableStyleElement', 'ptab', 'fldChar', 'kinsoku',
  'activeWritingStyle', 'noLineBreaksAfter', 'noLineBreaksBefore', 'clrMap', 'clrMapOvr', 'font-face', 'config-item', 'config-item-set', 'config-item-map-named', 'config-item-map-indexed', 'equation', 'handle',
])
/** How programs name styles of tables, things that a sheet has of its own, and shapes that stand for others. */
const BUILT_IN = /^(?:(?:Table|Pivot|Slicer|TimeSlicer)Style\w+|_xlnm\.\w+|_x0000_\w+|#_x0000_\w+|rId\d+|\{[\dA-Fa-f-]{36}\}|urn:[\w:.-]*|(?:com\.sun\.star|ooo:|dom:)[\w.:]*|DefaultPlaceholder_-?\d+|[\dA-Fa-f]{32})$/
const SCHEMA = /^https?:\/\/(?:schemas|www\.w3|purl|docs\.oasis)/
/** A length, a colour, a number of up to nine digits, a cell or a range of cells. */
const MEASURE = /^(?:(?:-?[\d.]{1,9}(?:pt|px|cm|mm|in|em|emu|pc|%)?(?:[,; ]|$))+|#?[\dA-Fa-f]{1,8}(?: \[\d+\])?|true|false|\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?(?: .*)?|\d{4}-\d\d-\d\dT[\d:.]+Z?)$/
/** One of the words that a format has for a choice, such as `nextPage` or `none`. */
const CHOICE = /^[a-z][A-Za-z\d]*(?:-[a-z][a-z\d]*)*$/
/** Six digits that could be a day, and four: somebody's number, also where no text belongs. */
const NUMBER = /(?<!\d)(?:(?:18|19|20)\d{2}|\d{2})(?:0\d|1[0-2])(?:[0-3]\d|[6-9]\d)(?:\s?[-+\u2010-\u2015\u2212]\s?\d{4}|(?<=(?:18|19|20)\d{6})\s?\d{4})(?!\d)/

/** The words that Word, Excel and LibreOffice name their own styles with. A name of these and numbers nobody wrote. */
const STYLE_WORDS = new Set(
  (
    'standard default normal text body heading title subtitle list paragraph contents index header footer table frame footnote footnotes endnote endnotes symbol symbols characters char numbering number bullet bullets drop caps addressee sender salutation greeting signature marginalia quotations quote intense preformatted horizontal line lines illustration figure drawing user '
    + 'internet link visited placeholder entry example teletype source strong strongly emphasis emphasized subtle definition rubies vertical page main graphics graphic ole formula watermark labels label appendix hanging first indent indentation complimentary closing complimentary close start cont end continue separator bibliography object objects outline landscape envelope html left right style '
    + 'caption anchor reference comment annotation balloon subject document map plain message macro toc toa note date block spacing no grid light medium dark colorful shading accent theme followed hyperlink variable keyboard sample code cite acronym address typewriter web hashtag mention smart unresolved region order odd even cell content good bad neutral check explanatory input linked output total warning status '
    + 'rubrik ballongtext sidhuvud sidfot brödtext kommentarer kommentarsämne fotnotstext slutnotstext oformaterad underrubrik starkt citat liststycke standardstycketeckensnitt normaltabell tabellrutnät innehåll innehållsförteckningsrubrik dekorfärg hyperlänk '
    + 'comma currency percent accents result result2 heading1 untitled gradient arrow dimension measure fill filled blue green red orange yellow shapes with without shadow and by of in level position shape center centered big small standalone shadowed textbody notes background font book revision followedhyperlink paragraph slide master conversion wwnum ww outline lo normalwebb'
  ).split(' '),
)

/** True for the name of a style that comes with a program. */
export function isStyleOfProgram(name: string): boolean {
  const words = name.replace(/_([\da-f]{2})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).toLowerCase().match(/[\p{L}]+/gu) ?? []
  return words.every((word) => word.length === 1 || STYLE_WORDS.has(word))
}

/** True where a text could hold somebody's number, with its dash or its century. */
export function holdsNumber(text: string): boolean {
  return NUMBER.test(text)
}

/** How far a part's attributes are looked at. `some`: all but those that programs fill in. `all`: every one, where few are anything else. `numbers`: none but those with somebody's number. */
export type AttributeReach = 'some' | 'all' | 'numbers'

/** True for an attribute whose value is text that somebody wrote or chose, or holds somebody's number wherever it stands. */
export function isWritten({element, full, local, value, beside}: OfficeAttribute, reach: AttributeReach): boolean {
  if (full === 'xmlns' || full.startsWith('xmlns:')) return false
  if (holdsNumber(value)) return true
  if (reach === 'numbers' || !/\p{L}{2}|\d{6}/u.test(value)) return false
  if (WRITTEN.has(local) || WRITTEN.has(full)) return true
  if (BUILT_IN.test(value) || SCHEMA.test(value)) return false
  if (WRITTEN_IN.has(element) && /^(?:name|val|value)$/.test(local)) return !/^\d{1,9}$/.test(value)
  if (reach === 'all') return !full.startsWith('mc:') && !/^(?:true|false|[\dA-Fa-f-]{32,})$/.test(value)
  if (TECHNICAL.has(local) || TECHNICAL_IN.has(element) || LOOKS.test(full) || full.startsWith('r:') || /^rsid|(?:^[iI]d|I[dD]|-id|[gG]uid|GUID|[uU]id|UID|Theme)$|style-name$|^id[-_]/.test(local)) return false
  // The name of a font in a workbook; in a document it is that of a style.
  if (element === 'name' && full === 'val') return false
  if (/^(?:style:name|(?:style|draw):display-name)$/.test(full) || (element === 'name' && local === 'val') || (element === 'cellStyle' && local === 'name')) return !('builtinId' in beside) && !isStyleOfProgram(value)
  if (MEASURE.test(value)) return false
  return local === 'name' || !CHOICE.test(value)
}

/** What a format of numbers writes beside the number: what stands in quotes or after backslashes. */
export function literalsOf(formatCode: string): string {
  return [...formatCode.matchAll(/(?:"[^"]*"|\\.|\[\$[^\]-]+[^\]]*\])+/g)].map(([literal]) => literal.replace(/\[\$([^\]-]+)[^\]]*\]/g, '$1').replace(/"([^"]*)"/g, '$1').replace(/\\(.)/g, '$1')).join(' ')
}
