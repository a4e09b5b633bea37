/** Names that nobody has: what each is, and its text. */
export const HOSTILE_NAMES: readonly (readonly [what: string, text: string])[] = [
  ['an escape sequence', 'Anna\u001b[2J'],
  ['a control sign of one byte', 'Anna\u009b31m'],
  ['a bell', 'Anna\u0007Ek'],
  ['a tab', 'Anna\tEk'],
  ['what turns the direction', 'Anna\u202eke'],
  ['an isolate', '\u2067Anna\u2069'],
  ['what is not seen', 'An\u200bna'],
  ['a sign that was lost', 'Agneta Kanarief\ufffdgel'],
  ['more signs than anybody has', 'Å'.repeat(501)],
  ['a formula', '=HYPERLINK("https://provkommunen.example","x")'],
  ['a sum', '+1+1'],
  ['a function', '@SUM(1)'],
]
