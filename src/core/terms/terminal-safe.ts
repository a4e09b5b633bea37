// C0 but tab and line feed, DEL, C1, bidi controls, zero-width and other invisible format characters, line and paragraph separators, lone surrogates.
// eslint-disable-next-line no-control-regex
const DANGEROUS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udc7f]/g

/**
 * Outside text made fit for a terminal, a log or a report: control, bidi and invisible characters are shown as what they are
 * (`␛`, `\u{202e}`), so no text can move the cursor, fill the clipboard or pass for another. Tab and line feed become a space.
 */
export function terminalSafe(text: string): string {
  return text.replace(/[\t\n]/g, ' ').replace(DANGEROUS, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    return `\\u{${code.toString(16)}}`
  })
}
