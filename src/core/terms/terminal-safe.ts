// What is drawn and stays in its place: letters, marks, digits, punctuation, symbols and spaces. Everything else is not fit: control characters, breaks of lines, what turns the
// direction of writing, half characters, what nobody has assigned or everybody may, and, among those that are, what Unicode says is drawn as nothing.
const UNFIT = /[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]|\p{Default_Ignorable_Code_Point}/gu

/**
 * Outside text made fit for a terminal, a log or a report: what is not drawn in its place is shown as what it is (`␛`, `\u{202e}`), so no text can
 * move the cursor, fill the clipboard or pass for another. Tab and line feed become a space.
 */
export function terminalSafe(text: string): string {
  return text.replace(/[\t\n]/g, ' ').replace(UNFIT, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : `\\u{${code.toString(16)}}`
  })
}

/** JSON with the same characters written as JSON's own escapes: the same value to whoever parses it, and fit for a terminal too. `space` as for `JSON.stringify`. */
export function safeJson(value: unknown, space?: number): string {
  // The only line feeds in JSON's own text are between its lines.
  return JSON.stringify(value, null, space).replace(UNFIT, (character) => (character === '\n' ? character : character.split('').map(escaped).join('')))
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
