/** A JSON document as a site may hold it: no character in it begins markup, whatever it is taken for. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
