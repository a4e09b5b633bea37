import {Unread} from './telling.ts'

// The reader of PDFs goes on where something is wrong, and says so on the console alone. Here nothing may be left out in silence.

/** How letters are drawn, which nobody reads off the screen here. */
const ABOUT_SHAPES = /^Warning: (?:TT: |Type1 font|CFF|Charset|Glyph|Unknown glyph|Ignoring glyph|FontFaceObject|fetchStandardFontData|loadFont|Cannot load system font|Failed to (?:load|create) (?:system )?font|getFontSubstitution|Required "glyf" table|Setting up fake worker|Please use the `legacy` build|Cannot polyfill|Cannot access the `require`|UnknownErrorException: Ensure that the `standardFontDataUrl`|The "?(?:useWasm|wasmUrl))/
const ABOUT_PICTURES = /Unable to decode image|Image exceeded|JPX|JpxError|Jbig2|JBIG2|CCITT|OpenJPEG|DCT|JpegError|JPEG|color ?space|ICC|qcms/i

let warnings: string[] = []
let listens = false

/** Begins to listen to what the reader complains of. */
export function listen(): void {
  if (listens) return
  listens = true
  const hear = (...said: readonly unknown[]): void => {
    warnings.push(said.map(String).join(' '))
  }
  Object.assign(console, {log: hear, warn: hear, info: hear, error: hear})
}

/** Forgets what was complained of, where another has read the same. */
export function forget(): void {
  warnings = []
}

/** What was complained of since last: nothing that matters, or a picture that could not be unpacked. Anything else leaves the file unread. */
export function heeded(): 'nothing' | 'picture' {
  const heard = warnings.filter((warning) => !ABOUT_SHAPES.test(warning))
  warnings = []
  if (heard.length === 0) return 'nothing'
  if (heard.every((warning) => ABOUT_PICTURES.test(warning))) return 'picture'
  throw new Unread('damaged')
}
