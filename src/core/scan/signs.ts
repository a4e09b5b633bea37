import {POSTS, WORDS} from './indirect-words.js'

// Most texts hold nothing of what most patterns look for, and each pattern that is tried reads the whole text to say so. Therefore what they cannot do without
// is looked for once, in one walk over the text for all of them: how many digits it has, and which stems. A stem that stands there says nothing by itself, and the
// pattern decides; where none stands the pattern cannot fit and is not tried. A stem added to a pattern is added here too.

/** What is told of a text: whether any stem of a sort stands in it. */
export const SIGN = {
  /** Six signs in a row that a worn-out copy may have made of digits. */
  likeDigits: 1,
  at: 1 << 1,
  account: 1 << 2,
  plate: 1 << 3,
  section: 1 << 4,
  home: 1 << 5,
  tenants: 1 << 6,
  pronoun: 1 << 7,
  involved: 1 << 8,
  dwelling: 1 << 9,
  someone: 1 << 10,
  post: 1 << 11,
} as const

/** The stems of each sort, in small letters. A low line stands for anything but a letter, also before the text and after it. */
const STEMS: Readonly<Record<Exclude<keyof typeof SIGN, 'likeDigits'>, readonly string[]>> = {
  // A bracket is one too.
  at: ['_at_', '_snabel'],
  account: ['kont', 'clearing', 'bank', 'nordea', 'seb', 'skandia', 'avanza', 'utbetal', 'betalas', 'insättning', 'sätts_in', 'överförs'],
  plate: ['oped', 'skylt', 'ersonlig', 'registrering', 'regn', 'reg_'],
  section: ['osl', 'sekretess', 'kap'],
  home: [
    ...['_grann', 'olovlig', 'ovårda', 'skällande', 'hundskall', 'siktskymmande', 'uppehåll_', 'befrielse', 'obetald', 'hembesök', 'ersättning', 'hyresskuld', 'vräkning', 'avhysning'],
    ...['skrotbil', 'bilvrak', 'skräp_', '_gården_', '_tomten_', '_tomt_', '_gård_', 'lägenhet', '_balkong', '_radhus_', '_villa_', '_villan_', '_bostad_', '_bostaden_', '_sommarstuga_', 'fritidshus', 'mögel', '_fukt', 'ohyra', 'vägglöss', 'kackerlack', '_råttor', 'värmepump'],
    ...['eldning', 'kamin', 'eldstad', '_altan', 'carport', 'attefall', 'friggebod', 'växthus', '_staket', '_plank_', '_häck_', 'uterum', 'inglasning', 'takkup', 'komplementbyggnad', 'enbostadshus', 'tvåbostadshus', 'enskilt_avlopp', 'slamtömning', 'sophämtning', '_källare', 'hönor', 'tupp_', 'störande_'],
  ],
  // Who loses a home, or does something in one.
  tenants: ['vräkning', 'avhysning', 'uppsägning', 'lägenhet', 'granne'],
  pronoun: ['_han_', '_hon_', '_hen_', '_honom_', '_henne_', '_hennes_', '_hans_', '_hens_', '_dennes_'],
  involved: [
    ...['_barn_', '_elev_', '_boende_', '_brukare_', '_patient_', '_vårdtagare_', '_omsorgstagare_', '_kund_', '_gäst_', '_person_', '_man_', '_kvinna_', '_pojke_', '_flicka_', '_besökare_', '_deltagare_', '_medarbetare_', '_anställd_', '_vikarie_'],
    ...['_mamma_', '_pappa_', '_mormor_', '_morfar_', '_farmor_', '_farfar_', '_hustru_', '_maka_', '_make_', '_sambo_', '_son_', '_dotter_', '_åk_', '_årskurs_', '_klass_'],
  ],
  dwelling: ['boende_', 'invånare_', 'hyresgäster_', 'granne', 'grannar_', 'kund_', 'abonnent_', 'dödsbo_', '_lgh', '_lägenhet', '_klass', '_årskurs', '_åk', '_elever_', '_pojkar_', '_flickor_', '_barn_', 'skol'],
  someone: Object.values(WORDS).flatMap((words) => words.map((word) => `_${word.replace(' ', '_')}`)),
  post: POSTS,
}

