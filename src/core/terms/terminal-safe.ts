// C0 but tab and line feed, DEL, C1, line and paragraph separators, lone surrogates, and everything that Unicode says is drawn as nothing or turns the direction of writing.
// eslint-disable-next-line no-control-regex
const DANGEROUS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\p{Default_Ignorable_Code_Point}\p{Surrogate}]/gu

/**
 * Outside text made fit for a terminal, a log or a report: control, bidi and invisible characters are shown as what they are
 * (`␛`, `\u{202e}`), so no text can move the cursor, fill the clipboard or pass for another. Tab and line feed become a space.
 */
export function terminalSafe(text: string): string {
  return text.replace(/[\t\n]/g, ' ').replace(DANGEROUS, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : `\\u{${code.toString(16)}}`
  })
}
