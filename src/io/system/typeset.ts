import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** What Typst is asked to make. */
export interface TypesetAs {
  /** A tagged file for everybody to read (PDF/UA-1), or plain pages for a printer. */
  readonly form: 'accessible' | 'plain'
}

/** A drawing could not be made of the values that it was given. What was wrong is not told: it would quote them. */
export class TypesetFailed extends Error {
  override readonly name = 'TypesetFailed'

  constructor() {
    super('A page could not be typeset')
  }
}

/** Typesets a drawing with values that it reads as `sys.inputs.data`, into a PDF. The drawing sees no files, no network, and no fonts but those that come with the compiler, so that the same values give the same bytes everywhere. */
export async function typeset(template: string, data: object, {form}: TypesetAs): Promise<{readonly pdf: Buffer; readonly pages: number}> {
  const {NodeCompiler} = await import('@myriaddreamin/typst-ts-node-compiler')
  // A folder that holds nothing is all it can read from.
  const nowhere = mkdtempSync(join(tmpdir(), 'diarievakt-typeset-'))
  try {
    const compiler = NodeCompiler.create({workspace: nowhere})
    try {
      const compiled = compiler.compile({mainFileContent: template, inputs: {data: JSON.stringify(data)}})
      const document = compiled.result
      if (document === null || compiled.hasError()) throw new TypesetFailed()
      return {pdf: compiler.pdf(document, form === 'accessible' ? {pdfStandard: 'ua-1'} : {pdfTags: false}), pages: document.numOfPages}
    } finally {
      // What was drawn is remembered for the next time: nothing of it is to stay in memory.
      compiler.evictCache(0)
    }
  } finally {
    rmSync(nowhere, {recursive: true, force: true})
  }
}