const COLUMNS = 32
const OTHER_LETTER = 0
const NO_LETTER = 1
/** Beside a unit's column. */
const DIGIT = 32
const LIKE_DIGIT = 64
const BRACKET = 128
const LETTERS = 'abcdefghijklmnopqrstuvwxyzåäö'
/** From here on letters are not told from other signs. */
const TOLD = 0x250
/** Digits, and signs that are like one to a reading machine or on a worn-out copy. */
export const LIKE_DIGITS = '0123456789OoQDCcUlIi|!][JjZzEAhSsbBgqGTt'
/** A date has so many, which is how the shape of an identity number begins. */
export const LIKE_DIGITS_MIN = 6
const DIGITS_MAX = 15

/** What each unit is: its column among the states, large letters with the small ones, and what it is otherwise. */
const UNITS = Uint8Array.from({length: TOLD}, (_, code) => {
  const sign = String.fromCharCode(code)
  const letter = LETTERS.indexOf(sign.toLowerCase())
  const column = letter >= 0 ? letter + 2 : /\p{L}/u.test(sign) ? OTHER_LETTER : NO_LETTER
  return column | (code >= 48 && code <= 57 ? DIGIT : 0) | (LIKE_DIGITS.includes(sign) ? LIKE_DIGIT : 0) | ('([{<'.includes(sign) ? BRACKET : 0)
})

const {next, told} = statesOf(Object.entries(STEMS))

/** The stems as states (Aho–Corasick): where each unit leads, and which sorts a state tells. */
function statesOf(sorts: readonly (readonly [string, readonly string[]])[]): {readonly next: Uint16Array; readonly told: Uint16Array} {
  const most = sorts.reduce((sum, [, stems]) => sum + stems.join('').length, 1)
  const [children, signs, failure] = [new Uint16Array(most * COLUMNS), new Uint16Array(most), new Uint16Array(most)]
  let made = 1
  for (const [sort, stems] of sorts) {
    for (const stem of stems) {
      let state = 0
      for (const sign of stem) {
        const slot = state * COLUMNS + (sign === '_' ? NO_LETTER : LETTERS.indexOf(sign) + 2)
        if (children[slot] === 0) children[slot] = made++
        state = children[slot] ?? 0
      }
      signs[state] = (signs[state] ?? 0) | SIGN[sort as keyof typeof SIGN]
    }
  }
  // From the shallow to the deep: what a state lacks leads where its longest ending does.
  const waiting = [0]
  for (const state of waiting) {
    for (let column = 0; column < COLUMNS; column++) {
      const slot = state * COLUMNS + column
      const back = state === 0 ? 0 : (children[(failure[state] ?? 0) * COLUMNS + column] ?? 0)
      const child = children[slot] ?? 0
      if (child === 0) children[slot] = back
      else {
        failure[child] = back
        signs[child] = (signs[child] ?? 0) | (signs[back] ?? 0)
        waiting.push(child)
      }
    }
  }
  return {next: children, told: signs}
}

/** The answer for the last text, since all detectors ask of the same. */
let last = ''
let lastSigns = 0
let lastDigits = 0

/** How many digits stand in a text, as far as to fifteen. */
export function digitsIn(text: string): number {
  if (text !== last) read(text)
  return lastDigits
}

/** Whether a text has what a pattern cannot do without, by the bits of `SIGN`. */
export function holds(text: string, signs: number): boolean {
  if (text !== last) read(text)
  return (lastSigns & signs) !== 0
}

function read(text: string): void {
  const start = next[NO_LETTER] ?? 0
  let [state, signs, digits, run] = [start, 0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const unit = code < TOLD ? (UNITS[code] ?? NO_LETTER) : NO_LETTER
    state = next[state * COLUMNS + (unit & (COLUMNS - 1))] ?? 0
    signs |= told[state] ?? 0
    if ((unit & LIKE_DIGIT) === 0) run = 0
    else if (++run >= LIKE_DIGITS_MIN) signs |= SIGN.likeDigits
    if ((unit & DIGIT) !== 0) digits++
    else if ((unit & BRACKET) !== 0) signs |= SIGN.at
  }
  signs |= told[next[state * COLUMNS + NO_LETTER] ?? 0] ?? 0
  ;[last, lastSigns, lastDigits] = [text, signs, Math.min(digits, DIGITS_MAX)]
}
