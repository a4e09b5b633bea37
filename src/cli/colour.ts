/** False where the person wants no colour (https://no-color.org). */
export function isColoured(): boolean {
  return (process.env['NO_COLOR'] ?? '') === ''
}
