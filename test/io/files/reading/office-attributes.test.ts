import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {ZipFile} from 'yazl'
import {isWritten, literalsOf} from '../../../../src/io/files/reading/office-attributes.js'
import {readFileText, type FileReading} from '../../../../src/io/files/reading/read-file.js'

const ASKED: FileReading = {textBytes: 4_000_000, files: {ocr: 'off', knownPictures: []}}
const OFFICIAL = readFileSync(join(import.meta.dirname, '../../../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split('\n')
const official = (at: number): string => OFFICIAL[at * 97] ?? ''
const dashed = (number: string): string => `${number.slice(2, 8)}-${number.slice(8)}`

async function packed(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const told = async (name: string, parts: Readonly<Record<string, string>>): Promise<string> => {
  const read = await readFileText(name, await packed(parts), ASKED)
  return read.kind === 'text' ? read.file.text : read.why
}

const types = (part: string, type: string): string => `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const document = (inner: string): string => `<w:document xmlns:w="w" xmlns:v="v" xmlns:o="o" xmlns:wp="wp" xmlns:pic="pic" xmlns:a="a" xmlns:r="r" xmlns:w14="w14"><w:body><w:p><w:r><w:t>Ny förskola</w:t></w:r></w:p>${inner}</w:body></w:document>`
const word = (inner: string, more: Readonly<Record<string, string>> = {}): Promise<string> => told('a.docx', {'[Content_Types].xml': types('/word/document.xml', 'wordprocessingml.document'), 'word/document.xml': document(inner), ...more})

const sheet = (inner: string): string => `<worksheet xmlns:x="x"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Plan</t></is></c></row></sheetData>${inner}</worksheet>`
const workbook = (inner: string, {book = '', styles = '<cellXfs><xf numFmtId="0"/></cellXfs>', more = {}}: {readonly book?: string; readonly styles?: string; readonly more?: Readonly<Record<string, string>>} = {}): Promise<string> =>
  told('a.xlsx', {
    '[Content_Types].xml': types('/xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets>${book}</workbook>`, 'xl/worksheets/sheet1.xml': sheet(inner), 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`, ...more,
  })

/** Where people and programs write in the markup of an office file, `§` for what they write. */
const WORD = [
  '<v:textpath style="font-size:1pt" string="§"/>', '<v:shape id="§"/>', '<v:shape style="§"/>', '<v:shape o:spid="§" alt="x"/>', '<v:shape fillcolor="§"/>', '<v:imagedata o:title="§"/>', '<w:sdt><w:sdtPr><w:listItem w:displayText="Ja" w:value="§"/></w:sdtPr></w:sdt>', '<w:sdt><w:sdtPr><w:dataBinding w:xpath="§"/></w:sdtPr></w:sdt>',
  '<w:sdt><w:sdtPr><w:id w:val="§"/></w:sdtPr></w:sdt>', '<w:sdt><w:sdtPr><w:docPart w:val="§"/></w:sdtPr></w:sdt>', '<wp:docPr id="1" name="§"/>', '<wp:docPr id="1" descr="§"/>', '<wp:docPr id="1" title="§"/>', '<pic:cNvPr id="1" name="§"/>', '<a:hlinkClick tooltip="§"/>', '<a:ext uri="§"/>', '<a:gd name="§" fmla="val 1"/>', '<a:latin typeface="§"/>',
  '<w:p w14:paraId="§"/>', '<w:p w:rsidR="§"/>', '<w:pPr><w:pStyle w:val="§"/></w:pPr>', '<w:rPr><w:rFonts w:ascii="§"/></w:rPr>', '<w:rPr><w:lang w:val="§"/></w:rPr>', '<w:tblPr><w:tblCaption w:val="§"/></w:tblPr>', '<w:bookmarkStart w:name="§"/>', '<w:fldSimple w:instr="§"/>', '<w:ins w:author="§"/>', '<w:unknown w:future="§"/>', '<w:numPr><w:lvlText w:val="§"/></w:numPr>', '<w:p r:embed="§"/>',
]
const SHEET = [
  '<autoFilter ref="A1:A2"><filterColumn colId="0"><filters><filter val="§"/></filters></filterColumn></autoFilter>', '<autoFilter><filterColumn><customFilters><customFilter val="*§*"/></customFilters></filterColumn></autoFilter>', '<dataValidations><dataValidation promptTitle="§"/></dataValidations>', '<dataValidations><dataValidation><formula1>"§,Ja"</formula1></dataValidation></dataValidations>',
  '<scenarios><scenario><inputCells r="A1" val="§"/></scenario></scenarios>', '<protectedRanges><protectedRange name="§"/></protectedRanges>', '<cfRule text="§"/>', '<hyperlink location="§"/>', '<sortCondition customList="§"/>', '<sheetPr codeName="§"/>', '<selection sqref="§"/>', '<unknown x:future="§"/>', '<webPublishItem title="§"/>', '<headerFooter><oddFooter>&amp;R§</oddFooter></headerFooter>',
]
const BOOK = ['<customWorkbookViews><customWorkbookView name="§" guid="{1}"/></customWorkbookViews>', '<definedNames><definedName name="a">"§"</definedName></definedNames>', '<definedNames><definedName name="a" comment="§">1</definedName></definedNames>', '<fileSharing userName="§"/>', '<absPath url="§"/>', '<fileVersion appName="§"/>', '<workbookPr codeName="§"/>']
const PARTS: readonly (readonly [string, string])[] = [
  ['xl/tables/table1.xml', '<table name="T" displayName="T"><tableColumns><tableColumn name="§"/></tableColumns></table>'], ['xl/pivotCache/pivotCacheDefinition1.xml', '<pivotCacheDefinition refreshedBy="§"/>'], ['xl/pivotCache/pivotCacheDefinition1.xml', '<pivotCacheDefinition><cacheField name="a"><sharedItems><s v="§"/></sharedItems></cacheField></pivotCacheDefinition>'],
  ['xl/pivotTables/pivotTable1.xml', '<pivotTableDefinition><pivotField name="§"/></pivotTableDefinition>'], ['xl/comments1.xml', '<comments><authors><author>§</author></authors></comments>'], ['xl/slicers/slicer1.xml', '<slicers><slicer caption="§"/></slicers>'], ['xl/connections.xml', '<connections><connection sourceFile="§"/></connections>'],
]

describe('E2, B4: a number is found in whatever attribute of an office file it stands', () => {
  test.each(WORD.map((markup, at) => [markup, official(at)] as const))('Word: %s', async (markup, number) => {
    expect(await word(markup.replace('§', dashed(number)))).toContain(dashed(number))
    expect(await word(markup.replace('§', number))).toContain(number)
  })

  test.each(SHEET.map((markup, at) => [markup, official(at + 40)] as const))('a sheet: %s', async (markup, number) => {
    expect(await workbook(markup.replace('§', dashed(number)))).toContain(dashed(number))
  })

  test.each(BOOK.map((markup, at) => [markup, official(at + 60)] as const))('a workbook: %s', async (markup, number) => {
    expect(await workbook('', {book: markup.replace('§', dashed(number))})).toContain(dashed(number))
  })

  test.each(PARTS.map(([part, markup], at) => [part, markup, official(at + 70)] as const))('%s: %s', async (part, markup, number) => {
    expect(await workbook('', {more: {[part]: markup.replace('§', dashed(number))}})).toContain(dashed(number))
  })

  test('relations and the list of parts', async () => {
    const number = dashed(official(80))
    expect(await word('', {'word/_rels/document.xml.rels': `<Relationships ${RELATIONS}><Relationship Id="rId1" Type="t" Target="media/${number}.png"/></Relationships>`})).toContain(number)
  })
})

describe('E2: what people write in attributes is text', () => {
  test.each([
    ['WordArt and watermarks', '<v:textpath string="Nils Ehrnberg"/>', 'Nils Ehrnberg'], ['the value of a choice', '<w:sdt><w:sdtPr><w:listItem w:displayText="A" w:value="ehrnberg"/></w:sdtPr></w:sdt>', 'ehrnberg'],
    ['the file that a picture was made from', '<pic:cNvPr id="1" name="nils_ehrnberg_passfoto.jpg"/>', 'nils_ehrnberg_passfoto.jpg'], ['an attribute that no list knows', '<w:future w:thing="Nils Ehrnberg"/>', 'Nils Ehrnberg'],
  ])('%s', async (_, markup, said) => {
    expect(await word(markup)).toContain(said)
  })

  test('what a number is shown with, also in a format that no cell uses', async () => {
    expect(await workbook('', {styles: '<numFmts><numFmt numFmtId="170" formatCode="0&quot; Nils Ehrnberg&quot;"/></numFmts><cellXfs><xf numFmtId="0"/></cellXfs>'})).toContain('Nils Ehrnberg')
    expect(literalsOf('_-* #,##0.00\\ "kr"_-;\\K\\a\\l\\l\\e;[$Nils-41D]0').split(/\s+/)).toEqual(['', 'kr', 'Kalle', 'Nils'])
  })

  test('a header without its codes', async () => {
    expect(await workbook('<headerFooter><oddFooter>&amp;LNils Ehrnberg&amp;R&amp;"Arial,Fet"&amp;12Sida &amp;P av &amp;N</oddFooter></headerFooter>')).toMatch(/ Nils Ehrnberg +Sida /)
  })

  test('the name of a part that no program gives', async () => {
    expect(await word('', {'word/Nils Ehrnberg.xml': '<a/>', 'word/nilsehrnberg/item1.xml': '<a/>'})).toMatch(/word\/Nils Ehrnberg\.xml[^]*word\/nilsehrnberg\/item1\.xml/)
  })
})

describe('E2: what programs fill in is no text', () => {
  test.each([
    ['latin', 'typeface', 'Franklin Gothic Book'], ['rFonts', 'w:ascii', 'Lucida Sans'], ['pStyle', 'w:val', 'Rubrik1'], ['rsid', 'w:val', '00834521'], ['p', 'w14:paraId', '19871204'], ['id', 'w:val', '-1987654321'], ['creationId', 'val', '1987120423'], ['shape', 'style', 'position:absolute;width:12pt'], ['jc', 'w:val', 'both'], ['lang', 'w:val', 'sv-SE'], ['cNvPr', 'id', '1234567'],
    ['name', 'w:val', 'Ballongtext Char'], ['name', 'w:val', 'heading 1'], ['name', 'val', 'Franklin Gothic Book'], ['tableStyleInfo', 'name', 'TableStyleMedium2'], ['style', 'style:name', 'Footnote_20_Symbol'], ['text-properties', 'fo:font-family', 'Georgia'], ['text-properties', 'style:text-position', 'super 58%'], ['definedName', 'name', '_xlnm.Print_Area'], ['shape', 'coordsize', '21600,21600'], ['shadow', 'offset', '1pt,2pt'],
  ])('%s %s %s', (element, full, value) => {
    expect(isWritten({element, full, local: full.slice(full.indexOf(':') + 1), value, beside: {}}, 'some')).toBe(false)
  })

  test('of an ordinary document there is nothing but what it says', async () => {
    const styles = ['Normal', 'heading 1', 'Table Grid', 'Balloon Text', 'Ballongtext Char', 'List Paragraph'].map((name) => `<w:style w:styleId="${name.replaceAll(' ', '')}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/></w:style>`).join('')
    const text = await word('<w:p w14:paraId="1DA4F0C1" w:rsidR="00834521"><w:pPr><w:pStyle w:val="Rubrik1"/><w:jc w:val="center"/></w:pPr><w:r><w:t>Budget</w:t></w:r></w:p>', {
      'word/styles.xml': `<w:styles xmlns:w="w">${styles}</w:styles>`, 'word/settings.xml': '<w:settings xmlns:w="w"><w:rsids><w:rsid w:val="00123456"/></w:rsids><w:themeFontLang w:val="sv-SE"/></w:settings>', 'word/fontTable.xml': '<w:fonts xmlns:w="w"><w:font w:name="Franklin Gothic Book"><w:altName w:val="Georgia"/></w:font></w:fonts>',
    })
    expect(text.trim()).toBe('Ny förskola\nBudget')
  })
})
